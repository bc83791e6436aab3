"""The page that holds a reader's function against the right one: form, script, mistakes; no library reads both."""

from __future__ import annotations

import re
import tomllib
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from docutils import nodes
from markupsafe import escape
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.kinds import Elementwise
from activation_functions.registry import plain_name
from extensions import moving_figures
from extensions.compare import KINDS, names
from extensions.directives import FromLibrary
from extensions.explorer import PIECES
from extensions.templates import render
from extensions.written import when_written
from specification.letters import READ_AS
from specification.neighbours import neighbours
from specification.page import pages

FOLDER = PIECES.parent / "checking"
MISTAKES = FOLDER / "mistakes.toml"
ORDERS = ("functions", "derivatives")


class Mistake(NamedTuple):
    """A wrong formula in circulation: its place on a page, whether it is a derivative, and how it is written."""

    anchor: str
    order: int
    formulas: list[str]

    @property
    def about(self) -> str:
        """The activation that is meant."""
        return self.anchor.partition("-")[0]

    @property
    def id(self) -> str:
        """The anchor as it stands in the address."""
        return nodes.make_id(self.anchor)

    @property
    def words(self) -> str:
        """What the page says of it."""
        text = pages()[self.about].path.read_text("utf-8")
        found = re.search(rf"^# \.\. _{self.anchor}:\n#\n(?P<paragraph>(?:# .+\n)+)", text, re.MULTILINE)
        if not found:
            raise ExtensionError(f"{MISTAKES.name}: no page has the anchor {self.anchor}, with a paragraph behind it")
        words = " ".join(line.removeprefix("# ") for line in found["paragraph"].splitlines())
        return re.sub(":$", ".", re.sub(r"``(.+?)``|\*(.+?)\*|`(.+?) <.+?>`_", r"\1\2\3", words))


def mistakes() -> list[Mistake]:
    """Read the mistakes that are named."""
    told = tomllib.loads(MISTAKES.read_text("utf-8"))
    return [
        Mistake(anchor, order, formulas) for order, kind in enumerate(ORDERS) for anchor, formulas in told[kind].items()
    ]


class CheckForm(FromLibrary):
    """``check-form``: the form in which values or an expression are given."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the form."""
        return [render("check_your_own.html", names=[one.name for one in of_numbers()])]


class NamedMistakes(FromLibrary):
    """``named-mistakes``: the wrong formulas that are known by their values."""

    def content_of_page(self) -> list[nodes.Node]:
        """Make the list."""
        self.env.note_dependency(MISTAKES)
        groups = groupby(mistakes(), key=attrgetter("about", "order"))
        return [render("mistakes.html", mistakes=[(about, list(members)) for about, members in groups])]


def of_numbers() -> list[Elementwise[...]]:
    """Return the functions of one number."""
    return [one for _, one in sorted(activations.items()) if isinstance(one, Elementwise)]


def data() -> dict[str, Any]:
    """Collect what the script says of activations and mistakes."""
    every = [activations[name] for name in sorted(activations)]
    return {
        "titles": {one.name: pages()[one.name].title for one in of_numbers()},
        "names": {plain_name(name): one.name for one in reversed(of_numbers()) for name in names(one)},
        "others": {
            plain_name(name): KINDS[one.takes]
            for one in every
            if not isinstance(one, Elementwise)
            for name in names(one)
        },
        "letters": {name: letter for name, letter in READ_AS.items() if name != letter},
        "near": {one.name: [each.activation.name for each in neighbours(one)] for one in of_numbers()},
        "mistakes": [
            {
                "about": one.about,
                "id": one.id,
                "order": one.order,
                "formulas": one.formulas,
                "words": str(escape(one.words)),
            }
            for one in mistakes()
        ],
    }


def publish(app: Sphinx) -> None:
    """Write the script."""
    moving_figures.publish(app, "check-your-own", FOLDER, data())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.add_directive("check-form", CheckForm)
    app.add_directive("named-mistakes", NamedMistakes)
    when_written(app, publish, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
