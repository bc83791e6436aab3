"""Figures with a description for people who cannot see them, which files and notebooks keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure

# What the formats call a description.
DESCRIPTIONS = {"svg": "Description", "png": "Description", "pdf": "Subject"}


class Picture(Figure):
    """A figure with a name and a description, which `savefig` writes into SVG, PNG and PDF, and a notebook shows.

    Parameters
    ----------
    name : str
        The name of its files, such as ``"elu-alpha"``.
    alt : str
        A description for people who cannot see it.
    *args, **kwargs
        As for `matplotlib.figure.Figure`.
    """

    def __init__(self, *args: Any, name: str, alt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name
        self.alt = alt

    def metadata(self, suffix: str) -> dict[str, Any]:
        """Return name and description as the metadata of a file; empty for a format that has none."""
        return {"Title": self.name, DESCRIPTIONS[suffix]: self.alt} if suffix in DESCRIPTIONS else {}

    def savefig(self, fname: Any, **kwargs: Any) -> None:
        """Save the figure, with its name and description as metadata."""
        named = Path(fname).suffix[1:] if isinstance(fname, str | Path) else ""
        suffix = kwargs.get("format") or named or matplotlib.rcParams["savefig.format"]
        if own := self.metadata(suffix.lower()):
            kwargs["metadata"] = own | (kwargs.get("metadata") or {})
        super().savefig(fname, **kwargs)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give the description to a notebook, which has ways of its own to draw the figure."""
        return {}, {kind: {"alt": self.alt} for kind in {"image/png", "image/svg+xml", "image/jpeg"}}
