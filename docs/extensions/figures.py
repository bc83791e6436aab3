"""The figures of the pages: inline as SVG that follows the theme, and as files at addresses that never change."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path
from shutil import copytree
from typing import Any

import matplotlib
import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions.plot import AXIS, COLORS, GRID, Picture

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
VARIABLES = {AXIS: "var(--figure-axis)", GRID: "var(--figure-grid)"} | {
    color: f"var(--figure-{number})" for number, color in enumerate(COLORS, start=1)
}
FOLDER = "figures"


def save(figure: Picture, folder: Path) -> None:
    """Save the files for download, with their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / figure.name
    svg = {"Title": figure.name, "Description": figure.alt, "Rights": LICENCE, "Date": None, "Creator": None}
    png = {"Title": figure.name, "Description": figure.alt, "Copyright": LICENCE, "Software": None}
    pdf = {"Title": figure.name, "Subject": LICENCE, "CreationDate": None, "Creator": None, "Producer": None}
    with matplotlib.rc_context({"svg.hashsalt": figure.name}):
        for suffix, metadata in {"svg": svg, "png": png, "pdf": pdf}.items():
            figure.savefig(path.with_suffix("." + suffix), dpi=150, facecolor="white", metadata=metadata)


def inline(figure: Figure, name: str, alt: str) -> str:
    """The figure as an element of a page: colours are the theme's, ids are unique in the page."""
    buffer = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": name}):
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->|<\?.*?\?>", "", svg, flags=re.DOTALL)
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
    svg = re.sub(r' id="([^"]+)"', lambda m: f' id="{name}-{m[1]}"' if m[1] in used else "", svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\g<1>{name}-", svg)
    svg = svg.replace("xlink:href", "href")
    for color, variable in VARIABLES.items():
        svg = svg.replace(color, variable)
    box = re.search(r'viewBox="[^"]+"', svg)
    assert box is not None
    svg = re.sub(r"<svg[^>]*>", f'<svg {box[0]} role="img" aria-label="{escape(alt)}">', svg, count=1)
    return re.sub(r"\n\s*", "\n", svg).replace("\n\n", "\n")


def scrape(block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
    """The open figures as reStructuredText: an image scraper of sphinx-gallery."""
    script = Path(block_vars["src_file"])
    html = []
    for number in plt.get_fignums():
        figure = plt.figure(number)
        if not isinstance(figure, Picture) or not figure.name.startswith(script.stem) or not figure.alt:
            raise ExtensionError(f"gallery/{script.name}: a figure is not a picture named {script.stem}… with alt text")
        save(figure, Path(gallery_conf["src_dir"], "functions", FOLDER))
        svg = inline(figure, figure.name, figure.alt)
        links = " · ".join(
            f'<a href="../{FOLDER}/{figure.name}.{suffix}" download '
            f'aria-label="Download the figure {figure.name} as {suffix.upper()}">{suffix.upper()}</a>'
            for suffix in ("svg", "png", "pdf")
        )
        html.append(f'<figure id="figure-{figure.name}">{svg}<figcaption>{links}</figcaption></figure>')
    plt.close("all")
    text = "".join(html).replace("\n", "\n   ")
    return f".. raw:: html\n\n   {text}\n\n" if html else ""


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Bring the files to their addresses."""
    source = Path(app.srcdir, "functions", FOLDER)
    if exception is None and source.is_dir():
        copytree(source, app.outdir / FOLDER, dirs_exist_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Publish the files when the site is complete."""
    app.connect("build-finished", publish)
    app.add_css_file("figures.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
