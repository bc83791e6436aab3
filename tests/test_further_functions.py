"""Second derivatives, inverses, and derivatives by parameters: where they are told, and what they are at the ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

from activation_functions.declaration import derivative_of
from activation_functions.kinds import Elementwise
from specification import samples
from specification.evaluation import Scope, Undefined, evaluate
from specification.facts import fact, is_increasing
from specification.many_digits import MANY_DIGITS
from specification.page import DEFINITIONS, Page, PageError, pages
from specification.roles import DEFINITION, DERIVATIVE, INVERSE, by_role

BESIDE, HUGE = mpf(10) ** -30, mpf(10) ** 10
STEP = 1e-6
NUMBERS = [-np.inf, -1.0, -0.0, 0.5, 3.0, np.inf]


def test_page_tells_the_formulas_of_the_functions_that_are_declared(elementwise: Elementwise[...]) -> None:
    declared = by_role(elementwise).keys() - {DEFINITION, DERIVATIVE}
    page = pages()[elementwise.name]
    told = page.further.keys()
    assert told <= declared, (
        f"gallery/{page.path.name}: no function is declared for the anchors {told - declared}; declare it in "
        f"src/activation_functions/{elementwise.family}.py"
    )
    assert declared <= told, (
        f"gallery/{page.path.name}: there is no equation with the anchors "
        f"{[f'{elementwise.name}-{role}' for role in sorted(declared - told)]}"
    )


def test_a_function_has_the_parameters_of_its_activation(elementwise: Elementwise[...]) -> None:
    for function in samples.functions(elementwise):
        assert function.parameters == elementwise.parameters, f"{function.__name__}: its defaults"


def test_has_derivatives_by_all_parameters_but_those_that_only_move_a_jump(elementwise: Elementwise[...]) -> None:
    points = [float(x) for x in samples.points(elementwise, samples.exact(elementwise.parameters))]
    for name in elementwise.valid.keys() - elementwise.derivative_by.keys():
        moved = elementwise.parameters | {name: elementwise.parameters[name] * (1 + STEP)}
        apart = [x for x in points if abs(abs(x) - abs(elementwise.parameters[name])) > abs(x) * STEP]
        assert np.array_equal(elementwise(apart), elementwise(apart, **moved)), (
            f"{elementwise.name}: it varies with {name}, declare its derivative by {name}"
        )


def test_a_derivative_by_what_is_no_parameter_is_refused(elementwise: Elementwise[...]) -> None:
    expected = ", ".join(elementwise.parameters) or "none"
    message = f"{elementwise.name}: by is 'unknown', which is not a parameter, expected one of {expected}$"
    with pytest.raises(ValueError, match=message):
        derivative_of(elementwise, by="unknown")


def undefined(elementwise: Elementwise[...]) -> Iterator[tuple[Any, dict[str, float], mpf, mpf]]:
    """Where the formula of a further function has no value: the function, the parameters, the point, the left limit."""
    for role in by_role(elementwise).keys() - {DEFINITION, DERIVATIVE, INVERSE}:
        formula = pages()[elementwise.name].formula(role)
        for parameters in samples.parameters(elementwise):
            given = samples.exact(parameters)
            for x in samples.points(elementwise, given):
                at, left = (
                    Scope({**formula.bind(each), **given}, DEFINITIONS, MANY_DIGITS) for each in (x, x - BESIDE)
                )
                try:
                    evaluate(formula.body, at)
                except Undefined:
                    if x == float(x):
                        yield by_role(elementwise)[role], parameters, x, limit(evaluate(formula.body, left))


def limit(beside: mpf) -> mpf:
    """Return the limit at a point, given the value beside it: ∞ if that is huge."""
    return mp.sign(beside) * mp.inf if abs(beside) > HUGE else beside


def test_where_there_is_no_value_it_is_that_on_the_left(elementwise: Elementwise[...]) -> None:
    for function, parameters, x, left in undefined(elementwise):
        assert function(float(x), **parameters) == pytest.approx(float(left), rel=1e-14, abs=float(BESIDE)), (
            f"{function.__name__}({mp.nstr(x, 8)}) with {parameters}, expected the value on the left"
        )


@pytest.fixture
def inverse(elementwise: Elementwise[...]) -> Any:
    if not hasattr(elementwise, "inverse"):
        pytest.skip("it has none")
    return elementwise.inverse


def test_inverse_is_infinite_at_the_ends_of_the_range_and_nan_beyond(
    elementwise: Elementwise[...], inverse: Any
) -> None:
    for parameters in samples.parameters(elementwise):
        given = samples.exact(parameters)
        if not is_increasing(elementwise, given):
            assert np.isnan(inverse(NUMBERS, **parameters)).all(), f"{inverse.__name__}, {parameters}"
            continue
        [values] = fact(elementwise, "range", given)
        for end, infinity in ((values.low, -np.inf), (values.high, np.inf)):
            if mp.isinf(end):
                continue
            if end == float(end) and given == parameters:
                assert inverse(float(end), **parameters) == infinity, (inverse.__name__, parameters)
            for step in (4 * np.spacing(float(end)), 0.1, 1e300):
                beyond = float(end) + np.copysign(step, infinity)
                assert np.isnan(inverse(beyond, **parameters)), f"{inverse.__name__}({beyond}), {parameters}"


def test_formula_of_another_function_is_refused(elementwise: Elementwise[...], monkeypatch: pytest.MonkeyPatch) -> None:
    page = pages()[elementwise.name]
    definition = page.equation("definition")
    for role in page.further:
        wrong = replace(definition, label=f"{page.name}-{role}")
        with monkeypatch.context() as patch:
            patch.setattr(Page, "equations", lambda self, wrong=wrong: [wrong])
            with pytest.raises(PageError, match=f"{wrong.place}: on the left of = is not the"):
                _ = Page(page.name, page.path).further
