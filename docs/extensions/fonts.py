"""Fonts cut down to the characters that a site needs."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from sphinx.errors import ExtensionError


def cut(file: Path, characters: str, **options: Any) -> bytes:
    """Return the letters of a font as WOFF 2, without their names; a character that it lacks is an error."""
    from fontTools import subset  # slow to import, and seldom needed

    subset.log.setLevel("ERROR")  # A package that Furo needs makes all loggers speak.
    settings = subset.Options(flavor="woff2", ignore_missing_unicodes=False, name_IDs=[], notdef_outline=False)
    settings.bidi_closure = False
    settings.set(**options)
    settings.drop_tables += ["ltag", "FFTM"]
    subsetter = subset.Subsetter(settings)
    subsetter.populate(text=characters)
    with subset.load_font(file, settings) as font, BytesIO() as written:
        try:
            subsetter.subset(font)
        except subset.Subsetter.MissingUnicodesSubsettingError as error:
            raise ExtensionError(f"{file.name} lacks characters: {error}") from error
        subset.save_font(font, written, settings)
        return written.getvalue()
