r"""
Sparse sigmoid
==============

The sparse sigmoid follows a line of slope 1/2 and is cut off at 0 and at 1.

It is sparsemax of a score and a zero, from the paper by Blondel, Martins and Niculae, and gives probabilities that can
be exactly 0 or 1.

.. _sparse_sigmoid-definition:

.. math::

   \operatorname{sparse\_sigmoid}(x) = \max(0, \min(1, \frac{x + 1}{2}))

.. _sparse_sigmoid-derivative:

.. math::

   \operatorname{sparse\_sigmoid}'(x) = \begin{cases} 0 & x < -1 \\ \frac{1}{2} & -1 < x < 1 \\ 0 & x > 1 \end{cases}

It takes no parameters. There is a kink at each end of the line, where the slope jumps:

.. _sparse_sigmoid-kinks:

.. math::

   \operatorname{sparse\_sigmoid}'((-1)^-) = 0, \qquad \operatorname{sparse\_sigmoid}'((-1)^+) = \frac{1}{2}

.. _sparse_sigmoid-upper-kink:

.. math::

   \operatorname{sparse\_sigmoid}'(1^-) = \frac{1}{2}, \qquad \operatorname{sparse\_sigmoid}'(1^+) = 0

At the kinks the library takes the slope outside:

.. _sparse_sigmoid-slope-at-kinks:

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
# The sparse sigmoid is 1/2 at 0. Unlike the sigmoid, it reaches its limits:
#
# .. _sparse_sigmoid-value-at-0-and-limits:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(0) = \frac{1}{2}, \qquad
#    \operatorname{sparse\_sigmoid}(-1) = 0, \qquad \operatorname{sparse\_sigmoid}(1) = 1
#
# The values at x and at -x add up to 1:
#
# .. _sparse_sigmoid-reflection:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(x) + \operatorname{sparse\_sigmoid}(-x) = 1
#
# It is the first entry of sparsemax of two scores, of which one is 0:
#
# .. _sparse_sigmoid-as-sparsemax:
#
# .. math::
#
#    \operatorname{sparsemax}(x, 0) = (\operatorname{sparse\_sigmoid}(x), \operatorname{sparse\_sigmoid}(-x))
#
# It is a hard sigmoid with the slope 1/2, and the derivative of sparse plus:
#
# .. _sparse_sigmoid-as-hard_sigmoid:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(x) = \operatorname{hard\_sigmoid}(x;\, a = \frac{1}{2}), \qquad
#    \operatorname{sparse\_sigmoid}(x) = \operatorname{sparse\_plus}'(x)
#
# It is a scaled and shifted hard tanh, as the sigmoid is a scaled and shifted tanh:
#
# .. _sparse_sigmoid-as-hard_tanh:
#
# .. math::
#
#    \operatorname{sparse\_sigmoid}(x) = \frac{\operatorname{hard\_tanh}(x) + 1}{2}

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. To clip the argument or the result makes no difference:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return (np.clip(x, -1, 1) + 1) / 2


x = np.array([-np.inf, -0.5, 0.0, np.finfo(float).max])
assert (stable(x) == sparse_sigmoid(x)).all()
assert (stable(x) == np.clip((x + 1) / 2, 0, 1)).all()
compare(stable, sparse_sigmoid)

# %%
# Frameworks
# ----------

sparse_sigmoid.calls

# %%
# Mistakes
# --------
#
# .. _sparse_sigmoid-mistake-confusion-with-hard_sigmoid:
#
# *The sparse sigmoid and the hard sigmoid* are easily mixed up: the paper `BinaryConnect
# <https://arxiv.org/abs/1511.00363>`_ calls the slope 1/2 a hard sigmoid. The hard sigmoid of frameworks has other
# slopes, 0.2 in Keras 2 and ONNX, 1/6 in Keras 3, PyTorch and JAX, and at 1 other values:

from activation_functions import hard_sigmoid

slopes = (1 / 2, 0.2, 1 / 6)
at_1 = [hard_sigmoid(1.0, slope=slope).round(3) for slope in slopes]
assert at_1 == [1, 0.7, 0.667]
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
