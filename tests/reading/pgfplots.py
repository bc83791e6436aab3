"""Read a picture of pgfplots: the plots with their points and colours, the legend, the limits of the axes.

A command that is not known, or a bracket without another, is an error: LaTeX is not everywhere to say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

COLOR = re.compile(r"\\definecolor\{(\w+)\}\{HTML\}\{([0-9A-F]{6})\}")
AXIS = re.compile(r"\\begin\{axis\}\[\n(.*?),\n\]", re.DOTALL)
PLOT = re.compile(r"\\addplot\[([^]]*)\]\s+coordinates \{([^}]*)\};")
ENTRY = re.compile(r"\\addlegendentry\{((?:[^{}]|\\_)*)\}")
POINT = re.compile(r"\((-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)\)")
LIMIT = re.compile(r"\b([xy]m(?:in|ax))=(-?[\d.]+)")
DASHES = {"solid", "dashed", "dash dot", "dotted"}


@dataclass
class Plot:
    """A line, or dots, which are full or empty."""

    color: str
    dashes: str
    marks: str
    points: list[tuple[float, float]]


@dataclass
class Picture:
    """What is drawn, the colours in hexadecimal by name, and the names of colours by what the legend says."""

    limits: dict[str, float]
    colors: dict[str, str]
    plots: list[Plot] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)


def read(code: str) -> Picture:
    """Read a picture."""
    body = "\n".join(line for line in code.splitlines() if not line.startswith("%"))
    inner = re.fullmatch(r"\\begin\{tikzpicture\}\n(.*)\\end\{axis\}\n\\end\{tikzpicture\}", body.strip(), re.DOTALL)
    assert inner, f"not an axis in a picture: {body[:60]}"
    [options] = AXIS.findall(inner[1])
    colors = {name: f"#{color.lower()}" for name, color in COLOR.findall(inner[1])}
    picture = Picture({name: float(value) for name, value in LIMIT.findall(options)}, colors)
    rest = AXIS.sub("", COLOR.sub("", inner[1]))
    while rest := rest.strip():
        if plot := PLOT.match(rest):
            picture.plots.append(plot_of(plot[1], plot[2], colors))
        elif plot := ENTRY.match(rest):
            picture.legend[text(plot[1])] = picture.plots[-1].color
        assert plot, f"not read: {rest[:60]}"
        rest = rest[plot.end() :]
    assert options.count("{") == options.count("}") and options.count("[") == options.count("]")
    return picture


def plot_of(options: str, coordinates: str, colors: dict[str, str]) -> Plot:
    """Read a plot."""
    color, *others = options.split(", ")
    assert color in colors, f"the colour {color} is not defined"
    points = [(float(x), float(y)) for x, y in POINT.findall(coordinates)]
    assert points and not POINT.sub("", coordinates).strip(), f"not points: {POINT.sub('', coordinates)[:60]}"
    if "only marks" in others:
        return Plot(color, "", "empty" if "mark options={fill=white" in options else "full", points)
    [dashes] = DASHES & set(others)
    return Plot(color, dashes, "", points)


def text(code: str) -> str:
    """Read a label, in which everything but letters and brackets is written in another way."""
    assert not re.search(r"[\\$#%&_^~]", code.replace("$'$", "").replace(r"\_", "")), f"LaTeX reads {code} otherwise"
    return code.replace("$'$", "′").replace(r"\_", "_")
