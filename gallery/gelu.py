r"""
GELU
====

The *Gaussian error linear unit* weights a number by the probability that a standard normal variable is below it.

.. _gelu-definition:

.. math::

   \operatorname{gelu}(x) = x\, \Phi(x)

It has no parameters. :math:`\Phi` is the distribution function of the standard normal distribution and
:math:`\varphi` its density,

.. math::

   \Phi(x) = \frac{1}{2} (1 + \operatorname{erf}(\frac{x}{\sqrt{2}})), \qquad
   \varphi(x) = \frac{e^{-x^2 / 2}}{\sqrt{2 \pi}}

and the derivative is

.. _gelu-derivative:

.. math::

   \operatorname{gelu}'(x) = \Phi(x) + x\, \varphi(x)

The second derivative is

.. _gelu-second-derivative:

.. math::

   \operatorname{gelu}''(x) = (2 - x^2)\, \varphi(x)
"""

from activation_functions import gelu

gelu.plot(
    alt="Close to 0 far left, a shallow dip to -0.17 at -0.75, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.5 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

gelu

# %%
# Relations
# ---------
#
# The two sides differ by the argument, and the error function gives it without a distribution:
#
# .. math::
#
#    \operatorname{gelu}(x) - \operatorname{gelu}(-x) = x, \qquad
#    \operatorname{gelu}(x) = \frac{x}{2} (1 + \operatorname{erf}(\frac{x}{\sqrt{2}}))
#
# It lies below ReLU, and its slopes on the two sides add up to 1:
#
# .. math::
#
#    \operatorname{gelu}(x) \le \operatorname{relu}(x), \qquad \operatorname{gelu}'(x) + \operatorname{gelu}'(-x) = 1
#
# The form with a hyperbolic tangent is off by less than 0.000474, by most near ±2.699:
#
# .. math::
#
#    |\operatorname{gelu\_tanh}(x) - \operatorname{gelu}(x)| < 0.000474
#
# .. math::
#
#    \operatorname{gelu\_tanh}(2.699) - \operatorname{gelu}(2.699) \approx 0.00047324
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(2.699) - \operatorname{gelu}'(2.699) \approx 0.000000
#
# The quick form, swish with 1.702, is off by up to 0.02033, by most near ±2.2704:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = 1.702) = x\, \sigma(1.702 x), \qquad
#    |\operatorname{swish}(x;\, \beta = 1.702) - \operatorname{gelu}(x)| < 0.020335
#
# .. math::
#
#    \operatorname{swish}(2.2704;\, \beta = 1.702) - \operatorname{gelu}(2.2704) \approx -0.02033487
#
# .. math::
#
#    \operatorname{swish}'(2.2704;\, \beta = 1.702) - \operatorname{gelu}'(2.2704) \approx 0.00000
#
# It is lowest near -0.75179, and steepest at the square root of 2:
#
# .. math::
#
#    \operatorname{gelu}(-0.75179) \approx -0.16997121, \qquad \operatorname{gelu}'(-0.75179) \approx 0.00000
#
# .. math::
#
#    \operatorname{gelu}'(\sqrt{2}) = \Phi(\sqrt{2}) + \sqrt{2}\, \varphi(\sqrt{2}) \approx 1.128904145

# %%
# In NumPy
# --------
#
# NumPy has no error function; the standard library has. The textbook form adds 1 to an error function that is close to
# -1 on the left, so that digits are lost. At -8.5 nothing is left:

import math

import numpy as np

from activation_functions.numerics import compare


def erf(x):
    return np.vectorize(math.erf)(x).astype(x.dtype)


def textbook(x):
    return x / 2 * (1 + erf(x / math.sqrt(2)))


assert textbook(np.float64(-8.5)) == 0 > gelu(-8.5)
compare(textbook, gelu)

# %%
# The complementary error function keeps the digits of small probabilities. From -40 downwards the result is 0, which
# -∞ times 0 is not:


def erfc(x):
    return np.vectorize(math.erfc)(x).astype(x.dtype)


def stable(x):
    x = np.maximum(x, -40)
    return x / 2 * erfc(-x / math.sqrt(2))


x = np.array([-37.0, -8.5, -1.0, 0.0, 2.0])
assert np.allclose(stable(x), gelu(x), rtol=1e-12, atol=0)
compare(stable, gelu)

# %%
# In the tail the exponential of -x²/2 magnifies what the square has lost by rounding. At ±37.7 that is more than 1e-14
# of its value:

rounded = np.exp(-(37.7**2) / 2)
rest = (37.7 - 37.5) * (37.7 + 37.5) / 2
exact = np.exp(-(37.5**2) / 2) * np.exp(-rest)
assert 1e-14 < abs(rounded / exact - 1) < 2e-14
float(rounded / exact - 1)

# %%
# The library takes the square in parts, as here: 37.5² is not rounded, and the rest is small. The exponential is
# then multiplied by a quotient of polynomials with positive coefficients, so that nothing cancels.

# %%
# Frameworks
# ----------
#
# Not all of them compute this by default: say which form it is.

gelu.calls

# %%
# Mistakes
# --------
#
# *It is defined by the formula with the hyperbolic tangent*, on many pages. That formula approximates it; at 2.699, by
# most:

from activation_functions import gelu_tanh

difference = gelu_tanh(2.699) - gelu(2.699)
assert round(difference, 7) == 0.0004732
difference.round(7)

# %%
# *x erf(x)*, in public code. That is even; at -1 it is 0.843, where the function is -0.159:

assert round(-1 * math.erf(-1), 3) == 0.843
gelu(-1.0).round(3)

# %%
# *The derivative has x plus the derivative of the error function*, in a library's docstring. The density is multiplied
# by x: at 0 the slope is 0.5, not 0.899:

plus = (1 + math.erf(0)) / 2 + 1 / np.sqrt(2 * np.pi)
assert plus.round(4) == 0.8989
gelu.derivative(0.0)

# %%
# *The quick form is within 0.015 from -6 to 6.* It is off by more than 0.02:

from activation_functions import swish

x = np.linspace(-6, 6, 100001)
error = np.abs(swish(x, beta=1.702) - gelu(x))
assert error.max().round(6) == 0.020335 > 0.02 > 0.015
error.max().round(6)

# %%
# Numerics
# --------
#
# On the left the limit is 0. It is approached from below, and has the sign of what is near it:

gelu.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel introduced it.

gelu.references
