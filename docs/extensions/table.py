"""A table of all activations to sort and filter, with its files; sortable-tablesort sorts it, and does not filter."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from mpmath import mp
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.facts_in_words import facts
from activation_functions.kinds import Activation
from extensions.directives import FromLibrary, by_family, page_of, title
from extensions.templates import render
from specification.facts import SMOOTHNESS, defaults, kinks
from specification.page import GALLERY
from specification.properties import PROPERTIES, has_symmetric_range, lipschitz, reached, smoothness
from specification.table import as_csv, as_json, row

SPECIFICATION = Path(row.__code__.co_filename).parent
FILES = "functions/tables"  # among the sources, beside the generated pages
HEADINGS = ["Activation", "Formula", "Derivative", "Range", "Monotone", "Smoothness", "Kinks", "Jumps"]
HEADINGS += ["Lipschitz", "Symmetric range", "Frameworks"]


class Generated(FromLibrary):
    """A directive that shows what stands on the pages of the gallery."""

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in [*GALLERY.glob("*.py"), *SPECIFICATION.glob("*.py")]:
            self.env.note_dependency(path)
        return super().run()


class Table(Generated):
    """``activation-table``: all activations as a table, with a form that filters it."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the form and the table; the files are written, too."""
        folder = Path(self.env.srcdir, FILES)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "activations.json").write_text(as_json(self.config.version), "utf-8")
        (folder / "activations.csv").write_text(as_csv(), "utf-8")
        parts: list[nodes.Node] = [
            render("table/head.html", choices=choices(), count=len(activations), headings=HEADINGS)
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
                frameworks=activation.calls,
                properties=[nodes.make_id(each) for each, one in PROPERTIES.items() if one.holds(activation)],
                address=self.address,
            )
        ]
        for heading in ("formula", "derivative"):
            formula = nodes.math("", " ".join(record[heading].split()))
            parts += [render("table/formula.html", heading=heading.capitalize()), formula, html("</div></td>")]
        return [*parts, render("table/cells.html", cells=cells(activation))]


def choices() -> dict[str, dict[str, str]]:
    """Return the choices of the form: values and texts."""
    frameworks = dict.fromkeys(name for one in activations.values() for name in one.calls)
    return {
        "family": {family: title(family) for family in by_family()},
        "framework": {name: name for name in frameworks},
        "property": {nodes.make_id(name): name for name in PROPERTIES},
    }


def cells(activation: Activation[...]) -> list[tuple[str, str, str | None]]:
    """Return the cells behind the formulas: heading, text, and the number that sorts them."""
    shown = facts(activation)
    jumps, points = smoothness(activation) < SMOOTHNESS["C0"], len(kinks(activation, defaults(activation)))
    found: list[tuple[str, Any]] = [
        (shown["Range"], min(piece.low for piece in reached(activation))),
        (shown.get("Monotonic", ""), None),
        (shown["Smoothness"], smoothness(activation)),
        (shown.get("Kinks", ""), 0 if jumps else points),
        (shown.get("Jumps", "none" if "Kinks" in shown else ""), points if jumps else 0),
        (shown["Lipschitz constant"], lipschitz(activation)),
        ("yes" if has_symmetric_range(activation) else "no", None),
        (", ".join(activation.calls), len(activation.calls)),
    ]
    return [(heading, text, sortable(key)) for heading, (text, key) in zip(HEADINGS[3:], found, strict=True)]


def sortable(key: Any) -> str | None:
    """Write the number that a cell is sorted by."""
    return None if key is None else mp.nstr(key, 8).replace("inf", "Infinity")


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


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Bring the files to their addresses."""
    if exception is None and app.builder.format == "html":
        (app.outdir / "downloads").mkdir(exist_ok=True)
        for file in files(app):
            copyfile(file, app.outdir / "downloads" / file.name)


def files(app: Sphinx) -> Iterable[Path]:
    """Return the tables that have been written."""
    return sorted(Path(app.srcdir, FILES).iterdir())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("activation-table", Table)
    app.connect("html-page-context", add_script, priority=400)  # before others take the list of scripts
    app.connect("build-finished", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
