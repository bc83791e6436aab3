"""What anchors stand for, in words: their own, as they stand in a sentence; Sphinx has titles for headings alone."""

from __future__ import annotations

import re

from docutils import nodes

from activation_functions.facts_in_words import TITLES
from extensions.linked_names import in_sentence
from extensions.templates import page_title
from framework_measurements.findings.packages import packages
from specification.page import pages
from specification.properties import PROPERTIES

FIGURE, MISTAKE = "figure-", "mistake-"
# Words that are written in their own way within a sentence.
WRITTEN = {"jacobian": "Jacobian", "lipschitz": "Lipschitz", "lecun": "LeCun", "numpy": "NumPy", "python": "Python"} | {
    "ulp": "ULP",
    "vjp": "product with the Jacobian",
    **{name: package.title for name, package in packages().items()},
}
WORD = re.compile(rf"(?:{'|'.join(name for name in WRITTEN if '-' in name)})(?=-|$)|[^-]+")
OF_PROPERTIES = {nodes.make_id(name): name for name in PROPERTIES}


def in_words(words: str) -> str:
    """Write the words of an anchor as they stand in a sentence, with activations by their titles.

    Examples
    --------
    >>> in_words("gap-to-gelu_tanh")
    'gap to GELU, tanh form'
    >>> in_words("in-scikit-learn")
    'in scikit-learn'
    """
    return " ".join(
        in_sentence(page_title(word)) if word in pages() else WRITTEN.get(word, word) for word in WORD.findall(words)
    )


def title_of(words: str) -> str:
    """Write what an anchor stands for."""
    if words in OF_PROPERTIES:
        return OF_PROPERTIES[words]
    if fact := TITLES.get(words, ""):
        return fact if words in WRITTEN else fact[0].lower() + fact[1:]
    for kind in (FIGURE, MISTAKE):
        if words.startswith(kind):
            return f"{kind[:-1]} ({in_words(words.removeprefix(kind))})"
    return in_words(words)
