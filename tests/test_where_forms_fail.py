"""What the pages say of where their forms fail holds for other numbers than those with which it was found."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from activation_functions.failures import HALF
from activation_functions.numerics import compare
from reading.failures import NOTHING, Range, Said, failures, largest_error
from shown_by_scripts import Comparison, comparisons
from specification.facts import kinks
from specification.page import Page
from tolerances import LOST_BY_FORMS, NUMBERS_WRONGLY_SAID, SHOWN_ULPS

AMOUNT, BESIDE = 3000, 1000  # Numbers of all sizes, and those beside each end of a range, less than a factor of 2 away.
SEED = 15
NEAR_ORIGIN, AROUND = (0.01, 2.0), (0.01, 20.0)


@dataclass(frozen=True)
class Line:
    """A form of an activation along a line, in a dtype."""

    compared: Comparison
    dtype: np.dtype[Any]
    title: str

    @property
    def sign(self) -> int:
        return -1 if "<" in self.title else 1

    @property
    def parameters(self) -> dict[str, Any]:
        return {**self.compared.activation.parameters, **self.compared.parameters}

    def drawn(self, rng: np.random.Generator, low: float, high: float, amount: int) -> np.ndarray:
        """Draw numbers with full mantissas between two ends, by their logarithm."""
        floats = np.finfo(self.dtype)
        ends = np.log2(np.clip([low, high], floats.smallest_subnormal, floats.max).astype(float))
        with np.errstate(over="ignore"):
            t = np.exp2(rng.uniform(*ends, amount)).astype(self.dtype)
        return self.sign * np.unique(t[np.isfinite(t)])

    def values(self, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Evaluate the activation and the form at numbers, with a row for each."""
        activation, parameters = self.compared.activation, self.compared.parameters
        with np.errstate(all="ignore"):
            x = activation.lines[self.title.replace("<", "{}").replace(">", "{}")](t)
            right, given = (np.asarray(each(x, **parameters)) for each in (activation, self.compared.function))
        return right.reshape(len(t), -1), given.astype(self.dtype).reshape(len(t), -1)

    def measured(self, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Name what is wrong with the form at each number, and return the error in ULP."""
        right, given = self.values(t)
        with np.errstate(all="ignore"):
            unit = np.spacing(np.minimum(abs(right), np.nextafter(np.finfo(self.dtype).max, 0))).astype(float)
            error = np.where(given == right, 0, abs(given.astype(float) - right.astype(float))) / unit
            # Half of the binary digits, which are as many as the logarithm of the number of units.
            lost = error > np.sqrt(np.maximum(abs(right).astype(float) / unit, 1))
        wrong = np.where(lost, HALF, "")
        for value, name in ((np.nan, "NaN"), (np.inf, "∞"), (-np.inf, "−∞")):
            is_value = np.isnan(given) if np.isnan(value) else given == value
            wrong[is_value & ~np.isnan(right) & (given != right)] = name
        worst = np.where(np.isin(wrong, ["", HALF]), wrong != "", 2).argmax(-1)
        return wrong[np.arange(len(t)), worst], np.nan_to_num(error).max(-1)


@functools.cache
def lines(name: str) -> list[tuple[Line, str]]:
    """Every form that a page compares, in every dtype and along every line, with what is said of it."""
    with np.errstate(all="ignore"):
        found = [(one, compare(one.function, one.activation, **one.parameters)) for one in comparisons(name)]
    return [
        (Line(compared, np.dtype(dtype), title), str(failures))
        for compared, comparison in found
        for dtype, row in comparison.items()
        for title, failures in row.items()
    ]


def test_what_is_said_of_a_form_holds(page: Page) -> None:
    """At most one number of 200 fails where none is said to, or does not where all are."""
    for line, text in lines(page.name):
        rng = np.random.default_rng(SEED)
        t = line.drawn(rng, 0, np.inf, AMOUNT)
        wrong, error = line.measured(t)
        said = failures(text)
        denied = np.zeros(len(t), bool)
        for how in (HALF, "NaN", "∞", "−∞"):
            may = np.any([one.places.has(t) & (how in one.how) for one in said] or [denied & False], 0)
            denied |= (wrong == how) & ~may
        for one in said:
            denied |= ~np.isin(wrong, list(one.how)) & (one.always.has(t) if one.always else False)
        if not said:
            denied |= error > largest_error(text) + SHOWN_ULPS
        assert denied.mean() <= NUMBERS_WRONGLY_SAID, (
            f"{name(page, line)}: {text!r} is false for {denied.sum()} of {len(t)} numbers, such as {t[denied][:3]}"
        )


def test_what_is_said_of_a_form_ends_where_it_is_said_to(page: Page) -> None:
    """Within a factor of 2 of each end: it fails in what is said, seldom beyond, and in places only between the two."""
    for line, text in lines(page.name):
        for said in failures(text):
            for what, low, high, least, most in beside_ends(said):
                t = line.drawn(np.random.default_rng(SEED), low, high, BESIDE)
                if len(t) > 1:
                    share = np.isin(line.measured(t)[0], list(said.how)).mean()
                    assert least <= share <= most, (
                        f"{name(page, line)}: {text!r}, but {share:.1%} of the numbers between {t[0]} and {t[-1]} "
                        f"{what} fail, expected {least:.0%} to {most:.0%}"
                    )


def beside_ends(said: Said) -> Iterator[tuple[str, float, float, float, float]]:
    """Where to look beside the ends of what is said, away from 0, and which share of the numbers may fail there."""
    near, far = sizes(said.places)
    if near == far:
        return
    if near > 0:
        yield "before it", near / 2, near * 0.99, 0, 0.05
    if far < np.inf:
        yield "behind it", far * 1.01, far * 2, 0, 0.05
    if not said.always:
        yield "of it", near, far, 1e-3, 0.95
        return
    start, end = sizes(said.always)
    yield "of its beginning", max(start, end / 2 if start == 0 else start), min(start * 2 or end, end), 0.95, 1
    yield "of its end", max(end / 2, start), end, 0.95, 1
    if start > near:
        yield "before all fail", near, start, 1e-3, 0.99
    if end < far:
        yield "behind those of which all fail", end, far, 1e-3, 0.99


def sizes(ends: Range) -> tuple[float, float]:
    """The ends of a range on one side of 0, away from it."""
    near, far = sorted(map(abs, ends))
    return near, far


def test_failures_at_0_infinity_and_kinks_are_said(page: Page) -> None:
    for line, text in lines(page.name):
        bends = [float(kink) for kink in kinks(line.compared.activation, line.parameters)]
        t = np.array([0, line.sign * np.inf, *(bend for bend in bends if bend * line.sign > 0)], line.dtype)
        said = failures(text)
        for at, how in zip(t, line.measured(t)[0], strict=True):
            told = {each for one in said if one.places.has(at) for each in one.how}
            alone = {each for one in said if one.places == (at, at) for each in one.how}
            assert alone <= {how} and ({how} <= told or not how), f"{name(page, line)} at {at}: {text!r}, but {how!r}"


def test_what_is_called_stable_does_not_fail(page: Page) -> None:
    forms = {line.compared.function.__name__ for line, _ in lines(page.name)}
    assert "stable" in forms, f"gallery/{page.path.name} compares {forms}, expected stable among them"
    for line, text in lines(page.name):
        if line.compared.function.__name__ == "stable":
            assert NOTHING.fullmatch(text), f"{name(page, line)}: {text}; it must hold in float16, float32 and float64"


def name(page: Page, line: Line) -> str:
    """Name a form, where it stands and what it was given."""
    return f"gallery/{page.path.name}: {line.compared.function.__name__} in {line.dtype}, {line.title}"


def test_form_is_the_activation_near_the_origin(page: Page) -> None:
    """Else it is another function, not one that fails somewhere."""
    for line, text in lines(page.name):
        if line.dtype == np.float64:
            wrong, _ = line.measured(line.drawn(np.random.default_rng(SEED), *NEAR_ORIGIN, BESIDE))
            assert (wrong == "").mean() > 0.5, f"{name(page, line)}, {text}"
            t = line.drawn(np.random.default_rng(SEED), *AROUND, BESIDE)
            right, given = line.values(t)
            other = (abs(given - right) > LOST_BY_FORMS * (1 + abs(right))).any(-1)  # NaN is a failure, and said
            assert not other.any(), f"{name(page, line)} is another function at {t[other][:3]}"


def test_form_computes_in_the_dtype_that_it_is_given(page: Page) -> None:
    """Else its digits are those of another dtype, and it fails elsewhere."""
    for line, _ in lines(page.name):
        x = line.compared.activation.lines[line.title.replace("<", "{}").replace(">", "{}")](np.ones(1, line.dtype))
        with np.errstate(all="ignore"):
            dtype = np.asarray(line.compared.function(x, **line.compared.parameters)).dtype
        assert dtype == line.dtype, f"{name(page, line)}: computes in {dtype}"
