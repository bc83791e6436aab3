"""Figures and tables of measured errors on the pages; no library makes such tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from accuracy import witnesses
from accuracy.bounds import ulps_allowed
from accuracy.errors import HALF
from accuracy.ulps import DTYPES
from activation_functions import activations
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import exact
from extensions.directives import FromLibrary
from extensions.figures import ERRORS, description, element
from extensions.gallery import name_of
from extensions.measured_errors import figure_of, record_of
from extensions.templates import render
from specification.roles import DEFINITION, DERIVATIVE, by_role

TABLE = "all-functions"  # the anchor of the section with the table
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
    address = app.builder.get_relative_uri(app.env.docname, "numerics")
    sentence = nodes.paragraph(
        "", "The errors of the library, in ", nodes.reference(text="ULP", refuri=address, internal=True)
    )
    sentence += nodes.Text(
        f", at {len(json.loads(kept)['x'])} inputs{INPUTS[activation.takes]}; half a ULP, the grey line, is what "
        f"rounding takes. {searched(app.env, activation)} "
    )
    sentence += [
        nodes.reference(text="Other functions and dtypes", refuri=f"{address}#{TABLE}", internal=True),
        nodes.Text("."),
    ]
    sections[0] += [sentence, element(f"{name}{ERRORS}", description(svg), svg)]


def searched(env: Any, activation: Activation[...]) -> str:
    """Say what the search for the largest errors in float64 has found."""
    env.note_dependency(witnesses.FILE)
    found = [witnesses.read().get((activation.name, role, "float64")) for role in (DEFINITION, DERIVATIVE)]
    said = [
        f"{each.text} {name}{' at ' * bool(each.error)}{each.place(exact)}"
        for each, name in zip(found, ("", f"for the {activation.slope_name}"))
        if each
    ]
    value, slope = (ulps_allowed(activation, function, np.float64) for function in (activation, activation.slope))
    amount = sum(each.inputs for each in found if each)
    return (
        f"In float64 the tests allow {value:g} ULP, and {slope:g} for the {activation.slope_name}. A search that tried "
        f"{amount:,} inputs found no larger errors than {' and '.join(said)}."
    )


def read(env: Any, file: Path) -> str:
    """Read a file that the page depends on."""
    env.note_dependency(file)
    return file.read_text("utf-8")


class Errors(FromLibrary):
    """``activation-errors``: the largest errors of all activations as a table."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table."""
        self.env.note_dependency(witnesses.FILE)
        return [render("errors.html", **table_of(witnesses.read()), address=self.address)]


def table_of(found: Mapping[tuple[str, str, str], witnesses.Witness]) -> dict[str, Any]:
    """Arrange the witnesses in rows, one for each function, and the bounds by dtype."""
    dtypes = [np.dtype(dtype).name for dtype in DTYPES]
    rows = [
        (name, function_title(activation, role), {dtype: found.get((name, role, dtype)) for dtype in dtypes})
        for name, activation in sorted(activations.items())
        for role in by_role(activation)
    ]
    bounds = {dtype: {row[dtype].allowed for *_, row in rows if row[dtype]} for dtype in dtypes}
    return {"rows": rows, "bounds": bounds}


def function_title(activation: Activation[...], role: str) -> str:
    """Name one of the functions of an activation in words."""
    return {DEFINITION: "value", DERIVATIVE: activation.slope_name}.get(role, role.replace("-", " "))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.setup_extension("extensions.measured_errors")
    app.add_directive("activation-errors", Errors)
    app.connect("doctree-read", insert)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
