"""The record of the configurations, and the activations that they name."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from framework_measurements.record import Entry, read

FILE = Path(__file__).with_name("configurations.json")
NAMED = re.compile(r'ACT2FN\["(.*)"\]')
# What the activation of the first half is called where the second is multiplied by it.
GATED = {"silu": "swiglu", "gelu": "geglu", "gelu_tanh": "geglu", "relu": "reglu", "linear": "bilinear_glu"}


class Model(NamedTuple):
    """A type of models: what its configuration says by default, and what is computed then."""

    title: str
    configuration: str
    said: str
    """The field of the configuration, with its value."""
    activation: str
    """The activation, or "" if it has no page."""
    function: str
    """What both halves go through, where it is a gate; else ""."""


@functools.cache
def recorded() -> dict[str, Any]:
    """Return the record."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


@functools.cache
def names() -> dict[str, Entry | None]:
    """Return what has been measured of each name in ACT2FN; nothing of those without a page."""
    record = read()
    entries = {entry.spelling: entry for entry in record.entries if entry.framework == "transformers"}
    spelled: dict[str, Entry | None] = {**dict.fromkeys(record.frameworks["transformers"].unknown), **entries}
    return {
        name[1]: entry
        for spelling, entry in sorted(spelled.items(), key=lambda pair: pair[0])
        if (name := NAMED.fullmatch(spelling))
    }


def models() -> list[Model]:
    """Return the types of models, by the activation."""
    return sorted(map(model, recorded()["models"]), key=lambda one: (one.function or one.activation, one.title))


def model(row: dict[str, Any]) -> Model:
    """Find the activation of a configuration by what has been measured of the name."""
    entry = names()[row["value"]]
    activation = entry.activation if entry else ""
    gated = "swiglu_oai" if row["alpha"] else GATED.get(activation, "")
    function = gated if row["gated"] else ""
    return Model(row["title"], row["class"], f'{row["field"]}="{row["value"]}"', activation, function)
