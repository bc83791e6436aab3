"""Split pages into sections, each with its prose, its displayed formulas and its code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from docutils import nodes
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

from specification.page import DOCS, Document, Equation, Page

# The sections of the page of an activation, in the order in which people want them.
SECTIONS = FACTS, RELATIONS, IN_NUMPY, FRAMEWORKS, MISTAKES, NUMERICS, ORIGIN = (
    "Facts",
    "Relations",
    "In NumPy",
    "Frameworks",
    "Mistakes",
    "Numerics",
    "Origin",
)
# A section that not all pages have.
PARAMETERS = "Parameters"

# What is read beyond CommonMark, on the site as in the tests.
MARKDOWN_EXTENSIONS = ["colon_fence", "deflist"]
MARKDOWN = create_md_parser(MdParserConfig(enable_extensions=set(MARKDOWN_EXTENSIONS)), RendererHTML)
# Directives whose content is no prose: a formula, the description of a picture, and lines to paste, by their languages.
AS_THEY_ARE = ("{math}", "{family-picture}", "{pasted} html", "{pasted} markdown")
# Stands for what is not prose: code, a formula, a link with its title or the name of a page.
LEFT_OUT = "◦"
# What parts of a paragraph are, in the two languages: nodes, and what is opened and closed.
NODES = {"math": nodes.math, "code": nodes.literal, "link": nodes.reference, "emphasis": nodes.emphasis}
OPENED = {"link": "link", "emphasis": "em"}
# What is kept of them where a paragraph is read as prose, for the functions that it names, or for all of its words.
KEPT = {"prose": {"emphasis"}, "named": {"code", "link"}, "words": {"code", "link", "emphasis"}}

Part = tuple[str, set[str]]


@dataclass(frozen=True)
class Text:
    """A paragraph, a formula in one, or a piece of code, and the line of the file in which it begins."""

    line: int
    text: str


@dataclass
class Section:
    """What stands between two headings, the first of them included."""

    file: str
    title: str
    prose: list[Text] = field(default_factory=list)
    named: list[Text] = field(default_factory=list)
    """The prose with the titles of links and with code, in which functions are named, but without what is emphasized,
    as mistakes that are quoted are."""
    words: list[Text] = field(default_factory=list)
    """The prose with the code in it, between backticks, and the text of links."""
    inline: list[Text] = field(default_factory=list)
    """The formulas in the prose."""
    code: list[Text] = field(default_factory=list)
    equations: list[Equation] = field(default_factory=list)


def sections_of_page(page: Page) -> list[Section]:
    """Split the script of an activation."""
    _, blocks = split_code_and_text_blocks(str(page.path))
    texts = dict(page.texts)
    found: list[Section] = []
    starts: list[int] = []
    for block in blocks:
        if block.type == "code":
            if block.content.strip():
                found[-1].code.append(Text(block.lineno, block.content))
            continue
        text = texts[block.lineno - 1]
        if title := next(iter(text.findall(nodes.title)), None):
            found.append(Section(f"gallery/{page.path.name}", title.astext()))
            starts.append(block.lineno)
        for paragraph in text.findall(nodes.paragraph):
            _take(found[-1], page.line(block.lineno - 1, paragraph), paragraph)
    _share(page.equations(), found, starts)
    return found


def introduced(equations: list[Equation], texts: list[Text]) -> Iterator[tuple[str, list[Equation]]]:
    """Yield the sentences before formulas, each with those that follow it without another one between them."""
    for sentence, group in groupby(equations, key=lambda equation: _sentence_before(equation, texts)):
        yield " ".join(sentence.split()), list(group)


def _sentence_before(equation: Equation, texts: list[Text]) -> str:
    line = int(equation.place.rpartition(":")[2])
    before = [text for text in texts if text.line < line]
    return re.split(r"(?<=\.)\s", max(before, key=lambda text: text.line).text)[-1] if before else ""


def _take(section: Section, line: int, paragraph: nodes.Element) -> None:
    """Read a paragraph of reStructuredText."""
    parts: list[Part] = []
    for part in paragraph.findall(nodes.Text):
        if isinstance(part.parent, nodes.math):
            section.inline.append(Text(line + _lines(parts), part.astext()))
        marks = {mark for mark, kind in NODES.items() if isinstance(part.parent, kind)}
        parts.append((part.astext(), marks))
    _add(section, line, parts)


def _lines(parts: list[Part]) -> int:
    return sum(text.count("\n") for text, _ in parts)


def _add(section: Section, line: int, parts: list[Part]) -> None:
    """Add a paragraph as it is read by each."""
    for name, kept in KEPT.items():
        shown = [LEFT_OUT + "\n" * text.count("\n") if marks - kept else text for text, marks in parts]
        if name == "words":
            shown = [f"`{text}`" if "code" in marks else text for text, (_, marks) in zip(shown, parts, strict=True)]
        getattr(section, name).append(Text(line, "".join(shown)))


def sections_of_document(document: Document) -> list[Section]:
    """Split a handwritten page."""
    file = document.path.relative_to(DOCS.parent).as_posix()
    found = [Section(file, "")]
    starts = [1]
    heading = False
    for line, token in _tokens(document.path.read_text("utf-8"), 1):
        if token.type == "heading_open":
            heading = True
        elif token.type == "inline" and heading:
            found.append(Section(file, token.content))
            starts.append(line)
            heading = False
        elif token.type == "inline":
            _take_inline(found[-1], line, token)
        elif token.type == "fence" and token.info == "python":
            found[-1].code.append(Text(line + 1, token.content))
    _share(list(document.equations()), found, starts)
    return found


def _tokens(text: str, first: int) -> Iterator[tuple[int, Token]]:
    """Yield the blocks of Markdown with their lines, those inside of directives too."""
    for token in MARKDOWN.parse(text):
        line = first + (token.map[0] if token.map else 0)
        if token.type in ("fence", "colon_fence") and token.info.startswith("{") and token.info not in AS_THEY_ARE:
            yield from _tokens(token.content, line + 1)
        else:
            yield line, token


def _take_inline(section: Section, line: int, token: Token) -> None:
    """Read a paragraph of Markdown."""
    parts: list[Part] = []
    around: Counter[str] = Counter()
    for part in token.children or []:
        around[part.type.rpartition("_")[0]] += part.nesting
        if part.type in ("softbreak", "hardbreak"):
            parts.append(("\n", set()))
            continue
        if part.type == "myst_role" and part.meta["name"] == "math":
            section.inline.append(Text(line + _lines(parts), part.content))
        if part.content:
            of_part = set() if part.type == "text" else {"code" if part.type == "code_inline" else "other"}
            parts.append((part.content, of_part | {mark for mark, name in OPENED.items() if around[name]}))
    _add(section, line, parts)


def _share(equations: list[Equation], found: list[Section], starts: list[int]) -> None:
    """Give each displayed formula to its section."""
    for equation in equations:
        line = int(equation.place.rpartition(":")[2])
        last = max(number for number, start in enumerate(starts) if start <= line)
        found[last].equations.append(equation)
