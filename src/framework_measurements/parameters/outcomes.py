"""Say what frameworks do with parameters at the ends of their intervals and beyond, beside the formula."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from activation_functions import activations
from framework_measurements.findings.packages import Package, packages, record
from framework_measurements.findings.rows import located
from framework_measurements.findings.wording import shown
from framework_measurements.parameters.cases import ALIKE, POINTS, taken
from framework_measurements.parameters.formula import by_formula
from framework_measurements.parameters.record import recorded
from framework_measurements.parameters.weights import WITH_WEIGHT
from framework_measurements.record import Entry

BY_FORMULA = "by the formula"


@dataclass(frozen=True)
class Case:
    """Parameters of an activation, and the entries by what they do with them."""

    activation: str
    given: tuple[tuple[str, float], ...]
    outcomes: dict[str, list[Entry]]

    @property
    def code(self) -> str:
        """The parameters as they are passed."""
        return ", ".join(f"{name}={value:g}" for name, value in self.given)

    @property
    def places(self) -> list[tuple[str, list[tuple[Package, str]]]]:
        """Each outcome, with the packages that have it, and the spellings if not all that take the parameters do."""
        given = dict(self.given)
        return located(
            self.outcomes, lambda package: [each for each in package.of(self.activation) if taken(each, given)]
        )


@functools.cache
def all_cases() -> list[Case]:
    """Return the cases that some framework takes."""
    entries = {entry.key: entry for entry in record().entries}
    found: dict[tuple[str, tuple[tuple[str, float], ...]], dict[str, list[Entry]]] = {}
    for key in [key for package in packages().values() for key in package.frameworks]:
        for result in recorded()[key]["outside"]:
            name, given = result["activation"], tuple(result["given"].items())
            case = found.setdefault((name, given), {})
            spelled = [entries[key, name, spelling] for spelling in result["spellings"]]
            case.setdefault(outcome(result), []).extend(spelled)
    order = list(activations)
    return [Case(*case, outcomes) for case, outcomes in sorted(found.items(), key=lambda item: order.index(item[0][0]))]


def differing() -> Iterator[Case]:
    """Yield the cases in which something does not follow the formula."""
    yield from (case for case in all_cases() if case.outcomes.keys() != {BY_FORMULA})


def alike() -> dict[str, list[Case]]:
    """Return the others, by activation."""
    found: dict[str, list[Case]] = {}
    for case in all_cases():
        if case.outcomes.keys() == {BY_FORMULA}:
            found.setdefault(case.activation, []).append(case)
    return found


def place_of(activation: str) -> str:
    """Name the place where the page of parameters speaks of an activation: "" if it does not."""
    if any(case.activation == activation for case in differing()):
        return f"parameters-{activation}"
    return f"parameters-alike-{activation}" if activation in alike() else ""


def outcome(result: Mapping[str, Any]) -> str:
    """Say what a result is: refused, as the formula has it, or the first differences from it."""
    if "error" in result:
        return f"refused, {result['error']}"
    values, slopes = by_formula(result["activation"], result["given"])
    said = [first(result["values"], values, lambda x, number: math.isnan(number))]
    gradients = result.get("gradients", [])
    if isinstance(gradients, dict):
        said.append(f"gradient refused, {gradients['error']}")
    elif not said[0] and (different := first(gradients, slopes, functools.partial(is_slope, result["values"]))):
        said.append(f"gradient {different}")
    return "; ".join(filter(None, said)) or BY_FORMULA


def first(found: list[Any], exact: list[float | None], free: Callable[[float, float], bool]) -> str:
    """State the difference nearest to 0; where the formula has no number, `free` says which results are none."""
    for x, value, right in sorted(zip(POINTS, found, exact, strict=False), key=lambda point: abs(point[0])):
        number = float(value)
        if right is None and not free(x, number):
            return f"at {shown(x)} it gives {shown(number)}, where the formula has no number"
        if right is not None and not math.isclose(number, right, **ALIKE):
            return f"at {shown(x)} it gives {shown(number)}, the formula {shown(right)}"
    return ""


def is_slope(values: list[Any], x: float, number: float) -> bool:
    """Decide whether a gradient may be what it is at a kink: any number, or NaN where the value is NaN."""
    return math.isfinite(number) or math.isnan(float(values[POINTS.index(x)]))


@dataclass(frozen=True)
class Weight:
    """The weight of spellings of PReLU, as shapes."""

    makes: list[list[int]] | None
    takes: list[list[int]]
    confuses: list[list[int]]
    entries: list[Entry]


def weights() -> list[tuple[Package, list[Weight]]]:
    """Return what the packages have as the weight of PReLU; what the frameworks of a package share once."""
    entries = {entry.key: entry for entry in record().entries}
    found: list[tuple[Package, list[Weight]]] = []
    for package in packages().values():
        of_package: dict[str, Weight] = {}
        for key in package.frameworks:
            for one in recorded()[key]["weights"]:
                shapes = {name: shape for name, shape in one.items() if name != "spellings"}
                weight = Weight(one.get("makes"), one.get("takes", []), one.get("confuses", []), [])
                weight = of_package.setdefault(str(shapes), weight)
                weight.entries.extend(entries[key, WITH_WEIGHT, spelling] for spelling in one["spellings"])
        if of_package:
            found.append((package, list(of_package.values())))
    return found
