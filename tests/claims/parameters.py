"""Claims about the parameters of a function: which there are, their defaults, and which values are valid."""

from __future__ import annotations

import re
from collections.abc import Iterable

from activation_functions.facts_in_words import letter
from activation_functions.kinds import Activation
from claims.forms import Forms, is_said
from claims.subjects import ONE, Topic
from specification import samples
from specification.facts import fact, real_parameters
from specification.prose import Said

FORMS = Forms()
NEGATIVE, TINY = -1.0, 1e-3
REFUSED = "(?:not valid|outside the valid interval|raises? a)"


def named(one: Activation[...], words: Iterable[str]) -> list[str]:
    """Return the real parameters that words name, in code or by a letter; all, if there are none."""
    every, said = list(real_parameters(one)), set(words)
    return [name for name in every if {name, letter(name)} & said] or every


def is_valid(one: Activation[...], name: str, value: float) -> bool:
    return value in one.valid_interval(name, real_parameters(one))


@FORMS.add(f"{ONE} takes no parameters")
def takes_none(topic: Topic, who: str) -> bool:
    return not any(one.parameters for one in topic.named(who))


@FORMS.add(r"[Tt]he only parameter is (\w+)")
def takes_only(topic: Topic, name: str) -> bool:
    return all(list(one.parameters) == [name] for one in topic.named("it"))


@FORMS.add(r"(?<!\) and ◦ )\((\w+)\), by default #")
@FORMS.add(r"parameter (\w+), by default #")
def has_the_default(topic: Topic, name: str, default: Said) -> bool:
    return all(name in one.parameters and is_said(default, one.parameters[name]) for one in topic.named("it"))


@FORMS.add(r"\((\w+)(?:\) and ◦ \(| and )(\w+)\), by default (?:about )?# and #")
def have_defaults(topic: Topic, first: str, second: str, one: Said, other: Said) -> bool:
    return first != second and has_the_default(topic, first, one) and has_the_default(topic, second, other)


@FORMS.add("parameter ◦, by default #")
def has_one_default(topic: Topic, default: Said) -> bool:
    return all(list(map(default.agrees, real_parameters(one).values())) == [True] for one in topic.named("it"))


@FORMS.add(r"[Aa]ny real (?:numbers?|◦) (?:is|are) valid(?: for (\w+)(?: and (\w+))?)?")
def are_valid(topic: Topic, *words: str | None) -> bool:
    """These alone, if they are named."""
    for one in topic.named("it"):
        free = [name for name in real_parameters(one) if one.valid[name] == "(-∞, ∞)"]
        if free != named(one, filter(None, words)):
            return False
    return True


@FORMS.add(rf"^(.*?)(?<!not )(?<!0 and )\b([Nn]egative) (?:values?|threshold)[^.]*? {REFUSED}")
@FORMS.add(rf"^(.*?)(not positive|0 and negative values) (?:[^.]*? )?{REFUSED}")
@FORMS.add(r"^(.*?)[Ii]t must be (positive)")
def are_refused(topic: Topic, before: str, which: str) -> bool:
    """Of the parameter that is named first."""
    for one in topic.named("it"):
        words = [word for word in re.findall(r"\w+", before) if word in {*named(one, ()), *map(letter, named(one, ()))}]
        name, *_ = named(one, words[:1])
        if is_valid(one, name, NEGATIVE) or not is_valid(one, name, TINY):
            return False
        if is_valid(one, name, 0.0) != (which.lower() == "negative"):
            return False
    return True


@FORMS.add("[Ff]or (?:a )?(positive|negative) ◦ there is an inverse")
@FORMS.add("[Tt]he inverse exists if ◦ is (positive|negative)")
def has_an_inverse(topic: Topic, sign: str) -> bool:
    """That it increases for these values of some parameter, and for no others."""
    for one in topic.named("it"):
        given = list(samples.parameters(one))
        found = [fact(one, "monotonic", each) == "strictly increasing" for each in given]
        if not any(
            [each[name] > 0 if sign == "positive" else each[name] < 0 for each in given] == found for name in given[0]
        ):
            return False
    return True
