"""Directives for the pages on all frameworks; no library knows our record."""

from __future__ import annotations

from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions.from_record import FromRecord
from framework_measurements import judgement
from framework_measurements.findings.by_hand import kinks_by_hand
from framework_measurements.findings.gravest import gravest
from framework_measurements.findings.kinks import kinks, with_kinks
from framework_measurements.findings.packages import Package, by_package, packages
from framework_measurements.findings.rows import located, rows
from framework_measurements.findings.same_names import same_names
from framework_measurements.record import Entry

SIGNS = {
    judgement.SAME: "=",
    judgement.ROUNDED: "≈",
    judgement.BELOW_RESOLUTION: "≲",
    judgement.LOSES_DIGITS: "▽",
    judgement.FLOAT32_INSIDE: "½",
    judgement.OTHER_DEFAULT: "△",
    judgement.BREAKS: "✕",
    judgement.WRONG: "!",
    judgement.OTHER_FUNCTION: "≠",
}


class Matrix(FromRecord):
    """``framework-matrix``: all activations and frameworks, a sign for each judgement."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the legend and the table."""
        found = [(name, {row.package: row for row in rows(name)}) for name in sorted(activations)]
        return self.filled("matrix", rows=found, packages=list(packages().values()), signs=SIGNS)


class SameNames(FromRecord):
    """``framework-same-names``: names under which there are different functions or defaults."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of names, with a list of behaviours for each."""
        found = []
        for behaviours in same_names().values():
            said = [(each.text, list(map(spelled, by_package(each.entries).items()))) for each in behaviours]
            found.append((behaviours[0].entries[0].activation, said))
        return self.filled("same_names", rows=found)


def spelled(place: tuple[Package, list[Entry]]) -> tuple[Package, str]:
    """List the spellings in a package, each once."""
    package, entries = place
    return package, ", ".join(dict.fromkeys(f"`{entry.spelling}`" for entry in entries))


class Kinks(FromRecord):
    """``framework-kinks``: the gradients that the frameworks give at kinks."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each kink."""
        found = [(kink, located(kink.gradients, partial(having_kinks, kink.activation))) for kink in kinks()]
        entries = [entry for kink in kinks() for shared in kink.gradients.values() for entry in shared]
        return self.filled("kinks", rows=found, packages=list(by_package(entries)))


def having_kinks(activation: str, package: Package) -> list[Entry]:
    """Return what a package has of an activation with gradients at its kinks."""
    return with_kinks(package.of(activation))


class ByHand(FromRecord):
    """``framework-by-hand``: the gradients at kinks of what people write themselves."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each kink."""
        return self.filled("by_hand", kinks=list(kinks_by_hand()))


class Gravest(FromRecord):
    """``framework-gravest``: so many of the gravest findings, each with code that shows it."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list."""
        return self.filled("gravest", findings=gravest(int(self.arguments[0])))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    for directive in (Matrix, SameNames, Kinks, ByHand, Gravest):
        app.add_directive((directive.__doc__ or "").split("``")[1], directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
