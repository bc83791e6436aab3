"""Compare the figure and the table of errors with the errors that were measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

import numpy as np
from bs4 import Tag

from accuracy.witnesses import Witness
from activation_functions import activations
from activation_functions.kinds import Activation
from reading.figures import scale
from reading.numbers import is_rounded, number
from reading.svg import points_of
from specification.page import pages
from specification.roles import DEFINITION, DERIVATIVE
from tolerances import DRAWN_POINTS, LINE_POINTS

DTYPES = ("float16", "float32", "float64")
Errors = Mapping[str, Sequence[float]]


def wrong_error_figure(svg: str, x: np.ndarray, contents: Mapping[str, Errors]) -> Iterator[str]:
    """Yield the dots that are not where their error is, by the ticks, and by the strokes beside the names of dtypes."""
    root = ElementTree.fromstring(re.sub(r'xmlns="[^"]*"|<\?xml.*?\?>', "", svg).strip())
    texts = [(float(text.get("x", 0)), float(text.get("y", 0)), text.text or "") for text in root.iter("text")]
    paths = [(points_of(path.get("d", "")), path) for path in root.iter("path")]
    if sorted(text for *_, text in texts if text in DTYPES or text in contents) != sorted([*DTYPES, *contents]):
        yield f"the dtypes and titles are {[text for *_, text in texts]}"
        return
    looks = {}
    for left, down, text in texts:
        if text in DTYPES:
            near = [
                path
                for points, path in paths
                if len(points) == 2 and 0 < left - points[0, 0] < 12 > abs(points[0, 1] - down)
            ]
            looks[look(near[0])] = text
    numbers = [(left, down, text) for left, down, text in texts if re.fullmatch(r"−?[\d.]+", text)]
    bottom = max(down for _, down, _ in numbers)
    across = {left: number(text) for left, down, text in numbers if down == bottom}
    tops = {title: down for _, down, text in texts for title in contents if text == title}
    for title, by_dtype in contents.items():
        end = min([down for down in tops.values() if down > tops[title]], default=bottom)
        ticks = {down - 3.5: text for left, down, text in numbers if tops[title] < down < end - 5 and down != bottom}
        inside = [
            (points, path) for points, path in paths if path.get("stroke-linecap") and tops[title] < points[0, 1] < end
        ]
        if sorted(looks.get(look(path), "none") for _, path in inside) != sorted(by_dtype):
            yield f"{title}: the dots are {[look(path) for _, path in inside]}, the dtypes {looks}"
            return
        values = [number(ticks[down]) for down in sorted(ticks)]
        if values != sorted(values, reverse=True):
            yield f"{title}: the errors do not grow upwards, but along {values}"
        thin = [points for points, path in paths if not path.get("stroke-linecap") and tops[title] < points[0, 1] < end]
        drawn = np.concatenate([points for points, _ in inside])
        unit = abs(np.diff(list(ticks))[0] / np.diff([number(text) for text in ticks.values()])[0])
        grid = wrong_grid(np.concatenate([*map(strokes, thin)]), across, ticks, drawn, LINE_POINTS / unit)
        yield from (f"{title}: {each}" for each in grid)
        for points, path in inside:
            ends = strokes(points)
            expected = np.array(by_dtype[looks[look(path)]])
            found = scale(ticks, ends[:, :, 1].mean(1))
            if len(found) != len(expected) or np.abs(found - expected).max() * unit > DRAWN_POINTS:
                yield f"{title}, {looks[look(path)]}: the dots are at {found[:3]}, expected {expected[:3]}"
            if np.abs(places(across, x) - ends[:, 0, 0]).max() > DRAWN_POINTS:
                yield f"{title}, {looks[look(path)]}: the dots are not over their numbers"


def strokes(points: np.ndarray) -> np.ndarray:
    """Return the two ends of each stroke of a path."""
    return points[~np.isnan(points[:, 0])].reshape(-1, 2, 2)


def wrong_grid(
    lines: np.ndarray, across: Mapping[float, float], ticks: Mapping[float, str], dots: np.ndarray, near: float
) -> Iterator[str]:
    """Yield the lines that are not at a tick, or at half a unit, and those that do not go past all dots."""
    upright, level = (lines[lines[:, 0, axis] == lines[:, 1, axis]] for axis in (0, 1))
    if not np.array_equal(np.sort(upright[:, 0, 0]), sorted(across)):
        yield f"upright lines are at {sorted(upright[:, 0, 0])}, expected {sorted(across)}"
    found, expected = sorted(scale(ticks, level[:, 0, 1])), sorted([0.5, *(number(text) for text in ticks.values())])
    if len(found) != len(expected) or np.abs(np.subtract(found, expected)).max() > near:
        yield f"level lines are at {found}, expected {expected}"
    for axis, each in ((1, upright), (0, level)):
        low, high = np.nanmin(dots[:, axis]), np.nanmax(dots[:, axis])
        ends = {(start, end) for start, end in each[:, :, axis].tolist()}
        if len(ends) != 1 or not all(start < low and high < end for start, end in ends):
            yield f"the lines end at {ends}, the dots at {low} and {high}"


def look(path: ElementTree.Element) -> tuple[str | None, str | None]:
    """Return what tells the strokes of a dtype."""
    return path.get("stroke"), path.get("stroke-linecap")


def places(across: Mapping[float, float], x: np.ndarray) -> np.ndarray:
    """Return where numbers are, by the powers of 10 on an axis that is logarithmic on both sides of 0."""
    middle = next(place for place, value in across.items() if value == 0)
    right = {place: value for place, value in across.items() if value > 0}
    assert sorted(across.values()) == sorted([*right.values(), 0, *(-value for value in right.values())])
    slope, start = np.polyfit(np.log10(list(right.values())), np.array(list(right)) - middle, 1)
    assert slope > 0
    sizes = np.where(x == 0, 1, np.abs(x))
    return np.where(x == 0, middle, middle + np.sign(x) * (start + slope * np.log10(sizes)))


def wrong_errors(activation: Activation[...], table: Tag, witnesses: Sequence[Witness]) -> Iterator[str]:
    """Yield the cells that do not say how large the largest error is, where, and what is allowed.

    The witnesses are those of the activation; each of its functions has a row, and each dtype a column.
    """
    rows = [row for row in table.select("tbody tr") if row.a["href"] == f"functions/{activation.name}.html"]
    headings = [heading.get_text() for heading in table.select("thead th")][2:]
    cells = {}
    for row in rows:
        if row.a.get_text() != pages()[activation.name].title:
            yield f"the row is that of {row.a.get_text()}"
        function, *of_row = row.select("td")
        for heading, cell in zip(headings, of_row, strict=True):
            cells[function.get_text(), heading.partition(" ")[0]] = heading, cell
    if len(cells) != len(witnesses):
        yield f"the table has {len(cells)} cells of it, expected {len(witnesses)}"
    for witness in witnesses:
        about = words_for(witness), witness.dtype
        if about not in cells:
            yield f"{about}: not in the table, which has {[*cells]}"
            continue
        heading, cell = cells[about]
        shown, _, rest = cell.get_text().partition(" ")
        if float(cell["data-sort"]) != witness.error or not is_rounded(number(shown), witness.error, 3):
            yield f"{about}: the error is {shown}, sorted by {cell['data-sort']}, recorded {witness.error}"
        place = re.match(r"at (.+?)(;|$)", rest)
        if bool(witness.error) != bool(place) or (place and not is_place(place[1], witness)):
            yield f"{about}: the largest error is {rest}, recorded at {witness.x}, {witness.parameters}"
        bound = re.search(r"(\S+) allowed$", f"{heading}\n{rest}" if "allowed" not in rest else rest, re.MULTILINE)
        if not bound or number(bound[1]) != witness.allowed:
            yield f"{about}: the bound is {bound and bound[1]}, allowed is {witness.allowed}"


def words_for(witness: Witness) -> str:
    """Say which of the functions of its activation it is about."""
    if witness.role == DEFINITION:
        return "value"
    slopes = {"numbers": "derivative", "vectors": "Jacobian", "pairs": "partial derivatives"}
    return slopes[activations[witness.name].takes] if witness.role == DERIVATIVE else " ".join(witness.role.split("-"))


def is_place(text: str, witness: Witness) -> bool:
    """Decide whether a text has the first entries of the input, and the parameters that are not the defaults."""
    said = dict(re.findall(r"(\w+) = ([^\s,]+)", text))
    differ = {name: value for name, value in witness.parameters.items() if value != witness.function.parameters[name]}
    entries = [
        number(each) for each in re.findall(r"(?<!= )−?[\d.]+(?:e[+−]?\d+)?", re.sub(r"\w+ = [^\s,]+", "", text))
    ]
    expected = np.ravel(witness.x).tolist()
    return (
        said.keys() == differ.keys()
        and all(is_rounded(number(said[name]), value, 4) for name, value in differ.items())
        and 0 < len(entries) <= len(expected)
        and all(is_rounded(found, value, 4) for found, value in zip(entries, expected))
        and ("…" in text) == (len(entries) < len(expected))
    )
