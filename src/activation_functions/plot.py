"""Pictures of activations.

The module needs matplotlib and is imported where something is drawn, not with the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from activation_functions.activation import Elementwise, ElementwiseFunction, Vector

__all__ = ["Picture", "picture", "elementwise", "vector", "heat_map", "icon"]

# Okabe and Ito's colours for all kinds of colour vision, the last one darkened; line styles tell the curves apart, too.
COLORS = ["#0072b2", "#d55e00", "#009e73", "#a8518a"]
STYLES = ["-", "--", "-.", ":"]
AXIS, GRID = "#808080", "#cccccc"

WIDTH = 4.5  # inches: a phone shows the text, of 10 points, in about its real size
WINDOW = (-4.0, 4.0)
HEIGHT = (-2.5, 3.0)  # how far down and up a curve is followed

LOOK: Any = {
    "axes.edgecolor": AXIS,
    "axes.prop_cycle": cycler(color=COLORS, linestyle=STYLES, linewidth=[2.0] * len(COLORS)),
    "axes.spines.right": False,
    "axes.spines.top": False,
}


class Picture(Figure):
    """A figure with a name and a text for those who do not see it.

    Parameters
    ----------
    name : str
        What its files are called, such as ``"elu-alpha"``.
    alt : str
        What is to be seen.
    *args, **kwargs
        As for `matplotlib.figure.Figure`.
    """

    def __init__(self, *args: Any, name: str, alt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name
        self.alt = alt


def picture(name: str, alt: str, height: float = 3) -> Axes:
    """Begin a picture of one's own, in the look of the others.

    Parameters
    ----------
    name : str
        What its files are called: the name of an activation, a hyphen, and what is shown of it.
    alt : str
        What is to be seen, for those who do not see it.
    height : float
        In inches, beside a width of 4.5.

    Returns
    -------
    matplotlib.axes.Axes
        To draw on. What is plotted takes the colours and line styles of the palette by turns.
    """
    return _panels(name, alt, [height])[0]


def elementwise(activation: Elementwise[Any], alt: str, **parameters: Any) -> Axes:
    """Draw a function of one number and its derivative: see `Elementwise.plot`.

    Both axes have the same unit, so that a slope of 1 is seen as one. Where a curve jumps it is interrupted, and a dot
    marks the value that is taken.
    """
    name = "-".join([activation.name, *parameters])
    function, derivative = f"{activation.name}(x)", f"{activation.name}′(x)"
    lists = {key: values for key, values in parameters.items() if isinstance(values, Iterable)}
    if not lists:
        curves = {function: (activation, parameters), derivative: (activation.derivative, parameters)}
        return _draw(name, alt, activation, [("", curves)])
    if len(lists) > 1:
        raise ValueError(f"{activation.name}: lists for {' and '.join(lists)}, expected a list for one parameter")
    ((key, values),) = lists.items()
    chosen = {f"{key} = {value:.4g}": parameters | {key: value} for value in values}
    return _draw(
        name,
        alt,
        activation,
        [
            (title, {label: (curve, values) for label, values in chosen.items()})
            for title, curve in [(function, activation), (derivative, activation.derivative)]
        ],
    )


def vector(activation: Vector[Any], alt: str, x: ArrayLike, **parameters: Any) -> Axes:
    """Draw a vector and what it becomes, as bars: see `Vector.plot`."""
    given = np.asarray(x)
    if given.ndim != 1:
        raise ValueError(f"{activation.name}: x has {given.ndim} dimensions, expected one vector")
    panels = _panels("-".join([activation.name, *parameters]), alt, [1.7, 1.7])
    results = {"x": given, f"{activation.name}(x)": activation(given, **parameters)}
    for axes, color, (title, values) in zip(panels, COLORS, results.items()):
        bars = axes.bar(range(1, len(values) + 1), values, width=0.6, color=color)
        axes.bar_label(bars, [_text(value) for value in values], padding=2)
        axes.axhline(0, color=AXIS, linewidth=1)
        axes.set_title(title, loc="left", fontsize="medium")
        axes.set(xticks=range(1, len(values) + 1), yticks=[])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.margins(y=0.2)
    return panels[-1]


def heat_map(name: str, alt: str, matrix: ArrayLike, xlabel: str = "", ylabel: str = "") -> Axes:
    """Draw a matrix as a grid of numbers, shaded by sign and size.

    Parameters
    ----------
    name, alt : str
        As for `picture`.
    matrix : array_like
        Two-dimensional.
    xlabel, ylabel : str
        What the columns and the rows are.

    Returns
    -------
    matplotlib.axes.Axes
        With the grid.
    """
    entries = np.asarray(matrix)
    rows, columns = entries.shape
    axes = picture(name, alt, height=0.45 * rows + 0.5)
    # Paler means closer to 0; at most half opaque, so that the numbers can be read on it.
    shades = LinearSegmentedColormap.from_list(
        "", [to_rgba(COLORS[1], 0.5), to_rgba(COLORS[1], 0), to_rgba(COLORS[0], 0), to_rgba(COLORS[0], 0.5)]
    )
    limit = np.abs(entries).max()
    edges = [np.arange(n + 1) + 0.5 for n in (columns, rows)]
    axes.pcolormesh(*edges, entries, cmap=shades, vmin=-limit, vmax=limit, edgecolors=GRID, linewidth=0.5)
    for (i, j), entry in np.ndenumerate(entries):
        axes.text(j + 1, i + 1, _text(entry), ha="center", va="center")
    axes.set(xlabel=xlabel, ylabel=ylabel, xticks=range(1, columns + 1), yticks=range(1, rows + 1))
    axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    return axes


def icon(activation: Elementwise[Any] | Vector[Any]) -> Figure:
    """Draw a small picture without words, for an index."""
    figure = Figure(figsize=(1.6, 1.1), facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    if hasattr(activation, "derivative"):
        x = np.linspace(-4, 4, 65)
        axes.plot(x, activation(x), color=COLORS[0], linewidth=2)
        axes.set(xlim=WINDOW, ylim=(-2.75, 2.75))
    else:
        axes.bar(range(4), activation([5, 2, -1, 3]), color=COLORS[0])
    return figure


Curves = dict[str, tuple["ElementwiseFunction[Any]", dict[str, Any]]]


def _draw(name: str, alt: str, activation: Elementwise[Any], contents: Sequence[tuple[str, Curves]]) -> Axes:
    """Draw panels with a title and labelled curves each."""
    points = [
        [_points(curve, _kinks(activation, parameters), parameters) for curve, parameters in curves.values()]
        for _, curves in contents
    ]
    limits = [_limits(np.concatenate([y for _, y in drawn])) for drawn in points]
    unit = (WIDTH - 0.4) / (WINDOW[1] - WINDOW[0])
    panels = _panels(name, alt, [unit * (high - low) for low, high in limits])
    for axes, (title, curves), drawn, limit in zip(panels, contents, points, limits):
        axes.axhline(0, color=AXIS, linewidth=1)
        axes.axvline(0, color=AXIS, linewidth=1)
        axes.grid(color=GRID, linewidth=0.5)
        axes.spines[:].set_visible(False)
        axes.set(xlim=WINDOW, ylim=limit, aspect="equal")
        axes.xaxis.set_major_locator(MultipleLocator(1))
        axes.yaxis.set_major_locator(MultipleLocator(1))
        axes.set_title(title, loc="left", fontsize="medium")
        for label, (curve, parameters), (x, y) in zip(curves, curves.values(), drawn):
            (line,) = axes.plot(x, y, label=label)
            color = line.get_color()
            for kink in _kinks(activation, parameters):
                sides = curve(_beside(kink), **parameters)
                value = curve(kink, **parameters)
                if not np.isclose(*sides):
                    axes.plot([kink, kink], sides, "o", color=color, markerfacecolor="white", markersize=5, linewidth=1)
                    axes.plot([kink], [value], "o", color=color, markersize=5)
    panels[0].figure.legend(
        *panels[0].get_legend_handles_labels(), loc="outside upper left", ncols=4, frameon=False, handlelength=3
    )
    return panels[0]


def _panels(name: str, alt: str, heights: Sequence[float]) -> list[Axes]:
    """Begin a picture of panels below each other, their heights in inches."""
    with plt.rc_context(LOOK):
        figure = plt.figure(
            FigureClass=Picture,
            name=name,
            alt=alt,
            figsize=(WIDTH, sum(heights) + 0.6),
            facecolor="none",
            layout="constrained",
        )
        panels = figure.subplots(len(heights), squeeze=False, height_ratios=heights, subplot_kw={"facecolor": "none"})
    for axes in panels.flat:
        axes.set_axisbelow(True)
        axes.tick_params(color=AXIS, length=0)
    return list(panels.flat)


def _kinks(activation: Elementwise[Any], parameters: dict[str, Any]) -> list[float]:
    """Evaluate where the derivative jumps, within the window."""
    kinks = eval(activation.kinks, {}, activation.parameters | parameters)
    return sorted(kink for kink in kinks if WINDOW[0] < kink < WINDOW[1])


def _beside(kink: float) -> NDArray[np.float64]:
    """Take the closest numbers on both sides."""
    return np.nextafter(kink, [-np.inf, np.inf])


def _points(
    curve: ElementwiseFunction[Any], kinks: Sequence[float], parameters: dict[str, Any]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sample a curve, interrupted where it jumps."""
    pieces = [np.linspace(*WINDOW, 401)]
    for kink in kinks:
        left, right = _beside(kink)
        before, after = pieces[-1][pieces[-1] < left], pieces[-1][pieces[-1] > right]
        pieces[-1:] = [np.append(before, left), np.append([np.nan, right], after)]
    x = np.concatenate(pieces)
    return x, curve(x, **parameters)


def _limits(values: NDArray[np.float64]) -> tuple[float, float]:
    """Choose how much of the vertical axis is shown."""
    low, high = max(np.nanmin(values), HEIGHT[0]), min(np.nanmax(values), HEIGHT[1])
    return min(low, 0) - 0.4, max(high, 1) + 0.4


def _text(number: float) -> str:
    """Write a number with at most three decimals."""
    return np.format_float_positional(number, precision=3, trim="-").replace("-", "\N{MINUS SIGN}")
