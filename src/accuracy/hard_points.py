"""Choose the arguments of the test vectors: where implementations go wrong, in each format of floats."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

import ml_dtypes
import numpy as np

from accuracy.balls import exact
from accuracy.errors import HALF
from accuracy.exact import Exact, as_float
from accuracy.ulps import Format, format_of, rounded, unit_in
from activation_functions.kinds import Activation, Elementwise, Gated
from activation_functions.numerics import DTYPES
from specification import samples
from specification.facts import real_parameters

FEW = 8  # of the sizes, for functions of several numbers, and for parameters that are not the defaults
OTHERS = (-0.5, 2.5, 0.25)  # values of parameters, each a number of every format, of which two are taken
FAR = ([1000.0, 1000.0, 999.0], [-1000.0, -1001.0])
LENGTHS = (1, 4)
LONGEST = 64  # in float32 alone, since exact values take long
LONGEST_JACOBIAN = 3
Point = Any  # a float, or a list of floats


class Held(NamedTuple):
    """A format of floats, and the dtype of NumPy that holds its numbers, with further bits that are 0."""

    format: Format
    dtype: Any
    further_bits: int = 0


FORMATS = {
    "bfloat16": Held(format_of(ml_dtypes.bfloat16), np.float32, 16),
    **{np.dtype(dtype).name: Held(format_of(dtype), dtype) for dtype in DTYPES},
}


def beside(x: float, floats: Format) -> list[float]:
    """Return the numbers next to another one: what is a little more than half a unit away is rounded to them."""
    step = unit_in(exact(x), floats) * exact(0.6)
    return [rounded(exact(x) + side * step, floats) for side in (-1, 1)]


def sizes(floats: Format) -> list[float]:
    """List the hard sizes: where exponentials round off, overflow and vanish; tiny and moderate numbers."""
    eps, tiny, least = (2.0**power for power in (-floats.digits, floats.least, floats.least - floats.digits))
    overflow = rounded(exact((floats.most + 1) * math.log(2)), floats)
    hard = [-math.log(eps) / 2, -math.log(eps), -math.log(tiny), overflow, beside(overflow, floats)[1]]
    chosen = [1.0, eps, *hard, -math.log(least), 0.125, 2.5, 6.0, least, tiny, eps**0.5, eps**-0.5, 1e4]
    return [rounded(exact(size), floats) for size in chosen]


def points(exact_values: Exact, floats: Format) -> list[Point]:
    """Return the arguments; for functions of several numbers fewer, with one of the numbers held."""
    activation, x = exact_values.activation, sizes(floats)
    if isinstance(activation, Elementwise):
        return [*signed(x + near_special(exact_values, floats)), -math.inf, math.inf, math.nan]
    few = [*signed(x[:FEW]), -math.inf, math.inf]
    if isinstance(activation, Gated):
        return [pair for each in few for pair in ([each, HALF], [HALF, each])]
    return [*([each, 0.0] for each in few), *rows(floats), [-math.inf, 1.0, 2.0], [math.nan, 0.0]]


def rows(floats: Format) -> Iterator[Point]:
    """Yield vectors far from 0, and some of several lengths, in no order."""
    for vector in FAR:
        yield [rounded(exact(entry), floats) for entry in vector]
    for length in (*LENGTHS, *([LONGEST] if floats == FORMATS["float32"].format else [])):
        yield [rounded(exact(3 * math.cos(2.0 * k * k)), floats) for k in range(length)]


def few_points(exact_values: Exact, floats: Format) -> list[Point]:
    """Return some of the arguments."""
    activation, x = exact_values.activation, sizes(floats)[:FEW:2]
    if isinstance(activation, Elementwise):
        return signed(x + near_special(exact_values, floats))
    return [[each, HALF] for each in signed(x)]


def near_special(exact_values: Exact, floats: Format) -> list[float]:
    """Return the numbers beside kinks and roots."""
    special = [*exact_values.kinks, *(root for root, _ in exact_values.roots)]
    return [near for each in special for near in beside(rounded(exact(as_float(each)), floats), floats)]


def signed(x: list[float]) -> list[float]:
    """Take both signs of each size, in order."""
    return sorted({sign * each for each in x for sign in (1, -1)})


def cases(activation: Activation[...]) -> Iterator[tuple[Mapping[str, float], Callable[[Exact, Format], list[Point]]]]:
    """Yield values of the parameters, with what chooses the arguments: the defaults, and each parameter by itself."""
    defaults = real_parameters(activation)
    yield defaults, points
    for name in defaults:
        others = ({**defaults, name: value} for value in OTHERS if value != defaults[name])
        for values in islice((each for each in others if samples.valid(activation, each)), 2):
            yield values, few_points
