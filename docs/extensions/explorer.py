"""The figures of functions of one number move, by a button below; what draws charts in browsers reads no formula.

The button brings the script. Those of libraries weigh ten times as much.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.curve import Curve
from activation_functions.kinds import Elementwise
from activation_functions.plot.curves import height_of, limits_of_heights, window_of
from extensions.folded_code import figure_of
from extensions.gallery import name_of
from extensions.shorter_scripts import shorter
from extensions.templates import render
from extensions.written import when_written
from javascript.functions import compiled

PIECES = Path(__file__).parents[1] / "explorer"
CAPTION = "<figcaption>"


def add_button(app: Sphinx, doctree: nodes.document) -> None:
    """Put the button below the figure of the page."""
    name = name_of(app.env.docname)
    activation = activations.get(name or "")
    if not isinstance(activation, Elementwise):
        return
    put_button(doctree, activation.name, {"limits": " ".join(map(str, limits(activation)))})


def put_button(doctree: nodes.document, name: str, data: dict[str, str]) -> None:
    """Put a button, with what its script has to know, below the figure of an activation."""
    button = render("explore.html", data={"name": name, **data}).astext()
    for node in list(doctree.findall(nodes.raw)):
        if figure_of(node) == name:
            node.replace_self(nodes.raw("", node.astext().replace(CAPTION, CAPTION + button, 1), format="html"))


def limits(activation: Elementwise[...]) -> list[float]:
    """Return the limits of the axes of the figure that `Elementwise.plot` draws: left, right, bottom and top."""
    window = window_of(activation.fact("kinks"))
    functions = (activation, activation.derivative)
    values = [Curve.of(activation, function, "", {}, window).y for function in functions]
    low, high = limits_of_heights(np.concatenate(values), height_of(window))
    return [float(f"{limit:.9g}") for limit in (*window, low, high)]


def script() -> str:
    """Join the functions and the pieces of the script, in a room of their own."""
    pieces = [piece.read_text("utf-8") for piece in sorted(PIECES.glob("*.js"))]
    return shorter("\n".join(["'use strict';", "(() => {", compiled(), *pieces, "})();"]))


def style() -> str:
    """Join the style sheets."""
    return shorter_style("".join(sheet.read_text("utf-8") for sheet in sorted(PIECES.glob("*.css"))))


def shorter_style(sheets: str) -> str:
    """Leave out of style sheets what a browser does not need."""
    plain = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
    return re.sub(
        r"\s*([{};,>])\s*|:\s+|\s+", lambda space: space[1] or (":" if ":" in space[0] else " "), plain
    ).strip()


def publish(app: Sphinx) -> None:
    """Write the script and the style sheet, before the rules of others are chosen by the words in scripts."""
    static = app.outdir / "_static"
    static.joinpath("explorer.js").write_text(script(), "utf-8")
    static.joinpath("explorer.css").write_text(style(), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build, before the figure gets its place."""
    app.connect("doctree-read", add_button, priority=650)
    when_written(app, publish, priority=800)
    app.add_js_file("explore.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
