"""Values of the packages in a sentence, such as {value}`accuracy.bounds:VALUE_ULPS`; MyST has only those of conf.py."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import ExtensionMetadata


def value_of(text: str) -> str:
    """Return the value of a name in a module, which stands before a colon; join the entries of a list."""
    module, _, name = text.partition(":")
    found = getattr(import_module(module), name)
    if isinstance(found, Iterable):
        *others, last = (f"{entry:.6g}" for entry in found)
        return f"{', '.join(others)} and {last}"
    return f"{found:.6g}"


class Value(SphinxRole):
    """``value``: a name in a module."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Write the value, and note on which file it depends."""
        try:
            shown = value_of(self.text)
        except (ImportError, AttributeError) as error:
            return [], [self.inliner.reporter.error(f"{self.text}: {error}", line=self.lineno)]
        self.env.note_dependency(str(sys.modules[self.text.partition(":")[0]].__file__))
        return [nodes.Text(shown)], []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role."""
    app.add_role("value", Value())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
