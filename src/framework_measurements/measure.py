"""Run every spelling of a framework, and compare what it gives with the library."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation, Elementwise, Gated
from framework_measurements import calls, judgement
from framework_measurements.framework import FRAMEWORKS, Framework, array, gradient, wide
from framework_measurements.spellings import Spelling, spellings
from specification import samples
from specification.facts import defaults as exact_defaults
from specification.facts import kinks

DTYPES = ("float16", "float32", "float64")
INTEGERS = [-2, 0, 3, 1]
# Beside the sample vectors, one of which the smaller result is small in float32, too.
VECTORS = [*samples.VECTORS, [0, -40]]
# The share of the points at which a function is right that has another name, but is this activation.
ALMOST_ALL = 0.9


@dataclass
class Measured:
    """The results of a call at all sample points, with one set of parameters in one dtype."""

    points: list[np.ndarray]
    values: list[np.ndarray]
    exact: list[np.ndarray]
    given: str
    """The dtype of the points."""
    dtype: str
    """That of the results."""
    parameters: dict[str, float]
    rounded: bool = False
    """Whether the parameters are no defaults, so that the framework may have rounded them."""

    def __post_init__(self) -> None:
        kind = self.dtype if self.dtype in DTYPES else self.given  # A choice may be of integers.
        parts = list(zip(self.values, self.exact, (np.abs(x).max() for x in self.points)))
        self.right = np.array([judgement.right(value, exact, kind).all() for value, exact, _ in parts])
        self.near = np.array([judgement.near(*part, kind, digits=not self.rounded).all() for part in parts])

    def point(self, i: int) -> dict[str, Any]:
        exact = judgement.rounded(self.exact[i], "float64")
        return {"x": plain(self.points[i]), "value": plain(self.values[i]), "exact": plain(exact)}


class Laboratory:
    """A framework that is installed, and the names in which its calls are written."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.framework: Framework = FRAMEWORKS[key]
        self.names = self.framework.namespace()

    def tensor(self, x: Any, dtype: str) -> Any:
        """An array of the framework, made by the code that readers are shown."""
        return eval(self.tensor_code(x, dtype), {**self.names, "inf": np.inf, "nan": np.nan})

    def tensor_code(self, x: Any, dtype: str) -> str:
        return self.framework.tensor.format(values=np.asarray(x).tolist(), dtype=dtype)

    def evaluate(self, call: str, x: Any, parameters: dict[str, Any]) -> Any:
        """The result of a call, as it is shown, in the framework's own kind of array."""
        return eval(compile(call, "<call>", "eval"), {**self.names, **parameters, "x": x})

    def values(self, call: str, x: np.ndarray, dtype: str, parameters: dict[str, Any]) -> np.ndarray:
        """The result of a call as an array of NumPy."""
        if self.framework.run:
            tensor = self.tensor(x, dtype)
            return np.asarray(
                self.evaluate(self.framework.run, tensor, {"model": self.model(call, tensor, parameters)})
            )
        with wide(self.framework.engine, dtype):
            return array(self.evaluate(call, self.tensor(x, dtype), parameters))

    def model(self, call: str, x: np.ndarray, parameters: dict[str, Any]) -> Any:
        """The model that a call of operators stands for."""
        import onnx.parser

        from framework_measurements import operators

        return onnx.parser.parse_model(operators.model(call, x, parameters))

    def measured(
        self, call: str, one: Activation[...], dtype: str, parameters: dict[str, float], rounded: bool = False
    ) -> Measured:
        """The results at all sample points."""
        points: list[np.ndarray] = []
        values: list[np.ndarray] = []
        exact: list[np.ndarray] = []
        for x in inputs(one, dtype, parameters):
            value, truth = self.values(call, x, dtype, parameters), one(x.astype(np.float64), **parameters)
            if value.shape != truth.shape:
                raise ValueError(f"{call} has the shape {value.shape}, expected {truth.shape}")
            if value.dtype.kind not in "fi":
                raise TypeError(f"{call} has the dtype {value.dtype}")
            result = str(value.dtype)
            split = list if isinstance(one, Elementwise | Gated) else lambda whole: [whole]
            points += split(x.astype(np.float64))
            values += map(np.atleast_1d, split(value.astype(np.float64)))
            exact += map(np.atleast_1d, split(truth))
        return Measured(points, values, exact, dtype, result, parameters, rounded)


def inputs(one: Activation[...], dtype: str, parameters: dict[str, float]) -> list[np.ndarray]:
    """The sample points as numbers of a dtype: one array of numbers, vectors, or one array of pairs."""
    if isinstance(one, Elementwise):
        kind = np.finfo(dtype)
        points = np.array([float(x) for x in samples.points(one, samples.exact(parameters))]).astype(dtype)
        return [np.unique(points[(np.abs(points) >= kind.smallest_normal) | (points == 0)])]
    with np.errstate(over="ignore"):
        if isinstance(one, Gated):
            return [np.array([[float(entry) for entry in pair] for pair in samples.PAIRS]).astype(dtype)]
        return [np.array([float(entry) for entry in vector]).astype(dtype) for vector in VECTORS]


def plain(numbers: Any) -> Any:
    """Numbers as JSON has them, with the infinite ones and NaN as text."""
    numbers = np.asarray(numbers)
    if numbers.ndim:
        return plain(numbers[0]) if numbers.shape == (1,) else [plain(number) for number in numbers]
    return float(numbers) if np.isfinite(numbers) else str(float(numbers))


def short(number: float) -> Any:
    """A difference, to three digits: those that follow differ from processor to processor."""
    return plain(float(f"{number:.3g}"))


def summary(all_measured: list[Measured]) -> dict[str, Any]:
    """The judgement on a call, and the largest difference."""
    right, near = (np.concatenate([getattr(m, name) for m in all_measured]) for name in ("right", "near"))
    result: dict[str, Any] = {"judgement": judgement.of_points(right, near), "points": int(near.size)}
    if not near.all():
        result["wrong"] = int(near.size - near.sum())
    if not right.all():
        # Where some are wrong, the largest difference is that of a wrong one.
        chosen = near if not near.all() else right
        found = itertools.accumulate((m.near.size for m in all_measured), initial=0)
        differences = [
            (short(np.nanmax(np.abs(m.values[i] - m.exact[i]), initial=0)), m, i)
            for m, start in zip(all_measured, found)
            for i in range(m.near.size)
            if not chosen[start + i]
        ]
        size, worst, i = max(differences, key=lambda entry: float(entry[0]))
        result |= {"difference": size, **worst.point(i)}
        if worst.rounded:
            result["parameters"] = {n: v for n, v in worst.parameters.items() if isinstance(v, float)}
    return result


def attempt(make: Callable[[], Any]) -> Any:
    """What is made, or the name of the error."""
    try:
        with warnings.catch_warnings(), quiet():
            warnings.simplefilter("ignore")
            return make()
    except Exception as error:  # Whatever a framework says to a call is a result.
        return {"error": type(error).__name__, "message": first_line(error)}


def first_line(error: Exception) -> str:
    [line, *_] = [*str(error).strip().splitlines(), ""]
    return re.sub(r"0x[0-9a-f]+|/\S+/", "", line)[:120]


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Some frameworks write warnings past Python."""
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        yield


def measure(key: str) -> dict[str, Any]:
    """All that is measured of a framework: its part of the record."""
    laboratory = Laboratory(key)
    framework = laboratory.framework
    entries, unknown, not_called = [], [], {}
    for spelling in spellings(framework, laboratory.names):
        named = calls.of_spelling(spelling)
        known = named or attempt(lambda: behaves_as(laboratory, spelling))
        if isinstance(known, dict):
            continue  # It does not map an array to an array: no activation.
        if not known:
            unknown.append(spelling.name)
        for activation in known:
            found = entry(laboratory, spelling, activation)
            if "error" in found:
                not_called[spelling.name] = found["message"]
            else:
                entries.append({"found": "by name" if named else "by what it computes", **found})
    for activation in activations:
        if call := calls.expression(activation, framework):
            found = entry(laboratory, Spelling(call, "expression", {}, ""), activation)
            if "error" in found:
                not_called[call] = found["message"]
            else:
                entries.append({"found": "as an expression", **found})
    header = {"title": framework.title, "versions": framework.versions()}
    header |= {"float64": framework.float64, "unknown": sorted(unknown), "not_called": not_called}
    order = sorted(entries, key=lambda e: (list(activations).index(e["activation"]), e["spelling"]))
    return {"framework": header, "entries": order}


def behaves_as(laboratory: Laboratory, spelling: Spelling) -> list[str]:
    """The activations that a spelling computes whose name says nothing of it."""
    call = spelling.call({})
    x = np.array([[-2.0, -0.5, 0.25, 3.0]])
    result = laboratory.values(call, x, "float32", {})
    if result.dtype.kind != "f" or result.shape not in {(1, 4), (1, 2)}:
        raise TypeError(f"{call} does not map an array to an array")
    shares = {}
    for one in activations.values():
        if isinstance(one, Elementwise) and one.name != "linear":  # Whatever does nothing computes that.
            with contextlib.suppress(ValueError, TypeError):
                shares[one.name] = laboratory.measured(call, one, "float32", real(one)).near.mean()
    best = max(shares, key=lambda name: shares[name], default="")
    return [best] if shares.get(best, 0) > ALMOST_ALL else []


def real(one: Activation[...]) -> dict[str, float]:
    """The defaults of the real parameters."""
    return next(samples.parameters(one))


def parameters_of(one: Activation[...], call: str) -> list[dict[str, float]]:
    """The samples for the parameters, if the call names them; else their defaults."""
    chosen = list(samples.parameters(one))
    chosen = chosen if set(chosen[0]) <= calls.names_in(call) else chosen[:1]
    # As numbers that float32 has, so that a sample at a jump is on the same side for all.
    return [chosen[0], *({n: float(np.float32(v)) for n, v in values.items()} for values in chosen[1:])]


def others(one: Activation[...]) -> dict[str, Any]:
    """The defaults of the parameters that are not real numbers."""
    return {name: value for name, value in one.parameters.items() if not isinstance(value, float)}


def entry(laboratory: Laboratory, spelling: Spelling, activation: str) -> dict[str, Any]:
    """What is measured of one spelling of one activation; an error if none of its calls can be evaluated."""
    one = activations[activation]
    call = None if spelling.kind == "expression" else spelling.call({})
    random = call is not None and is_random(laboratory, call, one)
    defaults = None if call is None else attempt(lambda: laboratory.measured(call, one, "float32", real(one)))
    matching = best_match(laboratory, spelling, one)
    if isinstance(matching, dict) and not isinstance(defaults, Measured):
        return defaults or matching
    usable = call if isinstance(defaults, Measured) else None
    found: dict[str, Any] = {"call": usable, "matching_call": None, "random": random}
    if isinstance(defaults, Measured) and not random:
        found["defaults"] = summary([defaults])
    if isinstance(matching, Match):
        found |= {"matching_call": matching.call, "matching": summary(matching.results)}
        found |= of_call(laboratory, matching.call, usable, one, matching.results)
        if random or (isinstance(defaults, Measured) and (matching.results[0].near & ~defaults.near).any()):
            found["judgement"] = judgement.BY_DEFAULT
            found.get("defaults", {})["judgement"] = judgement.BY_DEFAULT
        elif "axis" in found and found["axis"] != axes(laboratory, matching.call, one, {**others(one), **real(one)}):
            found["judgement"] = judgement.BY_DEFAULT
    elif random:
        found["judgement"] = judgement.DIFFERENT
    else:
        assert call is not None and isinstance(defaults, Measured)
        found |= of_call(laboratory, call, usable, one, [defaults])
    head = {
        "activation": activation,
        "spelling": spelling.name,
        "kind": spelling.kind,
        "parameters": spelling.parameters,
    }
    return head | found


@dataclass
class Match:
    """A call that computes an activation, and its results with the defaults of the parameters and with samples."""

    call: str
    results: list[Measured]

    @property
    def judgement(self) -> int:
        """How bad it is, beyond rounding."""
        return judgement.JUDGEMENTS.index(judgement.worst([judgement.ROUNDING, summary(self.results)["judgement"]]))


def best_match(laboratory: Laboratory, spelling: Spelling, one: Activation[...]) -> Match | dict[str, Any]:
    """The first of the best calls with arguments; the first error if there is none."""
    candidates = calls.candidates(spelling, one.name, laboratory.framework, laboratory.names)
    matches, errors = [], []
    for call in [spelling.name] if spelling.kind == "expression" else dict.fromkeys(candidates):
        first, *samples_ = [{**others(one), **values} for values in parameters_of(one, call)]
        base = attempt(lambda: laboratory.measured(call, one, "float32", first))
        if isinstance(base, dict):
            errors.append(base)
        elif not is_random(laboratory, call, one):
            more = [attempt(lambda: laboratory.measured(call, one, "float32", given, True)) for given in samples_]
            # A framework may refuse values that the definition allows.
            matches.append(Match(call, [base, *(m for m in more if isinstance(m, Measured))]))
    match = min(matches, key=lambda match: match.judgement, default=None)
    if match is None or match.judgement == judgement.JUDGEMENTS.index(judgement.DIFFERENT):
        return errors[0] if errors else {"error": "none", "message": "no call computes it"}
    return match


def of_call(
    laboratory: Laboratory, call: str, as_it_is: str | None, one: Activation[...], known: list[Measured]
) -> dict[str, Any]:
    """What is measured of the call that is best, of which some results are known, and how it is judged."""
    parameters = {**others(one), **real(one)}
    measured = {dtype: attempt(lambda: laboratory.measured(call, one, dtype, parameters)) for dtype in DTYPES}
    results = [m for m in measured.values() if isinstance(m, Measured)]
    special = [limits(laboratory, call, one, x, parameters) for x in SPECIAL[kind_of(one)]]
    found: dict[str, Any] = {
        "dtypes": {
            dtype: {"result": m.dtype, **summary([m])} if isinstance(m, Measured) else m
            for dtype, m in measured.items()
        },
        "integers": attempt(lambda: integers(laboratory, call, parameters)),
        "special": special,
    }
    wide = found["dtypes"]["float64"]
    found["float64_kept"] = wide.get("result") == "float64" and wide["judgement"] != judgement.DIFFERENT
    if isinstance(one, Elementwise):
        found |= slopes(laboratory, call, one, parameters)
    else:
        found["axis"] = axes(laboratory, as_it_is or call, one, parameters)
    if isinstance(one, Gated):
        found["gate"] = gate(laboratory, call, parameters)

    judgements = [summary(part)["judgement"] for part in (known, *([m] for m in results))]
    if judgements[0] == judgement.DIFFERENT:
        return found | {"judgement": judgement.DIFFERENT}
    # What is wrong with some of the parameters alone is shown with them.
    more = known[1:] if known[0].near.all() else []
    found["defects"] = defects(laboratory, call, [*results, *more], special, parameters)
    found["judgement"] = judgement.DEFECT if found["defects"] else judgement.worst(judgements)
    return found


def kind_of(one: Activation[...]) -> str:
    return "numbers" if isinstance(one, Elementwise) else "pairs" if isinstance(one, Gated) else "vectors"


SPECIAL: dict[str, list[Any]] = {
    "numbers": [0.0, -0.0, np.inf, -np.inf, np.nan],
    "vectors": [[0.0, -0.0], [np.inf, 0.0], [-np.inf, 0.0], [np.nan, 0.0]],
    "pairs": [[0.0, -0.0], [np.inf, 1.0], [-np.inf, 1.0], [1.0, np.inf], [1.0, -np.inf], [np.nan, 1.0], [1.0, np.nan]],
}


def is_random(laboratory: Laboratory, call: str, one: Activation[...]) -> bool:
    """Whether a call gives something else each time."""
    parameters = {**others(one), **real(one)}
    x = np.linspace(-1, 1, 40)
    results = attempt(lambda: [laboratory.values(call, x, "float32", parameters) for _ in range(2)])
    return isinstance(results, list) and not np.array_equal(results[0], results[1], equal_nan=True)


def integers(laboratory: Laboratory, call: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """What a call makes of an array of integers."""
    result = laboratory.values(call, np.array(INTEGERS), "int32", parameters)
    return {
        "x": INTEGERS,
        "value": [short(value) for value in result.astype(np.float64).ravel()],
        "result": str(result.dtype),
    }


def limits(
    laboratory: Laboratory, call: str, one: Activation[...], x: Any, parameters: dict[str, Any]
) -> dict[str, Any]:
    """What a call makes of zeros with a sign, infinities and NaN."""
    value = attempt(lambda: laboratory.values(call, np.array(x), "float32", parameters))
    found = {"value": plain(value)} if isinstance(value, np.ndarray) else value
    return {"x": plain(x), **found, "exact": plain(one(np.array(x), **parameters))}


def slopes(laboratory: Laboratory, call: str, one: Elementwise[...], parameters: dict[str, Any]) -> dict[str, Any]:
    """The derivative by automatic differentiation: at the sample points, and at the kinks beside the value."""
    engine = laboratory.framework.engine
    bends = [float(kink) for kink in kinks(one, exact_defaults(one))]

    def slope(x: np.ndarray) -> np.ndarray:
        return gradient(engine, lambda x: laboratory.evaluate(call, x, parameters), laboratory.tensor(x, "float32"))

    def at_points() -> dict[str, Any]:
        [x] = inputs(one, "float32", real(one))
        x = x[~np.isin(x, np.array(bends, np.float32))]
        truth = one.derivative(x.astype(np.float64), **parameters)
        found = slope(x).astype(np.float64)
        values, exact = (list(map(np.atleast_1d, part)) for part in (found, truth))
        return summary([Measured(list(x.astype(np.float64)), values, exact, "float32", "float32", {})])

    result: dict[str, Any] = {"gradient": attempt(at_points) if engine else None}
    result["kinks"] = []
    for kink in bends:
        here = np.array([kink])
        value = attempt(lambda: plain(laboratory.values(call, here, "float32", parameters)))
        found = attempt(lambda: plain(slope(here))) if engine else None
        left, right = (short(one.derivative(kink + step, **parameters).item()) for step in (-1e-9, 1e-9))
        exact = plain(one(kink, **parameters))
        result["kinks"].append(
            {"x": kink, "value": value, "exact": exact, "gradient": found, "left": left, "right": right}
        )
    return result


def axes(laboratory: Laboratory, call: str, one: Activation[...], parameters: dict[str, Any]) -> list[int | None]:
    """Along which axis of an array of 1, 2, 3 and 4 dimensions a call works by default; None if along none."""
    found: list[int | None] = []
    for shape in [(4,), (4, 6), (2, 4, 6), (2, 2, 4, 6)]:
        x = np.random.default_rng(0).normal(size=shape)
        value = attempt(lambda: laboratory.values(call, x, "float32", parameters))
        fits = []
        for axis in range(len(shape)):
            exact = one(x, **{**parameters, "axis": axis})
            if isinstance(value, np.ndarray) and value.shape == exact.shape:
                # float32 makes other numbers of x.
                fits += [axis] if np.allclose(value, exact, 1e-4, 1e-5) else []
        found.append(fits[0] if fits else None)
    return found


def gate(laboratory: Laboratory, call: str, parameters: dict[str, Any]) -> str:
    """Which half closes the gate when it is far below 0."""
    first, second = (
        np.abs(laboratory.values(call, np.array(x), "float32", parameters)).item() for x in ([-40.0, 1.0], [1.0, -40.0])
    )
    return "first half" if first < second else "second half"


def defects(
    laboratory: Laboratory,
    call: str,
    measured: list[Measured],
    special: list[dict[str, Any]],
    parameters: dict[str, Any],
) -> list[dict[str, Any]]:
    """For each dtype the wrong result at the largest exact value, and those at infinity and NaN."""
    worst: dict[str, tuple[Measured, int]] = {}
    for m in measured:
        for i in map(int, np.flatnonzero(~m.near)):
            other, j = worst.get(m.given, (m, i))
            worst[m.given] = (m, i) if np.abs(m.exact[i]).max() > np.abs(other.exact[j]).max() else (other, j)
    found = []
    for dtype, (m, i) in worst.items():
        given = {"parameters": {n: v for n, v in m.parameters.items() if isinstance(v, float)}} if m.rounded else {}
        found.append(({"dtype": dtype, **m.point(i), **given}, {**parameters, **m.parameters}))
    for result in special:
        x, value, exact = (np.array(result.get(name, "nan"), float) for name in ("x", "value", "exact"))
        if "error" not in result and not judgement.near(value, exact, np.abs(x).max(), "float32").all():
            found.append(({"dtype": "float32", **result}, parameters))
    return [{**defect, "code": reproduction(laboratory, call, defect, given)} for defect, given in found]


def reproduction(laboratory: Laboratory, call: str, defect: dict[str, Any], parameters: dict[str, Any]) -> str:
    """A few lines of code that show a defect, and have been run."""
    framework = laboratory.framework
    tensor = laboratory.tensor_code(np.array(defect["x"], float), defect["dtype"])
    lines = [f"import os\nos.environ[{name!r}] = {value!r}" for name, value in framework.environment.items()]
    lines += [framework.imports]
    lines += (
        ["import jax\njax.config.update('jax_enable_x64', True)"]
        if (framework.engine, defect["dtype"]) == ("jax", "float64")
        else []
    )
    lines += ["from math import inf, nan"] if re.search(r"\b(inf|nan)\b", tensor) else []
    if framework.run:
        from framework_measurements import operators

        text = operators.model(call, laboratory.tensor(np.array(defect["x"], float), defect["dtype"]), parameters)
        return "\n".join(
            [*lines, f"x = {tensor}", f'model = onnx.parser.parse_model("""{text}""")', f"print({framework.run})"]
        )
    lines += [f"{name} = {value!r}" for name, value in calls.used(call, parameters).items()]
    return "\n".join([*lines, f"x = {tensor}", f"print({call})"])
