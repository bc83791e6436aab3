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
from specification.table import LICENCE

CANVASES = {"svg": FigureCanvasSVG, "png": FigureCanvasAgg, "pdf": FigureCanvasPdf}
# Kept where the site is cleaned: the files that take most of the time, by the hash of the SVG that they are drawn like.
STORE = Path(__file__).parents[2] / ".cache/figures"
VERSION = f"{matplotlib.__version__} {sha256(Path(__file__).read_bytes()).hexdigest()}"


def save(figure: Picture, folder: Path, formats: Sequence[str]) -> str:
    """Save the files for download, and return the SVG."""
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

    def draw(suffix: str, file: Path) -> None:
        with matplotlib.rc_context({"svg.hashsalt": figure.name}):
            figure.set_dpi(200)
            getattr(CANVASES[suffix](figure), f"print_{suffix}")(
                file, metadata=figure.metadata(suffix) | rights[suffix]
            )

    svg = folder / f"{figure.name}.svg"
    draw("svg", svg)
    drawn = sha256(VERSION.encode() + svg.read_bytes()).hexdigest()
    STORE.mkdir(parents=True, exist_ok=True)
    for suffix in formats:
        if suffix != "svg":
            kept = STORE / f"{drawn}.{suffix}"
            if not kept.exists():
                draw(suffix, kept.with_suffix(f".{os.getpid()}"))
                kept.with_suffix(f".{os.getpid()}").replace(kept)
            copyfile(kept, svg.with_suffix(f".{suffix}"))
    return svg.read_text("utf-8")
