"""Claims about gated functions: which half is passed on, which is the gate, and what it is computed by."""

from __future__ import annotations

from typing import Any

import numpy as np

from activation_functions.kinds import Activation, Gated
from claims.forms import Forms
from claims.subjects import NAME, ONE, Topic

FORMS = Forms()
A, B = np.array([0.75, -1.25, 2.0]), np.array([-1.5, 0.5, 3.0])
# What stands for a number in a sentence.
TERMS = {"a": A, "b": B, "first": A, "second": B, "the first": A, "the second, plus 1,": B + 1}
HALF = "(first|second)"


def gated(topic: Topic, who: str = "it") -> list[Gated[...]]:
    """Return the gated functions that words stand for."""
    return [one for one in topic.named(who) if isinstance(one, Gated)]


def of_halves(one: Activation[...], first: Any, second: Any) -> Any:
    """Return what a function gives of pairs."""
    return one(np.stack([first, second]), axis=0)[0]


def linear_halves(one: Gated[...]) -> set[str]:
    """Return the halves of which a multiple, also one with a minus, multiplies the result."""
    multiplied = {"first": of_halves(one, -2 * A, B), "second": of_halves(one, A, -2 * B)}
    return {half for half, found in multiplied.items() if np.allclose(found, -2 * of_halves(one, A, B))}


@FORMS.add(f"{ONE} is linear in (?:the )?(first|second|each) half")
def is_linear(topic: Topic, who: str, half: str) -> bool:
    expected = {"first", "second"} if half == "each" else {half}
    return all(linear_halves(one) == expected for one in gated(topic, who))


@FORMS.add(f"linear in the {HALF} half, and where (?:that|the {HALF} half) is 1 it is ({NAME})")
def is_the_gate_alone(topic: Topic, half: str, again: str | None, whom: str) -> bool:
    [other] = topic.named(whom)
    ones = np.ones_like(A)
    pairs = {"first": (ones, A), "second": (A, ones)}
    return all(np.allclose(of_halves(one, *pairs[again or half]), other(A)) for one in gated(topic))


@FORMS.add(f"multiplies (a|b|the second, plus 1,) by (?:the )?({NAME}) of (a|b|the first), its gate")
def multiplies(topic: Topic, factor: str, whom: str, argument: str) -> bool:
    [gate] = topic.named(whom)
    return all(np.allclose(of_halves(one, A, B), TERMS[factor] * gate(TERMS[argument])) for one in gated(topic))


@FORMS.add(f"passes the {HALF} half on, times (?:the )?({NAME}) of the {HALF}")
def passes_on(topic: Topic, factor: str, whom: str, argument: str) -> bool:
    return multiplies(topic, factor, whom, argument)


@FORMS.add(f"{ONE} does the same with ({NAME})")
def does_the_same(topic: Topic, who: str, whom: str) -> bool:
    """As what passes the second half on."""
    return multiplies(Topic(*gated(topic, who), []), "b", whom, "a")


@FORMS.add(f"[Oo]pposite {HALF} halves give results that differ by the product")
def differ_by_the_product(topic: Topic, half: str) -> bool:
    signs = (-1, 1) if half == "first" else (1, -1)
    return all(
        np.allclose(of_halves(one, A, B) - of_halves(one, signs[0] * A, signs[1] * B), A * B) for one in gated(topic)
    )


@FORMS.add(f"[Ww]ith equal halves it is (the square|{NAME})")
def is_of_equal_halves(topic: Topic, what: str) -> bool:
    expected = A**2 if what == "the square" else topic.named(what)[0](A)
    return all(np.allclose(of_halves(one, A, A), expected) for one in gated(topic))


@FORMS.add(f"[Hh]ere, [^.;]*?the {HALF} is the gate")
@FORMS.add(f"[Hh]ere, [^.;]*? it is the {HALF}")
@FORMS.add(f"[Ii]n all of them the {HALF} half is the gate")
def is_the_gate(topic: Topic, half: str) -> bool:
    return all(linear_halves(one) == {"first", "second"} - {half} for one in gated(topic))


@FORMS.add("(open|closed) (?:gate|one)(?:, where [ab] is (large|small),)? (passes|blocks)")
def lets_through(topic: Topic, state: str, size: str | None, verb: str) -> bool:
    """A gate is open where its argument is large, and closed where it is far below 0."""
    for one in gated(topic):
        gates = [half for half in ("first", "second") if half not in linear_halves(one)]
        far = [50.0, -50.0] if state == "open" else [-50.0, 50.0]
        pairs = [(x, 1.0) if gates == ["first"] else (1.0, x) for x in far]
        found = [abs(float(of_halves(one, *map(np.array, pair)))) for pair in pairs]
        if (found[0] > found[1]) != (verb == "passes"):
            return False
    return size != ("small" if state == "open" else "large")
