"""Random activations: a draw is a function of what is given and of the generator, and of nothing else."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
import pytest

from activation_functions.kinds import Activation
from drawn_arrays import FLOATS

X = np.array([[-3.0, -1.0, 0.5], [2.0, 0.0, -0.25]])


def test_the_same_generator_gives_the_same_draw(random: Activation[...]) -> None:
    first, again, other = (random.sample(X, rng=np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_draw_has_the_defaults_of_its_activation(random: Activation[...]) -> None:
    defaults = {name: each.default for name, each in inspect.signature(random.sample).parameters.items()}
    assert {name: defaults[name] for name in random.parameters} == random.parameters, f"{random.name}.sample"


def test_draws_differ(random: Activation[...]) -> None:
    rng = np.random.default_rng(0)
    assert not np.array_equal(random.sample(X, rng), random.sample(X, rng))


def test_each_entry_is_drawn_for_itself(random: Activation[...]) -> None:
    """None of them is another one, though all are given the same."""
    y = random.sample(np.full((4, 3), -1.0), np.random.default_rng(0))
    assert len(np.unique(y)) == y.size


def test_global_state_is_not_used(random: Activation[...]) -> None:
    before = repr(np.random.get_state(legacy=False))
    random.sample(X, np.random.default_rng(0))
    assert repr(np.random.get_state(legacy=False)) == before


def test_a_seed_stands_for_its_generator(random: Activation[...]) -> None:
    for seed in (0, np.uint8(7), 2**100):
        assert np.array_equal(random.sample(X, seed), random.sample(X, rng=np.random.default_rng(seed))), seed


def test_without_a_generator_each_call_draws_anew(random: Activation[...]) -> None:
    draws = [random.sample(X), random.sample(X), random.sample(X, None), random.sample(X, rng=None)]
    assert len({draw.tobytes() for draw in draws}) == len(draws)


@pytest.mark.parametrize("rng", ["1", 1.5, np.nan, np.random, object(), -1], ids=lambda rng: type(rng).__name__)
def test_what_makes_no_generator_is_refused(random: Activation[...], rng: Any) -> None:
    expected = "expected None, an integer from 0 or a numpy.random.Generator"
    with pytest.raises((TypeError, ValueError), match=f"{random.name}_sample: rng is .*, {expected}") as caught:
        random.sample(X, rng)
    assert isinstance(caught.value, ValueError) == isinstance(rng, int), "only an integer has the right type"


@pytest.mark.parametrize("dtype", FLOATS)
def test_dtype_and_shape_are_kept(random: Activation[...], dtype: Any) -> None:
    for x in (X.astype(dtype), X[:0].astype(dtype), X[0].astype(dtype)):
        y = random.sample(x, np.random.default_rng(0))
        assert y.dtype == dtype
        assert y.shape == x.shape


def test_nan_stays_nan(random: Activation[...]) -> None:
    assert np.isnan(random.sample([np.nan], np.random.default_rng(0))).all()


def test_draws_take_the_parameters_of_the_evaluation(random: Activation[...]) -> None:
    parameters = inspect.signature(random.sample).parameters
    assert list(parameters)[:2] == ["x", "rng"]
    for name, default in random.parameters.items():
        assert parameters[name].default == default, name


def test_draws_are_documented(random: Activation[...]) -> None:
    rows = [line.partition(" :")[0] for line in inspect.getdoc(random.sample).splitlines() if " : " in line]
    assert ", ".join(rows).split(", ") == list(inspect.signature(random.sample).parameters)
