"""The record of the frameworks: versions, fields, and the file; sphinx-jsonschema would show all of its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from shutil import copyfile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.framework_differences import FromRecord
from extensions.templates import render
from framework_measurements.findings.packages import packages, record
from framework_measurements.judgement import JUDGEMENTS
from framework_measurements.record import RECORD, SCHEMA


class Versions(FromRecord):
    """``framework-versions``: the frameworks, their versions, and the number of judgements of each kind."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table."""
        found = []
        for package in packages().values():
            judged = [entry.judgement for entry in record().entries if entry.framework in package.frameworks]
            found.append((package, [judged.count(judgement) for judgement in JUDGEMENTS]))
        return self.filled("versions", rows=found, judgements=JUDGEMENTS)


class Fields(FromRecord):
    """``framework-fields``: the fields of the record, as its schema describes them."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of definitions."""
        return [render("definitions.html", items=list(fields(json.loads(SCHEMA.read_text("utf-8")))))]


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields of the record, with their descriptions in the schema."""
    parts = {"": schema, "frameworks.*.": schema["$defs"]["framework"], "entries[].": schema["$defs"]["entry"]}
    for place, part in {**parts, "entries[].defaults.": schema["$defs"]["comparison"]}.items():
        for name, field in part["properties"].items():
            if "description" in field and not name.startswith("$"):
                yield f"{place}{name}", field["description"]
    yield "judgement", schema["$defs"]["judgement"]["description"]


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Bring the record and its schema to their addresses."""
    if exception is None and app.builder.format == "html":
        (app.outdir / "downloads").mkdir(exist_ok=True)
        for path in (RECORD, SCHEMA):
            copyfile(path, app.outdir / "downloads" / path.name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, and publish the record."""
    app.add_directive("framework-versions", Versions)
    app.add_directive("framework-fields", Fields)
    app.connect("build-finished", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
