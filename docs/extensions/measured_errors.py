"""Measured errors and test vectors, renewed when something has changed; tools such as asv measure time alone."""

from __future__ import annotations

import functools
import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import joblib
import numpy as np
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from accuracy.errors import errors, number, numbers, worst
from accuracy.vectors import vectors
from activation_functions import activations
from activation_functions.kinds import Activation
from extensions.error_figure import error_figure
from extensions.figure_colors import dark
from extensions.figure_numbers import csv, of_errors
from extensions.figures import ERRORS, FOLDER
from extensions.outdated import FEW, fingerprint_of
from extensions.stamps import write_changed
from extensions.templates import TEMPLATES
from specification.page import DEFINITIONS, GALLERY, pages
from specification.syntax import Call, walk

RECORDS = Path(__file__).parents[2] / ".cache/errors"  # kept where the site is cleaned
SOURCES = [
    *sorted(Path(worst.__code__.co_filename).parent.glob("*.py")),
    *sorted(Path(walk.__code__.co_filename).parent.glob("*.py")),
    *sorted(Path(__file__).parent.glob("*error*.py")),
    *(Path(__file__).with_name(f"figure_{name}.py") for name in ("colors", "numbers")),
    TEMPLATES / "error_figure.svg",
]


def record_of(name: str) -> Path:
    """Return the file in which the measurement of an activation is kept."""
    return RECORDS / f"{name}.json"


def figure_of(app: Sphinx, name: str) -> Path:
    """Return the file of the figure of errors."""
    return Path(app.srcdir, FOLDER, f"{name}{ERRORS}.svg")


def measure(name: str) -> None:
    """Measure an activation, and keep the results."""
    activation, record = activations[name], record_of(name)
    x = numbers(activation)
    found = errors(activation, x)
    write_changed(record, json.dumps({"x": x.tolist(), "errors": found, "vectors": vectors(activation)}))
    read = formulas_of(name)
    reasons_of(record).write_text(json.dumps({"fingerprint": fingerprint(name, read), "formulas": read}), "utf-8")


def reasons_of(record: Path) -> Path:
    """Return the file that tells what a record depends on; pages depend on the record alone."""
    return record.with_suffix(".dependencies")


def formulas_of(name: str) -> list[str]:
    """Return the activations whose formulas are needed to evaluate those of an activation."""
    needed, new = set(), {name}
    while new:
        needed |= new
        bodies = [body for each in new for body in (DEFINITIONS[each].body, *pages()[each].derivatives)]
        called = {part.name for part in walk(*bodies) if isinstance(part, Call)}
        new = (called & DEFINITIONS.keys()) - needed
    return sorted(needed)


def fingerprint(name: str, formulas: list[str]) -> str:
    """Hash everything that the measurement of an activation depends on."""
    beginnings = [(GALLERY / f"{each}.py").read_text("utf-8").partition("\n# %%")[0] for each in formulas]
    parts = [fingerprint_of([activations[name]]), version("python-flint"), beginnings, sources()]
    return sha256(json.dumps(parts).encode()).hexdigest()


@functools.cache
def sources() -> str:
    """Hash the code that measures."""
    return sha256("".join(path.read_text("utf-8") for path in SOURCES).encode()).hexdigest()


def is_outdated(name: str) -> bool:
    """Decide whether an activation is to be measured, for the first time or again."""
    record = record_of(name)
    reasons = reasons_of(record)
    if not (record.exists() and reasons.exists()):
        return True
    kept = json.loads(reasons.read_text("utf-8"))
    known = all(each in pages() for each in kept["formulas"])
    return not known or kept["fingerprint"] != fingerprint(name, kept["formulas"])


def draw(app: Sphinx, activation: Activation[...]) -> None:
    """Draw the errors that are kept, with a description, light and dark, and write them as numbers."""
    record = json.loads(record_of(activation.name).read_text("utf-8"))
    x, found = np.array(record["x"]), record["errors"]
    name = f"{activation.name}{ERRORS}"
    titles = {"value": activation.name, "slope": activation.slope_name}
    contents = {f"{titles[role]}, error in ULP": by_dtype for role, by_dtype in found.items()}
    alt = described(x, found, titles)
    svg, file = error_figure(name, alt, x, contents), figure_of(app, activation.name)
    write_changed(file, svg)
    write_changed(file.with_name(f"{name}-dark.svg"), dark(svg))
    write_changed(file.with_suffix(".csv"), csv(of_errors(x, contents), alt))


def described(x: np.ndarray, found: dict[str, dict[str, list[float]]], titles: dict[str, str]) -> str:
    """Describe the figure of errors."""
    said = [
        f"Errors in ULP at {len(x)} inputs from {number(x[0])} to {number(x[-1])}, "
        "on an axis that is logarithmic on both sides of 0."
    ]
    for role, by_dtype in worst(x, found).items():
        maxima = [
            f"{number(each.error)} in {dtype}{' at ' * bool(each.error)}{each.place}"
            for dtype, each in by_dtype.items()
        ]
        said.append(f"{titles[role][0].upper()}{titles[role][1:]}: the largest is {', '.join(maxima)}.")
    return " ".join(said)


def measure_outdated(app: Sphinx) -> None:
    """Measure what is outdated, and draw what is missing."""
    outdated = list(filter(is_outdated, activations))
    RECORDS.mkdir(parents=True, exist_ok=True)
    joblib.Parallel(n_jobs=-1 if len(outdated) > FEW else 1)(map(joblib.delayed(measure), outdated))
    for name, activation in activations.items():
        if name in outdated or not figure_of(app, name).with_suffix(".csv").exists():
            draw(app, activation)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Measure before pages are read."""
    app.connect("builder-inited", measure_outdated, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
