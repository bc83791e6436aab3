"""The picture on the card of a page that has no figure: the graphs of all functions of one number, under the title."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt

from activation_functions import activations
from activation_functions.curve import Curve
from activation_functions.kinds import Elementwise
from activation_functions.palette import AXIS, COLORS
from specification.table import LICENCE

FILE = "figures/card.png"
SIZE = (12, 6.3)  # inches of 100 pixels, of which cards are made
COLUMNS = 8
WINDOW = (-3.0, 3.0)


def functions() -> list[Elementwise[...]]:
    """Return what is drawn, by name."""
    return [each for _, each in sorted(activations.items()) if isinstance(each, Elementwise)]


def description() -> str:
    """Say what is to be seen."""
    return f"The graphs of {len(functions())} activation functions."


def draw(title: str, file: Path) -> None:
    """Draw the picture."""
    drawn = functions()
    figure, panels = plt.subplots(-(-len(drawn) // COLUMNS), COLUMNS, figsize=SIZE, layout="constrained")
    figure.get_layout_engine().set(h_pad=0.1, w_pad=0.1)
    figure.suptitle(title, fontsize=36, fontweight="bold")
    for axes in panels.flat:
        axes.set(xlim=WINDOW, ylim=WINDOW, aspect="equal")
        axes.axis("off")
    for axes, function in zip(panels.flat, drawn):
        curve = Curve.of(function, function, "", {}, WINDOW)
        axes.axhline(0, color=AXIS, linewidth=0.8)
        axes.axvline(0, color=AXIS, linewidth=0.8)
        axes.plot(curve.x, curve.y, color=COLORS[0], linewidth=2.5)
    figure.savefig(file, dpi=100, metadata={"Software": None, "Copyright": LICENCE})
    plt.close(figure)
