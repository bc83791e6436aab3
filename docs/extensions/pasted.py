"""What readers paste into their own pages, and what comes of it; sphinx-design's examples do not fill in addresses.

The lines are a template, in which `site` is the address of the site, where that is known, and the pages have the rest.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docutils import nodes
from docutils.statemachine import StringList
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import TemplateError
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import facts
from extensions.figures import FOLDER, description
from extensions.table import Generated
from specification.page import pages

SITE = "https://site.invalid/"  # in place of the address, which may change when all has been read
ENVIRONMENT = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
LANGUAGES = ("html", "markdown")
# What Markdown is elsewhere, and what it is here.
DISPLAYED, INLINE = re.compile(r"\$\$\n(.*?)\n\$\$", re.DOTALL), re.compile(r"\$([^$\n]+)\$")
LINK = re.compile(r"\[([^][]+)\]\(([^)]+)\)")


class Pasted(Generated):
    """``pasted``: lines in a language, as code to copy and as they come out."""

    required_arguments = 1
    has_content = True

    def content_of_page(self) -> list[nodes.Node]:
        """Make the code, and what comes of it."""
        [language] = self.arguments
        if language not in LANGUAGES:
            raise self.error(f"{language} is not shown as it comes out, expected one of {', '.join(LANGUAGES)}")
        try:
            lines = ENVIRONMENT.from_string("\n".join(self.content)).render(site=SITE, **self.known())
        except (TemplateError, LookupError, OSError) as error:
            raise self.error(f"pasted: {error}") from error
        code = nodes.literal_block(lines, lines, language=language, classes=["pasted"])
        here = lines.replace(SITE, "")
        shown = [nodes.raw("", here, format="html")] if language == "html" else self.of_markdown(here)
        return [code, nodes.container("", *shown, classes=["comes-out"])]

    def of_markdown(self, lines: str) -> list[nodes.Node]:
        """Read Markdown with formulas between dollar signs; that which is displayed has an address of its own."""
        lines = DISPLAYED.sub(rf"({self.env.docname}-formula)=\n```{{math}}\n\1\n```", lines)
        lines = INLINE.sub(r"{math}`\1`", lines)
        lines = LINK.sub(r'<a href="\2">\1</a>', lines)
        parent = nodes.Element()
        self.state.nested_parse(StringList(lines.splitlines(), self.get_source_info()[0]), self.content_offset, parent)
        return parent.children

    def known(self) -> dict[str, Any]:
        """Return what lines can name."""
        return {
            "title": lambda name: pages()[name].title,
            "formula": lambda name, role="definition": " ".join(pages()[name].equation(role).latex.split()),
            "facts": lambda name: facts(activations[name]),
            "figure": self.figure,
        }

    def figure(self, name: str) -> dict[str, Any]:
        """Describe the file of a figure: what is to be seen, and its size in pixels."""
        file = Path(self.env.srcdir, FOLDER, f"{name}.svg")
        self.env.note_dependency(file)
        svg = file.read_text("utf-8")
        _, _, width, height = ElementTree.fromstring(svg).attrib["viewBox"].split()
        return {"alt": description(svg), "width": round(float(width)), "height": round(float(height))}


def fill_in(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the address of the site into the code."""
    for code in list(doctree.findall(nodes.literal_block)):
        if "pasted" in code["classes"]:
            lines = code.astext().replace(SITE, app.config.html_baseurl)
            code.replace_self(nodes.literal_block(lines, lines, **code.attributes))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("pasted", Pasted)
    app.connect("doctree-resolved", fill_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
