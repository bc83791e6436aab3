"""A table of the frameworks on the page of each activation, in place of its calls; no library knows our record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from extensions.from_record import SOURCES
from extensions.gallery import name_of
from extensions.stamps import stamp_of
from extensions.templates import render
from framework_measurements.findings.kinks import kinks
from framework_measurements.findings.lengths import all_lengths
from framework_measurements.findings.packages import packages, record
from framework_measurements.findings.rows import rows
from framework_measurements.parameters.outcomes import place_of
from framework_measurements.parameters.weights import WITH_WEIGHT


def table_of(name: str, address: object) -> nodes.raw:
    """Make the table of an activation; it says so if no framework has been measured."""
    found = rows(name)
    return render(
        "frameworks/of_activation.html",
        name=name,
        rows=found,
        lacking=[package for package in packages().values() if package not in [row.package for row in found]],
        further=list(further(name)),
        record=record(),
        address=address,
    )


def further(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield where more has been measured of an activation: the page, the anchor, and what is there."""
    if any(kink.activation == name for kink in kinks()):
        yield "framework-kinks", f"kinks-{name}", "gradients at its kinks"
    if any(one.activation == name for one in all_lengths()):
        yield "framework-lengths", f"lengths-{name}", "long vectors"
    if place := place_of(name):
        yield "framework-intervals", place, "parameters outside their intervals"
    if name == WITH_WEIGHT:
        yield "framework-intervals", f"weight-{name}", "the shape of its weight"


def replace_calls(app: Sphinx, doctree: nodes.document) -> None:
    """Put the table in place of the calls, and of what the script shows of them; a notebook still shows them."""
    docname = app.env.docname
    if not (name := name_of(docname)):
        return
    found = [block for block in doctree.findall(nodes.literal_block) if block.astext().strip() == f"{name}.calls"]
    if len(found) != 1:
        raise ExtensionError(
            f"gallery/{name}.py: {len(found)} cells are {name}.calls, expected one, which shows the calls"
        )
    [block] = found
    output = block.next_node(nodes.raw, siblings=True, descend=False)
    if output is None or "activation-calls" not in output.astext():
        raise ExtensionError(f"gallery/{name}.py: {name}.calls shows nothing")
    output.parent.remove(output)
    block.replace_self(table_of(name, partial(app.builder.get_relative_uri, docname)))
    for path in (*SOURCES, stamp_of(app, activations[name])):
        app.env.note_dependency(path)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("doctree-read", replace_calls)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
