"""Figures of several activations on pages that no script draws; a script's own come by way of sphinx-gallery."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment import BuildEnvironment

from activation_functions.kinds import Activation
from extensions.figures import FOLDER, element, endings
from extensions.outdated import fingerprint_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def drawn(
    env: BuildEnvironment, name: str, members: Iterable[Activation[...]], alt: str, draw: Callable[[ModuleType], Axes]
) -> nodes.raw:
    """Return a figure of members, drawn by the package `plot` anew if something that it depends on has changed."""
    file = Path(env.srcdir, FOLDER, f"{name}.svg")
    record = file.with_suffix(".dependencies")
    now = fingerprint_of(members) + alt
    if not (file.exists() and record.exists() and record.read_text("utf-8") == now):
        import matplotlib.pyplot as plt

        from activation_functions import plot
        from extensions.figure_files import save

        save(draw(plot).figure, file.parent, endings(name))
        plt.close("all")
        record.write_text(now, "utf-8")
    return element(name, alt, file.read_text("utf-8"))
