"""The scripts of the gallery as pages: what is run anew, and what sphinx-gallery adds that a reader does not need."""

from __future__ import annotations

import ast
import gc
import hashlib
import inspect
import json
import os
import re
from pathlib import Path
from types import CodeType
from typing import Any

import matplotlib
import numpy
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

import activation_functions
from activation_functions import activations
from activation_functions.activation import Activation, Elementwise, Function

LIBRARY = Path(activation_functions.__file__).parent
EXTENSIONS = Path(__file__).parent
# What every page uses.
SHARED = [LIBRARY / name for name in ("activation.py", "card.py", "plot.py", "interval.py")] + [
    EXTENSIONS / "figures.py"
]
LICENCE = "Code: BSD 3-Clause. Text and figures: CC BY 4.0."


def reached(activation: Activation[Any], found: dict[str, str]) -> None:
    """Collect the sources of an activation and of those that its code refers to."""
    if activation.name in found:
        return
    parts = [activation, activation.derivative if isinstance(activation, Elementwise) else activation.jacobian]  # type: ignore[attr-defined]
    functions = [part._evaluate for part in parts]
    found[activation.name] = "".join(map(inspect.getsource, functions))
    for function in functions:
        for name in names(function.__code__):
            value = function.__globals__.get(name)
            if isinstance(value, Function) and value.__name__ in activations:
                reached(activations[value.__name__], found)


def names(code: CodeType) -> set[str]:
    """The global names that code refers to, also in the functions within it."""
    inner = [names(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return set(code.co_names).union(*inner)


def fingerprint(script: Path) -> str:
    """A hash of all that the page of a script depends on beside the script itself."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(script.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "activation_functions":
            for alias in node.names:
                reached(activations[alias.name], found)
    shared = [path.read_text("utf-8") for path in SHARED]
    return hashlib.sha256(repr((found, shared, numpy.__version__, matplotlib.__version__)).encode()).hexdigest()


def forget_outdated(app: Sphinx) -> None:
    """Have sphinx-gallery run those scripts again whose dependencies have changed."""
    record = app.doctreedir / "gallery.json"
    before = json.loads(record.read_text()) if record.exists() else {}
    scripts = sorted(Path(app.srcdir, "..", "gallery").glob("*.py"))
    now = {script.stem: fingerprint(script) for script in scripts}
    for name in now:
        if before.get(name) != now[name]:
            Path(app.srcdir, "functions", f"{name}.py.md5").unlink(missing_ok=True)
    record.write_text(json.dumps(now, sort_keys=True))
    # Collecting garbage after each script looks at all modules again otherwise.
    gc.freeze()


def replace_notes(app: Sphinx, docname: str, content: list[str]) -> None:
    """Replace sphinx-gallery's notes by links to the script and the notebook at permanent addresses."""
    folder, _, name = docname.partition("/")
    if folder != "functions" or name not in activations:
        return
    text = re.sub(r"\.\. only:: html\n\n    \.\. note::.*?(?=\.\. rst-class:: sphx-glr-example-title)", "", content[0], flags=re.DOTALL)
    text = re.sub(r"\.\. _sphx_glr_download_.*", "", text, flags=re.DOTALL)
    text = text.replace("<br />", "")
    content[0] = text + (
        "\n.. raw:: html\n\n"
        f'   <p class="downloads">Download this page as a <a href="../downloads/{name}.py" download>script</a> or a\n'
        f'   <a href="../downloads/{name}.ipynb" download>notebook</a>.</p>\n'
    )


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Bring scripts and notebooks to their addresses, with the licence in them."""
    if exception is not None:
        return
    downloads = app.outdir / "downloads"
    downloads.mkdir(exist_ok=True)
    for name in activations:
        script = Path(app.srcdir, "..", "gallery", f"{name}.py").read_text("utf-8")
        (downloads / f"{name}.py").write_text(f"# {LICENCE}\n{script}", "utf-8")
        notebook = json.loads(Path(app.srcdir, "functions", f"{name}.ipynb").read_text("utf-8"))
        notebook["metadata"]["license"] = LICENCE
        (downloads / f"{name}.ipynb").write_text(json.dumps(notebook, indent=1, sort_keys=True), "utf-8")


def add_other_names(app: Sphinx, doctree: nodes.document) -> None:
    """Let the search find an activation by its other names."""
    name = app.env.docname.removeprefix("functions/")
    if name not in activations:
        return
    title = next(doctree.findall(nodes.section))
    entries = [("single", alias, title["ids"][0], "", None) for alias in (name, *activations[name].aliases)]
    doctree.insert(0, addnodes.index(entries=entries))


def make_relative(app: Sphinx, config: Config) -> None:
    """Name sphinx-gallery's files by paths that are the same on every machine: the build records them."""
    for folders in (config.html_static_path, config.templates_path):
        folders[:] = [os.path.relpath(Path(app.confdir, folder), app.confdir) for folder in folders]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("config-inited", make_relative, priority=900)
    app.connect("builder-inited", forget_outdated, priority=1)
    app.connect("source-read", replace_notes)
    app.connect("doctree-read", add_other_names)
    app.connect("build-finished", publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
