"""What the first line of a docstring says in plain words is so, where the words have a form that is read."""

from __future__ import annotations

import inspect

import pytest

from activation_functions import activations
from activation_functions.kinds import Activation
from claims.summaries import FORMS

LEAST = 40


def summary(activation: Activation[...]) -> str:
    return (inspect.getdoc(activation) or "").partition("\n\n")[0].replace("\n", " ")


def test_what_a_summary_says_is_so(activation: Activation[...]) -> None:
    wrong = [words for form in FORMS for words in form.wrong(activation, summary(activation))]
    if wrong:
        pytest.fail(f"help({activation.name}): {wrong} does not hold", pytrace=False)


def test_most_summaries_are_read() -> None:
    read = [one for one in activations.values() if any(form.words.search(summary(one)) for form in FORMS)]
    assert len(read) >= LEAST


def test_every_form_is_used() -> None:
    said = [summary(one) for one in activations.values()]
    unused = [form.words.pattern for form in FORMS if not any(map(form.words.search, said))]
    assert not unused, f"no docstring says {unused}"
