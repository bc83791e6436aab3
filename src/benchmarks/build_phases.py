"""Tell where the time of a build goes, in one process: a phase that runs within another is not counted for it."""

from __future__ import annotations

import functools
import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import joblib
from sphinx.application import Sphinx

PHASES = {
    "sphinx.application.Sphinx.__init__": "loading",
    "sphinx_gallery.gen_gallery.generate_gallery_rst": "scripts",
    "extensions.figure_files.save": "figures",
    "extensions.measured_errors.measure_outdated": "measuring",
    "sphinx.builders.Builder.read": "reading",
    "extensions.mathjax.Typesetter.typeset_all": "typesetting",
    "sphinx.builders.Builder.write": "writing",
    "sphinx.builders.html.StandaloneHTMLBuilder.finish": "finishing",
}
spent = dict.fromkeys(PHASES.values(), 0.0)
running: list[str] = []
counted = 0.0


def count() -> None:
    """Count the time since the last call for the phase that is running: of this process and of those that ended."""
    global counted
    now = sum(os.times()[:4])
    if running:
        spent[running[-1]] += now - counted
    counted = now


def timed(function: Callable[..., Any], phase: str) -> Callable[..., Any]:
    """Count the time of a function for a phase."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        count()
        running.append(phase)
        try:
            return function(*args, **kwargs)
        finally:
            count()
            running.pop()

    return run


def watch(name: str, phase: str) -> None:
    """Replace a function, or a method, by what counts its time."""
    parts = name.split(".")
    module = next(".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1) if parts[end - 1].islower())
    owner = functools.reduce(getattr, parts[module.count(".") + 1 : -1], importlib.import_module(module))
    setattr(owner, parts[-1], timed(getattr(owner, parts[-1]), phase))


def main(tree: Path) -> None:
    """Build the site of a tree, and print the seconds of each phase as JSON."""
    sys.path[:0] = [str(tree / "docs"), str(tree / "src")]
    for name, phase in PHASES.items():
        watch(name, phase)
    docs = tree / "docs"
    with joblib.parallel_config(backend="sequential"):
        Sphinx(docs, docs, docs / "_build/html", docs / "_build/doctrees", "html", status=None).build()
    print(json.dumps({phase: round(seconds, 2) for phase, seconds in spent.items()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
