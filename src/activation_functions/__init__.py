"""Activation functions of neural networks, exact and checked, with their derivatives.

>>> from activation_functions import activations, relu
>>> relu([-1.0, 2.0])
array([0., 2.])
>>> relu.derivative([-1.0, 2.0])
array([0., 1.])
>>> relu.range
'[0, ∞)'
"""

from typing import TYPE_CHECKING

from activation_functions.exponentials import *
from activation_functions.gated import *
from activation_functions.quadratic import *
from activation_functions.rectified import *
from activation_functions.registry import activations as activations
from activation_functions.self_gated import *
from activation_functions.shrinking import *
from activation_functions.sigmoidal import *
from activation_functions.vector import *

__version__ = "0.1.0"

if not TYPE_CHECKING:  # Type checkers read the names off the imports.
    __all__ = ["activations", *activations]

    def __dir__() -> list[str]:
        """Leave out the modules, which are there once they have been imported."""
        return [*__all__, *(name for name in globals() if name.startswith("__"))]
