"""Files of figures with title and licence in them; matplotlib's savefig would lay out and draw once a format."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from activation_functions.plot import Picture
from extensions import dark_figures, pgfplots
from extensions.drawn_numbers import numbers
from extensions.figure_colors import dark
from extensions.figure_numbers import csv
from specification.table import LICENCE

# A PNG is a third larger than by default, and packed in two thirds of the time.
OPTIONS: dict[str, dict[str, Any]] = {"png": {"pil_kwargs": {"compress_level": 1}}}
CANVASES = {"svg": FigureCanvasSVG, "png": FigureCanvasAgg, "pdf": FigureCanvasPdf}
DARK_PNG = "-dark.png"
# Kept where the site is cleaned: the files that take most of the time, by the hash of the SVG that they are drawn like.
STORE = Path(__file__).parents[2] / ".cache/figures"
SOURCES = [Path(__file__), *(Path(__file__).with_name(f"{name}.py") for name in ("dark_figures", "figure_colors"))]
VERSION = f"{matplotlib.__version__} {sha256(b''.join(source.read_bytes() for source in SOURCES)).hexdigest()}"


def save(figure: Picture, folder: Path, endings: Sequence[str]) -> str:
    """Save the files for download whose names have these endings behind that of the figure, and return the SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    rights: dict[str, dict[str, Any]] = {
        "svg": {"Rights": LICENCE, "Date": None, "Creator": None},
        "png": {"Copyright": LICENCE},
        "pdf": {"Keywords": LICENCE, "CreationDate": None, "Creator": None},
    }
    if engine := figure.get_layout_engine():
        engine.execute(figure)
        figure.set_layout_engine("none")  # It has been laid out, and each format would do so again.
    figure.set_facecolor("white")
    canvases = {suffix: canvas(figure) for suffix, canvas in CANVASES.items()}  # One measures a text once.

    def draw(suffix: str, file: Path) -> None:
        with matplotlib.rc_context({"svg.hashsalt": figure.name}):
            figure.set_dpi(200)
            figure.set_canvas(canvases[suffix])
            getattr(canvases[suffix], f"print_{suffix}")(
                file, metadata=figure.metadata(suffix) | rights[suffix], **OPTIONS.get(suffix, {})
            )

    svg = folder / f"{figure.name}.svg"
    draw("svg", svg)
    drawn = sha256(VERSION.encode() + svg.read_bytes()).hexdigest()
    STORE.mkdir(parents=True, exist_ok=True)
    shown = numbers(figure)
    for ending in sorted(endings, key=DARK_PNG.__eq__):  # It is the last: its colours stay with the figure.
        file = folder / f"{figure.name}{ending}"
        match ending:
            case ".csv":
                file.write_text(csv(shown, figure.alt), "utf-8")
            case ".tex":
                file.write_text(pgfplots.code(figure.axes[0], shown, figure.name, figure.alt), "utf-8")
            case "-dark.svg":
                file.write_text(dark(svg.read_text("utf-8")), "utf-8")
            case ".png" | ".pdf" | "-dark.png":
                kept = STORE / f"{drawn}{ending}"
                if not kept.exists():
                    if ending == DARK_PNG:
                        dark_figures.darken(figure)
                    own = kept.with_name(f"{kept.name}.{os.getpid()}")
                    draw(file.suffix[1:], own)
                    own.replace(kept)
                copyfile(kept, file)
    return svg.read_text("utf-8")
