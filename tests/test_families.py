"""Every family has its page, every page of a family its family, and a picture shows all members."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure

from activation_functions import activations, plot
from specification.page import FAMILIES, Document

NAMES = sorted({activation.family for activation in activations.values()})
in_each = pytest.mark.parametrize("family", NAMES)


def page(family: str) -> Path:
    return FAMILIES / f"{family}.md"


@pytest.mark.parametrize("family", sorted({*NAMES, *(path.stem for path in FAMILIES.glob("*.md"))}))
def test_every_family_has_its_page_and_every_page_its_family(family: str) -> None:
    assert page(family).exists(), (
        f"write docs/families/{family}.md, like its neighbours: what the members have in common"
    )
    assert family in NAMES, f"docs/families/{family}.md is the page of no family: {', '.join(NAMES)}"


@in_each
def test_page_shows_its_members(family: str) -> None:
    text = page(family).read_text("utf-8")
    for directive in ("```{family-picture}", "```{family-cards}"):
        assert text.count(directive) == 1, f"docs/families/{family}.md: no {directive}"


@in_each
def test_page_says_what_all_members_have_in_common(family: str) -> None:
    """In code about all of them, and in equations."""
    text = page(family).read_text("utf-8")
    chosen = f'activations.family("{family}")'
    assert chosen in text, f"docs/families/{family}.md: no code is about all members: [{chosen}]"
    assert list(Document(page(family)).equations()), f"docs/families/{family}.md has no equation"


@in_each
def test_picture_shows_all_members(family: str) -> None:
    members = {f"Title of {one.name}": one for one in activations.values() if one.family == family}
    figure = plot.family(f"family-{family}", members).figure
    assert isinstance(figure, Figure)
    shown = [axes for axes in figure.axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in shown] == list(members)
    for axes in shown:
        assert axes.has_data(), f"nothing is drawn of {axes.get_title(loc='left')}"
    plt.close("all")
