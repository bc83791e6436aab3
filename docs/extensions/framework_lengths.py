"""For which lengths of vectors the results of frameworks are off; no library knows our record."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.from_record import FromRecord
from framework_measurements.findings.lengths import all_lengths
from framework_measurements.findings.wording import listed
from framework_measurements.lengths.measure import LENGTHS


class Lengths(FromRecord):
    """``framework-lengths``: for which lengths of vectors, and along which axes, results are off."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the table, a row for each function."""
        return self.filled("lengths", rows=all_lengths(), lengths=listed(map(str, LENGTHS)))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("framework-lengths", Lengths)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
