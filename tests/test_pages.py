"""Every activation has its page, every page its activation, and all pages have one form."""

from __future__ import annotations

import ast

import pytest
from docutils import nodes
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

from activation_functions import activations
from specification.code import COLUMN
from specification.page import Page, pages
from specification.sections import FRAMEWORKS, IN_NUMPY, NUMERICS, PARAMETERS, SECTIONS, sections_of_page

# What sphinx-gallery's converter carries over into a notebook.
SURVIVES = (
    nodes.document,
    nodes.section,
    nodes.title,
    nodes.paragraph,
    nodes.math,
    nodes.math_block,
    nodes.note,
    nodes.warning,
    nodes.image,
    nodes.literal_block,
    nodes.literal,
    nodes.emphasis,
    nodes.strong,
    nodes.reference,
    nodes.target,
    nodes.Text,
)


@pytest.mark.parametrize("name", sorted(pages().keys() | activations.keys()))
def test_every_activation_has_its_page_and_every_page_its_activation(name: str) -> None:
    assert name in pages(), f"write gallery/{name}.py, like its neighbours: the page of {name}"
    assert name in activations, (
        f"gallery/{name}.py is the page of no function: declare {name} in the module of a family"
    )


def test_sections_stand_in_their_order(page: Page) -> None:
    titles = [title.astext() for _, text in page.texts for title in text.findall(nodes.title)]
    others = [title for title in titles[1:] if title not in (*SECTIONS, PARAMETERS)]
    expected = list(SECTIONS)
    expected[expected.index(IN_NUMPY) : expected.index(FRAMEWORKS)] = [
        *others,
        IN_NUMPY,
        *[PARAMETERS] * (PARAMETERS in titles),
    ]
    assert titles[1:] == expected, f"gallery/{page.path.name}: expected {expected}"


def test_page_defines_the_function_and_its_derivative(page: Page) -> None:
    assert page.definition
    assert page.derivatives


def test_no_displayed_formula_is_missed(page: Page) -> None:
    blocks = [node for _, text in page.texts for node in text.findall(nodes.math_block)]
    shown = [(node["names"][0] if node["names"] else "", node.astext()) for node in blocks]
    assert [(equation.label, equation.latex) for equation in page.equations()] == shown


def test_markup_survives_in_a_notebook(page: Page) -> None:
    for offset, text in page.texts:
        for node in text.findall():
            place = f"gallery/{page.path.name}:{page.line(offset, node)}"
            assert not isinstance(node, nodes.system_message), f"{place}: {node.astext()}"
            assert isinstance(node, SURVIVES), f"{place}: {node.tagname} is lost in the notebook"


def test_code_fits_its_column(page: Page) -> None:
    tree = ast.parse(page.path.read_text())
    lines = page.path.read_text().splitlines()
    code = {n for node in tree.body[1:] for n in range(node.lineno, (node.end_lineno or 0) + 1)}
    for number in sorted(code):
        place = f"gallery/{page.path.name}:{number}"
        assert len(lines[number - 1]) <= COLUMN, f"{place} is longer than {COLUMN} characters"


def cells(page: Page, title: str) -> list[list[str]]:
    """Return the lines of the code in a section."""
    [section] = [section for section in sections_of_page(page) if section.title == title]
    return [code.text.strip().splitlines() for code in section.code]


def test_a_figure_stands_before_the_first_section(page: Page) -> None:
    first = sections_of_page(page)[0].code[0].text
    assert ".plot(" in first, f"gallery/{page.path.name}: behind the docstring stands {first!r}"


def test_a_stable_form_comes_first_in_numpy(page: Page) -> None:
    [section] = [section for section in sections_of_page(page) if section.title == IN_NUMPY]
    steps = [(code.line + step.lineno - 1, step) for code in section.code for step in ast.parse(code.text).body]
    forms = [(line, step.name) for line, step in steps if isinstance(step, ast.FunctionDef)]
    compared = [(line, ast.unparse(step)) for line, step in steps if ast.unparse(step).startswith("compare(")]
    for found, expected in ((forms, "stable"), (compared, f"compare(stable, {page.name}")):
        assert found, f"gallery/{page.path.name}: {IN_NUMPY} has no {expected}…"
        line, first = found[0]
        assert first.startswith(expected), f"gallery/{page.path.name}:{line}: {first} comes first, expected {expected}…"


def test_numerics_ends_with_the_special_values(page: Page) -> None:
    assert cells(page, NUMERICS)[-1] == [f"{page.name}.special_values"], f"gallery/{page.path.name}"


def test_frameworks_are_shown_by_the_calls(page: Page) -> None:
    """The build puts a table in the place of this cell."""
    _, blocks = split_code_and_text_blocks(str(page.path))
    found = [block for block in blocks if block.type == "code" and block.content.strip() == f"{page.name}.calls"]
    assert len(found) == 1, (
        f"gallery/{page.path.name}: {len(found)} cells are {page.name}.calls, expected one; write under the heading "
        f'"{FRAMEWORKS}", behind its text, a line by itself: {page.name}.calls'
    )
