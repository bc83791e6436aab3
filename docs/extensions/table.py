"""A table of all activations to sort and filter; sortable-tablesort sorts it, and does not filter."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.kinds import Activation
from extensions.directives import FromLibrary, by_family, page_of, title
from extensions.from_record import FromRecord
from extensions.table_cells import FORMULAS, FRAMEWORKS, columns, frameworks, key, texts
from extensions.templates import render
from specification.page import GALLERY
from specification.properties import PROPERTIES
from specification.table import row


class Generated(FromLibrary):
    """A directive that shows what stands on the pages of the gallery."""

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in GALLERY.glob("*.py"):
            self.env.note_dependency(path)
        return super().run()


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
