"""One style sheet and one script for all pages; Furo, Sphinx and the extensions register one each, or several."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from extensions.code import plain_elements
from extensions.embedded_figures import FOLDER
from extensions.font_of_figures import font_face
from extensions.lean_pages import lean
from extensions.needed_rules import needed, words_of
from extensions.shorter_scripts import shorter
from extensions.written import when_written

SHEET, SCRIPT = "style.css", "script.js"
ADDRESSES = re.compile(rf"(?<=_static/)({SHEET}|{SCRIPT})(\?v=\w+)?")
VERSIONED = f"_static/{SHEET}?v="  # by an earlier build: of pages that are written now, Sphinx writes no version
# What Sphinx's search needs; site.js brings it to a page to which the search leads.
OF_THE_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")


class Assets:
    """The files that Sphinx would let all pages load."""

    sheets: list[str]
    scripts: list[str]

    def take(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        """Take the files from a page, to which others add those that it alone needs."""
        files = {key: sorted(context[key], key=lambda file: file.priority) for key in ("css_files", "script_files")}
        self.sheets, scripts = ([Path(str(file.filename)) for file in each] for each in files.values())
        self.scripts = [script for script in scripts if script.name not in OF_THE_SEARCH]
        context["css_files"].clear()
        context["script_files"][:] = [
            file
            for file, script in zip(files["script_files"], scripts, strict=True)
            if pagename == "search" and script.name in OF_THE_SEARCH
        ]

    def publish(self, app: Sphinx) -> None:
        """Write both files, and the pages, with their versions, so that no browser uses older ones."""
        if not hasattr(self, "sheets"):  # No page has been written.
            return
        static = app.outdir / "_static"
        paths = [path for path in sorted(app.outdir.rglob("*.html")) if path.parent.name != FOLDER]
        written = {path: path.read_text("utf-8") for path in paths}
        plain = plain_elements(app.config)
        pages = {path: page if VERSIONED in page else lean(plain.sub(r"\1", page)) for path, page in written.items()}
        scripts = [script.read_text("utf-8") for script in sorted(static.glob("*.js")) if script.name != SCRIPT]
        texts = [(app.outdir / script).read_text("utf-8").partition("//# sourceMapping")[0] for script in self.scripts]
        css = "\n".join((app.outdir / sheet).read_text("utf-8") for sheet in self.sheets)
        contents = {
            SHEET: needed(css, words_of(pages.values(), [*texts, *scripts])) + font_face(pages.values()),
            SCRIPT: shorter("".join(f"(() => {{\n{text}\n}})();\n" for text in texts)),
        }
        for name, text in contents.items():
            (static / name).write_text(text, "utf-8")
        versions = {name: sha256(text.encode()).hexdigest()[:8] for name, text in contents.items()}
        for path, page in pages.items():
            versioned = ADDRESSES.sub(lambda found: f"{found[1]}?v={versions[found[1]]}", page)
            if versioned != written[path]:
                path.write_text(versioned, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the files before others add to them, and write behind sphinx-gallery and Furo, which write into pages."""
    assets = Assets()
    app.connect("html-page-context", assets.take, priority=1)
    when_written(app, assets.publish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
