"""Pages are read again when what makes them has changed; Sphinx looks at pages alone, and forgets its extensions.

A change of the library is left out: `stamps` and `outdated` know which pages show it.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

DOCS = Path(__file__).parents[1]
PACKAGES = ["accuracy", "framework_measurements", "javascript", "specification"]


def digest() -> str:
    """Hash the extensions, the templates, and the packages that they import, but no records."""
    folders = [DOCS / "extensions", DOCS / "_templates", *(DOCS.parent / "src" / name for name in PACKAGES)]
    every = [path for folder in folders for path in sorted(folder.rglob("*.*")) if "node_modules" not in path.parts]
    files = [path for path in every if path.suffix not in {".json", ".pyc"}]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the digest a setting, since pages are read again where a setting has changed that they depend on."""
    app.add_config_value("digest_of_makers", digest(), "env", str)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
