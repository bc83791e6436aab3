"""A page is made again when, and only when, something has changed that it shows: its script runs, its pictures too."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import script_run
from activation_functions import activations
from activation_functions.kinds import Activation
from extensions import figure_files, figures, library_figures, outdated, stamps
from extensions.directives import FromLibrary
from specification import samples
from specification.page import Page


def test_page_is_made_again_when_what_it_runs_has_changed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    run = script_run.run(page.path).functions
    assert run, f"gallery/{page.path.name} runs no function of the library"
    before = outdated.fingerprint(page.path)
    reached = reached_by(run)
    every = {one: samples.functions(one) for one in activations.values()}

    def is_made_again(changed: Collection[Any]) -> bool:
        with monkeypatch.context() as patch:
            unchanged = outdated.source
            patch.setattr(outdated, "source", lambda value: unchanged(value) + "# changed" * (value in changed))
            return outdated.fingerprint(page.path) != before

    for function in (each for functions in every.values() for each in functions if each.__name__ in run):
        assert is_made_again([function._evaluate]), (
            f"gallery/{page.path.name} runs {function.__name__}, and is not made again when it changes"
        )
    others = [each._evaluate for one, functions in every.items() if one not in reached for each in functions]
    assert not is_made_again(others), f"gallery/{page.path.name} is made again when what it does not run changes"


def reached_by(run: set[str]) -> list[Activation[...]]:
    """What is run, by names; a function and its derivatives are one, and what they are made of goes with them."""
    reached = [one for one in activations.values() if any(each.__name__ in run for each in samples.functions(one))]
    for one in reached:  # which grows
        for function in samples.functions(one):
            words = set(re.findall(r"\w+", outdated.source(function._evaluate)))
            reached += [
                activations[name] for name in sorted(words & activations.keys()) if activations[name] not in reached
            ]
    return reached


def test_page_is_made_again_when_what_all_pages_share_has_changed(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outdated.fingerprint(page.path)
    monkeypatch.setattr(outdated, "shared", lambda: "changed")
    assert outdated.fingerprint(page.path) != before


def test_all_pages_share_the_packages_and_the_modules_of_no_family(monkeypatch: pytest.MonkeyPatch) -> None:
    shared, version, read_text = outdated.shared.__wrapped__, outdated.version, Path.read_text
    before = shared()
    assert shared() == before
    for package in ("numpy", "matplotlib", "sphinx-gallery"):
        with monkeypatch.context() as patch:
            patch.setattr(outdated, "version", lambda name: version(name) + ".1" * (name == package))
            assert shared() != before, package
    families = {f"{activation.family}.py" for activation in activations.values()}
    modules = [path for path in outdated.LIBRARY.rglob("*.py") if path.name not in {*families, "__init__.py"}]
    assert modules
    for path in [*modules, *outdated.LIBRARY.glob("plot/*.py"), *outdated.EXTENSIONS.glob("figure*.py")]:
        with monkeypatch.context() as patch:
            patch.setattr(
                Path, "read_text", lambda self, *a, **k: read_text(self, *a, **k) + "# changed" * (self == path)
            )
            assert shared() != before, path.name


@pytest.mark.parametrize(
    ("change", "is_drawn_again"),
    [
        ("nothing", False),
        ("a function", True),
        ("the members", True),
        ("the description", True),
        ("the file is gone", True),
        ("the record is gone", True),
    ],
)
def test_a_picture_of_several_is_drawn_again_when_it_has_changed(
    change: str, is_drawn_again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def save(figure: str, folder: Path, endings: list[str]) -> None:
        drawn.append(figure)
        (folder / "some.svg").write_text("<svg></svg>", "utf-8")

    monkeypatch.setattr(figure_files, "save", save)
    monkeypatch.setattr(library_figures, "element", lambda name, alt, svg: svg)
    (tmp_path / figures.FOLDER).mkdir(parents=True)
    members, alt = [*activations.values()][:2], "Two curves."

    def show(number: int) -> None:
        environment: Any = SimpleNamespace(srcdir=tmp_path)
        picture: Any = SimpleNamespace(figure=number)
        assert library_figures.drawn(environment, "some", members, alt, lambda plot: picture) == "<svg></svg>"

    show(1)
    match change:
        case "a function":
            unchanged = outdated.source
            monkeypatch.setattr(outdated, "source", lambda function: unchanged(function) + "# changed")
        case "the members":
            members = members[:1]
        case "the description":
            alt = "One curve, and another."
        case "the file is gone":
            (tmp_path / figures.FOLDER / "some.svg").unlink()
        case "the record is gone":
            (tmp_path / figures.FOLDER / "some.dependencies").unlink()
    show(2)
    show(3)
    assert drawn == [1, 2][: 1 + is_drawn_again]


def test_a_page_that_shows_activations_is_read_again_when_there_is_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever it shows: a page of a family does not know that it has another member."""
    app: Any = SimpleNamespace(srcdir=tmp_path)
    directive: Any = object.__new__(FromLibrary)
    noted: list[Path] = []
    environment = SimpleNamespace(note_dependency=noted.append, app=app)
    directive.state = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=environment)))
    monkeypatch.setattr(FromLibrary, "shown", lambda self: [])
    monkeypatch.setattr(FromLibrary, "content_of_page", lambda self: [])
    directive.run()
    stamps.renew(app)
    before = {path: path.read_text("utf-8") for path in noted}
    *others, _ = activations.items()
    monkeypatch.setattr(stamps, "activations", dict(others))
    stamps.renew(app)
    assert [path for path, text in before.items() if path.read_text("utf-8") != text], "no page is read again"
