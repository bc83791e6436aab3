"""HTML from templates in `_templates`, escaped: Jinja, with a loader of its own since Sphinx's does not escape."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from specification.page import pages

TEMPLATES = Path(__file__).parents[1] / "_templates"
ENVIRONMENT = Environment(
    extensions=["jinja2.ext.do"],
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def breakable(code: str, room: int = 0) -> Markup:
    """Let code be broken behind points and brackets, unless there is room for so many signs."""
    if len(code) <= room:
        return escape(code)
    return Markup(re.sub(r"(?<=[.(])(?=[A-Za-z])", "<wbr>", escape(code)))


def with_code(text: str) -> Markup:
    """Mark up the code that stands between backticks."""
    return Markup(re.sub(r"`([^`]*)`", lambda match: f"<code>{breakable(Markup(match[1]))}</code>", escape(text)))


def page_title(name: str) -> str:
    """Return the title of the page of an activation: on the site it has no other."""
    return pages()[name].title


ENVIRONMENT.filters |= {"breakable": breakable, "with_code": with_code, "id": nodes.make_id, "page_title": page_title}


def render(template: str, **context: Any) -> nodes.raw:
    """Fill a template; attributes stand in double quotes, so that an apostrophe is written as it is."""
    html = ENVIRONMENT.get_template(template).render(context).replace("&#39;", "'")
    return nodes.raw("", html, format="html")
