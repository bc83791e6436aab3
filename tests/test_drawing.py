"""Pictures are drawn where they are asked for, keep their description, and leave nothing behind when they fail."""

from __future__ import annotations

import functools
import io
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import PIL.Image
import pytest
from IPython.core.formatters import DisplayFormatter
from IPython.core.pylabtools import print_figure
from matplotlib.axes import Axes
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from nbclient import NotebookClient

from activation_functions import activations, plot
from activation_functions.kinds import Activation, Elementwise, Vector
from extensions.figures import description

ROOT = Path(__file__).parents[1]
ALT = "It rises, and 1 < 2."
SCORES = [1.0, 0.0, -1.0]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    plt.close("all")
    yield
    plt.close("all")


def draw(activation: Any, **options: Any) -> Axes:
    """Draw an activation; a function of a vector at some scores."""
    return activation.plot(*([SCORES] if isinstance(activation, Vector) else []), **options)


def panels(activation: Activation[...]) -> int:
    return 2 if isinstance(activation, Vector) else 1


def drawn(axes: Axes) -> list[list[list[float]]]:
    """What is drawn of the function: the points of the curves, the bars, the lines of equal value."""
    curves = [line.get_xydata() for line in axes.lines if not line.get_label().startswith("_")]
    bars = [[[*bar.get_xy(), bar.get_height()]] for bar in axes.patches]
    levels = [each.levels for each in axes.collections if isinstance(each, ContourSet)]
    return [np.nan_to_num(np.asarray(each), nan=99).tolist() for each in (*curves, *bars, *levels)]


def test_without_matplotlib_the_extra_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    [extra] = project["optional-dependencies"]
    code = """
import sys
sys.modules["matplotlib"] = None
from activation_functions import activations
for one in activations.values():
    try:
        one.plot(*([[1.0, 0.0]] if one.takes == "vectors" else []))
    except ModuleNotFoundError as error:
        print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    expected = f'pictures need matplotlib: pip install "{project["name"]}[{extra}]"'
    assert run.stdout.splitlines() == [expected] * len(activations)


def test_it_is_drawn_on_the_axes_that_are_given(activation: Activation[...]) -> None:
    own = draw(activation)
    ours = own.figure.axes
    _, given = plt.subplots(panels(activation), squeeze=False)
    before = plt.get_fignums()
    assert draw(activation, ax=given.ravel()) is given.flat[ours.index(own)]
    assert plt.get_fignums() == before, activation.name
    for one, other in zip(ours, given.flat, strict=True):
        assert drawn(one) == drawn(other) != [], activation.name


def test_a_list_of_parameters_takes_axes_for_the_derivatives(elementwise: Elementwise[...]) -> None:
    for name, default in elementwise.parameters.items():
        _, given = plt.subplots(2)
        draw(elementwise, ax=given, **{name: [default]})
        assert [len(axes.get_legend_handles_labels()[1]) for axes in given] == [1, 1], (elementwise.name, name)
        with pytest.raises(ValueError, match=rf"{elementwise.name}-{name}: ax is .*, expected 2 matplotlib.axes.Axes"):
            draw(elementwise, ax=given[0], **{name: [default]})


def test_what_are_no_axes_is_refused(activation: Activation[...]) -> None:
    number = panels(activation)
    for ax in (plt.figure(), [plt.figure()] * number, plt.subplots(number + 1)[1]):
        with pytest.raises(ValueError, match=rf"(?s){activation.name}: ax is .*, expected {number} matplotlib"):
            draw(activation, ax=ax)


def test_a_figure_keeps_the_description_of_a_picture(activation: Activation[...]) -> None:
    assert draw(activation).figure.alt == ""
    assert draw(activation, alt=ALT).figure.alt == ALT
    number = panels(activation)
    with pytest.raises(ValueError, match=f"{activation.name}: alt is given, but the figure of ax is no Picture"):
        draw(activation, alt=ALT, ax=plt.subplots(number)[1])
    figure, given = plt.subplots(number, FigureClass=plot.Picture, name="own", alt="Panels.")
    draw(activation, alt=ALT, ax=given)
    assert figure.alt == f"Panels. {ALT}"


def test_several_functions_are_drawn_in_one_picture() -> None:
    each = [one for one in activations.values() if isinstance(one, Elementwise)]
    own = plot.curves("several", each, alt=ALT)
    above, below = own.figure.axes
    assert above is own
    for axes, functions in ((above, each), (below, [one.derivative for one in each])):
        lines = {line.get_label(): line for line in axes.lines if not line.get_label().startswith("_")}
        assert list(lines) == [one.name for one in each]
        for function, line in zip(functions, lines.values(), strict=True):
            np.testing.assert_array_equal(line.get_ydata(), function(line.get_xdata()), function.__name__)
    assert [legends(above), legends(below)] == [[], []]
    assert [[text.get_text() for text in legend.texts] for legend in own.figure.legends] == [[one.name for one in each]]
    _, given = plt.subplots(2)
    plot.curves("several", each, ax=given)
    assert [drawn(axes) for axes in given] == [drawn(above), drawn(below)]
    assert [legends(axes) for axes in given] == [[one.name for one in each]] * 2
    assert not given[0].figure.legends


def legends(axes: Axes) -> list[str]:
    """What the legend of axes names."""
    legend = axes.get_legend()
    return [text.get_text() for text in legend.texts] if legend else []


def fail(*args: Any, **options: Any) -> None:
    raise RuntimeError("it fails")


FIGURES: dict[str, Callable[[], Axes]] = {
    "curves": lambda: plot.curves("one", [one for one in activations.values() if isinstance(one, Elementwise)]),
    "family": lambda: plot.family("one", dict(activations)),
    "heat_map": lambda: plot.heat_map("one", [[1.0]], xlabel="i", alt=ALT),
    "simplex": lambda: plot.simplex("one", {"f": lambda x: x}),
    "simplex_points": lambda: plot.simplex_points("one", {"f": [[0.2, 0.3, 0.5]]}),
    **{name: functools.partial(draw, one) for name, one in activations.items()},
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_call_that_fails_leaves_no_figure(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Axes, "set", fail)
    with pytest.raises(RuntimeError, match="it fails"):
        FIGURES[name]()
    assert not plt.get_fignums()


def test_a_wrong_argument_leaves_no_figure(activation: Activation[...]) -> None:
    with pytest.raises(TypeError, match=f"{activation.name}: unknown is an unknown argument"):
        draw(activation, unknown=1.0)
    assert not plt.get_fignums()


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_file_keeps_the_description(suffix: str, tmp_path: Path) -> None:
    figure: Any = plot.picture("one", alt=ALT).figure
    file, stream = tmp_path / f"one.{suffix}", io.BytesIO()
    figure.savefig(file)
    figure.savefig(stream, format=suffix)
    for content in (file.read_bytes(), stream.getvalue()):
        match suffix:
            case "svg":
                assert description(content.decode()) == ALT
            case "png":
                read: Any = PIL.Image.open(io.BytesIO(content))
                assert (read.text["Title"], read.text["Description"]) == ("one", ALT)
            case _:
                assert f"/Subject ({ALT})".encode() in content


def test_the_metadata_that_are_given_count() -> None:
    stream = io.BytesIO()
    figure: Any = plot.picture("one", alt=ALT).figure
    figure.savefig(stream, metadata={"Title": "mine", "Author": "me"})
    read: Any = PIL.Image.open(stream)
    assert (read.text["Title"], read.text["Author"], read.text["Description"]) == ("mine", "me", ALT)
    figure.savefig(io.BytesIO(), format="jpg")


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_notebook_has_the_description_beside_the_picture(kind: str) -> None:
    formatter = DisplayFormatter()
    mime = {"png": "image/png", "svg": "image/svg+xml"}[kind]
    formatter.formatters[mime].for_type(Figure, functools.partial(print_figure, fmt=kind, base64=kind == "png"))
    data, metadata = formatter.format(plot.picture("one", alt=ALT).figure)
    assert data[mime]
    assert metadata[mime] == {"alt": ALT}


def test_a_kernel_shows_each_picture_with_its_description_and_those_of_others_too(tmp_path: Path) -> None:
    kinds = {one.takes: one for one in activations.values()}
    first = "from activation_functions import *"
    cells = [
        f"{one.name}.plot({'[1.0, 0.0], ' if kind == 'vectors' else ''}alt={ALT!r});" for kind, one in kinds.items()
    ]
    last = "import matplotlib.pyplot as plt; plt.plot([1, 2]);"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in (first, *cells, last)])
    client = NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": tmp_path}})
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    with client.setup_kernel(env=environment):
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
    pictures = [[one for one in cell.outputs if "image/png" in one.get("data", {})] for cell in notebook.cells]
    shown = [[one.metadata.get("image/png") for one in each] for each in pictures]
    assert shown == [[], *([{"alt": ALT}] for _ in cells), [None]]
