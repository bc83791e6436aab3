r"""
Squareplus
==========

Squareplus rounds off the corner of ReLU, with a square root in place of exponentials.

.. _squareplus-definition:

.. math::

   \operatorname{squareplus}(x) = \frac{x + \sqrt{x^2 + b}}{2}

The parameter :math:`b \ge 0`, by default 4, says how round the corner is. Its derivative is

.. _squareplus-derivative:

.. math::

   \operatorname{squareplus}'(x) = \frac{1}{2} (1 + \frac{x}{\sqrt{x^2 + b}})

Where :math:`b` is 0, there is a kink at 0, and the library takes the slope on the left:

.. _squareplus-kink:

.. math::

   \operatorname{squareplus}'(0^-;\, b = 0) = 0, \qquad \operatorname{squareplus}'(0^+;\, b = 0) = 1

.. math::

   \operatorname{squareplus}'(0) := 0 \quad \text{for } b = 0

The second derivative is

.. _squareplus-second-derivative:

.. math::

   \operatorname{squareplus}''(x) = \frac{b}{2 (x^2 + b)^{3/2}}

Its inverse needs no square root:

.. _squareplus-inverse:

.. math::

   \operatorname{squareplus}^{-1}(y) = y - \frac{b}{4 y} \quad \text{for } b > 0
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
# It differs from its mirror image by the argument, and the product of both is constant:
#
# .. math::
#
#    \operatorname{squareplus}(x) - \operatorname{squareplus}(-x) = x, \qquad
#    \operatorname{squareplus}(x) \operatorname{squareplus}(-x) = \frac{b}{4}
#
# It lies above ReLU, by most at the origin, and is ReLU where :math:`b` is 0:
#
# .. math::
#
#    0 \le \operatorname{squareplus}(x) - \operatorname{relu}(x) \le \frac{\sqrt{b}}{2}
#
# .. math::
#
#    \operatorname{squareplus}(x;\, b = 0) = \operatorname{relu}(x)
#
# With :math:`b = 4 \ln^2 2` it has the value of softplus at 0:
#
# .. math::
#
#    \operatorname{squareplus}(0;\, b = 4 (\ln 2)^2) = \operatorname{softplus}(0)

# %%
# In NumPy
# --------
#
# The textbook form fails on both sides. On the left it is a small difference of large numbers, 0 in the end; far out
# the square overflows:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, b=4.0):
    return (x + np.sqrt(x**2 + b)) / 2


with np.errstate(invalid="ignore"):
    assert np.isnan(textbook(-np.inf))
assert textbook(-1e9) == 0 < squareplus(-1e9)
compare(textbook, squareplus)

# %%
# On the left the difference is written as a quotient by a sum, so that no digit is lost. ``hypot`` is the square root
# of a sum of squares, without overflow:


def stable(x, b=4.0):
    root = np.hypot(x, b**0.5) / 2
    return np.where(x < 0, (b / 4) / (root + np.abs(x) / 2), x / 2 + root)


x = np.array([-1e300, -1e9, -2.0, 0.0, 1e300])
assert (stable(x) == squareplus(x)).all()
compare(stable, squareplus)

# %%
# Parameters
# ----------
#
# The smaller the parameter, the nearer it is to ReLU:

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
# *It is softplus, only faster.* It comes to the line slowly, as 1/x, where softplus does exponentially. At 10 it is
# 0.099 above the line, softplus 0.00005:

from activation_functions import softplus

assert round(squareplus(10.0) - 10, 3) == 0.099
assert round(softplus(10.0) - 10, 5) == 0.00005
(squareplus(10.0) - 10).round(3)

# %%
# *By Ramachandran and others*, in a framework's documentation. The paper is Barron's, below.

# %%
# Numerics
# --------
#
# At -∞ the textbook form is NaN, ∞ minus ∞; the limit is 0. At 0 the value is half the root of b:

squareplus.special_values

# %%
# Origin
# ------
#
# Barron introduced it.

squareplus.references
