"""The scripts of the gallery as pages and files; sphinx-gallery makes them, with notes that cannot be turned off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata
from sphinx_gallery import gen_gallery

from activation_functions import activations
from extensions import figures
from extensions.locations import TITLE
from extensions.written import when_written

LICENCE = f"Code: BSD-3-Clause. Text and figures: {figures.LICENCE}"


def name_of(docname: str) -> str | None:
    """Return the activation whose page a document is."""
    folder, _, name = docname.rpartition("/")
    return name if folder == "functions" and name in activations else None


def replace_notes(app: Sphinx, docname: str, content: list[str]) -> None:
    """Replace sphinx-gallery's notes by links to the script and the notebook at permanent addresses."""
    if not (name := name_of(docname)):
        return
    text = content[0]
    start, end = text.find(TITLE), text.find(f".. _sphx_glr_download_functions_{name}.py:")
    if start < 0 or end < 0:
        raise ExtensionError(f"{docname}: not a page as sphinx-gallery writes it, expected its title and its downloads")
    # Blank lines in place of the notes, so that warnings name the right lines.
    content[0] = (
        "\n" * text.count("\n", 0, start)
        + text[start:end].replace("<br />", "")
        + (
            ".. raw:: html\n\n"
            '   <p class="downloads">This page as a file:\n'
            f'   <a href="../downloads/{name}.ipynb" download>notebook</a> and\n'
            f'   <a href="../downloads/{name}.py" download>script</a>.\n'
            "   They run with NumPy, matplotlib and the library.\n"
            '   Formula, derivative, figure and facts <a href="?handout">on one sheet</a>, to print.</p>\n'
        )
    )


def publish_downloads(app: Sphinx) -> None:
    """Bring scripts and notebooks to their addresses, with the licence in them."""
    downloads = app.outdir / "downloads"
    downloads.mkdir(exist_ok=True)
    for name in activations:
        page = Path(app.srcdir, "functions", name)
        script = page.with_suffix(".py").read_text("utf-8")
        (downloads / f"{name}.py").write_text(f"# {LICENCE}\n{script}", "utf-8")
        notebook = json.loads(page.with_suffix(".ipynb").read_text("utf-8"))
        notebook["metadata"]["license"] = LICENCE
        (downloads / f"{name}.ipynb").write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


def omit_files(app: Sphinx, config: Config) -> None:
    """Leave out sphinx-gallery's own files, which serve its index; their absolute paths would be recorded, too."""
    for folders in (config.html_static_path, config.templates_path):
        folders[:] = [folder for folder in folders if not Path(folder).is_absolute()]


def omit_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Leave out the script of sphinx-gallery's index."""
    files = context["script_files"]
    files[:] = [file for file in files if file.filename != "_static/sg-tags.js"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build, behind sphinx-gallery."""
    gen_gallery._import_matplotlib = lambda: None  # to set the backend, as conf.py does: where nothing is drawn, too
    app.setup_extension("sphinx_gallery.gen_gallery")
    app.connect("config-inited", omit_files, priority=900)
    app.connect("source-read", replace_notes)
    app.connect("html-page-context", omit_script, priority=0)  # before extensions.assets takes it
    when_written(app, publish_downloads)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
