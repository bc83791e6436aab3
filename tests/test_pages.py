"""Every activation has its page, every page its activation, and all pages have one form."""

from __future__ import annotations

import ast

from docutils import nodes

from activation_functions import activations
from specification.page import Page, pages

SECTIONS = [
    "Picture",
    "Facts",
    "In NumPy",
    "In the frameworks",
    "Relations",
    "Common mistakes",
    "Where it comes from",
]

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


def test_every_activation_has_its_page() -> None:
    assert pages().keys() == activations.keys()


def test_sections_stand_in_their_order(page: Page) -> None:
    titles = [title.astext() for _, text in page.texts for title in text.findall(nodes.title)]
    assert [title for title in titles[1:] if title in SECTIONS] == SECTIONS, f"gallery/{page.path.name}: {titles}"


def test_page_defines_the_function_and_its_derivative(page: Page) -> None:
    assert page.definition
    assert page.derivatives


def test_no_displayed_formula_is_missed(page: Page) -> None:
    blocks = [node for _, text in page.texts for node in text.findall(nodes.math_block)]
    shown = [(node["names"][0] if node["names"] else "", node.astext()) for node in blocks]
    assert [(equation.label, equation.latex) for equation in page.equations()] == shown


def test_anchors_bear_the_name(page: Page) -> None:
    for equation in page.equations():
        assert not equation.label or equation.label.startswith(f"{page.name}-"), f"{equation.place}: {equation.label}"


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
        assert len(lines[number - 1]) <= 80, f"gallery/{page.path.name}:{number} is longer than 80 characters"
