r"""
Softsign
========

Softsign squeezes all numbers into the interval from -1 to 1, as tanh does, but without exponentials and more slowly.

.. _softsign-definition:

.. math::

   \operatorname{softsign}(x) = \frac{x}{1 + |x|}

It has no parameters. Its derivative exists everywhere:

.. _softsign-derivative:

.. math::

   \operatorname{softsign}'(x) = \frac{1}{(1 + |x|)^2}

Its second derivative jumps at 0:

.. _softsign-second-derivative:

.. math::

   \operatorname{softsign}''(x) =
   \begin{cases} -\frac{2}{(1 + x)^3} & x > 0 \\ \frac{2}{(1 - x)^3} & x < 0 \end{cases}

Its inverse has nearly the same form:

.. _softsign-inverse:

.. math::

   \operatorname{softsign}^{-1}(y) = \frac{y}{1 - |y|}
"""

from activation_functions import softsign

softsign.plot(
    alt="An S from -1 far left to 1 far right, still short of both at the "
    "edges, through the origin with slope 1. The derivative is a peak of "
    "height 1 at the origin.",
)

# %%
# Facts
# -----

softsign

# %%
# Relations
# ---------
#
# It is odd, and it can be undone without logarithms:
#
# .. math::
#
#    \operatorname{softsign}(-x) = -\operatorname{softsign}(x), \qquad
#    \frac{\operatorname{softsign}(x)}{1 - |\operatorname{softsign}(x)|} = x
#
# What is missing to 1 shrinks like one over x, while that of tanh vanishes faster:
#
# .. math::
#
#    \lim_{x \to \infty} x (1 - \operatorname{softsign}(x)) = 1, \qquad
#    \lim_{x \to \infty} x (1 - \tanh(x)) = 0

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands, but for ±∞, where it is NaN, a quotient of infinities:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return x / (1 + np.abs(x))


compare(textbook, softsign)

# %%
# There the sign is the limit:


def stable(x):
    return np.where(np.isinf(x), np.sign(x), x / (1 + np.abs(x)))


x = np.array([-3.0, 0.0, 1.0, 1e300])
assert (stable(x) == softsign(x)).all()
compare(stable, softsign)

# %%
# The derivative is the square of a quotient. Written as one over a square, the square overflows first:

large = np.float64(1e160)
with np.errstate(over="ignore"):
    slope = 1 / (1 + large) ** 2
assert slope == 0 < softsign.derivative(large)
softsign.derivative(large)

# %%
# Frameworks
# ----------

softsign.calls

# %%
# Mistakes
# --------
#
# *The derivative is 1 - f²*, in a copy of a well-known table. That is the derivative of tanh. At 1 it gives 0.75, and
# the slope is 0.25:

assert 1 - softsign(1.0) ** 2 == 0.75
softsign.derivative(1.0)

# %%
# *It has a kink at 0*, as the absolute value in it suggests. The slope is the same on both sides. Only the second
# derivative jumps:
#
# .. math::
#
#    \operatorname{softsign}'(0) = 1, \qquad
#    \operatorname{softsign}''(0^-) = 2, \qquad \operatorname{softsign}''(0^+) = -2
#
# *The range is (0, ∞).* It is (-1, 1):

assert softsign([-1000.0, 1000.0]).round(3).tolist() == [-0.999, 0.999]

# %%
# Numerics
# --------
#
# The slope is 1 at 0, with either sign, and 0 at ±∞:

softsign.special_values

# %%
# Origin
# ------
#
# Elliott proposed it. For deep networks it was made known by Glorot and Bengio, who credit Bergstra and others.

softsign.references
