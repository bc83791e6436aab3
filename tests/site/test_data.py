"""The files of data are where their description says, and the formulas in them where their addresses say."""

from __future__ import annotations

import json
from typing import Any

from conftest import SITE
from extensions.data_files import PACKAGE, package

DOWNLOADS = SITE / "downloads"


def described() -> dict[str, Any]:
    return json.loads((DOWNLOADS / PACKAGE).read_text("utf-8"))


def test_every_file_that_is_described_is_there() -> None:
    found = described()
    assert found == package(found["version"])
    for each in found["resources"]:
        assert (DOWNLOADS / each["path"]).stat().st_size, each["path"]
        if each["format"] == "json":
            json.loads((DOWNLOADS / each["jsonSchema"]).read_text("utf-8"))
            json.loads((DOWNLOADS / each["path"]).read_text("utf-8"))


def test_addresses_of_formulas_lead_to_elements() -> None:
    for row in json.loads((DOWNLOADS / "formulas.json").read_text("utf-8")):
        page, _, anchor = row["address"].partition("#")
        assert not anchor or f'id="{anchor}"' in (SITE / page).read_text("utf-8"), row["address"]
