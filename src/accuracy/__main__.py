"""Measure the errors of all activations, print the largest, and fail where a bound is exceeded.

``make accuracy`` runs it; ``make accuracy NAMES="relu tanh"`` for some of them.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor

from accuracy.search import Worst, measure
from activation_functions import activations

AMOUNT = 5000


def measured(name: str) -> list[Worst]:
    """Return the worst results of an activation."""
    return list(measure(activations[name], AMOUNT, narrow=True))


def main(names: list[str]) -> int:
    """Print the largest errors, and return the number of those that are too large."""
    too_large: list[Worst] = []
    with ProcessPoolExecutor() as pool:
        for each in pool.map(measured, names):
            for worst in each:
                x = ", ".join(f"{x:.17g}" for x in worst.call.x.ravel()[:3]) + ", …" * (worst.call.x.size > 3)
                given = "".join(f", {name}={value:.3g}" for name, value in worst.call.parameters.items())
                print(
                    f"{worst.call.function.__name__:28} {worst.result.dtype!s:8} {worst.instructions:20} "
                    f"{worst.error.ulps:>7.4g} ULP at {x}{given}",
                    flush=True,
                )
            too_large += [worst for worst in each if worst.error.ulps > worst.allowed]
    for worst in too_large:
        print(worst)
    print(
        f"{len(too_large)} of these errors are larger than allowed." if too_large else "All errors are within bounds."
    )
    return len(too_large)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:] or list(activations))))
