"""The figures of functions of a vector and of two halves move, too; what draws charts in browsers reads no formula."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.curve import WINDOW
from activation_functions.kinds import Activation, Gated, Vector
from extensions.explorer import PIECES, put_button, shorter_style
from extensions.gallery import name_of
from extensions.shorter_scripts import shorter
from extensions.written import when_written
from javascript.several import compiled
from specification.page import pages

OF_CURVES = ("address_of_curves", "begin", "curves", "drawing", "movement", "paths", "python")  # are not shared


class Moving(NamedTuple):
    """A kind whose figures move: its script, and the numbers from which a figure starts."""

    kind: Any
    script: str
    start: Callable[[str], list[float]]


def drawn_scores(name: str) -> list[float]:
    """Return the vector that the figure of a page shows."""
    for node in ast.walk(ast.parse(pages()[name].path.read_text("utf-8"))):
        match node:
            case ast.Call(ast.Attribute(ast.Name(called), "plot"), [scores]) if called == name:
                return [float(each) for each in ast.literal_eval(scores)]
    raise ExtensionError(f"gallery/{name}.py: no {name}.plot(...) of a vector is found, expected one")


MOVING = (Moving(Vector, "vectors", drawn_scores), Moving(Gated, "pairs", lambda name: list(WINDOW)))


def add_button(app: Sphinx, doctree: nodes.document) -> None:
    """Put the button below the figure of the page."""
    activation: Activation[...] | None = activations.get(name_of(app.env.docname) or "")
    for kind, script, start in MOVING:
        if isinstance(activation, kind):
            numbers = " ".join(f"{each:g}" for each in start(activation.name))
            put_button(doctree, activation.name, {"script": script, "start": numbers})


def pieces(folder: str, suffix: str) -> list[Path]:
    """Return the pieces of which a script or a style sheet consists: those that are shared, and its own."""
    shared = [each for each in sorted(PIECES.glob(f"*.{suffix}")) if each.stem not in OF_CURVES]
    return [*shared, *sorted(PIECES.glob(f"several/*.{suffix}")), *sorted(PIECES.glob(f"{folder}/*.{suffix}"))]


def publish(app: Sphinx) -> None:
    """Write the scripts and the style sheets, before the rules of others are chosen by the words in scripts."""
    for kind, name, _ in MOVING:
        texts = {suffix: [each.read_text("utf-8") for each in pieces(name, suffix)] for suffix in ("js", "css")}
        script = shorter("\n".join(["'use strict';", "(() => {", compiled(kind), *texts["js"], "})();"]))
        (app.outdir / f"_static/{name}.js").write_text(script, "utf-8")
        (app.outdir / f"_static/{name}.css").write_text(shorter_style("".join(texts["css"])), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build, before the figure gets its place."""
    app.connect("doctree-read", add_button, priority=650)
    when_written(app, publish, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
