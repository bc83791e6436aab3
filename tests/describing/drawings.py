"""Read the descriptions of what scripts draw, each as it fits what is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from activation_functions.kinds import Activation, Elementwise, Gated, Vector
from describing import bars, level_lines, matrices, reading
from describing.curves import of_function, of_line
from describing.places import Unread
from shown_by_scripts import Drawing

Reader = Callable[[str], Iterator[str]]

# These words are only said where they are read.
DIRECTION = re.compile(
    r"\b(left|right|above|below|up|down|upper|lower|top|bottom|rises?|falls?|higher|lower|steeper|flatter|level|outside"
    r"|inside|between|outwards|inwards|positive|negative)\b"
)


def wrong(drawing: Drawing, activation: Activation[...]) -> Iterator[str]:
    """Yield what is wrong in the description of a drawing."""
    left_out = sentences_without_reader(drawing, activation)
    yield from unread(left_out)
    if read := reader(drawing, activation):
        yield from wrong_in([sentence for sentence in sentences(drawing.alt) if sentence not in left_out], read)


def unread(said: list[str]) -> Iterator[str]:
    """Yield what ought not to be said in sentences that are not read."""
    for sentence in said:
        if word := DIRECTION.search(sentence):
            yield f'"{word[0]}" is not read in "{sentence}"'


def wrong_in(said: list[str], read: Reader) -> Iterator[str]:
    """Yield what does not hold in sentences, or is not understood."""
    for sentence in said:
        try:
            yield from read(sentence)
        except Unread as error:
            yield str(error)


def sentences_without_reader(drawing: Drawing, activation: Activation[...]) -> list[str]:
    """Return what is not read: of lines of equal value what they are of, of some drawings all."""
    if drawing.kind == "gated":
        return [sentence for sentence in sentences(drawing.alt) if not level_lines.BEGINNING.match(sentence)]
    return [] if reader(drawing, activation) else sentences(drawing.alt)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\s+(?=[A-Z])", text.strip())


def reader(drawing: Drawing, activation: Activation[...]) -> Reader | None:
    """Choose how the sentences about a drawing are read, if they are."""
    given, content = drawing.parameters, drawing.content
    match drawing.kind, activation:
        case "elementwise", Elementwise():
            pairs = list(of_function(activation, given))
            return lambda sentence: reading.wrong(sentence, *map(list, zip(*pairs)))
        case "picture", _ if drawn := content.lines():
            lines = [of_line(label.replace("−", "-"), points) for label, points in drawn.items()]
            return lambda sentence: reading.wrong(sentence, lines, [])
        case "vector", Vector():
            return lambda sentence: bars.wrong(sentence, content, activation(content, **given))
        case "heat_map", _:
            return lambda sentence: matrices.wrong(sentence, content)
        case "gated", Gated():
            return lambda sentence: level_lines.wrong(
                sentence, lambda x: activation(x, **given), lambda x: activation.slope(x, **given)
            )
    return None
