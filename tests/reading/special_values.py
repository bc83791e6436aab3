"""Read the table of special values, and compare it with the library."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from bs4 import Tag

from activation_functions.kinds import Activation, Elementwise, Gated
from reading.numbers import array, is_rounded
from reading.tables import caption, records


def wrong_special_values(activation: Activation[...], shown: Tag) -> Iterator[str]:
    """Yield what the table says and the library does not compute."""
    rows = records(shown)
    slope = "derivative" if isinstance(activation, Elementwise) else "Jacobian"
    slope = "partial derivatives" if isinstance(activation, Gated) else slope
    if caption(shown) != f"Special values of {activation.name}":
        yield f"the caption is {caption(shown)}"
    inputs = [array(text) for text in rows]
    entries = np.abs(np.concatenate([x.ravel() for x in inputs]))
    if not {0, np.inf} <= set(entries) or not np.isnan(entries).any():
        yield f"values at 0, ∞ and NaN are shown, not at {', '.join(rows)}"
    for (text, cells), x in zip(rows.items(), inputs):
        if list(cells) != ["value", slope]:
            yield f"the columns are {', '.join(cells)}, expected value and {slope}"
            continue
        for title, function in (("value", activation), (slope, activation.slope)):
            found, value = array(cells[title]), function(x)
            # In matrices, 0 has no sign.
            expected = np.signbit(value) if np.ndim(value) < 2 else np.zeros_like(found, bool)
            signs = (np.signbit(found) != expected)[found == 0].any()
            if not is_rounded(found, value) or signs:
                yield f"the {title} at {text} is shown as {cells[title]}, the library computes {value}"
