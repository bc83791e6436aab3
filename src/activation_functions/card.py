"""HTML views of activations for notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from activation_functions.initialization import moments
from activation_functions.kinds import Activation, Elementwise
from activation_functions.numbers_as_text import MINUS, decimals, significant

GAIN_DECIMALS = 6


def facts(activation: Activation[...]) -> dict[str, str]:
    """Return title and text of each declared fact, in the order of reading, and of the gain, which is computed."""
    parameters = [
        f"{name} = {significant(default)}" + (f", from {activation.valid[name]}" if name in activation.valid else "")
        for name, default in activation.parameters.items()
    ]
    rows = {
        "Also called": ", ".join(activation.aliases),
        "Family": activation.family,
        "Parameters": "; ".join(parameters) or "none",
        "Range": activation.range,
        "Monotonic": getattr(activation, "monotonic", ""),
        "Smoothness": activation.smoothness,
        "Kinks": re.sub(r"\[(.*?)\]", lambda points: points[1] or "none", getattr(activation, "kinks", "")),
        "Lipschitz constant": activation.lipschitz,
        "Gain": gain(activation),
    }
    return {title: _as_on_paper(text) for title, text in rows.items() if text}


def gain(activation: Activation[...]) -> str:
    """Return the gain of a function of one number, once its derivative is declared."""
    if not isinstance(activation, Elementwise) or not hasattr(activation, "derivative"):
        return ""
    return decimals(moments(activation).gain, GAIN_DECIMALS)


def card(activation: Activation[...]) -> str:
    """Write the facts of an activation as an HTML table."""
    rows = [
        f'<tr><th scope="row">{escape(title)}</th><td>{escape(text)}</td></tr>'
        for title, text in facts(activation).items()
    ]
    return _table("activation-card", f"Facts of {activation.name}", rows)


def registry(activations: Iterable[Activation[...]]) -> str:
    """Write the facts of several activations as an HTML table with a row for each."""
    records = {activation.name: facts(activation) for activation in activations}
    titles = list(dict.fromkeys(title for record in records.values() for title in record))
    rows = [[name, *(record.get(title, "") for title in titles)] for name, record in records.items()]
    return table("activation-registry", "All activations", ["Name", *titles], rows)


def table(css_class: str, caption: str, titles: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Write rows of texts as an HTML table; the first text of each row is its title."""
    header = "".join(f'<th scope="col">{escape(title)}</th>' if title else "<td></td>" for title in titles)
    body = [
        f'<tr><th scope="row">{escape(title)}</th>{"".join(f"<td>{escape(text)}</td>" for text in texts)}</tr>'
        for title, *texts in rows
    ]
    return _table(css_class, caption, [f"<tr>{header}</tr>", *body])


class Calls(dict[str, str]):
    """The equivalent calls in the frameworks, by framework."""

    def _repr_html_(self) -> str:
        rows = [
            f'<tr><th scope="row">{escape(framework)}</th><td><code>{escape(call)}</code></td></tr>'
            for framework, call in self.items()
        ]
        return _table("activation-calls", "The same in the frameworks", rows)


def _table(css_class: str, caption: str, rows: Iterable[str]) -> str:
    return f'<table class="{css_class}"><caption>{escape(caption)}</caption>{"".join(rows)}</table>'


def _as_on_paper(text: str) -> str:
    """Typeset the Python expressions in which facts are declared: ``C1`` as C¹, ``==`` as =."""
    text = re.sub(r"\bC(\d)\b", lambda match: "C" + "⁰¹²³⁴"[int(match[1])], text)
    text = text.replace("==", "=").replace("!=", "≠").replace("<=", "≤").replace(" * ", " ")
    text = text.replace("≈ ", "≈\N{NO-BREAK SPACE}")
    # After a letter it is a hyphen, as in non-decreasing.
    return re.sub(r"(?<![a-z])-", MINUS, text)
