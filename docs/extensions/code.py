"""Code without elements for what has the colour of plain text, and for operators: most of its elements otherwise."""

from __future__ import annotations

import re

from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Generic, Operator, Text
from sphinx.config import Config


def plain_elements(config: Config) -> re.Pattern[str]:
    """Match the elements around names, brackets, operators and spaces, by which sphinx-gallery finds what it links."""
    styles = [get_style_by_name(name) for name in (config.pygments_style, config.pygments_dark_style)]
    plain = [
        css_class
        for kind, css_class in STANDARD_TYPES.items()
        if css_class
        and kind not in Generic
        and (kind is Operator or all(style.style_for_token(kind) == style.style_for_token(Text) for style in styles))
    ]
    return re.compile(rf'<span class="(?:{"|".join(plain)})">([^<]*)</span>')
