"""The library computes what the pages say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from mpmath import mp, mpf

import samples
from activation_functions.activation import Elementwise, Vector
from specification.evaluation import Scope, evaluate
from specification.facts import kinks
from specification.page import definitions, pages
from tolerances import AT_A_KINK, AT_KINKS, DERIVATIVE_ULPS, VALUE_ULPS, ulps


def test_function_is_the_definition_on_the_page(elementwise: Elementwise[Any]) -> None:
    definition = pages()[elementwise.name].definition
    for x, parameters, scope in inputs(elementwise):
        near = any(kink != 0 and abs(x - kink) < 0.5 for kink in kinks(elementwise, parameters))
        expected = evaluate(definition.body, scope)
        result = elementwise(float(x), **parameters)
        error = ulps(result, expected, AT_KINKS if near else 0)
        assert error <= VALUE_ULPS, (
            f"{elementwise.name}({float(x)!r}, {parameters}) is {result!r}, off by {mp.nstr(error, 4)} ULP; "
            f"the page says {mp.nstr(expected, 20)}"
        )


def test_derivative_is_the_derivative_on_the_page(elementwise: Elementwise[Any]) -> None:
    """At a kink it is between the slopes on the two sides."""
    page = pages()[elementwise.name]
    for x, parameters, scope in inputs(elementwise):
        beside = AT_A_KINK * max(1, abs(x))
        at_kink = any(abs(x - kink) <= beside for kink in kinks(elementwise, parameters))
        sides = (x - beside, x + beside) if at_kink or x in silent_at(elementwise) else (x,)
        argument = page.definition.argument
        allowed = sorted(evaluate(page.derivative, scope.bind(**{argument: side})) for side in sides)
        result = elementwise.derivative(float(x), **parameters)
        error = 0 if allowed[0] <= result <= allowed[-1] else min(ulps(result, slope) for slope in allowed)
        assert error <= DERIVATIVE_ULPS, (
            f"{elementwise.derivative.__name__}({float(x)!r}, {parameters}) is {result!r}, off by "
            f"{mp.nstr(error, 4)} ULP; the page says {' to '.join(mp.nstr(slope, 20) for slope in allowed)}"
        )


def inputs(elementwise: Elementwise[Any]) -> Iterator[tuple[Any, dict[str, float], Scope]]:
    """Samples that are floats, with the parameters, and both as the variables of a formula."""
    argument = pages()[elementwise.name].definition.argument
    for parameters in samples.parameters(elementwise):
        exact = {name: mpf(value) for name, value in parameters.items()}
        for sample in samples.points(elementwise, exact) + samples.BEYOND:
            x = mpf(float(sample))
            yield x, parameters, Scope({argument: x, **exact}, definitions())


def silent_at(elementwise: Elementwise[Any]) -> set[Any]:
    """Where the page may leave the derivative open: the kinks for any of the parameters' values."""
    return {kink for parameters in samples.parameters(elementwise) for kink in kinks(elementwise, parameters)}


def test_vector_function_is_the_definition_on_the_page(vector: Vector[Any]) -> None:
    definition = pages()[vector.name].definition
    for x in samples.VECTORS:
        scope = Scope({definition.argument: x}, definitions())
        result = vector([float(entry) for entry in x])
        for i in range(len(x)):
            expected = evaluate(definition.body, scope.bind(**{definition.index: i}))
            error = ulps(result[i], expected)
            assert error <= VALUE_ULPS, (
                f"{vector.name}({list(map(float, x))})[{i}] is {result[i]!r}, off by {mp.nstr(error, 4)} ULP; "
                f"the page says {mp.nstr(expected, 20)}"
            )


def test_jacobian_is_the_derivative_on_the_page(vector: Vector[Any]) -> None:
    page = pages()[vector.name]
    for x in samples.VECTORS:
        scope = Scope({page.definition.argument: x}, definitions())
        result = vector.jacobian([float(entry) for entry in x])
        for i, j in np.ndindex(result.shape):
            expected = evaluate(page.derivative, scope.bind(i=i, j=j))
            error = ulps(result[i, j], expected)
            assert error <= DERIVATIVE_ULPS, (
                f"{vector.name}.jacobian({list(map(float, x))})[{i}, {j}] is {result[i, j]!r}, "
                f"off by {mp.nstr(error, 4)} ULP; the page says {mp.nstr(expected, 20)}"
            )
