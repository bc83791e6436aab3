r"""
Hardmax
=======

Hardmax, or *one-hot argmax*, gives 1 to the largest score of a vector and 0 to all others.

It is the limit of softmax and of sparsemax for large scores, and an operator of ONNX; no gradient passes through it.

.. _hardmax-definition:

.. math::

   \operatorname{hardmax}(\mathbf{x})_i = [\sum_{j} ([x_j > x_i] + [x_j = x_i] [j < i]) = 0]

A bracket is 1 where its condition holds, else 0.

.. _hardmax-derivative:

.. math::

   \frac{\partial \operatorname{hardmax}(\mathbf{x})_i}{\partial x_j} = 0
   \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1

The sum in the definition counts the scores that are larger, and those that are equal and come earlier. So of several
largest scores the first wins, as in ONNX. The parameter ``axis`` is the axis of an array along which the vectors lie,
by default the last one.

The Jacobian is 0 where one score is the largest. Where several are, hardmax jumps, and the library takes 0, too:

.. _hardmax-slope-at-jumps:

.. math::

   \frac{\partial \operatorname{hardmax}(\mathbf{x})_i}{\partial x_j} := 0
   \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] > 1

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian, as ``hardmax.vjp(x, v)`` does:

.. _hardmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{hardmax}(\mathbf{x})_i}{\partial x_j} = 0
   \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
"""

from activation_functions import hardmax

hardmax.plot(
    [5, 2, -1, 3],
    alt="Bars of the scores 5, 2, -1 and 3, and of what they become: 1, 0, 0 "
    "and 0.",
)

# %%
# With two scores, each result depends on their difference alone. Hardmax jumps, sparsemax follows the sparse sigmoid,
# and softmax the sigmoid:

import numpy as np

from activation_functions import softmax, sparsemax
from activation_functions.plot import picture

difference = np.linspace(-4, 4, 801)
scores = np.stack([difference, np.zeros_like(difference)], axis=-1)

axes = picture(
    "hardmax-two",
    alt="Three curves over the difference of two scores from -4 to 4. For "
    "hardmax it steps up from 0 to 1 at the origin; for sparsemax it is level "
    "at 0 up to -1, a straight line up to 1, and level at 1 from there; for "
    "softmax it rises everywhere, through one half at the origin.",
)
for function in (hardmax, sparsemax, softmax):
    axes.plot(difference, function(scores)[:, 0], label=function.name)
axes.set(xlabel="first score minus second score", ylabel="first result")
axes.legend(frameon=False)

# %%
# Facts
# -----

hardmax

# %%
# Relations
# ---------
#
# The results sum to 1, and select the largest score:
#
# .. _hardmax-sum-and-largest-score:
#
# .. math::
#
#    \sum_{i} \operatorname{hardmax}(\mathbf{x})_i = 1, \qquad
#    \sum_{i} \operatorname{hardmax}(\mathbf{x})_i\, x_i = \max_{k} x_k
#
# Only the order of the scores matters. Adding the same number to all of them changes nothing, and neither does a
# positive factor:
#
# .. _hardmax-shift-and-scale-invariance:
#
# .. math::
#
#    \operatorname{hardmax}(\mathbf{x} + c) = \operatorname{hardmax}(\mathbf{x}), \qquad
#    \operatorname{hardmax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x}) \quad \text{for } c > 0
#
# Softmax keeps the order, so hardmax of softmax is hardmax:
#
# .. _hardmax-of-softmax:
#
# .. math::
#
#    \operatorname{hardmax}(\operatorname{softmax}(\mathbf{x})) = \operatorname{hardmax}(\mathbf{x})
#
# Scaling the scores up makes softmax tend to hardmax, if one score is the largest:
#
# .. _hardmax-limit:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# The same holds for sparsemax:
#
# .. _hardmax-limit-of-sparsemax:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{sparsemax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# If several are the largest, softmax shares the 1 among them, where hardmax chooses the first:
#
# .. _hardmax-equal-scores:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax}(c\, \mathbf{x})_i
#    = \frac{[x_i = \max_{k} x_k]}{\sum_{k} [x_k = \max_{l} x_l]}

# %%
# In NumPy
# --------
#
# The formula only compares, so nothing overflows and nothing is rounded. ``argmax`` finds the first of the largest
# scores:

from activation_functions.numerics import compare


def stable(x, axis=-1):
    largest = np.argmax(x, axis, keepdims=True)
    one_hot = np.zeros_like(x)
    np.put_along_axis(one_hot, largest, 1, axis)
    return one_hot


for x in ([5.0, 2.0, -1.0, 3.0], [1.0, 7.0, 7.0], [-np.inf, np.inf]):
    assert (stable(np.array(x)) == hardmax(x)).all()
assert hardmax([-0.0, 0.0]).tolist() == [1, 0]
compare(stable, hardmax)

# %%
# Comparing each score with the largest marks all of several largest scores, and the results no longer sum to 1:

x = np.array([1.0, 7.0, 7.0])
largest = x == x.max()
assert largest.sum() == 2
largest.astype(float)

# %%
# Frameworks
# ----------

hardmax.calls

# %%
# Mistakes
# --------
#
# .. _hardmax-mistake-confusion-with-softmax:
#
# *Hardmax and softmax of large scores* are easily mixed up. They differ where scores are equal: softmax shares, and
# hardmax chooses the first:

assert softmax([7000.0, 7000.0]).tolist() == [0.5, 0.5]
hardmax([7.0, 7.0])

# %%
# .. _hardmax-mistake-training:
#
# *Training through hardmax* does not work: its Jacobian is 0 wherever it exists, and so is each gradient that passes.
# Gumbel-softmax and sparsemax were made for this purpose:

assert not hardmax.jacobian([5.0, 2.0, -1.0, 3.0]).any()

# %%
# Numerics
# --------
#
# Infinite scores are compared like others, so a row of only -∞, all masked, gives 1 to its first entry. Zeros of both
# signs are equal:

hardmax.special_values

# %%
# Origin
# ------
#
# The origin is uncertain; the rule is known as winner-take-all. The name and the choice of the first are those of the
# operator in `ONNX <https://onnx.ai/onnx/operators/onnx__Hardmax.html>`_.
