"""Figures of matplotlib in the dark colours, on a transparent ground, by the colours of their artists."""

from __future__ import annotations

from typing import Any

from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from extensions.figure_colors import REPLACED

PARTS = {
    Line2D: ("color", "markerfacecolor", "markeredgecolor"),
    Patch: ("facecolor", "edgecolor"),
    Collection: ("facecolor", "edgecolor"),
    Text: ("color",),
}


def darken(figure: Figure) -> None:
    """Give a figure the dark colours, for good."""
    figure.set_facecolor("none")
    for artist in figure.findobj():
        if artist is figure.patch:
            continue
        if isinstance(artist, Collection) and artist.get_array() is not None:
            artist.update_scalarmappable()
            artist.set_array(None)  # Its colours would be computed again.
        for kind, parts in PARTS.items():
            if isinstance(artist, kind):
                for part in parts:
                    getattr(artist, f"set_{part}")(replaced(getattr(artist, f"get_{part}")()))


def replaced(colors: Any) -> Any:
    """Replace a colour, or several, and keep how opaque they are; an artist may make all but "none" more opaque."""
    rows = [
        to_rgba(REPLACED.get(to_hex(row), to_hex(row)), row[3]) if row[3] else "none" for row in to_rgba_array(colors)
    ]
    is_one = isinstance(colors, str) or len(colors) == 0 or not hasattr(colors[0], "__len__")
    return (rows[0] if rows else "none") if is_one else rows
