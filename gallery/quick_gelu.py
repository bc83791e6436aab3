r"""
Quick GELU
==========

Quick GELU approximates GELU by the product of a number and the sigmoid of 1.702 times that number.

Hendrycks and Gimpel give it in 2016 beside GELU; the published code of CLIP (``clip/model.py``) names it
``QuickGELU``, and models of that kind are loaded with it.

.. _quick_gelu-definition:

.. math::

   \operatorname{quick\_gelu}(x) = x\, \sigma(1.702 x)

.. _quick_gelu-derivative:

.. math::

   \operatorname{quick\_gelu}'(x) = \sigma(1.702 x) (1 + 1.702 x (1 - \sigma(1.702 x)))

It takes no parameters. The second derivative is even:

.. _quick_gelu-second-derivative:

.. math::

   \operatorname{quick\_gelu}''(x) = 1.702\, \sigma'(1.702 x) (2 + 1.702 x (1 - 2 \sigma(1.702 x)))
"""

from activation_functions import quick_gelu

quick_gelu.plot(
    alt="Close to 0 far left, a shallow dip to -0.16 at -0.75, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.5 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

quick_gelu

# %%
# Relations
# ---------
#
# It is swish with :math:`\beta = 1.702`, and SiLU at another scale:
#
# .. _quick_gelu-as-swish:
#
# .. math::
#
#    \operatorname{quick\_gelu}(x) = \operatorname{swish}(x;\, \beta = 1.702), \qquad
#    \operatorname{quick\_gelu}(x) = \frac{\operatorname{silu}(1.702 x)}{1.702}
#
# The gap to GELU is less than 0.020335, and largest near ±2.2704, 43 times as large as that of ``gelu_tanh``:
#
# .. _quick_gelu-gap-to-gelu:
#
# .. math::
#
#    |\operatorname{quick\_gelu}(x) - \operatorname{gelu}(x)| < 0.020335, \qquad
#    \operatorname{quick\_gelu}(2.2704) - \operatorname{gelu}(2.2704) \approx -0.02033487
#
# .. _quick_gelu-place-of-largest-gap-to-gelu:
#
# .. math::
#
#    \operatorname{quick\_gelu}'(2.2704) - \operatorname{gelu}'(2.2704) \approx 0.00000, \qquad
#    \frac{0.02033487}{0.00047324} \approx 43
#
# It is 0 only at 0, with the slope 1/2. Far left it tends to 0, far right to the line y = x:
#
# .. _quick_gelu-zero:
#
# .. math::
#
#    \operatorname{quick\_gelu}(0) = 0, \qquad \operatorname{quick\_gelu}'(0) = \frac{1}{2}
#
# .. _quick_gelu-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{quick\_gelu}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{quick\_gelu}(x) - x) = 0
#
# It is lowest near -0.75115:
#
# .. _quick_gelu-lowest-value:
#
# .. math::
#
#    \operatorname{quick\_gelu}(-0.75115) \approx -0.16361019, \qquad
#    \operatorname{quick\_gelu}'(-0.75115) \approx 0.0000
#
# The values at x and at -x differ by x, and the slopes there add up to 1:
#
# .. _quick_gelu-reflection:
#
# .. math::
#
#    \operatorname{quick\_gelu}(x) - \operatorname{quick\_gelu}(-x) = x, \qquad
#    \operatorname{quick\_gelu}'(x) + \operatorname{quick\_gelu}'(-x) = 1

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive can't overflow. Its root is multiplied twice, because far on the left
# the exponential underflows before the product does. From -1000 downwards the result is 0; without the maximum, -∞
# times 0 would be NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    x = np.maximum(x, -1000)
    root = np.exp(-0.851 * np.abs(x))
    return np.where(x < 0, x * root * root, x) / (1 + root**2)


compare(stable, quick_gelu)

# %%
# In the textbook form the exponential overflows on the left, with a RuntimeWarning, and the result is 0 too soon. In
# float16 (fp16) this happens close to 0:


def textbook(x):
    return x / (1 + np.exp(-1.702 * x))


with np.errstate(over="ignore"):
    assert textbook(np.float64(-420.0)) == 0 > quick_gelu(-420.0)
compare(textbook, quick_gelu)

# %%
# Frameworks
# ----------

quick_gelu.calls

# %%
# Mistakes
# --------
#
# .. _quick_gelu-mistake-as-gelu:
#
# It is easily taken for GELU. A model that was trained with one of them and is loaded with the other computes something
# else in every layer. At 2.27 the difference is 0.0203, ten times the distance between numbers of float16 there:

from activation_functions import gelu

x = 2.27
exact, quick = gelu(x), quick_gelu(x)
assert (exact - quick).round(4) == 0.0203
assert 0.0203 / np.spacing(np.float16(x)) > 10
exact.round(4), quick.round(4)

# %%
# .. _quick_gelu-mistake-error:
#
# *The error is below 0.015 from -6 to 6*, in a framework's docstring. It is 0.0203 at 2.27:

x = np.linspace(-6, 6, 100001)
error = np.abs(quick_gelu(x) - gelu(x))
largest = error.max().round(4)
assert largest == 0.0203 > 0.015 and np.abs(x[error.argmax()]).round(2) == 2.27
largest

# %%
# Numerics
# --------
#
# No float is 1.702. In the exponent the difference is multiplied by x; at -430, the double next to it is off by more
# than 1e-14 of the result:

from fractions import Fraction

rest = float(Fraction(1702, 1000) - Fraction(1.702))
error = float(np.expm1(-430 * rest))
assert abs(error) > 1e-14
error

# %%
# On the left the limit is 0, approached from below, so that the result at -∞ is a negative zero:

quick_gelu.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel give it, with the tanh form, where an approximation that is faster will do.

quick_gelu.references
