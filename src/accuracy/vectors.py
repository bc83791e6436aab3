"""Test vectors: correctly rounded values and derivatives at points where implementations go wrong."""

from __future__ import annotations

import csv
import functools
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from accuracy.errors import HALF
from accuracy.exact import Exact, exactly, rounded
from activation_functions.kinds import Activation, Elementwise, Gated
from activation_functions.numerics import DTYPES
from specification.facts import real_parameters

COLUMNS = {
    "function": "The name of the activation.",
    "parameters": "The values of its real parameters: the defaults.",
    "dtype": "The dtype of which all numbers are. They are written with as many decimals as tell them from all others of the dtype.",
    "x": "The argument; of a function of a vector, or of two halves, its entries.",
    "value": "The value, correctly rounded: no number of the dtype is nearer to the exact one.",
    "derivative": "The derivative, correctly rounded; of a function of a vector the Jacobian by rows, of a gated one the "
    "partial derivatives by the halves.",
}
FEW = 8  # Of the sizes so many, for functions of several numbers.
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def sizes(dtype: Any) -> list[Any]:
    """What is hard in a dtype: where exponentials round off, overflow and vanish; tiny numbers, and those in between."""
    floats = np.finfo(dtype)
    eps, tiny, least, largest = (float(getattr(floats, name)) for name in ("eps", "tiny", "smallest_subnormal", "max"))
    overflow, vanishing = dtype(np.log(largest)), -np.log(least)
    hard = [-np.log(eps) / 2, -np.log(eps), -np.log(tiny), overflow, np.nextafter(overflow, dtype(np.inf)), vanishing]
    return [dtype(size) for size in [1.0, eps, *hard, 0.125, 2.5, 6.0, least, tiny, eps**0.5, eps**-0.5, 1e4]]


def points(exact: Exact, dtype: Any) -> list[Any]:
    """The arguments for one dtype; for functions of several numbers fewer, and one of the numbers is held."""
    x = sizes(dtype)
    if isinstance(exact.activation, Elementwise):
        beside = [dtype(float(special)) for special in [*exact.kinks, *(root for root, _ in exact.roots)]]
        x += [np.nextafter(each, dtype(end)) for each in beside for end in (-np.inf, np.inf)]
        return sorted({sign * each for each in x for sign in (1, -1)})
    x = sorted({sign * each for each in x[:FEW] for sign in (1, -1)})
    if isinstance(exact.activation, Gated):
        return [np.array(pair, dtype) for each in x for pair in ([each, HALF], [HALF, each])]
    return [
        np.array(scores, dtype) for scores in [*([each, 0] for each in x), [1, 2, 3], [1000, 1000, 999], [-1000, -1001]]
    ]


def vectors(activation: Activation[...]) -> list[dict[str, Any]]:
    """The rows of an activation. Points where a result may be one of several, as at a kink, are left out."""
    parameters = real_parameters(activation)
    functions = (activation, activation.slope)
    both = [Exact(function, activation, parameters, np.float64) for function in functions]
    known = [values(exact) for exact in both]
    rows = []
    for dtype in DTYPES:
        for x in points(both[0], dtype):
            results = [nearest(between, x, np.shape(function(x))) for between, function in zip(known, functions)]
            if None not in results:
                row = (activation.name, parameters, np.dtype(dtype).name, text(x), *results)
                rows.append(dict(zip(COLUMNS, row, strict=True)))
    return rows


def values(exact: Exact) -> Callable[[Any, tuple[int, ...]], list[Any]]:
    """What an entry of the result may be at a float, or at a tuple of floats, computed once where dtypes share them."""

    @functools.cache
    def between(x: Any, entry: tuple[int, ...]) -> list[Any]:
        return exact.between(exactly(x), entry)

    return between


def nearest(between: Callable[[Any, tuple[int, ...]], list[Any]], x: Any, shape: tuple[int, ...]) -> Any:
    """The entries of a result, correctly rounded, as text; None if one of them may be several numbers."""
    given = tuple(map(float, x)) if np.ndim(x) else float(x)
    result = np.empty(shape, x.dtype)
    for entry in np.ndindex(shape):
        found = {rounded(value, x.dtype.type) for value in between(given, entry)}
        if len(found) > 1:
            return None
        result[entry] = found.pop()
    return text(result)


def text(numbers: np.ndarray) -> Any:
    """Numbers in the shortest form that is read as the same; lists of them for arrays."""
    return [text(entry) for entry in numbers] if np.ndim(numbers) else str(numbers[()])


def as_json(rows: Iterable[dict[str, Any]], version: str) -> str:
    """Rows as JSON, with what their columns mean, a row in a line."""
    about = {
        "title": "Test vectors of activation functions",
        "version": version,
        "licence": LICENCE,
        "columns": COLUMNS,
    }
    head = json.dumps(about, ensure_ascii=False, indent=1)[:-2]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{head},\n "vectors": [\n{lines}\n]}}\n'


def as_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV; what is a list in JSON stands in one field, divided by spaces, the rows of a matrix by semicolons."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        parameters = "; ".join(f"{name}={value!r}" for name, value in row["parameters"].items())
        writer.writerow([flat(value) for value in {**row, "parameters": parameters}.values()])
    return file.getvalue()


def flat(value: Any) -> str:
    """A list, or a list of lists, as one text."""
    if isinstance(value, str):
        return value
    return ("; " if isinstance(value[0], list) else " ").join(map(flat, value))
