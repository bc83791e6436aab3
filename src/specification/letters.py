"""The letters by which formulas call parameters that have longer names in code."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from activation_functions import activations
from activation_functions.facts_in_words import LETTERS
from specification.signs import GREEK, SIGMA

_GREEK = {LETTERS[name]: name for name in [*(sign.value for sign in GREEK.values()), SIGMA]}
READ_AS = {name: _GREEK.get(letter, letter) for name, letter in LETTERS.items()}
"""What the letter of each parameter is read as: that of ``negative_slope`` as ``alpha``."""


@functools.cache
def names_of(activation: str) -> Mapping[str, str]:
    """Return the names of the parameters of an activation by what their letters are read as.

    Examples
    --------
    >>> names_of("hard_tanh"), names_of("leaky_relu")
    ({'m': 'min_val', 'M': 'max_val'}, {'alpha': 'negative_slope'})
    """
    if activation not in activations:
        return {}
    return {READ_AS[name]: name for name in activations[activation].parameters if name in READ_AS}
