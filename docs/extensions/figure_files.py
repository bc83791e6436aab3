"""Files of figures with title and licence in them; matplotlib's savefig would lay out and draw once a format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG

from activation_functions.plot import Picture
from extensions.figures import FORMATS, LICENCE

CANVASES = {"svg": FigureCanvasSVG, "png": FigureCanvasAgg, "pdf": FigureCanvasPdf}


def save(figure: Picture, folder: Path, formats: Sequence[str] = FORMATS) -> str:
    """Save the files for download, and return the SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    title = {"Title": figure.name}
    metadata: dict[str, dict[str, Any]] = {
        "svg": title | {"Description": figure.alt, "Rights": LICENCE, "Date": None, "Creator": None},
        "png": title | {"Description": figure.alt, "Copyright": LICENCE},
        "pdf": title | {"Subject": figure.alt, "Keywords": LICENCE, "CreationDate": None, "Creator": None},
    }
    if engine := figure.get_layout_engine():
        engine.execute(figure)
        figure.set_layout_engine("none")  # It has been laid out, and each format would do so again.
    figure.set_facecolor("white")
    with matplotlib.rc_context({"svg.hashsalt": figure.name}):
        for suffix in formats:
            figure.set_dpi(200)
            save_as = getattr(CANVASES[suffix](figure), f"print_{suffix}")
            save_as(folder / f"{figure.name}.{suffix}", metadata=metadata[suffix])
    return (folder / f"{figure.name}.svg").read_text("utf-8")
