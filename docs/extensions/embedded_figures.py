"""A page for each figure that shows it alone, for the frames of other sites; Sphinx would give it all that pages have.

What it shows is the figure in the page to which it leads back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.content_security import policy
from extensions.figure_colors import DARK, GROUND, INK, LIGHT, REPLACED
from extensions.font_of_figures import font_face
from extensions.navigation import title_of
from extensions.stamps import write_changed
from extensions.templates import ENVIRONMENT
from extensions.written import when_written
from specification.table import LICENCE_ADDRESS

FOLDER = "embed"
FIGURE = re.compile(
    r'<figure class="figure" id="figure-(?P<name>[\w-]+)">'
    r'(?P<svg><svg role="img" aria-label="(?P<alt>[^"]*)".*?</svg>)'
    r'<figcaption>(?P<button><button type="button" class="explore"[^>]*>[^<]*</button>)?',
    re.DOTALL,
)


class Embedded(NamedTuple):
    """A figure and the page on which it stands; the button lets it move, if it is not empty."""

    name: str
    alt: str
    svg: Markup
    button: Markup
    page: str
    title: str


def figures(app: Sphinx) -> Iterator[Embedded]:
    """Yield the figures of all pages."""
    for document in sorted(app.env.found_docs):
        page = app.builder.get_target_uri(document)
        for found in FIGURE.finditer((app.outdir / page).read_text("utf-8")):
            svg, button = Markup(found["svg"]), Markup(found["button"] or "")
            title = f"{title_of(app.env, document)} ({found['name']})"
            yield Embedded(found["name"], unescape(found["alt"]), svg, button, page, title)


def write(app: Sphinx) -> None:
    """Write the pages that have changed and their style sheet; remove those whose figures are gone."""
    folder, static = app.outdir / FOLDER, app.outdir / "_static"
    folder.mkdir(exist_ok=True)
    found = list(figures(app))
    css = style_sheet(static / "figures.css", found)
    (static / "embed.css").write_text(css, "utf-8")
    scripts = b"".join((static / name).read_bytes() for name in ("embed.js", "explore.js"))
    version = sha256(css.encode() + scripts).hexdigest()[:8]
    template = ENVIRONMENT.get_template("embed.html")
    shared = {
        "language": app.config.language,
        "licence": LICENCE_ADDRESS,
        "policy": Markup(policy()),
        "site": app.config.project,
        "version": version,
    }
    gone = {*folder.iterdir()}
    for one in found:
        page = folder / f"{one.name}.html"
        write_changed(page, template.render(one._asdict(), **shared))
        gone.discard(page)
    for page in gone:
        page.unlink()


def style_sheet(figures: Path, shown: list[Embedded]) -> str:
    """Join the rules of figures, those of these pages, and the font of their texts."""
    own = ENVIRONMENT.get_template("embed.css").render(
        light=LIGHT, dark=DARK, ink=REPLACED[INK], ground=REPLACED[GROUND]
    )
    return "\n".join([figures.read_text("utf-8"), own, font_face(one.svg for one in shown)])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write when the pages are written."""
    when_written(app, write, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
