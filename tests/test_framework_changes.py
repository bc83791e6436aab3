"""What has changed between versions of a framework is what the records of both say."""

from __future__ import annotations

import dataclasses

from extensions import page_of_framework
from framework_measurements.findings.changes import between
from framework_measurements.findings.packages import packages
from framework_measurements.record import Record, files, read_file, version
from framework_packages import HEADERS, RECORD
from framework_tables import content, text


def test_changes_between_versions_are_those_of_the_words() -> None:
    """Seen with a newer record, in which one spelling is gone, one is new, and one bears another word."""
    for entries in ([e for e in RECORD.entries if e.framework == key and e.is_theirs] for key in HEADERS):
        gone, changed = next(e for e in entries if e.word == "same"), next(e for e in entries if e.word == "rounded")
        broken = {"float32": {"points": 3, "wrong": 1, "difference": "inf", "x": 1.0, "value": "nan", "exact": 1.0}}
        new = [
            dataclasses.replace(gone, spelling="new.spelling"),
            dataclasses.replace(changed, dtypes=broken, gradients={}),
        ]
        rest = [entry for entry in entries if entry not in (gone, changed)]
        old = Record(HEADERS, [*rest, gone, changed])
        said = between(old, Record(HEADERS, [*rest, *new]))
        assert said == [
            f"`new.spelling` ({gone.activation}) is new",
            f"`{gone.spelling}` ({gone.activation}) is gone",
            f"`{changed.spelling}` ({changed.activation}): rounded, now breaks",
        ]
        assert between(old, old) == []


def test_changes_between_versions_are_those_of_defaults_dtypes_and_opsets() -> None:
    """What this project writes with others is not said to change."""
    [one, other, *_] = [e for e in RECORD.entries if e.is_theirs and e.dtypes and "error" not in e.dtypes["float16"]]
    ours = next(e for e in RECORD.entries if not e.is_theirs)
    then = dataclasses.replace(one, parameters={"a": "1", "old": None}, opset=7)
    refused = {**one.dtypes, "float16": {"error": "TypeError", "message": ""}}
    now = dataclasses.replace(then, parameters={"a": "2", "new": None}, dtypes=refused, opset=9)
    opset = dataclasses.replace(other, opset=7), dataclasses.replace(other, opset=9)
    name = f"`{one.spelling}` ({one.activation}): "
    default = "default `a=1`, now `a=2`; parameter `old` is gone; parameter `new` is new"
    word = f"{then.word}, now {now.word}; " if then.word != now.word else ""
    assert between(Record(HEADERS, [then, opset[0], ours]), Record(HEADERS, [now, opset[1]])) == [
        f"{name}{word}{default}; no longer takes float16",
        f"at opset 9, before at 7: `{one.spelling}` and `{other.spelling}`",
    ]
    back = between(Record(HEADERS, [now]), Record(HEADERS, [dataclasses.replace(then, opset=9)]))
    assert back[0].endswith("takes float16, too")


def test_page_of_a_framework_says_what_changed_since_the_version_before() -> None:
    """And that it has been measured in one version, where that is so."""
    for package in packages().values():
        page = text(content(page_of_framework.Changes, package.name))
        versions = {key: files()[key] for key in package.frameworks}
        if all(len(paths) == 1 for paths in versions.values()):
            assert page == f"{package.title} has been measured in one version, {package.version}."
        for paths in versions.values():
            if len(paths) > 1:
                old, new = map(read_file, paths[-2:])
                said = between(old, new) or ["nothing of what is measured"]
                assert f"from {version(paths[-2])} to {version(paths[-1])}:" in page
                assert all(each.replace("`", "") in page for each in said), said
