"""The record of the frameworks: versions, fields, and the file; sphinx-jsonschema would show all of its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.from_record import FromRecord
from extensions.templates import render
from extensions.written import when_written
from framework_measurements.findings.packages import packages, record
from framework_measurements.judgement import WORDS
from framework_measurements.lengths.record import FILE as LENGTHS
from framework_measurements.parameters.record import FILE as PARAMETERS
from framework_measurements.record import SCHEMA, files
from framework_measurements.reexports.record import FILE as REEXPORTS
from framework_measurements.side_records import schema_of

BESIDE = [PARAMETERS, LENGTHS, REEXPORTS]
"""The records beside that of the activations, a file each."""


class Versions(FromRecord):
    """``framework-versions``: the frameworks, their versions, and how many of their own spellings bear each word."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table."""
        found = []
        for package in packages().values():
            own = [
                entry.word for entry in record().entries if entry.framework in package.frameworks and entry.is_theirs
            ]
            found.append((package, [own.count(word) for word in WORDS]))
        return self.filled("versions", rows=found, words=WORDS)


class Files(FromRecord):
    """``framework-files``: the files of the record."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of links."""
        titles = [header.title for header in record().frameworks.values()]
        return self.filled("files", files=dict(zip(published(), titles, strict=True)))


class Fields(FromRecord):
    """``framework-fields``: the fields of the record, as its schema describes them."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make a list of definitions."""
        return [render("definitions.html", items=list(fields(json.loads(SCHEMA.read_text("utf-8")))))]


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields of the record, with their descriptions in the schema."""
    parts = {"": schema, "entries[].": schema["$defs"]["entry"]}
    for place, part in {**parts, "entries[].defaults.": schema["$defs"]["comparison"]}.items():
        for name, field in part["properties"].items():
            if "description" in field and not name.startswith("$"):
                yield f"{place}{name}", field["description"]


def published() -> dict[str, Path]:
    """Return the files by their addresses among the downloads: that of a framework does not change with its version."""
    return {f"frameworks/{key}.json": paths[-1] for key, paths in files().items()}


def publish(app: Sphinx) -> None:
    """Bring the records and their schemas to their addresses."""
    beside = {path.name: path for file in BESIDE for path in (file, schema_of(file))}
    for address, path in {SCHEMA.name: SCHEMA, **published(), **beside}.items():
        target = app.outdir / "downloads" / address
        target.parent.mkdir(parents=True, exist_ok=True)
        copyfile(path, target)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, and publish the record."""
    app.add_directive("framework-versions", Versions)
    app.add_directive("framework-files", Files)
    app.add_directive("framework-fields", Fields)
    when_written(app, publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
