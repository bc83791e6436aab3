"""Every declared fact is true, and none says less than the truth."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pytest
from docutils import nodes

import fact_checks
from activation_functions import activations
from activation_functions.function import Function
from activation_functions.interval import Interval
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from enough_digits import with_enough_digits
from specification import samples
from specification.evaluation import Scope, evaluate
from specification.latex import LatexError, read
from specification.many_digits import MANY_DIGITS
from specification.page import DEFINITIONS, Page, pages
from specification.samples import PARAMETERS
from specification.statements import free
from specification.syntax import Call, Chain, Statement, walk


def check_all(check: Callable[..., None], activation: Activation[...]) -> None:
    for case in fact_checks.cases(activation):
        with_enough_digits(partial(check, activation, *case))


def test_range(elementwise: Elementwise[...]) -> None:
    check_all(fact_checks.check_range, elementwise)


def test_range_of_components(vector: Vector[...]) -> None:
    check_all(fact_checks.check_range_of_components, vector)


def test_range_of_gated(gated: Gated[...]) -> None:
    check_all(fact_checks.check_range_of_gated, gated)


def test_monotonic(elementwise: Elementwise[...]) -> None:
    check_all(fact_checks.check_monotonic, elementwise)


def test_kinks(elementwise: Elementwise[...]) -> None:
    check_all(fact_checks.check_kinks, elementwise)


def test_jumps(elementwise: Elementwise[...]) -> None:
    check_all(fact_checks.check_jumps, elementwise)


def test_smoothness(activation: Activation[...]) -> None:
    check_all(fact_checks.check_smoothness, activation)


def test_lipschitz(elementwise: Elementwise[...]) -> None:
    check_all(fact_checks.check_lipschitz, elementwise)


def test_lipschitz_of_vectors(vector: Vector[...]) -> None:
    check_all(fact_checks.check_lipschitz_of_vectors, vector)


def test_lipschitz_of_gated(gated: Gated[...]) -> None:
    check_all(fact_checks.check_lipschitz_of_gated, gated)


def test_no_valid_interval_is_too_narrow(activation: Activation[...]) -> None:
    """Beyond each end, for some values of the others, the definition has no value or a fact does not hold.

    A parameter that the definition passes on has the interval that it has there.
    """
    for name, text in activation.valid.items():
        passed_on = [
            activations[part.name].valid[name]
            for part in walk(pages()[activation.name].definition.body)
            if isinstance(part, Call) and part.name in activations and name in activations[part.name].valid
        ]
        if passed_on:
            assert text == passed_on[0], f"{activation.name}: {name} is passed on, and lies there in {passed_on[0]}"
            continue
        for end in ("low", "high"):
            tried = list(beyond(activation, name, end))
            assert not tried or any(breaks(activation, values) for values in tried), (
                f"{activation.name}: valid['{name}']='{text}', but everything holds also beyond that, as for {tried}"
            )


def beyond(activation: Activation[...], name: str, end: str) -> Iterator[dict[str, float]]:
    """Values of the parameters of which one lies beyond an end of its interval: at that end if it is excluded."""
    for values in samples.parameters(activation):
        interval = activation.valid_interval(name, values)
        at, outside, included = (
            (interval.low, -0.5, interval.includes_low)
            if end == "low"
            else (interval.high, 0.5, interval.includes_high)
        )
        if np.isfinite(at):
            moved = values | {name: at + outside * included}
            yield moved
            for other in values.keys() - {name}:
                low = activation.valid_interval(other, moved)
                if low.includes_low:
                    yield moved | {other: low.low}


def breaks(activation: Activation[...], values: dict[str, float]) -> bool:
    """Whether the definition has no value, or a declared fact does not hold."""
    parameters = samples.exact(values)
    [checks] = [checks for kind, checks in fact_checks.OF_FORMULAS.items() if isinstance(activation, kind)]
    try:
        for check in checks:
            check(activation, "", parameters, fact_checks.on_page(activation, parameters))
    except (AssertionError, ArithmeticError, TypeError, ValueError):  # complex numbers, too
        return True
    return False


def test_valid_intervals_stand_on_the_page(activation: Activation[...]) -> None:
    """The inequalities between its lines that begin the page hold for the valid values, and for no others."""
    page = pages()[activation.name]
    stated = [statement for statement in inline(page) if not set(statement.relations) & {"=", "≈", "≠"}]
    defaults = samples.real_parameters(activation)
    for name in activation.valid:
        about = [each for each in stated if name in free(each).numbers <= defaults.keys()]
        interval = activation.valid_interval(name, defaults)
        ends = [end for end in (interval.low, interval.high) if np.isfinite(end)]
        for value in [end + step for end in (*ends, *PARAMETERS) for step in (-1e-3, 0.0, 1e-3)]:
            values = defaults | {name: float(value)}
            scope = Scope(samples.exact(values), DEFINITIONS, MANY_DIGITS)
            said = all(evaluate(Chain(tuple(each.terms), tuple(each.relations)), scope) for each in about)
            assert said == samples.valid(activation, values), (
                f"gallery/{page.path.name}: {name} = {value:g} is {'' if said else 'not '}valid as the text above the "
                f"first picture says; it is declared in {interval}"
            )


def inline(page: Page) -> list[Statement]:
    """The statements between the lines of the text that begins a page."""
    _, text = page.texts[0]
    found = []
    for node in text.findall(nodes.math):
        with contextlib.suppress(LatexError):  # An expression, not a statement.
            found += read(node.astext(), page.name)
    return found


@pytest.mark.parametrize(
    "wrong",
    [
        "max(1, unknown)",
        "__import__('os')",
        "x.real",
        "1 +",
        "[0 for _ in 'a']",
        "strictly",
        "sqrt(x=1)",
        "1 / 0",
        "max()",
    ],
)
def test_fact_that_cannot_be_evaluated_is_named(
    activation: Activation[...], wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for declared in (wrong, f"1 if {wrong} == 0 else 2", f"1 if 0 == 1 else {wrong}"):
        monkeypatch.setattr(activation, "lipschitz", declared)
        with pytest.raises(ValueError) as error:
            activation.fact("lipschitz")
        assert str(error.value).startswith(f"{activation.name}: lipschitz={declared!r} cannot be evaluated: ")


def test_valid_interval_that_cannot_be_evaluated_is_named(activation: Activation[...]) -> None:
    for name in activation.valid:
        for function in samples.functions(activation):
            wrong = Function(function._evaluate, {**activation.valid, name: "(0, unknown)"})
            with pytest.raises(ValueError, match=rf"{wrong.__name__}: valid\['{name}'\]='\(0, unknown\)' cannot be"):
                wrong([1.0, 2.0], **{name: 1.0})


@pytest.mark.parametrize("wrong", ["0, 1", "{0, 1}", "(0; 1)", "(0, ∞", "[-∞, 0]", "(0, ∞]"])
def test_what_is_no_interval_is_named(wrong: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(wrong))):
        Interval(wrong)


def test_names_are_told_apart() -> None:
    names = [name for one in activations.values() for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names)), sorted(name for name in set(names) if names.count(name) > 1)
