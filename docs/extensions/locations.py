"""Warnings that name a script of the gallery and its line; sphinx-gallery leaves those of the page that it writes."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import activations

TITLE = ".. rst-class:: sphx-glr-example-title"
MARK = re.compile(r"\.\. GENERATED FROM PYTHON SOURCE LINES (\d+)-(\d+)")


def line_of_script(generated: list[str], number: int) -> int:
    """Find the line of the script from which a line of the generated page comes."""
    for above in range(number, 0, -1):
        if mark := MARK.match(generated[above - 1]):
            first, last = map(int, mark.groups())
            return min(first + max(number - above - 2, 0), last)
        if generated[above - 1] == TITLE:  # Before the first mark: a header of 4 lines, then the docstring.
            return max(number - above - 3, 1)
    return 1


class Translator(logging.Filter):
    """A filter that replaces ``docs/functions/relu.rst:57`` by ``gallery/relu.py:40`` in what is logged."""

    def __init__(self, pages: Path) -> None:
        super().__init__()
        self.place = re.compile(rf"{re.escape(str(pages))}/({'|'.join(activations)})\.rst(?::(\d+))?")

    def filter(self, record: logging.LogRecord) -> bool:
        """Translate the place of a record, and keep it."""
        location = getattr(record, "location", None)
        if isinstance(location, str):
            record.location = self.place.sub(self.translate, location)  # type: ignore[attr-defined]
        return True

    def translate(self, place: re.Match[str]) -> str:
        """Return the same place in the script."""
        page, line = place.group(0).partition(".rst")[0] + ".rst", place[2]
        script = f"gallery/{place[1]}.py"
        if line is None:
            return script
        return f"{script}:{line_of_script(Path(page).read_text('utf-8').splitlines(), int(line))}"


def translate_warnings(app: Sphinx) -> None:
    """Translate behind the filters of Sphinx, which make a text of the location."""
    translator = Translator(Path(app.srcdir, app.config.sphinx_gallery_conf["gallery_dirs"]))
    for handler in logging.getLogger("sphinx").handlers:
        handler.addFilter(translator)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    app.connect("builder-inited", translate_warnings, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
