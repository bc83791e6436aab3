"""The library computes what the pages say, to within the bounds, at samples and where the search found it worst."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest
from flint import ctx

from accuracy import witnesses
from accuracy.bounds import DERIVATIVE_ULPS, VALUE_ULPS, VECTOR_ULPS
from accuracy.exact import Exact, exactly
from accuracy.inputs import BITS, every_float, taken
from accuracy.processor import instruction_sets, results, run_without
from accuracy.search import Search
from accuracy.ulps import DTYPES, Error
from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Vector
from enough_digits import with_enough_digits
from second_oracle import encloses, value
from specification import samples
from specification.evaluation import Undefined
from specification.roles import DEFINITION, DERIVATIVE, INVERSE, by_role
from tolerances import LOOSE, RECORDED_ULPS, ROOM

# Inputs, and how many of them that look worst are measured; make accuracy tries many more. Where the result is rounded
# once, all is well or nothing is.
AMOUNT, OF_NARROW, SUSPECTED = 100, 25, 2
RECORD = witnesses.read()


def searched(activation: Activation[...], role: str, dtype: str) -> Search:
    """A search that has not begun."""
    return Search(activation, by_role(activation)[role], np.dtype(dtype).type)


@functools.cache
def results_at_witnesses(computed_by: str) -> dict[tuple[str, str, str], Any]:
    """What the library returns at all witnesses with a set of instructions."""
    calls = [(each.function, each.argument, dict(each.parameters)) for each in RECORD.values()]
    return dict(zip(RECORD, run_without(instruction_sets()[computed_by], results, calls), strict=True))


@functools.cache
def exact_at_witness(key: tuple[str, str, str]) -> Search:
    """What knows the exact value at a witness, which is the same for all sets of instructions."""
    name, role, dtype = key
    return searched(activations[name], role, dtype)


@functools.cache
def error_at(key: tuple[str, str, str], computed_by: str) -> Error:
    """The error at a witness with a set of instructions."""
    witness = RECORD[key]
    result = np.asarray(results_at_witnesses(computed_by)[key])[tuple(witness.entry)]
    return exact_at_witness(key).error(witness.argument, witness.parameters, tuple(witness.entry), result)


def test_errors_are_within_the_bounds(activation: Activation[...]) -> None:
    for role in by_role(activation):
        for dtype in DTYPES:
            search = searched(activation, role, dtype)
            amount = AMOUNT if dtype == np.float64 else OF_NARROW
            search.sample(amount, amount, SUSPECTED)
            [worst, *_] = search.worst
            assert worst.error.ulps <= search.allowed, (
                f"{search.function.__name__} in {np.dtype(dtype)}: {worst}, at most {search.allowed} are allowed"
            )


def test_every_function_has_witnesses(activation: Activation[...]) -> None:
    expected = {(activation.name, role, np.dtype(dtype).name) for role in by_role(activation) for dtype in DTYPES}
    found = {witness.key for witness in witnesses.of(activation)}
    assert found == expected, f"src/accuracy/witnesses.json: run make accuracy NAMES={activation.name}"


def test_every_number_of_16_bits_was_tried(elementwise: Elementwise[...]) -> None:
    """At which an inverse has a value, but these are not counted here."""
    for witness in witnesses.of(elementwise):
        if 8 * witness.argument.itemsize == BITS and witness.role != INVERSE:
            every = every_float(witness.argument.dtype).size
            assert witness.inputs >= every, f"{witness}: {witness.inputs} inputs of {every} were tried"


def test_every_witness_is_that_of_an_activation() -> None:
    assert {name for name, *_ in RECORD} <= activations.keys()


def test_errors_at_the_witnesses_are_within_the_bounds(activation: Activation[...]) -> None:
    """With wide instructions and with narrow ones, on this processor, too."""
    for computed_by in instruction_sets():
        for witness in witnesses.of(activation):
            error = error_at(witness.key, computed_by)
            assert error.ulps <= witness.allowed, (
                f"{witness}: off by {error.ulps:.4g} ULP with {computed_by}, at most {witness.allowed} are allowed; "
                f"the page says {error.exact_text}"
            )


def test_errors_at_the_witnesses_are_those_recorded(activation: Activation[...]) -> None:
    """Where NumPy has the code that they were computed by."""
    for witness in witnesses.of(activation):
        if witness.computed_by in instruction_sets():
            found = error_at(witness.key, witness.computed_by).ulps
            assert found == pytest.approx(witness.error, abs=RECORDED_ULPS), (
                f"{witness}: off by {found:.6g} ULP, the record says {witness.error}: "
                f"run make accuracy NAMES={activation.name}"
            )


def test_a_declared_bound_is_needed(activation: Activation[...]) -> None:
    """An error was found for which the default leaves little room, and the declared bound not too much."""
    defaults = (VECTOR_ULPS if isinstance(activation, Vector) else VALUE_ULPS, DERIVATIVE_ULPS)
    for role, declared, default in zip(
        (DEFINITION, DERIVATIVE), (activation.ulps, activation.slope_ulps), defaults, strict=True
    ):
        error = RECORD[activation.name, role, "float64"].error
        assert declared is None or default / ROOM < error > declared / LOOSE, (
            f"{activation.name}: {declared} ULP are declared for the {role}, {default} is the default, found is {error}"
        )


def test_search_climbs(every_elementwise: list[Activation[...]], monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that grows towards one number, and is large for few, is found from where it begins to grow."""
    most = 60
    for activation in every_elementwise[:2]:
        evaluate = activation._evaluate
        peak = next(peak for peak in (-7.577258846514824, 7.577258846514824) if activation(peak) != 0)

        def wrong(x: np.ndarray, evaluate: Any = evaluate, peak: float = peak, **parameters: Any) -> Any:
            y = evaluate(x, **parameters)
            with np.errstate(all="ignore"):
                nearness = np.exp(-(np.abs(np.log2(x / peak)) ** 0.5))
            return y * (1 + most * np.finfo(np.float64).eps * np.nan_to_num(nearness)) if x.dtype == np.float64 else y

        monkeypatch.setattr(activation, "_evaluate", wrong)
        search = searched(activation, DEFINITION, "float64")
        search.sample(AMOUNT, AMOUNT)
        before = search.worst[0].error.ulps
        search.climb()
        assert search.worst[0].error.ulps > max(before, most / 2), f"{activation.name}: {before}, {search.worst[0]}"


def is_in(found: list[Any], *of: Any) -> bool:
    """Whether one of the enclosures contains what mpmath computes."""
    expected = value(*of)
    return any(encloses(each, expected) for each in found)


def test_two_oracles_agree(activation: Activation[...]) -> None:
    """The balls contain what mpmath computes, for all parameters, also where the balls are wide."""
    checked = 0
    for parameters in samples.parameters(activation):
        for function in samples.functions(activation):
            exact = Exact(function, activation, parameters, np.float64)
            for x in inputs(activation, exact, parameters):
                for entry in np.ndindex(np.shape(function(x, **parameters))):
                    try:
                        with ctx.workprec(1200 if exact.role == INVERSE else 600):
                            found = exact.enclosures(exactly(x), entry)
                        contained = functools.partial(is_in, found, activation, function, parameters, x, entry)
                        agrees = with_enough_digits(contained, bool)
                    except Undefined:  # At a kink.
                        continue
                    assert agrees, (function.__name__, parameters, x, entry)
                    checked += 1
    assert checked


def inputs(activation: Activation[...], exact: Exact, parameters: dict[str, float]) -> list[np.ndarray]:
    """Return the samples, as floats; for an inverse also the values at these, but none outside the range."""
    if isinstance(activation, Elementwise):
        x = np.array(samples.points(activation, samples.exact(parameters)), float)
        if exact.role == INVERSE:
            images = activation(x, **parameters)
            x = taken(exact, np.concatenate([x, images[np.isfinite(images)]]))
        return [*map(np.array, x)]
    vectors = samples.VECTORS if isinstance(activation, Vector) else samples.PAIRS
    return [np.array(x, float) for x in vectors]
