"""Compare the cells of an activation in a framework with the record: its calls, and what differs."""

from __future__ import annotations

import ast
import re

from bs4 import Tag

from activation_functions import activations
from framework_comparisons import javascript_arguments
from framework_measurements.framework import imported
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import EVERY_WORD
from framework_measurements.record import Entry
from framework_packages import entries_of
from framework_statements import Statement, named, statement
from framework_tables import agrees, facts, results, said_of, text, to_be_listed, word_of

# What is seen without unfolding anything.
BITES = {"other function", "wrong", "breaks", "other default", "float32 inside"}


def assert_cells_are_recorded(cells: list[Tag], name: str, package: str) -> None:
    calls, differs = cells
    entries = entries_of(name, package)
    assert_calls(calls, entries, f"{name} in {package}")
    folded = differs.select("details li")
    shown = [item for item in differs.select("li") if item not in folded]
    summaries = list(map(text, differs.select("summary")))
    said = assert_differences([*shown, *folded], entries, f"{name} in {package}")
    assert_folded(said[: len(shown)], said[len(shown) :], summaries, f"{name} in {package}")


def assert_folded(shown: list[Statement], folded: list[Statement], summaries: list[str], where: str) -> None:
    """What bites is seen at once, the first of each word; the rest is summed up."""
    words, rest = [each.word for each in shown], [each.word for each in folded]
    for found in (words, rest):
        places = list(map(EVERY_WORD.index, found))
        assert places == sorted(places, reverse=True), f"{where}: {found}, expected the gravest first"
    assert len(rest) != 1 or rest[0], f"{where}: a note is folded alone"
    if rest:
        assert len(set(words)) == len(words) and "" not in words, f"{where}: {words} are shown beside what is folded"
        assert not set(rest) - set(words) & BITES, f"{where}: {set(rest) - set(words)} is folded"
        notes = [f"{rest.count('')} note" + "s" * (rest.count("") > 1)] if "" in rest else []
        expected = ", ".join([*dict.fromkeys(filter(None, rest)), *notes])
        assert [each[0].lower() + each[1:] for each in summaries] == [expected], where
    else:
        assert not summaries, where


def is_pasted(call: str, entry: Entry) -> bool:
    """Whether a call is that of an entry, with the defaults of the definition for the names of its parameters."""
    values = {name: repr(value) for name, value in activations[entry.activation].parameters.items()}
    written = entry.matching_call or entry.call or entry.spelling
    recorded = ast.parse(written, mode="eval")
    for node in ast.walk(recorded):
        if isinstance(node, ast.Name):
            node.id = values.get(node.id, node.id)
    same_remark = call.partition("#")[2] == written.partition("#")[2]  # such as the opset
    return same_remark and ast.unparse(ast.parse(call, mode="eval")) == ast.unparse(recorded)


def assert_runs_when_pasted(imports: list[str], call: str, where: str) -> None:
    """What is imported is needed, and nothing else is but the input, or an operator of ONNX."""
    known = {name.split(".")[0] for line in imports for name in imported_by(line)}
    tree = list(ast.walk(ast.parse(call)))
    names = {node.id for node in tree if isinstance(node, ast.Name)} - {n.arg for n in tree if isinstance(n, ast.arg)}
    operators = {name for name in names if name[0].isupper() and not imports}
    assert names - operators - {"x"} == known, f"{where}: {imports} before {call}"


def imported_by(line: str) -> list[str]:
    """The names in a line that imports."""
    assert imported(line), line
    return imported(line)


def assert_calls(cell: Tag, entries: list[Entry], where: str) -> None:
    """Each spelling once, with defaults that it does not say; the declared one first."""
    found = [(item.select("code.call")[0].get_text(), item.select("span.default")) for item in cell.select("li")]
    by_spelling: dict[str, list[Entry]] = {}
    for entry in entries:
        by_spelling.setdefault(entry.spelling, []).append(entry)
    assert len(found) == len(by_spelling), f"{where}: {len(found)} calls, expected {len(by_spelling)}"
    for call, default in found:
        own = next((es for es in by_spelling.values() if any(is_pasted(call, e) for e in es)), [])
        assert own, f"{where}: {call} is not in the record"
        given = [text(each).removeprefix("default ") for each in default]
        assert given in [differing_defaults(entry, call) for entry in own], f"{where}: {call}, {given}"
    one = activations[entries[0].activation]
    declared = {one.keras, one.torch, one.jax, one.onnx} & {entry.matching_call for entry in entries}
    first = [e.matching_call for e in entries if is_pasted(found[0][0], e)]
    assert not declared or {*first} & declared, f"{where}: {found[0][0]} stands first, expected {declared}"


def differing_defaults(entry: Entry, call: str) -> list[str]:
    """The defaults that are not what a call says, and the numbers that it leaves out."""
    said = dict(re.findall(r"\b(\w+)=([^,()]+)", call))
    if FRAMEWORKS[entry.framework].npm:
        said = javascript_arguments(call, entry)
    number = re.compile(r"[-+]?(\d[\d.]*(e[-+]?\d+)?|inf|nan)", re.IGNORECASE)
    known = {name: value for name, value in entry.parameters.items() if value is not None}

    def seven_digits(value: str) -> str:
        return f"{float(value):.7g}" if number.fullmatch(value) else value

    chosen = [
        f"{name}={value}"
        for name, value in known.items()
        if (name in said or number.fullmatch(value)) and seven_digits(value) != seven_digits(said.get(name, ""))
    ]
    return [", ".join(chosen)] if chosen else []


def assert_differences(items: list[Tag], entries: list[Entry], where: str) -> list[Statement]:
    """What is said holds for all that it is said of; and all that is recorded is said, but of what we wrote."""
    entries = [entry for entry in entries if entry.kind != "expression"]
    if not entries:
        assert [text(item) for item in items] == ["Written with other functions"], where
        return [statement(item) for item in items]
    expected = {entry.key: to_be_listed(entry) for entry in entries}
    unsaid = {row: word for results, _ in expected.values() for row, word in results.items()}
    rest = {key: facts for key, (_, facts) in expected.items()}
    said = list(map(statement, items))
    for each in said:
        covered = named(each.where, entries)
        assert covered, f"{where}: nothing is {each.where}"
        for entry in covered:
            for result in results(each.text):
                there = said_of(result, each.word, entry)
                assert there, f"{where}: {entry.key} has no {each.word or 'difference'} {result}"
                unsaid = {
                    row: word for row, word in unsaid.items() if (row, word) not in {(r, each.word) for r in there}
                }
            found = facts(each.text, entry)
            assert found <= expected[entry.key][1], f"{where}: {entry.key}: {found - expected[entry.key][1]}"
            for fact in found:
                assert each.word == word_of(fact, entry), f"{where}: {entry.key}: {each.word}: {fact}"
            rest[entry.key] = rest[entry.key] - found
            assert_defaults_differ(each.text, entry)
    assert not unsaid, f"{where}: not said: {unsaid}"
    assert not any(rest.values()), f"{where}: not said: {rest}"
    return said


def assert_defaults_differ(said: str, entry: Entry) -> None:
    for theirs, default, ours, value in re.findall(r"`(\w+)=([^`]*)` in place of `(\w+)=([^`]*)`", said):
        parameters = activations[entry.activation].parameters
        assert entry.parameters[theirs] == default, f"{entry.key}: {said}"
        if ours in parameters:
            assert agrees(value.replace("-", "\N{MINUS SIGN}"), parameters[ours], 4), f"{entry.key}: {said}"
        else:
            assert f"{theirs}={value}" in (entry.matching_call or ""), f"{entry.key}: {said}"
        assert default != value, f"{entry.key}: {said}"
