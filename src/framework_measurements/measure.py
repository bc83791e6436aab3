"""Run every spelling of a framework, and compare its results with the library."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated
from framework_measurements import calls, judgement
from framework_measurements.calling import Installed, attempt
from framework_measurements.gradients import at_kinks, by_hand, gradients
from framework_measurements.results import Measured, near_0, plain, real_numbers, short, summary
from framework_measurements.sample_inputs import DTYPES, INTEGERS, SPECIAL, kind_of, others, parameters_of, real
from framework_measurements.spellings import Spelling, spellings

# A function with another name is an activation if it is right at more than this share of the points.
ALMOST_ALL = 0.9


def measure(key: str) -> dict[str, Any]:
    """Measure a framework: its part of the record."""
    installed = Installed(key)
    framework = installed.framework
    entries, unknown, not_called = [], [], {}
    for spelling, known, found in known_spellings(installed):
        if not known:
            unknown.append(spelling.name)
        for activation in known:
            measured = entry(installed, spelling, activation)
            if "error" in measured:
                not_called[spelling.name] = measured["message"]
            else:
                entries.append({"found": found, **measured})
    header: dict[str, Any] = {"title": framework.title, "versions": framework.versions()}
    header |= {"float64": framework.float64, "unknown": sorted(unknown), "not_called": not_called}
    header["by_hand"] = by_hand(installed)
    order = sorted(entries, key=lambda e: (list(activations).index(e["activation"]), e["spelling"]))
    return {"framework": header, "entries": order}


def measure_again(key: str, wanted: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Measure some entries of the record again, given by activation and spelling."""
    installed = Installed(key)
    names = {spelling for _, spelling in wanted}
    return [
        {"found": how, **entry(installed, spelling, activation)}
        for spelling, known, how in known_spellings(installed, names)
        for activation in known
        if (activation, spelling.name) in wanted
    ]


def known_spellings(installed: Installed, names: set[str] | None = None) -> Iterator[tuple[Spelling, list[str], str]]:
    """Yield spellings, the activations that each may compute, and how they were found; of all or of some names."""
    for spelling in spellings(installed.framework, installed.names):
        if names is None or spelling.name in names:
            named = calls.of_spelling(spelling)
            known = named or attempt(behaves_as, installed, spelling)
            if not isinstance(known, dict):  # Otherwise it does not map an array to an array: no activation.
                yield spelling, known, "by name" if named else "by what it computes"
    for activation in activations:
        call = calls.expression(activation, installed.framework)
        if call and (names is None or call in names):
            yield Spelling(call, "expression", {}, ""), [activation], "as an expression"


def behaves_as(installed: Installed, spelling: Spelling) -> list[str]:
    """Find the activations that a spelling of another name computes."""
    call = spelling.call({})
    x = np.array([[-2.0, -0.5, 0.25, 3.0]])
    result = installed.values(call, x, "float32", {})
    if result.dtype.kind != "f" or result.shape not in {(1, 4), (1, 2)}:
        raise TypeError(f"{call} does not map an array to an array")
    shares = {}
    for one in activations.values():
        if isinstance(one, Elementwise) and one.name != "linear":  # Whatever does nothing computes that.
            with contextlib.suppress(ValueError, TypeError):
                shares[one.name] = installed.measured(call, one, "float32", real(one)).near.mean()
    best = max(shares, key=lambda name: shares[name], default="")
    return [best] if shares.get(best, 0) > ALMOST_ALL else []


def entry(installed: Installed, spelling: Spelling, activation: str) -> dict[str, Any]:
    """Measure a spelling of an activation, or return an error if none of its calls can be evaluated."""
    one = activations[activation]
    call = spelling.call({})
    if spelling.kind == "expression":
        random, attempted = False, None
    else:
        random = is_random(installed, call, one)
        attempted = attempt(installed.measured, call, one, "float32", real(one))
    defaults = attempted if isinstance(attempted, Measured) else None
    matching = best_match(installed, spelling, one)
    if defaults is None and isinstance(matching, dict):
        return attempted if isinstance(attempted, dict) else matching
    found: dict[str, Any] = {
        "activation": activation,
        "spelling": spelling.name,
        "kind": spelling.kind,
        "parameters": spelling.parameters,
        "call": call if defaults else None,
        "matching_call": None,
        "random": random,
    }
    if defaults and not random:
        found["defaults"] = summary([defaults])
    if isinstance(matching, Match):
        found |= {"matching_call": matching.call, "matching": summary(matching.results), "refused": matching.refused}
        better = defaults is not None and (matching.results[0].near & ~defaults.near).any()
        found["needs_arguments"] = bool(random or better)
        return found | of_call(installed, matching.call, call or matching.call, one)
    if random or defaults is None:
        return found
    return found | of_call(installed, call, call, one)


@dataclass
class Match:
    """A call that computes an activation, and its results with the defaults of the parameters and with samples."""

    call: str
    results: list[Measured]
    refused: list[dict[str, float]]
    """The samples of the parameters that the framework refuses, though the definition allows them."""

    @property
    def gravity(self) -> int:
        """The place of its word in the order of gravity."""
        return judgement.WORDS.index(judgement.gravest([judgement.ROUNDED, judgement.word(summary(self.results))]))


def best_match(installed: Installed, spelling: Spelling, one: Activation[...]) -> Match | dict[str, Any]:
    """Return the first of the best calls with arguments, or the first error if there is none."""
    candidates = calls.candidates(spelling, one.name, installed.framework, installed.names)
    matches, errors = [], []
    for call in [spelling.name] if spelling.kind == "expression" else dict.fromkeys(candidates):
        first, *samples_ = [{**others(one), **values} for values in parameters_of(one, call)]
        base = attempt(installed.measured, call, one, "float32", first)
        if isinstance(base, dict):
            errors.append(base)
        elif not is_random(installed, call, one):
            more = [attempt(tried, installed, call, one, given) for given in samples_]
            refused = [
                real_numbers(given) for given, m in zip(samples_, more, strict=True) if not isinstance(m, Measured)
            ]
            matches.append(Match(call, [base, *(m for m in more if isinstance(m, Measured))], refused))
    match = min(matches, key=lambda match: match.gravity, default=None)
    if match is None or match.gravity == judgement.WORDS.index(judgement.OTHER_FUNCTION):
        return errors[0] if errors else {"error": "none", "message": "no call computes it"}
    return match


def tried(installed: Installed, call: str, one: Activation[...], parameters: dict[str, Any]) -> Measured:
    """Evaluate a call with a sample of the parameters."""
    return installed.measured(call, one, "float32", parameters, rounded=True)


def of_call(installed: Installed, call: str, as_it_is: str, one: Activation[...]) -> dict[str, Any]:
    """Measure the best call, in all dtypes and with its gradients."""
    parameters = {**others(one), **real(one)}
    found: dict[str, Any] = {
        "opset": installed.opset(call, parameters),
        "dtypes": {dtype: attempt(in_dtype, installed, call, one, dtype, parameters) for dtype in DTYPES},
        "integers": attempt(integers, installed, call, parameters),
        "special": [limits(installed, call, one, x, parameters) for x in SPECIAL[kind_of(one)]],
    }
    if installed.framework.engine:
        found["gradients"] = gradients(installed, call, one, parameters)
    if isinstance(one, Elementwise):
        return found | {"kinks": at_kinks(installed, call, one, parameters)}
    found["axis"] = axes(installed, as_it_is, one, parameters)
    return found | ({"gate": gate(installed, call, parameters)} if isinstance(one, Gated) else {})


def in_dtype(
    installed: Installed, call: str, one: Activation[...], dtype: str, parameters: dict[str, Any]
) -> dict[str, Any]:
    """Evaluate a call at many inputs of a dtype."""
    measured = installed.measured(call, one, dtype, parameters, many=True)
    return {"result": measured.dtype, **summary([measured]), **(near_0(measured) if dtype == "float32" else {})}


def is_random(installed: Installed, call: str, one: Activation[...]) -> bool:
    """Decide whether a call returns something else each time."""
    parameters = {**others(one), **real(one)}
    x = np.linspace(-1, 1, 40)
    results = attempt(lambda: [installed.values(call, x, "float32", parameters) for _ in range(2)])
    return isinstance(results, list) and not np.array_equal(results[0], results[1], equal_nan=True)


def integers(installed: Installed, call: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Call with an array of integers."""
    result = installed.values(call, np.array(INTEGERS), "int32", parameters)
    return {
        "x": INTEGERS,
        "value": [short(value) for value in result.astype(np.float64).ravel()],
        "result": str(result.dtype),
    }


def limits(installed: Installed, call: str, one: Activation[...], x: Any, parameters: dict[str, Any]) -> dict[str, Any]:
    """Call with zeros of either sign, infinities and NaN."""
    value = attempt(installed.values, call, np.array(x), "float32", parameters)
    found = {"value": plain(value)} if isinstance(value, np.ndarray) else value
    return {"x": plain(x), **found, "exact": plain(one(np.array(x), **parameters))}


def axes(installed: Installed, call: str, one: Activation[...], parameters: dict[str, Any]) -> list[int | None]:
    """Find the axis along which a call works by default, for 1 to 4 dimensions; None if there is none."""
    found: list[int | None] = []
    for shape in [(4,), (4, 6), (2, 4, 6), (2, 2, 4, 6)]:
        x = np.random.default_rng(0).normal(size=shape)
        value = attempt(installed.values, call, x, "float32", parameters)
        fits = []
        for axis in range(len(shape)):
            exact = one(x, **{**parameters, "axis": axis})
            if isinstance(value, np.ndarray) and value.shape == exact.shape:
                # float32 makes other numbers of x.
                fits += [axis] if np.allclose(value, exact, 1e-4, 1e-5) else []
        found.append(fits[0] if fits else None)
    return found


def gate(installed: Installed, call: str, parameters: dict[str, Any]) -> str:
    """Find the half that closes the gate when it is far below 0."""
    first, second = (
        np.abs(installed.values(call, np.array(x), "float32", parameters)).item() for x in ([-40.0, 1.0], [1.0, -40.0])
    )
    return "first half" if first < second else "second half"
