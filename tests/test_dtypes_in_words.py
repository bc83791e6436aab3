"""A dtype in a sentence is one of those in the code beside it, and a number beside it is a limit of that dtype."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from specification.page import Page, documents, pages
from specification.prose import Said, numbers
from specification.sections import Section, Text, sections_of_document, sections_of_page

FLOATS = {"float16": np.float16, "float32": np.float32, "float64": np.float64}
OTHERS = ("bfloat16", "float8", "longdouble")
SPELLED = {"fp16": "float16", "half precision": "float16", "fp32": "float32", "single precision": "float32"}
SPELLED |= {"bf16": "bfloat16", "fp64": "float64", "double precision": "float64"}
WORD = re.compile(rf"\b(?:{'|'.join([*FLOATS, *OTHERS, *SPELLED])})\b")
IN_CODE = re.compile(rf"\b({'|'.join([*FLOATS, *OTHERS])})")
# It shows the errors in all three.
SHOWS_ALL = re.compile(r"^compare\(", re.MULTILINE)


def dtype(word: str) -> str:
    return SPELLED.get(word, word)


def named(code: str) -> set[str]:
    """The dtypes in some code."""
    return {*IN_CODE.findall(code), *(FLOATS if SHOWS_ALL.search(code) else ())}


def behind(section: Section, line: int) -> set[str]:
    """The dtypes in the code behind a paragraph."""
    return next((named(cell.text) for cell in section.code if cell.line > line), set())


def limits(name: str) -> list[float]:
    """Where a dtype ends: numbers, their exponentials, and digits."""
    info = np.finfo(FLOATS[name])
    ends = [float(info.max), float(info.smallest_normal), float(info.smallest_subnormal)]
    return [*ends, *(float(np.log(each)) for each in ends), info.nmant + 1.0]


def of_dtypes(number: Said, factors: list[float]) -> set[str]:
    """The dtypes of which a number is a limit, or one of some factors times a limit."""
    return {name for name in FLOATS if any(number.agrees(each * limit) for each in factors for limit in limits(name))}


def clauses(section: Section) -> Iterator[tuple[str, str, set[str], list[float]]]:
    """The parts of sentences that name dtypes, with their places, the dtypes, and the factors in the paragraph."""
    for paragraph in section.prose:
        text = re.sub(r"\((fp\d+|bf16)\)", r"\1", " ".join(paragraph.text.split()))
        factors = [float(each.value) for each in numbers(Text(1, text), "") if each.value > 1]
        for clause in re.split(r"(?<=[.:;])\s|[()]|, and (?=in\b)", text):
            if said := {dtype(word) for word in WORD.findall(clause)}:
                yield f"{section.file}:{paragraph.line}", clause, said, [1.0, *factors]


def every_clause() -> Iterator[tuple[str, str, set[str], list[float]]]:
    for page in pages().values():
        for section in sections_of_page(page):
            yield from clauses(section)
    for document in documents():
        for section in sections_of_document(document):
            yield from clauses(section)


def test_a_limit_beside_a_dtype_is_that_of_the_dtype() -> None:
    seen = 0
    for place, clause, said, factors in every_clause():
        for number in numbers(Text(1, clause), ""):
            if expected := of_dtypes(number, factors):
                assert expected & said, f"{place}: {number.text} is a limit of {', '.join(sorted(expected))}: {clause}"
                seen += 1
    assert seen > 5


def test_what_happens_close_to_0_does_so_in_a_dtype_whose_exponential_overflows_soon() -> None:
    found = [(place, said) for place, clause, said, _ in every_clause() if "close to 0" in clause]
    assert len(found) > 2
    for place, said in found:
        ends = {name: np.log(float(np.finfo(FLOATS[name]).max)) for name in said}
        assert all(end < 20 for end in ends.values()), f"{place}: in {', '.join(said)} it happens at {ends}"


def test_dtypes_in_a_sentence_are_those_in_the_code_behind_it(page: Page) -> None:
    """If any stand there."""
    for section in sections_of_page(page):
        for paragraph in section.prose:
            said, shown = {dtype(word) for word in WORD.findall(paragraph.text)}, behind(section, paragraph.line)
            assert said <= shown or not shown, (
                f"{section.file}:{paragraph.line}: {', '.join(said - shown)} is not in the code behind it"
            )
