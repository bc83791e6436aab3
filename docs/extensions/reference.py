"""The docstrings of all activations, by family; autodoc writes them, but lists modules in its own order alone."""

from __future__ import annotations

import ast
import inspect
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.autodoc.preserve_defaults import update_default_value
from sphinx.util.typing import ExtensionMetadata

from activation_functions.function import Function
from activation_functions.kinds import Elementwise
from extensions.directives import FromLibrary, by_family, title
from extensions.outdated import LIBRARY
from extensions.stamps import FOLDER, write_changed

PARTS = ("derivative", "second_derivative", "inverse", "jacobian", "vjp", "partial_derivatives", "sample")
STAMP = f"{FOLDER}/reference"


class Signatures(ast.NodeTransformer):
    """Leave of functions their signatures and docstrings."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Leave out the statements behind the docstring."""
        node.body = node.body[: ast.get_docstring(node) is not None]
        return node


def renew(app: Sphinx) -> None:
    """Write the stamp of what the reference shows: the library's files without what functions do."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted(LIBRARY.rglob("*.py"))]
    shown = "".join(ast.dump(Signatures().visit(tree)) for tree in trees)
    write_changed(Path(app.srcdir, STAMP), sha256(shown.encode()).hexdigest())


class Reference(FromLibrary):
    """``activation-reference``: the docstrings of all activations and their derivatives, by family."""

    def content_of_page(self) -> list[nodes.Node]:
        """Have autodoc write them."""
        self.env.note_dependency(Path(self.env.srcdir, STAMP))
        lines = []
        for family, members in by_family().items():
            lines += [f".. rubric:: {title(family)}", "   :heading-level: 3", ""]
            for activation in members:
                parts = ["", *(f".{part}" for part in PARTS if hasattr(activation, part))]
                functions = [f"{activation.name}{part}" for part in parts]
                by = activation.derivative_by.values() if isinstance(activation, Elementwise) else ()
                functions += [f"{family}.{function.__name__}" for function in by]
                lines += [f".. autofunction:: activation_functions.{function}" for function in functions]
                lines += [""]
        return self.parse_text_to_nodes("\n".join(lines))


def omit_common_sections(app: Sphinx, what: str, name: str, value: object, options: object, lines: list[str]) -> None:
    """Leave out what the docstrings of all activations share: the page says it once."""
    if isinstance(value, Function):
        lines[:] = [*value._own_doc.splitlines(), ""]


def defaults_as_written(app: Sphinx, value: Any, bound_method: bool) -> None:
    """Show defaults as they stand in the source, such as 1 / 6; autodoc's own option fails where `out` is added."""
    if not isinstance(value, Function):
        update_default_value(value, bound_method)
        return
    update_default_value(value._evaluate, bound_method)
    written = inspect.signature(value._evaluate).parameters
    parameters = inspect.signature(value).parameters
    shown = [each.replace(default=written.get(name, each).default) for name, each in parameters.items()]
    value.__signature__ = inspect.Signature(shown)


def forget_files(app: Sphinx, doctree: nodes.document) -> None:
    """Forget the files of the library, which autodoc has noted for the page that depends on the stamp."""
    noted = app.env.dependencies[app.env.docname]
    paths = {path: Path(app.srcdir, path).resolve() for path in noted}
    if Path(app.srcdir, STAMP).resolve() in paths.values():
        noted.difference_update(path for path, resolved in paths.items() if LIBRARY in resolved.parents)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, and take part behind those that note what a page depends on."""
    app.add_directive("activation-reference", Reference)
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("builder-inited", renew, priority=1)
    app.connect("autodoc-process-docstring", omit_common_sections, priority=1)
    app.connect("autodoc-before-process-signature", defaults_as_written)
    app.connect("doctree-read", forget_files, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
