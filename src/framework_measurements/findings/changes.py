"""Say what has changed between two versions of a framework that have been measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framework_measurements.findings.wording import listed
from framework_measurements.record import Entry, Record, files, read_file, version


@dataclass(frozen=True)
class Changes:
    """What changed from one version to another; code stands between backticks."""

    before: str
    after: str
    texts: list[str]


def changes(framework: str) -> Changes | None:
    """Return what changed in the newest version of a framework, or None if no other has been measured."""
    paths = files().get(framework, [])[-2:]
    if len(paths) < 2:
        return None
    old, new = map(read_file, paths)
    before, after = map(version, paths)
    return Changes(before, after, between(old, new))


def between(old: Record, new: Record) -> list[str]:
    """Name the framework's own spellings that are new, gone, or have other words, defaults, dtypes or opsets."""
    before, after = ({(e.spelling, e.activation): e for e in record.entries if e.is_theirs} for record in (old, new))
    gone = [f"`{spelling}` ({name}) is gone" for spelling, name in before if (spelling, name) not in after]
    come = [f"`{spelling}` ({name}) is new" for spelling, name in after if (spelling, name) not in before]
    both = [(before[key], after[key]) for key in before if key in after]
    other = [
        f"`{now.spelling}` ({now.activation}): {'; '.join(said)}"
        for then, now in both
        if (said := [*words(then, now), *defaults(then, now), *dtypes(then, now)])
    ]
    return [*come, *gone, *sorted(other), *opsets(both)]


def words(then: Entry, now: Entry) -> Iterator[str]:
    """Say whether the word is another."""
    if then.word != now.word:
        yield f"{then.word}, now {now.word}"


def defaults(then: Entry, now: Entry) -> Iterator[str]:
    """Say which parameters are new, gone, or have other defaults."""
    for name in dict.fromkeys([*then.parameters, *now.parameters]):
        if name not in then.parameters or name not in now.parameters:
            yield f"parameter `{name}` is {'new' if name in now.parameters else 'gone'}"
        elif then.parameters[name] != now.parameters[name]:
            yield f"default `{name}={then.parameters[name]}`, now `{name}={now.parameters[name]}`"


def dtypes(then: Entry, now: Entry) -> Iterator[str]:
    """Say which dtypes it takes that it did not take, or the other way round."""
    tried = [dtype for dtype in now.dtypes if dtype in then.dtypes]
    was, is_ = ({dtype for dtype in tried if "error" not in one.dtypes[dtype]} for one in (then, now))
    if new := [dtype for dtype in tried if dtype in is_ - was]:
        yield f"takes {listed(new)}, too"
    if gone := [dtype for dtype in tried if dtype in was - is_]:
        yield f"no longer takes {listed(gone)}"


def opsets(both: list[tuple[Entry, Entry]]) -> Iterator[str]:
    """Say which operators run in another version of the standard, those with the same versions together."""
    found: dict[tuple[int, int], list[str]] = {}
    for then, now in both:
        if then.opset != now.opset:
            found.setdefault((then.opset, now.opset), []).append(f"`{now.spelling}`")
    for (old, new), spellings in sorted(found.items()):
        yield f"at opset {new}, before at {old}: {listed(dict.fromkeys(spellings))}"
