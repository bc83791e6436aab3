"""HTML views of activations for notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from activation_functions.facts_in_words import TITLES, computed, facts, letter, texts
from activation_functions.kinds import Activation
from activation_functions.numbers_as_text import significant


def card(activation: Activation[...]) -> str:
    """Write the facts of an activation as an HTML table; what is computed depends on its parameters, if it has any."""
    of_defaults = computed(activation)
    real = [(letter(name), value) for name, value in activation.parameters.items() if isinstance(value, float)]
    rows, has_title = [], not real
    for key, text in texts(activation).items():
        if key in of_defaults and not has_title:
            values = ", ".join(f"{name} = {significant(value)}" for name, value in real)
            rows.append(f'<tr><th colspan="2" scope="colgroup">With {escape(values)}</th></tr>')
            has_title = True
        rows.append(f'<tr><th scope="row">{escape(TITLES[key])}</th><td>{_with_code(text)}</td></tr>')
    return _table("activation-card", f"Facts of {activation.name}", rows)


def _with_code(text: str) -> str:
    """Escape a text, and set what stands between backquotes as code."""
    return re.sub("`(.*?)`", r"<code>\1</code>", escape(text))


def registry(activations: Iterable[Activation[...]]) -> str:
    """Write the facts of several activations as an HTML table with a row for each."""
    records = {activation.name: facts(activation) for activation in activations}
    titles = [title for title in TITLES.values() if any(title in record for record in records.values())]
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
