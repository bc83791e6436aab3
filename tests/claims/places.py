"""Claims about values and slopes of functions at single numbers, and for values of a parameter."""

from __future__ import annotations

from activation_functions.facts_in_words import letter
from activation_functions.kinds import Elementwise
from claims.forms import Forms
from claims.properties import of_numbers
from claims.subjects import ALL, NAME, Topic
from specification.facts import real_parameters
from specification.prose import Said

FORMS = Forms()
FOR = r"(?:[Ff]or ([α-ω]) = #,? (?:[^.:;]|\.\d)*?)?"


def given(one: Elementwise[...], said: str | None, value: Said | None) -> dict[str, float]:
    """Return the parameter that a letter stands for."""
    return {name: float(value.value) for name in real_parameters(one) if value and letter(name) == said}


def agree(topic: Topic, who: str, place: Said, value: Said, said: str | None = None, of: Said | None = None) -> bool:
    """Decide whether functions have a value at a number."""
    return all(value.agrees(float(one(float(place.value), **given(one, said, of)))) for one in of_numbers(topic, who))


def slopes_agree(topic: Topic, who: str, place: Said, slope: Said | None) -> bool:
    """Decide whether functions have a slope at a number, if one is said."""
    return slope is None or all(
        slope.agrees(float(one.derivative(float(place.value)))) for one in of_numbers(topic, who)
    )


@FORMS.add(f"{FOR}({NAME}) is # at #(?:, with the slope #|, and ({NAME}) is #)?")
def is_at(
    topic: Topic, said: str, of: Said, who: str, value: Said, place: Said, slope: Said, other: str, second: Said
) -> bool:
    right = agree(topic, who, place, value, said, of) and slopes_agree(topic, who, place, slope)
    return right and (not other or agree(topic, other, place, second, said, of))


@FORMS.add(f"{FOR}[Aa]t # ({NAME}) is #(?:, ({NAME}) #)?(?:, and its slope is #)?")
def is_there(
    topic: Topic, said: str, of: Said, place: Said, who: str, value: Said, other: str, second: Said, slope: Said
) -> bool:
    return is_at(topic, said, of, who, value, place, slope, other, second)


@FORMS.add(f"{FOR}[Aa]t # (?:[^.:;,]*?, where|[^.:;]*? is [^ ]+, where) ({NAME}) is #")
@FORMS.add(f"{FOR}at #, where ({NAME}) is #")
def is_in_contrast(topic: Topic, said: str, of: Said, place: Said, who: str, value: Said) -> bool:
    return agree(topic, who, place, value, said, of)


@FORMS.add(f"{ALL} are # at #")
def are_at(topic: Topic, who: str, value: Said, place: Said) -> bool:
    return agree(topic, who, place, value)


@FORMS.add("[Aa]t # (they) are #, with the slope #")
def are_there(topic: Topic, place: Said, who: str, value: Said, slope: Said) -> bool:
    return agree(topic, who, place, value) and slopes_agree(topic, who, place, slope)


@FORMS.add(f"[Aa]t # (?:the slope of ({NAME})|its slope) is #, that of ({NAME}) #")
def have_slopes(topic: Topic, place: Said, who: str | None, slope: Said, other: str, second: Said) -> bool:
    return slopes_agree(topic, who or "it", place, slope) and slopes_agree(topic, other, place, second)
