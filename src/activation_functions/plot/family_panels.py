"""Families: a small panel for each member."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from activation_functions.curve import Curve
from activation_functions.kinds import Activation, Elementwise, Gated
from activation_functions.numbers_as_text import decimals
from activation_functions.palette import AXIS, COLORS, GRID, STYLES
from activation_functions.plot.curves import height_of, limits_of_heights, mark_jumps, window_of
from activation_functions.plot.described_figure import Picture
from activation_functions.plot.level_lines import level_lines
from activation_functions.plot.look import LOOK, WIDTH, started

SCORES = [1.5, 1.0, 0.0, -1.0]  # the vector at which functions of a vector are compared


def family(name: str, members: Mapping[str, Activation[...]], *, alt: str = "") -> Axes:
    """Draw all members of a family side by side in small panels.

    Parameters
    ----------
    name : str
        As for `picture`.
    members : mapping of str to Activation
        The members by the titles of their panels. Functions of one number are drawn with their derivatives, gated ones
        by lines of equal value, functions of a vector by bars of four scores and their image.
    alt : str, optional
        As for `picture`.

    Returns
    -------
    matplotlib.axes.Axes
        The first of the panels.
    """
    elementwise = [member for member in members.values() if isinstance(member, Elementwise)]
    window = window_of([kink for member in elementwise for kink in member.fact("kinks")])
    curves = {member.name: _curves(member, window) for member in elementwise}
    values = [curve.y for pair in curves.values() for curve in pair]
    limits = limits_of_heights(np.concatenate(values), height_of(window)) if values else window
    columns = 3 if len(members) > 3 else min(len(members), 2)
    rows = -(-len(members) // columns)
    tallness = (limits[1] - limits[0]) / (window[1] - window[0])
    height = (WIDTH / columns * tallness + 0.35) * rows + 0.3
    with started(name, alt, figsize=(WIDTH, height)) as figure:
        panels = _empty_panels(figure, rows, columns)
        for axes, (title, member) in zip(panels, members.items()):
            axes.set_title(title, loc="left", fontsize="medium")
            match member:
                case Elementwise():
                    _draw_curves(axes, curves[member.name], window, limits)
                case Gated():
                    _draw_level_lines(axes, member)
                case _:
                    _draw_bars(axes, member)
        for axes in panels[len(members) :]:
            axes.set_visible(False)
        labelled = [axes.get_legend_handles_labels() for axes in panels]
        if handles := {label: handle for pair in labelled for handle, label in zip(*pair)}:
            figure.legend(handles=list(handles.values()), loc="outside upper left", ncols=2, frameon=False)
    return panels[0]


def _empty_panels(figure: Picture, rows: int, columns: int) -> list[Axes]:
    """Begin the panels."""
    figure.set_layout_engine("constrained", hspace=0.1)
    with plt.rc_context(LOOK | {"font.size": 8}):
        panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for axes in panels:
        axes.set_axisbelow(True)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
    return panels


def _curves(activation: Elementwise[...], window: tuple[float, float]) -> list[Curve]:
    """Sample the function and its derivative."""
    functions = {"f(x)": activation, "f′(x)": activation.derivative}
    return [Curve.of(activation, function, label, {}, window) for label, function in functions.items()]


def _draw_curves(axes: Axes, curves: list[Curve], window: tuple[float, float], limits: tuple[float, float]) -> None:
    axes.axhline(0, color=AXIS, linewidth=0.7)
    axes.axvline(0, color=AXIS, linewidth=0.7)
    for curve, color, style in zip(curves, COLORS, STYLES):
        axes.plot(curve.x, curve.y, label=curve.label, color=color, linestyle=style, linewidth=1.5)
        mark_jumps(axes, curve, color, 3)
    axes.set(xlim=window, ylim=limits, aspect="equal")
    axes.set_xticks(window, [decimals(end) for end in window], fontsize="x-small")
    axes.tick_params(bottom=False)


def _draw_level_lines(axes: Axes, activation: Gated[...]) -> None:
    axes.axhline(0, color=GRID, linewidth=0.5)
    axes.axvline(0, color=GRID, linewidth=0.5)
    level_lines(axes, activation)
    axes.set(xlabel="first half", ylabel="second half", aspect="equal")


def _draw_bars(axes: Axes, activation: Activation[...]) -> None:
    axes.axhline(0, color=AXIS, linewidth=0.7)
    places = np.arange(len(SCORES))
    axes.bar(places - 0.2, SCORES, width=0.4, color=COLORS[0], label="x")
    axes.bar(places + 0.2, activation(SCORES), width=0.4, color=COLORS[1], label="f(x)")
