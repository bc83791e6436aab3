r"""
Softmax1
========

Softmax1, also called *softmax-off-by-one* or *quiet softmax*, is softmax with another score of 0 that is left out
of the result: all weights can be close to 0 at once.

Miller proposed it in 2023 for attention, where a head that finds nothing to attend to would otherwise put its weight
somewhere.

.. _softmax1-definition:

.. math::

   \operatorname{softmax1}(\mathbf{x})_i = \frac{e^{x_i}}{1 + \sum_{j} e^{x_j}}

The derivative is a matrix, the Jacobian:

.. _softmax1-derivative:

.. math::

   \frac{\partial \operatorname{softmax1}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmax1}(\mathbf{x})_i (\delta_{ij} - \operatorname{softmax1}(\mathbf{x})_j)

Here :math:`\delta_{ij}` is 1 if i and j are equal, and 0 if not. The parameter ``axis`` is the axis of an array along
which the vectors lie, by default the last one; several axes, or ``None`` for all, make one vector of their entries.

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``softmax1.vjp(x, v)`` does so without building
the matrix:

.. _softmax1-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{softmax1}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmax1}(\mathbf{x})_j \left(v_j - \sum_{i} \operatorname{softmax1}(\mathbf{x})_i v_i\right)
"""

from activation_functions import softmax1

softmax1.plot(
    [0, -1, -2, 1],
    alt="Bars of the scores 0, -1, -2 and 1, and of what they become: 0.192, "
    "0.070, 0.026 and 0.521.",
)

# %%
# Facts
# -----

softmax1

# %%
# Relations
# ---------
#
# The results sum to less than 1. What is missing is the weight of the score 0 that is left out:
#
# .. _softmax1-sum:
#
# .. math::
#
#    \sum_{i} \operatorname{softmax1}(\mathbf{x})_i = 1 - \frac{1}{1 + \sum_{j} e^{x_j}}, \qquad
#    \sum_{i} \operatorname{softmax1}(\mathbf{x})_i < 1
#
# It is softmax of the scores and a zero, without the last result; for the scores x and y:
#
# .. _softmax1-as-softmax:
#
# .. math::
#
#    \operatorname{softmax1}(x, y) = (
#      \sum_{i} (1, 0, 0)_i \operatorname{softmax}(x, y, 0)_i,
#      \sum_{i} (0, 1, 0)_i \operatorname{softmax}(x, y, 0)_i)
#
# For a single score it is the sigmoid, as softmax is of a score and a zero. Each result lies below that of softmax:
#
# .. _softmax1-below-softmax:
#
# .. math::
#
#    \operatorname{softmax1}(\mathbf{x})_i < \operatorname{softmax}(\mathbf{x})_i, \qquad
#    \operatorname{softmax1}(\mathbf{x})_i = \operatorname{softmax}(\mathbf{x})_i \sum_{j}
#    \operatorname{softmax1}(\mathbf{x})_j
#
# Where all scores grow, it tends to softmax; where all fall, to 0, while softmax keeps their proportion, which is the
# same for both:
#
# .. _softmax1-limits:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax1}(\mathbf{x} + c)_i = \operatorname{softmax}(\mathbf{x})_i, \qquad
#    \lim_{c \to -\infty} \operatorname{softmax1}(\mathbf{x} + c)_i = 0
#
# .. _softmax1-quotient:
#
# .. math::
#
#    \frac{\operatorname{softmax1}(\mathbf{x})_i}{\operatorname{softmax1}(\mathbf{x})_j} = e^{x_i - x_j}

# %%
# Attention
# ---------
#
# In attention it is the same as a key of zeros, whose score is 0, with a value of zeros, which adds nothing. PyTorch's
# ``MultiheadAttention`` appends both with ``add_zero_attn=True``:

import numpy as np

from activation_functions import softmax

scores = np.array([-3.0, -2.0, -2.5])
values = np.array([1.0, 5.0, 2.0])
with_zero = softmax(np.append(scores, 0)) @ np.append(values, 0)
result = softmax1(scores) @ values
assert np.isclose(result, with_zero, rtol=1e-15)
(softmax(scores) @ values).round(3), result.round(3)

# %%
# In NumPy
# --------
#
# Subtract the largest score, or 0 if all are negative: the 1 in the denominator is the exponential of a score, too. The
# entry of the largest score is set to 0 directly, because ∞ - ∞ is NaN:

from activation_functions.numerics import compare


def stable(x, axis=-1):
    largest = np.maximum(x.max(axis, keepdims=True), 0)
    weights = np.exp(np.where(x == largest, 0, x - largest))
    return weights / (np.exp(-largest) + weights.sum(axis, keepdims=True))


assert np.allclose(stable(scores), softmax1(scores), rtol=5e-15, atol=0)
compare(stable, softmax1)

# %%
# The textbook form overflows for a score beyond 709.78, and ∞ divided by ∞ is NaN:


def textbook(x, axis=-1):
    weights = np.exp(x)
    return weights / (1 + weights.sum(axis, keepdims=True))


assert np.log(np.finfo(np.float64).max).round(2) == 709.78
compare(textbook, softmax1)

# %%
# Frameworks
# ----------
#
# The exponentials of log-sum-exp and of 0 make the denominator.

softmax1.calls

# %%
# Mistakes
# --------
#
# .. _softmax1-mistake-largest:
#
# It is easily written as a stable softmax with a 1 in the denominator. But the 1 has to be divided by the exponential
# of the largest score, too. With the 1 as it is, scores of 10 get 0.333 each instead of 0.5:

x = np.array([10.0, 10.0])
weights = np.exp(x - x.max())
wrong, right = weights / (1 + weights.sum()), softmax1(x)
assert wrong[0].round(3) == 0.333 and right[0].round(3) == 0.5
wrong.round(3), right.round(3)

# %%
# .. _softmax1-mistake-shift:
#
# *What is added to all scores changes nothing*, as for softmax. Here it changes how much weight there is:

sums = [float(softmax1(scores + shift).sum().round(3)) for shift in (0, 5)]
assert sums[0] < sums[1]
sums

# %%
# Numerics
# --------
#
# A score of ∞ gets all the weight, and several share it. Scores that are all -∞, as in a row that is masked as a
# whole, get the weight 0, where softmax has no limit:

softmax1.special_values

# %%
# Origin
# ------
#
# Miller proposed it on a page of his own. Xiao and others found that models put superfluous weight on the first words,
# which they call attention sinks, and compare it with other remedies.

softmax1.references
