"""Docstrings whose common part is written once."""

from __future__ import annotations

import inspect
import re

X = """\
x : array_like
    Real numbers of any shape: booleans, integers or floats. Not changed."""
RAISES = """\
TypeError
    If `x` is not made of real numbers (complex, strings, objects), or a parameter is not a real number.
ValueError
    If `x` is a ragged sequence, or a parameter lies outside its valid range."""


def with_common_sections(docstring: str, returns: str) -> str:
    """Complete a docstring by what all functions of the library share.

    Parameters
    ----------
    docstring : str
        In numpydoc's form, with the sections that are the function's own.
    returns : str
        The body of the section *Returns*.

    Returns
    -------
    str
        With `x` as the first of the *Parameters*, and with the sections *Returns* and *Raises*.
    """
    summary, *sections = re.split(r"\n\n(?=[A-Z][a-z ]+\n-+\n)", inspect.cleandoc(docstring))
    own = {}
    for section in sections:
        title, _, body = section.split("\n", 2)
        own[title] = body
    parameters = "\n".join(filter(None, [X, own.pop("Parameters", "")]))
    complete = {"Parameters": parameters, "Returns": returns, "Raises": RAISES, **own}
    return "\n\n".join([summary, *(f"{title}\n{'-' * len(title)}\n{body}" for title, body in complete.items())])
