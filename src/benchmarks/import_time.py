"""What `import activation_functions` costs beside `import numpy`: whole processes, by turns.

Prints the medians and their ratio: at most 1.2 is wanted. Run it as ``.venv/bin/python src/benchmarks/import_time.py``.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

MODULES = ["numpy", "activation_functions"]
ROUNDS = 40


def seconds(module: str) -> float:
    """The time of a process that imports a module and ends."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return perf_counter() - start


rounds = [[seconds(module) for module in MODULES] for _ in range(ROUNDS)]
baseline, ours = (median(times) for times in zip(*rounds))
print(f"{MODULES[0]}: {1000 * baseline:.1f} ms, {MODULES[1]}: {1000 * ours:.1f} ms, ratio {ours / baseline:.3f}")
