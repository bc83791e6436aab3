"""Properties by which activations are chosen hold of their values, and tell activations apart."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated
from specification.facts import real_parameters
from specification.properties import PROPERTIES, Property

FAR, LARGE = 1e12, 1e6
NEAR = np.linspace(-8, 8, 4001)  # so many that the least of the dips that are known is among them
SIDE = 1e-8  # A function without jumps changes by no more than a few times as much.
JUMP = 1e-3


def arguments(activation: Activation[...], numbers: Any) -> np.ndarray:
    """Numbers, or all pairs of some of them, as vectors or as the two halves."""
    if isinstance(activation, Elementwise):
        return numbers
    return np.array(list(itertools.product(numbers[:: max(1, len(numbers) // 16)], repeat=2)))


def far_out(activation: Activation[...]) -> np.ndarray:
    with np.errstate(over="ignore"):
        return np.ravel(activation(arguments(activation, np.array([-FAR, -1.0, 0.0, 1.0, FAR]))))


def steps(activation: Activation[...]) -> np.ndarray:
    return np.diff(activation(NEAR)) if isinstance(activation, Elementwise) else np.array([])


def increases(activation: Elementwise[...]) -> bool:
    """Whether each step is positive; where it is nearly level, so that values are rounded to the same, each slope."""
    there = steps(activation)
    return bool(((there > 0) | ((np.abs(there) < 1e-15) & (activation.derivative(NEAR[1:]) > 0))).all())


def points(activation: Activation[...]) -> np.ndarray:
    """Points at which functions have kinks, and others; of several numbers, among them equal ones."""
    near = np.arange(-8, 8.25, 0.25 if isinstance(activation, Elementwise) else 1.0)
    return arguments(activation, np.append(near, 10.0))  # where one of them is clipped


def moved(activation: Activation[...], x: np.ndarray, side: float) -> np.ndarray:
    return x + (side if isinstance(activation, Elementwise) else np.array([side, 0]))


def jumps(activation: Activation[...], function: Any) -> bool:
    """Whether values on the two sides of a point differ."""
    left, right = (function(moved(activation, points(activation), side)) for side in (-SIDE, SIDE))
    return bool((np.abs(right - left) > JUMP * (1 + np.abs(left))).any())


def bends(activation: Activation[...]) -> bool:
    """Whether the second derivative jumps."""
    step = 1e-5
    left, here, right = (activation.slope(moved(activation, points(activation), side)) for side in (-step, 0, step))
    return bool((np.abs(right - 2 * here + left) / step > 10 * JUMP * (1 + np.abs(here))).any())


def steepest(activation: Activation[...]) -> float:
    """The largest norm of the derivative at the sample points."""
    slopes = activation.slope(arguments(activation, NEAR))
    if isinstance(activation, Elementwise):
        return float(np.abs(slopes).max())
    matrices = slopes[:, None, :] if isinstance(activation, Gated) else slopes
    return float(np.linalg.norm(matrices, 2, (-2, -1)).max())


MEASURED = {
    "bounded": lambda one: bool((np.abs(far_out(one)) < LARGE).all()),
    "bounded below": lambda one: bool((far_out(one) > -LARGE).all()),
    "monotonic": lambda one: isinstance(one, Elementwise) and bool((steps(one) >= -1e-15).all()),
    "strictly increasing": lambda one: isinstance(one, Elementwise) and increases(one),
    "non-monotonic": lambda one: bool((steps(one) < -1e-15).any()),
    "continuous": lambda one: not jumps(one, one),
    "discontinuous": lambda one: jumps(one, one),
    "continuously differentiable": lambda one: not jumps(one, one) and not jumps(one, one.slope),
    "smooth": lambda one: not jumps(one, one) and not jumps(one, one.slope) and not bends(one),
    "with kinks": lambda one: isinstance(one, Elementwise) and jumps(one, one.slope) and not jumps(one, one),
    "odd": lambda one: isinstance(one, Elementwise) and bool((np.abs(one(NEAR) + one(-NEAR)) < 1e-15).all()),
    "convex": lambda one: (
        isinstance(one, Elementwise) and not jumps(one, one) and bool((np.diff(steps(one)) > -1e-12).all())
    ),
    "non-expansive": lambda one: not jumps(one, one) and steepest(one) <= 1 + 1e-9,
    "with parameters": lambda one: bool(real_parameters(one)),
}


@pytest.mark.parametrize("name", MEASURED)
def test_property_holds_of_the_values(activation: Activation[...], name: str) -> None:
    declared, found = PROPERTIES[name].holds(activation), MEASURED[name](activation)
    assert declared == found, f"{activation.name}: {name} is {declared} by its facts, and {found} by its values"


@pytest.mark.parametrize(("name", "one"), PROPERTIES.items(), ids=PROPERTIES)
def test_property_tells_activations_apart(name: str, one: Property) -> None:
    assert 0 < len(one.members()) < len(activations), name
    assert one.meaning.endswith(".")


def test_properties_are_consistent(activation: Activation[...]) -> None:
    has = {name: one.holds(activation) for name, one in PROPERTIES.items()}
    assert has["bounded below"] >= has["bounded"]
    assert has["monotonic"] >= has["strictly increasing"]
    assert has["continuous"] >= has["continuously differentiable"] >= has["smooth"]
    assert has["continuous"] != has["discontinuous"]
    assert has["with kinks"] <= (not has["continuously differentiable"])
    assert has["continuous"] >= has["non-expansive"]
    if isinstance(activation, Elementwise):
        assert has["monotonic"] != has["non-monotonic"]


def test_names_of_properties_are_no_names_of_activations() -> None:
    properties = [name for key, one in PROPERTIES.items() for name in (key, *one.others)]
    assert len(properties) == len(set(properties))
    assert not set(properties) & {name for one in activations.values() for name in (one.name, *one.aliases)}
