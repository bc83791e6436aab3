"""Directives for the pages that convert calls from framework to framework; no library knows our record."""

from __future__ import annotations

import ast
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.from_record import FromRecord
from extensions.templates import ENVIRONMENT
from framework_measurements.calls import names_in
from framework_measurements.conversion import differences, remains
from framework_measurements.conversion.pasted import imports
from framework_measurements.conversion.written import Call, Function, sources, targets
from framework_measurements.findings.arguments import keywords
from framework_measurements.findings.packages import Package, packages
from framework_measurements.findings.wording import shown
from framework_measurements.frameworks import FRAMEWORKS

FOLDER = "convert"


def short(package: Package) -> str:
    """Return the title of a package without what explains it."""
    return package.title.partition(",")[0]


class Converted(FromRecord):
    """A directive whose result changes with what has been measured of pairs of calls, too."""

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        self.env.note_dependency(differences.FILE)
        return super().run()


class OfPackage(Converted):
    """``conversions``: the calls of a package, with those of all others; the document has the name of the package."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the form, and a list for each function."""
        package = self.package(self.env.docname.rpartition("/")[2])
        others = [other for other in packages().values() if other is not package]
        rows = [(function, calls, list(converted(function, package))) for function, calls in sources(package).items()]
        return self.filled(
            "convert",
            package=package,
            rows=sorted(rows, key=lambda row: row[0].activation),
            titles={other.name: other.title for other in others},
            needed=[needed(other, [target for *_, found in rows for target, *_ in found]) for other in others],
        )


class OfAll(Converted):
    """``conversions-of-all``: the form in which any call is typed, and the pages of all packages."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the form and the list."""
        every = [(package, sources(package)) for package in packages().values()]
        calls = {
            call.text.removesuffix(".apply(x)").removesuffix("(x)" if call.text.endswith(")(x)") else ""): package.name
            for package, found in every
            for written in found.values()
            for call in written
        }
        return self.filled(
            "convert_all",
            titles={package.name: package.title for package, _ in every},
            calls=list(calls.items()),
            packages=[(package, len(found), sum(map(len, found.values()))) for package, found in every],
        )


def converted(function: Function, package: Package) -> list[tuple[Call, str, list[str]]]:
    """Return the calls of other packages for a function, how far their results differ, and what remains."""
    found = []
    for other in packages().values():
        pair = function, package, other
        for target in targets(function, other) if other is not package else ():
            [source, *_] = sources(package)[function]
            said = remains.words(target) + remains.differences(source, target)
            found.append((target, farthest(differences.difference(pair, target)), said))
    return found


def farthest(difference: float | None) -> str:
    """Say how far results differ."""
    return (
        "not measured" if difference is None else "equal" if difference == 0 else f"differs by {shown(difference, 2)}"
    )


def given(call: Call) -> str:
    """List the parameters of a spelling in their order, each with its name in the definition if it bears one."""
    [entry, *_] = call.entries
    values = dict(call.function.values)
    ours = {name: "".join(names_in(ast.unparse(value)) & values.keys()) for name, value in keywords(entry)}
    return " ".join(f"{name}={ours.get(name, '')}" for name in entry.parameters) if any(ours.values()) else ""


def needed(package: Package, calls: list[Call]) -> tuple[Package, list[str]]:
    """Return what the calls of a package need before them: the lines that import, and an array."""
    framework = FRAMEWORKS[package.frameworks[0]]
    x = framework.array([-1.0, 0.0, 2.0], "float32")
    own = [line for call in calls if call.package is package for line in call.imports]
    return package, [*sorted({*own, *imports(framework, x)}), framework.assigned("x", x)]


ENVIRONMENT.filters |= {"words": remains.words, "shown": shown}
ENVIRONMENT.globals |= {"given": given, "short": short, "without_axis": remains.without_axis}


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document) -> None:
    """Load the script that converts on the pages that do."""
    if pagename.partition("/")[0] == FOLDER:
        app.add_js_file("convert.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("conversions", OfPackage)
    app.add_directive("conversions-of-all", OfAll)
    app.connect("html-page-context", add_script, priority=400)  # before others take the list of scripts
    return {"parallel_read_safe": True, "parallel_write_safe": True}
