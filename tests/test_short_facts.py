"""The facts in short are those of the values, for the default parameters."""

from __future__ import annotations

import math
import re

from activation_functions.facts_in_words import TITLES
from activation_functions.kinds import Activation, Elementwise
from deciding_properties import properties
from reading.facts import all_near, evaluated, intervals
from reading.numbers import defaults
from specification.facts import fact
from specification.samples import exact, real_parameters
from specification.short_facts import short_facts

# What is said, and the property that it says; those that are not said do not hold, or there is more to say.
PROPERTIES = {
    "bounded": "bounded",
    "range symmetric about 0": "range symmetric about 0",
    "strictly increasing": "strictly increasing",
    "not monotonic": "non-monotonic",
    "smooth": "smooth",
    "discontinuous": "discontinuous",
    "odd": "odd",
    "convex": "convex",
}


def test_short_facts_hold_of_the_values(activation: Activation[...]) -> None:
    said = [text.replace("non−", "non-") for _, text in short_facts(activation)]
    has = properties(activation)
    for text, name in PROPERTIES.items():
        holds = has[name] and (name != "range symmetric about 0" or has["bounded"])
        assert (text in [part for each in said for part in each.split(" and ")]) == holds, (
            f"{activation.name}: {said}, and {name} is {has[name]}"
        )
    assert ("bounded below" in said) == (has["bounded below"] and not has["bounded"]), activation.name
    assert ("unbounded below" in said) == (not has["bounded below"]), activation.name
    assert ("non-decreasing" in said) == (has["monotonic"] and not has["strictly increasing"]), activation.name
    assert ("continuously differentiable" in said) == (has["continuously differentiable"] and not has["smooth"])
    assert ("continuous" in said) == (has["continuous"] and not has["continuously differentiable"])


def test_short_facts_have_the_numbers_of_the_declared_ones(activation: Activation[...]) -> None:
    texts = [text for _, text in short_facts(activation)]
    given = exact(real_parameters(activation))
    [shown] = [text.removeprefix("range ") for text in texts if re.match(r"range [\[({]", text)]
    pieces = [(one.low, one.high, one.includes_low, one.includes_high) for one in fact(activation, "range", given)]
    assert all_near(intervals(shown, {}), pieces), f"{activation.name}: {shown}"
    constants = [text.removeprefix("Lipschitz constant ") for text in texts if text.startswith("Lipschitz")]
    declared = fact(activation, "lipschitz", given | {"n": math.inf})
    assert all_near([evaluated(text, {}) for text in constants], [] if math.isinf(declared) else [declared])


def test_short_facts_name_rows_and_the_first_year(activation: Activation[...]) -> None:
    words = dict(short_facts(activation))
    assert words.keys() <= {*TITLES, "origin"}
    years = sorted(paper.year for paper in activation.papers)
    assert re.findall(r"\d{4}", words.get("origin", "")) == [str(year) for year in years[:1]]
    assert ("from" in words.get("origin", "")) == (len(years) > 1)
    assert "monotonic" not in words or isinstance(activation, Elementwise)
    assert not set(re.findall(r"\w+", " ".join(words.values()))) & defaults(activation).keys()
