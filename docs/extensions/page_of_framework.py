"""Directives for the page of each framework; no library knows our record."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions.from_record import FromRecord
from extensions.templates import page_title
from framework_measurements.findings.changes import changes
from framework_measurements.findings.defects import Defect, defects, joined
from framework_measurements.findings.packages import Package, record
from framework_measurements.findings.rows import Row, gravity, rows
from framework_measurements.findings.wording import listed


class Defects(FromRecord):
    """``framework-defects``: the defects of a framework, each with code that shows it."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list by activation."""
        package = self.package(self.arguments[0])
        every = [Row(package, name, tuple(package.of(name))) for name in sorted(activations)]
        found = [(row, [self.presented(row, each) for each in joined(defects(row))]) for row in every if defects(row)]
        return self.filled("defects", package=package, rows=found)

    def presented(self, row: Row, defect: Defect) -> tuple[Defect, str, str]:
        """Return a defect, its place, and the other spellings that share it."""
        _, *others = dict.fromkeys((entry.spelling, row.package.short(entry.framework)) for entry in defect.entries)
        return defect, row.where(defect.entries), listed(f"`{spelling}` {short}".strip() for spelling, short in others)


class Changes(FromRecord):
    """``framework-changes``: what changed since the version that was measured before."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list for each way to run the framework."""
        package = self.package(self.arguments[0])
        found = {key: changes(key) for key in package.frameworks}
        return self.filled("changes", package=package, changes={key: each for key, each in found.items() if each})


class OfFramework(FromRecord):
    """``framework-activations``: the activations of a framework; the name of the document is that of the package."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, and a list of what else was found."""
        package = self.package(self.env.docname.rpartition("/")[2])
        found = [row for one in sorted(activations) for row in rows(one) if row.package == package]
        ordered = sorted(found, key=gravity, reverse=True)
        return self.filled("of_framework", package=package, rows=ordered, rest=rest(package))


def rest(package: Package) -> dict[str, list[str]]:
    """Return the setting for float64, what a package has beside these activations, and what could not be called."""
    headers = [record().frameworks[key] for key in package.frameworks]
    said = {
        "For float64": [", ".join(dict.fromkeys(f"`{header.float64}`" for header in headers if header.float64))],
        "It has none of": [
            "; ".join(page_title(name) for name in sorted(activations) if record().of(name) and not package.of(name))
        ],
        "Array to array, but none of these activations": [
            ", ".join(dict.fromkeys(f"`{name}`" for header in headers for name in header.unknown))
        ],
        "Could not be called": list(
            dict.fromkeys(f"`{name}`: {why}" for header in headers for name, why in header.not_called.items())
        ),
    }
    return {title: items for title, items in said.items() if any(items)}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    for directive in (Defects, Changes, OfFramework):
        app.add_directive((directive.__doc__ or "").split("``")[1], directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
