"""Group the measured frameworks by package: Keras is one, whatever it computes with."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from framework_measurements.findings.wording import listed
from framework_measurements.record import Entry, Record, read


@functools.cache
def record() -> Record:
    """Read the record, which does not change while the site is built."""
    return read()


@dataclass(frozen=True)
class Package:
    """A package, with the frameworks that it is measured in: Keras on each of its backends."""

    name: str
    frameworks: tuple[str, ...]

    @property
    def title(self) -> str:
        """The common title of its frameworks: *Keras 3* for *Keras 3 on JAX* and *Keras 3 on PyTorch*."""
        titles = [record().frameworks[key].title for key in self.frameworks]
        if len(titles) == 1:
            return titles[0]
        shared = itertools.takewhile(lambda words: len(set(words)) == 1, zip(*map(str.split, titles), strict=False))
        return " ".join(words[0] for words in shared).removesuffix(" on")

    @property
    def version(self) -> str:
        """The version that was measured."""
        return record().frameworks[self.frameworks[0]].versions[self.name]

    @property
    def others(self) -> dict[str, str]:
        """The versions of the packages that it computes with."""
        versions = [record().frameworks[key].versions for key in self.frameworks]
        return {name: version for each in versions for name, version in each.items() if name != self.name}

    def short(self, framework: str) -> str:
        """Return the part of a framework's title that the others of the package do not share."""
        return record().frameworks[framework].title.removeprefix(self.title).strip()

    def on(self, frameworks: Iterable[str]) -> str:
        """Name what some of its frameworks compute with: *on JAX and PyTorch*."""
        return f"on {listed(self.short(key).removeprefix('on ') for key in frameworks)}"

    def of(self, activation: str) -> list[Entry]:
        """Return the entries of an activation."""
        return record().of_frameworks(activation, self.frameworks)


@functools.cache
def packages() -> dict[str, Package]:
    """Return the packages, by name, in the order of the record."""
    found: dict[str, list[str]] = {}
    for key, header in record().frameworks.items():
        found.setdefault(next(iter(header.versions)), []).append(key)
    return {name: Package(name, tuple(keys)) for name, keys in found.items()}


def package_of(entry: Entry) -> Package:
    """Return the package that an entry belongs to."""
    return next(package for package in packages().values() if entry.framework in package.frameworks)


def by_package(entries: Iterable[Entry]) -> dict[Package, list[Entry]]:
    """Group entries by their packages."""
    found: dict[Package, list[Entry]] = {}
    for entry in entries:
        found.setdefault(package_of(entry), []).append(entry)
    return found
