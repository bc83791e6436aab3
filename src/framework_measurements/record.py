"""The record of the measurements: how it is read, written, and compared with new ones.

>>> record = read()
>>> [entry.judgement for entry in record.of("gelu") if entry.spelling == "jax.nn.gelu"]
['different by default']
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framework_measurements.judgement import UNITS

RECORD = Path(__file__).with_name("record.json")
SCHEMA = Path(__file__).with_name("record.schema.json")


@dataclass(frozen=True)
class Header:
    """What is said of a framework as a whole; `record.schema.json` describes each field, here as below."""

    title: str
    versions: dict[str, str]
    float64: str
    unknown: list[str]
    not_called: dict[str, str]


@dataclass(frozen=True)
class Entry:
    """What was measured of one spelling of one activation in one framework."""

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


@dataclass(frozen=True)
class Record:
    """All measurements."""

    date: str
    machine: dict[str, str]
    frameworks: dict[str, Header]
    entries: list[Entry]

    def of(self, activation: str) -> list[Entry]:
        """The entries of an activation."""
        return [entry for entry in self.entries if entry.activation == activation]


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
    """An object of a dataclass, of JSON."""
    fields = dataclasses.fields(kind)
    required = {f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING}
    if wrong := (required - content.keys()) | (content.keys() - {f.name for f in fields} - {"$schema"}):
        raise RecordError(f"{where}: expected other fields, see {', '.join(sorted(wrong))}")
    return kind(**{name: value for name, value in content.items() if name != "$schema"})


def written(record: Record) -> str:
    """The text of the record: a line for each framework and for each entry, so that a difference can be read."""

    headers = ",\n".join(f"{as_json(key)}: {as_json(vars(header))}" for key, header in record.frameworks.items())
    entries = ",\n".join(as_json(entry_content(entry)) for entry in record.entries)
    return (
        f'{{\n"$schema": "{SCHEMA.name}",\n"date": {as_json(record.date)},\n"machine": {as_json(record.machine)},\n'
        f'"frameworks": {{\n{headers}\n}},\n'
        f'"entries": [\n{entries}\n]\n}}\n'
    )


def as_json(content: Any) -> str:
    """JSON on one line, in which all numbers are finite."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def entry_content(entry: Entry) -> dict[str, Any]:
    """The fields of an entry without those that say nothing."""
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
    """Where two parts of records differ by more than processors may."""
    if isinstance(recorded, dict) and isinstance(measured, dict) and ("error" in recorded) == ("error" in measured):
        if {recorded.get("judgement"), measured.get("judgement")} <= ROUNDED:
            # What is right up to rounding may be rounded otherwise, there or elsewhere.
            names = (
                {"difference", "x", "value", "exact", "judgement", "parameters"}
                if "points" in recorded
                else {"judgement"}
            )
            recorded, measured = ({k: v for k, v in part.items() if k not in names} for part in (recorded, measured))
        dtype = measured.get("dtype", dtype)
        scale = max([1.0, *map(abs, numbers(measured.get("x")))])
        for name in [*recorded, *(name for name in measured if name not in recorded)]:
            inner = name if name in EPSILON else dtype
            path = f"{where}.{name}" if where else name
            yield from differences(recorded.get(name), measured.get(name), path, inner, scale)
    elif isinstance(recorded, list) and isinstance(measured, list) and len(recorded) == len(measured):
        for i, pair in enumerate(zip(recorded, measured)):
            yield from differences(*pair, f"{where}[{i}]", dtype, scale)
    elif not alike(recorded, measured, dtype, scale):
        yield f"{where} is {json.dumps(recorded)} in the record, measured: {json.dumps(measured)}"


def numbers(value: Any) -> list[float]:
    """The finite numbers in a number or a list."""
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, int | float) and math.isfinite(v)]


def alike(recorded: Any, measured: Any, dtype: str, scale: float) -> bool:
    """Whether two values are the same, or numbers that differ by rounding."""
    if not (isinstance(recorded, float) and isinstance(measured, float)):
        return bool(recorded == measured)
    return abs(recorded - measured) <= EPSILON[dtype] * scale * max(abs(recorded), abs(measured))
