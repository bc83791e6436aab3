"""The files that GitHub, Read the Docs, PyPI and reference managers read have the form that these expect."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema.validators import validator_for
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
FORMS = sorted({*GITHUB.glob("ISSUE_TEMPLATE/*.yml")} - {GITHUB / "ISSUE_TEMPLATE/config.yml"})
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "vendor.github-workflows"),
    **dict.fromkeys(FORMS, "vendor.github-issue-forms"),
    GITHUB / "ISSUE_TEMPLATE/config.yml": "vendor.github-issue-config",
    GITHUB / "dependabot.yml": "vendor.dependabot",
    ROOT / ".readthedocs.yaml": "vendor.readthedocs",
    ROOT / "CITATION.cff": "vendor.citation-file-format",
}
of_each_file = pytest.mark.parametrize("path", SCHEMAS, ids=[path.relative_to(ROOT).as_posix() for path in SCHEMAS])
of_each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=[path.name for path in WORKFLOWS])


def content(path: Path) -> Any:
    """YAML 1.2, in which `on` is no truth value."""
    return YAML(typ="safe", pure=True).load(path)


def place(path: Path, text: str) -> str:
    written = path.read_text("utf-8")
    return f"{path.relative_to(ROOT)}:{written.partition(text)[0].count(chr(10)) + 1}"


@of_each_file
def test_file_has_the_form_that_its_reader_expects(path: Path) -> None:
    schema = get_builtin_schema(SCHEMAS[path])
    errors = validator_for(schema)(schema).iter_errors(content(path))
    said = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors]
    assert not said, f"{path.relative_to(ROOT)}: {said}"


def test_every_file_beside_them_has_a_schema_or_is_prose() -> None:
    read = {path for path in GITHUB.rglob("*") if path.is_file() and path.suffix != ".md"}
    assert not read - SCHEMAS.keys() and len(SCHEMAS) > 5


@of_each_workflow
def test_what_a_workflow_calls_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for target in re.findall(r"(?:run: |^ +)make ([a-z-]+)", text, re.MULTILINE):
        assert target in targets, f"{place(path, f'make {target}')}: the Makefile has no target {target}"
    for name in re.findall(r"(?<![\w/.-])(?:(?:docs|locks|src|tests)/[\w./-]+|\.ci/\w+)", text):
        built = name.startswith("docs/_build")
        assert built or (ROOT / name).exists(), f"{place(path, name)}: there is no {name}"
    for name in re.findall(r"gh workflow run (\S+)", text):
        assert (path.parent / name).exists(), f"{place(path, name)}: there is no workflow {name}"


@of_each_workflow
def test_a_workflow_may_do_no_more_than_it_says(path: Path) -> None:
    """What is not said, GitHub decides by settings of the repository; what is put into a script could be a command."""
    workflow = content(path)
    assert workflow["permissions"] in ({}, {"contents": "read"}), f"{place(path, 'permissions')}: {workflow}"
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), f"{place(path, step.get('run', ''))}: pass it by the environment"


def test_the_library_is_tested_with_the_oldest_version_of_python_on_three_systems() -> None:
    matrix = content(GITHUB / "workflows/tests.yml")["jobs"]["library"]["strategy"]["matrix"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f">={matrix['python'][0]}" == project["requires-python"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_workflows_use_the_same_versions_of_actions() -> None:
    used: dict[str, str] = {}
    for path in WORKFLOWS:
        for action, version in re.findall(r"uses: (\S+)@(\S+)", path.read_text("utf-8")):
            other = used.setdefault(action, version)
            assert version == other, f"{place(path, f'{action}@{version}')}: {version}, elsewhere {other}"
    assert len(used) > 5


def test_the_form_for_errors_takes_the_address_from_the_page() -> None:
    template = (ROOT / "docs/_templates/page.html").read_text("utf-8")
    [(form, field)] = re.findall(r"issues/new\?template=([\w.]+)&amp;(\w+)=", template)
    fields = [part.get("id") for part in content(GITHUB / "ISSUE_TEMPLATE" / form)["body"]]
    assert field in fields, f"{place(ROOT / 'docs/_templates/page.html', form)}: {form} has no field {field}"
