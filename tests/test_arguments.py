"""Arguments are taken by position and by name, and what is wrong is refused by a message that names it."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from typing import Any

import numpy as np
import pytest

from activation_functions.kinds import Activation, Elementwise, Vector
from drawn_arrays import FLOATS, fitting, naming
from specification import samples


@pytest.mark.parametrize(
    "x",
    [1j, "1", [None], [object()], np.array(["a"]), np.array([1], object), 10**400, 2**64, np.longdouble(1)],
    ids=[
        "complex",
        "string",
        "None",
        "object",
        "array of strings",
        "array of objects",
        "10**400",
        "2**64",
        "longdouble",
    ],
)
def test_what_is_not_real_is_refused(activation: Activation[...], x: Any) -> None:
    for function in samples.functions(activation):
        with pytest.raises(TypeError, match=rf"{function.__name__}: x has dtype .*, expected real numbers"):
            function(x)


def test_a_ragged_sequence_is_refused(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        with pytest.raises(ValueError, match=f"{function.__name__}: x is not a rectangular array"):
            function([[1.0], [2.0, 3.0]])


def test_a_masked_array_is_refused(activation: Activation[...]) -> None:
    masked = np.ma.masked_less([1.0, -1.0], 0)
    for function in samples.functions(activation):
        with pytest.raises(TypeError, match=rf"{function.__name__}: x is a masked array, .* x.filled\(np.nan\)"):
            function(masked)


class Foreign:
    """An array of another library that has to be fetched from a device, as those of CuPy and PyTorch."""

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        raise TypeError("use .cpu() first")


def test_an_array_that_does_not_convert_is_refused_with_its_reason(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        with pytest.raises(
            TypeError, match=rf"{function.__name__}: x .* of test_arguments.Foreign \(use .cpu\(\) first\)"
        ):
            function(Foreign())


def test_a_parameter_outside_its_range_is_refused(activation: Activation[...]) -> None:
    for name, text in activation.valid.items():
        interval = activation.valid_interval(name, activation.parameters)
        outside = [value for value in (interval.low, interval.high, np.nan) if value not in interval]
        for function in samples.functions(activation):
            for value in outside:
                with pytest.raises(
                    ValueError, match=rf"{function.__name__}: {name} is {value}, expected .* in \{text[0]}"
                ):
                    function(1.0, **{name: value})
            for value in ("1", None, ["1"], 1j, np.array([None])):
                with pytest.raises(TypeError, match=f"{function.__name__}: {name} is .*, expected a real number"):
                    function(1.0, **{name: value})
            with pytest.raises(ValueError, match=f"{function.__name__}: {name} is 10+.*, too large for a float"):
                function(1.0, **{name: 10**400})


@pytest.mark.parametrize("kind", [int, np.int8, np.uint64, np.float16, np.float32, np.longdouble])
def test_a_parameter_may_be_any_real_number(activation: Activation[...], kind: Any) -> None:
    """Integers and floats of all kinds count as the float of the same value."""
    for values in samples.parameters(activation):
        # Negative numbers are not converted to all kinds.
        given = {name: kind(abs(value)) for name, value in values.items()}
        if {name: float(value) for name, value in given.items()} == values:
            for function in samples.functions(activation):
                for dtype in FLOATS:
                    x = fitting(activation, np.array([-40.0, -1.0, 0.5, 3.0], dtype))
                    with naming(function, given, dtype):
                        found, expected = function(x, **given), function(x, **values)
                        assert found.dtype == expected.dtype
                        np.testing.assert_array_equal(found.astype(float), expected.astype(float))


def test_every_real_parameter_has_a_range(activation: Activation[...]) -> None:
    real = {name for name, value in activation.parameters.items() if isinstance(value, float)}
    assert real == activation.valid.keys()


def callables(activation: Activation[...]) -> list[tuple[Any, dict[str, Any]]]:
    """Everything about an activation that can be called, each with what determines its result besides `x`."""
    drawn = [(activation.sample, {"rng": np.random.default_rng(0)})] if hasattr(activation, "sample") else []
    multiplied = [(activation.vjp, {"v": [1.0, 2.0]})] if isinstance(activation, Vector) else []
    return [*((function, {}) for function in samples.functions(activation)), *multiplied, *drawn]


def test_an_unknown_argument_is_refused(activation: Activation[...]) -> None:
    for function, given in callables(activation):
        with pytest.raises(TypeError, match=f"{function.__name__}: unknown is an unknown argument, expected x"):
            function([1.0, 2.0], **given, unknown=1.0)


def test_a_misspelt_argument_is_recognized(activation: Activation[...]) -> None:
    for function, required in callables(activation):
        for name in activation.parameters:
            near = [other for other in function.parameters if other != name and other.startswith(name[:-1])]
            if len(name) > 1 and not near:
                with pytest.raises(TypeError, match=rf"{name[:-1]} is an unknown argument \(is {name} meant\?\)"):
                    function([1.0, 2.0], **required, **{name[:-1]: 1.0})


def test_what_is_less_than_half_alike_is_not_recognized(activation: Activation[...]) -> None:
    for function, required in callables(activation):
        for name in activation.parameters:
            begun = name[: (len(name) + 1) // 2]
            other = begun + "q" * (3 * len(begun) - len(name) + 1)
            with pytest.raises(TypeError, match=rf"{other} is an unknown argument, expected"):
                function([1.0, 2.0], **required, **{other: 1.0})


def test_an_argument_given_twice_is_refused(activation: Activation[...]) -> None:
    for function, given in callables(activation):
        values = {"x": [1.0, 2.0], **given, **function.parameters, **given}
        for number, (name, value) in enumerate(values.items(), start=1):
            with pytest.raises(TypeError, match=f"{function.__name__}: {name} is given twice"):
                function(*list(values.values())[:number], **{name: value})


def test_a_surplus_argument_is_refused(activation: Activation[...]) -> None:
    for function, given in callables(activation):
        values = [[1.0, 2.0], *{**given, **function.parameters, **given}.values()]
        with pytest.raises(TypeError, match=f"{function.__name__}: 99.5 is one argument too many, expected x"):
            function(*values, 99.5, 98.5)


def test_a_missing_argument_is_refused(activation: Activation[...]) -> None:
    for function, given in callables(activation):
        with pytest.raises(TypeError, match=f"{function.__name__}: x is missing"):
            function(**given)


def test_arguments_are_taken_by_position_and_by_name(activation: Activation[...]) -> None:
    for function, given in callables(activation):
        values = {"x": [1.0, 2.0], **given, **function.parameters, **given}
        results = []
        for number in range(len(values) + 1):
            if "rng" in values:
                values["rng"] = np.random.default_rng(0)
            results.append(function(*list(values.values())[:number], **dict(list(values.items())[number:])))
        for result in results:
            assert np.array_equal(result, results[0], equal_nan=True)


def test_slope_has_the_parameters_of_its_activation(activation: Activation[...]) -> None:
    assert activation.slope.parameters == activation.parameters, f"{activation.name}: the defaults of its slope"


def test_axis_follows_x(along_axis: Activation[...]) -> None:
    for function, given in callables(along_axis):
        assert list(inspect.signature(function).parameters)[: len(given) + 2] == ["x", *given, "axis"]
        with pytest.raises(TypeError, match=f"{function.__name__}: axis is 0.5, expected an integer"):
            function([1.0, 2.0], **given, axis=0.5)


def test_signature_and_help(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        out = ["out"] if isinstance(activation, Elementwise) else []
        assert list(inspect.signature(function).parameters) == ["x", *activation.parameters, *out]
        assert inspect.signature(function) == inspect.signature(activation)
        rows = [line.partition(" :")[0] for line in inspect.getdoc(function).splitlines() if " : " in line]
        documented = ", ".join(rows).split(", ")
        assert documented == ["x", *activation.parameters, *out]
        assert repr(function) == f"{function.__name__}{inspect.signature(function)}"


# Their order in numpydoc; each function has the first three, and an activation says where it comes from.
HEADINGS = ["Parameters", "Returns", "Raises", "Notes", "References"]


def test_help_has_its_sections_in_their_order(activation: Activation[...]) -> None:
    for function, _ in callables(activation):
        text = inspect.getdoc(function)
        found = re.findall(r"^(.+)\n-+$", text, re.MULTILINE)
        assert found == [heading for heading in HEADINGS if heading in found], function
        assert found[:3] == HEADINGS[:3], function
        rules = re.findall(r"^(.+)\n(-+)$", text, re.MULTILINE)
        assert all(len(heading) == len(rule) for heading, rule in rules), function


# A parameter, and what it is, in numpydoc.
PARAMETER = re.compile(r"^(?P<name>\w[\w, ]*) : [^\n]*\n(?P<text>(?:    .*\n)+)", re.MULTILINE)


def test_help_says_the_same_of_a_parameter_in_all_functions(activation: Activation[...]) -> None:
    """The functions made of an activation say of each what it says first; they name it where it is not theirs."""
    said = {found["name"]: words(found["text"]) for found in PARAMETER.finditer(inspect.getdoc(activation) or "")}
    for function, _ in callables(activation):
        for found in PARAMETER.finditer(inspect.getdoc(function) or ""):
            own = words(found["text"].replace(f" of `{activation.name}`", ""))
            if found["name"] in said and found["name"] != "x":
                first = said[found["name"]][: len(own)]
                assert own == first, f"{function.__name__}: of {found['name']}, {own}, expected {first}"


def words(text: str) -> list[str]:
    return re.findall(r"[^\s.,;:]+", text)


def test_it_can_be_copied_and_sent(activation: Activation[...]) -> None:
    for function in samples.functions(activation):
        assert pickle.loads(pickle.dumps(function)) is function
        assert copy.deepcopy(function) is function
