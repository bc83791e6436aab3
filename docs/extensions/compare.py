"""The page that compares any activations: its form, its script with facts and code; no library knows them."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import TITLES, declared, texts
from activation_functions.kinds import Activation
from activation_functions.registry import plain_name
from extensions import moving_figures
from extensions.code import plain_elements
from extensions.comparisons import APART, how_far_apart
from extensions.directives import FromLibrary
from extensions.explorer import PIECES
from extensions.templates import render, with_code
from extensions.written import when_written
from javascript import several
from javascript.declared import declared_text
from javascript.functions import given, lines
from specification.code import source
from specification.facts import real_parameters
from specification.page import pages

FOLDER = PIECES.parent / "comparing"
FOLLOWING = ("range", "monotonic", "smoothness", "lipschitz")  # the values of parameters, beside kinks and jumps
# In the words of a reader.
KINDS = {"numbers": "one number", "vectors": "a vector", "pairs": "two inputs"}


class CompareForm(FromLibrary):
    """``compare-form``: the form in which activations are chosen, and the place of what is then shown."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the form."""
        return [render("compare.html", names=sorted(activations), static="_static")]


def data(config: Config) -> dict[str, Any]:
    """Collect what the script says of activations."""
    every = [activations[name] for name in sorted(activations)]
    facts = {key: title for key, title in TITLES.items() if key not in APART}
    return {
        "titles": {one.name: pages()[one.name].title for one in every},
        "names": {plain_name(name): one.name for one in reversed(every) for name in names(one)},
        "kinds": {one.name: KINDS[one.takes] for one in every},
        "differences": {f"{one} {other}": text for one, other, text in how_far_apart(every)},
        "facts": [*facts.items()],
        "said": {one.name: {key: with_code(text) for key, text in texts(one).items() if key in facts} for one in every},
        "code": {one.name: highlighted(source(one.name, "stable"), config) for one in every},
    }


def facts_with_values() -> str:
    """Write JavaScript of the declared facts that depend on parameters: FACTS, functions of these by the activation."""
    found = {}
    for one in activations.values():
        name = re.compile(rf"\b(?:{'|'.join(real_parameters(one))})\b")
        facts = {key: text for key, text in declared(one).items() if key in FOLLOWING and name.search(text)}
        if real_parameters(one) and facts:
            written = ", ".join(f"{key}: {declared_text(text)}" for key, text in facts.items())
            found[one.name] = given(one.name, f"({{ {written} }})")
    return f"const FOLLOWING = {json.dumps(FOLLOWING)};\nconst FACTS = {{\n{lines(found)}}};\n"


def names(activation: Activation[...]) -> list[str]:
    """Return what an activation is called, the name that none else has last."""
    return [*activation.aliases, pages()[activation.name].title, activation.name]


def highlighted(code: str, config: Config) -> str:
    """Mark up code as that of the pages."""
    html: str = highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))
    return plain_elements(config).sub(r"\1", html)


def publish(app: Sphinx, folder: Path) -> None:
    """Write the script."""
    moving_figures.publish(app, "compare", folder, data(app.config), several.values() + facts_with_values())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("compare-form", CompareForm)
    when_written(app, partial(publish, folder=FOLDER), priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
