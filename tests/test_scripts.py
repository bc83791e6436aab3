"""Every script of the gallery runs on its own, and so does the notebook that is made of it."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from sphinx_gallery.gen_gallery import DEFAULT_GALLERY_CONF
from sphinx_gallery.notebook import jupyter_notebook
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

from conf import sphinx_gallery_conf
from specification.page import Page


def test_script_needs_only_python_numpy_matplotlib_and_the_library(page: Page) -> None:
    there = {"numpy", "matplotlib", "activation_functions", *sys.stdlib_module_names}
    for node in ast.walk(ast.parse(page.path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        else:
            continue
        for name in names:
            package = name.partition(".")[0]
            assert package in there, f"gallery/{page.path.name}:{node.lineno} imports {package}"


def test_script_runs(page: Page, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", page.path],
        cwd=tmp_path,
        env={"MPLBACKEND": "agg", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


def test_notebook_runs(page: Page, tmp_path: Path) -> None:
    _, blocks = split_code_and_text_blocks(str(page.path))
    notebook = jupyter_notebook(blocks, DEFAULT_GALLERY_CONF | sphinx_gallery_conf, str(tmp_path))
    # As it is read from a file: cells of lines become cells of text.
    read = nbformat.reads(json.dumps(notebook), as_version=4)
    NotebookClient(read, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
