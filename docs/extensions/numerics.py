"""What the build measures: the figure of errors on each page, the table of all of them, and the test vectors.

The measuring goes on in processes of its own, while the scripts of the gallery are run.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import Future, ProcessPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from accuracy.errors import HALF, errors, number, numbers, worst
from accuracy.vectors import COLUMNS, as_csv, as_json, vectors
from activation_functions import activations, plot
from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from extensions.figures import ERRORS, FOLDER, description, element, save
from extensions.gallery import name_of
from extensions.outdated import fingerprint_of
from extensions.table import FILES, Columns, Generated, html
from specification.code import GALLERY
from specification.syntax import Call, walk
from specification.page import DEFINITIONS, pages

RECORDS = "functions/errors"  # among the sources, beside the generated pages
SPECIFICATION = Path(__file__).parents[2] / "src/specification"
ACCURACY = Path(__file__).parents[2] / "src/accuracy"
FORMATS = ["svg"]  # of the figures, of which there is one for each activation: each format takes its time
running: list[Future[None]] = []


def record_of(folder: Path, name: str) -> Path:
    """The file in which the measurement of an activation is kept."""
    return folder / f"{name}.json"


def measure(name: str, records: Path, figures: Path) -> None:
    """Measure an activation, draw its errors, and keep what has been found."""
    activation = activations[name]
    x = numbers(activation)
    found = errors(activation, x)
    read = formulas_of(name)
    draw(activation, x, found, figures)
    record = {"fingerprint": fingerprint(name, read), "formulas": read, "x": x.tolist(), "errors": found}
    text = json.dumps({**record, "vectors": vectors(activation)})
    record_of(records, name).write_text(text, "utf-8")


def formulas_of(name: str) -> list[str]:
    """The activations whose formulas are needed to evaluate those of one."""
    needed, new = set(), {name}
    while new:
        needed |= new
        bodies = [body for each in new for body in (DEFINITIONS[each].body, *pages()[each].derivatives)]
        called = {part.name for part in walk(*bodies) if isinstance(part, Call)}
        new = (called & DEFINITIONS.keys()) - needed
    return sorted(needed)


def fingerprint(name: str, formulas: list[str]) -> str:
    """A hash of all that the measurement of an activation depends on."""
    beginnings = [(GALLERY / f"{each}.py").read_text("utf-8").partition("\n# %%")[0] for each in formulas]
    sources = [
        path.read_text("utf-8")
        for path in [*sorted(SPECIFICATION.glob("*.py")), *sorted(ACCURACY.glob("*.py")), Path(__file__)]
    ]
    parts = [fingerprint_of([activations[name]]), version("python-flint"), beginnings, sources]
    return sha256(json.dumps(parts).encode()).hexdigest()


def is_outdated(name: str, records: Path, figures: Path) -> bool:
    """Whether an activation is to be measured, for the first time or again."""
    record, figure = record_of(records, name), figures / f"{name}{ERRORS}.svg"
    if not (record.exists() and figure.exists()):
        return True
    kept = json.loads(record.read_text("utf-8"))
    return not all(each in pages() for each in kept["formulas"]) or kept["fingerprint"] != fingerprint(
        name, kept["formulas"]
    )


def begin(app: Sphinx) -> None:
    """Begin to measure what is outdated."""
    records, figures = Path(app.srcdir, RECORDS), Path(app.srcdir, FOLDER)
    names = [name for name in activations if is_outdated(name, records, figures)]
    if names:
        for folder in (records, figures):
            folder.mkdir(parents=True, exist_ok=True)
        # The scripts come first: they are run one after the other, and what is left at the end has both cores.
        pool = ProcessPoolExecutor(initializer=os.nice, initargs=(19,))
        names.sort(
            key=lambda name: isinstance(activations[name], Elementwise)
        )  # Those of several numbers take longest.
        running.extend(pool.submit(measure, name, records, figures) for name in names)
        pool.shutdown(wait=False)


def end(app: Sphinx) -> None:
    """Wait until all has been measured."""
    for each in running:
        each.result()
    running.clear()


def draw(activation: Activation[...], x: np.ndarray, found: dict[str, dict[str, list[float]]], folder: Path) -> None:
    """Draw the errors, and say what is to be seen."""
    titles = {"value": activation.name, "slope": activation.slope_name}
    ends = " to ".join(number(end) for end in (x[0], x[-1]))
    said = [f"Errors in ULP at inputs from {ends}, on an axis that is logarithmic on both sides of 0."]
    for role, by_dtype in worst(activation, x, found).items():
        largest = [
            f"{number(each.error)} in {dtype}{' at ' * bool(each.error)}{each.place}"
            for dtype, each in by_dtype.items()
        ]
        said.append(f"{titles[role][0].upper()}{titles[role][1:]}: at most {', '.join(largest)}.")
    contents = {f"{titles[role]}, error in ULP": by_dtype for role, by_dtype in found.items()}
    axes = plot.errors(f"{activation.name}{ERRORS}", " ".join(said), x, contents)
    save(axes.figure, folder, FORMATS)
    plt.close(axes.figure)


def insert(app: Sphinx, doctree: nodes.document) -> None:
    """Put the figure, with a sentence, at the end of the section Numerics of a page."""
    name = name_of(app.env.docname)
    if name is None:
        return
    sections = [section for section in doctree.findall(nodes.section) if section[0].astext() == "Numerics"]
    if len(sections) != 1:
        raise ExtensionError(f"gallery/{name}.py: {len(sections)} sections are called Numerics, expected one")
    record, figure = record_of(Path(app.srcdir, RECORDS), name), Path(app.srcdir, FOLDER, f"{name}{ERRORS}.svg")
    kept, svg = json.loads(record.read_text("utf-8")), figure.read_text("utf-8")
    value, slope = (
        row["float64"].text for row in worst(activations[name], np.array(kept["x"]), kept["errors"]).values()
    )
    address = app.builder.get_relative_uri(app.env.docname, "numerics")
    sentence = nodes.paragraph(
        "", "The errors of the library, in ", nodes.reference(text="ULP", refuri=address, internal=True)
    )
    sentence += nodes.Text(
        f", at {len(kept['x'])} inputs{of_what(activations[name])}. In float64 they are at most {value}, and {slope} for "
        f"the {activations[name].slope_name}; half a ULP, the grey line, is what rounding takes."
    )
    sections[0] += [sentence, html(element(f"{name}{ERRORS}", description(svg), svg, FORMATS))]
    for path in (record, figure):
        app.env.note_dependency(path)


def of_what(activation: Activation[...]) -> str:
    """What is given to functions of several numbers."""
    match activation:
        case Vector():
            return ": vectors [x, 0]; of the entries the one that is furthest off"
        case Gated():
            return f": one half is x and the other {HALF}; of both cases the one that is further off"
    return ""


class Errors(Generated):
    """``activation-errors``: the largest errors of all activations as a table; the test vectors are written, too."""

    def content_of_page(self) -> list[nodes.Node]:
        """The table."""
        rows, all_vectors = {}, []
        for name in sorted(activations):
            record = record_of(Path(self.env.srcdir, RECORDS), name)
            self.env.note_dependency(record)
            kept = json.loads(record.read_text("utf-8"))
            largest = worst(activations[name], np.array(kept["x"]), kept["errors"])
            rows[name] = {(role, dtype): each for role, row in largest.items() for dtype, each in row.items()}
            all_vectors += kept["vectors"]
        folder = Path(self.env.srcdir, FILES)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "test-vectors.json").write_text(as_json(all_vectors, self.config.version), "utf-8")
        (folder / "test-vectors.csv").write_text(as_csv(all_vectors), "utf-8")

        head, body = ['<th scope="col">Activation</th>'], {name: [] for name in rows}
        for role, dtype in next(iter(rows.values())):
            column = {name: row[role, dtype] for name, row in rows.items()}
            bounds = {each.allowed for each in column.values()}
            same = f" <small>at most {bounds.pop():g}</small>" if len(bounds) == 1 else ""
            head.append(f'<th scope="col">{role.capitalize()}, {dtype}{same}</th>')
            for name, each in column.items():
                bound = "" if same else f"; at most {each.allowed:g}"
                place = f"{'at ' * bool(each.error)}{each.place}{bound}".removeprefix("; ")
                body[name].append(f'<td data-sort="{each.error}">{each.text} <small>{place}</small></td>')
        lines = [
            f'<tr><th scope="row"><a href="{self.address(f"functions/{name}")}">{name}</a></th>{"".join(cells)}</tr>\n'
            for name, cells in body.items()
        ]
        return [
            html(
                '<div class="table-wrapper"><table class="error-table sortable asc" aria-label="The largest errors in ULP">'
                f"<thead><tr>{''.join(head)}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
            )
        ]


class VectorColumns(Columns):
    """``vector-columns``: what the columns of the test vectors are."""

    columns = COLUMNS


def setup(app: Sphinx) -> ExtensionMetadata:
    """Begin before sphinx-gallery does, and be done when pages are read."""
    app.add_directive("activation-errors", Errors)
    app.add_directive("vector-columns", VectorColumns)
    app.connect("builder-inited", begin, priority=2)
    app.connect("builder-inited", end, priority=900)
    app.connect("doctree-read", insert)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
