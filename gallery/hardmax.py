r"""
Hardmax
=======

Hardmax, or *one-hot argmax*, gives 1 to the largest score of a vector and 0 to all others.

.. _hardmax-definition:

.. math::

   \operatorname{hardmax}(\mathbf{x})_i = [\sum_{j} ([x_j > x_i] + [x_j = x_i] [j < i]) = 0]

A bracket is 1 where what stands in it is true, and 0 where it is not. The sum counts the scores that are larger, and
those that are as large and come earlier: of several largest scores the first wins, as in ONNX. The only parameter is
``axis``, the axis of an array along which the vectors lie; by default the last one.

The result is level where one score is the largest, and jumps where there are several:

.. _hardmax-derivative:

.. math::

   \frac{\partial \operatorname{hardmax}(\mathbf{x})_i}{\partial x_j} = 0
   \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1

Where it jumps, the library takes 0, too:

.. math::

   \frac{\partial \operatorname{hardmax}(\mathbf{x})_i}{\partial x_j} := 0
   \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] > 1

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``hardmax.vjp(x, v)`` does so without the
matrix, which for a long vector would fill the memory:

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
# With two scores the first result depends on their difference alone. Hardmax jumps, sparsemax follows a line, softmax
# the sigmoid:

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
# .. math::
#
#    \sum_{i} \operatorname{hardmax}(\mathbf{x})_i = 1, \qquad
#    \sum_{i} \operatorname{hardmax}(\mathbf{x})_i\, x_i = \max_{k} x_k
#
# Neither a shift nor a positive factor changes anything; and what keeps the order, such as softmax, does not either:
#
# .. math::
#
#    \operatorname{hardmax}(\mathbf{x} + c) = \operatorname{hardmax}(\mathbf{x}), \qquad
#    \operatorname{hardmax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x}) \quad \text{for } c > 0
#
# .. math::
#
#    \operatorname{hardmax}(\operatorname{softmax}(\mathbf{x})) = \operatorname{hardmax}(\mathbf{x})
#
# Softmax and sparsemax tend to it as the scores are drawn apart, where one score is the largest:
#
# .. _hardmax-limit:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{sparsemax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# Where several are, softmax shares the 1 among them:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax}(c\, \mathbf{x})_i
#    = \frac{[x_i = \max_{k} x_k]}{\sum_{k} [x_k = \max_{l} x_l]}

# %%
# In NumPy
# --------
#
# Nothing is computed but comparisons, so that nothing overflows and nothing is rounded. ``argmax`` finds the first of
# the largest scores:

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
# A comparison with the largest score marks each of several largest ones, and the results no longer sum to 1:

x = np.array([1.0, 7.0, 7.0])
assert (x == x.max()).sum() == 2
(x == x.max()).astype(float)

# %%
# Frameworks
# ----------

hardmax.calls

# %%
# Mistakes
# --------
#
# *It is softmax with a large factor.* Not where scores are equal: then softmax shares at any factor, and hardmax
# decides for the first:

assert softmax([7000.0, 7000.0]).tolist() == [0.5, 0.5]
hardmax([7.0, 7.0])

# %%
# *A network can learn through it.* Its Jacobian is 0 wherever it exists, and so is each gradient that passes:

assert not hardmax.jacobian([5.0, 2.0, -1.0, 3.0]).any()

# %%
# Numerics
# --------
#
# Infinite scores are compared as others are, and zeros of both signs are equal, so that the first of them wins:

hardmax.special_values

# %%
# Origin
# ------
#
# The origin is uncertain: it is the winner-take-all rule. The name and the choice of the first are those of the
# operator in `ONNX <https://onnx.ai/onnx/operators/onnx__Hardmax.html>`_.
