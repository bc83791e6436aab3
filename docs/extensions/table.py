"""A table of all activations to sort and filter; sortable-tablesort sorts it, and does not filter."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from docutils import nodes
from mpmath import mp
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import MINUS
from extensions.directives import FromLibrary, by_family, page_of, title
from extensions.framework_differences import FromRecord
from extensions.templates import render
from framework_measurements.findings.rows import having
from framework_measurements.findings.wording import is_number
from specification.facts import SMOOTHNESS, defaults, kinks
from specification.page import GALLERY
from specification.properties import PROPERTIES, has_symmetric_range, lipschitz, reached, smoothness
from specification.table import row

FORMULAS = {"Formula": "formula", "Derivative": "derivative"}
FRAMEWORKS = list(dict.fromkeys(framework for one in activations.values() for framework in one.calls))
ELSEWHERE = {"Also called", "Family"}  # facts that a row has without a column
LAST = ("Symmetric range", "Frameworks")  # what is said beside the facts
# The columns that are shown at first, beside the name.
BASIC = ("Formula", "Range", "Monotonic", "Smoothness", "Frameworks")
# The numbers by which columns of other texts are sorted.
KEYS = {
    "Range": lambda one: min(piece.low for piece in reached(one)),
    "Smoothness": smoothness,
    "Kinks": lambda one: 0 if is_broken(one) else len(kinks(one, defaults(one))),
    "Jumps": lambda one: len(kinks(one, defaults(one))) if is_broken(one) else 0,
    "Lipschitz constant": lipschitz,
    "Gain": lambda one: mp.mpf(texts(one).get("Gain", "-inf")),
    "Frameworks": lambda one: len(frameworks(one)),
}


class Generated(FromLibrary):
    """A directive that shows what stands on the pages of the gallery."""

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in GALLERY.glob("*.py"):
            self.env.note_dependency(path)
        return super().run()


class Column(NamedTuple):
    """A column behind the name: its title, what the address calls it, and whether it is shown at first."""

    title: str
    id: str
    is_basic: bool

    @property
    def is_sorted(self) -> bool:
        """Whether the table can be sorted by it."""
        return self.title not in FORMULAS


class Table(Generated, FromRecord):
    """``activation-table``: all activations as a table, with a form that filters it."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the form and the table."""
        parts: list[nodes.Node] = [
            render(
                "table/head.html", choices=choices(), count=len(activations), columns=columns(), address=self.address
            )
        ]
        for name in sorted(activations):
            parts += self.row(activations[name])
        return [*parts, html("</tbody></table></div>")]

    def row(self, activation: Activation[...]) -> list[nodes.Node]:
        """Make a row; its formulas are typeset with those of the page."""
        record = row(activation)
        parts: list[nodes.Node] = [
            render(
                "table/row.html",
                name=activation.name,
                names=[activation.name, *activation.aliases],
                family=activation.family,
                page_of_family=page_of(activation.family),
                title_of_family=title(activation.family),
                frameworks=frameworks(activation),
                properties=[nodes.make_id(each) for each, one in PROPERTIES.items() if one.holds(activation)],
                address=self.address,
            )
        ]
        shown = texts(activation)
        for column in columns():
            if column.title in FORMULAS:
                formula = nodes.math("", " ".join(record[FORMULAS[column.title]].split()))
                parts += [render("table/formula.html", column=column), formula, html("</div></td>")]
            else:
                text = shown.get(column.title, "")
                parts.append(render("table/cell.html", column=column, text=text, key=key(column.title, activation)))
        return [*parts, html("</tr>")]


def choices() -> dict[str, dict[str, str]]:
    """Return the choices of the form: values and texts."""
    return {
        "family": {family: title(family) for family in by_family()},
        "framework": {name: name for name in FRAMEWORKS},
        "property": {nodes.make_id(name): name for name in PROPERTIES},
    }


def frameworks(activation: Activation[...]) -> list[str]:
    """Return the frameworks that have an activation, by the record; an expression of ours is no part of them."""
    there = {package.title.partition(",")[0] for package in having(activation.name)}
    return [framework for framework in FRAMEWORKS if framework in there]


def is_broken(activation: Activation[...]) -> bool:
    """Decide whether the function itself jumps where it has no derivative."""
    return smoothness(activation) < SMOOTHNESS["C0"]


@functools.cache
def columns() -> list[Column]:
    """Return the columns behind the name: formulas, and all that is said of an activation."""
    said = dict.fromkeys(title for one in activations.values() for title in texts(one))
    titles = [*FORMULAS, *sorted(said, key=LAST.__contains__)]  # Facts stay in their order.
    if unknown := set(BASIC) - set(titles):
        raise ValueError(f"there is no column {', '.join(unknown)}, expected some of {', '.join(titles)}")
    return [Column(title, identifier(title), title in BASIC) for title in titles]


def identifier(title: str) -> str:
    """Return what the address calls a column."""
    return nodes.make_id(title.replace(MINUS, "minus ").replace("\N{INFINITY}", "infinity"))


@functools.cache
def texts(activation: Activation[...]) -> dict[str, str]:
    """Return what the cells behind the formulas say, by the titles of their columns."""
    said = {title: text for title, text in facts(activation).items() if title not in ELSEWHERE}
    return {
        **said,
        "Symmetric range": "yes" if has_symmetric_range(activation) else "no",
        "Frameworks": ", ".join(frameworks(activation)),
    }


def key(title: str, activation: Activation[...]) -> str | None:
    """Write the number that a cell is sorted by, if it is not sorted by its text."""
    if title in KEYS:
        return mp.nstr(KEYS[title](activation), 8).replace("inf", "Infinity")
    place = places(title).get(texts(activation).get(title, ""))
    return None if place is None else str(place)


@functools.cache
def places(title: str) -> dict[str, int]:
    """Return the places of the texts of a column in order, if it has numbers and empty cells, which are taken for 0."""
    found = sorted({texts(one).get(title, "") for one in activations.values()})
    return {text: place for place, text in enumerate(found)} if "" in found and any(map(is_number, found)) else {}


def html(text: str) -> nodes.Node:
    """Make a piece of HTML."""
    return nodes.raw("", text, format="html")


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document) -> None:
    """Load the scripts that sort and filter on the pages of the tables."""
    if pagename in ("table", "numerics"):
        for script in ("sortable.min.js", "sorting.js"):
            app.add_js_file(script, loading_method="defer")
    if pagename == "table":
        app.add_js_file("table.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("activation-table", Table)
    app.connect("html-page-context", add_script, priority=400)  # before others take the list of scripts
    return {"parallel_read_safe": True, "parallel_write_safe": True}
