"""The facts that one looks for first, in a word or two each, for the default parameters."""

from __future__ import annotations

import math
import re

from activation_functions.facts import APPROXIMATE, chosen, evaluate
from activation_functions.facts_in_words import number, on_paper, texts
from activation_functions.kinds import Activation, Elementwise
from specification.properties import PROPERTIES, has_symmetric_range, lipschitz, monotonic

ORIGIN = "origin"  # the section that names the papers
SHORT = {"odd", "even", "convex", "concave", "convex and concave"}
SMOOTH = {"discontinuous": "discontinuous", "C0": "continuous", "C1": "continuously differentiable"}


def short_facts(activation: Activation[...]) -> list[tuple[str, str]]:
    """Return facts in short, each behind the word that stands for it in addresses.

    The row of the fact on the page has the address ``<name>-<word>``; that of the year is the section of papers.
    """
    given = activation.parameters
    is_bounded, is_bounded_below = (PROPERTIES[name].holds(activation) for name in ("bounded", "bounded below"))
    found = [("range", f"range {range_in_numbers(activation)}")]
    found.append(("range", "bounded" if is_bounded else "bounded below" if is_bounded_below else "unbounded below"))
    if has_symmetric_range(activation) and is_bounded:
        found.append(("range", "range symmetric about 0"))
    if isinstance(activation, Elementwise):
        found.append(("monotonic", {"no": "not monotonic"}.get(monotonic(activation), monotonic(activation))))
    smoothness = chosen(activation.smoothness, given)
    found.append(("smoothness", SMOOTH.get(smoothness, smoothness)))
    if lipschitz(activation) < math.inf:
        found.append(("lipschitz", f"Lipschitz constant {in_numbers(chosen(activation.lipschitz, given), activation)}"))
    shown = texts(activation)
    found += [(word, shown[word]) for word in ("symmetry", "convexity") if shown.get(word) in SHORT]
    if years := sorted(paper.year for paper in activation.papers):
        found.append((ORIGIN, f"paper of {years[0]}" if len(years) == 1 else f"papers from {years[0]} on"))
    return [(word, on_paper(text)) for word, text in found]


def range_in_numbers(activation: Activation[...]) -> str:
    """Write the range with the values of the parameters in it."""
    pieces = chosen(activation.range, activation.parameters).split(" ∪ ")
    inner = [", ".join(in_numbers(end, activation) for end in piece[1:-1].split(", ")) for piece in pieces]
    return " ∪ ".join(f"{piece[0]}{ends}{piece[-1]}" for piece, ends in zip(pieces, inner, strict=True))


def in_numbers(text: str, activation: Activation[...]) -> str:
    """Write the value of an expression; one without parameters stays as it is declared."""
    if not activation.parameters.keys() & set(re.findall(r"\w+", text)):
        return text
    value = number(evaluate(text, activation.parameters))
    return value if value.startswith(APPROXIMATE) or not text.startswith(APPROXIMATE) else APPROXIMATE + value
