"""Complete docstrings by the sections that all functions share."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable

from activation_functions.paper import Paper

WIDTH = 100

X = """\
x : array_like
    Real numbers (booleans, integers or floats) of any shape. It is not changed."""
V = """\
v : array_like
    Real numbers, one for each entry of the result of the function, or an array that is broadcast to them."""
RNG = """\
rng : None, int or numpy.random.Generator, optional
    The generator, or a seed for one, as `numpy.random.default_rng` takes it. Without one, each call draws anew."""
OUT = """\
out : ndarray, optional
    An array of the shape and dtype of the result, which it receives; it may be `x` itself."""
RAISES = """\
TypeError
    If `x` does not consist of real numbers (but of complex numbers, strings or objects), if a parameter has the wrong
    type, or if an argument is unknown, missing, given twice, or one too many.
ValueError
    If `x` is a ragged sequence, or a parameter lies outside its valid range."""


def with_references(docstring: str, papers: Iterable[Paper]) -> str:
    """Complete a docstring by the section *References*.

    Parameters
    ----------
    docstring : str
        A docstring in numpydoc's form.
    papers : iterable of Paper
        What the section lists; without a paper, there is none.

    Returns
    -------
    str
        The docstring, without its indentation; only *Examples* come behind the references.
    """
    references = "\n\n".join(textwrap.fill(str(paper), WIDTH, break_on_hyphens=False) for paper in papers)
    section = f"\n\nReferences\n----------\n{references}" if references else ""
    before, examples, code = inspect.cleandoc(docstring).partition("\n\nExamples\n")
    return f"{before}{section}{examples}{code}"


def with_summary(summary: str, docstring: str) -> str:
    """Return a docstring that consists of a summary and of the section *Parameters* of another, if it has one."""
    _, *sections = _parts(docstring)
    return "\n\n".join([summary, *(section for section in sections if section.startswith("Parameters\n"))])


def with_common_sections(docstring: str, parameters: str, returns: str, has_out: bool) -> str:
    """Complete a docstring by the sections that all functions of the library share.

    Parameters
    ----------
    docstring : str
        A docstring in numpydoc's form, without indentation, with the sections of the function itself.
    parameters : str
        What comes first under *Parameters*.
    returns : str
        The body of the section *Returns*.
    has_out : bool
        Whether the result can be written into a given array.

    Returns
    -------
    str
        The docstring with the common *Parameters* before its own, and with the sections *Returns* and *Raises*.
    """
    summary, *sections = _parts(docstring)
    own = {}
    for section in sections:
        title, _, body = section.split("\n", 2)
        own[title] = body
    every_parameter = "\n".join(filter(None, [parameters, own.pop("Parameters", ""), OUT * has_out]))
    complete = {"Parameters": every_parameter, "Returns": returns, "Raises": RAISES, **own}
    return "\n\n".join([summary, *(f"{title}\n{'-' * len(title)}\n{body}" for title, body in complete.items())])


def _parts(docstring: str) -> list[str]:
    """Split a docstring into its summary, with all before the first section, and its sections."""
    return re.split(r"\n\n(?=[A-Z][a-z ]+\n-+\n)", inspect.cleandoc(docstring))
