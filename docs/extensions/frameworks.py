"""What the frameworks compute, as it was measured: on the page of each activation, on that of all, and on one for each.

All of it is made of ``src/framework_measurements/record.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from shutil import copyfile

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions.directives import Cards
from extensions.gallery import name_of
from extensions.table import html
from framework_measurements import findings
from framework_measurements.findings import Package, Row, packages, record
from framework_measurements.judgement import BY_DEFAULT, DEFECT, DIFFERENT, JUDGEMENTS, ROUNDING, SAME
from framework_measurements.record import RECORD, SCHEMA, Entry

SIGNS = {SAME: "=", ROUNDING: "≈", BY_DEFAULT: "△", DEFECT: "!", DIFFERENT: "≠"}
# What sphinx-gallery writes for the line of a script that shows the calls.
CALLS = re.compile(
    r"^\.\. code-block:: Python\n\n\n    (\w+)\.calls\n\s+\.\. raw:: html\n\n(?:    .*\n)+", re.MULTILINE
)


def anchor(activation: str, package: Package) -> str:
    """The part of the address behind the #, for a row on the page of an activation."""
    return nodes.make_id(f"{activation}-in-{package.name}")


def place_of_defects(activation: str, package: Package) -> str:
    """The part of the address behind the #, for the code that shows the defects."""
    return nodes.make_id(f"defects-{package.name}-{activation}")


def code(text: str) -> str:
    """Text in which code stands between backticks, as HTML; the code may be broken behind points and brackets."""
    return re.sub(r"`([^`]*)`", lambda match: f"<code>{breakable(match[1])}</code>", escape(text, quote=False))


def breakable(text: str) -> str:
    """Code that may be broken where a reader would break it."""
    return re.sub(r"(?<=[.(])(?=[A-Za-z])", "<wbr>", text)


def sentence(judgement: str, where: str, texts: list[str]) -> str:
    """What differs in one respect and at one place."""
    begun = ""
    for number, each in enumerate(texts):  # A dtype is said once.
        dtype = "".join(each.partition(": ")[:2]) if judgement else ""
        if dtype and begun == dtype:
            texts[number] = each.removeprefix(dtype)
        begun = dtype
    text = code("; ".join(texts))
    if not judgement:
        return f"{capitalised(code(where))}: {text}" if where else capitalised(text)
    begin = f"<b>{judgement.capitalize()}</b>"
    return f"{begin}{' ' if where.startswith('on ') else ', ' if where else ''}{code(where)}: {text}"


def capitalised(text: str) -> str:
    """Text with a capital letter at its beginning, unless this is code or a dtype."""
    return text if text.startswith(("<", "float")) else text[0].upper() + text[1:]


class FromRecord(Cards):
    """A directive whose result changes with the record."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in (RECORD, SCHEMA, Path(findings.__file__), *RECORD.parent.glob("*.py")):
            self.env.note_dependency(path)
        return super().run()

    def version(self, package: Package, link: bool = True) -> str:
        """The name of a package, with the link to its page and its version."""
        title = escape(package.title)
        if link:
            title = f'<a href="{self.address(f"frameworks/{package.name}")}">{title}</a>'
        return f'{title} <span class="version">{escape(package.version)}</span>'

    def table(self, css: str, caption: str, columns: Iterable[str], rows: Iterable[str]) -> nodes.Node:
        """A table that scrolls if it must."""
        head = "".join(f'<th scope="col">{column}</th>' for column in columns)
        return html(
            f'<div class="table-wrapper"><table class="measured {css}"><caption><span>{caption}</span></caption>'
            f"<thead><tr>{head}</tr></thead>\n<tbody>{''.join(rows)}</tbody></table></div>"
        )

    def measured(self) -> str:
        """When and where it was measured."""
        machine = record().machine
        processor = f"{machine['processor']} with {machine['instructions']}"
        where = f"{machine['system']}, {processor}, Python {machine['python']}"
        return f'Measured on <time datetime="{record().date}">{record().date}</time> ({escape(where)})'

    def calls(self, row: Row) -> str:
        """The spellings of a row, the one to copy first, each with its defaults."""
        items = []
        for entry in row.spellings():
            call = entry.matching_call or entry.call or entry.spelling
            default = findings.defaults(entry)
            said = f' <span class="default">default {escape(default)}</span>' if default else ""
            items.append(f'<li><code class="call">{breakable(escape(call, quote=False))}</code>{said}</li>')
        return f"<ul>{''.join(items)}</ul>"

    def differs(self, row: Row) -> str:
        """What differs, the gravest first; what is judged alike and found at the same places is said together."""
        said: dict[tuple[str, str], list[str]] = {}
        for difference in row.differences():
            said.setdefault((difference.judgement, row.where(difference.entries)), []).append(difference.text)
        items = [sentence(judgement, where, texts) for (judgement, where), texts in said.items()]
        if not any(judgement for judgement, _ in said):
            items = [f"<b>{row.judgements[-1].capitalize()}</b>", *items]
        if findings.defects(row):
            place = place_of_defects(row.activation, row.package)
            items.append(f'<a href="{self.address("frameworks")}#{place}">Code that shows it</a>')
        return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


class OfActivation(FromRecord):
    """``activation-frameworks``: what the frameworks compute for an activation, a row for each that has it."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """The table, and where more is to be found."""
        name = self.find(self.arguments[0]).name
        rows = [
            f'<tr id="{anchor(name, row.package)}"><th scope="row">{self.version(row.package)}</th>'
            f'<td data-label="Call, in the parameters of the definition">{self.calls(row)}</td>'
            f'<td data-label="What differs">{self.differs(row)}</td></tr>\n'
            for row in findings.rows(name)
        ]
        caption = f"{self.measured()}, not when this page was made; {self.more(name)}"
        columns = ("Framework", "Call, in the parameters of the definition", "What differs")
        return [self.table("by-activation", caption, columns, rows), html(self.without(name))]

    def without(self, name: str) -> str:
        """The frameworks that lack it."""
        lacking = [self.version(package) for package in packages().values() if not package.of(name)]
        return f"<p>Not found in {findings.listed(lacking)}.</p>" if lacking else ""

    def more(self, name: str) -> str:
        """Links to what is said of all activations together."""
        page = self.address("frameworks")
        links = [f'<a href="{page}">how to repeat it</a>']
        if any(kink.activation == name for kink in findings.kinks()):
            links.append(f'<a href="{page}#{nodes.make_id(f"kinks-{name}")}">gradients at its kinks</a>')
        return " and ".join(links)


class Versions(FromRecord):
    """``framework-versions``: the frameworks, their versions, and how many judgements of each kind there are."""

    def content_of_page(self) -> list[nodes.Node]:
        """A table, and below it when and where it was measured."""
        rows = []
        for package in packages().values():
            found = [entry.judgement for entry in record().entries if entry.framework in package.frameworks]
            cells = "".join(f"<td>{found.count(judgement)}</td>" for judgement in JUDGEMENTS)
            rows.append(f'<tr><th scope="row">{self.version(package)}</th>{cells}</tr>\n')
        columns = ["Framework", *(judgement.capitalize() for judgement in JUDGEMENTS)]
        return [self.table("numbers", f"{self.measured()}. Numbers of spellings, by what was found", columns, rows)]


class Matrix(FromRecord):
    """``framework-matrix``: all activations and frameworks, a sign for each judgement."""

    def content_of_page(self) -> list[nodes.Node]:
        """What the signs mean, and the table."""
        legend = "".join(f"<dt>{sign}</dt><dd>{name}</dd>" for name, sign in SIGNS.items())
        legend += "<dt>–</dt><dd>no such activation</dd>"
        columns = ["Activation", *(self.version(package) for package in packages().values())]
        rows = []
        for name in sorted(activations):
            found = {row.package: row for row in findings.rows(name)}
            page = self.address(f"functions/{name}")
            cells = "".join(
                f"<td>{self.cell(page, found[package])}</td>"
                if package in found
                else '<td><span aria-hidden="true">–</span><span class="unseen">none</span></td>'
                for package in packages().values()
            )
            rows.append(f'<tr><th scope="row"><a href="{page}">{name}</a></th>{cells}</tr>\n')
        caption = f"{self.measured()}. The signs lead to what was measured."
        return [html(f'<dl class="signs">{legend}</dl>'), self.table("matrix", caption, columns, rows)]

    def cell(self, page: str, row: Row) -> str:
        """The signs of all judgements on the spellings of a row."""
        signs = "".join(SIGNS[judgement] for judgement in row.judgements)
        text = ", ".join(row.judgements)
        return (
            f'<a href="{page}#{anchor(row.activation, row.package)}" title="{text}">'
            f'<span aria-hidden="true">{signs}</span><span class="unseen">{text}</span></a>'
        )


class SameNames(FromRecord):
    """``framework-same-names``: names under which there are different functions or defaults."""

    def content_of_page(self) -> list[nodes.Node]:
        """A list, with a list of the behaviours for each name."""
        items = []
        for name, behaviours in findings.same_names().items():
            activation = behaviours[0].entries[0].activation
            said = []
            for behaviour in behaviours:
                places = []
                for package, entries in findings.by_package(behaviour.entries).items():
                    spellings = ", ".join(dict.fromkeys(f"`{entry.spelling}`" for entry in entries))
                    places.append(f"{code(spellings)} ({self.version(package, link=False)})")
                said.append(f"<li>{code(behaviour.text) or 'the definition'}: {', '.join(places)}</li>")
            link = f'<a href="{self.address(f"functions/{activation}")}">{activation}</a>'
            items.append(f"<dt>{link}</dt><dd><ul>{''.join(said)}</ul></dd>\n")
        return [html(f'<dl class="same-names">{"".join(items)}</dl>')]


class Kinks(FromRecord):
    """``framework-kinks``: the gradients that the frameworks give at kinks."""

    def content_of_page(self) -> list[nodes.Node]:
        """A table, a row for each kink."""
        rows, seen = [], set()
        for kink in findings.kinks():
            gradients = []
            for gradient, shared in kink.gradients.items():
                places = (self.named(*place) for place in findings.by_package(shared).items())
                gradients.append(f"<li><b>{gradient}</b> {', '.join(places)}</li>")
            place = nodes.make_id(f"kinks-{kink.activation}")
            begin = "<tr>" if place in seen else f'<tr id="{place}">'
            seen.add(place)
            link = f'<a href="{self.address(f"functions/{kink.activation}")}">{kink.activation}</a>'
            rows.append(
                f'{begin}<th scope="row">{link} at {kink.x}</th><td>{kink.left} and {kink.right}</td>'
                f"<td><ul>{''.join(gradients)}</ul></td></tr>\n"
            )
        entries = [entry for kink in findings.kinks() for shared in kink.gradients.values() for entry in shared]
        versions = ", ".join(self.version(package, link=False) for package in findings.by_package(entries))
        caption = f"{self.measured()}, with {versions}, in float32"
        return [self.table("kinks", caption, ("Kink", "Slopes left and right", "Gradients"), rows)]

    def named(self, package: Package, entries: list[Entry]) -> str:
        """A package, and which of its frameworks and spellings are meant, if not all are."""
        every = findings.with_kinks(package.of(entries[0].activation))
        where = Row(package, entries[0].activation, tuple(every)).where(entries)
        return escape(package.title) + f" ({code(where)})" * bool(where)


class Defects(FromRecord):
    """``framework-defects``: the defects of a framework, each with code that shows it."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """A list by activation."""
        if self.arguments[0] not in packages():
            raise self.error(f"{self.arguments[0]} is not in the record, expected one of {', '.join(packages())}")
        package = packages()[self.arguments[0]]
        items = []
        for name in sorted(activations):
            row = Row(package, name, tuple(package.of(name)))
            if found := findings.defects(row):
                link = f'<a href="{self.address(f"functions/{name}")}#{anchor(name, package)}">{name}</a>'
                shown = "".join(self.defect(row, defect) for defect in found)
                items.append(f'<dt id="{place_of_defects(name, package)}">{link}</dt><dd>{shown}</dd>\n')
        versions = ", ".join(f"{other} {version}" for other, version in package.others.items())
        said = f"{self.version(package)}{f' with {escape(versions)}' * bool(versions)}, {record().date}"
        return [html(f'<p>{said}:</p><dl class="defects">{"".join(items) or "<dt>none</dt>"}</dl>')]

    def defect(self, row: Row, defect: findings.Defect) -> str:
        """A defect, behind which its code is folded."""
        where = row.where(defect.entries)
        first, *others = dict.fromkeys((entry.spelling, row.package.short(entry.framework)) for entry in defect.entries)
        same = findings.listed(f"`{spelling}` {short}".strip() for spelling, short in others)
        rest = f"<p>The same with {code(same)}.</p>" if others else ""
        intro = f"{code(where)}, " if where else ""
        return (
            f"<details><summary>{intro}{defect.dtype}: {code(defect.text)}</summary>"
            f"<pre>{escape(defect.code, quote=False)}</pre>{rest}</details>"
        )


class Conversion(FromRecord):
    """``framework-conversion``: what is written differently in two frameworks, or is only in one of them."""

    required_arguments = 2

    def content_of_page(self) -> list[nodes.Node]:
        """A table of two calls, with their defaults."""
        pair = [packages()[name] for name in self.arguments]
        rows = []
        for name, *entries in findings.conversions(*self.arguments):
            cells = "".join(
                f'<td data-label="{package.title}">{self.call(entry)}</td>'
                for package, entry in zip(pair, entries, strict=True)
            )
            rows.append(
                f'<tr><th scope="row"><a href="{self.address(f"functions/{name}")}">{name}</a></th>{cells}</tr>\n'
            )
        columns = ["Activation", *map(self.version, pair)]
        return [self.table("conversion", f"{self.measured()}. What is written differently", columns, rows)]

    def call(self, entry: Entry | None) -> str:
        """A call, with its defaults."""
        if entry is None:
            return "none"
        default = findings.defaults(entry)
        said = f' <span class="default">default {escape(default)}</span>' if default else ""
        return f'<code class="call">{breakable(escape(entry.matching_call or "", quote=False))}</code>{said}'


class OfFramework(FromRecord):
    """``framework-activations``: what a framework has; the name of the document is that of the package."""

    def content_of_page(self) -> list[nodes.Node]:
        """How it was measured, the table, and what else was found."""
        name = self.env.docname.rpartition("/")[2]
        if name not in packages():
            raise self.error(f"{name} is not in the record, expected one of {', '.join(packages())}")
        package = packages()[name]
        found = [row for one in sorted(activations) for row in findings.rows(one) if row.package == package]
        rows = [
            f'<tr><th scope="row"><a href="{self.address(f"functions/{row.activation}")}'
            f'#{anchor(row.activation, package)}">{row.activation}</a></th>'
            f'<td data-label="Call, in the parameters of the definition">{self.calls(row)}</td>'
            f'<td data-label="What differs">{self.differs(row)}</td></tr>\n'
            for row in sorted(found, key=findings.gravity, reverse=True)
        ]
        versions = ", ".join(f"{each} {version}" for each, version in {name: package.version, **package.others}.items())
        caption = f"{self.measured()}, with {escape(versions)}"
        columns = ("Activation", "Call, in the parameters of the definition", "What differs")
        keys = " ".join(package.frameworks)
        again = (
            "<p>To measure again and compare: <code>make test-frameworks NAMES="
            + (f'"{keys}"' if " " in keys else keys)
            + "</code></p>"
        )
        return [html(again), self.table("by-activation", caption, columns, rows), html(self.rest(package))]

    def rest(self, package: Package) -> str:
        """What is to be done for float64, what it has beside these activations, and what could not be called."""
        headers = [record().frameworks[key] for key in package.frameworks]
        float64 = [code(f"`{header.float64}`") for header in headers if header.float64]
        lacking = [name for name in sorted(activations) if not package.of(name)]
        unknown = [code(f"`{name}`") for header in headers for name in header.unknown]
        refused = [
            f"{code(f'`{name}`')}: {escape(message, quote=False)}"
            for header in headers
            for name, message in header.not_called.items()
        ]
        said = {
            "For float64": [", ".join(dict.fromkeys(float64))],
            "It has none of": [", ".join(lacking)],
            "Array to array, but none of these activations": [", ".join(dict.fromkeys(unknown))],
            "Could not be called": dict.fromkeys(refused),
        }
        parts = [
            f"<dt>{title}</dt>" + "".join(f"<dd>{item}</dd>" for item in items)
            for title, items in said.items()
            if any(items)
        ]
        return f'<dl class="rest">{"".join(parts)}</dl>' if parts else ""


class Fields(FromRecord):
    """``framework-fields``: the fields of the record, as its schema describes them."""

    def content_of_page(self) -> list[nodes.Node]:
        """A list of definitions."""
        schema = json.loads(SCHEMA.read_text("utf-8"))
        items = (f"<dt><code>{name}</code></dt><dd>{code(said)}</dd>" for name, said in findings.fields(schema))
        return [html(f'<dl class="columns">{"".join(items)}</dl>')]


def replace_calls(app: Sphinx, docname: str, content: list[str]) -> None:
    """Put the table in the place of what a script shows of the calls; a notebook, without it, still shows them."""
    if not (name := name_of(docname)):
        return
    found = CALLS.findall(content[0])
    if found != [name]:
        raise ExtensionError(f"{docname}: shows the calls of {found or 'nothing'}, expected {name}.calls and its table")
    # Blank lines, so that warnings name the right lines.
    content[0] = CALLS.sub(
        lambda match: f".. activation-frameworks:: {name}\n" + "\n" * (match[0].count("\n") - 1), content[0]
    )


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Bring the record and its schema to their addresses."""
    if exception is None and app.builder.format == "html":
        (app.outdir / "downloads").mkdir(exist_ok=True)
        for path in (RECORD, SCHEMA):
            copyfile(path, app.outdir / "downloads" / path.name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build, behind what replaces sphinx-gallery's notes."""
    app.add_directive("activation-frameworks", OfActivation)
    app.add_directive("framework-versions", Versions)
    app.add_directive("framework-matrix", Matrix)
    app.add_directive("framework-same-names", SameNames)
    app.add_directive("framework-kinks", Kinks)
    app.add_directive("framework-defects", Defects)
    app.add_directive("framework-conversion", Conversion)
    app.add_directive("framework-activations", OfFramework)
    app.add_directive("framework-fields", Fields)
    app.connect("source-read", replace_calls, priority=600)
    app.connect("build-finished", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
