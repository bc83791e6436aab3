"""The code in the documents and docstrings, as tests: each example with its line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

# This page reads a file that the build writes; for the tests it is written here.
NEEDS_VECTORS = "docs/numerics.md"

documents = Sybil(patterns=["*.md"], excludes=[NEEDS_VECTORS], parsers=[PythonCodeBlockParser()])
checking = Sybil(patterns=[NEEDS_VECTORS], parsers=[PythonCodeBlockParser()], fixtures=["beside_the_vectors"])
docstrings = Sybil(patterns=["src/**/*.py"], parsers=[DocTestParser()])

pytest_collect_file = SybilCollection([documents, checking, docstrings]).pytest()


@pytest.fixture(scope="session")
def folder_of_vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the test vectors to a folder, as the build does."""
    from accuracy.vectors import as_json, vectors
    from activation_functions import activations

    folder = tmp_path_factory.mktemp("vectors")
    rows = [row for activation in activations.values() for row in vectors(activation)]
    (folder / "test-vectors.json").write_text(as_json(rows, "of the tests"), "utf-8")
    return folder


@pytest.fixture
def beside_the_vectors(folder_of_vectors: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work in the folder with the test vectors."""
    monkeypatch.chdir(folder_of_vectors)
    yield
