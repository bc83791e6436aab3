"""How long the site takes to build: cold (after installation), without a change, and after a change in ``sigmoid``.

Each is a whole process, in a copy of the tree, with the seconds of its phases. At most 25 s cold and 3 s without a change
are wanted, on two cores. Run it as ``.venv/bin/python src/benchmarks/build_time.py``.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, time

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

ROOT = Path(__file__).parents[2]
CHANGE = ("src/activation_functions/sigmoidal.py", "return far / divisor", "return +far / divisor")
# What Sphinx tells of itself, and what has then been done.
PHASES = [
    ("builder-inited", 0, "load"),
    ("builder-inited", 999, "run scripts"),
    ("env-updated", 0, "read pages"),
    ("env-updated", 999, "typeset formulas"),
    ("build-finished", 0, "write pages"),
    ("build-finished", 999, "copy files"),
]


def build(tree: Path) -> dict[str, float]:
    """Build in a process of its own, and return the seconds of the whole and of its phases."""
    times = tree / "times.json"
    environment = os.environ | {
        "PYTHONPATH": str(tree / "src"),
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "0",
        "BEGUN": repr(time()),
    }
    start, used = perf_counter(), cpu()
    subprocess.run([sys.executable, __file__, str(tree)], check=True, cwd=tree, env=environment)
    whole = perf_counter() - start
    return {"all": whole, "processor": cpu() - used, **json.loads(times.read_text())}


def cpu() -> float:
    """The seconds that processors have spent on processes that have ended, which others on the machine hardly change."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def build_here(tree: Path) -> None:
    """Build as ``make html`` does, in this process, and note when each phase is done."""
    docs = tree / "docs"
    sys.modules["phases"] = sys.modules[__name__]
    extensions = ["phases", *runpy.run_path(str(docs / "conf.py"))["extensions"]]
    app = Sphinx(
        docs,
        docs,
        docs / "_build/html",
        docs / "_build/doctrees",
        "html",
        {"extensions": extensions},
        status=None,
        warningiserror=True,
        parallel=os.cpu_count() or 1,
    )
    app.build()
    times, before = {}, float(os.environ["BEGUN"])
    for moment, phase in zip(moments, (phase for _, _, phase in PHASES)):
        times[phase], before = moment - before, moment
    (tree / "times.json").write_text(json.dumps(times))
    sys.exit(app.statuscode)


moments: list[float] = []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Listen to Sphinx, as an extension."""
    for event, priority, _ in PHASES:
        app.connect(event, lambda *_: moments.append(time()), priority=priority)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def copied(folder: Path) -> Path:
    """A copy of the tree, without what has been built; what has been installed is linked."""
    tree = folder / "tree"
    shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".*", "_build", "node_modules", "functions"))
    (tree / "docs/node_modules").symlink_to(ROOT / "docs/node_modules")
    return tree


def main() -> None:
    """Build thrice, and print the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        rows = {"cold": build(tree), "without a change": build(tree)}
        file, old, new = CHANGE
        text = (tree / file).read_text("utf-8")
        if old not in text:
            raise SystemExit(f"{file} no longer contains {old!r}")
        (tree / file).write_text(text.replace(old, new, 1), "utf-8")
        rows["after a change in sigmoid"] = build(tree)
        pages = len(list((tree / "docs/_build/html").rglob("*.html")))
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{pages} pages, {os.cpu_count()} cores, load (1, 5, 15 minutes) {load}")
    for what, seconds in rows.items():
        print(f"{what}: " + ", ".join(f"{phase} {value:.1f} s" for phase, value in seconds.items()))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        build_here(Path(sys.argv[1]))
    else:
        main()
