"""Compare the speed of the activations with plain NumPy, the textbook form, PyTorch and JAX, in one thread.

Each number is the library's time divided by the other's: the median over rounds, with the middle half of the ratios in
parentheses. Each round times all candidates in random order. ``plain`` is the stable form on the page, or else the
library's own function, evaluated for all numbers at once in their own precision; ``textbook`` is the textbook form on
the page; ``exp`` is `numpy.exp` alone, the least that a function with an exponential takes. ``make bench`` runs it;
``make bench NAMES="relu tanh"`` runs it for some activations.
"""

from __future__ import annotations

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import importlib
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from specification.code import functions

SIZES = [10**5, 10**6]
DTYPES = [np.float32, np.float64]
ROUNDS = 15
WIDTH = 100  # of the rows, for functions along an axis
COLUMN = 24  # width in characters
Run = Callable[[np.ndarray], Any]


def torch() -> Callable[[str, dict[str, Any]], tuple[Callable[[np.ndarray], Any], Run]]:
    """Return a function that turns a call into a converter to tensors and a function to time."""
    module = importlib.import_module("torch")
    module.set_num_threads(1)

    def prepare(call: str, names: dict[str, Any]) -> tuple[Callable[[np.ndarray], Any], Run]:
        with module.no_grad():
            return module.from_numpy, eval(f"lambda x: {call}", {"torch": module, **names})

    return prepare


def jax() -> Callable[[str, dict[str, Any]], tuple[Callable[[np.ndarray], Any], Run]]:
    """Return the same for JAX, compiled, and blocking until the result is ready."""
    module = importlib.import_module("jax")
    module.config.update("jax_enable_x64", True)

    def prepare(call: str, names: dict[str, Any]) -> tuple[Callable[[np.ndarray], Any], Run]:
        compiled = module.jit(eval(f"lambda x: {call}", {"jax": module, **names}))
        return module.numpy.asarray, lambda x: compiled(x).block_until_ready()

    return prepare


def frameworks() -> dict[str, Any]:
    """Load the installed frameworks, and print which ones are missing."""
    found = {}
    for load in (torch, jax):
        try:
            found[load.__name__] = load()
        except ImportError:
            print(f"{load.__name__} is not installed here; `make test-frameworks` installs it.")
    return found


def quiet(function: Run) -> Run:
    """Silence a function's floating-point warnings, as the library does."""

    def run(x: np.ndarray) -> Any:
        with np.errstate(all="ignore"):
            return function(x)

    return run


def rivals(activation: Activation[...], x: np.ndarray, installed: dict[str, Any]) -> dict[str, tuple[Run, Any]]:
    """Return the competitors of the library: by name, a function and its argument."""
    on_page = functions(activation.name)
    found = {"exp": (quiet(np.exp), x), "plain": (quiet(on_page.get("stable", activation._evaluate)), x)}
    if "textbook" in on_page:
        found["textbook"] = (quiet(on_page["textbook"]), x)
    for name, prepare in installed.items():
        if call := getattr(activation, name):
            convert, run = prepare(call, activation.parameters)
            found[name] = (run, convert(x))
    return found


def seconds(run: Run, x: Any) -> float:
    """Time one call, after another one that fills the caches."""
    run(x)
    start = perf_counter()
    run(x)
    return perf_counter() - start


def ratios(activation: Activation[...], x: np.ndarray, installed: dict[str, Any]) -> dict[str, np.ndarray]:
    """Divide the library's time by each rival's, round by round."""
    candidates = {"library": (activation, x)} | rivals(activation, x, installed)
    times: dict[str, list[float]] = {name: [] for name in candidates}
    order = np.random.default_rng(0)
    for _ in range(ROUNDS):
        for name in order.permutation(list(candidates)):
            times[name].append(seconds(*candidates[name]))
    library = np.array(times.pop("library"))
    return {name: library / others for name, others in times.items()}


def main(names: list[str]) -> None:
    """Print a row for each activation, size and dtype."""
    installed = frameworks()
    columns = ["exp", "plain", "textbook", *installed]
    print(f"{'':34}" + "".join(f"{column:>{COLUMN}}" for column in columns))
    for dtype in DTYPES:
        for size in SIZES:
            x = np.random.default_rng(0).normal(0, 3, size).astype(dtype)
            for name in names:
                activation = activations[name]
                found = ratios(
                    activation, x if isinstance(activation, Elementwise) else x.reshape(-1, WIDTH), installed
                )
                row = f"{name:18}{dtype.__name__:8}{size:8}"
                for column in columns:
                    if column in found:
                        low, middle, high = np.quantile(found[column], [0.25, 0.5, 0.75])
                        row += f"{f'{middle:.2f} ({low:.2f} to {high:.2f})':>{COLUMN}}"
                    else:
                        row += f"{'-':>{COLUMN}}"
                print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or list(activations))
