r"""
Softsign
========

Softsign squeezes all numbers into the interval from -1 to 1, as tanh does, but more slowly and without exponentials.

Elliott proposed it in 1993 as a sigmoid that is cheap to compute; Glorot and Bengio compare it with tanh and the
sigmoid in deep networks.

.. _softsign-definition:

.. math::

   \operatorname{softsign}(x) = \frac{x}{1 + |x|}

.. _softsign-derivative:

.. math::

   \operatorname{softsign}'(x) = \frac{1}{(1 + |x|)^2}

Softsign takes no parameters. The second derivative jumps at 0:

.. _softsign-second-derivative:

.. math::

   \operatorname{softsign}''(x) =
   \begin{cases} -\frac{2}{(1 + x)^3} & x > 0 \\ \frac{2}{(1 - x)^3} & x < 0 \end{cases}

The inverse has the form of softsign, with a minus:

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
# Softsign is an odd function:
#
# .. _softsign-odd:
#
# .. math::
#
#    \operatorname{softsign}(-x) = -\operatorname{softsign}(x)
#
# It is 0 only at 0, where the slope is 1. It tends to -1 on one side, and to 1 on the other:
#
# .. _softsign-zero:
#
# .. math::
#
#    \operatorname{softsign}(0) = 0, \qquad \operatorname{softsign}'(0) = 1
#
# .. _softsign-limits:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{softsign}(x) = -1, \qquad \lim_{x \to \infty} \operatorname{softsign}(x) = 1
#
# The distance to 1 shrinks like 1/x, that of tanh faster:
#
# .. _softsign-distance-to-1:
#
# .. math::
#
#    \lim_{x \to \infty} x (1 - \operatorname{softsign}(x)) = 1, \qquad
#    \lim_{x \to \infty} x (1 - \tanh(x)) = 0
#
# The slope is the square of the distance that is left to 1 or -1:
#
# .. _softsign-slope-from-value:
#
# .. math::
#
#    \operatorname{softsign}'(x) = (1 - |\operatorname{softsign}(x)|)^2
#
# You can undo it without logarithms:
#
# .. _softsign-argument-from-value:
#
# .. math::
#
#    \frac{\operatorname{softsign}(x)}{1 - |\operatorname{softsign}(x)|} = x
#
# ``arctan`` lies above it right of 0:
#
# .. _softsign-below-arctan:
#
# .. math::
#
#    \operatorname{softsign}(x) < \operatorname{arctan}(x) \quad \text{for } x > 0

# %%
# The slope has a peak at 0, not a round top: the second derivative is as large as 2 on the left, and -2 on the right.

import numpy as np

from activation_functions.plot import picture

x = np.linspace(1e-12, 4, 200)
axes = picture(
    "softsign-second-derivative",
    alt="Two curves over x, one on each side of the origin. For left it rises "
    "from 0.016 to 2, and for right it rises from -2 to -0.016.",
)
axes.plot(-x[::-1], softsign.second_derivative(-x[::-1]), label="left")
axes.plot(x, softsign.second_derivative(x), label="right")
axes.set(xlabel="x", ylabel="second derivative")
axes.legend(frameon=False)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly, except at ±∞, where the sign is the limit:

from activation_functions.numerics import compare


def stable(x):
    return np.where(np.isinf(x), np.sign(x), x / (1 + np.abs(x)))


x = np.array([-3.0, 0.0, 1.0, 1e300])
assert (stable(x) == softsign(x)).all()
compare(stable, softsign)

# %%
# The textbook form divides ∞ by ∞ there, which gives NaN and a RuntimeWarning:


def textbook(x):
    return x / (1 + np.abs(x))


compare(textbook, softsign)

# %%
# Frameworks
# ----------

softsign.calls

# %%
# Mistakes
# --------
#
# .. _softsign-mistake-derivative-of-tanh:
#
# *The derivative is 1 - f²*, in a copy of a well-known table. That is the derivative of tanh. At 1 it gives 0.75, where
# the slope of softsign is 0.25:

assert 1 - softsign(1.0) ** 2 == 0.75
softsign.derivative(1.0)

# %%
# .. _softsign-mistake-kink:
#
# *It has a kink at 0*, in a library's documentation. The slope is the same on both sides. Only the second derivative
# jumps:
#
# .. _softsign-slopes-at-0:
#
# .. math::
#
#    \operatorname{softsign}'(0^-) = \operatorname{softsign}'(0^+) = 1
#
# .. _softsign-jump-of-second-derivative:
#
# .. math::
#
#    \operatorname{softsign}''(0^-) = 2, \qquad \operatorname{softsign}''(0^+) = -2
#
# .. _softsign-mistake-range:
#
# *The range is (0, ∞)*. It is (-1, 1):

assert softsign([-1000.0, 1000.0]).round(3).tolist() == [-0.999, 0.999]

# %%
# Numerics
# --------
#
# Compute the derivative as the square of a quotient. As one over a square it is 0 where the square overflows:

large = np.float64(1e160)
with np.errstate(over="ignore"):
    lost = 1 / (1 + large) ** 2
slope = softsign.derivative(large)
assert lost == 0 < slope
slope

# %%
# The slope is 1 at 0, with either sign, and 0 at ±∞:

softsign.special_values

# %%
# Origin
# ------
#
# Elliott proposed it. Glorot and Bengio made it known for deep networks, and credit Bergstra and others.

softsign.references
