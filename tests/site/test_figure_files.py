"""The files of each figure: all that its menu links to, with title, description and licence, and what they show."""

from __future__ import annotations

import csv
import functools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from activation_functions import activations
from activation_functions.kinds import Elementwise
from activation_functions.plot.family_panels import SCORES
from built_pages import text, tree
from comparing.curves import functions
from comparing.numbers import wrong_errors, wrong_family, wrong_numbers, wrong_side_by_side
from conftest import ADDRESSES, SITE
from extensions.compared_pages import comparisons
from extensions.figure_colors import DARK, GROUND, INK, LIGHT, REPLACED
from extensions.measured_errors import record_of
from reading.pgfplots import Plot, read
from shown_by_scripts import drawings
from specification.page import pages
from specification.table import LICENCE
from tolerances import MIXED_COLOR, MIXED_PIXELS, WRITTEN_FOR_LATEX

FIGURES = SITE / "figures"
IDS = re.compile(r'<figure [^>]*id="figure-([\w-]+)"')
PAGES = {name: address for address in sorted(ADDRESSES) for name in IDS.findall(text(address))}
COLOR = re.compile("#[0-9a-f]{6}")
NUMBERS_OF_DARK = {tuple(bytes.fromhex(color[1:])) for color in REPLACED.values()}
MENU = 1200  # bytes
every_figure = pytest.mark.parametrize("figure", sorted(PAGES))
every_function = pytest.mark.parametrize(
    "name", sorted(name for name, one in activations.items() if isinstance(one, Elementwise))
)


def menu(figure: str) -> list[str]:
    """Return the names of the files to which the menu of a figure links."""
    links = tree(PAGES[figure]).select(f"#figure-{figure} .files a[download]")
    assert all(link["href"].startswith("../figures/") for link in links), figure
    return [link["href"].removeprefix("../figures/") for link in links]


@functools.cache
def description(figure: str) -> str:
    """Return what a figure's page says of it."""
    return tree(PAGES[figure]).select_one(f"#figure-{figure} > svg")["aria-label"]


def rows(figure: str) -> list[dict[str, str]]:
    with (FIGURES / f"{figure}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def contrast(one: str, other: str) -> float:
    """Compute the contrast of two colours, as WCAG defines it."""
    parts = np.array([list(bytes.fromhex(color[1:])) for color in (one, other)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    dim, bright = sorted(linear @ [0.2126, 0.7152, 0.0722])
    return float((bright + 0.05) / (dim + 0.05))


def test_menus_link_to_all_files_of_their_figures_and_to_no_others() -> None:
    assert len(PAGES) > 2 * len(activations)
    linked = [file for figure in PAGES for file in menu(figure)]
    assert len(linked) == len(set(linked)), "a file is in two menus"
    there = {path.name for path in FIGURES.iterdir()}
    assert set(linked) == there, f"not linked, or not there: {sorted(set(linked) ^ there)}"


@every_figure
def test_each_figure_has_the_files_that_its_kind_has(figure: str) -> None:
    is_of_errors, is_function = figure.endswith("-ulp"), isinstance(activations.get(figure), Elementwise)
    expected = {"svg", "csv", "dark.svg"} | (set() if is_of_errors else {"png", "pdf", "dark.png"})
    expected |= {"tex"} if is_function else set()
    assert {file.removeprefix(figure)[1:] for file in menu(figure)} == expected


@every_figure
def test_a_menu_is_short(figure: str) -> None:
    behind = text(PAGES[figure]).partition(f'id="figure-{figure}">')[2]
    found = re.search('<details class="files">.*?</details>', behind, re.DOTALL)[0]
    assert len(found.encode()) <= MENU, f"{figure}: {len(found.encode())} bytes"


@every_figure
def test_files_say_what_is_to_be_seen_and_under_which_licence(figure: str) -> None:
    for name in menu(figure):
        said = list(metadata(FIGURES / name, figure))
        assert said == [description(figure), LICENCE], name


def metadata(file: Path, figure: str) -> Iterator[str]:
    """Yield the description and the licence in a file; its title is the name of the figure, where there is one."""
    match file.suffix:
        case ".svg":
            root = ElementTree.parse(file).getroot()
            work = root.find(".//{*}metadata//{*}Work")
            assert work.findtext("{*}title") == figure
            yield work.findtext("{*}description")
            yield work.findtext("{*}rights//{*}title")
        case ".png":
            with Image.open(file) as picture:
                assert picture.text["Title"] == figure
                yield from (picture.text["Description"], picture.text["Copyright"])
        case ".pdf":
            content = file.read_bytes()
            assert f"/Title ({figure})".encode() in content
            yield from (pdf_text(content, key) for key in ("Subject", "Keywords"))
        case ".csv":
            found = rows(figure)
            yield found[0]["description"]
            yield "".join({row["licence"] for row in found})
        case ".tex":
            comments = [line[2:] for line in file.read_text("utf-8").splitlines() if line.startswith("% ")]
            yield comments[2]
            yield comments[3].removeprefix(f"From Activation Functions, functions/{figure}.html. ")


def pdf_text(content: bytes, key: str) -> str:
    """Return a text in the information of a PDF, where it is UTF-16 unless all of it is ASCII."""
    [found] = re.findall(rb"/%s \(((?:[^()\\]|\\.)*)\)" % key.encode(), content, re.DOTALL)
    plain = re.sub(rb"\\(.)", rb"\1", found, flags=re.DOTALL)
    return plain.decode("utf-16" if plain.startswith(b"\xfe\xff") else "ascii")


def test_dark_colours_are_seen_on_the_dark_ground_and_told_apart() -> None:
    ground = REPLACED[GROUND]
    assert contrast(REPLACED[INK], ground) >= 7
    for use in LIGHT:
        assert use == "grid" or contrast(DARK[use], ground) >= 3, f"{use}: {DARK[use]}"
    assert len(set(REPLACED.values())) == len(REPLACED) == len(LIGHT) + 2


@every_figure
def test_the_dark_svg_is_the_light_one_in_other_colours(figure: str) -> None:
    light, dark = ((FIGURES / f"{figure}{end}.svg").read_text("utf-8") for end in ("", "-dark"))
    root = ElementTree.fromstring(dark)
    assert root.get("fill") == REPLACED[INK], f"{figure}: what has no colour of its own is black"
    background = root.find(".//*[@id='patch_1']/{*}path")
    if background is not None:
        assert background.get("style") == "fill: none", f"{figure}: the ground is not transparent"
        dark = dark.replace("fill: none", f"fill: {REPLACED[GROUND]}", 1)
    dark = dark.replace(f'<svg fill="{REPLACED[INK]}" ', "<svg ", 1)
    pairs = set(zip(COLOR.findall(light), COLOR.findall(dark), strict=True))
    assert COLOR.sub("#", light) == COLOR.sub("#", dark), f"{figure}: something else differs"
    wrong = {(one, other) for one, other in pairs if REPLACED.get(one) != other}
    assert pairs and not wrong, f"{figure}: {wrong}"


@pytest.mark.parametrize("figure", sorted(figure for figure in PAGES if not figure.endswith("-ulp")))
def test_the_dark_png_is_transparent_and_in_the_dark_colours(figure: str) -> None:
    with Image.open(FIGURES / f"{figure}.png") as light, Image.open(FIGURES / f"{figure}-dark.png") as dark:
        assert light.size == dark.size and dark.mode == "RGBA"
        drawn, pixels = np.asarray(light.convert("RGB"), int), np.asarray(dark, int)
    alpha = pixels[..., 3]
    ground = (drawn == 255).all(-1)
    assert (alpha[[0, 0, -1, -1], [0, -1, 0, -1]] == 0).all(), f"{figure}: a corner is not transparent"
    other = ground & (alpha > 0) & (abs(pixels[..., :3] - list(bytes.fromhex(REPLACED[GROUND][1:]))).max(-1) > 0)
    assert not other.any(), f"{figure}: {other.sum()} pixels are drawn where the light figure has its ground"
    assert (alpha[~ground] > 0).all(), f"{figure}: {(alpha[~ground] == 0).sum()} pixels are missing"
    solid = pixels[alpha == 255][:, :3]
    known = np.array(sorted(NUMBERS_OF_DARK))
    near = abs(solid[:, None] - known).max(-1).min(-1) <= MIXED_COLOR
    assert (~near).mean() <= MIXED_PIXELS, f"{figure}: {(~near).mean():.0%} of the pixels have another colour"
    used = {REPLACED[color] for color in COLOR.findall((FIGURES / f"{figure}.svg").read_text("utf-8"))}
    numbers = {color: list(bytes.fromhex(color[1:])) for color in used}
    seen = {color for color in used if (abs(pixels[..., :3] - numbers[color]).max(-1) <= MIXED_COLOR).any()}
    assert seen >= used - {REPLACED[GROUND], REPLACED[INK]}, f"{figure}: {used - seen} are not seen"


@every_figure
def test_numbers_are_those_of_the_functions(figure: str) -> None:
    page = PAGES[figure]
    name, found = Path(page).stem, rows(figure)
    if figure.endswith("-ulp"):
        wrong = list(wrong_errors(found, name, json.loads(record_of(name).read_text("utf-8"))))
    elif page.startswith("families/"):
        members = {pages()[one.name].title: one for one in sorted(activations.family(name), key=lambda one: one.name)}
        wrong = list(wrong_family(found, members, SCORES))
    elif page.startswith("compare/"):
        [names] = [each.names for each in comparisons() if f"{each.page}.html" == page]
        wrong = list(wrong_side_by_side(found, [activations[one] for one in names]))
    else:
        wrong = list(wrong_numbers(found, activations[name], drawings(name)[figure]))
    assert not wrong, f"figures/{figure}.csv: {wrong[0]}"


@every_function
def test_code_for_latex_draws_the_function_and_its_derivative(name: str) -> None:
    activation = activations[name]
    found = read((FIGURES / f"{name}.tex").read_text("utf-8"))
    assert list(found.legend) == list(functions(activation)), f"{name}: the legend is {list(found.legend)}"
    for (label, function), color in zip(functions(activation).items(), [LIGHT["1"], LIGHT["2"]], strict=True):
        own = [plot for plot in found.plots if plot.color == found.legend[label]]
        lines = [plot for plot in own if not plot.marks]
        assert found.colors[found.legend[label]] == color, f"{name}: {label} has another colour"
        check_points(name, label, lines, function)
    figure = [(row["series"], row.get("dot", ""), float(row["x"]), float(row["y"])) for row in rows(name)]
    labels = {color: label for label, color in found.legend.items()}
    code = [(labels[plot.color], plot.marks, x, y) for plot in found.plots for x, y in plot.points]
    assert len(code) == len(figure), f"{name}: {len(code)} points, expected {len(figure)}"
    for one, other in zip(sorted(code), sorted(figure), strict=True):
        assert one[:3] == other[:3] and np.isclose(one[3], other[3], WRITTEN_FOR_LATEX, 0), f"{name}: {one}, {other}"


def test_code_for_latex_is_typeset(tmp_path: Path) -> None:
    if not (latex := shutil.which("pdflatex")):
        pytest.skip("pdflatex is not installed")
    files = sorted(FIGURES.glob("*.tex"))
    body = "\n".join(rf"\input{{{file}}}" for file in files)
    document = rf"\documentclass{{article}}\usepackage{{pgfplots}}\begin{{document}}{body}\end{{document}}"
    (tmp_path / "all.tex").write_text(document, "utf-8")
    options = ["-halt-on-error", "-interaction=nonstopmode", "-file-line-error"]
    run = subprocess.run([latex, *options, "all.tex"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0 and (tmp_path / "all.pdf").exists(), run.stdout[-2000:]


def check_points(name: str, label: str, lines: list[Plot], function: object) -> None:
    """Require that the points of a curve are on the graph, from edge to edge, within what TeX can hold."""
    points = np.array([point for plot in lines for point in plot.points])
    x, y = points.T
    beside = np.stack([function(at) for at in (x - 1e-9, x, x + 1e-9)])
    room = WRITTEN_FOR_LATEX * abs(y) + 1e-9
    off = ~((beside.min(0) - room <= y) & (y <= beside.max(0) + room))
    assert not off.any(), f"{name}, {label}: {points[off][0]}"
    assert abs(points).max() < 500, f"{name}, {label}: so far out TeX has no dimensions"
