r"""
Softmin
=======

Softmin turns a vector of costs into probabilities: all positive, 1 in sum, and the smallest cost gets the most.

.. _softmin-definition:

.. math::

   \operatorname{softmin}(\mathbf{x})_i = \frac{e^{-x_i}}{\sum_{j} e^{-x_j}}

Its only parameter is ``axis``, the axis of an array along which the vectors lie; by default the last one. The entries
along several axes, or along all of them for ``None``, can be one vector, too.

The derivative is a matrix, the Jacobian, where :math:`\delta_{ij}` is 1 if i and j are the same, and 0 if not:

.. _softmin-derivative:

.. math::

   \frac{\partial \operatorname{softmin}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmin}(\mathbf{x})_i (\operatorname{softmin}(\mathbf{x})_j - \delta_{ij})

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``softmin.vjp(x, v)`` does so without the
matrix, which for a long vector would fill the memory:

.. _softmin-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{softmin}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmin}(\mathbf{x})_j \left(\sum_{i} \operatorname{softmin}(\mathbf{x})_i v_i - v_j\right)
"""

from activation_functions import softmin

softmin.plot(
    [1, 2, 0, 3],
    alt="Bars of the costs 1, 2, 0 and 3, and of what they become: 0.237, "
    "0.087, 0.644 and 0.032.",
)

# %%
# The Jacobian at these costs. A higher cost loses weight itself and gives it to the others:

from activation_functions.plot import heat_map

heat_map(
    "softmin-jacobian",
    softmin.jacobian([1, 2, 0, 3]),
    xlabel="cost j",
    ylabel="result i",
    alt="A grid of four by four numbers. The diagonal is negative, and all "
    "others are positive; those of the first and the third cost are the "
    "largest, -0.181, -0.229 and 0.153.",
)

# %%
# Facts
# -----

softmin

# %%
# Relations
# ---------
#
# It is the softmax of the negated costs:
#
# .. math::
#
#    \operatorname{softmin}(\mathbf{x}) = \operatorname{softmax}(-\mathbf{x})
#
# The results sum to 1, and the same number added to all costs changes nothing:
#
# .. _softmin-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{softmin}(\mathbf{x})_i = 1, \qquad
#    \operatorname{softmin}(\mathbf{x} + c) = \operatorname{softmin}(\mathbf{x})
#
# For two costs it is the sigmoid of their difference:
#
# .. math::
#
#    \operatorname{softmin}(x, y) = (\sigma(y - x), \sigma(x - y))

# %%
# In NumPy
# --------
#
# Typed as it stands, the formula is NaN where all costs are large: all exponentials are 0, and 0 is divided by 0. Far
# below 0 it is infinity divided by infinity:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, axis=-1):
    weights = np.exp(-x)
    return weights / weights.sum(axis, keepdims=True)


compare(textbook, softmin)

# %%
# The smallest cost is subtracted first. That changes nothing (see the relations), and no exponential exceeds 1. The
# smallest itself is set to 0, for ∞ minus ∞ is no number:


def stable(x, axis=-1):
    smallest = x.min(axis, keepdims=True)
    weights = np.exp(np.where(x == smallest, 0, smallest - x))
    return weights / weights.sum(axis, keepdims=True)


x = np.array([[1.0, 2.0, 0.0, 3.0], [1000.0, 1001.0, 1002.0, 1003.0]])
assert np.allclose(stable(x), softmin(x), rtol=5e-15, atol=0)
compare(stable, softmin)

# %%
# Frameworks
# ----------

softmin.calls

# %%
# Mistakes
# --------
#
# *It gives the smallest number.* It gives weights, which say where that is. The mean with these weights is a soft
# minimum, and not below the smallest number:
#
# .. math::
#
#    \sum_{i} \operatorname{softmin}(\mathbf{x})_i\, x_i \ge \min_{k} x_k

costs = np.array([1.0, 2.0, 0.0, 3.0])
soft_minimum = softmin(costs) @ costs
assert soft_minimum.round(3) == 0.507
soft_minimum

# %%
# *It is 1 minus softmax.* For a pair of numbers that is true; four such differences sum to 3:

from activation_functions import softmax

assert len(costs) == 4
assert np.isclose((1 - softmax(costs)).sum(), 3)
(1 - softmax(costs)).round(3)

# %%
# Numerics
# --------
#
# A cost of ∞ gets nothing, unless all costs are ∞ and share the 1:

softmin.special_values

# %%
# Origin
# ------
#
# The origin is uncertain. It is softmax with the sign of an energy: in physics, where a lower energy makes a state more
# probable, it is the Boltzmann distribution at the temperature 1.
