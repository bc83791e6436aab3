"""Compare the time of `import activation_functions` with that of `import numpy`, in processes of their own, by turns.

``.venv/bin/python -m benchmarks.import_time`` prints the medians and their ratio, which should be at most 1.2.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

MODULES = ["numpy", "activation_functions"]
ROUNDS = 40


def seconds(module: str) -> float:
    """Time a process that imports a module and ends."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return perf_counter() - start


def main() -> None:
    """Print the medians and their ratio."""
    rounds = [[seconds(module) for module in MODULES] for _ in range(ROUNDS)]
    baseline, ours = (median(times) for times in zip(*rounds))
    print(f"{MODULES[0]}: {1000 * baseline:.1f} ms, {MODULES[1]}: {1000 * ours:.1f} ms, ratio {ours / baseline:.3f}")


if __name__ == "__main__":
    main()
