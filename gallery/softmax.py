r"""
Softmax
=======

Softmax, also called *normalized exponential* or *softargmax*, turns a vector of scores into probabilities: all
positive, and 1 in sum.

.. _softmax-definition:

.. math::

   \operatorname{softmax}(\mathbf{x})_i = \frac{e^{x_i}}{\sum_{j} e^{x_j}}

Its only parameter is ``axis``, the axis of an array along which the vectors lie; by default the last one. The entries
along several axes, or along all of them for ``None``, can be one vector, too.

Each result depends on all scores. The derivative is a matrix, the Jacobian, where :math:`\delta_{ij}` is 1 if i and j
are the same, and 0 if not:

.. _softmax-derivative:

.. math::

   \frac{\partial \operatorname{softmax}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmax}(\mathbf{x})_i (\delta_{ij} - \operatorname{softmax}(\mathbf{x})_j)

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``softmax.vjp(x, v)`` does so without the
matrix, which for a long vector would fill the memory:

.. _softmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{softmax}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmax}(\mathbf{x})_j \left(v_j - \sum_{i} \operatorname{softmax}(\mathbf{x})_i v_i\right)
"""

# %%
# A vector goes in and a vector comes out, which no curve over one number can show:

from activation_functions import softmax

softmax.plot(
    [5, 2, -1, 3],
    alt="Bars of the scores 5, 2, -1 and 3, and of what they become: 0.842, "
    "0.042, 0.002 and 0.114.",
)

# %%
# The Jacobian at these scores. A higher score gains weight for itself and takes it from the others, most of all where
# large weights compete:

from activation_functions.plot import heat_map

heat_map(
    "softmax-jacobian",
    softmax.jacobian([5, 2, -1, 3]),
    xlabel="score j",
    ylabel="result i",
    alt="A grid of four by four numbers. The diagonal is positive, and all "
    "others are negative; those of the first and the last score are the "
    "largest, 0.133, 0.101 and -0.096.",
)

# %%
# Facts
# -----

softmax

# %%
# Relations
# ---------
#
# The results sum to 1, and the same number added to all scores changes nothing:
#
# .. _softmax-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{softmax}(\mathbf{x})_i = 1, \qquad
#    \operatorname{softmax}(\mathbf{x} + c) = \operatorname{softmax}(\mathbf{x})
#
# So only the differences of the scores matter. For two scores it is the sigmoid of their difference:
#
# .. math::
#
#    \operatorname{softmax}(x, y) = (\sigma(x - y), \sigma(y - x))
#
# It is each exponential as a share of all of them:
#
# .. math::
#
#    \operatorname{softmax}(\mathbf{x})_i
#    = \frac{\operatorname{exponential}(x_i)}{\sum_{j} \operatorname{exponential}(x_j)}
#
# Its logarithm is log-softmax; of the negated scores it is softmin; at other temperatures it is Gumbel-softmax without
# noise:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x})_i = \ln(\operatorname{softmax}(\mathbf{x})_i), \qquad
#    \operatorname{softmin}(\mathbf{x}) = \operatorname{softmax}(-\mathbf{x})
#
# .. math::
#
#    \operatorname{gumbel\_softmax}(\mathbf{x}) = \operatorname{softmax}(\mathbf{x} / \tau)
#
# It tends to hardmax as the scores are drawn apart, where one score is the largest:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# Sparsemax, which gives 0 to low scores, changes no result of softmax:
#
# .. math::
#
#    \operatorname{sparsemax}(\operatorname{softmax}(\mathbf{x})) = \operatorname{softmax}(\mathbf{x})

# %%
# Step by step
# ------------
#
# The scores 5, 2, -1 and 3. First their exponentials:
#
# .. math::
#
#    e^{5} \approx 148.413, \qquad e^{2} \approx 7.389, \qquad e^{-1} \approx 0.368, \qquad e^{3} \approx 20.086
#
# Then their sum:
#
# .. math::
#
#    e^{5} + e^{2} + e^{-1} + e^{3} \approx 176.256
#
# Then the quotients:
#
# .. math::
#
#    \operatorname{softmax}(5, 2, -1, 3) \approx (0.842, 0.042, 0.002, 0.114)

import numpy as np

exponentials = np.exp([5, 2, -1, 3])
weights = exponentials / exponentials.sum()
assert np.allclose(weights, softmax([5, 2, -1, 3]), rtol=1e-15)
weights.round(3)

# %%
# In NumPy
# --------
#
# Typed as it stands, the formula is NaN for large scores, infinity divided by infinity; where all scores are far below
# 0, it is 0 divided by 0:

from activation_functions.numerics import compare


def textbook(x, axis=-1):
    weights = np.exp(x)
    return weights / weights.sum(axis, keepdims=True)


compare(textbook, softmax)

# %%
# The largest score is subtracted first. That changes nothing (see the relations), and no exponential exceeds 1. The
# largest itself is set to 0, for ∞ minus ∞ is no number:


def stable(x, axis=-1):
    largest = x.max(axis, keepdims=True)
    weights = np.exp(np.where(x == largest, 0, x - largest))
    return weights / weights.sum(axis, keepdims=True)


x = np.array([[5.0, 2.0, -1.0, 3.0], [1000.0, 999.0, 0.0, 0.0]])
assert np.allclose(stable(x), softmax(x), rtol=5e-15, atol=0)
compare(stable, softmax)

# %%
# What the subtraction rounds off counts where scores are far apart. The library takes it along; the form above is off
# by more than 2e-14 of the value. For these scores the second weight is a product of exponentials:

far = np.array([700.0, 0.1])
product = np.exp(0.1) * np.exp(-700.0)
assert abs(stable(far)[1] / product - 1) > 2e-14
assert np.isclose(softmax(far)[1], product, rtol=5e-15, atol=0)
(stable(far)[1], softmax(far)[1])

# %%
# Frameworks
# ----------

softmax.calls

# %%
# Mistakes
# --------
#
# *Softmax drawn as a curve*, in blogs, over 100 points between fixed ends. The 100 numbers are one vector there, and
# the curve depends on how many points were taken: with twice as many, it is half as high.

coarse = softmax(np.linspace(-5, 5, 100)).max()
fine = softmax(np.linspace(-5, 5, 200)).max()
assert 1.9 < coarse / fine < 2.1
(coarse.round(3), fine.round(3))

# %%
# *Each score divided by the sum of the scores.* The exponentials are missing. For the scores above, the third weight
# would be negative:

scores = np.array([5, 2, -1, 3])
assert (scores / scores.sum()).min() < 0
(scores / scores.sum()).round(3)

# %%
# *It needs a batch of vectors.* In Keras 2 a single one was a ValueError; Keras 3 accepts it, and so do the other
# frameworks and this library, for any number of dimensions but zero:

assert softmax([0.0, 0.0]).tolist() == [0.5, 0.5]

# %%
# Numerics
# --------
#
# A score of ∞ gets all the weight, and several share it, as if they grew together. So do scores that are all -∞:

softmax.special_values

# %%
# Origin
# ------
#
# As the output of neural networks it goes back to Bridle. The formula itself is older.

softmax.references
