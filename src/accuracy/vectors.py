"""Make test vectors: correctly rounded values and derivatives at points where implementations go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from flint import fmpq

from accuracy.exact import Exact, exactly
from accuracy.hard_points import FORMATS, LONGEST_JACOBIAN, Held, Point, cases
from accuracy.ulps import LONGEST, correctly_rounded, power_of_2
from activation_functions.function import Function
from activation_functions.kinds import Activation
from specification.rows import assignments, columns

SCHEMA = Path(__file__).with_name("test-vectors.schema.json")
COLUMNS = columns(SCHEMA)
NUMBERS: tuple[str, ...] = ("x", "value", "derivative")  # the columns that have another one with the bits
BEYOND = power_of_2(2 * LONGEST)  # Stands for infinity: what tends to 0 or to ∞, like its root too, is rounded to it.


def vectors(activation: Activation[...]) -> list[dict[str, Any]]:
    """Return the rows of an activation, without points where a result may be one of several, as at a kink."""
    found = []
    for parameters, points in cases(activation):
        exact = {
            function: Exact(function, activation, parameters, np.float64) for function in (activation, activation.slope)
        }
        for name, held in FORMATS.items():
            for x in points(exact[activation], held.format):
                given = rounded_results(exact, x, parameters, held)
                if given is not None:
                    numbers = dict(zip(NUMBERS, [x, *given], strict=True))
                    found.append(row(activation.name, parameters, name, numbers))
    return found


def row(name: str, parameters: Mapping[str, float], dtype: str, numbers: Mapping[str, Any]) -> dict[str, Any]:
    """Write a row: numbers in the shortest form that is read as the same, and their bits."""
    held = FORMATS[dtype]
    texts = {column: mapped(lambda x: str(held.dtype(x)), value) for column, value in numbers.items()}
    as_bits = {f"{column}_bits": mapped(lambda x: bits(x, held), value) for column, value in numbers.items()}
    return {"function": name, "parameters": dict(parameters), "dtype": dtype, **texts, **as_bits}


def rounded_results(
    exact: Mapping[Function[...], Exact], x: Point, parameters: Mapping[str, float], held: Held
) -> list[Any] | None:
    """Round the results of several functions; None if one of their entries may be several numbers.

    Jacobians of long vectors are left out.
    """
    found: list[Any] = []
    for function, values in exact.items():
        shape = np.shape(function(np.array(x), **parameters)) if np.ndim(x) else ()
        if len(shape) == 2 and len(x) > LONGEST_JACOBIAN:
            found.append(None)
        elif (result := nearest(values, x, shape, held)) is None:
            return None
        else:
            found.append(result.tolist())
    return found


def nearest(exact: Exact, x: Point, shape: tuple[int, ...], held: Held) -> np.ndarray | None:
    """Round the entries of a result correctly; None if one of them may be several numbers.

    It may be if it is nearer to the middle of two numbers than can be told, as x Φ(x) times 3/2 is for a large x.
    """
    if np.isnan(x).any():
        return np.full(shape, np.nan)
    point = exactly(np.array(x)) if np.isfinite(x).all() else far(x)
    result = np.empty(shape)
    for entry in np.ndindex(shape):
        try:
            found = correctly_rounded(exact, point, entry, held.format)
        except ArithmeticError:
            return None
        if len(found) > 1:
            return None
        result[entry] = found[0]
    return result


def far(x: Point) -> Any:
    """Replace ±∞ by a number beyond all floats."""
    if np.ndim(x):
        return np.array([far(entry) for entry in x], object)
    return exactly(x) if np.isfinite(x) else BEYOND * fmpq(int(np.sign(x)))


def mapped(write: Any, value: Any) -> Any:
    """Write each number of a list, or of a list of lists; nothing stays nothing."""
    if isinstance(value, list):
        return [mapped(write, entry) for entry in value]
    return None if value is None else write(value)


def bits(x: float, held: Held) -> str:
    """Write the bits of a number as hexadecimal digits."""
    number = held.dtype(x)
    width = number.itemsize * 8
    pattern = int(number.view(f"u{number.itemsize}")) >> held.further_bits
    return f"{pattern:0{(width - held.further_bits) // 4}x}"


def flat(row: dict[str, Any]) -> dict[str, str]:
    """Return a row for CSV."""
    texts = {column: joined(value) for column, value in row.items() if column != "parameters"}
    return {**texts, "parameters": assignments(row["parameters"])}


def joined(value: Any) -> str:
    """Write a list, or a list of lists, as one text: spaces separate the entries, and semicolons the rows."""
    if not isinstance(value, list):
        return value or ""
    return ("; " if isinstance(value[0], list) else " ").join(map(joined, value))
