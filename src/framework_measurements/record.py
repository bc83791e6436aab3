"""Read, write and compare records of measurements.

>>> record = read()
>>> [entry.judgement for entry in record.of("gelu") if entry.spelling == "jax.nn.gelu"]
['different by default']
"""

from __future__ import annotations

import dataclasses
import functools
import json
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from framework_measurements.judgement import UNITS

RECORD = Path(__file__).with_name("record.json")
SCHEMA = Path(__file__).with_name("record.schema.json")


@dataclass(frozen=True)
class Header:
    """A framework as a whole; `record.schema.json` describes each field, here as below."""

    title: str
    versions: dict[str, str]
    float64: str
    unknown: list[str]
    not_called: dict[str, str]


@dataclass(frozen=True)
class Entry:
    """The results of a spelling of an activation in a framework."""

    framework: str
    activation: str
    spelling: str
    kind: str
    found: str
    parameters: dict[str, str | None]
    call: str | None
    matching_call: str | None
    judgement: str
    random: bool
    defaults: dict[str, Any] | None = None
    matching: dict[str, Any] | None = None
    dtypes: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)
    float64_kept: bool | None = None
    integers: dict[str, Any] | None = None
    special: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    kinks: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    gradient: dict[str, Any] | None = None
    axis: list[int | None] | None = None
    gate: str | None = None
    defects: list[dict[str, Any]] = dataclasses.field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, str]:
        """What no other entry shares."""
        return self.framework, self.activation, self.spelling


@dataclass(frozen=True, eq=False)
class Record:
    """All measurements."""

    date: str
    machine: dict[str, str]
    frameworks: dict[str, Header]
    entries: list[Entry]
    fingerprint: dict[str, str]
    """Hashes of all that the results depend on: see `fingerprint`."""
    checksum: str = ""
    """A hash of all that stands below it in the file; empty until it is written."""

    def of(self, activation: str) -> list[Entry]:
        """Return the entries of an activation."""
        return self._by_activation.get(activation, [])

    def of_frameworks(self, activation: str, frameworks: Collection[str]) -> list[Entry]:
        """Return the entries of an activation in some frameworks."""
        return [entry for entry in self.of(activation) if entry.framework in frameworks]

    @functools.cached_property
    def _by_activation(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.activation, []).append(entry)
        return found


class RecordError(ValueError):
    """The record is not what it must be."""


def read(path: Path = RECORD) -> Record:
    """Read the record.

    Raises
    ------
    RecordError
        If it is not JSON, or lacks a field, or has one that is not known.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise RecordError(f"{path.name}: {error}") from error
    if missing := {"frameworks", "entries"} - content.keys():
        raise RecordError(f"{path.name}: expected {', '.join(sorted(missing))}")
    headers = {key: made(Header, header, f"{path.name}: {key}") for key, header in content["frameworks"].items()}
    entries = [
        made(Entry, entry, f"{path.name}: {' '.join(map(str, list(entry.values())[:3]))}")
        for entry in content["entries"]
    ]
    for entry in entries:
        if entry.framework not in headers:
            raise RecordError(
                f"{path.name}: {entry.spelling} is of {entry.framework}, expected one of {', '.join(headers)}"
            )
    record: Record = made(Record, {**content, "frameworks": headers, "entries": entries}, path.name)
    return record


def made(kind: Any, content: Mapping[str, Any], where: str) -> Any:
    """Make an object of a dataclass from JSON."""
    fields = dataclasses.fields(kind)
    required = {f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    if wrong := (required - content.keys()) | (content.keys() - {f.name for f in fields} - {"$schema"}):
        raise RecordError(f"{where}: expected other fields, see {', '.join(sorted(wrong))}")
    return kind(**{name: value for name, value in content.items() if name != "$schema"})


def written(record: Record) -> str:
    """Write the record, with a line for each framework and for each entry, so that a difference can be read."""
    headers = ",\n".join(f"{as_json(key)}: {as_json(vars(header))}" for key, header in record.frameworks.items())
    entries = ",\n".join(as_json(entry_content(entry)) for entry in record.entries)
    content = (
        f'"date": {as_json(record.date)},\n"machine": {as_json(record.machine)},\n'
        f'"fingerprint": {as_json(record.fingerprint)},\n'
        f'"frameworks": {{\n{headers}\n}},\n'
        f'"entries": [\n{entries}\n]\n}}\n'
    )
    checksum = sha256(content.encode()).hexdigest()
    return f'{{\n"$schema": "{SCHEMA.name}",\n"checksum": "{checksum}",\n{content}'


def as_json(content: Any) -> str:
    """Write JSON on one line, in which all numbers are finite."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def entry_content(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry that are not empty."""
    optional = {
        f.name for f in dataclasses.fields(Entry) if f.default is None or f.default_factory is not dataclasses.MISSING
    }
    return {name: value for name, value in vars(entry).items() if name not in optional or value not in (None, [], {})}


ROUNDED = {"same", "same up to rounding"}
# A processor with other instructions adds and multiplies in another order, and so may give a few other units in the
# last place: as many as the rule of `judgement.py` calls rounding.
EPSILON = {"float16": UNITS * 2.0**-10, "float32": UNITS * 2.0**-23, "float64": UNITS * 2.0**-52}


def differences(
    recorded: Any, measured: Any, where: str = "", dtype: str = "float32", scale: float = 1.0
) -> Iterator[str]:
    """Yield the differences between two parts of records that are larger than those between processors."""
    if isinstance(recorded, dict) and isinstance(measured, dict) and ("error" in recorded) == ("error" in measured):
        recorded, measured = comparable(recorded, measured)
        dtype = measured.get("dtype", dtype)
        scale = max([1.0, *map(abs, numbers(measured.get("x")))])
        for name in dict.fromkeys([*recorded, *measured]):
            inner = name if name in EPSILON else dtype
            path = f"{where}.{name}" if where else name
            yield from differences(recorded.get(name), measured.get(name), path, inner, scale)
    elif isinstance(recorded, list) and isinstance(measured, list) and len(recorded) == len(measured):
        for i, pair in enumerate(zip(recorded, measured, strict=True)):
            yield from differences(*pair, f"{where}[{i}]", dtype, scale)
    elif not alike(recorded, measured, dtype, scale):
        yield f"{where} is {json.dumps(recorded)} in the record, measured: {json.dumps(measured)}"


def comparable(recorded: dict[str, Any], measured: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Leave out what may be rounded otherwise, there or elsewhere, if both are right up to rounding."""
    if not {recorded.get("judgement"), measured.get("judgement")} <= ROUNDED:
        return recorded, measured
    names = {"judgement"}
    if "points" in recorded:
        names |= {"difference", "x", "value", "exact", "parameters"}
    left, right = ({key: value for key, value in part.items() if key not in names} for part in (recorded, measured))
    return left, right


def numbers(value: Any) -> list[float]:
    """Return the finite numbers in a number or a list."""
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, int | float) and math.isfinite(v)]


def alike(recorded: Any, measured: Any, dtype: str, scale: float) -> bool:
    """Decide whether two values are the same, or numbers that differ by rounding."""
    if not (isinstance(recorded, float) and isinstance(measured, float)):
        return bool(recorded == measured)
    return abs(recorded - measured) <= EPSILON[dtype] * scale * max(abs(recorded), abs(measured))
