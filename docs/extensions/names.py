"""All names of activations and properties, for objects.inv; Sphinx's index entries do not go into it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain, ObjType
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from specification.properties import PROPERTIES

UNSEEN = -1  # in Sphinx's index of the search: search_entries.py has the names


class Names(Domain):
    """The names of the activations, with their pages."""

    name = "activation"
    label = "Activations"
    object_types: ClassVar = {
        "name": ObjType("activation"),
        "property": ObjType("property of activations"),
    }

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield each name; a property leads to its members in the table."""
        for activation in activations.values():
            page = f"functions/{activation.name}"
            anchor = nodes.make_id(self.env.titles[page].astext())
            for name in dict.fromkeys([activation.name, *activation.aliases]):
                yield name, name, "name", page, anchor, UNSEEN
        for name, one in PROPERTIES.items():
            for other in (name, *one.others):
                yield other, other, "property", "table", nodes.make_id(name), UNSEEN

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Do nothing: all is known from the library."""

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Leave links to the labels of the pages."""
        return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the names."""
    app.add_domain(Names)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
