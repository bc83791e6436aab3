"""Tell whether a change changes any result: ``python -m faults.results relu gallery/relu.py`` prints a digest.

A change of a function is no fault if every bit is the same afterwards, at numbers of all sizes and in every dtype; one
of a script is none if it still runs, and shows the same values and pictures.
"""

from __future__ import annotations

import ast
import hashlib
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise
from specification import samples

DTYPES = [np.float16, np.float32, np.float64]


def inputs(activation: Activation[...], parameters: dict[str, Any]) -> Iterator[np.ndarray]:
    """Yield numbers with full mantissas of all sizes, few digits, kinks and their neighbours, what is no number."""
    drawn = np.random.default_rng(0)
    sizes = np.ldexp(drawn.uniform(1, 2, 2000), drawn.integers(-1074, 1024, 2000))
    middle = drawn.uniform(-50, 50, 2000)
    few = np.arange(-512, 513) / 8
    points = np.array([*few, *sizes, *-sizes, *middle, np.inf, -np.inf, np.nan, -0.0])
    if isinstance(activation, Elementwise):
        kinks = np.array([*activation.fact("kinks", parameters), *parameters.values()], float)
        yield np.array([*points, *kinks, *np.nextafter(kinks, np.inf), *np.nextafter(kinks, -np.inf)])
    else:
        yield drawn.choice(points, (500, 4))
        yield drawn.choice(few, (500, 6))
        yield drawn.normal(0, 30, (500, 4))
        yield drawn.normal(0, 30, 4)


def bits(function: Callable[..., Any], x: np.ndarray, parameters: dict[str, float]) -> bytes:
    """Return what a function returns, or the error that it raises."""
    try:
        results = function(x, **parameters)
    except (ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError) as error:
        return repr(error).encode()
    return b"".join(np.asarray(result).tobytes() for result in (results if isinstance(results, tuple) else [results]))


def drawn_alike(sample: Callable[..., np.ndarray], x: np.ndarray, **parameters: float) -> np.ndarray:
    """Draw with the same generator each time."""
    return sample(x, rng=np.random.default_rng(0), **parameters)


def of_functions(activation: Activation[...]) -> Iterator[bytes]:
    """Yield all that an activation and its derivative return."""
    functions = samples.functions(activation)
    if hasattr(activation, "sample"):
        functions.append(partial(drawn_alike, activation.sample))
    for parameters in samples.parameters(activation):
        for x, dtype, function in product(inputs(activation, parameters), DTYPES, functions):
            yield bits(function, x.astype(dtype), parameters)


def of_script(path: Path) -> Iterator[bytes]:
    """Yield what a script shows: the values of its lines, and its pictures."""
    names: dict[str, Any] = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Expr):
            value = eval(compile(ast.Expression(node.value), path, "eval"), names)
            shown = getattr(value, "_repr_html_", value.__repr__)()
            yield re.sub(" at 0x[0-9a-f]+", "", shown).encode()  # where it is in memory is another place each time
        else:
            exec(compile(ast.Module([node], []), path, "exec"), names)
    for number in plt.get_fignums():
        canvas = FigureCanvasAgg(plt.figure(number))
        canvas.draw()
        yield canvas.buffer_rgba().tobytes()


def main() -> None:
    """Print a digest of all that some activations, by default all, and some scripts give."""
    warnings.simplefilter("ignore")
    found = hashlib.sha256()
    for name in sys.argv[1:] or activations:
        for result in of_script(Path(name)) if name.endswith(".py") else of_functions(activations[name]):
            found.update(result)
    print(found.hexdigest())


if __name__ == "__main__":
    main()
