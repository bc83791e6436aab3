"""Every call of a framework, declared or found, is in the record, and none that is neither, without the frameworks."""

from __future__ import annotations

import ast
import re

import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from framework_measurements import calls
from framework_measurements.findings.packages import record
from framework_measurements.framework import Framework, place
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import OTHER_FUNCTION, word
from framework_measurements.record import Entry
from framework_measurements.spellings import NAMES, Spelling, operator_at, plain

RECORD = record()
DECLARED = sorted({framework.declared for framework in FRAMEWORKS.values()} - {""})


def roots(framework: Framework) -> set[str]:
    """The names that the imports of a framework bind."""
    return framework.bound()


def spelling_of(entry: Entry) -> Spelling:
    if earlier := re.fullmatch(r"(\w+) \(opset (\d+)\)", entry.spelling):
        return operator_at(earlier[1], int(earlier[2]), entry.parameters)
    framework = FRAMEWORKS[entry.framework]
    form = framework.form(entry.spelling, entry.kind)
    return Spelling(entry.spelling, entry.kind, entry.parameters, form, is_javascript=bool(framework.npm))


def measured(activation: Activation[...]) -> list[Entry]:
    """Its entries; none if it is newer than the record."""
    if not RECORD.of(activation.name):
        pytest.skip("not measured yet: `make frameworks` does that")
    return RECORD.of(activation.name)


@pytest.mark.parametrize("declared", DECLARED)
def test_every_declared_call_is_in_the_record_of_its_frameworks(activation: Activation[...], declared: str) -> None:
    """As the call that computes the definition; or it was refused, by itself or as an operator that a runtime lacks."""
    call, entries = getattr(activation, declared), measured(activation)
    for key, framework in FRAMEWORKS.items():
        if framework.declared != declared:
            continue
        found = [e for e in entries if e.framework == key and e.matching_call == call]
        refused = RECORD.frameworks[key].not_called
        failed = call in refused or (framework.run and called(call) & refused.keys())
        where = f"{activation.name}: {call} in the record of {key}"
        assert found or failed or not call, f"{where}: not there; make frameworks measures it"
        assert not found or call not in refused, f"{where}: both measured and refused"
        for entry in found:
            assert entry.matching and word(entry.matching) != OTHER_FUNCTION, f"{where}: another function"


def called(call: str) -> set[str]:
    nodes = [node.func for node in ast.walk(ast.parse(call)) if isinstance(node, ast.Call)]
    return {ast.unparse(node) for node in nodes}


def test_no_call_is_declared_where_a_framework_has_none(activation: Activation[...]) -> None:
    """And where one is found by the name of the activation, one is declared."""
    for entry in measured(activation):
        declared = FRAMEWORKS[entry.framework].declared
        if entry.found == "by name" and declared:
            assert getattr(activation, declared), f"{activation.name}: {entry.framework} has {entry.spelling}"


@pytest.mark.parametrize("declared", DECLARED)
def test_declared_calls_are_written_in_the_names_of_the_framework_and_the_parameters(
    activation: Activation[...], declared: str
) -> None:
    call = getattr(activation, declared)
    bound = {node.arg for node in ast.walk(ast.parse(call)) if isinstance(node, ast.arg)}
    names = calls.names_in(call) - {"x", *bound} - activation.parameters.keys()
    [framework, *_] = [framework for framework in FRAMEWORKS.values() if framework.declared == declared]
    known = called(call) if framework.run else roots(framework)
    assert names <= known, f"{activation.name}: {call}: {', '.join(sorted(names - known))} is neither"
    if framework.run:
        assert all(re.fullmatch("[A-Z][A-Za-z]+", name) for name in names), f"{activation.name}: {call}: no operator"
    assert not call or "x" in calls.names_in(call), f"{activation.name}: {call} is not a call with x"


def test_every_call_in_the_record_is_made_of_its_spelling(activation: Activation[...]) -> None:
    for entry in RECORD.of(activation.name):
        framework = FRAMEWORKS[entry.framework]
        if entry.kind == "expression":
            expected = calls.expression(activation.name, framework)
            assert [entry.spelling, entry.matching_call] == [expected] * 2, f"{entry.key}: expected {expected}"
            assert entry.call is None and not entry.parameters, entry.key
            continue
        spelling = spelling_of(entry)
        assert entry.call in (None, spelling.call({})), f"{entry.key}: {entry.call}, expected {spelling.call({})}"
        if entry.matching_call:
            candidates = list(calls.candidates(spelling, activation.name, framework, roots(framework)))
            assert entry.matching_call in candidates, (
                f"{entry.key}: {entry.matching_call}, expected one of {candidates}"
            )
        assert (entry.kind == "operator") == bool(framework.run), f"{entry.key}: {entry.kind}"


def test_every_entry_is_found_as_it_says(activation: Activation[...]) -> None:
    """By its name, if it bears one of the activation's; and in a module that was looked into."""
    for entry in RECORD.of(activation.name):
        if entry.kind == "expression":
            assert entry.found == "as an expression", entry.key
            continue
        named = calls.of_spelling(spelling_of(entry))
        expected = "by name" if named else "by what it computes"
        assert entry.found == expected, f"{entry.key}: found {entry.found}, expected {expected}"
        assert activation.name in named or not named, f"{entry.key}: bears the name of {', '.join(named)}"
        assert_looked_into(entry.spelling, FRAMEWORKS[entry.framework])


def assert_looked_into(name: str, framework: Framework) -> None:
    places = (*framework.activations, *framework.functions, *framework.layers, *framework.tables)
    found = place(name)
    assert found in places or (framework.run and not found), f"{name} is of none of {', '.join(places)}"


@pytest.mark.parametrize("key", FRAMEWORKS)
def test_what_is_no_activation_is_listed_once(key: str) -> None:
    """Neither what is unknown nor what could not be called has an entry."""
    header, framework = RECORD.frameworks[key], FRAMEWORKS[key]
    spelled = {entry.spelling for entry in RECORD.entries if entry.framework == key}
    assert header.unknown == sorted(set(header.unknown))
    for name in header.unknown:
        assert_looked_into(name, framework)
        assert not RECORD.of(NAMES.get(plain(name), "")) and name not in spelled, f"{key}: {name} is an activation"
    expressions = [calls.expression(name, framework) for name in activations]
    for name in header.not_called.keys() - set(expressions):
        assert_looked_into(name, framework)
        assert plain(name) in NAMES, f"{key}: {name} bears the name of no activation"
    assert not header.not_called.keys() & {*spelled, *header.unknown}, key
