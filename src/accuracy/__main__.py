"""Search for the largest errors of all activations, write them down, and fail where a bound is exceeded.

``make accuracy`` runs it; ``make accuracy NAMES="relu tanh"`` for some of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from accuracy.processor import instruction_sets, run_without
from accuracy.search import searched
from accuracy.ulps import DTYPES
from accuracy.witnesses import Witness, read, write
from activation_functions import activations


def main(names: list[str]) -> int:
    """Print the largest errors, write them down, and return the number of those that are too large."""
    sets = instruction_sets()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = {
            name: [
                # What is rounded to another dtype does not show how its float64 was computed.
                pool.submit(run_without, features, searched, name, label, [np.float64] if features else DTYPES)
                for label, features in sets.items()
            ]
            for name in names
        }
        for name, parts in runs.items():
            found = largest(witness for part in parts for witness in part.result())
            print(
                *(f"{each.error:>7.4g} ULP, {each.allowed:g} allowed: {each}" for each in found), sep="\n", flush=True
            )
            write([*(each for each in read().values() if each.name in activations.keys() - {name}), *found])
    too_large = [each for each in read().values() if each.name in names and each.error > each.allowed]
    for witness in too_large:
        print(f"{witness} is off by {witness.error} ULP, at most {witness.allowed} are allowed")
    return len(too_large)


def largest(found: Iterable[Witness]) -> list[Witness]:
    """Return the witness with the largest error for each function and dtype, with all inputs that were tried."""
    by_key: dict[tuple[str, str, str], list[Witness]] = {}
    for witness in found:
        by_key.setdefault(witness.key, []).append(witness)
    return [
        max(each, key=lambda witness: witness.error)._replace(inputs=sum(witness.inputs for witness in each))
        for each in by_key.values()
    ]


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:] or list(activations))))
