"""Read numbers as people do: with the signs of typography, and rounded."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np

from activation_functions.kinds import Activation
from tolerances import SIGNIFICANT_DIGITS


def number(text: str) -> float:
    """Read one number, such as −0.7311, −∞ or NaN; a hyphen is no sign of a number."""
    assert re.fullmatch(r"−?(\d+(\.\d+)?(e[+−]?\d+)?|∞)|NaN", text), f"{text!r} is no number as pages show it"
    return float(text.replace("−", "-").replace("∞", "inf"))


def array(text: str) -> np.ndarray:
    """Read a number, a vector such as [0, ∞], or a matrix by rows."""
    quoted = re.sub(r"[^\[\], ]+", lambda one: json.dumps(one[0]), text)
    return np.vectorize(number, otypes=[float])(np.array(json.loads(quoted)))


def is_rounded(shown: Any, value: Any, digits: int = SIGNIFICANT_DIGITS) -> bool:
    """Decide whether numbers are those of the library, rounded to so many significant digits."""
    shown, value = np.asarray(shown, float), np.asarray(value, float)
    if shown.shape != value.shape:
        return False
    finite = np.isfinite(value)
    size = np.abs(np.where(finite & (value != 0), value, 1))
    half_unit = 10 ** (np.floor(np.log10(size)) - digits + 1) / 2
    with np.errstate(invalid="ignore"):
        near = np.abs(shown - value) <= half_unit * (1 + 1e-9)
    same = (shown == value) | (np.isnan(shown) & np.isnan(value))
    return bool(np.all(np.where(finite & (value != 0), near, same)))


def defaults(activation: Activation[...]) -> dict[str, Any]:
    """Return the defaults of the parameters, from the function that is decorated."""
    code = activation._evaluate.__code__
    names = code.co_varnames[1 : code.co_argcount]
    return dict(zip(names, activation._evaluate.__defaults__ or (), strict=True))
