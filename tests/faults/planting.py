"""Plant a fault in a copy of the tree, run the tests that could see it, and take it back."""

from __future__ import annotations

import functools
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from activation_functions import activations
from faults.drawing import Fault
from faults.part import PUBLISHED, ROOT, THEN
from faults.places import asserted_inputs

LINKED = (".git", ".venv", ".cache", "docs/node_modules", "tests/site/node_modules")
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv*", ".cache", ".*_cache", ".hypothesis", "__pycache__", "_build", "node_modules", "functions"
)
BROWSER = "tests/site"
BUILT = "docs/_build"
SITE = ("docs", f"{BUILT}/html", "-d", f"{BUILT}/doctrees")
# Pytest's sign of tests that have failed, or that could not be read.
FAILED = {1, 2, 4}
OPTIONS = ("-x", "-p", "no:cacheprovider", "--tb=short")
# Two browsers, each of which waits half of the time.
IN_BROWSERS = ("--numprocesses", "2")
# A word that stands on no page, but did in a build before: Sphinx keeps it in the index.
OF_BUILDS_BEFORE = re.compile(rb',"[^"]*":\[\]')
# So many seconds of a processor the tests may take, several times what they need: a loop can have no end.
LONGEST = 200


class Verdict(NamedTuple):
    """What became of a fault: whether a test failed and named the place, and what was said."""

    fault: Fault
    seen: bool
    said: str
    changes: bool = True
    """Whether the library returns, or the site shows, anything else with it."""
    seconds: float = 0.0

    def __str__(self) -> str:
        word = "seen" if self.seen else "NOT SEEN" if self.changes else "no change"
        return f"{word} ({self.fault.kind}, {self.seconds:.0f} s): {self.fault}\n    {self.said}"


class Copy:
    """A copy of the tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.build: subprocess.CompletedProcess[str] | None = None  # of the site with the fault
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
        for name in LINKED:
            if (ROOT / name).exists():
                (folder / name).symlink_to(ROOT / name)

    def plant(self, fault: Fault) -> Verdict:
        """Plant a fault, run its tests, and take it back."""
        path, before = self.folder / fault.file, time.monotonic()
        path.write_text(fault.planted, "utf-8")
        self.build = None
        try:
            return self.judged(fault)._replace(seconds=time.monotonic() - before)
        finally:
            time.sleep(max(0, before + 1 - time.monotonic()))  # compiled files know the second in which one was written
            path.write_text(fault.text, "utf-8")

    def judged(self, fault: Fault) -> Verdict:
        """Run the tests of a fault, one after the other, until it is seen, or is found to change nothing."""
        first, *others = fault.tests.split(THEN)
        verdict = self.judged_by(first, fault)
        if not verdict.seen:
            verdict = verdict._replace(changes=verdict.changes and self.changes(fault))
        for tests in others:
            if verdict.seen or not verdict.changes:
                break
            verdict = self.judged_by(tests, fault)
        return verdict

    def judged_by(self, tests: str, fault: Fault) -> Verdict:
        """Run tests, those of the site on that which is built with the fault, and read whether they name its place.

        A site that cannot be built counts as a test that fails.
        """
        of_site = BROWSER in tests
        if of_site and not self.build:
            self.forget()
            self.build = run_module(self.folder, "sphinx", "-W", "-q", "-j", "auto", *SITE)
            is_all_shown = f"test_{PUBLISHED}" not in tests
            if is_all_shown and not self.build.returncode and site(self.folder) == site(ROOT):
                return Verdict(fault, False, "the site is the same", changes=False)
        run = self.build if of_site else None
        if run is None or not run.returncode:
            run = run_module(self.folder, "pytest", *OPTIONS, *IN_BROWSERS * of_site, *shlex.split(tests))
        output = run.stdout + run.stderr
        words = re.compile(r"\S") if of_site or is_about_all(fault) else named(fault)
        lines = [line for line in output.splitlines() if words.search(line)]
        lines.sort(key=lambda line: not line.startswith("E "))
        if run.returncode == -signal.SIGXCPU:
            return Verdict(fault, True, f"not done after {LONGEST} seconds of a processor")
        if run.returncode in FAILED and lines:
            return Verdict(fault, True, lines[0].strip())
        return Verdict(fault, False, output.strip()[-1000:])

    def forget(self) -> None:
        """Remove what a site has only with the fault before: a build leaves it there."""
        shutil.rmtree(self.folder / BUILT / PUBLISHED, ignore_errors=True)
        folder = self.folder / SITE[1]
        for path in folder.rglob("*"):
            if path.is_file() and not (ROOT / SITE[1] / path.relative_to(folder)).exists():
                path.unlink()

    def check(self, tests: str) -> None:
        """Run tests without a fault: they must pass."""
        run = run_module(self.folder, "pytest", *OPTIONS, *shlex.split(tests))
        if run.returncode:
            sys.exit(f"{run.stdout}{run.stderr}\nThe tests fail without a fault, expected that they pass.")

    def changes(self, fault: Fault) -> bool:
        """Tell whether a change that no test reports changes any result, or what nothing is asserted of."""
        if not fault.results:
            return True
        if fault.kind == "cells" and any(a <= fault.edit.start < b for a, b in asserted_inputs(fault.text)):
            return False
        return results(fault.results) != run_module(self.folder, "faults.results", *fault.results.split()).stdout


def run_module(root: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module with the sources of a tree."""
    path = os.pathsep.join(str(root / folder) for folder in ("src", "tests"))
    environment = os.environ | {"PYTHONPATH": path, "MPLBACKEND": "agg"}
    # A shell sets the limit: what runs between fork and exec in a program with threads must not be Python.
    command = ["sh", "-c", f'ulimit -St {LONGEST}; exec "$@"', "sh", sys.executable, "-m", module, *arguments]
    try:
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=5 * LONGEST)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, -signal.SIGXCPU, "", "")


@functools.cache
def results(arguments: str) -> str:
    """Return the digest of results without a fault."""
    return run_module(ROOT, "faults.results", *arguments.split()).stdout


def site(root: Path) -> dict[str, bytes]:
    """Return the files of the site that has been built of a tree: two builds of the same are the same."""
    folder = root / SITE[1]
    files = [path for path in folder.rglob("[!.]*") if path.is_file()]
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: sha256(OF_BUILDS_BEFORE.sub(b"", content)).digest() for name, content in contents.items()}


def is_about_all(fault: Fault) -> bool:
    """Decide whether a fault is in code about no activation more than another: a test that fails says enough."""
    return fault.file.endswith((".py", ".html", ".svg")) and not fault.about()


def named(fault: Fault) -> re.Pattern[str]:
    """Return what must be said: the file, what it is about, or the word that is wrong; of a file about all, any.

    Tests of the site are not asked: they say what a reader sees, whatever that is.
    """
    path = Path(fault.file)
    names = [fault.file, path.name, *(fault.about() or [*activations, path.stem])]
    wrong = [word for word in re.findall(r"[\w-]+", fault.planted_word) if len(word) > 3]
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names + wrong))})(?![\w-])")
