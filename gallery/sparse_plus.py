r"""
Sparse plus
===========

Sparse plus replaces the corner of ReLU by a piece of a parabola, and is exactly 0 left of it.

Blondel, Martins and Niculae derive it in 2019 as the loss that belongs to sparsemax for a pair of classes, as softplus
belongs to softmax.

.. _sparse_plus-definition:

.. math::

   \operatorname{sparse\_plus}(x) =
     \begin{cases} 0 & x \le -1 \\ \frac{(x + 1)^2}{4} & -1 < x < 1 \\ x & x \ge 1 \end{cases}

.. _sparse_plus-derivative:

.. math::

   \operatorname{sparse\_plus}'(x) =
     \begin{cases} 0 & x \le -1 \\ \frac{x + 1}{2} & -1 < x < 1 \\ 1 & x \ge 1 \end{cases}

The slope is continuous. Only the second derivative jumps, at -1 and 1:

.. _sparse_plus-second-derivative:

.. math::

   \operatorname{sparse\_plus}''(x) =
   \begin{cases} 0 & x < -1 \\ \frac{1}{2} & -1 < x < 1 \\ 0 & x > 1 \end{cases}, \qquad
   \operatorname{sparse\_plus}''(1^-) = \frac{1}{2}, \qquad \operatorname{sparse\_plus}''(1^+) = 0
"""

from activation_functions import sparse_plus

sparse_plus.plot(
    alt="Level at 0 up to -1, a parabola up to 1, through 0.25 at the origin, "
    "and the line y = x from there. The derivative is level at 0 up to -1, "
    "rises in a straight line to 1 at 1, and is level from there.",
)

# %%
# Facts
# -----

sparse_plus

# %%
# Relations
# ---------
#
# Sparse plus lies above ReLU, and the gap is largest at 0:
#
# .. _sparse_plus-above-relu:
#
# .. math::
#
#    \operatorname{sparse\_plus}(x) \ge \operatorname{relu}(x), \qquad
#    \operatorname{sparse\_plus}(x) - \operatorname{relu}(x) \le \frac{1}{4}, \qquad
#    \operatorname{sparse\_plus}(0) = \frac{1}{4}
#
# It lies below softplus:
#
# .. _sparse_plus-below-softplus:
#
# .. math::
#
#    \operatorname{sparse\_plus}(x) < \operatorname{softplus}(x)
#
# Its derivative is the sparse sigmoid, as that of softplus is the sigmoid:
#
# .. _sparse_plus-in-sparse_sigmoid:
#
# .. math::
#
#    \operatorname{sparse\_plus}'(x) = \operatorname{sparse\_sigmoid}(x)
#
# Its mirror image differs by x, as with ReLU and softplus:
#
# .. _sparse_plus-reflection:
#
# .. math::
#
#    \operatorname{sparse\_plus}(x) - \operatorname{sparse\_plus}(-x) = x

# %%
# In NumPy
# --------
#
# The parabola is computed of values between -1 and 1 only, so nothing can overflow:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.where(x < 1, ((np.clip(x, -1, 1) + 1) / 2) ** 2, x)


compare(stable, sparse_plus)

# %%
# The textbook form returns the same, but it computes the square of every number. It overflows although it is not used,
# and NumPy issues a ``RuntimeWarning``, or raises an error where it is told to:


def textbook(x):
    return np.where(x < 1, np.where(x > -1, (x + 1) ** 2 / 4, 0), x)


with np.errstate(over="raise"):
    try:
        textbook(np.float64(1e308))
        message = ""
    except FloatingPointError as error:
        message = str(error)
assert message.startswith("overflow")
compare(textbook, sparse_plus)

# %%
# Frameworks
# ----------

sparse_plus.calls

# %%
# Mistakes
# --------
#
# .. _sparse_plus-mistake-confusion-with-softplus:
#
# It is easily mixed up with softplus, which is positive everywhere. Sparse plus is exactly 0 from -1 downwards:

from activation_functions import softplus

assert sparse_plus(-1.0) == 0 < softplus(-1.0)
sparse_plus([-1.0, -0.5])

# %%
# Numerics
# --------
#
# The limit on the left is 0, reached already at -1:
#
# .. _sparse_plus-reached-limit:
#
# .. math::
#
#    \operatorname{sparse\_plus}(-1) = 0

sparse_plus.special_values

# %%
# Origin
# ------
#
# Blondel, Martins and Niculae derive the loss. The name comes from the library JAXopt, from which JAX
# took the function over.

sparse_plus.references
