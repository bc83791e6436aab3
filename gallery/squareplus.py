r"""
Squareplus
==========

Squareplus is a smooth version of ReLU that needs a square root, but no exponential.

Barron introduced it in 2021 as a substitute for softplus that needs algebraic operations alone.

.. _squareplus-definition:

.. math::

   \operatorname{squareplus}(x) = \frac{x + \sqrt{x^2 + b}}{2}

.. _squareplus-derivative:

.. math::

   \operatorname{squareplus}'(x) = \frac{1}{2} (1 + \frac{x}{\sqrt{x^2 + b}})

The larger the parameter :math:`b \ge 0`, by default 4, the rounder the corner. The derivative with respect to it:

.. _squareplus-derivative-by-b:

.. math::

   \frac{\partial \operatorname{squareplus}(x)}{\partial b} = \frac{1}{4 \sqrt{x^2 + b}}

The second derivative is nowhere negative:

.. _squareplus-second-derivative:

.. math::

   \operatorname{squareplus}''(x) = \frac{b}{2 (x^2 + b)^{3/2}}

The inverse needs no square root:

.. _squareplus-inverse:

.. math::

   \operatorname{squareplus}^{-1}(y) = y - \frac{b}{4 y} \quad \text{for } b > 0

Where :math:`b` is 0, the slope jumps at 0 (a kink), and the library returns the slope on the left:

.. _squareplus-kink:

.. math::

   \operatorname{squareplus}'(0^-;\, b = 0) = 0, \qquad \operatorname{squareplus}'(0^+;\, b = 0) = 1

.. _squareplus-slope-at-kink:

.. math::

   \operatorname{squareplus}'(0) := 0 \quad \text{for } b = 0
"""

from activation_functions import squareplus

squareplus.plot(
    alt="Close to 0 far left, through 1 at the origin, and close to the line "
    "y = x far right. The derivative rises from 0 to 1, through 0.5 at the "
    "origin.",
)

# %%
# Facts
# -----

squareplus

# %%
# Relations
# ---------
#
# On the left squareplus tends to 0, and on the right to the line y = x:
#
# .. _squareplus-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{squareplus}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{squareplus}(x) - x) = 0
#
# Squareplus lies above ReLU, and the gap is largest at 0. For :math:`b = 0` it is ReLU:
#
# .. _squareplus-gap-to-relu:
#
# .. math::
#
#    0 \le \operatorname{squareplus}(x) - \operatorname{relu}(x) \le \frac{\sqrt{b}}{2}, \qquad
#    \operatorname{squareplus}(0) = \frac{\sqrt{b}}{2}
#
# .. _squareplus-as-relu:
#
# .. math::
#
#    \operatorname{squareplus}(x;\, b = 0) = \operatorname{relu}(x)
#
# Its mirror image differs by x, and the product of both is constant:
#
# .. _squareplus-reflection:
#
# .. math::
#
#    \operatorname{squareplus}(x) - \operatorname{squareplus}(-x) = x, \qquad
#    \operatorname{squareplus}(x) \operatorname{squareplus}(-x) = \frac{b}{4}
#
# With :math:`b = 4 (\ln 2)^2` it has the value of softplus at 0:
#
# .. _squareplus-and-softplus:
#
# .. math::
#
#    \operatorname{squareplus}(0;\, b = 4 (\ln 2)^2) = \operatorname{softplus}(0)

# %%
# In NumPy
# --------
#
# On the left the difference is written as a quotient by a sum, so that no digit is lost. ``hypot`` is the square root
# of a sum of squares, without overflow:

import numpy as np

from activation_functions.numerics import compare


def stable(x, b=4.0):
    root = np.hypot(x, b**0.5) / 2
    return np.where(x < 0, (b / 4) / (root + np.abs(x) / 2), x / 2 + root)


compare(stable, squareplus)

# %%
# The textbook form fails on both sides. On the left it subtracts nearly equal numbers, and returns 0 in the end; far
# out the square overflows, so that it returns NaN at -∞, because ∞ - ∞ is NaN:


def textbook(x, b=4.0):
    return (x + np.sqrt(x**2 + b)) / 2


assert textbook(-1e9) == 0 < squareplus(-1e9)
compare(textbook, squareplus)

# %%
# Parameters
# ----------
#
# The smaller the parameter, the nearer it is to ReLU. Negative values are not valid:

squareplus.plot(
    b=[0.4, 4.0, 10.0],
    alt="Three curves through 0.316, 1 and 1.581 at the origin, closer to "
    "each other far out. The derivatives are 0.5 at the origin, the steeper "
    "the smaller the parameter is.",
)

# %%
# Frameworks
# ----------

squareplus.calls

# %%
# Mistakes
# --------
#
# .. _squareplus-mistake-authors:
#
# *By Ramachandran and others*, in a framework's documentation. The paper is Barron's, below.

# %%
# .. _squareplus-mistake-confusion-with-softplus:
#
# It is easily taken for softplus computed faster. Both tend to the line y = x, but the gap of squareplus closes slowly,
# as 1/x, and that of softplus exponentially. At 10 they are 0.099 and 0.00005:

from activation_functions import softplus

above = squareplus(10.0) - 10
assert above.round(3) == 0.099
assert round(softplus(10.0) - 10, 5) == 0.00005
above.round(3)

# %%
# Numerics
# --------
#
# The value at 0, half the root of b, is exact for the default:

squareplus.special_values

# %%
# Origin
# ------
#
# Barron introduced it, as a function that resembles softplus.

squareplus.references
