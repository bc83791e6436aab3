"""The examples in documents and docstrings are found, and so are run."""

from __future__ import annotations

import pytest
from sybil import Sybil


def test_every_pattern_finds_examples(examples: list[Sybil], pytestconfig: pytest.Config) -> None:
    root = pytestconfig.rootpath
    places = [root / place for place in pytestconfig.getini("testpaths")]
    files = [path for place in places for path in ([place] if place.is_file() else place.rglob("*.*"))]
    files = [path for path in files if "node_modules" not in path.parts and "_build" not in path.parts]
    for sybil in examples:
        for pattern in sybil.patterns:
            found = [path for path in files if sybil.should_parse(path) and path.match(pattern)]
            assert any(list(sybil.parse(path).examples()) for path in found), f"conftest.py: {pattern} has no example"
