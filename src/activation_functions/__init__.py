"""Activation functions of neural networks, exact and checked, with their derivatives.

>>> from activation_functions import activations, relu
>>> relu([-1.0, 2.0])
array([0., 2.])
>>> relu.derivative([-1.0, 2.0])
array([0., 1.])
>>> relu.range
'[0, ∞)'
"""

from activation_functions.declaration import activations as activations
from activation_functions.exponentials import *
from activation_functions.gated import *
from activation_functions.rectified import *
from activation_functions.self_gated import *
from activation_functions.shrinking import *
from activation_functions.sigmoidal import *
from activation_functions.vector import *
