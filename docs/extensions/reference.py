"""The docstrings of all activations, by family; autodoc writes them, but lists modules in its own order alone."""

from __future__ import annotations

import inspect
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions.function import Function
from extensions.directives import FromLibrary, by_family, title

PARTS = ("derivative", "jacobian", "partial_derivatives", "sample")


class Reference(FromLibrary):
    """``activation-reference``: the docstrings of all activations and their derivatives, by family."""

    def content_of_page(self) -> list[nodes.Node]:
        """Have autodoc write them."""
        lines = []
        for family, members in by_family().items():
            lines += [f".. rubric:: {title(family)}", "   :heading-level: 3", ""]
            for activation in members:
                functions = ["", *(f".{part}" for part in PARTS if hasattr(activation, part))]
                lines += [f".. autofunction:: activation_functions.{activation.name}{part}" for part in functions]
                lines += [""]
        found = self.parse_text_to_nodes("\n".join(lines))
        # The stamps of the activations tell when docstrings have changed; their modules change more often.
        families = {Path(inspect.getfile(inspect.getmodule(one._evaluate))).name for one in self.shown()}  # type: ignore[arg-type]
        noted = self.env.dependencies[self.env.docname]
        noted -= {path for path in noted if Path(path).name in families}
        return found


def omit_common_sections(app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]) -> None:
    """Leave out what the docstrings of all activations share: the page says it once."""
    if isinstance(value, Function):
        lines[:] = [*inspect.cleandoc(value._evaluate.__doc__ or "").splitlines(), ""]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("activation-reference", Reference)
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-docstring", omit_common_sections, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
