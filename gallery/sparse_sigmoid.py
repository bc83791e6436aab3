r"""
Sparse sigmoid
==============

The sparse sigmoid follows a line of slope 1/2 and is cut off at 0 and at 1.

.. _sparse_sigmoid-definition:

.. math::

   \operatorname{sparse\_sigmoid}(x) = \max(0, \min(1, \frac{x + 1}{2}))

It has no parameters. Its derivative is

.. _sparse_sigmoid-derivative:

.. math::

   \operatorname{sparse\_sigmoid}'(x) = \begin{cases} 0 & x < -1 \\ \frac{1}{2} & -1 < x < 1 \\ 0 & x > 1 \end{cases}

There is a kink at each end of the line:

.. _sparse_sigmoid-kinks:

.. math::

   \operatorname{sparse\_sigmoid}'((-1)^-) = 0, \qquad \operatorname{sparse\_sigmoid}'((-1)^+) = \frac{1}{2}

There the library takes the slope outside:

.. math::

   \operatorname{sparse\_sigmoid}'(-1) := 0, \qquad \operatorname{sparse\_sigmoid}'(1) := 0

Elsewhere the second derivative is 0:

.. _sparse_sigmoid-second-derivative:

.. math::

   \operatorname{sparse\_sigmoid}''(x) = 0 \quad \text{for } |x| \ne 1
"""

from activation_functions import sparse_sigmoid

sparse_sigmoid.plot(
    alt="Level at 0 up to -1, a straight line up to 1, through 0.5 at the "
    "origin, and level at 1 from there. The derivative is 0.5 between -1 and "
    "1, and 0 outside.",
)

# %%
# Facts
# -----

sparse_sigmoid

# %%
# Relations
# ---------
#
# It is a hard sigmoid with the slope 1/2, and the derivative of sparse plus:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(x) = \operatorname{hard\_sigmoid}(x;\, \mathrm{slope} = \frac{1}{2}), \qquad
#    \operatorname{sparse\_sigmoid}(x) = \operatorname{sparse\_plus}'(x)
#
# It is the hard tanh, moved and halved, as the sigmoid is of tanh:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(x) = \frac{\operatorname{hard\_tanh}(x) + 1}{2}
#
# The two sides sum to 1:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(x) + \operatorname{sparse\_sigmoid}(-x) = 1
#
# It is sparsemax of two scores, of which one is 0:
#
# .. math::
#
#    \operatorname{sparsemax}(x, 0) = (\operatorname{sparse\_sigmoid}(x), \operatorname{sparse\_sigmoid}(-x))

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands: beside the largest number 1 is lost in the sum, but the sum does not overflow.
# Here the argument is cut off, not the result, which is the same:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return (np.clip(x, -1, 1) + 1) / 2


x = np.array([-np.inf, -0.5, 0.0, np.finfo(float).max])
assert (stable(x) == sparse_sigmoid(x)).all()
assert (stable(x) == np.clip((x + 1) / 2, 0, 1)).all()
compare(stable, sparse_sigmoid)

# %%
# A test for the pieces with ``>`` and ``<`` that forgets the ends leaves a hole there:


def with_holes(x):
    return (x > 1) + ((x > -1) & (x < 1)) * (x + 1) / 2


assert with_holes(1.0) == 0
sparse_sigmoid(1.0)

# %%
# Frameworks
# ----------

sparse_sigmoid.calls

# %%
# Mistakes
# --------
#
# *It is the hard sigmoid.* That name has several slopes: 1/2 in the paper on BinaryConnect, 1/4 in that on `noisy
# activation functions <https://arxiv.org/abs/1603.00391>`_, 0.2 in Keras 2 and ONNX, 1/6 in Keras 3, PyTorch and JAX.
# At 1 they give 1, 0.75, 0.7 and 0.667:

from activation_functions import hard_sigmoid

slopes = (1 / 2, 1 / 4, 0.2, 1 / 6)
at_1 = [hard_sigmoid(1.0, slope=slope).round(3) for slope in slopes]
assert at_1 == [1, 0.75, 0.7, 0.667]
assert sparse_sigmoid(1.0) == at_1[0]
at_1

# %%
# Numerics
# --------
#
# The limits are reached already at -1 and at 1, and the slope is 0 there:

sparse_sigmoid.special_values

# %%
# Origin
# ------
#
# It is sparsemax for two classes, in the paper by Blondel, Martins and Niculae. Earlier, as hard sigmoid, it was used
# by Courbariaux, Bengio and David.

sparse_sigmoid.references
