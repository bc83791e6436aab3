r"""
Softmin
=======

Softmin turns a vector of costs into probabilities: all positive, 1 in sum, and the smallest cost gets the most.

In statistical mechanics it is the Boltzmann distribution at temperature 1, in which states of lower energy are more
probable.

.. _softmin-definition:

.. math::

   \operatorname{softmin}(\mathbf{x})_i = \frac{e^{-x_i}}{\sum_{j} e^{-x_j}}

The derivative is a matrix, the Jacobian:

.. _softmin-derivative:

.. math::

   \frac{\partial \operatorname{softmin}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmin}(\mathbf{x})_i (\operatorname{softmin}(\mathbf{x})_j - \delta_{ij})

Here :math:`\delta_{ij}` is 1 if i and j are equal, and 0 if not. The parameter ``axis`` is the axis of an array along
which the vectors lie, by default the last one; several axes, or ``None`` for all, make one vector of their entries.

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``softmin.vjp(x, v)`` does so without building
the matrix, which for a long vector would fill the memory:

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
# In the Jacobian at these costs, a higher cost loses weight itself and gives it to the others:

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
# Softmin is softmax of the negated costs:
#
# .. _softmin-as-softmax:
#
# .. math::
#
#    \operatorname{softmin}(\mathbf{x}) = \operatorname{softmax}(-\mathbf{x})
#
# The results sum to 1, and adding the same number to all costs changes nothing:
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
# .. _softmin-as-sigmoid:
#
# .. math::
#
#    \operatorname{softmin}(x, y) = (\sigma(y - x), \sigma(x - y))
#
# Scaling the costs up makes softmin tend to the choice of the smallest cost, the hardmax of the negated costs:
#
# .. _softmin-limit:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmin}(c\, \mathbf{x}) = \operatorname{hardmax}(-\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \min_{l} x_l] = 1
#
# The mean of the costs, weighted by softmin, is a soft minimum, at least as large as the smallest cost:
#
# .. _softmin-soft-minimum:
#
# .. math::
#
#    \sum_{i} \operatorname{softmin}(\mathbf{x})_i\, x_i \ge \min_{k} x_k

# %%
# In NumPy
# --------
#
# Subtract the smallest cost first. This changes nothing, and no exponential exceeds 1. The entry of the smallest cost
# is set to 0 directly, because ∞ - ∞ is NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1):
    smallest = x.min(axis, keepdims=True)
    weights = np.exp(np.where(x == smallest, 0, smallest - x))
    return weights / weights.sum(axis, keepdims=True)


x = np.array([[1.0, 2.0, 0.0, 3.0], [1000.0, 1001.0, 1002.0, 1003.0]])
assert np.allclose(stable(x), softmin(x), rtol=5e-15, atol=0)
compare(stable, softmin)

# %%
# The textbook form divides 0 by 0 where all costs are large, which is NaN. For a cost far below 0 it divides ∞ by ∞:


def textbook(x, axis=-1):
    weights = np.exp(-x)
    return weights / weights.sum(axis, keepdims=True)


compare(textbook, softmin)

# %%
# Frameworks
# ----------

softmin.calls

# %%
# Mistakes
# --------
#
# .. _softmin-mistake-confusion-with-minimum:
#
# *Softmin and the minimum* are easily mixed up. Softmin gives weights; the soft minimum is the mean with these weights.
# For the costs 1, 2, 0 and 3 it is 0.507:

costs = np.array([1.0, 2.0, 0.0, 3.0])
soft_minimum = softmin(costs) @ costs
assert soft_minimum.round(3) == 0.507
softmin(costs).round(3)

# %%
# .. _softmin-mistake-confusion-with-softmax:
#
# *Softmin and 1 minus softmax* are easily mixed up, too. For a pair of numbers they agree; four such differences sum to
# 3:

from activation_functions import softmax

pair = np.array([1.0, 2.0])
assert len(costs) == 4
assert np.allclose(1 - softmax(pair), softmin(pair))
rest = 1 - softmax(costs)
assert np.isclose(rest.sum(), 3)
rest.round(3)

# %%
# Numerics
# --------
#
# A cost of ∞ gets the weight 0, as a mask should. If all costs are ∞, there is no limit, and by convention they share
# the 1 equally:

softmin.special_values

# %%
# Origin
# ------
#
# Boltzmann found that the probability of a state falls exponentially with its energy. The name
# is that of PyTorch, and before of Torch7's ``nn``.

softmin.references
