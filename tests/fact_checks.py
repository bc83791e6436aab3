"""Whether a declared fact is true, and says no less than the truth, for some values of the parameters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

from activation_functions.facts import chosen, evaluate
from activation_functions.interval import Interval
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from golden_section import closing_in
from specification import samples
from specification.facts import EXACT, SMOOTHNESS, exact, fact, kinks, slack, values
from specification.many_digits import LARGE, NEAR, STEP, UNBOUNDED, close, one_sided
from specification.page import pages

Function = Callable[[Any], Any]
FAR = [LARGE, -LARGE]
CONDITIONAL = ("range", "monotonic", "smoothness", "kinks", "lipschitz")
# Those of all tests, and some where halves may be clipped.
PAIRS = [*samples.PAIRS, *(np.array([mpf(a), mpf(b)]) for a, b in itertools.product([-7, 0.5, 7], repeat=2))]


def on_page(activation: Activation[...], parameters: dict[str, Any]) -> Function:
    """The function that the page defines; of a vector for a vector function."""
    page = pages()[activation.name]
    return lambda x: page.value(x, parameters)


def cases(activation: Activation[...]) -> Iterator[tuple[str, dict[str, Any], Function]]:
    """The activation for each choice of its parameters: what to call it, the parameters, the function on the page."""
    for given in [*samples.parameters(activation), *borders(activation)]:
        parameters = samples.exact(given)
        said = activation.name + ("" if not given else f" with {given}")
        yield said, parameters, on_page(activation, parameters)


def borders(activation: Activation[...]) -> Iterator[dict[str, float]]:
    """Values of the parameters at which the two sides of a condition are equal, which no sample may be."""
    every = [*samples.parameters(activation)]
    conditions = re.findall(r" if (.+?) else ", " ".join(getattr(activation, name, "") for name in CONDITIONAL))
    for condition, given, name in itertools.product(conditions, (every[0], every[-1]), every[0]):
        left, right = re.split(" [<=>!]=? ", condition)
        at_1, at_2 = (evaluate(f"{left} - ({right})", exact(given | {name: x}), EXACT) for x in (1.0, 2.0))
        if at_1 != at_2:  # It is linear, or what is found is no border.
            values = given | {name: float(1 - at_1 / (at_2 - at_1))}
            is_border = evaluate(f"{left} == {right}", samples.exact(values), EXACT)
            if is_border and values not in every and samples.valid(activation, values):
                every.append(values)
                yield values


def one_sided_slopes(function: Function, x: Any) -> tuple[Any, Any]:
    [left], [right] = (one_sided(function, x + 4 * side * STEP, 1, side) for side in (-1, 1))
    return left, right


def same(a: Any, b: Any) -> bool:
    return close(a, b, NEAR)


def extreme(function: Function, best: Any, points: list[Any], values: list[Any]) -> Any:
    """The value of the extremum near the best of the samples: the points beside that one close in on it."""
    at = values.index(best(values))
    low, high = points[max(at - 1, 0)], points[min(at + 1, len(points) - 1)]
    sign = 1 if best is min else -1
    return best(closing_in(function, low, high, mp.sqrt(NEAR), lambda value: sign * value))


def agrees(found: Any, activation: Activation[...], parameters: dict[str, Any]) -> bool:
    """Whether a number is the declared Lipschitz constant, up to the uncertainty of that."""
    declared = fact(activation, "lipschitz", parameters)
    return same(found, declared) or abs(found - declared) <= slack(activation.lipschitz, parameters)


def check_range(elementwise: Elementwise[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    declared = values(elementwise, parameters)
    reached, extrema = values_reached(elementwise, parameters, function)
    beside = [[function(x + 4 * side * STEP) for side in (-1, 1)] for x in kinks(elementwise, parameters)]
    approached = [*reached, *map(function, FAR), *itertools.chain(*beside)]
    unknown = 2 * slack_of_ends(elementwise, parameters)
    for value in reached:
        assert within(value, declared), f"{said} reaches {mp.nstr(value, 20)}, which is not in {elementwise.range}"
    for end in itertools.chain(*((interval.low, interval.high) for interval in declared)):
        if mp.isinf(end):
            assert goes_to(end, approached), f"{said} does not go to {end}"
        else:
            is_reached = any(same(value, end) for value in extrema)
            assert_end_is_tight(said, end, declared, [*reached, *([end] if is_reached else [])], approached, unknown)
    for low, high in map(sorted, beside):
        if not same(low, high) and not any(low < value < high for value in reached):
            assert not within((low + high) / 2, declared), (
                f"{said} jumps over {mp.nstr((low + high) / 2, 8)}, which is in {elementwise.range}"
            )


def values_reached(
    activation: Elementwise[...], parameters: dict[str, Any], function: Function
) -> tuple[list[Any], list[Any]]:
    """Return the values at the sample points with the extrema near them, and these, which are nearly exact, alone."""
    points = samples.points(activation, parameters)
    reached, extrema = [function(x) for x in points], []
    for best in (min, max):
        extremum = extreme(function, best, points, reached[: len(points)])
        if abs(extremum) < LARGE and best(extremum, *reached, *map(function, FAR)) == extremum:
            extrema.append(extremum)
    return [*reached, *extrema], extrema


def goes_to(end: Any, approached: list[Any]) -> bool:
    return any(mp.sign(value) == mp.sign(end) and abs(value) >= UNBOUNDED for value in approached)


def assert_end_is_tight(
    said: str, end: Any, declared: list[Interval], reached: list[Any], approached: list[Any], unknown: Any
) -> None:
    """The function comes to the end of the range, and reaches it if that is declared."""
    nearest = min(approached, key=lambda value: abs(value - end))
    assert same(nearest, end) or abs(nearest - end) <= unknown, (
        f"{said} comes to {mp.nstr(nearest, 20)} at most, the range ends at {mp.nstr(end, 20)}"
    )
    found = any(value == end or abs(value - end) <= unknown for value in reached)
    assert within(end, declared) == found, f"{said}: the end {mp.nstr(end, 20)} is {'' if found else 'not '}reached"


def within(value: Any, intervals: list[Interval]) -> bool:
    return any(value in interval for interval in intervals)


def slack_of_ends(activation: Activation[...], parameters: dict[str, Any]) -> Any:
    """What is unknown of the ends of the range that stand behind ≈."""
    return max(
        slack(end, parameters) for end in re.split(r"[(\[\])]|, ", chosen(activation.range, exact(parameters), EXACT))
    )


def check_range_of_components(vector: Vector[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    declared = values(vector, parameters)
    # A temperature of 0.2 takes the weights of the samples apart by 1619 digits.
    with mp.workdps(2000):
        reached = [value for x in samples.VECTORS if len(x) > 1 for value in function(x)]
    for value in reached:
        assert within(value, declared), f"{said} reaches {mp.nstr(value, 20)}, which is not in {vector.range}"
    far = function(np.array([LARGE, -LARGE]))
    for end in itertools.chain(*((interval.low, interval.high) for interval in declared)):
        assert any(same(end, value) or (mp.isinf(end) and -value >= LARGE) for value in far), (
            f"{said} does not approach {end}"
        )
        assert within(end, declared) == (end in reached), f"{said}: is {end} reached? the range is {vector.range}"


def check_range_of_gated(gated: Gated[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    declared = values(gated, parameters)
    reached = [function(x) for x in PAIRS]
    approached = [function(np.array([a, b])) for a in (*FAR, mpf(1), mpf(-1)) for b in (*FAR, mpf(1), mpf(-1))]
    for value in reached:
        assert within(value, declared), f"{said} reaches {mp.nstr(value, 20)}, which is not in {gated.range}"
    for end in itertools.chain(*((interval.low, interval.high) for interval in declared)):
        if mp.isinf(end):
            assert goes_to(end, approached), f"{said} does not go to {end}"
        else:
            unknown = 2 * slack_of_ends(gated, parameters)
            assert_end_is_tight(said, end, declared, reached, [*reached, *approached], unknown)


def check_monotonic(elementwise: Elementwise[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    points = samples.points(elementwise, parameters)
    steps = [function(b) - function(a) for a, b in itertools.pairwise(points)]
    found = (
        "strictly increasing"
        if all(step > 0 for step in steps)
        else "non-decreasing"
        if all(step >= 0 for step in steps)
        else "no"
    )
    declared = fact(elementwise, "monotonic", parameters)
    assert found == declared, f"{said} is declared {declared}, found {found}"


def check_kinks(elementwise: Elementwise[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    declared = kinks(elementwise, parameters)
    for x in samples.points(elementwise, parameters):
        left, right = one_sided_slopes(function, x)
        jumps = not same(left, right)
        assert jumps == (x in declared), (
            f"{said} has the slopes {mp.nstr(left, 8)} and {mp.nstr(right, 8)} beside {mp.nstr(x, 8)}; "
            f"the kinks are {elementwise.kinks}"
        )


def check_jumps(elementwise: Elementwise[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    """Where a function is said to be discontinuous, it jumps at each of its kinks, else at none."""
    jumps = fact(elementwise, "smoothness", parameters) < SMOOTHNESS["C0"]
    for x in kinks(elementwise, parameters):
        left, right = (function(x + 4 * side * STEP) for side in (-1, 1))
        assert same(left, right) != jumps, (
            f"{said} goes from {mp.nstr(left, 8)} to {mp.nstr(right, 8)} at {mp.nstr(x, 8)}; "
            f"the smoothness is {elementwise.smoothness}, the kinks are {elementwise.kinks}"
        )


def check_smoothness(activation: Activation[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    declared = fact(activation, "smoothness", parameters)
    found = min(smoothness_along(line) for line in lines(activation, parameters, function))
    assert found == declared, f"{said} is declared {activation.smoothness}, found order {found}"


def lines(activation: Activation[...], parameters: dict[str, Any], function: Function) -> Iterator[Function]:
    """The function about each sample point, as a function of one number about 0."""
    if isinstance(activation, Elementwise):
        yield from (lambda t, x=x: function(x + t) for x in samples.points(activation, parameters))
    else:
        vectors = samples.VECTORS if isinstance(activation, Vector) else PAIRS
        yield from (lambda t, x=x: function(x + t * np.arange(1, len(x) + 1)) for x in vectors)


def smoothness_along(line: Function) -> float:
    """How many derivatives are continuous at 0, `smooth` if the first three are."""
    # On each side the same values serve the difference quotients of all orders.
    sides = {side: [line((16 + k) * side * STEP) for k in range(4)] for side in (-1, 1)}
    for order in range(4):
        if not same(*(found[0] for found in sides.values())):
            return order - 1
        for side, found in sides.items():
            sides[side] = [(b - a) / (side * STEP) for a, b in itertools.pairwise(found)]
    return SMOOTHNESS["smooth"]


def check_lipschitz(elementwise: Elementwise[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    declared = fact(elementwise, "lipschitz", parameters)

    def steepness(x: Any) -> Any:
        jump = abs(function(x + 4 * STEP) - function(x - 4 * STEP)) / (8 * STEP)
        return max(jump, *(abs(slope) for slope in one_sided_slopes(function, x)))

    points = [-mp.sqrt(LARGE), *samples.points(elementwise, parameters), mp.sqrt(LARGE)]
    steepnesses = [steepness(x) for x in points]
    found = max(steepnesses)
    if mp.isinf(declared):
        assert found > mp.root(LARGE, 4), (
            f"{said} has slopes up to {mp.nstr(found, 20)}, declared {elementwise.lipschitz}"
        )
        return
    if not agrees(found, elementwise, parameters):
        found = max(found, extreme(steepness, max, points, steepnesses))
    assert agrees(found, elementwise, parameters), (
        f"{said} has slopes up to {mp.nstr(found, 20)}, declared {elementwise.lipschitz}"
    )


def check_lipschitz_of_vectors(vector: Vector[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    """No Jacobian is larger, and one is as large, or far out nearly so; without a bound, the function jumps."""
    ratios = []
    for x in (*samples.VECTORS, *(x + 40 for x in samples.VECTORS)):
        declared = fact(vector, "lipschitz", parameters | {"n": len(x)})
        if mp.isinf(declared):
            ratios.append(1 if smoothness_along(lambda t, x=x: function(x + t * np.arange(len(x)))) < 0 else 0)
        else:
            given = {name: float(value) for name, value in parameters.items()}
            ratios.append(np.linalg.norm(vector.jacobian([float(entry) for entry in x], **given), 2) / float(declared))
    assert max(ratios) == pytest.approx(1, rel=1e-14, abs=0), f"{said}: {max(ratios)} times {vector.lipschitz}"


def check_lipschitz_of_gated(gated: Gated[...], said: str, parameters: dict[str, Any], function: Function) -> None:
    """Where there is a bound it is the largest norm at a pair of the samples."""
    given = {name: float(value) for name, value in parameters.items()}
    if gated.lipschitz == "∞":
        far = [[1e300, 0.0], [0.0, 1e300], [1e300, 1e300]]
        assert np.abs(gated.partial_derivatives(far, **given)).max() > 1e299, said
        return
    slopes = gated.partial_derivatives([[float(entry) for entry in pair] for pair in PAIRS], **given)
    found, unknown = np.linalg.norm(slopes, axis=-1).max(), float(slack(gated.lipschitz, parameters))
    assert abs(found - float(fact(gated, "lipschitz", parameters))) <= unknown, f"{said}: {found}"


# Those that ask the formula on the page alone, and not the library.
OF_FORMULAS: dict[type, list[Callable[..., None]]] = {
    Elementwise: [check_range, check_monotonic, check_kinks, check_jumps, check_smoothness, check_lipschitz],
    Vector: [check_range_of_components, check_smoothness],
    Gated: [check_range_of_gated, check_smoothness],
}
