"""What frameworks do with parameters outside the intervals, and the weight of PReLU; no library knows our record."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.from_record import FromRecord
from framework_measurements.parameters.outcomes import alike, differing, weights
from framework_measurements.parameters.weights import SHAPE, WITH_WEIGHT


class Parameters(FromRecord):
    """``framework-intervals``: what frameworks do with parameters at the ends of their intervals and beyond."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each choice of parameters."""
        return self.filled("parameters", cases=list(differing()), alike=alike())


class Weights(FromRecord):
    """``framework-weights``: the shapes that the weight of PReLU has."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each package."""
        return self.filled("weights", rows=weights(), shape=SHAPE, activation=WITH_WEIGHT)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    for directive in (Parameters, Weights):
        app.add_directive((directive.__doc__ or "").split("``")[1], directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
