"""The font of the texts in figures: of matplotlib's, the letters that occur, within the style sheet.

Some browsers load no font from a file for a page that is one, too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from matplotlib import get_data_path

from extensions.fonts import cut

FONT = Path(get_data_path(), "fonts/ttf/DejaVuSans.ttf")
TEXTS = re.compile(r"<text\b[^>]*>([^<]*)</text>")


def font_face(pages: Iterable[str]) -> str:
    """Write the rule that brings the letters of the texts in figures to pages."""
    letters = {letter for page in pages for text in TEXTS.findall(page) for letter in unescape(text)}
    # The texts stand where matplotlib put them; what moves letters within them is not worth its bytes.
    font = cut(FONT, "".join(sorted(letters)), hinting=False, layout_features=[], name_IDs=[0])
    data = b64encode(font).decode()
    return f"@font-face{{font-family:Figures;src:url(data:font/woff2;base64,{data}) format('woff2')}}"
