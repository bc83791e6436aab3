"""The error function is accurate for all floats."""

from __future__ import annotations

import numpy as np
from mpmath import mp, mpf

from activation_functions.error_function import NEAR, ULPS, erf


def inputs() -> np.ndarray:
    """Numbers with full mantissas: of all exponents, subnormal ones too, in both tails, and beside the seam."""
    rng = np.random.default_rng(0)
    exponents = np.linspace(-1074, 1023, 4000).astype(int)
    sizes = [
        np.ldexp(rng.uniform(1, 2, exponents.size), exponents),
        rng.uniform(0, 7, 4000),
        rng.uniform(0, 1.2, 4000),
        NEAR * (1 + rng.uniform(-1e-3, 1e-3, 1000)),
        np.nextafter(NEAR, [0, 1]),
        [NEAR, 5e-324, 2.0**-1022, 5.9, 6.0, 26.5, 27.3, 28.0, np.finfo(float).max],
    ]
    x = np.concatenate(sizes)
    return np.concatenate([x, -x])


def test_error_is_below_its_bound() -> None:
    x = inputs()
    worst = (0.0, 0.0)
    with mp.workdps(40):
        for argument, value in zip(x.tolist(), erf(x).tolist(), strict=True):
            exact = mp.erf(mpf(argument))
            unit = mpf(float(np.spacing(abs(float(exact)))))
            worst = max(worst, (float(abs(value - exact) / unit), argument))
    error, argument = worst
    assert error < ULPS, f"error_function.erf({argument!r}) is off by {error:.3g} ULP"


def test_it_is_odd_and_keeps_the_sign_of_zero() -> None:
    x = np.concatenate([inputs(), [0.0, -0.0]])
    assert np.array_equal(erf(-x), -erf(x))
    assert np.signbit(erf(np.array([0.0, -0.0]))).tolist() == [False, True]


def test_it_never_decreases_and_stays_within_one() -> None:
    x = np.linspace(-7, 7, 20001)
    assert (np.diff(erf(x)) >= 0).all()
    assert np.abs(erf(inputs())).max() == 1


def test_infinity_nan_and_dtype() -> None:
    assert erf(np.array([-np.inf, np.inf])).tolist() == [-1, 1]
    assert np.isnan(erf(np.array([np.nan]))).all()
    x = np.array([[0.5, 2.0]])
    assert erf(x).dtype == np.float64
    assert erf(x).shape == x.shape
    assert erf(np.zeros(0)).shape == (0,)
