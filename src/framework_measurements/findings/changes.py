"""Say what has changed between two versions of a framework that have been measured."""

from __future__ import annotations

from dataclasses import dataclass

from framework_measurements.record import Record, files, read_file, version


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
    """Name the spellings that are new, gone, or bear another word."""
    before, after = ({(e.spelling, e.activation): e for e in record.entries} for record in (old, new))
    gone = [
        f"`{spelling}` ({activation}) is gone" for spelling, activation in before if (spelling, activation) not in after
    ]
    come = [
        f"`{spelling}` ({activation}) is new" for spelling, activation in after if (spelling, activation) not in before
    ]
    other = [
        f"`{key[0]}` ({key[1]}): {before[key].word}, now {after[key].word}"
        for key in before.keys() & after.keys()
        if before[key].word != after[key].word
    ]
    return [*come, *gone, *sorted(other)]
