r"""
Sparsemax
=========

Sparsemax turns a vector of scores into probabilities, as softmax does, but those of low scores are exactly 0.

Martins and Astudillo introduced it in 2016, for attention that ignores most of its inputs and for classification with
several labels.

.. _sparsemax-definition:

.. math::

   \operatorname{sparsemax}(\mathbf{x})_i = \max(0, x_i - u) \\
   \text{where } u = \max_{k} \frac{\sum_{j} [x_j \ge x_k]\, x_j - 1}{\sum_{j} [x_j \ge x_k]}

A bracket is 1 where its condition holds, else 0.

.. _sparsemax-derivative:

.. math::

   \frac{\partial \operatorname{sparsemax}(\mathbf{x})_i}{\partial x_j}
   = [\operatorname{sparsemax}(\mathbf{x})_i > 0] \cdot (\delta_{ij}
   - \frac{[\operatorname{sparsemax}(\mathbf{x})_j > 0]}{\sum_{k} [\operatorname{sparsemax}(\mathbf{x})_k > 0]})
   \quad \text{for } \min_{k} |\max_{l} x_l - \max_{l} \operatorname{sparsemax}(\mathbf{x})_l - x_k| > 0

So a threshold, u, is subtracted from each score, and negative differences become 0. It makes the results sum to
1: for each k the fraction is the threshold that would do so if just the scores from :math:`x_k` upwards stayed
positive, and the largest of these is the right one.

The parameter ``axis`` is the axis of an array along which the vectors lie, by default the last one.

The derivative is a matrix, the Jacobian, in which :math:`\delta_{ij}` is 1 if i and j are equal, and 0 if not. Its
condition says that no score is equal to the threshold, which is the largest score minus the largest result. Where one
is, the slope jumps (a kink), and the library treats that score as one below the threshold:

.. _sparsemax-slope-at-kinks:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{sparsemax}(\mathbf{x})_i}{\partial x_j}
   &:= [\operatorname{sparsemax}(\mathbf{x})_i > 0] \left(\delta_{ij}
   - \frac{[\operatorname{sparsemax}(\mathbf{x})_j > 0]}{\sum_{k} [\operatorname{sparsemax}(\mathbf{x})_k > 0]}\right)
   \\ &\quad \text{for } \min_{k} |\max_{l} x_l - \max_{l} \operatorname{sparsemax}(\mathbf{x})_l - x_k| = 0
   \end{aligned}

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``sparsemax.vjp(x, v)`` does so without building
the matrix, which for a long vector would fill the memory:

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
# A point of a triangle stands for probabilities, a corner for certainty. Both triangles show the same scores, on rays
# and circles. Softmax stays inside; sparsemax reaches the edges, where a probability is 0, and the corners:

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
# In the Jacobian at these scores, only the entries of scores above the threshold differ from 0:

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
# The results sum to 1, and adding the same number to all scores changes nothing:
#
# .. _sparsemax-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{sparsemax}(\mathbf{x})_i = 1, \qquad
#    \operatorname{sparsemax}(\mathbf{x} + c) = \operatorname{sparsemax}(\mathbf{x})
#
# For two scores it is the sparse sigmoid of their difference:
#
# .. _sparsemax-as-sparse_sigmoid:
#
# .. math::
#
#    \operatorname{sparsemax}(x, y) = (\operatorname{sparse\_sigmoid}(x - y), \operatorname{sparse\_sigmoid}(y - x))
#
# Vectors that are probabilities already, such as results of softmax, stay as they are:
#
# .. _sparsemax-of-softmax:
#
# .. math::
#
#    \operatorname{sparsemax}(\operatorname{softmax}(\mathbf{x})) = \operatorname{softmax}(\mathbf{x})
#
# Sparsemax is the Euclidean projection of the scores onto the probabilities: of all vectors without negative entries
# whose sum is 1, it gives the nearest one. These vectors form a convex set with the unit vectors as corners, so this
# means that no corner lies at an acute angle to the way from the result to the scores:
#
# .. _sparsemax-projection:
#
# .. math::
#
#    \sum_{j} (x_j - \operatorname{sparsemax}(\mathbf{x})_j)
#      (\delta_{ij} - \operatorname{sparsemax}(\mathbf{x})_j) \le 0
#
# Scaling the scores up makes sparsemax tend to hardmax, if one score is the largest:
#
# .. _sparsemax-limit:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{sparsemax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1

# %%
# In NumPy
# --------
#
# Subtract the largest score first, which changes nothing. Its own entry is set to 0 directly, because ∞ - ∞ is NaN, and
# what is 1 or more below it gets 0 in any case. Then sort downwards: a score gets a share if those before it exceed it
# by less than 1 in all. What is left of this 1, divided by the number of these scores, is the smallest share:

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1):
    largest = x.max(axis, keepdims=True)
    below = np.maximum(np.where(x == largest, 0, x - largest), -1)
    ordered = -np.sort(-below, axis)
    ranks = np.cumsum(np.ones_like(x), axis)
    excess = np.cumsum(ordered, axis) - ranks * ordered
    last = (excess < 1).sum(axis, keepdims=True) - 1
    lowest = np.take_along_axis(ordered, last, axis)
    smallest = np.take_along_axis((1 - excess) / ranks, last, axis)
    return np.where(below < lowest, 0, below - lowest + smallest)


x = np.array([1.2, 0.8, -0.5, 0.5])
assert np.allclose(stable(x), sparsemax(x), rtol=5e-15)
compare(stable, sparsemax)

# %%
# The textbook form subtracts a threshold: each score with those before it gives one, and the largest is right. Large
# scores share most of their digits with it, and these cancel; so do those of a small share:


def textbook(x, axis=-1):
    ordered = -np.sort(-x, axis)
    ranks = np.cumsum(np.ones_like(x), axis)
    thresholds = (np.cumsum(ordered, axis) - 1) / ranks
    return np.maximum(x - thresholds.max(axis, keepdims=True), 0)


large = np.array([2.0**50, 2.0**50 - 0.25, 2.0**50 - 0.5])
exact = (np.array([0.25, 0.0, -0.25]) * 3 + 1) / 3
assert abs(textbook(large) - exact).max() > 0.04
for function in (stable, sparsemax):
    assert np.allclose(function(large), exact, rtol=5e-15, atol=0)
compare(textbook, sparsemax)

# %%
# Frameworks
# ----------
#
# Keras 3.15.1 subtracts a wrong threshold (see the mistakes). The expressions for the others take the largest of all
# thresholds, as the definition does.

sparsemax.calls

# %%
# Mistakes
# --------
#
# .. _sparsemax-mistake-cumulative-sums:
#
# *The cumulative sums are summed once more*, in Keras 3.15.1, as reported in `issue 23425
# <https://github.com/keras-team/keras/issues/23425>`_ and corrected afterwards. Where more than one score is above the
# threshold, the results are too small and do not sum to 1:


def sum_of_sums(x):
    ordered = np.sort(x)[::-1]
    sums, ranks = np.cumsum(ordered), np.arange(1, len(x) + 1)
    above = ordered > (sums - 1) / ranks
    return np.maximum(x - (sums[above].sum() - 1) / above.sum(), 0)


three = np.array([0.0, 0.5, 1.0])
right = sparsemax(three)
assert sum_of_sums(three).tolist() == [0, 0, 0.25]
assert right.tolist() == [0, 0.25, 0.75]
right

# %%
# .. _sparsemax-mistake-always-zeros:
#
# *Sparsemax always gives zeros* is easily believed. It does only where scores are far enough apart; equal scores get
# equal shares:

assert sparsemax([7.0, 7.0]).tolist() == [0.5, 0.5]
sparsemax([0.5, 0.25, 0.0]).round(3)

# %%
# .. _sparsemax-mistake-logarithm:
#
# *The logarithm of sparsemax as a loss*, as with softmax: the logarithm of 0 is -∞, and no gradient leads back. The
# paper gives sparsemax a loss of its own.

with np.errstate(divide="ignore"):
    logarithms = np.log(sparsemax(x))
assert np.isinf(logarithms[2:]).all()
assert not sparsemax.jacobian(x)[2:].any()
logarithms.round(3)

# %%
# Numerics
# --------
#
# A score of -∞, such as a mask, gets the weight 0. A score of ∞ gets all the weight, and several share it, as if they
# grew together:

sparsemax.special_values

# %%
# Origin
# ------
#
# Martins and Astudillo introduced it, with its Jacobian and a loss that fits it.

sparsemax.references
