"""Read where something is: "far left", "up to -3", "between -1 and 1"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TypeVar

from describing.curves import EVERYWHERE, FAR_LEFT, FAR_RIGHT, Region
from specification.prose import Said, numbers
from specification.sections import Text

T = TypeVar("T")

NUMBER = r"(?:-?\d+(?:\.\d+)?(?:/\d+)?|one (?:half|third|quarter|sixth))"
NUMBERS = rf"{NUMBER}(?:(?:, {NUMBER})* and {NUMBER})?"
PAIR = rf"{NUMBER} and {NUMBER}"
POINT = rf"(?:the origin|it|{NUMBERS})"
# Each as it is written for one curve; several have "up to 1, 2 and 3", in their order.
PLACES = {
    "far left": "far left",
    "far right": "far right",
    "far out": "far out",
    "on the left": "on the left",
    "on the right": "on the right",
    "left of 1": f"left of {POINT}",
    "right of 1": f"right of {POINT}",
    "at 1": f"at {POINT}",
    "up to 1": f"up to {POINT}",
    "from there": "from there",
    "between -1 and 1": rf"between {PAIR}(?:(?:, {PAIR})*,? and {PAIR})?",
    "outside": "outside",
    "everywhere": "everywhere",
}
PLACE = "|".join(PLACES.values())


class Unread(ValueError):
    """A description that is not understood."""


def read_numbers(text: str) -> list[Said]:
    """Read a list such as "0.5, 1 and 2"."""
    return [next(numbers(Text(1, each), "")) for each in re.findall(NUMBER, text.replace("the origin", "0"))]


@dataclass
class Reached:
    """How far a sentence has come: the last point that it names, for each curve, and the last place, as its regions.

    A place that is named by the ones before it, such as "from there", begins where these end.
    """

    points: list[float]
    regions: list[list[Region]]
    is_end: bool = False
    """Whether the last place is a part up to a point."""

    @classmethod
    def at_the_beginning(cls, count: int) -> Reached:
        """Begin far left, with the whole of the axis before one."""
        return cls([-math.inf] * count, [[EVERYWHERE]] * count)

    def stop(self) -> None:
        """Stop where a part ends that is described up to there."""
        if self.is_end:
            self.regions = [[Region(point, point, region.low)] for point, [region] in zip(self.points, self.regions)]

    def go(self, place: str) -> None:
        """Go to a place."""
        count = len(self.points)
        self.is_end = place.startswith("up to ")
        match place.split():
            case ["far", side]:
                self.regions = [{"left": [FAR_LEFT], "right": [FAR_RIGHT], "out": [FAR_LEFT, FAR_RIGHT]}[side]] * count
            case ["on", "the", side]:
                self.regions = [[Region(-math.inf, 0) if side == "left" else Region(0, math.inf)]] * count
            case ["everywhere"]:
                self.regions = [[EVERYWHERE]] * count
            case ["outside"]:
                self.regions = [[Region(-math.inf, low), Region(high, math.inf)] for [(low, high, _)] in self.regions]
            case ["from", "there"]:
                self.regions = [[Region(point, math.inf)] for point in self.points]
            case ["between", *_]:
                ends = [float(said.value) for said in read_numbers(place)]
                self.regions = [[Region(*pair)] for pair in shared(list(zip(ends[::2], ends[1::2])), count)]
            case [word, *_]:
                before = self.points
                if not place.endswith(" it"):
                    self.points = shared([float(said.value) for said in read_numbers(place)], count)
                self.regions = [[_at(word, point, start)] for point, start in zip(self.points, before)]


def _at(word: str, point: float, before: float) -> Region:
    """Return the region that a point bounds."""
    match word:
        case "left":
            return Region(-math.inf, point)
        case "right":
            return Region(point, math.inf)
        case "up":
            return Region(before, point)
    return Region(point, point, before)


def shared(values: list[T], count: int) -> list[T]:
    """Give each curve its own value, or all the same."""
    if len(values) not in (1, count):
        raise Unread(f"{len(values)} values for {count} curves")
    return values * count if len(values) == 1 else values
