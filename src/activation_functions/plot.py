"""Pictures of activations.

The module needs matplotlib and is imported where something is drawn, not with the library.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.ticker import MultipleLocator
from numpy.typing import ArrayLike, NDArray

from activation_functions.kinds import Activation, Elementwise, Gated, Vector

if TYPE_CHECKING:
    from activation_functions.function import ElementwiseFunction

__all__ = [
    "Picture",
    "picture",
    "elementwise",
    "vector",
    "gated",
    "family",
    "heat_map",
    "errors",
    "simplex",
    "simplex_points",
    "Curve",
]

# To be told apart with all kinds of colour vision, three of them after Okabe and Ito; line styles differ, too.
COLORS = ["#0072b2", "#d55e00", "#009e73", "#5c1040"]
STYLES = ["-", "--", "-.", ":"]
AXIS, GRID = "#808080", "#cccccc"
MINUS = "\N{MINUS SIGN}"

WIDTH = 4.5  # inches: a phone shows the text, of 10 points, in about its real size
WINDOW = (-4.0, 4.0)
HEIGHT = (-2.5, 3.0)  # how far down and up a curve is followed
CORNERS = np.array([[-1, -1 / np.sqrt(3)], [1, -1 / np.sqrt(3)], [0, 2 / np.sqrt(3)]])  # of the probabilities of three
SCORES = [1.5, 1.0, 0.0, -1.0]  # what functions of a vector are compared at
ERRORS_PLACE = {"left": 0.07, "right": 0.98, "top": 0.82, "bottom": 0.14, "hspace": 0.25}
# Of errors: the colour, the height as a share of the panel, and whether it is a bar, a square or a round dot.
DOTS: list[tuple[str, float, dict[str, Any]]] = [
    (COLORS[2], 0.03, {"linewidth": 1.0, "capstyle": "butt"}),
    (COLORS[1], 0.001, {"linewidth": 2.2, "capstyle": "projecting"}),
    (COLORS[0], 0.001, {"linewidth": 3.2, "capstyle": "round"}),
]
LEVELS = [-8, -4, -2, -1, -0.25, 0, 0.25, 1, 2, 4, 8]

LOOK: Any = {
    "axes.edgecolor": AXIS,
    "axes.facecolor": "none",
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


def elementwise(activation: Elementwise[...], alt: str, **parameters: Any) -> Axes:
    """Draw a function of one number and its derivative: see `Elementwise.plot`.

    Both axes have the same unit, so that a slope of 1 is seen as one, and all kinks are in the window. A curve that
    jumps is interrupted there; a full dot marks the value that the library takes, an empty one the value that is only
    approached.
    """
    functions = {f"{activation.name}(x)": activation, f"{activation.name}′(x)": activation.derivative}
    lists = [key for key, value in parameters.items() if np.ndim(value)]
    if len(lists) > 1:
        raise ValueError(f"{activation.name}: {' and '.join(lists)} are lists, expected a list for one parameter")
    scale = _scale(_kinks(activation, {name: value for name, value in parameters.items() if name not in lists}))
    window, height = ((scale * low, scale * high) for low, high in (WINDOW, HEIGHT))
    if lists:
        key = lists[0]
        settings = {f"{key} = {value:.4g}": parameters | {key: value} for value in parameters[key]}
        contents = {
            title: [Curve.of(activation, function, label, setting, window) for label, setting in settings.items()]
            for title, function in functions.items()
        }
    else:
        contents = {
            "": [Curve.of(activation, function, label, parameters, window) for label, function in functions.items()]
        }

    limits = [_limits(np.concatenate([curve.y for curve in curves]), height) for curves in contents.values()]
    unit = (WIDTH - 0.36) / (window[1] - window[0])
    heights = [unit * (high - low) for low, high in limits]
    panels = _panels("-".join([activation.name, *parameters]), alt, heights, margin=0.68)
    for axes, limit, (title, curves) in zip(panels, limits, contents.items()):
        axes.axhline(0, color=AXIS, linewidth=1)
        axes.axvline(0, color=AXIS, linewidth=1)
        axes.grid(color=GRID, linewidth=0.5)
        axes.spines[:].set_visible(False)
        axes.xaxis.set_major_locator(MultipleLocator(1))
        axes.yaxis.set_major_locator(MultipleLocator(1))
        axes.set(xlim=window, ylim=limit, aspect="equal")
        axes.set_title(title, loc="left", fontsize="medium")
        lines = [axes.plot(curve.x, curve.y, label=curve.label)[0] for curve in curves]
        for line, curve in zip(lines, curves):
            _mark_jumps(axes, curve, line.get_color(), 5)
    handles, labels = panels[0].get_legend_handles_labels()
    columns = 60 // (max(map(len, labels)) + 6)  # as many as fit beside each other
    panels[0].figure.legend(handles, labels, loc="outside upper left", ncols=columns, frameon=False, columnspacing=1.5)
    return panels[0]


def vector(activation: Vector[...], alt: str, x: ArrayLike, **parameters: Any) -> Axes:
    """Draw a vector and what it becomes, as bars: see `Vector.plot`."""
    given = np.asarray(x)
    if given.ndim != 1:
        raise ValueError(f"{activation.name}: x has {given.ndim} dimensions, expected one vector")
    panels = _panels("-".join([activation.name, *parameters]), alt, [1.7, 1.7])
    results = {"x": given, f"{activation.name}(x)": activation(given, **parameters)}
    for axes, color, (title, values) in zip(panels, COLORS, results.items()):
        indices = range(1, len(values) + 1)
        bars = axes.bar(indices, values, width=0.6, color=color)
        axes.bar_label(bars, [_text(value) for value in values], padding=2)
        axes.axhline(0, color=AXIS, linewidth=1)
        axes.spines[:].set_visible(False)
        axes.set(xticks=indices, yticks=[])
        axes.margins(y=0.2)
        axes.set_title(title, loc="left", fontsize="medium")
    return panels[-1]


def gated(activation: Gated[...], alt: str, **parameters: Any) -> Axes:
    """Draw a function of two halves by lines of equal value: see `Gated.plot`."""
    axes = picture("-".join([activation.name, *parameters]), alt, height=WIDTH - 0.5)
    axes.clabel(_level_lines(axes, activation, **parameters), fmt=_text, fontsize="small")
    axes.set(xlabel="first half", ylabel="second half", aspect="equal")
    axes.set_title(f"{activation.name}(x)", loc="left", fontsize="medium")
    axes.spines[:].set_visible(False)
    axes.grid(color=GRID, linewidth=0.5)
    return axes


def family(name: str, alt: str, members: Iterable[Activation[...]]) -> Axes:
    """Draw all members of a family beside each other, each in a small panel.

    Parameters
    ----------
    name, alt : str
        As for `picture`.
    members : iterable of Activation
        Functions of one number are drawn with their derivatives, gated ones by lines of equal value, functions of a
        vector as the bars that become of four scores.

    Returns
    -------
    matplotlib.axes.Axes
        The first of the panels.
    """
    contents = list(members)
    columns = min(len(contents), 3)
    rows = -(-len(contents) // columns)
    size = WIDTH / columns
    elementwise = [one for one in contents if isinstance(one, Elementwise)]
    scale = _scale([kink for one in elementwise for kink in _kinks(one, {})])
    window, height = ((scale * low, scale * high) for low, high in (WINDOW, HEIGHT))
    curves = {
        one.name: [Curve.of(one, one, "f(x)", {}, window), Curve.of(one, one.derivative, "f′(x)", {}, window)]
        for one in elementwise
    }
    limits = (
        _limits(np.concatenate([curve.y for pair in curves.values() for curve in pair]), height) if curves else window
    )
    tallness = (limits[1] - limits[0]) / (window[1] - window[0])
    with plt.rc_context(LOOK | {"font.size": 8}):
        figure = plt.figure(
            FigureClass=Picture,
            name=name,
            alt=alt,
            figsize=(WIDTH, (size * tallness + 0.35) * rows + 0.3),
        )
        figure.set_layout_engine("constrained", hspace=0.1)
        panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for axes in panels:
        axes.set_axisbelow(True)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
    handles: dict[str, Any] = {}
    for axes, activation in zip(panels, contents):
        axes.set_title(activation.name, loc="left", fontsize="medium")
        match activation:
            case Elementwise():
                axes.axhline(0, color=AXIS, linewidth=0.7)
                axes.axvline(0, color=AXIS, linewidth=0.7)
                for curve, color, style in zip(curves[activation.name], COLORS, STYLES):
                    axes.plot(curve.x, curve.y, label=curve.label, color=color, linestyle=style, linewidth=1.5)
                    _mark_jumps(axes, curve, color, 3)
                axes.set(xlim=window, ylim=limits, aspect="equal")
                axes.set_xticks(window, [_text(end) for end in window], fontsize="x-small")
                axes.tick_params(bottom=False)
            case Gated():
                axes.axhline(0, color=GRID, linewidth=0.5)
                axes.axvline(0, color=GRID, linewidth=0.5)
                _level_lines(axes, activation)
                axes.set(xlabel="first half", ylabel="second half", aspect="equal")
            case _:
                axes.axhline(0, color=AXIS, linewidth=0.7)
                places = np.arange(len(SCORES))
                axes.bar(places - 0.2, SCORES, width=0.4, color=COLORS[0], label="x")
                axes.bar(places + 0.2, activation(SCORES), width=0.4, color=COLORS[1], label="f(x)")
        handles |= {label: handle for handle, label in zip(*axes.get_legend_handles_labels())}
    for axes in panels[len(contents) :]:
        axes.set_visible(False)
    if handles:
        figure.legend(handles=list(handles.values()), loc="outside upper left", ncols=2, frameon=False)
    return panels[0]


def simplex(name: str, alt: str, functions: Mapping[str, Callable[[ArrayLike], ArrayLike]]) -> Axes:
    """Draw what becomes of three scores, as points of a triangle whose corners are certainty of one of them.

    The scores are rays from equal scores outwards, and circles about them; the picture shows their images.

    Parameters
    ----------
    name, alt : str
        As for `picture`.
    functions : mapping of str to callable
        By their titles, functions that map three scores, along the last axis, to three probabilities.

    Returns
    -------
    matplotlib.axes.Axes
        With the first of the triangles.
    """
    panels = _triangles(name, alt, functions)
    radii, angles = np.linspace(0, 3, 61), np.linspace(0, 2 * np.pi, 121)
    for axes, function in zip(panels, functions.values()):
        for color, style, (radius, angle) in [
            (COLORS[0], "-", np.meshgrid(radii, angles[::10])),
            (COLORS[1], "--", np.meshgrid([0.25, 0.5, 1, 2], angles, indexing="ij")),
        ]:
            scores = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1) @ CORNERS.T
            images = np.asarray(function(scores)) @ CORNERS
            for line in images:
                axes.plot(*line.T, color=color, linestyle=style, linewidth=1.2)
    return panels[0]


def simplex_points(name: str, alt: str, points: Mapping[str, ArrayLike]) -> Axes:
    """Draw vectors of three probabilities as points of a triangle whose corners are certainty of one of them.

    Parameters
    ----------
    name, alt : str
        As for `picture`.
    points : mapping of str to array_like
        By their titles, arrays whose last axis has three probabilities.

    Returns
    -------
    matplotlib.axes.Axes
        With the first of the triangles.
    """
    panels = _triangles(name, alt, points)
    for axes, probabilities in zip(panels, points.values()):
        x, y = (np.asarray(probabilities) @ CORNERS).T
        axes.plot(x, y, linestyle="", marker="o", markersize=4, alpha=0.4, markeredgewidth=0, clip_on=False)
    return panels[0]


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
    # Closer to 0 is more transparent; nothing is more than half opaque, so that the numbers can be read on it.
    stops = [(0, COLORS[1], 0.5), (0.5, COLORS[1], 0), (0.5, COLORS[0], 0), (1, COLORS[0], 0.5)]
    shades = LinearSegmentedColormap.from_list("", [(at, to_rgba(color, opacity)) for at, color, opacity in stops])
    limit = np.abs(entries).max()
    edges = [np.arange(n + 1) + 0.5 for n in (columns, rows)]
    axes.pcolormesh(*edges, entries, cmap=shades, vmin=-limit, vmax=limit, edgecolors=GRID, linewidth=0.5)
    for (i, j), entry in np.ndenumerate(entries):
        text = f"{entry:z.3f}".replace("-", MINUS)
        axes.text(j + 1, i + 1, text, ha="center", va="center")
    axes.set(xlabel=xlabel, ylabel=ylabel, xticks=range(1, columns + 1), yticks=range(1, rows + 1))
    axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    return axes


def errors(name: str, alt: str, x: ArrayLike, contents: Mapping[str, Mapping[str, ArrayLike]]) -> Axes:
    """Draw errors in ULP over the numbers at which they were measured, as dots; a line marks half a unit.

    Parameters
    ----------
    name, alt : str
        As for `picture`.
    x : array_like
        The numbers, on an axis that is logarithmic on both sides of 0.
    contents : mapping of str to mapping of str to array_like
        By the titles of the panels and by dtype, the errors.

    Returns
    -------
    matplotlib.axes.Axes
        The first of the panels.
    """
    sizes = np.abs(x)
    low, high = np.round(np.log10([sizes[sizes > 0].min(), sizes.max()]))
    powers = 10.0 ** np.arange(low + 1, high + 1, 2)
    ticks = [*-powers[::-1], 0, *powers]
    with plt.rc_context(LOOK):
        # The places are known; to find them takes most of the time for others.
        figure = plt.figure(FigureClass=Picture, name=name, alt=alt, figsize=(WIDTH, 3.4))
        panels = figure.subplots(len(contents), sharex=True, gridspec_kw=ERRORS_PLACE)
    for axes, (title, by_dtype) in zip(panels, contents.items()):
        top = max(1.0, *(np.max(values) for values in by_dtype.values()))
        axes.axhline(0.5, color=AXIS, linewidth=0.7)
        for values, (color, height, look) in zip(by_dtype.values(), DOTS):
            # One path for all of them, of strokes, makes a small file.
            ends = np.stack([np.repeat(x, 2), np.add.outer(values, [-height * top, height * top]).ravel()], -1)
            path = Path(ends, [Path.MOVETO, Path.LINETO] * len(sizes))
            path.should_simplify = False
            axes.add_artist(PathPatch(path, fill=False, edgecolor=color, clip_on=False, snap=False, **look))
        axes.set_xscale("symlog", linthresh=10**low, linscale=0.3)
        axes.set_xticks(ticks, [_text(tick) for tick in ticks])
        axes.set_yticks(np.arange(int(top) + 1) if top < 5 else np.arange(0, top, 2))
        axes.minorticks_off()
        axes.tick_params(bottom=False, left=False)
        axes.set_axisbelow(True)
        axes.grid(color=GRID, linewidth=0.5)
        axes.spines[:].set_visible(False)
        axes.set(xlim=(-1.3 * 10**high, 1.3 * 10**high), ylim=(-0.05 * top, 1.05 * top))
        axes.set_title(title, loc="left", fontsize="medium", y=1)
    panels[-1].set_xlabel("x")
    handles = [Line2D([], [], linestyle="", color=color, marker=mark) for (color, *_), mark in zip(DOTS, "|so")]
    look = {"loc": "upper left", "ncols": 3, "frameon": False, "markerscale": 0.6}
    figure.legend(handles, list(by_dtype), bbox_to_anchor=(0, 1), **look)
    return panels[0]


@dataclass
class Curve:
    """What is drawn of a function of one number."""

    label: str
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    """NaN where the curve is interrupted."""
    jumps: list[tuple[float, NDArray[np.float64], float]]
    """A point, the values on its two sides, and the value there."""

    @classmethod
    def of(
        cls,
        activation: Elementwise[...],
        function: ElementwiseFunction[...],
        label: str,
        parameters: dict[str, Any],
        window: tuple[float, float] = WINDOW,
    ) -> Curve:
        """Sample an activation, or its derivative, between its kinks."""
        low, high = window
        ends = [low, *sorted(kink for kink in _kinks(activation, parameters) if low < kink < high), high]
        grid = np.linspace(low, high, 161)
        pieces = []
        for left, right in zip(ends, ends[1:]):
            inner = grid[(left < grid) & (grid < right)]
            pieces += [np.nextafter(left, right), *inner, np.nextafter(right, left), np.nan]
        x = np.array(pieces)
        jumps = []
        for kink in ends[1:-1]:
            sides = function(np.nextafter(kink, window), **parameters)
            if not np.isclose(*sides):
                jumps.append((kink, sides, function(kink, **parameters)))
        return cls(label, x, function(x, **parameters), jumps)


def _panels(name: str, alt: str, heights: Sequence[float], margin: float = 0) -> list[Axes]:
    """Begin a picture of panels below each other, their heights in inches, each with a margin for what is written."""
    with plt.rc_context(LOOK):
        figure = plt.figure(
            FigureClass=Picture,
            name=name,
            alt=alt,
            figsize=(WIDTH, sum(heights) + margin * len(heights)),
            layout="constrained",
        )
        panels = figure.subplots(len(heights), squeeze=False, height_ratios=heights)
    for axes in panels.flat:
        axes.set_axisbelow(True)
        axes.tick_params(bottom=False, left=False)
    return list(panels.flat)


def _triangles(name: str, alt: str, titles: Collection[str]) -> list[Axes]:
    """Begin a picture of empty triangles below each other."""
    panels = _panels(name, alt, [0.55 * WIDTH] * len(titles))
    for axes, title in zip(panels, titles):
        axes.add_patch(Polygon(CORNERS, fill=False, edgecolor=AXIS, linewidth=1))
        for (x, y), label in zip(1.12 * CORNERS, "123"):
            axes.text(x, y, label, ha="center", va="center")
        axes.set(aspect="equal", xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        axes.set_title(title, loc="left", fontsize="medium")
    return panels


def _mark_jumps(axes: Axes, curve: Curve, color: Any, size: float) -> None:
    """Put a full dot at the value that is taken, an empty one at a value that is only approached."""
    dots: dict[str, Any] = {"linestyle": "", "marker": "o", "markersize": size, "color": color}
    for kink, sides, value in curve.jumps:
        axes.plot([kink, kink], sides, **dots, markerfacecolor="white")
        axes.plot([kink], [value], **dots)


def _level_lines(axes: Axes, activation: Gated[...], **parameters: Any) -> Any:
    """Draw the lines of equal value over the two halves, those of negative values dashed."""
    ends = np.linspace(*WINDOW, 97)
    first, second = np.meshgrid(ends, ends)
    values = activation(np.stack([first, second]), axis=0, **parameters)[0]
    colors = [COLORS[1] if level < 0 else COLORS[0] if level else AXIS for level in LEVELS]
    styles = ["--" if level < 0 else "-" for level in LEVELS]
    return axes.contour(first, second, values, LEVELS, colors=colors, linestyles=styles, linewidths=1.5)


def _kinks(activation: Elementwise[...], parameters: dict[str, Any]) -> list[float]:
    """Find where the derivative jumps."""
    return activation.fact("kinks", parameters)


def _scale(kinks: list[float]) -> float:
    """Choose how much larger the window is than it normally is, so that all kinks are in it."""
    far = np.abs(kinks)
    return max([1.0, *(far[far >= WINDOW[1]] + 2) / WINDOW[1]])


def _limits(values: NDArray[np.float64], height: tuple[float, float]) -> tuple[float, float]:
    """Choose how much of the vertical axis is shown."""
    low, high = max(np.nanmin(values), height[0]), min(np.nanmax(values), height[1])
    return min(low, 0) - 0.4, max(high, 1) + 0.4


def _text(number: float) -> str:
    """Write a number with at most three decimals."""
    return np.format_float_positional(number, precision=3, trim="-").replace("-", MINUS)
