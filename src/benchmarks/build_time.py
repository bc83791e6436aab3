"""Measure how long the site takes to build: nothing changed, one function changed, and cold, with more and more pages.

Pages beyond those of the gallery are copies under other names. Each build is a `make html` of a copy of the tree, with
what has been installed. Run it as ``.venv/bin/python -m benchmarks.build_time``, for other numbers of pages with these
numbers behind it.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase
from time import perf_counter
from typing import NamedTuple

from activation_functions import activations

ROOT = Path(__file__).parents[2]
PAGES = [len(activations), 107, 400]
COPIED = ["celu", "elu", "gelu", "mish", "prelu", "relu", "silu", "softplus", "softsign", "squareplus"]
CHANGE = ("src/activation_functions/sigmoidal.py", "return far / divisor", "return +far / divisor")
ROLE = "(?:_derivative|_second_derivative|_inverse)?"  # of a function, behind the name of its activation
INSTALLED = [".venv", "docs/node_modules"]
LEFT_OUT = (".*", "_build", "functions", "node_modules", "__pycache__")


class Build(NamedTuple):
    """A build: its seconds, by the clock and of the processors, and the pages that it read and wrote."""

    seconds: float
    processor: float
    read: int
    written: int


def build(tree: Path) -> Build:
    """Build as a user does, and find out what was done by the times of files."""
    doctrees, site = tree / "docs/_build/doctrees", tree / "docs/_build/html"
    before = {path: path.stat().st_mtime_ns for path in [*doctrees.rglob("*.doctree"), *site.rglob("*.html")]}
    start, used = perf_counter(), processor_time()
    environment = os.environ | {"PYTHONPATH": str(tree / "src")}
    subprocess.run(["make", "html"], cwd=tree, check=True, env=environment, stdout=subprocess.DEVNULL)
    seconds, processor = perf_counter() - start, processor_time() - used
    read, written = (
        sum(path.stat().st_mtime_ns != before.get(path) for path in folder.rglob(pattern))
        for folder, pattern in ((doctrees, "*.doctree"), (site, "*.html"))
    )
    return Build(seconds, processor, read, written)


def processor_time() -> float:
    """Return the seconds of processors on processes that have ended, which others on the machine hardly change."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def copy_tree(folder: Path, pages: int) -> Path:
    """Copy the tree without what has been built, link what has been installed, and add pages."""
    tree = folder / f"tree-{pages}"
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for installed in INSTALLED:
        (tree / installed).symlink_to(ROOT / installed)
    for name, new in islice(new_names(), pages - len(activations)):
        add_copy(tree, name, new)
    return tree


def new_names() -> Iterator[tuple[str, str]]:
    """Yield the names in COPIED, by turns, each with a new name."""
    for suffix in product(ascii_lowercase, repeat=2):
        for name in COPIED:
            yield name, name + "".join(suffix)


def page_of(tree: Path, name: str) -> Path:
    """Return the script of an activation."""
    return tree / "gallery" / f"{name}.py"


def add_copy(tree: Path, name: str, new: str) -> None:
    """Add an activation and its page under a new name."""
    word = re.compile(rf"(?:(?<![\w\\])|(?<=\.\. _)){name}(?={ROLE}\b)")
    page_of(tree, new).write_text(word.sub(new, page_of(tree, name).read_text("utf-8")), "utf-8")
    module = tree / "src/activation_functions" / f"{activations[name].family}.py"
    text = module.read_text("utf-8")
    blocks = [block for block in re.split(r"\n\n\n(?=@)", text) if re.search(rf"^def {name}{ROLE}\(", block, re.M)]
    copies = "\n\n\n".join(word.sub(new, block) for block in blocks)
    module.write_text(f"{text}\n\n{copies}\n\n\n__all__ += [{new!r}]\n", "utf-8")


def change(tree: Path) -> None:
    """Change the expression of a function, but not its values."""
    file, old, new = CHANGE
    text = (tree / file).read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{file} no longer contains {old!r}")
    (tree / file).write_text(text.replace(old, new, 1), "utf-8")


def main(pages: list[int]) -> None:
    """Build with each number of pages, and print a table."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} cores, load (1, 5, 15 minutes) {load}")
    print_phases(pages[0])
    print(f"{'':32}{'seconds':>8}{'processor':>11}{'read':>6}{'written':>9}")
    for number in pages:
        with tempfile.TemporaryDirectory() as folder:
            tree = copy_tree(Path(folder), number)
            print_row(f"{number} activations, cold", build(tree))
            build(tree)  # so that folders that Python has written into are no longer newer than the site
            print_row("  nothing changed", build(tree))
            (tree / "docs/citing.md").touch()
            print_row("  a page touched", build(tree))
            change(tree)
            print_row("  sigmoid changed", build(tree))
            shutil.rmtree(tree / "docs/_build")
            shutil.rmtree(tree / "docs/functions")
            print_row("  cold, with figures kept", build(tree))


def print_phases(number: int) -> None:
    """Print where the time of a cold build goes."""
    with tempfile.TemporaryDirectory() as folder:
        tree = copy_tree(Path(folder), number)
        environment = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "MPLBACKEND": "agg"}
        command = [sys.executable, "-m", "benchmarks.build_phases", str(tree)]
        run = subprocess.run(command, check=True, cwd=tree / "src", env=environment, capture_output=True, text=True)
    phases = json.loads(run.stdout.splitlines()[-1])
    print(f"{number} activations, cold, in one process, seconds of the processor:")
    print(", ".join(f"{phase} {seconds:.1f}" for phase, seconds in phases.items()))


def print_row(title: str, done: Build) -> None:
    """Print a row of the table."""
    print(f"{title:32}{done.seconds:8.2f}{done.processor:11.2f}{done.read:6}{done.written:9}", flush=True)


if __name__ == "__main__":
    main(list(map(int, sys.argv[1:])) or PAGES)
