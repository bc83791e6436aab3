"""Make test vectors: correctly rounded values and derivatives at points where implementations go wrong."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

import numpy as np

from accuracy.errors import HALF
from accuracy.exact import Exact, as_float, exactly
from accuracy.ulps import correctly_rounded
from activation_functions.kinds import Activation, Elementwise, Gated
from activation_functions.numerics import DTYPES
from specification.facts import real_parameters

COLUMNS = {
    "function": "The name of the activation.",
    "parameters": "The values of its real parameters: the defaults.",
    "dtype": "The dtype of all numbers, which are written with enough decimals to tell them from all others of it.",
    "x": "The argument; for a function of a vector, or of two halves, its entries.",
    "value": "The value, correctly rounded: no number of the dtype is nearer to the exact one.",
    "derivative": "The derivative, correctly rounded; for a function of a vector the Jacobian by rows, for a gated one "
    "the partial derivatives by the halves.",
}
FEW = 8  # of the sizes, for functions of several numbers
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def sizes(dtype: Any) -> list[Any]:
    """List the hard sizes of a dtype: where exponentials round off, overflow and vanish; tiny and moderate numbers."""
    floats = np.finfo(dtype)
    eps, tiny, least, largest = (float(getattr(floats, name)) for name in ("eps", "tiny", "smallest_subnormal", "max"))
    overflow, vanishing = dtype(np.log(largest)), -np.log(least)
    hard = [-np.log(eps) / 2, -np.log(eps), -np.log(tiny), overflow, np.nextafter(overflow, dtype(np.inf)), vanishing]
    return [dtype(size) for size in [1.0, eps, *hard, 0.125, 2.5, 6.0, least, tiny, eps**0.5, eps**-0.5, 1e4]]


def points(exact: Exact, dtype: Any) -> list[Any]:
    """Return the arguments for one dtype; for functions of several numbers fewer, with one of the numbers held."""
    x = sizes(dtype)
    if isinstance(exact.activation, Elementwise):
        beside = [dtype(as_float(special)) for special in [*exact.kinks, *(root for root, _ in exact.roots)]]
        x += [np.nextafter(each, dtype(end)) for each in beside for end in (-np.inf, np.inf)]
        return sorted({sign * each for each in x for sign in (1, -1)})
    x = sorted({sign * each for each in x[:FEW] for sign in (1, -1)})
    if isinstance(exact.activation, Gated):
        return [np.array(pair, dtype) for each in x for pair in ([each, HALF], [HALF, each])]
    return [
        np.array(scores, dtype) for scores in [*([each, 0] for each in x), [1, 2, 3], [1000, 1000, 999], [-1000, -1001]]
    ]


def vectors(activation: Activation[...]) -> list[dict[str, Any]]:
    """Return the rows of an activation, without points where a result may be one of several, as at a kink."""
    parameters = real_parameters(activation)
    functions = (activation, activation.slope)
    both = [Exact(function, activation, parameters, np.float64) for function in functions]
    rows = []
    for dtype in DTYPES:
        for x in points(both[0], dtype):
            results = [
                nearest(exact, x, np.shape(function(x))) for exact, function in zip(both, functions, strict=True)
            ]
            if None not in results:
                row = (activation.name, parameters, np.dtype(dtype).name, text(x), *results)
                rows.append(dict(zip(COLUMNS, row, strict=True)))
    return rows


def nearest(exact: Exact, x: Any, shape: tuple[int, ...]) -> Any:
    """Round the entries of a result correctly, as text; None if one of them may be several numbers."""
    point = exactly(x)
    result = np.empty(shape, x.dtype)
    for entry in np.ndindex(shape):
        found = correctly_rounded(exact, point, entry, x.dtype.type)
        if len(found) > 1:
            return None
        result[entry] = found[0]
    return text(result)


def text(numbers: np.ndarray) -> Any:
    """Write numbers in the shortest form that is read as the same; arrays as lists."""
    return [text(entry) for entry in numbers] if np.ndim(numbers) else str(numbers[()])


def as_json(rows: Iterable[dict[str, Any]], version: str) -> str:
    """Write rows as JSON, a row in a line, with the meaning of the columns."""
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
    """Write rows as CSV; spaces separate the entries of a list, and semicolons the rows of a matrix."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        parameters = "; ".join(f"{name}={value!r}" for name, value in row["parameters"].items())
        writer.writerow([flat(value) for value in {**row, "parameters": parameters}.values()])
    return file.getvalue()


def flat(value: Any) -> str:
    """Write a list, or a list of lists, as one text."""
    if isinstance(value, str):
        return value
    return ("; " if isinstance(value[0], list) else " ").join(map(flat, value))
