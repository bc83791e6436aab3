"""Read and write the records of measurements: a file for each framework and version.

>>> record = read()
>>> [entry.word for entry in record.of("gelu") if entry.spelling == "jax.nn.gelu"]
['other default']
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from framework_measurements import judgement
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import EPSILON

RECORDS = Path(__file__).with_name("records")
SCHEMA = Path(__file__).with_name("record.schema.json")


@dataclass(frozen=True)
class Header:
    """A framework as a whole; `record.schema.json` describes each field, here as below."""

    title: str
    versions: dict[str, str]
    date: str
    machine: dict[str, str]
    float64: str
    unknown: list[str]
    not_called: dict[str, str]
    by_hand: list[dict[str, Any]]
    fingerprint: dict[str, str]
    """Hashes of all that the results depend on: see `fingerprint`."""


DEFAULTS = "defaults"


@dataclass(frozen=True)
class Compared:
    """A comparison of results with exact values."""

    place: str
    """``samples``, ``values`` or ``gradients``, or, without arguments, ``defaults``."""
    given: str
    """The dtype of the inputs."""
    part: dict[str, Any]
    """The part of the entry."""

    @property
    def dtype(self) -> str:
        """The dtype of the results; integers are judged as float32."""
        result = self.part.get("result", self.given)
        return result if result in EPSILON else "float32"

    @functools.cached_property
    def word(self) -> str:
        """The word for it."""
        return judgement.word(self.part, self.dtype)


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
    random: bool
    opset: int = 0
    needs_arguments: bool = False
    defaults: dict[str, Any] | None = None
    matching: dict[str, Any] | None = None
    refused: list[dict[str, float]] = dataclasses.field(default_factory=list)
    dtypes: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)
    gradients: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)
    integers: dict[str, Any] | None = None
    special: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    kinks: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    axis: list[int | None] | None = None
    gate: str | None = None

    @functools.cached_property
    def compared(self) -> list[Compared]:
        """What has been compared of the call that computes the activation, or of the call without arguments."""
        whole = self.matching or self.defaults
        found = [Compared("samples", "float32", whole)] if whole else []
        for place, parts in (("values", self.dtypes), ("gradients", self.gradients)):
            for dtype, part in parts.items():
                if "error" not in part or (place == "gradients" and "error" not in self.dtypes[dtype]):
                    found.append(Compared(place, dtype, part))
        return found

    @property
    def is_theirs(self) -> bool:
        """Whether the framework itself has it; what this project writes with others is an expression."""
        return self.kind != "expression"

    @property
    def is_other_axis(self) -> bool:
        """Whether it works by default along another axis than the last, and can be told to work along that."""
        return "axis" in (self.matching_call or "") and self.axis not in (None, [None] * 4, [0, 1, 2, 3])

    @functools.cached_property
    def word(self) -> str:
        """The gravest word for it."""
        if not self.dtypes:
            return judgement.OTHER_FUNCTION
        words = [part.word for part in self.compared]
        if self.needs_arguments or self.is_other_axis:
            words.append(judgement.OTHER_DEFAULT)
        return judgement.gravest(words)

    @property
    def near_0(self) -> tuple[float, Any] | None:
        """The largest absolute difference in float32 where all numbers are in [-10, 10], and the input; None if none.

        It is that of the call that computes the activation, or of the call without arguments; ∞ if that gives NaN.
        """
        found = self.dtypes.get("float32", {}).get("near_0")
        return found and (float(found["difference"]), found["x"])

    @property
    def key(self) -> tuple[str, str, str]:
        """What no other entry shares."""
        return self.framework, self.activation, self.spelling


@dataclass(frozen=True, eq=False)
class Record:
    """The measurements of some frameworks, in one version of each."""

    frameworks: dict[str, Header]
    entries: list[Entry]

    @property
    def dates(self) -> list[str]:
        """The days of the measurements."""
        return sorted({header.date for header in self.frameworks.values()})

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


def read(folder: Path = RECORDS) -> Record:
    """Read what has been measured of each framework in its newest version.

    Raises
    ------
    RecordError
        If a file is not JSON, or lacks a field, or has one that is not known.
    """
    newest = [read_file(paths[-1]) for paths in files(folder).values()]
    return Record(
        {key: header for one in newest for key, header in one.frameworks.items()},
        [entry for one in newest for entry in one.entries],
    )


def files(folder: Path = RECORDS) -> dict[str, list[Path]]:
    """Return the files of each framework, that of its newest version last."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.json"), key=lambda path: [*map(int, re.findall(r"\d+", version(path)))]):
        found.setdefault(path.stem.rpartition("-")[0], []).append(path)
    return {key: found[key] for key in FRAMEWORKS if key in found}


def version(path: Path) -> str:
    """Return the version of the framework that a file is about."""
    return path.stem.rpartition("-")[2]


def read_file(path: Path) -> Record:
    """Read the measurement of a framework."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise RecordError(f"{path.name}: {error}") from error
    key, where = path.stem.rpartition("-")[0], path.name
    entries = content.pop("entries", None)
    if entries is None or content.pop("framework", None) != key:
        raise RecordError(f"{where}: expected entries of the framework {key}")
    header = made(Header, content, where)
    found = [made(Entry, {"framework": key, **entry}, f"{where}: {entry.get('spelling')}") for entry in entries]
    return Record({key: header}, found)


FORM = {"$schema", "checksum"}


def made(kind: Any, content: Mapping[str, Any], where: str) -> Any:
    """Make an object of a dataclass from JSON."""
    fields = dataclasses.fields(kind)
    required = {field.name for field in fields if is_required(field)}
    if wrong := (required - content.keys()) | (content.keys() - {f.name for f in fields} - FORM):
        raise RecordError(f"{where}: expected other fields, see {', '.join(sorted(wrong))}")
    return kind(**{name: value for name, value in content.items() if name not in FORM})


def written(record: Record) -> dict[str, str]:
    """Write files, each with a line for each field and for each entry, so that a difference can be read."""
    return {
        f"{key}-{next(iter(header.versions.values()))}.json": file(record, key)
        for key, header in record.frameworks.items()
    }


def file(record: Record, key: str) -> str:
    """Write the file of a framework."""
    header = "".join(f"{as_json(name)}: {as_json(value)},\n" for name, value in vars(record.frameworks[key]).items())
    own = [entry_content(entry) for entry in record.entries if entry.framework == key]
    entries = ",\n".join(as_json({name: value for name, value in one.items() if name != "framework"}) for one in own)
    content = f'"framework": {as_json(key)},\n{header}"entries": [\n{entries}\n]\n}}\n'
    checksum = sha256(content.encode()).hexdigest()
    return f'{{\n"$schema": "../{SCHEMA.name}",\n"checksum": "{checksum}",\n{content}'


def as_json(content: Any) -> str:
    """Write JSON on one line, in which all numbers are finite."""
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def entry_content(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry that are not empty."""
    content = {field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}
    required = {field.name for field in dataclasses.fields(entry) if is_required(field)}
    return {name: value for name, value in content.items() if name in required or value not in (None, [], {}, False, 0)}


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Decide whether a field has no default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
