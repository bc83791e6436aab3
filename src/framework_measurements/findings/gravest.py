"""Choose the gravest findings of the record: what people meet where they compute, in the commonest dtypes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from activation_functions import activations
from framework_measurements.findings.arguments import by_default
from framework_measurements.findings.defects import Defect, code_of, defects
from framework_measurements.findings.differences import EXAMPLES, gives
from framework_measurements.findings.packages import packages
from framework_measurements.findings.rows import Row
from framework_measurements.judgement import OTHER_DEFAULT, WORDS, size
from framework_measurements.record import DEFAULTS, Compared
from framework_measurements.spellings import NAMES, plain

# A list in which one framework or one function returns time and again tells less.
OF_A_PACKAGE = 4
OF_AN_ACTIVATION = 2
COMMON = 10.0  # Most inputs of activations are no larger.


@dataclass(frozen=True)
class Finding:
    """The gravest difference of a package in an activation, with code that shows it."""

    row: Row
    word: str
    defect: Defect

    @property
    def rank(self) -> tuple[float, ...]:
        """The gravest are those for common inputs, then wrong before broken, in float32, and of most spellings."""
        compared = self.defect.compared
        return (
            size(compared.part["x"]) > COMMON,
            -WORDS.index(self.word),
            EXAMPLES.index(compared.given),
            -len(self.defect.entries),
            size(compared.part["x"]),
        )


def gravest(amount: int) -> list[Finding]:
    """Return so many findings, the gravest first."""
    of_packages: Counter[str] = Counter()
    of_activations: Counter[str] = Counter()
    chosen = []
    for finding in sorted(every(), key=lambda each: each.rank):
        package, activation = finding.row.package.name, finding.row.activation
        if of_packages[package] < OF_A_PACKAGE and of_activations[activation] < OF_AN_ACTIVATION:
            of_packages[package] += 1
            of_activations[activation] += 1
            chosen.append(finding)
    return chosen[:amount]


def every() -> Iterator[Finding]:
    """Yield the gravest finding for each package and activation."""
    for package in packages().values():
        for name in activations:
            row = Row(package, name, tuple(package.of(name)))
            found = [Finding(row, defect.compared.word, defect) for defect in defects(row)]
            found += [Finding(row, OTHER_DEFAULT, each) for each in other_defaults(row)]
            if found:
                yield min(found, key=lambda each: each.rank)


def other_defaults(row: Row) -> Iterator[Defect]:
    """Yield what calls without arguments give that need some: equal results of several spellings are one."""
    for entry in row.entries:
        is_its_name = NAMES.get(plain(entry.spelling)) == entry.activation
        if is_its_name and entry.is_theirs and entry.needs_arguments and entry.defaults:
            compared = Compared(DEFAULTS, "float32", entry.defaults)
            alike = [each for each in row.entries if each.is_theirs and each.defaults == entry.defaults]
            text = f"{by_default(entry)}: {gives(entry, entry.defaults)}"
            yield Defect(compared, text, code_of(entry, compared), (entry, *(each for each in alike if each != entry)))
