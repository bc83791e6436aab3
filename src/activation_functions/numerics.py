"""Find where a form of a function fails in floating-point arithmetic."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from activation_functions.card import table
from activation_functions.dtypes import dtype_of_result
from activation_functions.failing_numbers import Line
from activation_functions.failures import HALF, Failures
from activation_functions.function import Function
from activation_functions.numbers_as_text import significant

__all__ = ["compare", "Comparison"]  # noqa: RUF022 (the order of the reference)

DTYPES = [np.float16, np.float32, np.float64]


class Comparison(dict[str, dict[str, Failures]]):
    """The failures of a form, by dtype and by argument; printed, it has the errors, too."""

    def __init__(self, name: str, failures: Mapping[str, dict[str, Failures]], criterion: str = HALF) -> None:
        super().__init__(failures)
        self.name = name
        self.criterion = criterion

    def __repr__(self) -> str:
        lines = [
            f"{dtype}, {tried}: {each.text(self.criterion)}"
            + (f"; first {each.lost.error}" if each.lost and each.lost.error else "")
            for dtype, row in self.items()
            for tried, each in row.items()
        ]
        return "\n".join([f"Where {self.name} fails", *lines])

    def _repr_html_(self) -> str:
        rows = {dtype: list(row.values()) for dtype, row in self.items()}
        titles = ["", *next(iter(self.values()))]
        if not any(failures for row in rows.values() for failures in row):
            rows = {dtype: [_together(row)] for dtype, row in rows.items()}
            titles = ["", "on either side of 0"]
        texts = [[dtype, *(failures.text(self.criterion) for failures in row)] for dtype, row in rows.items()]
        return table("activation-failures", f"Where {self.name} fails", titles, texts)


def _together(row: list[Failures]) -> Failures:
    """Say of several lines, of which none fails, what is the largest error."""
    largest = max(row, key=lambda failures: failures.largest.ulps if failures.largest else 0)
    return largest._replace(tried=sum(failures.tried for failures in row))


def compare(
    function: Callable[..., Any],
    reference: Function[...],
    *,
    tolerance: float | None = None,
    dtypes: DTypeLike | Iterable[DTypeLike] = DTYPES,
    **parameters: Any,
) -> Comparison:
    """Find where a form of a function, such as your own, first fails in floating-point arithmetic.

    Parameters
    ----------
    function : callable
        A function of an array and of the parameters, written in NumPy. It is evaluated in the dtype of the array unless
        a step leaves it: ``np.sqrt(2)`` is a float64, so that its products are, too; ``math.sqrt(2)`` keeps the dtype.
        A function of a vector is given many vectors at once if it takes `axis`; else one at a time, and fewer numbers.
    reference : Function
        What it should compute: an activation, or its derivative, Jacobian or partial derivatives. The values of the
        library count as right.
    tolerance : float, optional
        The relative error from which on it fails; one ULP is always allowed. By default it fails where half the digits
        are lost.
    dtypes : dtype or iterable of dtype, optional
        The dtypes to try, by default float16, float32 and float64.
    **parameters
        Values of the parameters, for both.

    Returns
    -------
    Comparison
        A table with a row for each dtype and a column for each direction from 0, in which numbers of all magnitudes and
        ∞ are tried: of 16 bits all, of others some thousands with full mantissas. A function of a vector, or of two
        halves, receives pairs that depend on a number t.

    Raises
    ------
    TypeError
        If `function` takes no arrays, or gives no real numbers, or if `reference` is not a function of the library that
        depends on its argument alone.
    ValueError
        If `function` gives an array of the wrong shape, `tolerance` is not in [0, 1), or there is no such dtype.

    Notes
    -----
    Fewer than half the digits are right where the error, in ULP, exceeds the square root of the value, in ULP: that is
    a relative error of 1e-8 and more in float64, 2e-4 in float32, 0.02 in float16. Subnormal numbers have fewer digits,
    of which half may be lost.

    Errors vary from number to number. A form fails "between" two numbers if it does at nearly all that were tried
    there, from either end on, and "in places" in a wider range where it begins or ends to fail little by little. The
    wider range is rounded outwards, to two digits, the other inwards; where a form fails at once, four are known.

    Examples
    --------
    PyTorch returns x itself above 20, which is too small by up to 2e-9:

    >>> import numpy as np
    >>> from activation_functions import softplus
    >>> def with_threshold(x):
    ...     return np.where(x > 20, x, softplus(x))
    >>> compare(with_threshold, softplus, tolerance=1e-12, dtypes="float64")
    Where with_threshold fails
    float64, x < 0: no error found (9,469 numbers tried)
    float64, x > 0: off by more than 1e−12 between 20 and 24.44; first 5.8e+05 ULP at 20, 9 digits right
    """
    _check(function, reference, parameters)
    if tolerance is not None and not (isinstance(tolerance, int | float | np.floating) and 0 <= tolerance < 1):
        raise ValueError(f"compare: tolerance is {tolerance!r}, expected a number in [0, 1)")
    name = name_of(function)
    criterion = HALF if tolerance is None else f"off by more than {significant(tolerance)}"
    with np.errstate(all="ignore"):
        found = {
            dtype.name: {
                title.format(side): Line(name, function, reference, parameters, line, sign, dtype, tolerance).failures()
                for title, line in reference.lines.items()
                for side, sign in (("<", -1), (">", 1))
            }
            for dtype in _dtypes(dtypes)
        }
    return Comparison(name, found, criterion)


def name_of(function: Any) -> str:
    """Return the name of anything that can be called; that of a part is the name of the whole."""
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "__name__", type(function).__name__)


def _check(function: Any, reference: Any, parameters: Mapping[str, Any]) -> None:
    """Refuse what cannot be compared."""
    if not callable(function):
        raise TypeError(f"compare: function is {function!r}, expected a function of an array")
    if not (isinstance(reference, Function) and reference.lines):
        expected = "an activation or its derivative, such as relu or relu.derivative"
        raise TypeError(f"compare: reference is {reference!r}, expected {expected}")
    for line in reference.lines.values():
        x = line(np.array([1.0, 2.0]))
        reference(x, **parameters)
        try:
            function(x if x.ndim == 1 else x[0], **parameters)
        except (TypeError, ValueError) as error:
            if x.ndim == 1 and _takes_a_number(function, parameters):
                name = name_of(function)
                advice = f"expected a function of arrays, which np.vectorize({name}) is"
                raise TypeError(f"compare: {name} takes one number at a time ({error}), {advice}") from error
            raise


def _takes_a_number(function: Callable[..., Any], parameters: Mapping[str, Any]) -> bool:
    try:
        function(1.0, **parameters)
    except (TypeError, ValueError):
        return False
    return True


def _dtypes(asked: DTypeLike | Iterable[DTypeLike]) -> list[np.dtype[Any]]:
    """Return the dtypes to try, of which there may be a single one."""
    each = asked if isinstance(asked, Iterable) and not isinstance(asked, str) else [asked]
    found: list[np.dtype[Any]] = [np.dtype(one) for one in each]
    for dtype in found:
        if dtype_of_result(dtype) != dtype or not np.isinf(np.array(np.inf).astype(dtype)):
            raise ValueError(f"compare: dtypes has {dtype}, expected floats of at most 64 bits that reach ∞")
    return found
