"""What the record of the frameworks says, in words: what differs from the definition, and where it is found."""

from __future__ import annotations

import ast
import functools
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from activation_functions import activations
from framework_measurements.judgement import BY_DEFAULT, DEFECT, DIFFERENT, JUDGEMENTS, ROUNDING, SAME, worst
from framework_measurements.record import ROUNDED, Entry, Record, read

KINDS = ("function", "operator", "layer", "expression")


@functools.cache
def record() -> Record:
    """The record; it does not change while the site is built."""
    return read()


@dataclass(frozen=True)
class Package:
    """A framework by its own package: Keras is one, whatever it computes with."""

    name: str
    frameworks: tuple[str, ...]

    @property
    def title(self) -> str:
        """What its frameworks have in common: of *Keras 3 on JAX* and *Keras 3 on PyTorch*, *Keras 3*."""
        titles = [record().frameworks[key].title for key in self.frameworks]
        return os.path.commonprefix(titles).removesuffix(" ").removesuffix(" on") if len(titles) > 1 else titles[0]

    @property
    def version(self) -> str:
        """The version that was measured."""
        return record().frameworks[self.frameworks[0]].versions[self.name]

    @property
    def others(self) -> dict[str, str]:
        """The versions of the packages that it computes with."""
        versions = [record().frameworks[key].versions for key in self.frameworks]
        return {name: version for each in versions for name, version in each.items() if name != self.name}

    def short(self, framework: str) -> str:
        """What tells a framework from the others of the package."""
        return record().frameworks[framework].title.removeprefix(self.title).strip()

    def of(self, activation: str) -> list[Entry]:
        """The entries of an activation."""
        return [entry for entry in record().of(activation) if entry.framework in self.frameworks]


@functools.cache
def packages() -> dict[str, Package]:
    """The packages, by name, in the order of the record."""
    found: dict[str, list[str]] = {}
    for key, header in record().frameworks.items():
        found.setdefault(next(iter(header.versions)), []).append(key)
    return {name: Package(name, tuple(keys)) for name, keys in found.items()}


def package_of(entry: Entry) -> Package:
    """The package that an entry belongs to."""
    return next(package for package in packages().values() if entry.framework in package.frameworks)


@dataclass(frozen=True)
class Difference:
    """Something in which entries differ from the definition; code in the text stands between backticks."""

    judgement: str
    """``""`` where it is none of the judgements."""
    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Row:
    """What a package has of an activation."""

    package: Package
    activation: str
    entries: tuple[Entry, ...]

    @property
    def judgements(self) -> list[str]:
        """The judgements on its spellings, the best first."""
        return [judgement for judgement in JUDGEMENTS if any(entry.judgement == judgement for entry in self.entries)]

    def spellings(self) -> list[Entry]:
        """An entry for each spelling, the one to copy first: what the library declares, else the best and simplest."""
        one = activations[self.activation]
        declared = {one.keras, one.torch, one.jax, one.onnx} - {""}
        first: dict[str, Entry] = {}
        for entry in self.entries:
            first.setdefault(entry.spelling, entry)
        return sorted(
            first.values(),
            key=lambda entry: (
                entry.matching_call is None,
                entry.matching_call not in declared,
                JUDGEMENTS.index(worst([e.judgement for e in self.entries if e.spelling == entry.spelling])),
                KINDS.index(entry.kind),
                len(entry.spelling),
            ),
        )

    def differences(self) -> list[Difference]:
        """What differs, each difference once, with all entries that share it; the gravest first."""
        found: dict[tuple[int, str, str], list[Entry]] = {}
        for entry in self.entries:
            for rank, (judgement, text) in differences(entry):
                found.setdefault((rank, judgement, text), []).append(entry)
        ordered = sorted(found.items(), key=lambda item: item[0][0])
        return [Difference(judgement, text, tuple(entries)) for (_, judgement, text), entries in ordered]

    def where(self, chosen: Iterable[Entry]) -> str:
        """Which of the entries are meant; nothing, if all are."""
        spellings = self.by_framework(chosen)
        every = self.by_framework(self.entries)
        groups: dict[tuple[str, ...], list[str]] = {}
        for framework, names in spellings.items():
            groups.setdefault(() if names == every[framework] else tuple(names), []).append(framework)
        parts = []
        for group, frameworks in groups.items():
            names = [name if " " in name else f"`{name}`" for name in group]
            place = f"on {listed(map(self.package.short, frameworks))}" if len(frameworks) < len(every) else ""
            parts.append(" ".join(part for part in (", ".join(names), place.replace("on on ", "on ")) if part))
        return "; ".join(part for part in parts if part)

    @staticmethod
    def by_framework(entries: Iterable[Entry]) -> dict[str, list[str]]:
        """The spellings in each framework; an expression is not repeated."""
        found: dict[str, list[str]] = {}
        for entry in entries:
            name = "the expression" if entry.kind == "expression" else entry.spelling
            found.setdefault(entry.framework, []).append(name)
        return found


def rows(activation: str) -> list[Row]:
    """The packages that have an activation, those that differ most first."""
    found = [Row(package, activation, tuple(package.of(activation))) for package in packages().values()]
    return sorted((row for row in found if row.entries), key=gravity, reverse=True)


def gravity(row: Row) -> tuple[int, int]:
    """How much a row differs: other functions before defects, and these before rounding."""
    order = (SAME, ROUNDING, "", DEFECT, BY_DEFAULT, DIFFERENT)
    said = [difference.judgement for difference in row.differences()]
    return max(map(order.index, [row.judgements[-1], *said])), len(said)


def differences(entry: Entry) -> Iterator[tuple[int, tuple[str, str]]]:
    """What differs between an entry and the definition, with its place in the order of gravity."""
    if entry.random:
        yield 0, (DIFFERENT if entry.matching_call is None else BY_DEFAULT, "its result is random")
    if entry.judgement == BY_DEFAULT and entry.defaults and entry.defaults["judgement"] not in ROUNDED | {DEFECT}:
        yield 1, (BY_DEFAULT, f"{by_default(entry)}: {gives(entry, entry.defaults)}")
    if entry.axis and entry.axis.count(None) < 4 and entry.axis != list(range(4)):
        yield 1, (BY_DEFAULT, f"without an axis, {axes(entry.axis)}")
    for compared in (entry.matching, entry.defaults):
        if compared and compared["judgement"] == DIFFERENT:
            yield 0, (DIFFERENT, gives(entry, compared))
            break
    for defect in entry.defects:
        yield 2 + (defect["dtype"] == "float64"), (DEFECT, f"{defect['dtype']}: {gives(entry, defect)}")
    if not entry.defects and entry.matching and entry.matching["judgement"] == DEFECT:
        yield 2, (DEFECT, f"float32: {gives(entry, entry.matching)}")
    gradient = entry.gradient or {}
    if "error" in gradient:
        yield 4, ("", f"the gradient is refused: {gradient['error']}")
    elif gradient and gradient["judgement"] not in ROUNDED:
        yield 4, (gradient["judgement"], f"gradient {gives(entry, gradient)}")
    if entry.matching_call and not set(entry.parameters) - {name for name, _, _ in arguments(entry)}:
        named = {node.id for node in ast.walk(ast.parse(entry.matching_call)) if isinstance(node, ast.Name)}
        fixed = {name: value for name, value in activations[entry.activation].parameters.items() if name not in named}
        if fixed and entry.kind != "expression":
            yield 5, ("", f"only with {listed(f'`{name}={short(value)}`' for name, value in fixed.items())}")
    for dtype, result in entry.dtypes.items():
        if "result" in result and result["result"] != dtype:
            yield 7, ("", f"{dtype} becomes {result['result']}")
        elif dtype == "float64" and "result" in result and entry.float64_kept is False:
            yield 7, ("", "float64 has the digits of float32 only")
    tried = {**entry.dtypes, **({"integers": entry.integers} if entry.integers else {})}
    if refused := [kind for kind, result in tried.items() if "error" in result]:
        yield 8, ("", f"does not take {listed(refused)}")


def by_default(entry: Entry) -> str:
    """The defaults that are not those of the definition, and what stands in their place."""
    parts = []
    for theirs, value, ours in arguments(entry):
        default = entry.parameters[theirs]
        if default is not None and not equal(default, value):
            parts.append(f"`{theirs}={default}` in place of `{ours or theirs}={value}`")
    return listed(parts) or "other values"


def arguments(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The arguments of the matching call: their name, the value in the definition, and its name there, if any."""
    parameters = activations[entry.activation].parameters
    for node in ast.walk(ast.parse(entry.matching_call or "None", mode="eval")):
        if isinstance(node, ast.keyword) and node.arg in entry.parameters:
            names = [n.id for n in ast.walk(node.value) if isinstance(n, ast.Name) and n.id in parameters]
            if names:
                yield node.arg, short(parameters[names[0]]), names[0]
            else:
                yield node.arg, ast.unparse(node.value), ""


def equal(default: str, value: str) -> bool:
    """Whether two values in code are the same, as far as they are shown."""
    try:
        return short(float(default)) == short(float(value))
    except ValueError:
        return default == value


def defaults(entry: Entry) -> str:
    """The parameters and their defaults, without those that do not bear upon the values."""
    used = {name for name, _, _ in arguments(entry)}
    return ", ".join(
        f"{name}={value}"
        for name, value in entry.parameters.items()
        if name in used and value is not None or value is not None and is_number(value)
    )


def is_number(value: str) -> bool:
    """Whether code is a number."""
    try:
        float(value)
    except ValueError:
        return False
    return True


def axes(found: list[int | None]) -> str:
    """Along which axes an array is worked on."""
    one = {n: axis for n, axis in enumerate(found, 1) if axis is not None}
    rest = [str(n) for n, axis in enumerate(found, 1) if axis is None]
    noun = "dimension" if list(one) == [1] else "dimensions"
    text = f"it works along axis {listed(map(str, one.values()))} of arrays with {listed(map(str, one))} {noun}"
    return text + f", and along no single one of arrays with {listed(rest)}" * bool(rest)


def gives(entry: Entry, compared: dict[str, Any]) -> str:
    """A result and what it should be, with as many digits as tell them apart."""
    value, exact = apart(compared["value"], compared["exact"])
    ours = activations[entry.activation].parameters
    given = {name: number for name, number in compared.get("parameters", {}).items() if number != ours.get(name)}
    at = "".join(f", {name} = {shown(number)}," for name, number in given.items())
    return f"at {shown(compared['x'], 6)}{at} it gives {value}, exact {exact}"


def apart(value: Any, exact: Any) -> tuple[str, str]:
    """Two values with the same number of digits, as few as show that they differ."""
    texts = shown(value, 17), shown(exact, 17)
    for digits in range(3, 17):
        if (pair := (shown(value, digits), shown(exact, digits)))[0] != pair[1]:
            return pair
    return texts


def shown(value: Any, digits: int = 4) -> str:
    """A number, or numbers, as readers write them."""
    if isinstance(value, list):
        return f"({', '.join(shown(each, digits) for each in value)})"
    number = float(value)
    if 1 <= abs(number) < 1e6:  # Whole numbers are written out.
        digits = max(digits, len(str(int(abs(number)))))
    text = f"{number:.{digits}g}"
    mantissa, e, exponent = text.partition("e")
    text = mantissa + (f"e{int(exponent)}" if e else "")
    return text.replace("inf", "∞").replace("nan", "NaN").replace("-", "\N{MINUS SIGN}")


def short(value: Any) -> str:
    """A value as code, with no more digits than tell it from others."""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def listed(names: Iterable[str]) -> str:
    """Names in a sentence."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} and {last.removeprefix('on ')}" if most else last


@dataclass(frozen=True)
class Defect:
    """A wrong result, with the entries that share it."""

    dtype: str
    text: str
    code: str
    entries: tuple[Entry, ...]


def defects(row: Row) -> list[Defect]:
    """The defects of a package in an activation: equal results of several spellings are one."""
    found: dict[tuple[str, str], list[tuple[Entry, str]]] = {}
    for entry in row.entries:
        for defect in entry.defects:
            found.setdefault((defect["dtype"], gives(entry, defect)), []).append((entry, defect["code"]))
    return [
        Defect(dtype, text, shared[0][1], tuple(entry for entry, _ in shared))
        for (dtype, text), shared in found.items()
    ]


@dataclass(frozen=True)
class Behaviour:
    """What spellings of one name do without arguments."""

    text: str
    entries: tuple[Entry, ...]


def same_names() -> dict[str, list[Behaviour]]:
    """Names, in any spelling, under which the frameworks have different functions or defaults."""
    from framework_measurements.spellings import NAMES, plain

    found: dict[str, dict[str, list[Entry]]] = {}
    for entry in record().entries:
        name = plain(entry.spelling)
        if entry.kind != "expression" and NAMES.get(name) == entry.activation and entry.call is not None:
            found.setdefault(name, {}).setdefault(behaviour(entry), []).append(entry)
    return {
        name: [Behaviour(text, tuple(behaviours[text])) for text in sorted(behaviours, key=bool)]
        for name, behaviours in sorted(found.items())
        if len(behaviours) > 1
    }


def behaviour(entry: Entry) -> str:
    """What a spelling computes without arguments: the definition, or what else."""
    said = [text for _, (judgement, text) in differences(entry) if judgement in (BY_DEFAULT, DIFFERENT)]
    used = {name for name, _, _ in arguments(entry)}
    others = {name: value for name, value in entry.parameters.items() if name not in used and is_number(value or "")}
    unused = [
        f"`{name}={short(float(value or 0))}`" for name, value in others.items() if float(value or 0) not in (0, 1)
    ]
    if unused and not said:  # Something that the definition does not know, and that is seen.
        given = ", ".join(unused)
        finite = [d for d in entry.defects if d["x"] not in ("inf", "-inf", "nan")]
        said = [f"{given}; {d['dtype']}: {gives(entry, d)}" for d in finite[-1:]]
    return "; ".join(said)


@dataclass(frozen=True)
class Kink:
    """The gradients that frameworks give at a kink, by their value."""

    activation: str
    x: str
    left: str
    right: str
    gradients: dict[str, list[Entry]]


def kinks() -> list[Kink]:
    """All kinks at which a gradient has been measured."""
    found: dict[tuple[str, str, str, str], dict[str, list[Entry]]] = {}
    for package in packages().values():
        for activation in activations:
            for entry in with_kinks(package.of(activation)):
                for kink in entry.kinks:
                    key = (activation, shown(kink["x"]), shown(kink["left"]), shown(kink["right"]))
                    found.setdefault(key, {}).setdefault(shown(kink["gradient"], 3), []).append(entry)
    return [Kink(*key, gradients) for key, gradients in sorted(found.items(), key=lambda item: item[0][0])]


def with_kinks(entries: list[Entry]) -> list[Entry]:
    """Those with gradients at kinks; expressions only where there is nothing that bears the name."""
    found = [entry for entry in entries if entry.kinks and isinstance(entry.kinks[0]["gradient"], float)]
    return [entry for entry in found if entry.kind != "expression"] or found


def by_package(entries: Iterable[Entry]) -> dict[Package, list[Entry]]:
    """Entries, by their packages."""
    found: dict[Package, list[Entry]] = {}
    for entry in entries:
        found.setdefault(package_of(entry), []).append(entry)
    return found


def form(entry: Entry) -> tuple[str, list[tuple[str, str | None]]]:
    """What has to be written to get the definition, whatever the module is called."""
    from framework_measurements.spellings import plain

    tree = ast.parse(entry.matching_call or "None", mode="eval").body
    call = tree.func if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Call) else tree
    named = isinstance(call, ast.Call) and entry.kind != "expression"
    name = plain(ast.unparse(call.func)) if named else entry.matching_call
    given = [ast.unparse(k) for part in ast.walk(tree) if isinstance(part, ast.Call) for k in part.keywords]
    name = f"{name}, a layer" if entry.kind == "layer" else name
    return str(name), [(text, entry.parameters.get(text.partition("=")[0])) for text in given]


def conversions(first: str, second: str) -> list[tuple[str, Entry | None, Entry | None]]:
    """The activations that are written differently in two packages, or that one of them lacks."""
    found = []
    for name in activations:
        pair = []
        for package in (packages()[first], packages()[second]):
            entries = tuple(entry for entry in package.of(name) if entry.matching_call)
            pair.append(Row(package, name, entries).spellings()[0] if entries else None)
        one, other = pair
        if (one or other) and not (one and other and form(one) == form(other)):
            found.append((name, one, other))
    return sorted(found, key=lambda each: each[0])


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of the record, with what the schema says of them."""
    for name, field in schema["properties"].items():
        if "description" in field and not name.startswith("$"):
            yield name, field["description"]
    for part, place in (("framework", "frameworks.*"), ("entry", "entries[]"), ("comparison", "entries[].defaults")):
        for name, field in schema["$defs"][part]["properties"].items():
            if "description" in field:
                yield f"{place}.{name}", field["description"]
    yield "judgement", schema["$defs"]["judgement"]["description"]
