"""The files of data: written, shown with their columns, and listed for programs; no extension of Sphinx writes data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from accuracy import vectors
from activation_functions import activations
from extensions import bibtex, framework_record
from extensions.measured_errors import record_of
from extensions.stamps import write_changed
from extensions.table import Generated
from extensions.templates import render
from extensions.written import when_written
from framework_measurements import record
from framework_measurements.side_records import schema_of
from specification import formulas, table
from specification.rows import as_csv, as_json, columns

Row = dict[str, Any]
FOLDER = "functions/data"  # among the sources, beside the generated pages
PACKAGE = "datapackage.json"
LICENCE = {"name": "CC-BY-4.0", "path": table.LICENCE_ADDRESS}
MEDIA = {"csv": "text/csv", "json": "application/json"}

PAPERS = {
    "name": bibtex.FILE,
    "path": bibtex.FILE,
    "title": "Papers",
    "description": "The papers behind the activations, for BibTeX.",
    "format": "bib",
    "mediatype": "application/x-bibtex",
    "encoding": "utf-8",
}


class DataFile(NamedTuple):
    """Rows that are published as JSON and as CSV; the schema has their title, description and columns."""

    schema: Path
    rows: Callable[[], Iterable[Row]]
    flat: Callable[[Row], Row]
    """Makes a row for CSV, where values are texts and numbers."""

    @property
    def name(self) -> str:
        """What its files are called, without their suffixes."""
        return self.schema.name.removesuffix(".schema.json")

    def write(self, folder: Path) -> None:
        """Write the files, unless they say the same already."""
        rows = list(self.rows())
        write_changed(folder / f"{self.name}.json", as_json(rows))
        write_changed(folder / f"{self.name}.csv", as_csv(map(self.flat, rows), columns(self.schema)))


def kept_vectors() -> Iterable[Row]:
    """Return the test vectors that were made when the errors were measured."""
    for name in sorted(activations):
        yield from json.loads(record_of(name).read_text("utf-8"))["vectors"]


DATA = {
    one.name: one
    for one in (
        DataFile(table.SCHEMA, table.rows, table.flat),
        DataFile(formulas.SCHEMA, formulas.rows, dict),
        DataFile(vectors.SCHEMA, kept_vectors, vectors.flat),
    )
}
SCHEMAS = [*(one.schema for one in DATA.values()), record.SCHEMA, *map(schema_of, framework_record.BESIDE)]


class ShownFile(Generated):
    """``data-file``: what is in the files of a name, where they are, and their columns; they are written, too."""

    required_arguments = 1

    def content_of_page(self) -> list[nodes.Node]:
        """Show and write the files."""
        if self.arguments[0] not in DATA:
            raise self.error(f"{self.arguments[0]} is no file of data, expected one of {', '.join(DATA)}")
        one = DATA[self.arguments[0]]
        for path in [one.schema, *map(record_of, activations)]:
            self.env.note_dependency(path)
        one.write(Path(self.env.srcdir, FOLDER))
        return [shown_file(one)]


def shown_file(one: DataFile) -> nodes.raw:
    """Make a paragraph, links, and a list of definitions."""
    description = json.loads(one.schema.read_text("utf-8"))["description"]
    return render("data_file.html", name=one.name, description=description, columns=columns(one.schema))


def resources(schema: Path) -> Iterator[dict[str, str]]:
    """Describe the files with a schema, which is that of JSON."""
    about, name = json.loads(schema.read_text("utf-8")), schema.name.removesuffix(".schema.json")
    forms = MEDIA if name in DATA else ["json"]
    paths = framework_record.published() if schema == record.SCHEMA else [f"{name}.{form}" for form in forms]
    for path in paths:
        form = path.rpartition(".")[2]
        yield {
            "name": path.replace("/", "-"),
            "path": path,
            "title": about["title"],
            "description": about["description"],
            "format": form,
            "mediatype": MEDIA[form],
            "encoding": "utf-8",
            **({"jsonSchema": schema.name} if form == "json" else {}),
        }


def package(version: str) -> dict[str, Any]:
    """Describe all files as a Data Package (datapackage.org), with version and licence."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "activation-functions",
        "title": "Activation Functions",
        "version": version,
        "licenses": [LICENCE],
        "resources": [*(each for schema in SCHEMAS for each in resources(schema)), PAPERS],
    }


def publish(app: Sphinx) -> None:
    """Bring the files to their addresses."""
    downloads = app.outdir / "downloads"
    downloads.mkdir(exist_ok=True)
    for file in [*sorted(Path(app.srcdir, FOLDER).iterdir()), *(one.schema for one in DATA.values())]:
        copyfile(file, downloads / file.name)
    text = json.dumps(package(app.config.version), ensure_ascii=False, indent=2)
    write_changed(downloads / PACKAGE, f"{text}\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("data-file", ShownFile)
    when_written(app, publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
