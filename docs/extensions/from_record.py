"""Directives that show the record of the frameworks: their base, and the templates; no library knows the record."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from extensions.directives import FromLibrary
from extensions.framework_differences import grave_and_others, in_short, is_grave, on_long_vectors, summary
from extensions.templates import ENVIRONMENT, render
from framework_measurements.conversion.pasted import lines_before, shown
from framework_measurements.findings.arguments import differing_defaults
from framework_measurements.findings.packages import Package, packages, record
from framework_measurements.record import RECORDS, SCHEMA

# Whatever these pages are made from, beside the activations.
SOURCES = [
    *(
        path
        for name in ("configurations", "lengths", "parameters", "reexports")
        for path in RECORDS.parent.glob(f"{name}/*.json")
    ),
    *sorted(RECORDS.glob("*.json")),
    SCHEMA,
]
ENVIRONMENT.globals |= {
    "grave_and_others": grave_and_others,
    "summary": summary,
    "in_short": in_short,
    "is_grave": is_grave,
    "on_long_vectors": on_long_vectors,
    "differing_defaults": differing_defaults,
    "CALL": "Equivalent call",
    "DIFFERS": "What differs",
    "shown_call": shown,
    "lines_before": lines_before,
}


class FromRecord(FromLibrary):
    """A directive whose result changes with the record."""

    def run(self) -> list[nodes.Node]:
        """Note what the page depends on."""
        for path in SOURCES:
            self.env.note_dependency(path)
        return super().run()

    def package(self, name: str) -> Package:
        """Return a package of the record; another name is an error of the page."""
        if name not in packages():
            raise self.error(f"{name} is not in the record, expected one of {', '.join(packages())}")
        return packages()[name]

    def filled(self, template: str, **context: Any) -> list[nodes.Node]:
        """Fill a template."""
        return [render(f"frameworks/{template}.html", record=record(), address=self.address, **context)]
