"""Every script of the gallery runs on its own, and so does the notebook that is made of it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from sphinx_gallery.gen_gallery import DEFAULT_GALLERY_CONF
from sphinx_gallery.notebook import jupyter_notebook
from sphinx_gallery.py_source_parser import split_code_and_text_blocks

import script_run
from conf import sphinx_gallery_conf
from specification.page import Page, pages
from specification.sections import Text, sections_of_page
from tolerances import SCRIPT_ROUNDING

FACTOR = 10
# The look of all pictures stands in one place; scripts say three things of it.
LOOKS = {"alpha", "color", "linestyle", "linewidth", "fontsize", "loc", "frameon"}
OWN_LOOKS = {"frameon=False", "color=COLORS[1]", "alpha=0.5"}


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


def test_script_is_named_like_no_module(page: Page) -> None:
    """Python looks for a module beside the script first, and would find the script."""
    assert page.name not in {"numpy", "matplotlib", "activation_functions", *sys.stdlib_module_names}


def test_script_runs(page: Page) -> None:
    """Warnings are errors."""
    failure = script_run.run(page.path).failure
    assert not failure, failure


def test_bounds_are_tight(page: Page) -> None:
    """What is asserted to be less or more than a number is within a factor of ten of it."""
    bounds = script_run.run(page.path).bounds
    for bound in bounds:
        # An assertion in a loop is tight somewhere.
        ratio = min(other.ratio for other in bounds if other[:-1] == bound[:-1])
        assert ratio <= FACTOR, (
            f"gallery/{page.path.name}:{bound.line}: {bound.text}: one side is {ratio:.3g} times the other"
        )


def test_what_is_close_is_so_but_for_rounding(page: Page) -> None:
    """A tolerance that is named is one of rounding; without one, NumPy has its own."""
    for cell in cells(page):
        for tolerance in re.findall(r"\b[ra]tol\b[\"=: ]+([\d.e-]+)", cell.text):
            assert float(tolerance) <= SCRIPT_ROUNDING, f"gallery/{page.path.name}:{cell.line}: {tolerance}"


def vectors(code: str) -> Iterator[str]:
    """Yield the vectors that code spells out, their numbers in order."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.List) and not any(isinstance(part, ast.Name) for part in ast.walk(node)):
            yield ", ".join(sorted(map(ast.unparse, node.elts)))


def cells(page: Page) -> Iterator[Text]:
    """Yield the code of a page, cell by cell."""
    for section in sections_of_page(page):
        yield from section.code


def test_a_cell_has_a_vector_once(page: Page) -> None:
    """What is compared is computed of the same numbers, in whatever order, and not of some that were to be the same."""
    for cell in cells(page):
        twice = [vector for vector, times in Counter(vectors(cell.text)).items() if times > 1 and ", " in vector]
        assert not twice, f"gallery/{page.path.name}:{cell.line}: [{twice[0]}] is there twice: give it a name"


def decimals(node: ast.expr) -> set[float]:
    """The numbers with a point in an expression."""
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, float)}


def test_values_beside_one_another_are_of_the_same_number(page: Page) -> None:
    """What a cell shows of a number in several values has a name for it."""
    for cell in cells(page):
        match ast.parse(cell.text).body:
            case [*_, ast.Expr(ast.Tuple(values))]:
                found = Counter(number for value in values for number in decimals(value))
                twice = [number for number, times in found.items() if times > 1]
                assert not twice, f"gallery/{page.path.name}:{cell.line}: {twice[0]} is there twice: give it a name"


def test_what_is_asserted_and_shown_has_a_name(page: Page) -> None:
    """What a cell ends with could else be another call than the one of which something is asserted."""
    for cell in cells(page):
        *before, last = ast.parse(cell.text).body
        asserts = [statement for statement in before if isinstance(statement, ast.Assert)]
        asserted = {ast.unparse(node) for statement in asserts for node in ast.walk(statement)}
        shown = [*ast.walk(last)] if isinstance(last, ast.Expr) else []
        twice = [text for node in shown if is_computed(node) and (text := ast.unparse(node)) in asserted]
        assert not twice, f"gallery/{page.path.name}:{cell.line}: {twice[0]} is there twice: give it a name"


def is_computed(node: ast.AST) -> bool:
    """Whether an expression is more than a name, rounded or not, or a part of what has one."""
    match node:
        case ast.Call(ast.Attribute(ast.Name(), "round")):
            return False
        case ast.Call() | ast.BinOp():
            return True
    return False


def test_what_is_shown_has_three_or_four_decimals_or_is_asserted(page: Page) -> None:
    """Values beside one another have the same number of them."""
    for cell in cells(page):
        *before, last = ast.parse(cell.text).body
        asserted = " ".join(ast.unparse(statement) for statement in before if isinstance(statement, ast.Assert))
        rounded = {
            ast.unparse(node): node.args[-1].value
            for node in ast.walk(last if isinstance(last, ast.Expr) else ast.Pass())
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith("round")
            if isinstance(node.args[-1], ast.Constant) and ast.unparse(node) not in asserted
        }
        place = f"gallery/{page.path.name}:{cell.line}"
        assert set(rounded.values()) <= {3, 4} and len(set(rounded.values())) < 2, f"{place}: {', '.join(rounded)}"


def test_a_picture_has_the_look_of_all(page: Page) -> None:
    for node in ast.walk(ast.parse(page.path.read_text())):
        match node:
            case ast.Call(ast.Attribute(ast.Name("axes"), method), _, keywords):
                looks = {ast.unparse(keyword) for keyword in keywords if keyword.arg in LOOKS} - OWN_LOOKS
                place = f"gallery/{page.path.name}:{node.lineno}: axes.{method}"
                assert not looks, f"{place}: {', '.join(looks)}: this belongs to activation_functions.plot.look"
                assert method not in {"grid", "tick_params"}, f"{place}: pictures have it already"


def test_script_runs_by_the_command_that_a_reader_types(tmp_path: Path) -> None:
    path = pages()["relu"].path
    environment = {"MPLBACKEND": "agg", "PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-W", "error", path]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="session")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotebookClient]:
    """Start Jupyter's kernel; to start it takes longer than to run a notebook."""
    resources = {"metadata": {"path": tmp_path_factory.mktemp("notebooks")}}
    client = NotebookClient(nbformat.v4.new_notebook(), kernel_name="python3", resources=resources)
    with client.setup_kernel():
        yield client


def test_notebook_runs(page: Page, kernel: NotebookClient, tmp_path: Path) -> None:
    """It runs with no name that another notebook has left behind."""
    _, blocks = split_code_and_text_blocks(str(page.path))
    notebook = jupyter_notebook(blocks, DEFAULT_GALLERY_CONF | sphinx_gallery_conf, str(tmp_path))
    # As it is read from a file: cells of lines become cells of text.
    read = nbformat.reads(json.dumps(notebook), as_version=4)
    read.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
    kernel.nb = read
    kernel.reset_execution_trackers()
    for number, cell in enumerate(read.cells):
        kernel.execute_cell(cell, number)
