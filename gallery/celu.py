r"""
CELU
====

The *continuously differentiable exponential linear unit* passes what is positive and lets the rest saturate; its slope
has no jump, whatever the parameter is.

.. _celu-definition:

.. math::

   \operatorname{celu}(x) = \begin{cases} x & x > 0 \\ \alpha (e^{x/\alpha} - 1) & x \le 0 \end{cases}

The parameter :math:`\alpha > 0`, by default 1, is how far it goes down on the left; at 0, where the quotient has no
value, it is refused:

.. math::

   \lim_{x \to -\infty} \operatorname{celu}(x) = -\alpha

Its derivative is

.. _celu-derivative:

.. math::

   \operatorname{celu}'(x) = \begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases}

The slope at 0 is 1 from both sides:

.. math::

   \operatorname{celu}'(0) = 1

Only the second derivative jumps there, from :math:`1/\alpha` to 0:

.. _celu-second-derivative:

.. math::

   \operatorname{celu}''(x) =
   \begin{cases} 0 & x > 0 \\ \frac{1}{\alpha} e^{x/\alpha} & x < 0 \end{cases}, \qquad
   \operatorname{celu}''(0^-) = \frac{1}{\alpha}, \qquad \operatorname{celu}''(0^+) = 0

The inverse is

.. _celu-inverse:

.. math::

   \operatorname{celu}^{-1}(y) =
   \begin{cases} y & y > 0 \\ \alpha \ln(1 + \frac{y}{\alpha}) & y \le 0 \end{cases}

The derivative by the parameter is

.. _celu-derivative-by-alpha:

.. math::

   \frac{\partial \operatorname{celu}(x)}{\partial \alpha} =
   \begin{cases} 0 & x > 0 \\ e^{x/\alpha} (1 - \frac{x}{\alpha}) - 1 & x \le 0 \end{cases}
"""

from activation_functions import celu

celu.plot(
    alt="The line y = x right of the origin; left of it a curve that levels "
    "out at -1. The derivative rises to 1 at the origin and is level from "
    "there.",
)

# %%
# Facts
# -----

celu

# %%
# Relations
# ---------
#
# It is ELU with the default of both, and for any parameter ELU, stretched alike in both directions:
#
# .. math::
#
#    \operatorname{celu}(x;\, \alpha = 1) = \operatorname{elu}(x;\, \alpha = 1)
#
# .. math::
#
#    \operatorname{celu}(x) = \alpha \operatorname{elu}(\frac{x}{\alpha};\, \alpha = 1)
#
# So stretching it by c is the same as another parameter:
#
# .. math::
#
#    \operatorname{celu}(c x;\, \alpha = c \alpha) = c \operatorname{celu}(x) \quad \text{for } c > 0
#
# It lies between ReLU and ReLU lowered by :math:`\alpha`, which are close for a small parameter; for a large one it
# comes to the line:
#
# .. math::
#
#    \operatorname{relu}(x) - \alpha < \operatorname{celu}(x) \le \operatorname{relu}(x), \qquad
#    \lim_{\alpha \to \infty} \operatorname{celu}(x) = x

# %%
# In NumPy
# --------
#
# The textbook form subtracts 1 from an exponential. Near 0 the exponential is close to 1, and the difference has lost
# digits:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(x / alpha) - 1))


assert textbook(-5e-324, alpha=2.5) == 0 > celu(-5e-324, alpha=2.5)
compare(textbook, celu)

# %%
# ``expm1`` computes the exponential minus 1 without a subtraction. Where x is so small beside α that the result is x to
# the last digit, x itself is taken, for the quotient may be too small for a float:


def stable(x, alpha=1.0):
    near = -alpha * np.finfo(x.dtype).eps
    left = alpha * np.expm1(np.minimum(x, 0) / alpha)
    return np.where(x > near, x, left)


x = np.array([-100.0, -1e-10, -5e-324, 0.0, 800.0])
assert (stable(x, alpha=2.5) == celu(x, alpha=2.5)).all()
compare(stable, celu)

# %%
# The derivative is an exponential, of a quotient. A quotient is rounded, and at -69.9, for α = 0.1, what was rounded
# off makes the exponential wrong by more than 1e-14 of its value. With the exponent as a whole number and a rest
# nothing is lost, for ``fmod`` is exact:


def stable_derivative(x, alpha=1.0):
    x = np.minimum(x, 0)
    rest = np.fmod(x, alpha)
    whole = np.rint((x - rest) / alpha)
    return np.exp(whole) * np.exp(rest / alpha)


at = -69.9
assert stable_derivative(at, alpha=0.1) == celu.derivative(at, alpha=0.1)
error = np.exp(at / 0.1) / celu.derivative(at, alpha=0.1) - 1
assert 1e-14 < abs(error) < 1e-13
float(error)

# %%
# Parameters
# ----------
#
# The parameter moves the level on the left, and leaves the slope at the origin as it is:

celu.plot(
    alpha=[0.5, 1.0, 2.0],
    alt="The same right of the origin for all; on the left they level out at "
    "-0.5, -1 and -2. The derivatives all rise to 1 at the origin, the "
    "steeper the smaller the parameter is.",
)

# %%
# Frameworks
# ----------

celu.calls

# %%
# Mistakes
# --------
#
# *It is ELU.* With the default it is. For α = 2, it is -0.7869 at -1, and ELU -1.2642:

from activation_functions import elu

assert celu(-1.0, alpha=2.0).round(4) == -0.7869
assert elu(-1.0, alpha=2.0).round(4) == -1.2642

# %%
# *max(0, x) + min(0, α (eˣ - 1)/α)*, with the division behind the parentheses: α cancels, and what is left is ELU with
# its default, whatever the parameter is. At -1 and for α = 2 that is -0.6321:

wrong = max(0, -1.0) + min(0, 2.0 * np.expm1(-1.0) / 2.0)
assert round(wrong, 4) == -0.6321 == elu(-1.0).round(4)

# %%
# Numerics
# --------
#
# At -∞ the value is its limit, -α. A zero keeps its sign, as what is close to it does:

celu.special_values

# %%
# Origin
# ------
#
# Barron introduced it.

celu.references
