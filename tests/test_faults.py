"""The faults that ``make faults`` plants are changes, of every kind and by every operator, and the same for a seed."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from faults import in_css, in_javascript, in_json, in_latex, in_names, in_prose, in_python, in_templates
from faults.drawing import faults
from faults.edits import Operator
from faults.kinds import KINDS
from faults.part import ROOT, Part, edits
from faults.results import of_script

PARTS = [(kind, place, part) for kind, parts in KINDS.items() for place, part in enumerate(parts)]
# For each operator: a text, and what it makes of it.
CHANGES = [
    (in_python.comparison, "a < b", ["a <= b", "a > b"]),
    (in_python.comparison, "assert a < b", ["assert a > b"]),
    (in_python.sign, "a += -b * c", ["a -= -b * c", "a += b * c", "a += -b / c"]),
    (in_python.constant, "é = f(1.25e-3, True)", ["é = f(1.24e-3, True)", "é = f(1.25e-3, False)"]),
    (in_python.constant, "np.random.default_rng(0).normal(2)", ["np.random.default_rng(0).normal(1)"]),
    (in_python.constant, "assert abs(f(2)) < 1e-9", ["assert abs(f(1)) < 1e-9"]),
    (in_python.condition, "a if not b else c", ["c if not b else a", "a if b else c"]),
    (in_python.condition, "x = a and b", ["x = a or b"]),
    (in_python.arguments, "where(a, b)", ["where(b, a)"]),
    (in_python.arguments, "np.maximum(a, b)", []),
    (in_python.name, "np.maximum(a, b).any()", ["np.minimum(a, b).any()", "np.maximum(a, b).all()"]),
    (in_latex.sign, "a - b", ["a + b"]),
    (in_latex.digit, r"\frac{1}{20}", [r"\frac{2}{20}", r"\frac{1}{21}"]),
    (in_latex.letter, r"\alpha x", [r"x x", r"\alpha \alpha "]),
    (in_latex.relation, r"x \le 1", ["x < 1", r"x \ge 1"]),
    (in_latex.function, r"\ln f'", [r"\exp  f'", r"\ln f"]),
    (in_prose.NUMBERS["digit"], "At 2.50 in float16", ["At 2.51 in float16"]),
    (in_prose.NUMBERS["number word"], "Two of them", ["Three of them"]),
    (in_prose.WORDS["direction"], "left of it, upright", ["right of it, upright"]),
    (in_prose.WORDS["opposite"], "is negative", ["is positive"]),
    (in_json.number, '{"x": -1.5, "y": "2"}', ['{"x": -1.4, "y": "2"}']),
    (in_json.judgement, '"judgement": "defect"', ['"judgement": "different by default"']),
    (in_json.OPERATORS["name"], '"call": "relu(x)"', ['"call": "reu(x)"']),
    (in_names.FACTS["word"], "C1 if a else C0", ["smooth if a else C0", "C1 if a else C1"]),
    (in_names.FACTS["sign"], "(0, 1)", ["[0, 1)", "(0, 1]"]),
    (in_names.LINKS["link"], "[a](checks.md)", ["[a](cheks.md)"]),
    (in_names.LINKS["reference"], "{ref}`a <relu-kink>`", ["{ref}`a <reu-kink>`", "{ref}`a <relu-kik>`"]),
    (in_names.LINKS["anchor"], ".. _relu-kink:", [".. _reu-kink:", ".. _relu-kik:"]),
    (in_names.ALIASES["dropped alias"], '("a", "b")', ["('b',)", "('a',)"]),
    (in_names.CALLS["argument"], "f(x, a=True)", ["f(x, a=False)", "f(x, as=True)"]),
    (in_css.value, "a { top: 0; color: none; }", ["a { top: 9; color: none; }", "a { top: 0; color: block; }"]),
    (in_css.declaration, "a { top: 0; }", ["a { }"]),
    (in_css.rule, "\na { top: 0; }\n", ["\n"]),
    (in_javascript.comparison, "!a && b // !", ["a && b // !", "!a || b // !"]),
    (in_javascript.constant, "a[0], '0'", ["a[1], '0'"]),
    (in_javascript.constant, "setTimeout(show, 250);", ["setTimeout(show, 1000);"]),
    (in_javascript.constant, "0.12345678901234567890", []),
    (in_javascript.word, "some(true)", ["every(true)", "some(false)"]),
    (in_javascript.string, "key === 'Escape'", ["key === 'Escpe'"]),
    (in_templates.swapped, "{{ a }}, {{ b }}", ["{{ b }}, {{ a }}"]),
    (in_templates.dropped, "<b>{{ a }}</b>", ["<b></b>"]),
    (in_templates.unfiltered, "{{ a | title }}", ["{{ a }}"]),
    (in_templates.condition, "{% if a %}", ["{% if not (a) %}"]),
    (in_templates.words, "<b>none</b>", ["<b>noe</b>"]),
]


CAUGHT = "try:\n    f()\nexcept"


@pytest.mark.parametrize(("operator", "text", "changed"), CHANGES, ids=[text for _, text, _ in CHANGES])
def test_an_operator_changes_what_it_says(operator: Operator, text: str, changed: list[str]) -> None:
    assert sorted(edit.of(text) for edit in operator(text)) == sorted(changed)


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [
        ('__all__ = ["a", "b"]', '__all__ = ["b", "a"]', False),
        ('__all__ = ["a", "b"]', '__all__ = ["b"]', True),
        ("@dataclass(frozen=True)\nclass A:\n    a = 1", "@dataclass(frozen=False)\nclass A:\n    a = 1", False),
        ("@dataclass(frozen=True)\nclass A:\n    a = 1", "@dataclass(frozen=True)\nclass A:\n    a = 2", True),
        ("zip(a, b, strict=True)", "zip(a, b, strict=False)", False),
        ("class A(tuple[int, str]): pass", "class A(tuple[str, int]): pass", False),
        ("a = [1, 2]", "a = [2, 1]", True),
        (f"{CAUGHT} (A, B):\n    pass", f"{CAUGHT} (B, A):\n    pass", False),
        (f"{CAUGHT} (A, B):\n    pass", f"{CAUGHT} (A, C):\n    pass", True),
    ],
)
def test_changes_of_form_are_no_faults(old: str, new: str, differ: bool) -> None:
    assert in_python.differs(old, new) == differ


@pytest.mark.parametrize(("kind", "place", "part"), PARTS, ids=[f"{kind} {place}" for kind, place, _ in PARTS])
def test_every_part_has_faults(kind: str, place: int, part: Part) -> None:
    assert any(edits(part, path) for path in part.paths()), f"{kind}: nothing in {part.files}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_gives_the_same_faults(kind: str) -> None:
    once, again, others = ([str(fault) for fault in islice(faults(kind, seed), 3)] for seed in ("1", "1", "2"))
    assert once == again != others


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_a_change_in_one_place(kind: str) -> None:
    fault = next(faults(kind, "1"))
    start, end = fault.edit.start, fault.edit.end
    assert fault.planted != fault.text
    assert fault.planted[:start] == fault.text[:start]
    assert fault.planted[len(fault.planted) - len(fault.text) + end :] == fault.text[end:]
    assert f"{fault.file}:{fault.line}: " in str(fault)


@pytest.mark.parametrize(("kind", "place", "part"), PARTS, ids=[f"{kind} {place}" for kind, place, _ in PARTS])
def test_the_tests_of_a_part_are_there(kind: str, place: int, part: Part) -> None:
    named = [test for test in part.tests.split() if test.startswith("tests/")]
    assert named, f"{kind}: no tests"
    assert not (missing := [test for test in named if not (ROOT / test).exists()]), f"{kind}: there is no {missing}"


def test_what_a_script_shows_is_the_same_each_time(tmp_path: Path) -> None:
    script = tmp_path / "shown.py"
    script.write_text("shown = [object() for _ in range(9)]\nshown\n", "utf-8")
    assert list(of_script(script)) == list(of_script(script)) != []
