"""Pages that follow the library: a file for each activation changes with what is shown; Sphinx compares files alone.

A page that shows facts, docstrings or icons notes these files, and not the modules of the library, as its dependencies.
"""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.initialization import moments
from activation_functions.kinds import Activation, Elementwise
from extensions.icons import icon
from specification import samples
from specification.neighbours import neighbours

FOLDER = "functions/stamps"  # among the sources, beside the generated pages


def stamp_of(app: Sphinx, activation: Activation[...]) -> Path:
    """Return the file that changes when something changes that other pages show of an activation."""
    return Path(app.srcdir, FOLDER, f"{activation.name}.sha256")


def stamp_of_all(app: Sphinx) -> Path:
    """Return the file that changes when an activation comes or goes."""
    return Path(app.srcdir, FOLDER, "all.txt")


def shown(activation: Activation[...]) -> str:
    """Collect what pages show: all that is declared, docstrings, icon, moments, and what it is easily confused with."""
    functions = [*samples.functions(activation), *([activation.sample] if hasattr(activation, "sample") else [])]
    parts = [
        [(field.name, getattr(activation, field.name)) for field in fields(activation)],
        facts(activation),
        [str(each) + (each.__doc__ or "") for each in functions],
        icon(activation),
        moments(activation) if isinstance(activation, Elementwise) else (),
        [(each.activation.name, each.difference, each.where, each.within) for each in neighbours(activation)],
    ]
    return sha256(repr(parts).encode()).hexdigest()


def renew(app: Sphinx) -> None:
    """Write the stamps that have changed, before Sphinx looks for outdated pages."""
    for activation in activations.values():
        write_changed(stamp_of(app, activation), shown(activation))
    write_changed(stamp_of_all(app), "\n".join(f"{one.family} {one.name}" for one in activations.values()))


def write_changed(path: Path, text: str) -> None:
    """Write a file, unless it says the same already: its time tells Sphinx when it has changed."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("builder-inited", renew, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
