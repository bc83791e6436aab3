r"""
Sparsemax
=========

Sparsemax turns a vector of scores into probabilities, as softmax does, but those of low scores are exactly 0.

.. _sparsemax-definition:

.. math::

   \operatorname{sparsemax}(\mathbf{x})_i = \max\left(0, x_i
   - \max_{k} \frac{\sum_{j} [x_j \ge x_k]\, x_j - 1}{\sum_{j} [x_j \ge x_k]}\right)

A bracket is 1 where what stands in it is true, and 0 where it is not. So a threshold is subtracted, and what is below
it becomes 0. The threshold is the one for which the results sum to 1; each fraction is what it would be if the scores
from :math:`x_k` upwards were those above it. The only parameter is ``axis``, the axis of an array along which the
vectors lie; by default the last one.

The derivative is a matrix, the Jacobian, where :math:`\delta_{ij}` is 1 if i and j are the same, and 0 if not:

.. _sparsemax-derivative:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{sparsemax}(\mathbf{x})_i}{\partial x_j}
   &= [\operatorname{sparsemax}(\mathbf{x})_i > 0] \left(\delta_{ij}
   - \frac{[\operatorname{sparsemax}(\mathbf{x})_j > 0]}{\sum_{k} [\operatorname{sparsemax}(\mathbf{x})_k > 0]}\right)
   \\ &\quad \text{for } \min_{k} |\max_{l} x_l - \max_{l} \operatorname{sparsemax}(\mathbf{x})_l - x_k| > 0
   \end{aligned}

The threshold is the largest score minus the largest result, so that the condition says: no score is equal to the
threshold. Where one is, there is a kink; the library counts it as one below:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{sparsemax}(\mathbf{x})_i}{\partial x_j}
   &:= [\operatorname{sparsemax}(\mathbf{x})_i > 0] \left(\delta_{ij}
   - \frac{[\operatorname{sparsemax}(\mathbf{x})_j > 0]}{\sum_{k} [\operatorname{sparsemax}(\mathbf{x})_k > 0]}\right)
   \\ &\quad \text{for } \min_{k} |\max_{l} x_l - \max_{l} \operatorname{sparsemax}(\mathbf{x})_l - x_k| = 0
   \end{aligned}

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``sparsemax.vjp(x, v)`` does so without the
matrix, which for a long vector would fill the memory:

.. _sparsemax-vjp:

.. math::

   \begin{aligned}
   \sum_{i} v_i \frac{\partial \operatorname{sparsemax}(\mathbf{x})_i}{\partial x_j}
   &= [\operatorname{sparsemax}(\mathbf{x})_j > 0] \left(v_j
   - \frac{\sum_{i} [\operatorname{sparsemax}(\mathbf{x})_i > 0]\, v_i}
   {\sum_{k} [\operatorname{sparsemax}(\mathbf{x})_k > 0]}\right)
   \\ &\quad \text{for } \min_{k} |\max_{l} x_l - \max_{l} \operatorname{sparsemax}(\mathbf{x})_l - x_k| > 0
   \end{aligned}
"""

from activation_functions import sparsemax

sparsemax.plot(
    [1.2, 0.8, -0.5, 0.5],
    alt="Bars of the scores 1.2, 0.8, -0.5 and 0.5, and of what they become: "
    "0.7, 0.3, 0 and 0.",
)

# %%
# The scores become a point of a triangle, of which a corner is certainty of one of them. The rays and circles are the
# same scores for both. Softmax stays inside; sparsemax keeps circles as they are, and comes to the edges, where one
# probability is 0, and to the corners:

from activation_functions import softmax
from activation_functions.plot import simplex

simplex(
    "sparsemax-simplex",
    {"softmax": softmax, "sparsemax": sparsemax},
    alt="Two triangles. For softmax, rays from the middle bend, and circles "
    "become rounded triangles. For sparsemax, rays and one circle stay as "
    "they are, and what would leave the triangle lies on its edges.",
)

# %%
# The Jacobian at these scores, of which two are above the threshold. To the others, and from them, nothing flows:

from activation_functions.plot import heat_map

heat_map(
    "sparsemax-jacobian",
    sparsemax.jacobian([1.2, 0.8, -0.5, 0.5]),
    xlabel="score j",
    ylabel="result i",
    alt="A grid of four by four numbers. Those of the first and the second "
    "score are the largest, 0.5 and -0.5; all others are 0.",
)

# %%
# Facts
# -----

sparsemax

# %%
# Relations
# ---------
#
# The results sum to 1, and the same number added to all scores changes nothing:
#
# .. _sparsemax-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{sparsemax}(\mathbf{x})_i = 1, \qquad
#    \operatorname{sparsemax}(\mathbf{x} + c) = \operatorname{sparsemax}(\mathbf{x})
#
# It is the projection onto the probabilities: of all vectors that are nowhere negative and have the sum 1, the one that
# is nearest to the scores. As they form a convex set with the unit vectors as its corners, this is to say that no
# corner lies at an acute angle to the way from the result to the scores:
#
# .. _sparsemax-projection:
#
# .. math::
#
#    \sum_{j} (x_j - \operatorname{sparsemax}(\mathbf{x})_j)
#      (\delta_{ij} - \operatorname{sparsemax}(\mathbf{x})_j) \le 0
#
# What is a vector of probabilities already, such as a result of softmax, is not changed:
#
# .. math::
#
#    \operatorname{sparsemax}(\operatorname{softmax}(\mathbf{x})) = \operatorname{softmax}(\mathbf{x})
#
# For two scores it is the sparse sigmoid of their difference:
#
# .. math::
#
#    \operatorname{sparsemax}(x, y) = (\operatorname{sparse\_sigmoid}(x - y), \operatorname{sparse\_sigmoid}(y - x))
#
# It tends to hardmax as the scores are drawn apart, where one score is the largest:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{sparsemax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1

# %%
# In NumPy
# --------
#
# The scores are sorted downwards, and each with those before it gives a threshold, of which the largest is the right
# one. Where scores are large, they and the threshold have most of their digits in common, and those are lost in the
# subtraction:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, axis=-1):
    ordered = -np.sort(-x, axis)
    ranks = np.cumsum(np.ones_like(x), axis)
    thresholds = (np.cumsum(ordered, axis) - 1) / ranks
    return np.maximum(x - thresholds.max(axis, keepdims=True), 0)


x = np.array([1.2, 0.8, -0.5, 0.5])
assert np.allclose(textbook(x), sparsemax(x), rtol=5e-15)
compare(textbook, sparsemax)

# %%
# The same number added to all scores changes nothing, so that the largest can be subtracted first. The largest itself
# is set to 0, for ∞ minus ∞ is no number:


def stable(x, axis=-1):
    largest = x.max(axis, keepdims=True)
    return textbook(np.where(x == largest, 0, x - largest), axis)


large = np.array([2.0**50, 2.0**50 - 0.25, 2.0**50 - 0.5])
exact = (np.array([0.25, 0.0, -0.25]) * 3 + 1) / 3
assert abs(textbook(large) - exact).max() > 0.04
for function in (stable, sparsemax):
    assert np.allclose(function(large), exact, rtol=5e-15, atol=0)
compare(stable, sparsemax)

# %%
# Frameworks
# ----------
#
# The one of Keras 3 has a wrong threshold (see the mistakes). The expressions take the largest of all thresholds, as
# the definition does.

sparsemax.calls

# %%
# Mistakes
# --------
#
# *The sums that give the thresholds are added up once more*, in a framework: Keras 3.15.1 does so, as `issue 23425
# <https://github.com/keras-team/keras/issues/23425>`_ found. Where more than one score is above the threshold, the
# results are too small and do not sum to 1:


def sum_of_sums(x):
    ordered = np.sort(x)[::-1]
    sums, ranks = np.cumsum(ordered), np.arange(1, len(x) + 1)
    above = ordered > (sums - 1) / ranks
    return np.maximum(x - (sums[above].sum() - 1) / above.sum(), 0)


assert sum_of_sums(np.array([0.0, 0.5, 1.0])).tolist() == [0, 0, 0.25]
assert sparsemax([0.0, 0.5, 1.0]).tolist() == [0, 0.25, 0.75]
sparsemax([0.0, 0.5, 1.0])

# %%
# *Negative scores are cut off, and the rest is divided by its sum.* That depends on where the scores begin, and takes
# nothing from the weak ones. Sparsemax leaves 0.7 and 0.3 of the scores above:

scaled = np.maximum(x, 0) / np.maximum(x, 0).sum()
assert scaled.round(2).tolist() == [0.48, 0.32, 0, 0.2]
assert sparsemax(x).round(9).tolist() == [0.7, 0.3, 0, 0]
scaled.round(2)

# %%
# *There are always zeros.* Only where scores are far enough apart. If all are equal, all get the same:

assert sparsemax([7.0, 7.0]).tolist() == [0.5, 0.5]
sparsemax([0.5, 0.25, 0.0]).round(3)

# %%
# *Its logarithm is a loss.* The logarithm of 0 is minus infinity, and no gradient leads back. The paper has a loss of
# its own for it.

with np.errstate(divide="ignore"):
    logarithms = np.log(sparsemax(x))
assert np.isinf(logarithms[2:]).all()
assert not sparsemax.jacobian(x)[2:].any()
logarithms.round(3)

# %%
# Numerics
# --------
#
# A score of ∞ gets all the weight, and several share it, as if they grew together:

sparsemax.special_values

# %%
# Origin
# ------
#
# Martins and Astudillo introduced it.

sparsemax.references
