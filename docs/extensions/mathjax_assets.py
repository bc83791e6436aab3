"""The style sheet, fonts and script of typeset formulas; MathJax writes them for one page, with whole fonts."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

from extensions.fonts import cut
from extensions.mathjax_process import HERE, Answer

MODULES = HERE.parent / "node_modules"
FONTS = MODULES / "@mathjax/mathjax-newcm-font/chtml/woff2"
SOURCES = [HERE / "formulas.js", *sorted(HERE.glob("mathjax*.*")), HERE / "fonts.py", HERE.parent / "package-lock.json"]
FINGERPRINT = sha256(b"".join(source.read_bytes() for source in SOURCES)).hexdigest()
# Two blank fonts lend their metrics to the others.
BLANK = {"MJX-NCM-ZERO": "mjx-ncm-zero", "MJX-BRK": "mjx-ncm-brk"}
# What their names say, which weigh as much as the letters.
NOTICE = (
    "Fonts: (C) 2019-2021 Antonis Tsolomitis, 2024 MathJax, Inc. (www.mathjax.org); GUST Font License, "
    "http://tug.org/fonts/licenses/GUST-FONT-LICENSE.txt; cut down to the characters in use."
)


def blank_fonts() -> dict[str, str]:
    """Encode the blank fonts."""
    return {font: b64encode(cut(FONTS / f"{file}.woff2", " ")).decode() for font, file in BLANK.items()}


def head_script(folder: Path, glyphs: Iterable[str]) -> str:
    """Write a script that lets nothing be drawn before all of the page and its fonts are there, so that nothing moves.

    Fonts of a style sheet come later, even as data; they serve where there is no JavaScript.
    """
    files = {f"MJX-{font}": folder / f"mjx-{font.lower()}.woff2" for font in glyphs}
    fonts = blank_fonts() | {font: b64encode(file.read_bytes()).decode() for font, file in files.items()}
    return (
        f"// {NOTICE}\n"
        f"for (const [family, data] of Object.entries({json.dumps(fonts)}))\n"
        "  document.fonts.add(new FontFace(family, Uint8Array.from(atob(data), (c) => c.charCodeAt(0))));\n"
        "const end = Object.assign(document.createElement('link'), { rel: 'expect', href: '#end' });\n"
        "end.setAttribute('blocking', 'render');\n"
        "document.head.append(end);\n"
    )


def style_sheet(rules: Iterable[str], glyphs: dict[str, str]) -> str:
    """Join MathJax's rules, the fonts and the rules of our own."""
    faces = [
        f"@font-face {{ font-family: {font}; src: url(data:font/woff2;base64,{data}); }}"
        for font, data in blank_fonts().items()
    ]
    for font, characters in glyphs.items():
        # The version keeps browsers from using an older font that lacks characters.
        version = sha256(f"{FINGERPRINT} {characters}".encode()).hexdigest()[:8]
        source = f"url(fonts/mjx-{font.lower()}.woff2?v={version}) format('woff2')"
        faces += [
            f".{font} {{ font-family: MJX-NCM-ZERO, MJX-{font}; }}",
            f"@font-face {{ font-family: MJX-{font}; src: {source}; font-display: block; }}",
        ]
    return "\n".join([*rules, *faces, (HERE / "mathjax.css").read_text("utf-8")])


def write_fonts(folder: Path, glyphs: dict[str, str]) -> None:
    """Write the fonts, cut down to the characters in use."""
    folder.mkdir(parents=True, exist_ok=True)
    for outdated in folder.glob("mjx-*.woff2"):
        outdated.unlink()
    for font, characters in glyphs.items():
        name = f"mjx-{font.lower()}.woff2"
        (folder / name).write_bytes(cut(FONTS / name, characters))


def write_assets(folder: Path, answers: Collection[Answer]) -> None:
    """Write the script, the style sheet and, if that has changed, the fonts."""
    rules = dict.fromkeys(rule for answer in answers for rule in answer["css"])
    characters: dict[str, set[str]] = {}
    for answer in answers:
        for font, text in answer["glyphs"].items():
            characters.setdefault(font, set()).update(text)
    glyphs = {font: "".join(sorted(characters[font])) for font in sorted(characters)}
    css = style_sheet(rules, glyphs)
    sheet = folder / "mathjax.css"
    if not sheet.exists() or sheet.read_text("utf-8") != css:
        write_fonts(folder / "fonts", glyphs)
        sheet.write_text(css, "utf-8")
    copyfile(HERE / "formulas.js", folder / "formulas.js")
    (folder / "head.js").write_text(head_script(folder / "fonts", glyphs), "utf-8")
