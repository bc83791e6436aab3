r"""
GELU
====

The *Gaussian error linear unit* multiplies a number by the probability that a standard normal variable is below it.

Hendrycks and Gimpel introduced it in 2016 as a smooth alternative to ReLU, which gates a number by its sign alone;
Devlin and others chose it for BERT.

.. _gelu-definition:

.. math::

   \operatorname{gelu}(x) = x\, \Phi(x)

where :math:`\Phi` is the standard normal distribution function and :math:`\varphi` its density

.. _gelu-derivative:

.. math::

   \operatorname{gelu}'(x) = \Phi(x) + x\, \varphi(x)

GELU takes no parameters. The distribution function and the density of the standard normal distribution are

.. _gelu-normal-distribution:

.. math::

   \Phi(x) = \frac{1}{2} (1 + \operatorname{erf}(\frac{x}{\sqrt{2}})), \qquad
   \varphi(x) = \frac{e^{-x^2 / 2}}{\sqrt{2 \pi}}

The second derivative is even:

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
# GELU is 0 only at 0, with the slope 1/2. Far left it tends to 0, far right to the line y = x:
#
# .. _gelu-zero:
#
# .. math::
#
#    \operatorname{gelu}(0) = 0, \qquad \operatorname{gelu}'(0) = \frac{1}{2}
#
# .. _gelu-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{gelu}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{gelu}(x) - x) = 0
#
# It is lowest near -0.75179, and steepest at the square root of 2:
#
# .. _gelu-lowest-value:
#
# .. math::
#
#    \operatorname{gelu}(-0.75179) \approx -0.16997121, \qquad \operatorname{gelu}'(-0.75179) \approx 0.00000
#
# .. _gelu-steepest-slope:
#
# .. math::
#
#    \operatorname{gelu}'(\sqrt{2}) = \Phi(\sqrt{2}) + \sqrt{2}\, \varphi(\sqrt{2}) \approx 1.128904145
#
# The values at x and at -x differ by x, and the slopes there add up to 1:
#
# .. _gelu-reflection:
#
# .. math::
#
#    \operatorname{gelu}(x) - \operatorname{gelu}(-x) = x, \qquad
#    \operatorname{gelu}'(x) + \operatorname{gelu}'(-x) = 1
#
# GELU lies below ReLU:
#
# .. _gelu-below-relu:
#
# .. math::
#
#    \operatorname{gelu}(x) \le \operatorname{relu}(x)
#
# The gap to the tanh form, ``gelu_tanh``, is less than 0.000474, and largest near ±2.699:
#
# .. _gelu-gap-to-gelu_tanh:
#
# .. math::
#
#    |\operatorname{gelu\_tanh}(x) - \operatorname{gelu}(x)| < 0.000474
#
# .. _gelu-largest-gap-to-gelu_tanh:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(2.699) - \operatorname{gelu}(2.699) \approx 0.00047324
#
# .. _gelu-place-of-largest-gap-to-gelu_tanh:
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(2.699) - \operatorname{gelu}'(2.699) \approx 0.000000
#
# The gap to the quick form, ``quick_gelu``, which is swish with :math:`\beta = 1.702`, is less than 0.020335, and
# largest near ±2.2704:
#
# .. _gelu-gap-to-quick-form:
#
# .. math::
#
#    \operatorname{quick\_gelu}(x) = \operatorname{swish}(x;\, \beta = 1.702) = x\, \sigma(1.702 x), \qquad
#    |\operatorname{swish}(x;\, \beta = 1.702) - \operatorname{gelu}(x)| < 0.020335
#
# .. _gelu-largest-gap-to-quick-form:
#
# .. math::
#
#    \operatorname{swish}(2.2704;\, \beta = 1.702) - \operatorname{gelu}(2.2704) \approx -0.02033487
#
# .. _gelu-place-of-largest-gap-to-quick-form:
#
# .. math::
#
#    \operatorname{swish}'(2.2704;\, \beta = 1.702) - \operatorname{gelu}'(2.2704) \approx 0.00000
#
# ``clipped_gelu`` holds its input at 10:
#
# .. _gelu-in-clipped_gelu:
#
# .. math::
#
#    \operatorname{clipped\_gelu}(x) = \operatorname{gelu}(\min(10, x))

# %%
# The slope rises where the second derivative is positive, between minus and plus the square root of 2, and falls
# outside:
#
# .. _gelu-second-derivative-is-0:
#
# .. math::
#
#    \operatorname{gelu}''(\sqrt{2}) = 0, \qquad \operatorname{gelu}''(-\sqrt{2}) = 0

import numpy as np

from activation_functions.plot import picture

x = np.linspace(-5, 5, 401)
axes = picture(
    "gelu-second-derivative",
    alt="One curve over x. It is even, close to 0 far left, dips to -0.11 at "
    "-2, has a hump to 0.80 at 0, dips to -0.11 at 2, and is close to 0 far "
    "right.",
)
axes.plot(x, gelu.second_derivative(x))
axes.set(xlabel="x", ylabel="second derivative")

# %%
# In NumPy
# --------
#
# NumPy has no error function; the standard library has. Its ``math.erfc`` keeps the digits of small probabilities.
# Round to float32 or float16 last, because the smallest floats have few digits. From -40 downwards the result is 0;
# without the maximum, -∞ times 0 would be NaN:

import math

from activation_functions.numerics import compare


def stable(x):
    x = np.maximum(x, -40)
    value = x / 2 * np.vectorize(math.erfc)(-x / math.sqrt(2))
    return value.astype(x.dtype)


x = np.array([-37.0, -8.5, -1.0, 0.0, 2.0])
assert np.allclose(stable(x), gelu(x), rtol=1e-12, atol=0)
compare(stable, gelu)

# %%
# The textbook form adds 1 to an error function that is close to -1 on the left, and digits cancel. At -8.5 the result
# is 0:


def erf(x):
    return np.vectorize(math.erf)(x).astype(x.dtype)


def textbook(x):
    return x / 2 * (1 + erf(x / math.sqrt(2)))


assert textbook(np.float64(-8.5)) == 0 > gelu(-8.5)
compare(textbook, gelu)

# %%
# Frameworks
# ----------
#
# Frameworks differ in their default: some compute GELU, others the tanh form. Name the form in the call.

gelu.calls

# %%
# Mistakes
# --------
#
# .. _gelu-mistake-tanh-form-as-definition:
#
# *GELU is defined by the formula with the hyperbolic tangent*, on many pages. That formula, ``gelu_tanh``, approximates
# it; the error is largest at 2.699:

from activation_functions import gelu_tanh

difference = gelu_tanh(2.699) - gelu(2.699)
assert difference.round(7) == 0.0004732
difference.round(7)

# %%
# .. _gelu-mistake-factor-of-erf:
#
# *x erf(x)*, in public code, is an even function. At -1 it is 0.843, where GELU is -0.159:

assert round(-1 * math.erf(-1), 3) == 0.843
gelu(-1.0).round(3)

# %%
# .. _gelu-mistake-sum-in-derivative:
#
# *The derivative has x plus the derivative of the error function*, in a library's docstring. The density is multiplied
# by x: at 0 the slope is 0.5, not 0.899:

plus = (1 + math.erf(0)) / 2 + 1 / np.sqrt(2 * np.pi)
assert plus.round(4) == 0.8989
gelu.derivative(0.0)

# %%
# .. _gelu-mistake-error-of-quick-form:
#
# *The quick form is within 0.015 of GELU from -6 to 6*, in a description of ``quick_gelu``. The error exceeds 0.02:

from activation_functions import swish

x = np.linspace(-6, 6, 100001)
error = np.abs(swish(x, beta=1.702) - gelu(x))
largest = error.max().round(6)
assert largest == 0.020335 > 0.02 > 0.015
largest

# %%
# Numerics
# --------
#
# In the tail the exponential of -x²/2 magnifies the rounding error of the square. At ±37.7 the relative error is more
# than 1e-14. The library splits the square into parts to avoid it:

rounded = np.exp(-(37.7**2) / 2)
rest = (37.7 - 37.5) * (37.7 + 37.5) / 2
exact = np.exp(-(37.5**2) / 2) * np.exp(-rest)
error = float(rounded / exact - 1)
assert 1e-14 < abs(error) < 2e-14
error

# %%
# On the left the limit is 0, approached from below, so that the result at -∞ is a negative zero:

gelu.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel introduced GELU, and give the tanh form and the quick form in the same paper. Devlin and others
# use it in BERT. The published code of BERT (``modeling.py``) and of GPT-2 (``src/model.py``) computes ``gelu_tanh``,
# that of CLIP (``clip/model.py``) ``quick_gelu``.

gelu.references
