"""The facts of an activation as a line of a few words each, with its default parameters."""

from __future__ import annotations

from collections.abc import Iterator

from activation_functions.facts import chosen
from activation_functions.facts_in_words import on_paper, texts
from activation_functions.kinds import Activation, Elementwise
from specification.facts import real_parameters
from specification.properties import PROPERTIES

ORIGIN = "origin"


def short_facts(activation: Activation[...]) -> Iterator[tuple[str, str]]:
    """Yield each fact with the word that stands for it in addresses."""
    names = real_parameters(activation)
    yield "range", f"range {on_paper(chosen(activation.range, names))}"
    if PROPERTIES["bounded"].holds(activation):
        yield "range", "bounded"
    elif PROPERTIES["bounded below"].holds(activation):
        yield "range", "bounded below"
    else:
        yield "range", "unbounded"
    if PROPERTIES["range symmetric about 0"].holds(activation):
        yield "range", "range symmetric about 0"
    if isinstance(activation, Elementwise):
        monotonic = chosen(activation.monotonic, names)
        yield "monotonic", "not monotonic" if monotonic == "no" else monotonic
        symmetry = texts(activation)["symmetry"]
        yield "symmetry", symmetry if symmetry in ("odd", "even") else "neither odd nor even"
    yield "smoothness", on_paper(chosen(activation.smoothness, names))
    yield "lipschitz", f"Lipschitz constant {on_paper(chosen(activation.lipschitz, names))}"
    if activation.papers:
        yield ORIGIN, f"since {min(paper.year for paper in activation.papers)}"
