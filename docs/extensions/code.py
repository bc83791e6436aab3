"""Code without elements for what has the colour of plain text, which are most of its elements otherwise."""

from __future__ import annotations

import re

from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Generic, Text
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def drop_plain(app: Sphinx, exception: Exception | None) -> None:
    """Drop the elements around names, brackets and spaces, by which sphinx-gallery has found what it links."""
    if exception is not None or app.builder.format != "html":
        return
    styles = [get_style_by_name(name) for name in (app.config.pygments_style, app.config.pygments_dark_style)]
    plain = [
        css_class
        for kind, css_class in STANDARD_TYPES.items()
        if css_class
        and kind not in Generic
        and all(style.style_for_token(kind) == style.style_for_token(Text) for style in styles)
    ]
    element = re.compile(rf'<span class="(?:{"|".join(plain)})">([^<]*)</span>')
    for path in app.outdir.rglob("*.html"):
        page = path.read_text("utf-8")
        shorter = element.sub(r"\1", page)
        if shorter != page:
            path.write_text(shorter, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part behind sphinx-gallery, and before extensions.assets."""
    app.connect("build-finished", drop_plain, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
