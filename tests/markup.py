"""What the documents and the scripts of the repository say in prose, and where they link to, without a build."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from markdown_it.token import Token

from specification.page import DOCS, HANDWRITTEN, pages
from specification.sections import MARKDOWN

ROOT = DOCS.parent
FOLDERS = (ROOT, *HANDWRITTEN, DOCS / "frameworks")
DOCUMENTS = {path: path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in sorted(folder.glob("*.md"))}
ORPHAN = "---\norphan: true\n"  # the head of a page that no table of contents lists


class Said(NamedTuple):
    """Prose: a title, or a paragraph without code and formulas."""

    place: str
    text: str
    is_title: bool


class Link(NamedTuple):
    """A link, with what is to be clicked and where it leads; the role of Sphinx, where it is one."""

    place: str
    text: str
    target: str
    role: str = ""


class Code(NamedTuple):
    """Code within a paragraph."""

    place: str
    text: str


Part = Said | Link | Code


@functools.cache
def parts(path: Path) -> list[Part]:
    """Return prose, links and code of a document, or of the script of a page."""
    if path.suffix == ".py":
        return list(of_script(path.stem))
    return list(of_markdown(path.read_text("utf-8"), path.relative_to(ROOT).as_posix(), 1))


def of_script(name: str) -> Iterator[Part]:
    page = pages()[name]
    for offset, text in page.texts:
        for node in text.findall(lambda node: isinstance(node, nodes.title | nodes.paragraph)):
            place = f"gallery/{page.path.name}:{page.line(offset, node)}"
            words = [" " if isinstance(part, nodes.literal | nodes.math) else part.astext() for part in node.children]
            yield Said(place, " ".join("".join(words).split()), isinstance(node, nodes.title))
            for link in node.findall(nodes.reference):
                yield Link(place, " ".join(link.astext().split()), link.get("refuri", ""))
            for code in node.findall(nodes.literal):
                yield Code(place, code.astext())


def of_markdown(text: str, file: str, first: int) -> Iterator[Part]:
    title = False
    for token in MARKDOWN.parse(text):
        place = f"{file}:{first + token.map[0]}" if token.map else file
        if token.type in ("heading_open", "heading_close"):
            title = token.type == "heading_open"
        elif token.type == "colon_fence":
            yield from of_markdown(token.content, file, first + (token.map or [0])[0] + 1)
        elif token.type == "html_block":
            yield from of_html(token.content, place)
        elif token.type == "myst_target":
            yield Link(place, "", token.content, "target")
        elif token.type == "inline":
            yield from of_inline(token.children or [], place, title)


def of_html(html: str, place: str) -> Iterator[Link]:
    for target, text in re.findall(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL):
        yield Link(place, " ".join(text.split()), target)


def of_inline(tokens: list[Token], place: str, title: bool) -> Iterator[Part]:
    words: list[str] = []
    opened: list[tuple[str, int]] = []
    for token in tokens:
        if token.type == "link_open":
            opened.append((str(token.attrs["href"]), len(words)))
        elif token.type == "link_close":
            target, start = opened.pop()
            yield Link(place, "".join(words[start:]), target)
        elif token.type == "myst_role":
            shown, _, target = token.content.partition("<")
            yield Link(place, " ".join(shown.split()), target.rstrip(">") or shown, token.meta["name"])
        elif token.type == "code_inline":
            words.append(f"`{token.content}`")
            yield Code(place, token.content)
        else:
            words.append(token.content or " ")
    text = "".join(words)
    yield from of_html(text, place)
    yield Said(place, " ".join(re.sub(r"`[^`]*`|<[^>]*>", " ", text).split()), title)
