"""The colours of figures, light and dark, and a light SVG in the dark colours, on a transparent ground, for slides."""

from __future__ import annotations

import re

from activation_functions.palette import AXIS, COLORS, GRID

INK, GROUND = "#000000", "#ffffff"  # of the light figures
LIGHT = {"axis": AXIS, "grid": GRID} | dict(zip("1234", COLORS, strict=True))
DARK = {"axis": "#909090", "grid": "#3a3d42", "1": "#56b4e9", "2": "#f08a4b", "3": "#f0e442", "4": "#9a5cff"}
# In the theme, ink and ground are those of the page.
REPLACED = {INK: "#e6e6e6", GROUND: "#131416"} | {color: DARK[use] for use, color in LIGHT.items()}
BEHIND_ALL = re.compile(r'(?<=<g id="patch_1">)(\s*<path d="[^"]*" style="fill: )#ffffff')


def dark(svg: str) -> str:
    """Write a light SVG in the dark colours."""
    svg = BEHIND_ALL.sub(r"\1none", svg)
    svg = re.sub("#[0-9a-f]{6}", lambda color: REPLACED.get(color[0], color[0]), svg)
    return svg.replace("<svg ", f'<svg fill="{REPLACED[INK]}" ', 1)  # What has no colour of its own is black.
