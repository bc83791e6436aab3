"""What a sentence says of frameworks by a role is what the record of their measurement says."""

from __future__ import annotations

import re

import pytest

from extensions.measured import FORM, fields
from framework_measurements.findings.packages import packages
from framework_packages import TITLES, entries_of, version_of
from framework_tables import agrees, read
from markup import DOCUMENTS

USED = {
    match.groups()
    for path in DOCUMENTS
    for text in re.findall(r"\{measured\}`([^`]+)`", path.read_text("utf-8"))
    if (match := FORM.fullmatch(" ".join(text.split())))
}


@pytest.mark.parametrize(("name", "package", "field"), sorted(USED))
def test_what_is_said_was_measured(name: str, package: str, field: str) -> None:
    said = fields(name, packages()[package])[field]
    own = [entry for entry in entries_of(name, package) if entry.kind != "expression"]
    if field == "version":
        title, version = re.sub(r" \d+$", "", TITLES[package]), version_of(package).partition("+")[0]
        assert said == f"{title} {version}"
    elif field in ("kink", "left", "right", "gradient"):
        key = {"kink": "x"}.get(field, field)
        found = [kink for entry in own for kink in entry.kinks if kink["gradient"] is not None]
        assert found and all(agrees(said, kink[key], 3) for kink in found), f"{said}, in the record {found}"
    else:
        found = [entry.defaults for entry in own if entry.defaults]
        numbers = [sum(each["value"]) if field == "sum" else each[field] for each in found]
        assert any(agrees(said, number, 1) for number in numbers), f"{said}, in the record {numbers}"


def test_a_finding_is_one() -> None:
    """What is said to be wrong of probabilities is wrong, and where gradients are said to differ they do."""
    for name, package, _ in (each for each in USED if each[2] == "sum"):
        own = fields(name, packages()[package])
        assert abs(sum(read(own["exact"])) - 1) < 1e-3 < abs(read(own["sum"]) - 1), f"{name} in {package}: {own}"
    gradients = [fields(name, packages()[package])["gradient"] for name, package, field in USED if field == "gradient"]
    assert len(gradients) == len(set(gradients)) > 1
