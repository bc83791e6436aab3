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
from framework_measurements.defects import defects
from framework_measurements.gradients import slopes
from framework_measurements.results import Measured, plain, real_numbers, short, summary
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
    header = {"title": framework.title, "versions": framework.versions()}
    header |= {"float64": framework.float64, "unknown": sorted(unknown), "not_called": not_called}
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
        return found | with_arguments(installed, matching, one, found, defaults)
    if random or defaults is None:
        return found | {"judgement": judgement.DIFFERENT}
    return found | of_call(installed, call, call, one, [defaults])


def with_arguments(
    installed: Installed, match: Match, one: Activation[...], found: dict[str, Any], defaults: Measured | None
) -> dict[str, Any]:
    """Measure the call with arguments, and judge whether it is another one without them."""
    refused = {"refused": match.refused} if match.refused else {}
    result: dict[str, Any] = {"matching_call": match.call, "matching": summary(match.results) | refused}
    result |= of_call(installed, match.call, found["call"], one, match.results)
    better = defaults is not None and (match.results[0].near & ~defaults.near).any()
    if found["random"] or better:
        result["judgement"] = judgement.BY_DEFAULT
        if "defaults" in found:
            result["defaults"] = found["defaults"] | {"judgement": judgement.BY_DEFAULT}
    elif "axis" in result and result["axis"] != axes(installed, match.call, one, {**others(one), **real(one)}):
        result["judgement"] = judgement.BY_DEFAULT
    return result


@dataclass
class Match:
    """A call that computes an activation, and its results with the defaults of the parameters and with samples."""

    call: str
    results: list[Measured]
    refused: list[dict[str, float]]
    """The samples of the parameters that the framework refuses, though the definition allows them."""

    @property
    def judgement(self) -> int:
        """Its place among the judgements, with rounding as the best."""
        return judgement.JUDGEMENTS.index(judgement.worst([judgement.ROUNDING, summary(self.results)["judgement"]]))


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
            more = [attempt(installed.measured, call, one, "float32", given, True) for given in samples_]
            refused = [
                real_numbers(given) for given, m in zip(samples_, more, strict=True) if not isinstance(m, Measured)
            ]
            matches.append(Match(call, [base, *(m for m in more if isinstance(m, Measured))], refused))
    match = min(matches, key=lambda match: match.judgement, default=None)
    if match is None or match.judgement == judgement.JUDGEMENTS.index(judgement.DIFFERENT):
        return errors[0] if errors else {"error": "none", "message": "no call computes it"}
    return match


def of_call(
    installed: Installed, call: str, as_it_is: str | None, one: Activation[...], known: list[Measured]
) -> dict[str, Any]:
    """Measure the best call, of which some results are known, and judge it."""
    parameters = {**others(one), **real(one)}
    measured = {dtype: attempt(installed.measured, call, one, dtype, parameters) for dtype in DTYPES}
    results = [m for m in measured.values() if isinstance(m, Measured)]
    special = [limits(installed, call, one, x, parameters) for x in SPECIAL[kind_of(one)]]
    found = {
        "dtypes": {
            dtype: {"result": m.dtype, **summary([m])} if isinstance(m, Measured) else m
            for dtype, m in measured.items()
        },
        "integers": attempt(integers, installed, call, parameters),
        "special": special,
        **of_kind(installed, call, as_it_is, one, parameters),
    }
    wide = found["dtypes"]["float64"]
    found["float64_kept"] = wide.get("result") == "float64" and wide["judgement"] != judgement.DIFFERENT
    judgements = [summary(part)["judgement"] for part in (known, *([m] for m in results))]
    if judgements[0] == judgement.DIFFERENT:
        return found | {"judgement": judgement.DIFFERENT}
    # Results that are wrong with some of the parameters alone are shown with them.
    more = known[1:] if known[0].near.all() else []
    found["defects"] = defects(installed, call, [*results, *more], special, parameters)
    found["judgement"] = judgement.DEFECT if found["defects"] else judgement.worst(judgements)
    return found


def of_kind(
    installed: Installed, call: str, as_it_is: str | None, one: Activation[...], parameters: dict[str, Any]
) -> dict[str, Any]:
    """Measure the derivative of a function of one number; of others the axis, and the half that is the gate."""
    if isinstance(one, Elementwise):
        return slopes(installed, call, one, parameters)
    found: dict[str, Any] = {"axis": axes(installed, as_it_is or call, one, parameters)}
    return found | ({"gate": gate(installed, call, parameters)} if isinstance(one, Gated) else {})


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
