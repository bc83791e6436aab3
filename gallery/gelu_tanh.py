r"""
GELU, tanh form
===============

The tanh form of GELU, also called *approximate GELU*, approximates the normal distribution function by a hyperbolic
tangent.

.. _gelu_tanh-definition:

.. math::

   \operatorname{gelu\_tanh}(x) = \frac{x}{2} (1 + \tanh(\sqrt{\frac{2}{\pi}} (x + 0.044715 x^3)))

It has no parameters. The library Transformers calls it *gelu_new* and *gelu_pytorch_tanh*. Its derivative is

.. _gelu_tanh-derivative:

.. math::

   \operatorname{gelu\_tanh}'(x) = \sigma(u) + x\, \sigma(u) (1 - \sigma(u)) \sqrt{\frac{8}{\pi}} (1 + 0.134145 x^2) \\
   \text{where } u = \sqrt{\frac{8}{\pi}} (x + 0.044715 x^3)

Its second derivative is

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
# It is swish with a cubic in the gate:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(x) = x\, \sigma(\sqrt{\frac{8}{\pi}} (x + 0.044715 x^3))
#
# It is off from GELU by less than 0.000474, by most near ±2.699:
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
# Both are small on the left, but not equally small. At -5 it is 0.16 of GELU:

from activation_functions import gelu

(gelu_tanh(-5.0) / gelu(-5.0)).round(3)

# %%
# By eye it is GELU. The difference is this:

import numpy as np

from activation_functions.plot import picture

x = np.linspace(-6, 6, 241)
axes = picture(
    "gelu_tanh-error",
    alt="One curve over x, a thousand times the difference. It is even, 0 at "
    "the origin, dips to -0.23 at 1.4, has a hump to 0.47 at 2.7, and is "
    "close to 0 far out.",
)
axes.plot(x, 1000 * (gelu_tanh(x) - gelu(x)))
axes.set_title("1000 (gelu_tanh(x) − gelu(x))", loc="left", fontsize="medium")
axes.grid(color="#cccccc", linewidth=0.5)

# %%
# Its two sides differ by the argument:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(x) - \operatorname{gelu\_tanh}(-x) = x
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(x) + \operatorname{gelu\_tanh}'(-x) = 1
#
# It is lowest near -0.75246, and steepest near 1.4185:
#
# .. math::
#
#    \operatorname{gelu\_tanh}(-0.75246) \approx -0.17004075
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(-0.75246) \approx 0.00000
#
# .. math::
#
#    \operatorname{gelu\_tanh}'(1.4185) \approx 1.12899307
#
# .. math::
#
#    \operatorname{gelu\_tanh}''(1.4185) \approx 0.0000

# %%
# In NumPy
# --------
#
# In the textbook form the hyperbolic tangent is close to -1 on the left, and 1 is added. Digits are lost, and where it
# rounds to -1, nothing is left:

from activation_functions.numerics import compare


def textbook(x):
    inner = (2 / np.pi) ** 0.5 * (x + 0.044715 * x**3)
    return x / 2 * (1 + np.tanh(inner))


assert textbook(-7.5) == 0 > gelu_tanh(-7.5)
compare(textbook, gelu_tanh)

# %%
# 1 plus a hyperbolic tangent is twice a sigmoid, of which the exponential can't overflow. From -23 downwards the result
# is 0, which -∞ times 0 is not:


def stable(x):
    x = np.maximum(x, -23)
    u = (8 / np.pi) ** 0.5 * (np.abs(x) + 0.044715 * np.abs(x) ** 3)
    decay = np.exp(-u)
    return x * np.where(x < 0, decay, 1) / (1 + decay)


x = np.array([-12.0, -7.5, -1.0, 0.0, 2.0])
assert np.allclose(stable(x), gelu_tanh(x), rtol=1e-12, atol=0)
compare(stable, gelu_tanh)

# %%
# What the argument has lost by rounding, the exponential magnifies: the form above loses digits at -20.3. The library
# keeps the argument in parts:

loss = stable(np.array([-20.3]))[0] / gelu_tanh(-20.3) - 1
assert 2e-14 < abs(loss) < 1e-12
float(loss)

# %%
# Frameworks
# ----------
#
# Not all of them compute this form by default: say which it is.

gelu_tanh.calls

# %%
# Mistakes
# --------
#
# *0.44715*, in many public files. A zero is missing, and the error is 196 times as large as it need be:


def with_constant(constant):
    x = np.linspace(-6, 6, 100001)
    u = np.sqrt(2 / np.pi) * (x + constant * x**3)
    return np.abs(x / 2 * (1 + np.tanh(u)) - gelu(x)).max()


assert with_constant(0.44715).round(5) == 0.09299
assert round(with_constant(0.44715) / with_constant(0.044715)) == 196
with_constant(0.044715).round(7), with_constant(0.44715).round(5)

# %%
# *0.04715*, in several. A digit is missing, and the error is three times as large:

assert with_constant(0.04715).round(5) == 0.00148
assert round(with_constant(0.04715) / with_constant(0.044715)) == 3
with_constant(0.04715).round(5)

# %%
# *The bracket is closed early*, in public code, so that the cubic stands outside the hyperbolic tangent. The result
# grows like the fourth power; at 10 it is 234:

early = 10 / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * 10) + 0.044715 * 10**3)
assert early.round(1) == 233.6
gelu_tanh(10.0)

# %%
# *It is the definition of GELU*, on many pages. The definition has the normal distribution function:
#
# .. math::
#
#    \operatorname{gelu}(x) = x\, \Phi(x)
#
# .. math::
#
#    \Phi(2.699) - \frac{1}{2} (1 + \tanh(\sqrt{\frac{2}{\pi}} (2.699 + 0.044715 \cdot 2.699^3))) \approx -0.0001753

# %%
# Numerics
# --------
#
# On the left the limit is 0. It is approached from below, and has the sign of what is near it:

gelu_tanh.special_values

# %%
# Origin
# ------
#
# Hendrycks and Gimpel give the approximation in the paper that defines GELU.

gelu_tanh.references
