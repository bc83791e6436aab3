"""Every declared fact is true, and none says less than the truth."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

import samples
from activation_functions import activations
from activation_functions.activation import Activation, Elementwise, Vector
from specification.evaluation import LARGE, NEAR, STEP, Scope, close, evaluate, one_sided
from specification.facts import SMOOTHNESS, fact, kinks, values
from specification.page import definitions, pages

Function = Callable[[Any], Any]
FAR = [LARGE, -LARGE]


def on_page(activation: Activation[Any], parameters: dict[str, Any]) -> Function:
    """The function that the page defines; of a vector for a vector function."""
    definition = pages()[activation.name].definition

    def function(x: Any) -> Any:
        scope = Scope({definition.argument: x, **parameters}, definitions())
        if definition.index is None:
            return evaluate(definition.body, scope)
        return np.array([evaluate(definition.body, scope.bind(**{definition.index: i})) for i in range(len(x))])

    return function


def cases(activation: Activation[Any]) -> Iterator[tuple[str, dict[str, Any], Function]]:
    """The activation for each choice of its parameters: what to call it, the parameters, the function on the page."""
    for given in samples.parameters(activation):
        parameters = samples.exact(given)
        said = activation.name + ("" if not given else f" with {given}")
        yield said, parameters, on_page(activation, parameters)


def one_sided_slopes(function: Function, x: Any) -> tuple[Any, Any]:
    left, right = (one_sided(function, x + 4 * side * STEP, 1, side) for side in (-1, 1))
    return left, right


def same(a: Any, b: Any) -> bool:
    return close(a, b, NEAR)


def extreme(function: Function, best: Any, x: Any) -> Any:
    """The value of the extremum near the sample `x`: where the three points around it close in on it."""
    low, high = x - 1, x + 1
    for _ in range(120):
        third = (high - low) / 3
        a, b = low + third, high - third
        if best(function(a), function(b)) == function(a):
            high = b
        else:
            low = a
    return function((low + high) / 2)


def test_range(elementwise: Elementwise[Any]) -> None:
    for said, parameters, function in cases(elementwise):
        declared = values(elementwise, parameters)
        reached = [function(x) for x in samples.points(elementwise, parameters)]
        approached = [*reached, *map(function, FAR)]
        for value in reached:
            assert value in declared, f"{said} reaches {mp.nstr(value, 20)}, which is not in {elementwise.range}"
        ends = [(declared.low, declared.includes_low, min), (declared.high, declared.includes_high, max)]
        for end, included, best in ends:
            nearest = best(approached)
            if mp.isinf(end):
                assert abs(nearest) >= LARGE / 1000, f"{said} stays at {mp.nstr(nearest, 20)}, short of {end}"
                continue
            if not same(nearest, end):
                nearest = best(nearest, extreme(function, best, max(samples.POINTS, key=lambda x: best(function(x), nearest) == function(x))))
            assert same(nearest, end), f"{said} comes to {mp.nstr(nearest, 20)} at most, the range ends at {mp.nstr(end, 20)}"
            assert included == (end in reached), (
                f"{said}: the end {mp.nstr(end, 20)} is {'' if end in reached else 'not '}reached, "
                f"the range is {elementwise.range}"
            )


def test_range_of_components(vector: Vector[Any]) -> None:
    function = on_page(vector, {})
    declared = values(vector, {})
    reached = [value for x in samples.VECTORS if len(x) > 1 for value in function(x)]
    for value in reached:
        assert value in declared, f"{vector.name} reaches {mp.nstr(value, 20)}, which is not in {vector.range}"
    far = function(np.array([LARGE, -LARGE]))
    for end, included in [(declared.low, declared.includes_low), (declared.high, declared.includes_high)]:
        assert any(same(end, value) for value in far), f"{vector.name} does not approach {end}"
        assert included == (end in reached), f"{vector.name}: is {end} reached? the range is {vector.range}"


def test_monotonic(elementwise: Elementwise[Any]) -> None:
    for said, parameters, function in cases(elementwise):
        points = samples.points(elementwise, parameters)
        steps = [function(b) - function(a) for a, b in itertools.pairwise(points)]
        found = (
            "strictly increasing"
            if all(step > 0 for step in steps)
            else "non-decreasing" if all(step >= 0 for step in steps) else "no"
        )
        assert found == elementwise.monotonic, f"{said} is declared {elementwise.monotonic}, found {found}"


def test_kinks(elementwise: Elementwise[Any]) -> None:
    for said, parameters, function in cases(elementwise):
        declared = kinks(elementwise, parameters)
        for x in samples.points(elementwise, parameters):
            left, right = one_sided_slopes(function, x)
            jumps = not same(left, right)
            assert jumps == (x in declared), (
                f"{said} has the slopes {mp.nstr(left, 8)} and {mp.nstr(right, 8)} beside {mp.nstr(x, 8)}; "
                f"the kinks are {elementwise.kinks}"
            )


def test_smoothness(activation: Activation[Any]) -> None:
    for said, parameters, function in cases(activation):
        declared = fact(activation.smoothness, parameters)
        found = min(smoothness_along(line) for line in lines(activation, parameters, function))
        assert found == declared, f"{said} is declared {activation.smoothness}, found order {found}"


def lines(activation: Activation[Any], parameters: dict[str, Any], function: Function) -> Iterator[Function]:
    """The function about each sample point, as a function of one number about 0."""
    if isinstance(activation, Elementwise):
        yield from (lambda t, x=x: function(x + t) for x in samples.points(activation, parameters))
    else:
        yield from (lambda t, x=x: function(x + t * np.arange(1, len(x) + 1)) for x in samples.VECTORS)


def smoothness_along(line: Function) -> float:
    """How many derivatives are continuous at 0, `smooth` if the first three are."""
    for order in range(4):
        left, right = (one_sided(line, 4 * (order + 1) * side * STEP, order, side) for side in (-1, 1))
        if not same(left, right):
            return order - 1
    return SMOOTHNESS["smooth"]


def test_lipschitz(elementwise: Elementwise[Any]) -> None:
    for said, parameters, function in cases(elementwise):
        declared = fact(elementwise.lipschitz, parameters)

        def steepness(x: Any) -> Any:
            return max(abs(slope) for slope in one_sided_slopes(function, x))

        points = [*samples.points(elementwise, parameters), LARGE ** mpf("0.01"), -(LARGE ** mpf("0.01"))]
        steepest = max(points, key=steepness)
        found = steepness(steepest)
        if not same(found, declared):
            found = max(found, extreme(steepness, max, steepest))
        assert same(found, declared), f"{said} has slopes up to {mp.nstr(found, 20)}, declared {elementwise.lipschitz}"


def test_lipschitz_of_vectors(vector: Vector[Any]) -> None:
    declared = float(fact(vector.lipschitz, {}))
    norms = [np.linalg.norm(vector.jacobian([float(entry) for entry in x]), 2) for x in samples.VECTORS]
    assert max(norms) == pytest.approx(declared, rel=1e-14, abs=0), f"{vector.name}: {max(norms)}, declared {vector.lipschitz}"


def test_names_are_told_apart() -> None:
    names = [name for one in activations.values() for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names)), sorted(name for name in set(names) if names.count(name) > 1)
