"""What the search knows of each page beside its words; Sphinx's own index has words and objects, and no pictures.

These are names, spellings, formulas, properties, an icon, and a sentence.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.kinds import Activation
from activation_functions.registry import plain_name
from extensions.cards import summary
from extensions.compared_pages import Comparison, comparisons
from extensions.formulas_as_text import formulas
from extensions.icons import icon
from extensions.stamps import write_changed
from extensions.written import when_written
from framework_measurements.findings.packages import record
from framework_measurements.findings.rows import unranked
from specification.page import DOCS
from specification.properties import PROPERTIES

WORDS = DOCS / "search-words.toml"
FILE = "_static/search-entries.js"
SIGNS = "(*/^>"  # one of them makes a formula of what is typed; search.js knows them, too


def words() -> dict[str, Any]:
    """Read what people type."""
    return tomllib.loads(WORDS.read_text("utf-8"))


def is_formula(words: str) -> bool:
    """Decide whether it is a formula that is typed."""
    return any(sign in words for sign in SIGNS)


def not_covered() -> list[str]:
    """List what people search and no page is about, without what has become an activation since."""
    names = {plain_name(name) for one in activations.values() for name in (one.name, *one.aliases)}
    return [name for name in words()["not-covered"] if plain_name(name) not in names]


def of_activation(activation: Activation[...], typed: list[str]) -> dict[str, Any]:
    """Collect what is known of an activation."""
    measured = unranked(record(), activation.name)
    entries = [entry for row in measured for entry in row.entries]
    spellings = dict.fromkeys(entry.spelling for entry in entries)
    expressions = {entry.spelling for entry in entries if not entry.is_theirs}
    return {
        "page": f"functions/{activation.name}",
        "name": [activation.name],
        "alias": list(activation.aliases),
        "spelling": [spelling for spelling in spellings if spelling not in expressions],
        "framework": [row.package.title for row in measured],
        "word": [each for each in typed if not is_formula(each)],
        "formula": [*formulas(activation), *filter(is_formula, typed), *sorted(expressions)],
        "sentence": summary(activation),
        "icon": icon(activation),
    }


def of_property(name: str, typed: list[str]) -> dict[str, Any]:
    """Collect what is known of a property, which leads to its members in the table."""
    one = PROPERTIES[name]
    return {
        "page": "table",
        "anchor": nodes.make_id(name),
        "title": name,
        "name": [name, *one.others],
        "word": typed,
        "sentence": one.meaning,
        "members": [member.name for member in one.members()],
    }


def of_page(env: BuildEnvironment, page: str, typed: list[str]) -> dict[str, Any]:
    """Collect what is known of another page."""
    paragraph = next(env.get_doctree(page).findall(nodes.paragraph), None)
    sentence, stop, _ = " ".join(paragraph.astext().split()).partition(". ") if paragraph else ("", "", "")
    compares = next((each for each in comparisons() if each.page == page), None)
    return {
        "page": page,
        "names": names_together(compares) if compares else [],
        "word": typed,
        "sentence": sentence + stop.strip(),
    }


def names_together(comparison: Comparison) -> list[str]:
    """List the names that it compares, in every order, and what it is called."""
    counts = range(2, len(comparison.names) + 1)
    orders = [" ".join(names) for count in counts for names in permutations(comparison.names, count)]
    return [comparison.title, *orders]


def entries(env: BuildEnvironment) -> Iterator[dict[str, Any]]:
    """Yield what is known of each page and of each property."""
    typed = words()
    known = {"activations": {*activations}, "properties": {*PROPERTIES}, "pages": {*env.found_docs}}
    for part, names in known.items():
        if unknown := typed[part].keys() - names:
            raise ExtensionError(f"docs/{WORDS.name}: {', '.join(sorted(unknown))}: no such thing among the {part}")
    for activation in activations.values():
        yield of_activation(activation, typed["activations"].get(activation.name, []))
    for name in PROPERTIES:
        yield of_property(name, typed["properties"].get(name, []))
    for page in sorted(env.found_docs):
        if not page.startswith("functions/"):
            yield of_page(env, page, typed["pages"].get(page, []))


def publish(app: Sphinx) -> None:
    """Write the entries, as a script, which is loaded from the disk, too."""
    known = {"entries": list(entries(app.env)), "notCovered": not_covered()}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    write_changed(Path(app.outdir, FILE), f"Object.assign(Search, {text});\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    when_written(app, publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
