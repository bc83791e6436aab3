r"""
Sparse plus
===========

Sparse plus rounds off the corner of ReLU by a piece of a parabola, and is exactly 0 left of it.

.. _sparse_plus-definition:

.. math::

   \operatorname{sparse\_plus}(x) =
     \begin{cases} 0 & x \le -1 \\ \frac{(x + 1)^2}{4} & -1 < x < 1 \\ x & x \ge 1 \end{cases}

It has no parameters. Its derivative is

.. _sparse_plus-derivative:

.. math::

   \operatorname{sparse\_plus}'(x) =
     \begin{cases} 0 & x \le -1 \\ \frac{x + 1}{2} & -1 < x < 1 \\ 1 & x \ge 1 \end{cases}

The pieces meet with the same slope; only the second derivative jumps:

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
# Its derivative is the sparse sigmoid, as that of softplus is the sigmoid:
#
# .. math::
#
#    \operatorname{sparse\_plus}'(x) = \operatorname{sparse\_sigmoid}(x)
#
# It differs from its mirror image by the argument, as softplus and ReLU do:
#
# .. math::
#
#    \operatorname{sparse\_plus}(x) - \operatorname{sparse\_plus}(-x) = x
#
# It lies above ReLU, by most at the origin:
#
# .. math::
#
#    \operatorname{sparse\_plus}(x) \ge \operatorname{relu}(x), \qquad
#    \operatorname{sparse\_plus}(x) - \operatorname{relu}(x) \le \frac{1}{4}

# %%
# In NumPy
# --------
#
# The textbook form is right, but computes all pieces for all numbers. The square overflows, though its result is not
# taken, and NumPy warns, or raises an error where it is told to:

import numpy as np

from activation_functions.numerics import compare


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
# So the parabola is computed of what lies between -1 and 1 only:


def stable(x):
    return np.where(x < 1, ((np.clip(x, -1, 1) + 1) / 2) ** 2, x)


x = np.array([-np.inf, -0.5, 0.0, 1e308])
assert (stable(x) == sparse_plus(x)).all()
compare(stable, sparse_plus)

# %%
# Frameworks
# ----------

sparse_plus.calls

# %%
# Mistakes
# --------
#
# *It is positive everywhere*, as softplus is. It is exactly 0 from -1 downwards:

from activation_functions import softplus

assert sparse_plus(-1.0) == 0 < softplus(-1.0)
sparse_plus([-1.0, -0.5])

# %%
# Numerics
# --------
#
# On the left it is 0 and not close to it, so that the limit is reached already at -1:
#
# .. math::
#
#    \operatorname{sparse\_plus}(-1) = 0

sparse_plus.special_values

# %%
# Origin
# ------
#
# It is the loss that belongs to sparsemax, for a pair of classes, in the paper by Blondel, Martins and Niculae. The
# name is JAX's.

sparse_plus.references
