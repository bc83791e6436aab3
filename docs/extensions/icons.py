"""Small pictures beside the names of activations, in the theme's colours; matplotlib's are too large to inline."""

from __future__ import annotations

import numpy as np
from markupsafe import Markup

from activation_functions.curve import WINDOW, Curve
from activation_functions.kinds import Activation, Elementwise
from extensions.templates import ENVIRONMENT

TEMPLATE = ENVIRONMENT.from_string(
    '<svg class="icon" viewBox="0 0 120 90" aria-hidden="true"><path d="{{ axes }}"/>'
    '<path{% if bars %} class="bars"{% endif %} d="{{ path }}"/></svg>'
)
HEIGHT = 90
EVERY = 3  # of the points that a large picture has


def icon(activation: Activation[...]) -> Markup:
    """Draw the curve of a function of one number, or bars for the results of a function of a vector."""
    if isinstance(activation, Elementwise):
        return Markup(TEMPLATE.render(axes="M0 45H120M60 0V90", path=curve(activation), bars=False))
    heights = activation([1.0, 2.0, 0.0, 1.5])
    base = 5 if (heights < 0).all() else 85  # Negative bars hang from the top.
    bars = heights / abs(heights).max()
    path = "".join(f"M{15 + 25 * i} {base}v{-80 * y:.1f}h15V{base}z" for i, y in enumerate(bars))
    return Markup(TEMPLATE.render(axes=f"M0 {base}H120", path=path, bars=True))


def curve(activation: Elementwise[...]) -> str:
    """Draw a curve, interrupted where it jumps or leaves the picture."""
    drawn = Curve.of(activation, activation, "", {})
    gaps = np.isnan(drawn.x)
    kept = gaps | np.roll(gaps, 1) | np.roll(gaps, -1)  # the ends of the pieces
    kept[::EVERY] = True
    path, pen = [], "M"
    points = np.stack([(drawn.x - WINDOW[0]) * 15, (3 - drawn.y) * 15], -1)
    for x, y in points[kept].round(1):
        inside = bool(0 <= y <= HEIGHT)  # False for NaN, too.
        if inside:
            path.append(f"{pen}{x:g} {y:g}")
        pen = "L" if inside else "M"
    return "".join(path)
