"""Scripts of pages with figures that move, of the pieces of the figure of a page: each figure has a room of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from extensions.explorer import PIECES, shorter_style
from extensions.shorter_scripts import shorter
from javascript.functions import compiled

# What figures share, and what each of them has for itself.
SHARED = ("buttons", "curves", "parameters", "rest", "texts")
OWN = ("view", "paths", "picture", "movement", "python", "copies")
MOVING = PIECES.parent / "moving"
FIGURE = MOVING / "figure.js"  # the end of the room


def text_of(paths: list[Path]) -> str:
    """Join files."""
    return "\n".join(path.read_text("utf-8") for path in paths)


def script(folder: Path, data: dict[str, Any], further: str) -> str:
    """Join functions of one number, further ones, data, the room of a figure, and the pieces; `begin.js` comes last."""
    linked = sorted(path for path in MOVING.glob("*.js") if path != FIGURE)
    own = sorted(folder.glob("*.js"), key=lambda path: path.stem == "begin")
    room = [PIECES / f"{piece}.js" for piece in OWN]
    parts = [
        "'use strict';",
        "(() => {",
        compiled(),
        further,
        f"const DATA = {json.dumps(data, ensure_ascii=False)};",
        text_of([PIECES / f"{piece}.js" for piece in SHARED]),
        f"const makeFigure = (given) => {{\n{text_of([*room, FIGURE])}}};",
        text_of([*linked, *own]),
        "})();",
    ]
    return shorter("\n".join(parts))


def publish(app: Sphinx, name: str, folder: Path, data: dict[str, Any], further: str = "") -> None:
    """Write the script and the style sheet of a page, before the rules of others are chosen by the words in scripts."""
    static = app.outdir / "_static"
    sheets = [*sorted(PIECES.glob("*.css")), *sorted(MOVING.glob("*.css")), *sorted(folder.glob("*.css"))]
    static.joinpath(f"{name}.js").write_text(script(folder, data, further), "utf-8")
    static.joinpath(f"{name}.css").write_text(shorter_style(text_of(sheets)), "utf-8")
