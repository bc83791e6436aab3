"""Pages at the addresses of those that have moved, which lead on; the inventory keeps their names.

The templates of sphinx-reredirects know nothing but the new address: neither a title nor where the script is, without
which what stands behind the # is lost. A policy without scripts in pages refuses its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.errors import ConfigError
from sphinx.util.nodes import clean_astext
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import ExtensionMetadata

from extensions.content_security import policy
from extensions.templates import ENVIRONMENT
from extensions.written import when_written

UNSEEN = -1  # in the search


class Pages(StandardDomain):
    """Pages and labels, with the names that pages had before they moved."""

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield these names behind all others."""
        yield from super().get_objects()
        for old, new in self.env.config.moved_pages.items():
            yield old, clean_astext(self.env.titles[new]), "doc", new, "", UNSEEN


def check(app: Sphinx) -> None:
    """Require that each page has moved to one that is there."""
    for old, new in app.config.moved_pages.items():
        if old in app.env.found_docs or new not in app.env.found_docs:
            raise ConfigError(
                f"moved_pages in conf.py: {old!r}: {new!r}: expected a page that is gone: one that is there"
            )


def lead_on(app: Sphinx) -> None:
    """Write the pages."""
    for old, new in app.config.moved_pages.items():
        page, target = (app.builder.get_target_uri(name) for name in (old, new))
        file = app.outdir / page
        file.parent.mkdir(parents=True, exist_ok=True)
        html = ENVIRONMENT.get_template("moved.html").render(
            language=app.config.language,
            policy=policy(),
            title=clean_astext(app.env.titles[new]),
            address=relative_uri(page, target),
            canonical=app.config.html_baseurl and app.config.html_baseurl + target,
            script=relative_uri(page, "_static/moved.js"),
        )
        file.write_text(html, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own domain, and write the pages behind all others."""
    app.add_config_value("moved_pages", {}, "html", dict)
    app.add_domain(Pages, override=True)
    app.connect("env-updated", lambda app, env: check(app))
    when_written(app, lead_on, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
