r"""The figure of a function of one number as code for LaTeX, by the package pgfplots, from the numbers that it shows.

tikzplotlib, which translates figures of matplotlib, does not run with its present versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from matplotlib.axes import Axes

from activation_functions.palette import COLORS, STYLES
from extensions.drawn_numbers import EMPTY
from extensions.figure_numbers import Row
from specification.table import LICENCE

DASHES = dict(zip(STYLES, ("solid", "dashed", "dash dot", "dotted"), strict=True))

ROOM = 10  # With more numbers along an axis of the usual width, they touch.


def code(axes: Axes, rows: Iterable[Row], name: str, alt: str) -> str:
    """Write the code that a document takes in by its command `input`."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    distance = 1 if right - left <= ROOM else 2
    curves = [(label, list(each)) for label, each in groupby(sorted(rows, key=order), key=itemgetter("series"))]
    lines = [
        f"% The function {name} and its derivative. Put \\usepackage{{pgfplots}} before \\begin{{document}},",
        f"% and \\input{{{name}.tex}} where the picture is to be.",
        f"% {alt}",
        f"% From Activation Functions, functions/{name}.html. {LICENCE}",
        r"\begin{tikzpicture}",
        *(f"\\definecolor{{curve{number}}}{{HTML}}{{{COLORS[number][1:].upper()}}}" for number in range(len(curves))),
        r"\begin{axis}[",
        "  axis equal image, axis lines=middle, grid=major,",
        f"  xtick distance={distance}, ytick distance={distance},",
        f"  xmin={left:g}, xmax={right:g}, ymin={low:.4g}, ymax={high:.4g},",
        "  every axis plot/.append style={very thick},",
        "  legend style={draw=none, at={(0,1.02)}, anchor=south west, legend columns=-1},",
        "]",
        *(line for number, (label, each) in enumerate(curves) for line in curve(number, label, each)),
        r"\end{axis}",
        r"\end{tikzpicture}",
    ]
    return "\n".join(lines) + "\n"


def order(row: Row) -> tuple[Any, ...]:
    """Sort the derivative behind the function; lines before dots stay in their order."""
    return "′" in row["series"], row["series"]


def curve(number: int, label: str, rows: list[Row]) -> Iterator[str]:
    """Write a curve: a plot for each of its pieces, of which the first stands in the legend, and its dots."""
    look = f"curve{number}, {list(DASHES.values())[number]}"
    title = label.replace("_", r"\_").replace("′", "$'$")
    parts = groupby((row for row in rows if "part" in row), key=itemgetter("part"))
    for place, (_, points) in enumerate(parts):
        yield f"\\addplot[{look}{', forget plot' if place else ''}] coordinates {{"
        yield f"{coordinates(points)}}};"
        if not place:
            yield f"\\addlegendentry{{{title}}}"
    for dot, points in groupby((row for row in rows if row.get("dot")), key=itemgetter("dot")):
        fill = "white" if dot == EMPTY else f"curve{number}"
        yield f"\\addplot[curve{number}, only marks, mark=*, mark options={{fill={fill}, solid}}, forget plot]"
        yield f"coordinates {{{coordinates(points)}}};"


def coordinates(rows: Iterable[Row]) -> str:
    """Write points, a few in a line."""
    points = [f"({row['x']},{float(row['y']):.6g})" for row in rows]
    return "\n".join(" ".join(points[start : start + 6]) for start in range(0, len(points), 6))
