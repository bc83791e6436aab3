"""Figures and tables of measured errors on the pages; no library makes such tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from accuracy import bounds, vectors
from accuracy.errors import HALF
from accuracy.vectors import as_csv, as_json
from activation_functions import activations
from extensions.definitions import Columns
from extensions.directives import FromLibrary
from extensions.figures import ERRORS, description, element
from extensions.gallery import name_of
from extensions.measured_errors import FORMATS, figure_of, largest, record_of
from extensions.table import FILES
from extensions.templates import render

INPUTS = {
    "numbers": "",
    "vectors": ": vectors [x, 0]; of the entries the one that is furthest off",
    "pairs": f": one half is x and the other {HALF}; of both cases the one that is further off",
}


def insert(app: Sphinx, doctree: nodes.document) -> None:
    """Put the figure, with a sentence, at the end of the section of a page that ends with the special values."""
    name = name_of(app.env.docname)
    if name is None:
        return
    last = f"{name}.special_values"
    sections = [block.parent for block in doctree.findall(nodes.literal_block) if block.astext().strip() == last]
    if len(sections) != 1:
        raise ExtensionError(f"gallery/{name}.py: {len(sections)} cells are {last}, expected one, which ends Numerics")
    activation = activations[name]
    kept, svg = (read(app.env, file) for file in (record_of(name), figure_of(app, name)))
    record = json.loads(kept)
    value, slope = (row["float64"].text for row in largest(record, name).values())
    address = app.builder.get_relative_uri(app.env.docname, "numerics")
    sentence = nodes.paragraph(
        "", "The errors of the library, in ", nodes.reference(text="ULP", refuri=address, internal=True)
    )
    sentence += nodes.Text(
        f", at {len(record['x'])} inputs{INPUTS[activation.takes]}. In float64 they are at most {value}, and {slope} "
        f"for the {activation.slope_name}; half a ULP, the grey line, is what rounding takes."
    )
    sections[0] += [sentence, element(f"{name}{ERRORS}", description(svg), svg, FORMATS)]


def read(env: Any, file: Path) -> str:
    """Read a file that the page depends on."""
    env.note_dependency(file)
    return file.read_text("utf-8")


class Errors(FromLibrary):
    """``activation-errors``: the largest errors of all activations as a table; the test vectors are written, too."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table."""
        records = {name: json.loads(read(self.env, record_of(name))) for name in sorted(activations)}
        self.env.note_dependency(bounds.__file__)
        rows_of_file = [row for record in records.values() for row in record["vectors"]]
        folder = Path(self.env.srcdir, FILES)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "test-vectors.json").write_text(as_json(rows_of_file, self.config.version), "utf-8")
        (folder / "test-vectors.csv").write_text(as_csv(rows_of_file), "utf-8")
        rows = {
            name: {(role, dtype): each for role, row in largest(record, name).items() for dtype, each in row.items()}
            for name, record in records.items()
        }
        columns = next(iter(rows.values()))
        allowed = {column: {row[column].allowed for row in rows.values()} for column in columns}
        return [render("errors.html", rows=rows, bounds=allowed, address=self.address)]


class VectorColumns(Columns):
    """``vector-columns``: the columns of the test vectors."""

    source = vectors


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.setup_extension("extensions.measured_errors")
    app.add_directive("activation-errors", Errors)
    app.add_directive("vector-columns", VectorColumns)
    app.connect("doctree-read", insert)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
