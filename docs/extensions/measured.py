"""Results of frameworks in a sentence, such as {measured}`gelu in jax: value`; MyST has only values of conf.py."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import ExtensionMetadata

from framework_measurements.findings.kinks import kinks
from framework_measurements.findings.packages import Package, packages
from framework_measurements.findings.rows import rows
from framework_measurements.findings.wording import apart, shown
from framework_measurements.record import RECORDS

FORM = re.compile(r"(?P<activation>\w+) in (?P<package>\w+):\s+(?P<field>\w+)")
DIGITS = 3


def called(package: Package) -> str:
    """Name a package with its version: Keras 3.15.1, not Keras 3 3.15.1."""
    return f"{re.sub(r' [0-9]+$', '', package.title)} {package.version}"


def fields(activation: str, package: Package) -> dict[str, str]:
    """Return what the record says of the package's own call, without arguments, and of the first kink."""
    [row] = [row for row in rows(activation) if row.package == package]
    found = {"version": called(package)}
    own = [entry for entry in row.spellings() if entry.is_theirs]  # expressions are ours
    if own and (compared := own[0].defaults):
        value, exact = apart(compared["value"], compared["exact"])
        found |= {"x": shown(compared["x"]), "value": value, "exact": exact}
        if isinstance(compared["value"], list):
            found["sum"] = shown(sum(compared["value"]), DIGITS)
    for kink in kinks():
        gradients = [text for text, entries in kink.gradients.items() if any(entry in own for entry in entries)]
        if kink.activation == activation and gradients:
            found |= {"kink": kink.x, "left": kink.left, "right": kink.right}
            if len(gradients) == 1:
                found["gradient"] = gradients[0]
            break
    return found


class Measured(SphinxRole):
    """``measured``: an activation, a package, and what is said: a version is a link to what was measured."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Write what was measured, and note on which file it depends."""
        for path in RECORDS.glob("*.json"):
            self.env.note_dependency(path)
        match = FORM.fullmatch(self.text)
        if not match or match["package"] not in packages():
            return self.refused(f"gelu in one of {', '.join(packages())}: value")
        name, package, field = match.groups()
        if not any(row.package.name == package for row in rows(name)):
            return self.refused(f"one of {', '.join(row.package.name for row in rows(name))} in place of {package}")
        found = fields(name, packages()[package])
        if field not in found:
            return self.refused(f"one of {', '.join(found)} in place of {field}")
        if field != "version":
            return [nodes.Text(found[field])], []
        page = self.env.app.builder.get_relative_uri(self.env.docname, f"functions/{name}")
        address = f"{page}#{nodes.make_id(f'{name}-in-{package}')}"
        return [nodes.reference(text=found[field], refuri=address, internal=True)], []

    def refused(self, expected: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Report what has been expected."""
        return [], [self.inliner.reporter.error(f"{self.text}: expected {expected}", line=self.lineno)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role."""
    app.add_role("measured", Measured())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
