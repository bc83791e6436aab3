r"""
GELU, tanh form
===============

The tanh form of GELU, also called *approximate GELU*, replaces the normal distribution function by a hyperbolic tangent
of a cubic.

Hendrycks and Gimpel give it in the paper that introduces GELU; the code of BERT and GPT-2 computes it, and the library
Transformers offers it as *gelu_new* and *gelu_pytorch_tanh*.

.. _gelu_tanh-definition:

.. math::

   \operatorname{gelu\_tanh}(x) = \frac{x}{2} (1 + \tanh(\sqrt{\frac{2}{\pi}} (x + 0.044715 x^3)))

.. _gelu_tanh-derivative:

.. math::

   \operatorname{gelu\_tanh}'(x) = \sigma(u) + x\, \sigma(u) (1 - \sigma(u)) \sqrt{\frac{8}{\pi}} (1 + 0.134145 x^2) \\
   \text{where } u = \sqrt{\frac{8}{\pi}} (x + 0.044715 x^3)

It takes no parameters. The second derivative is even:

.. _gelu_tanh-second-derivative:

.. math::

   \operatorname{gelu\_tanh}''(x) = \sqrt{\frac{8}{\pi}}\, \sigma'(u)
     (2 + 0.53658 x^2 + \sqrt{\frac{8}{\pi}}\, x (1 + 0.134145 x^2)^2 (1 - 2 \sigma(u))) \\
   \text{where } u = \sqrt{\frac{8}{\pi}} (x + 0.044715 x^3)
"""

from activation_functions import gelu_tanh

gelu_tanh.plot(
    alt="Close to 0 far left, a shallow dip to -0.17 at -0.75, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.5 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

gelu_tanh

# %%
# Relations
# ---------
#
# It is 0 only at 0, with the slope 1/2. Far left it tends to 0, far right to the line y = x:
#
# .. _gelu_tanh-zero:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(0) = 0, \qquad \operatorname{gelu\_tanh}'(0) = \frac{1}{2}
#
# .. _gelu_tanh-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{gelu\_tanh}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{gelu\_tanh}(x) - x) = 0
#
# It is lowest near -0.75246, and steepest near 1.4185:
#
# .. _gelu_tanh-lowest-value:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(-0.75246) \approx -0.17004075
#
# .. _gelu_tanh-place-of-lowest-value:
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(-0.75246) \approx 0.00000
#
# .. _gelu_tanh-steepest-slope:
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(1.4185) \approx 1.12899307
#
# .. _gelu_tanh-place-of-steepest-slope:
#
# .. math::
#
#    \operatorname{gelu\_tanh}''(1.4185) \approx 0.0000
#
# The values at x and at -x differ by x, and the slopes there add up to 1:
#
# .. _gelu_tanh-reflection:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(x) - \operatorname{gelu\_tanh}(-x) = x
#
# .. _gelu_tanh-reflection-of-slope:
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(x) + \operatorname{gelu\_tanh}'(-x) = 1
#
# The gate is a sigmoid, as that of swish is, with a cubic in place of βx:
#
# .. _gelu_tanh-as-sigmoid:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(x) = x\, \sigma(\sqrt{\frac{8}{\pi}} (x + 0.044715 x^3))
#
# The gap to GELU is less than 0.000474, and largest near ±2.699:
#
# .. _gelu_tanh-gap-to-gelu:
#
# .. math::
#
#    |\operatorname{gelu\_tanh}(x) - \operatorname{gelu}(x)| < 0.000474
#
# .. _gelu_tanh-largest-gap-to-gelu:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(2.699) - \operatorname{gelu}(2.699) \approx 0.00047324
#
# Drawn to the same scale, the two curves coincide. A thousand times the difference looks like this:

import numpy as np

from activation_functions import gelu
from activation_functions.plot import picture

x = np.linspace(-6, 6, 241)
axes = picture(
    "gelu_tanh-error",
    alt="One curve over x, a thousand times the difference. It is even, 0 at "
    "the origin, dips to -0.23 at 1.4, has a hump to 0.47 at 2.7, and is "
    "close to 0 far out.",
)
scale = 1000
axes.plot(x, scale * (gelu_tanh(x) - gelu(x)))
axes.set(xlabel="x", ylabel=f"{scale} (gelu_tanh(x) − gelu(x))")

# %%
# In the left tail both are tiny, and their ratio is far from 1. At -5 it is 0.16:

(gelu_tanh(-5.0) / gelu(-5.0)).round(3)

# %%
# In NumPy
# --------
#
# The gate is a sigmoid. Computed with the exponential of a negative number, it can't overflow. Multiply by its square
# root twice: the exponential itself may be so small that it has few digits. From -23 downwards the result is 0; without
# the maximum, -∞ times 0 would be NaN:

from activation_functions.numerics import compare


def stable(x):
    x = np.maximum(x, -23)
    u = (8 / np.pi) ** 0.5 * (np.abs(x) + 0.044715 * np.abs(x) ** 3)
    root = np.exp(-u / 2)
    factor = np.where(x < 0, root, 1)
    return x * factor * factor / (1 + root**2)


x = np.array([-12.0, -7.5, -1.0, 0.0, 2.0])
assert np.allclose(stable(x), gelu_tanh(x), rtol=1e-12, atol=0)
compare(stable, gelu_tanh)

# %%
# The textbook form adds 1 to a hyperbolic tangent that is close to -1 on the left, and digits cancel. Where the tangent
# rounds to -1, as at -7.5, the result is 0:


def textbook(x):
    inner = (2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)
    return x / 2 * (1 + np.tanh(inner))


assert textbook(-7.5) == 0 > gelu_tanh(-7.5)
compare(textbook, gelu_tanh)

# %%
# Frameworks
# ----------
#
# Frameworks differ in their default: some compute GELU, others this form. Name the form in the call.

gelu_tanh.calls

# %%
# Mistakes
# --------
#
# .. _gelu_tanh-mistake-missing-zero:
#
# *0.44715*, in many public files, lacks a zero. The error is 196 times as large as with 0.044715:


def with_constant(constant):
    x = np.linspace(-6, 6, 100001)
    u = np.sqrt(2 / np.pi) * (x + constant * x**3)
    return np.abs(x / 2 * (1 + np.tanh(u)) - gelu(x)).max()


right, wrong = with_constant(0.044715), with_constant(0.44715)
assert right.round(7) == 0.0004732 and wrong.round(5) == 0.09299
assert round(wrong / right) == 196
right.round(7), wrong.round(5)

# %%
# .. _gelu_tanh-mistake-missing-digit:
#
# *0.04715*, in several public files, lacks a digit. The error is three times as large:

wrong = with_constant(0.04715)
assert wrong.round(5) == 0.00148 and round(wrong / right) == 3
wrong.round(5)

# %%
# .. _gelu_tanh-mistake-bracket:
#
# *The bracket is closed early*, in public code, so that the cubic stands outside the hyperbolic tangent. The result
# grows like the fourth power; at 10 it is 234:

early = 10 / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * 10) + 0.044715 * 10**3)
assert early.round(1) == 233.6
gelu_tanh(10.0)

# %%
# .. _gelu_tanh-mistake-as-definition:
#
# *It is the definition of GELU*, on many pages. The definition has the normal distribution function:
#
# .. _gelu_tanh-definition-of-gelu:
#
# .. math::
#
#    \operatorname{gelu}(x) = x\, \Phi(x)
#
# .. _gelu_tanh-error-in-probability:
#
# .. math::
#
#    \Phi(2.699) - \frac{1}{2} (1 + \tanh(\sqrt{\frac{2}{\pi}} (2.699 + 0.044715 \cdot 2.699^3))) \approx -0.0001753

# %%
# Numerics
# --------
#
# The exponential magnifies the rounding error of its argument: at -20.3 the stable form above loses digits. The library
# keeps the argument in parts:

loss = stable(np.array([-20.3]))[0] / gelu_tanh(-20.3) - 1
assert 2e-14 < abs(loss) < 1e-12
float(loss)

# %%
# On the left the limit is 0, approached from below, so that the result at -∞ is a negative zero:

gelu_tanh.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel give the approximation in the paper that defines GELU. The published code of BERT
# (``modeling.py``) and of GPT-2 (``src/model.py``) computes it under the name ``gelu``.

gelu_tanh.references
