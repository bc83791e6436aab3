"""A policy by which a page loads nothing from elsewhere, and runs no script within it; Sphinx and Furo write none.

The one script within pages is Furo's, which sets the theme before anything is drawn: the policy has its digest. Styles
within pages have to be allowed, since MathJax places its signs, and Furo sets its colours, by them. No page asks for
anything by a script; audits such as Lighthouse do so in its place, to read `robots.txt`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import furo
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
OWN = "'self' file:"  # 'self' is no file, by the specification, where the site is opened from the disk


def policy() -> str:
    """Write the policy."""
    template = Path(furo.__file__).parent / "theme/furo/base.html"
    [script] = SCRIPT.findall(template.read_text("utf-8"))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src {OWN} 'sha256-{digest}'; style-src {OWN} 'unsafe-inline'; "
        f"img-src {OWN} data:; font-src {OWN} data:; frame-src {OWN}; connect-src 'self'; form-action {OWN}; "
        "base-uri 'none'"
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Let the template write the policy."""
    app.config.html_context["content_security_policy"] = policy()
    return {"parallel_read_safe": True, "parallel_write_safe": True}
