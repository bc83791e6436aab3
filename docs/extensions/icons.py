"""Small pictures beside the names of activations, in the theme's colours; matplotlib's are too large to inline."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from contourpy import contour_generator
from markupsafe import Markup

from activation_functions.curve import WINDOW, Curve
from activation_functions.kinds import Activation, Elementwise, Gated
from activation_functions.plot.curves import window_of
from extensions.svg_paths import shortened
from extensions.templates import ENVIRONMENT

TEMPLATE = ENVIRONMENT.from_string(
    '<svg class="icon" viewBox="0 0 120 90" aria-hidden="true"><path d="{{ axes }}"/>'
    '{% for kind, path in paths.items() if path %}<path class="{{ kind }}" d="{{ path }}"/>{% endfor %}</svg>'
)
WIDTH, HEIGHT, MARGIN = 120, 90, 6
EVERY = 3  # of the points that a large picture has
TICK = 3
LEVELS = (0.5, 1, 2)
SCORES = [1.0, 2.0, 0.0, 1.5]
DRAWS = 2000  # after which the extremes of a slope are within a pixel
FEW_DRAWS = 5


class Frame(NamedTuple):
    """Where the origin is in the picture, and how long 1 is along both axes."""

    across: float
    down: float
    unit: float
    height: float

    def place(self, x: Any, y: Any) -> np.ndarray:
        """Return the places of points, in the picture."""
        return np.stack([self.across + self.unit * np.asarray(x), self.down - self.height * np.asarray(y)], -1)

    def axes(self) -> str:
        """Draw both axes, and where 1 is."""
        right, up = self.place(1, 1)
        return shortened(
            f"M0 {self.down}H{WIDTH}M{self.across} 0V{HEIGHT}"
            f"M{right} {self.down - TICK}v{2 * TICK}M{self.across - TICK} {up}h{2 * TICK}"
        )


def icon(activation: Activation[...]) -> Markup:
    """Draw the curve of a function of one number, lines of equal value of a gated one, or bars of a vector."""
    draw = {"numbers": curve, "pairs": level_lines, "vectors": bars}[activation.takes]
    axes, paths = draw(activation)
    return Markup(TEMPLATE.render(axes=axes, paths=paths))


def curve(activation: Elementwise[...]) -> tuple[str, dict[str, str]]:
    """Draw a curve, interrupted where it jumps or leaves the picture, and a dot at the value of each jump."""
    window = window_of(activation.fact("kinks"))
    frame = frame_of(activation, window)
    drawn = Curve.of(activation, activation, "", {}, window)
    gaps = np.isnan(drawn.x)
    kept = gaps | np.roll(gaps, 1) | np.roll(gaps, -1)  # the ends of the pieces
    kept[::EVERY] = True
    dots = [frame.place(kink, value) for kink, _, value in drawn.jumps]
    return frame.axes(), {
        "band": band(activation, frame),
        "curve": shortened(line(frame.place(drawn.x, drawn.y)[kept])),
        "dots": shortened("".join(f"M{x} {y}h0" for x, y in dots)),
    }


def frame_of(activation: Elementwise[...], window: tuple[float, float]) -> Frame:
    """Choose the heights by the range: all of a bounded one, else as much as keeps the slopes, from its end on."""
    unit = WIDTH / (window[1] - window[0])
    pieces = activation.fact("range")
    low, high = min(0, *(piece.low for piece in pieces)), max(0, *(piece.high for piece in pieces))
    height = (HEIGHT - 2 * MARGIN) / (high - low) if np.isfinite([low, high]).all() else unit
    if np.isfinite(low):
        down = HEIGHT - MARGIN + low * height
    else:
        down = MARGIN + high * height if np.isfinite(high) else HEIGHT / 2
    return Frame(-window[0] * unit, down, unit, height)


def band(activation: Elementwise[...], frame: Frame) -> str:
    """Draw between the extremes of the random form used in training, if there is one."""
    if not hasattr(activation, "sample"):
        return ""
    x = np.array([WINDOW[0], 0, WINDOW[1]])
    draws = activation.sample(np.tile(x, (DRAWS, 1)), np.random.default_rng(0))
    ends = np.concatenate([frame.place(x, draws.min(0)), frame.place(x, draws.max(0))[::-1]])
    return shortened("M" + "L".join(f"{x} {y}" for x, y in ends) + "z")


def line(points: np.ndarray) -> str:
    """Draw through points in the picture, with a gap at others and at NaN."""
    inside = (points[:, 1] >= 0) & (points[:, 1] <= HEIGHT)
    pen = ["M", *("L" if before else "M" for before in inside[:-1])]
    return "".join(f"{pen[at]}{x} {y}" for at, (x, y) in enumerate(points) if inside[at])


def level_lines(activation: Gated[...]) -> tuple[str, dict[str, str]]:
    """Draw lines of equal value over the two halves."""
    unit = HEIGHT / (WINDOW[1] - WINDOW[0])
    frame = Frame(WIDTH / 2, HEIGHT / 2, unit, unit)
    grid = np.linspace(*WINDOW, 97)
    values = activation(np.stack(np.meshgrid(grid, grid)), axis=0)[0]
    contours = contour_generator(grid, grid, values)

    def drawn(sign: int) -> str:
        lines = [each for level in LEVELS for each in contours.lines(sign * level)]
        kept = [np.concatenate([each[:-1:EVERY], each[-1:]]) for each in lines]
        return shortened("".join(line(frame.place(*each.T).round(2)) for each in kept))

    return frame.axes(), {"curve": drawn(1), "below": drawn(-1)}


def bars(activation: Activation[...]) -> tuple[str, dict[str, str]]:
    """Draw bars from 0 on for the results of a function of a vector, and dots for some of its random form."""
    values = np.asarray(activation(SCORES))
    draws = np.empty((0, len(values)))
    if hasattr(activation, "sample"):
        draws = activation.sample(np.tile(SCORES, (FEW_DRAWS, 1)), np.random.default_rng(0))
    low, high = (extreme([0, *values, *draws.flat]) for extreme in (min, max))
    height = (HEIGHT - 2 * MARGIN) / (high - low)
    base = MARGIN + high * height
    left = 15 + 25 * np.arange(len(values))
    return f"M0 {base:g}H{WIDTH}", {
        "bars": shortened("".join(f"M{x} {base}v{-height * y}h15V{base}z" for x, y in zip(left, values))),
        "dots": shortened("".join(f"M{x + 7.5} {base - height * y}h0" for draw in draws for x, y in zip(left, draw))),
    }
