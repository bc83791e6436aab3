"""Claims about frameworks: what they have, what they call it, and with which defaults; each is held against the record.

Lists of names may have others in them, such as a paper or a model, of which nothing is recorded.
"""

from __future__ import annotations

import functools
import re

import numpy as np

from activation_functions import activations
from activation_functions.kinds import Activation
from claims.forms import Forms
from framework_measurements.findings.arguments import arguments
from framework_measurements.findings.packages import Package, packages, record
from framework_measurements.framework import place
from framework_measurements.frameworks import FRAMEWORKS
from framework_measurements.judgement import OTHER_FUNCTION
from framework_measurements.record import Entry
from framework_measurements.spellings import plain
from specification.prose import Said

FORMS = Forms()
TITLES = {re.sub(" .*evaluator|,.*", "", package.title): package for package in packages().values()} | {
    "Keras": packages()["keras"]
}
ITEM = r"(?:by default )?(?:in |as in )?(?:[Tt]he paper|[A-Z][\w.]*\w(?: [23]\b)?(?:'s (?:function|layer))?|timm)"
LIST = rf"({ITEM}(?:(?:,| and|, and) {ITEM})*)"
ZEROS = ("'Zeros'", "'zeros'", "tf.initializers.zeros()")


def named(listed: str) -> dict[str, Package]:
    """Return the packages in a list, by what the list says of each."""
    found = {}
    for item in re.split(", and |, | and ", listed):
        said = re.sub("^(?:by default )?(?:as )?(?:in )?", "", item)
        if package := TITLES.get(said.partition("'s ")[0]):
            found[said] = package
    return found


@functools.cache
def own(package: Package, one: str, kind: str = "") -> list[Entry]:
    """Return what a package itself has of an activation: functions, layers, operators, or those of a kind."""
    return [entry for entry in package.of(one) if entry.is_theirs and kind in ("", entry.kind)]


def refused(package: Package, one: Activation[...]) -> bool:
    """Decide whether a function of the name is there, which could not be called."""
    names = {plain(name) for name in (one.name, *one.aliases)}
    every = {name for key in package.frameworks for name in record().frameworks[key].not_called}
    return any(plain(name) in names for name in every if "(" not in name)


def has(package: Package, one: Activation[...]) -> bool:
    return bool(own(package, one.name)) or refused(package, one)


def takes(entry: Entry, one: Activation[...], number: Said) -> bool:
    """Decide whether a call without arguments computes with a number in place of a parameter of the activation."""
    theirs = {ours: entry.parameters[name] for name, _, ours in arguments(entry) if ours}
    if entry.word == OTHER_FUNCTION:
        return any(computes(entry, one, {name: float(number.value)}) for name in one.parameters)
    defaults = [theirs.get(name) or one.parameters[name] for name in one.parameters if theirs.get(name, "") is not None]
    return any(number.agrees(0 if each in ZEROS else float(each)) for each in defaults if is_number(each))


def is_number(default: object) -> bool:
    try:
        return default in ZEROS or isinstance(float(default), float)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def computes(entry: Entry, one: Activation[...], given: dict[str, float]) -> bool:
    """Decide whether the results that the record has of a call are those of the activation with these parameters."""
    results = [entry.defaults, (entry.defaults or {}).get("first")]
    return all(np.isclose(one(each["x"], **given), each["value"], rtol=1e-6) for each in results if each)


@FORMS.add(f"#,? (?:(?:by default|as) )?in {LIST}")
def are_defaults(one: Activation[...], number: Said, listed: str) -> bool:
    """For "0.2 in Keras 3's function", that of the function."""
    return number is None or all(
        any(takes(entry, one, number) for entry in own(package, one.name, said.partition("'s ")[2]))
        for said, package in named(listed).items()
    )


@FORMS.add(f"The default here, #, is that of {LIST}")
def is_the_same_default(one: Activation[...], number: Said, listed: str) -> bool:
    return are_defaults(one, number, listed)


@FORMS.add(f"{LIST} begins? with #")
def begin_with(one: Activation[...], listed: str, number: Said) -> bool:
    return are_defaults(one, number, listed)


@FORMS.add(f"{LIST} have others")
def have_other_defaults(one: Activation[...], listed: str) -> bool:
    number = Said("", "", next(iter(one.parameters.values())), 0)  # type: ignore[arg-type]
    return all(
        own(package, one.name) and not any(takes(entry, one, number) for entry in own(package, one.name))
        for package in named(listed).values()
    )


@FORMS.add(rf"{LIST} (?:has|have|offers?|defines|took) it\b(?! there)")
@FORMS.add(f"(?:operator (?:of|in)|name is that of) {LIST}")
def have_it(one: Activation[...], listed: str) -> bool:
    return all(has(package, one) for package in named(listed).values())


@FORMS.add("None of them has (?:it|a function of this name)( among its activations)?")
def is_in_none(one: Activation[...], among: str | None) -> bool:
    return not any(
        not among or is_an_activation(entry) for package in packages().values() for entry in own(package, one.name)
    )


@FORMS.add("(some|all|none) ha(?:ve|s) it as a function of angles")
def is_another_function_in(one: Activation[...], how_many: str) -> bool:
    found = [bool(own(package, one.name)) for package in packages().values()]
    return how_many == ("all" if all(found) else "some" if any(found) else "none")


def is_an_activation(entry: Entry) -> bool:
    """Decide whether it stands among the activations of its framework, and not among other functions."""
    framework = FRAMEWORKS[entry.framework]
    return place(entry.spelling) in (*framework.activations, *framework.layers, *framework.tables)


@FORMS.add(rf"{LIST} (?:calls? it|has it as|offers it as) `?(\w+)`?(?: and `?(\w+_\w+)`?)?")
def call_it(one: Activation[...], listed: str, name: str, other: str | None) -> bool:
    return all({name, other or name} <= names_in(package, one) for package in named(listed).values())


def names_in(package: Package, one: Activation[...]) -> set[str]:
    """Return what a package calls an activation and its parameters."""
    entries = own(package, one.name)
    spelled = {part for entry in entries for part in re.findall(r"\w+", entry.spelling)}
    return spelled | {name for entry in entries for name in entry.parameters}


@FORMS.add(rf"(?:In|[Hh]ere, in) {LIST} (?:the|it is the) (first|second)")
@FORMS.add(rf"{LIST} call `glu` it is the (first|second)")
def have_the_gate(one: Activation[...], listed: str, half: str) -> bool:
    """Whatever gated function they have, or else what is written with others."""
    every = [one.name, *(each.name for each in activations.family("gated"))]
    for package in named(listed).values():
        found = next(filter(None, (own(package, name) for name in every)), []) or package.of(one.name)
        if {entry.gate for entry in found} != {f"{half} half"}:
            return False
    return True


@FORMS.add("In all of them the (first|second) half is the gate")
def all_have_the_gate(one: Activation[...], half: str) -> bool:
    return {entry.gate for entry in record().of(one.name) if entry.is_theirs} == {f"{half} half"}


@FORMS.add(r"# for `((?:[a-z]+\.)+\w+\([^`]*\))`")
def has_the_gradient(one: Activation[...], gradient: Said, call: str) -> bool:
    """At the kink, of a function or of what is written by hand."""
    written = call.replace("jnp.", "jax.numpy.")
    found = [each["gradient"] for entry in record().of(one.name) if entry.call == written for each in entry.kinks]
    found += [
        each["gradient"]
        for header in record().frameworks.values()
        for each in header.by_hand
        if each["call"] == written and each["x"] in one.fact("kinks", {})
    ]
    return bool(found) and all(map(gradient.agrees, found))


@FORMS.add(rf"{LIST} (?:has|have) no `(\w+)`")
def lack_a_parameter(one: Activation[...], listed: str, name: str) -> bool:
    """Which others have."""
    has_it = any(name in names_in(package, one) for package in packages().values())
    return has_it and all(has(each, one) and name not in names_in(each, one) for each in named(listed).values())


@FORMS.add(rf"In {LIST} they are the attributes `(\w+)` and `(\w+)`")
def have_attributes(one: Activation[...], listed: str, first: str, second: str) -> bool:
    return call_it(one, listed, first, second)


@FORMS.add(f"{LIST} offer no others")
@FORMS.add(f"In {LIST} the factors are constants")
def take_no_parameters(one: Activation[...], listed: str) -> bool:
    entries = [entry for package in named(listed).values() for entry in own(package, one.name)]
    return bool(entries) and not any(ours for entry in entries for _, _, ours in arguments(entry))


@FORMS.add(f"{LIST} have no defaults for them")
def have_no_defaults(one: Activation[...], listed: str) -> bool:
    entries = [entry for package in named(listed).values() for entry in own(package, one.name)]
    return bool(entries) and all(default is None for entry in entries for default in entry.parameters.values())


NAMES = r"(`\w+`(?:(?:, | and |, and )`\w+`)*)"


@FORMS.add(rf"{NAMES} (alone )?(?:is|are|computes?) ((?:the \w+ form of )?[A-Z][\w ]*\w)")
def are_names_of(_: Activation[...], quoted: str, alone: str | None, title: str) -> bool:
    """In the dictionary of Transformers; alone they are if no other name there is one of the activation."""
    words = plain(re.sub("the (.*) form of (.*)", r"\2 \1", title))
    [meant] = [one.name for one in activations.values() if plain(one.name) == words] or [""]
    spelled = {f'ACT2FN["{name}"]' for name in re.findall(r"`(\w+)`", quoted)}
    every = {entry.spelling for entry in own(packages()["transformers"], meant)}
    return every == spelled if alone else spelled <= every
