"""References as BibTeX; pybtex, which writes it too, would be one more package for these lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from activation_functions import bibliography
from activation_functions.paper import Paper
from extensions.written import when_written

FILE = "references.bib"
VERBATIM = ("doi", "eprint", "url")  # fields that BibTeX's styles do not read as TeX
SPECIAL = re.compile(r"(?=[&%$#_])")


def entry(key: str, fields: Mapping[str, str]) -> str:
    """Write an entry, without the fields that are empty; its kind is the one that requires none."""
    values = {name: value if name in VERBATIM else SPECIAL.sub(r"\\", value) for name, value in fields.items()}
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def entry_of(key: str, paper: Paper) -> str:
    """Write the entry of a paper."""
    scheme, _, number = paper.identifier.partition(":")
    return entry(
        key,
        {
            "author": paper.authors.replace(", ", " and "),
            "title": f"{{{paper.title}}}",  # whose capitals stay
            "howpublished": paper.published,
            "year": str(paper.year),
            "archiveprefix": "arXiv" if scheme == "arXiv" else "",
            "eprint": number if scheme == "arXiv" else "",
            "doi": number if scheme == "doi" else "",
            "url": paper.address,
        },
    )


def references() -> str:
    """Write the whole bibliography."""
    papers = {name: value for name, value in vars(bibliography).items() if isinstance(value, Paper)}
    return "\n\n".join(entry_of(name.lower().replace("_", ""), paper) for name, paper in papers.items()) + "\n"


def publish(app: Sphinx) -> None:
    """Write the file for download."""
    (app.outdir / "downloads").mkdir(exist_ok=True)
    (app.outdir / "downloads" / FILE).write_text(references(), "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take part in the build."""
    when_written(app, publish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
