"""The figures of the pages: inline as SVG that follows the theme, and as files at addresses that never change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from typing import Any
from xml.etree import ElementTree

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions.kinds import Elementwise, Vector
from activation_functions.plot import AXIS, COLORS, GRID, Curve, Picture

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
CANVASES = {"svg": FigureCanvasSVG, "png": FigureCanvasAgg, "pdf": FigureCanvasPdf}
FORMATS = list(CANVASES)
FOLDER = "functions/figures"  # among the sources, beside the generated pages
ERRORS = "-ulp"  # What the name of the figure of errors ends with, which is not drawn by the page.
LIGHT = {"axis": AXIS, "grid": GRID} | dict(zip("1234", COLORS, strict=True))
DARK = {"axis": "#909090", "grid": "#3a3d42", "1": "#56b4e9", "2": "#f08a4b", "3": "#f0e442", "4": "#9a5cff"}
VARIABLES = {"#000000": "currentColor", "#ffffff": "var(--color-background-primary)"} | {
    color: f"var(--figure-{use})" for use, color in LIGHT.items()
}


def scrape(block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
    """Save the open figures, and write them as reStructuredText: an image scraper of sphinx-gallery."""
    script = Path(block_vars["src_file"])
    folder = Path(gallery_conf["src_dir"], FOLDER)
    if "figures" not in block_vars:  # The first block of the script: what an earlier run has saved is outdated.
        block_vars["figures"] = {f"{script.stem}{ERRORS}"}
        for outdated in [*folder.glob(f"{script.stem}.*"), *folder.glob(f"{script.stem}-*")]:
            if outdated.stem not in block_vars["figures"]:
                outdated.unlink()
    figures = [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    html = []
    for figure in figures:
        try:
            picture = checked(figure, script.stem, block_vars["figures"])
        except ValueError as error:
            raise ExtensionError(f"gallery/{script.name}:{block[2]}: {error}") from error
        block_vars["figures"].add(picture.name)
        html.append(element(picture.name, picture.alt, save(picture, folder)))
    return f".. raw:: html\n\n    {''.join(html)}\n\n" if html else ""


def checked(figure: Figure, page: str, others: set[str]) -> Picture:
    """Refuse a figure that has no text, or no name of its own that says to which page it belongs."""
    if not isinstance(figure, Picture):
        raise ValueError("a figure has no name and no text: begin it with activation_functions.plot.picture(name, alt)")
    if not re.fullmatch(rf"{page}(-\w+)*", figure.name):
        raise ValueError(f"a figure is named {figure.name!r}, expected {page!r}, or that, a hyphen and what is shown")
    if figure.name in others:
        raise ValueError(f"two figures are named {figure.name!r}")
    if not figure.alt.strip():
        raise ValueError(f"the figure {figure.name!r} has an empty alt, expected what is to be seen")
    return figure


def save(figure: Picture, folder: Path, formats: Sequence[str] = FORMATS) -> str:
    """Save the files for download, with title and licence in them, and return the SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    title = {"Title": figure.name}
    metadata: dict[str, dict[str, Any]] = {
        "svg": title | {"Description": figure.alt, "Rights": LICENCE, "Date": None, "Creator": None},
        "png": title | {"Description": figure.alt, "Copyright": LICENCE},
        "pdf": title | {"Subject": figure.alt, "Keywords": LICENCE, "CreationDate": None, "Creator": None},
    }
    if figure.get_layout_engine():
        figure.draw_without_rendering()
        figure.set_layout_engine("none")  # It has been laid out, and each format would do so twice more.
    figure.set_facecolor("white")
    with matplotlib.rc_context({"svg.hashsalt": figure.name}):
        for suffix in formats:
            figure.set_dpi(200)
            # Figure.savefig would draw everything once more beforehand.
            save_as = getattr(CANVASES[suffix](figure), f"print_{suffix}")
            save_as(folder / f"{figure.name}.{suffix}", metadata=metadata[suffix])
    return (folder / f"{figure.name}.svg").read_text("utf-8")


def element(name: str, alt: str, svg: str, formats: Sequence[str] = FORMATS) -> str:
    """Write a figure as an element of its page, with links to its files."""
    links = [
        f'<a href="../figures/{name}.{suffix}" download '
        f'aria-label="Download the figure {name} as {suffix.upper()}">{suffix.upper()}</a>'
        for suffix in formats
    ]
    caption = f"<figcaption>{' · '.join(links)}</figcaption>"
    return f'<figure class="figure" id="figure-{name}">{inline(svg, name, alt)}{caption}</figure>'


def inline(svg: str, name: str, alt: str) -> str:
    """Cut an SVG of matplotlib down to what a page needs, in the theme's colours and with ids of its own."""
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", svg).replace("xlink:href", "href")
    svg = re.sub(r"\b[1-9]\d*\.\d{3,}", lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), svg)
    svg = re.sub("#[0-9a-f]{6}", lambda color: VARIABLES.get(color[0], color[0]), svg)
    referenced = dict.fromkeys(re.findall(r"(?:href=\"|url\()#([\w-]+)", svg))
    for number, old in enumerate(referenced):
        svg = re.sub(rf'(id="|#){old}(?=[")])', rf"\g<1>{name}.{number}", svg)
    root = ElementTree.fromstring(svg)
    reduce(root, name)
    root.attrib = {"role": "img", "aria-label": alt, "viewBox": root.attrib["viewBox"]}
    return ElementTree.tostring(root, encoding="unicode")


def description(svg: str) -> str:
    """What an SVG for download says is to be seen."""
    return ElementTree.fromstring(svg).findtext(".//{http://purl.org/dc/elements/1.1/}description", "")


def reduce(element: ElementTree.Element, name: str) -> None:
    """Drop what is not seen: spaces, ids that nothing refers to, groups that group for nothing."""
    element.text = element.tail = None
    if not element.get("id", "").startswith(f"{name}."):
        element.attrib.pop("id", None)
    if "d" in element.attrib:
        path = re.sub(r"\s*([A-Za-z])\s*", r"\1", element.attrib["d"]).strip()
        element.attrib["d"] = re.sub(r"M(\S+) (\S+)L\1 (?=\S)", r"M\1 \2V", path)
    children = []
    for child in element:
        reduce(child, name)
        if child.tag == "g" and not child.attrib:
            children += child
        elif child.tag not in ("style", "title") and (child.tag != "defs" or len(child)):
            children.append(child)
    element[:] = children


def icon(activation: Elementwise[...] | Vector[...]) -> str:
    """Draw a small picture without words, to stand beside the activation's name."""
    if isinstance(activation, Elementwise):
        curve = Curve.of(activation, activation, "", {})
        points = np.column_stack([curve.x + 4, 3 - curve.y]) * 15
        lines = Outline(points).to_polygons(width=120, height=90, closed_only=False)
        drawing = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in line.round(1)) for line in lines)
        path = f'<path d="M0 45H120M60 0V90"/><path d="{drawing}"/>'
    else:
        heights = activation([1.0, 2.0, 0.0, 1.5])
        bars = "".join(f"M{15 + 25 * i} 85v{-80 * y:.1f}h15V85z" for i, y in enumerate(heights / heights.max()))
        path = f'<path d="M0 85H120"/><path class="bars" d="{bars}"/>'
    return f'<svg class="icon" viewBox="0 0 120 90" aria-hidden="true">{path}</svg>'


def add_colors(app: Sphinx, config: Config) -> None:
    """Let the theme declare the figures' colours, light and dark."""
    for scheme, colors in {"light": LIGHT, "dark": DARK}.items():
        variables = config.html_theme_options.setdefault(f"{scheme}_css_variables", {})
        variables |= {f"figure-{use}": color for use, color in colors.items()}


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Bring the files to their addresses."""
    if exception is None and app.builder.format == "html":
        target = app.outdir / "figures"
        rmtree(target, ignore_errors=True)
        copytree(app.srcdir / FOLDER, target, ignore=ignore_patterns("*.dependencies"))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("config-inited", add_colors)
    app.connect("build-finished", publish)
    app.add_css_file("figures.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
