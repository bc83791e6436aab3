"""Figures inline as SVG that follows the theme, with a menu of files; sphinx-gallery's own scraper makes PNG."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations
from activation_functions.kinds import Elementwise
from extensions.figure_colors import DARK, GROUND, INK, LIGHT
from extensions.inline_svg import description as description
from extensions.inline_svg import inline
from extensions.templates import render
from extensions.written import when_written
from specification.table import LICENCE as LICENCE

FOLDER = "functions/figures"  # among the sources, beside the generated pages
ERRORS = "-ulp"  # the end of the name of an error figure, which the page does not draw
VARIABLES = {INK: "currentColor", GROUND: "var(--color-background-primary)"} | {
    color: f"var(--figure-{use})" for use, color in LIGHT.items()
}


def files(name: str) -> dict[str, list[str]]:
    """Return the ends of the names of the files of a figure, by what they are; only SVG is made of errors."""
    is_of_errors, is_code = name.endswith(ERRORS), isinstance(activations.get(name), Elementwise)
    return {
        "Light": [".svg"] if is_of_errors else [".svg", ".png", ".pdf"],
        "Dark": ["-dark.svg"] if is_of_errors else ["-dark.svg", "-dark.png"],
        "Numbers": [".csv"],
        **({"pgfplots": [".tex"]} if is_code else {}),
    }


def endings(name: str) -> list[str]:
    """Return the ends of the names of all files of a figure."""
    return [ending for group in files(name).values() for ending in group]


def scrape(block: Any, block_vars: dict[str, Any], gallery_conf: dict[str, Any]) -> str:
    """Save the open figures, and write them as reStructuredText: an image scraper of sphinx-gallery."""
    import matplotlib.pyplot as plt

    from extensions.figure_files import save

    script = Path(block_vars["src_file"])
    folder = Path(gallery_conf["src_dir"], FOLDER)
    if "figures" not in block_vars:  # The first block of the script: files of an earlier run are outdated.
        errors = f"{script.stem}{ERRORS}"
        block_vars["figures"] = {errors}
        for outdated in [*folder.glob(f"{script.stem}.*"), *folder.glob(f"{script.stem}-*")]:
            if not outdated.name.startswith(errors):
                outdated.unlink()
    figures = [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    html = []
    for figure in figures:
        try:
            check(figure, script.stem, block_vars["figures"])
        except ValueError as error:
            raise ExtensionError(f"gallery/{script.name}:{block[2]}: {error}") from error
        block_vars["figures"].add(figure.name)
        html.append(element(figure.name, figure.alt, save(figure, folder, endings(figure.name))).astext())
    return f".. raw:: html\n\n    {''.join(html)}\n\n" if html else ""


def check(figure: Any, page: str, others: set[str]) -> None:
    """Refuse a figure that has no text, or no name of its own that says to which page it belongs."""
    if not hasattr(figure, "alt"):
        raise ValueError("a figure has no name and no text: begin it with activation_functions.plot.picture(name, alt)")
    if not re.fullmatch(rf"{page}(-(?!dark$)\w+)*", figure.name):
        raise ValueError(f"a figure is named {figure.name!r}, expected {page!r}, or that, a hyphen and what is shown")
    if figure.name in others:
        raise ValueError(f"two figures are named {figure.name!r}")
    if not figure.alt.strip():
        raise ValueError(f"the figure {figure.name!r} has an empty alt, expected what is to be seen")


def element(name: str, alt: str, svg: str) -> nodes.raw:
    """Make the element of a figure, with the menu of its files."""
    return render("figure.html", name=name, alt=alt, svg=Markup(inline(svg, name, alt, VARIABLES)), files=files(name))


def add_colors(app: Sphinx, config: Config) -> None:
    """Let the theme declare the figures' colours, light and dark."""
    for scheme, colors in {"light": LIGHT, "dark": DARK}.items():
        variables = config.html_theme_options.setdefault(f"{scheme}_css_variables", {})
        variables |= {f"figure-{use}": color for use, color in colors.items()}


def publish(app: Sphinx) -> None:
    """Bring the files to their addresses."""
    target = app.outdir / "figures"
    rmtree(target, ignore_errors=True)
    copytree(app.srcdir / FOLDER, target, ignore=ignore_patterns("*.dependencies"))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("config-inited", add_colors)
    when_written(app, publish)
    app.add_css_file("figures.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
