"""Which tests are run: the code in documents and docstrings, too, and with `--page` those of some activations alone."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# This page reads files that the build writes; for the tests they are written here.
NEEDS_DATA = "docs/data.md"

documents = Sybil(patterns=["*.md"], excludes=[NEEDS_DATA], parsers=[PythonCodeBlockParser()])
checking = Sybil(patterns=[NEEDS_DATA], parsers=[PythonCodeBlockParser()], fixtures=["beside_the_data"])
docstrings = Sybil(patterns=["src/**/*.py"], parsers=[DocTestParser()])

EXAMPLES = SybilCollection([documents, checking, docstrings])
pytest_collect_file = EXAMPLES.pytest()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option `--page`."""
    parser.addoption(
        "--page",
        metavar="NAMES",
        default="",
        help="run only what is about these activations: their pages, functions, facts and families",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a name that is neither an activation nor a page."""
    from activation_functions import activations
    from specification.page import pages

    known = sorted(activations.keys() | pages().keys())
    for name in config.getoption("page").split():
        if name not in known:
            near = difflib.get_close_matches(name, known) or known
            raise pytest.UsageError(f"there is no activation and no page {name!r}; there is {', '.join(near)}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--page`, keep the tests whose identifiers contain a name, or that of its family or of one of its papers."""
    from activation_functions import activations, bibliography

    if names := config.getoption("page").split():
        known = [activations[name] for name in names if name in activations]
        families = [one.family for one in known]
        papers = [key for key, paper in vars(bibliography).items() if any(paper in one.references for one in known)]
        asked = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, [*names, *families, *papers]))})(?!\w)")
        kept = [item for item in items if asked.search(item.nodeid)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


class InGroups(LoadScopeScheduling):
    """Run tests that share results in the same process.

    These are the tests of an activation, or of a file if only some pages are asked for; the examples of a document,
    which share their names; and the tests of types. The marks of pytest-xdist have no effect on pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        from activation_functions import activations

        file, _, test = nodeid.partition("::")
        words = re.findall(r"\w+", test.partition("[")[2])
        about = next((word for word in words if word in activations), None)
        together = test.startswith("line:") or file.endswith("test_types.py") or self.config.getoption("page")
        return file if together else about or nodeid


@pytest.hookimpl(optionalhook=True)  # `-p no:xdist` leaves its hooks unknown
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> InGroups:
    """Hand out tests in groups."""
    return InGroups(config, log)


@pytest.fixture(scope="session")
def folder_of_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files of data to a folder, as the build does, but without its measurements."""
    from accuracy.vectors import vectors
    from activation_functions import activations
    from extensions.data_files import DATA

    folder = tmp_path_factory.mktemp("data")
    made = [row for name in sorted(activations) for row in vectors(activations[name])]
    for name, one in DATA.items():
        (one._replace(rows=lambda: made) if name == "test-vectors" else one).write(folder)
    return folder


@pytest.fixture(scope="session")
def examples() -> list[Sybil]:
    """Return what finds the examples in documents and docstrings."""
    return EXAMPLES


@pytest.fixture
def beside_the_data(folder_of_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work in the folder with the files of data."""
    monkeypatch.chdir(folder_of_data)
    yield
