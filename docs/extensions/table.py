"""The table of all activations, and its files for download."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from mpmath import mp
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.card import facts
from activation_functions.kinds import Activation
from extensions.directives import Cards, by_family, page_of, title
from specification.facts import defaults, kinks
from specification.page import GALLERY
from specification.properties import PROPERTIES, is_zero_centred, lipschitz, reached, smoothness
from specification.table import COLUMNS, as_csv, as_json, row

SPECIFICATION = Path(__file__).parents[2] / "src/specification"
FILES = "functions/tables"  # among the sources, beside the generated pages


def anchor(name: str) -> str:
    """The part of the address behind the #, for a property."""
    return nodes.make_id(name)


class Generated(Cards):
    """A directive that shows what stands on the pages of the gallery."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in [*GALLERY.glob("*.py"), *SPECIFICATION.glob("*.py")]:
            self.env.note_dependency(path)
        return super().run()


class Table(Generated):
    """``activation-table``: all activations as a table, with what filters it."""

    def content_of_page(self) -> list[nodes.Node]:
        """The filter and the table; the files are written, too."""
        folder = Path(self.env.srcdir, FILES)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "activations.json").write_text(as_json(self.config.version), "utf-8")
        (folder / "activations.csv").write_text(as_csv(), "utf-8")
        parts: list[nodes.Node] = [html(self.filter() + self.head())]
        for name in sorted(activations):
            parts += self.row(activations[name])
        parts.append(html("</tbody></table></div>"))
        return parts

    def filter(self) -> str:
        """What the reader chooses by; of use with JavaScript only."""
        frameworks = dict.fromkeys(name for one in activations.values() for name in one.calls)
        choices = {
            "family": {family: title(family) for family, _ in by_family()},
            "framework": {name: name for name in frameworks},
            "property": {anchor(name): name for name in PROPERTIES},
        }
        selects = "".join(
            f'<label>{name.capitalize()} <select name="{name}"><option value="">any</option>'
            + "".join(f'<option value="{value}">{escape(text)}</option>' for value, text in options.items())
            + "</select></label>"
            for name, options in choices.items()
        )
        return (
            '<form class="table-filter" aria-label="Filter the table">'
            '<label>Name <input type="search" name="name" autocomplete="off"></label>'
            f'{selects}<button type="reset">Show all</button>'
            f'<output name="count">{len(activations)} of {len(activations)} activations</output></form>'
        )

    def head(self) -> str:
        """The titles of the columns."""
        cells = "".join(
            f'<th scope="col"{" class=no-sort" if name in ("Formula", "Derivative") else ""}>{name}</th>'
            for name in HEADINGS
        )
        return (
            '<div class="table-wrapper"><table class="activation-table sortable asc" '
            'aria-label="All activations"><thead>'
            f"<tr>{cells}</tr></thead><tbody>"
        )

    def row(self, activation: Activation[...]) -> list[nodes.Node]:
        """A row; its formulas are typeset with those of the page."""
        name, shown, record = activation.name, facts(activation), row(activation)
        names = "|".join([name, *activation.aliases])
        properties = "|".join(anchor(each) for each, one in PROPERTIES.items() if one.holds(activation))
        begin = (
            f'<tr data-name="{escape(names)}" data-family="{activation.family}" '
            f'data-framework="{"|".join(activation.calls)}" data-property="{properties}">'
            f'<th scope="row"><a href="{self.address(f"functions/{name}")}">{name}</a> '
            f'<a class="family" href="{self.address(page_of(activation.family))}">{title(activation.family)}</a></th>'
        )
        cells = [
            (shown["Range"], min(piece.low for piece in reached(activation))),
            (shown.get("Monotonic", ""), None),
            (shown["Smoothness"], smoothness(activation)),
            (shown.get("Kinks", ""), len(kinks(activation, defaults(activation)))),
            (shown["Lipschitz constant"], lipschitz(activation)),
            ("yes" if is_zero_centred(activation) else "no", None),
            (", ".join(activation.calls), len(activation.calls)),
        ]
        rest = "".join(cell(heading, text, key) for heading, (text, key) in zip(HEADINGS[3:], cells, strict=True))
        parts = [html(begin)]
        for heading in ("formula", "derivative"):
            parts += [
                html(f'<td data-label="{heading.capitalize()}"><div class="scrolling">'),
                nodes.math("", " ".join(record[heading].split())),
                html("</div></td>"),
            ]
        return [*parts, html(f"{rest}</tr>\n")]


HEADINGS = (
    *("Activation", "Formula", "Derivative", "Range", "Monotone", "Smoothness", "Kinks", "Lipschitz"),
    *("Zero-centred", "Frameworks"),
)


def html(text: str) -> nodes.Node:
    """A piece of HTML."""
    return nodes.raw("", text, format="html")


def cell(heading: str, text: str, key: Any) -> str:
    """A cell, with the number that it is sorted by."""
    order = "" if key is None else f' data-sort="{mp.nstr(key, 8).replace("inf", "Infinity")}"'
    return f'<td data-label="{heading}"{order}>{escape(text)}</td>'


class Properties(Generated):
    """``activation-properties``: what each property means, and who has it."""

    def content_of_page(self) -> list[nodes.Node]:
        """A list of definitions, whose anchors filter the table."""
        items = []
        for name, one in PROPERTIES.items():
            links = [
                f'<a href="{self.address(f"functions/{member.name}")}">{member.name}</a>' for member in one.members()
            ]
            items.append(
                f'<dt id="{anchor(name)}"><a href="#{anchor(name)}">{name}</a></dt>'
                f"<dd>{escape(one.meaning)} {', '.join(links) or 'None has it'}.</dd>"
            )
        return [html(f'<dl class="properties">{"".join(items)}</dl>')]


class Columns(Generated):
    """``activation-columns``: what the columns of the files are."""

    columns = COLUMNS

    def content_of_page(self) -> list[nodes.Node]:
        """A list of definitions."""
        items = (f"<dt><code>{name}</code></dt><dd>{escape(meaning)}</dd>" for name, meaning in self.columns.items())
        return [html(f'<dl class="columns">{"".join(items)}</dl>')]


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document) -> None:
    """Load what sorts and filters on the pages of the tables."""
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
    """The tables that have been written."""
    return sorted(Path(app.srcdir, FILES).iterdir())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("activation-table", Table)
    app.add_directive("activation-properties", Properties)
    app.add_directive("activation-columns", Columns)
    app.connect("html-page-context", add_script, priority=400)  # before others take the list of scripts
    app.connect("build-finished", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
