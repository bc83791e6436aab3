"""All activations by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from activation_functions import card
from activation_functions.views import ElementwiseActivation, GatedActivation, VectorActivation

__all__ = ["Registry"]

AnyActivation = ElementwiseActivation[...] | VectorActivation[...] | GatedActivation[...]
A = TypeVar("A", bound=AnyActivation)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    class Named(ElementwiseActivation[...], VectorActivation[...], GatedActivation[...]):
        """What a type checker takes an activation for that is found by name: of each kind at once."""

        takes: ClassVar[Any]
        special_inputs: ClassVar[Any]

        @property
        def slope(self) -> Any: ...
        def plot(self, *args: Any, alt: str = "", **parameters: Any) -> Axes: ...


def missing_imports() -> list[str]:
    """List the lines that ``__init__.py`` lacks: an import of each module here that declares activations.

    Returns
    -------
    list of str
        Such as ``from activation_functions.rectified import *``; empty if nothing is missing.
    """
    from pathlib import Path

    folder = Path(__file__).parent
    declares = re.compile(r"^from activation_functions\.declaration import ", re.MULTILINE)
    families = sorted(path.stem for path in folder.glob("*.py") if declares.search(path.read_text("utf-8")))
    imported = (folder / "__init__.py").read_text("utf-8").splitlines()
    lines = [f"from activation_functions.{family} import *" for family in families]
    return [line for line in lines if line not in imported]


class Registry(dict[str, AnyActivation]):
    """All activations by name; a notebook shows them as a table.

    ``activations[name]`` takes the aliases, too, and any spelling of a name, such as ``SiLU``; all else takes the names
    alone.

    Examples
    --------
    >>> from activation_functions import activations
    >>> activations["SiLU"].name, activations["hardtanh"].name, "SiLU" in activations
    ('silu', 'hard_tanh', False)
    """

    if TYPE_CHECKING:

        def __getitem__(self, name: str) -> Named: ...

    def __missing__(self, name: str) -> AnyActivation:
        names = {plain_name(each): one.name for one in self.values() for each in (*one.aliases, one.name)}
        if (plain := plain_name(str(name))) in names:
            return self[names[plain]]
        from difflib import get_close_matches

        near = [names[each] for each in get_close_matches(plain, names)]
        meant = f", did you mean {' or '.join(dict.fromkeys(near))}?" if near else ""
        raise KeyError(f"{name} is not an activation{meant}{self._advice()}")

    def add(self, activation: A) -> A:
        """Register an activation and return it; the same function of the same module is replaced.

        Raises
        ------
        ValueError
            If the name is taken.
        """
        before = self.get(activation.name, activation)
        if (before.__module__, before.__qualname__) != (activation.__module__, activation.__qualname__):
            places = f"{before.__module__} and {activation.__module__}"
            raise ValueError(f"{activation.name} is declared in {places}, expected names of their own")
        self[activation.name] = activation
        return activation

    def family(self, name: str) -> list[AnyActivation]:
        """List the members of a family.

        Raises
        ------
        ValueError
            If there is no family of this name.
        """
        members = [activation for activation in self.values() if activation.family == name]
        if not members:
            families = sorted({activation.family for activation in self.values()})
            raise ValueError(f"{name!r} is not a family, expected one of {', '.join(families)}{self._advice()}")
        return members

    def _advice(self) -> str:
        """Say which lines ``__init__.py`` lacks, if any."""
        return "".join(f"; src/activation_functions/__init__.py lacks the line: {line}" for line in missing_imports())

    def _repr_html_(self) -> str:
        return card.registry(self.values())


def plain_name(name: str) -> str:
    """Return a name in small letters and digits, however it is spelled."""
    return re.sub("[^a-z0-9]", "", name.lower())


activations = Registry()
