r"""
Tanh
====

The *hyperbolic tangent* squeezes all numbers into the interval from -1 to 1 and keeps their sign.

LeCun, Bottou, Orr and Müller prefer it to the sigmoid for hidden layers, since its outputs average close to 0 and
networks often converge faster.

.. _tanh-definition:

.. math::

   \tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}

.. _tanh-derivative:

.. math::

   \tanh'(x) = 1 - \tanh(x)^2 = \frac{4}{(e^{x} + e^{-x})^2}

Tanh takes no parameters. The second derivative, too, can be computed from the value:

.. _tanh-second-derivative:

.. math::

   \tanh''(x) = -2 \tanh(x) (1 - \tanh(x)^2)

The inverse is a logarithm:

.. _tanh-inverse:

.. math::

   \tanh^{-1}(y) = \frac{1}{2} \ln \frac{1 + y}{1 - y}
"""

from activation_functions import tanh

tanh.plot(
    alt="An S from -1 far left to 1 far right, through the origin with slope "
    "1. The derivative is a bell of height 1 at the origin.",
)

# %%
# Facts
# -----

tanh

# %%
# Relations
# ---------
#
# Tanh is an odd function:
#
# .. _tanh-odd:
#
# .. math::
#
#    \tanh(-x) = -\tanh(x)
#
# It is 0 only at 0, where the slope is 1. It tends to -1 on one side, and to 1 on the other:
#
# .. _tanh-zero-and-limits:
#
# .. math::
#
#    \tanh(0) = 0, \qquad \tanh'(0) = 1, \qquad \lim_{x \to -\infty} \tanh(x) = -1, \qquad
#    \lim_{x \to \infty} \tanh(x) = 1
#
# Tanh is the :math:`\sigma` of the sigmoid, stretched to twice its height and half its width:
#
# .. _tanh-as-sigmoid:
#
# .. math::
#
#    \tanh(x) = 2 \sigma(2x) - 1
#
# The tanh shrink is what remains of x:
#
# .. _tanh-in-tanh_shrink:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(x) = x - \tanh(x)
#
# Hard tanh replaces it by straight lines. The gap to hard tanh is largest at ±1:
#
# .. _tanh-gap-to-hard_tanh:
#
# .. math::
#
#    |\operatorname{hard\_tanh}(x) - \tanh(x)| \le 1 - \tanh(1)
#
# Softsign has the same limits and the same slope at 0. Its gap to 1 closes slowly, as the reciprocal of x does:
#
# .. _tanh-distance-of-softsign-to-1:
#
# .. math::
#
#    \lim_{x \to \infty} x (1 - \operatorname{softsign}(x)) = 1
#
# It is the gate of mish, and replaces the error function in ``gelu_tanh``:
#
# .. _tanh-in-mish:
#
# .. math::
#
#    \operatorname{mish}(x) = x \tanh(\operatorname{softplus}(x)), \qquad
#    \operatorname{gelu\_tanh}(x) = \frac{x}{2} (1 + \tanh(\sqrt{\frac{2}{\pi}} (x + 0.044715 x^3)))
#
# ``softcap`` stretches it by a factor, in both directions alike; where that is 1, it is tanh:
#
# .. _tanh-as-softcap:
#
# .. math::
#
#    \tanh(x) = \operatorname{softcap}(x;\, c = 1)
#
# DyT has a factor for each direction, and a shift:
#
# .. _tanh-in-dyt:
#
# .. math::
#
#    \operatorname{dyt}(x) = \gamma \tanh(\alpha x) + \beta

# %%
# The inverse has no bounds: the nearer a number is to -1 or 1, the steeper it is.

import numpy as np

from activation_functions.plot import picture

y = np.arange(-199, 200) / 200
axes = picture(
    "tanh-inverse",
    alt="One curve over y from -0.995 to 0.995. It is odd, and rises from "
    "-2.99 to 2.99.",
)
axes.plot(y, tanh.inverse(y))
axes.set(xlabel="y", ylabel="inverse of tanh at y")

# %%
# In NumPy
# --------
#
# NumPy has the function, and it is accurate everywhere:

from activation_functions.numerics import compare


def stable(x):
    return np.tanh(x)


x = np.array([-800.0, -1.0, 0.0, 1.0, 800.0])
assert (stable(x) == tanh(x)).all()
compare(stable, tanh)

# %%
# The textbook form divides ∞ by ∞ where its exponentials overflow, which gives NaN and a RuntimeWarning. Near 0 it
# subtracts numbers close to 1, and digits cancel:


def textbook(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


compare(textbook, tanh)

# %%
# Frameworks
# ----------

tanh.calls

# %%
# Mistakes
# --------
#
# .. _tanh-mistake-squared-constant:
#
# *(e² - e⁻ˣ)/(e² + e⁻ˣ)*, in a blog, has a 2 in place of an x. It is 0.7616 at 0, where tanh is 0:

wrong = (np.exp(2) - np.exp(-0.0)) / (np.exp(2) + np.exp(-0.0))
assert wrong.round(4) == 0.7616 and tanh(0.0) == 0

# %%
# .. _tanh-mistake-sign-in-denominator:
#
# *(eˣ - e⁻ˣ)/(eˣ - e⁻ˣ)*, in public code, has a minus in the denominator. It is 1 everywhere but at 0, where it is NaN:

x = 0.5
assert (np.exp(x) - np.exp(-x)) / (np.exp(x) - np.exp(-x)) == 1
tanh(x)

# %%
# .. _tanh-mistake-missing-factor:
#
# *2/(1 + e⁻ˣ) - 1*, in lecture notes, lacks a 2 in the exponent: it is tanh of x/2. With e²ˣ in place of e⁻²ˣ, as in a
# copy of a well-known table, the sign is flipped:
#
# .. _tanh-missing-2:
#
# .. math::
#
#    \frac{2}{1 + e^{-x}} - 1 = \tanh(x / 2), \qquad \frac{2}{1 + e^{2x}} - 1 = -\tanh(x)
#
# .. _tanh-mistake-closed-range:
#
# *The range is [-1, 1].* Tanh does not reach the ends. In floating point it does, since values close to 1 round to it:

assert tanh(20.0) == 1

# %%
# .. _tanh-mistake-swapped-digits:
#
# *LeCun's tanh is 1.7519 tanh(2x/3)*, on an interactive page, with swapped digits. The factor maps 1 to 1:
#
# .. _tanh-factor-of-lecun:
#
# .. math::
#
#    1.7159 \tanh(2/3) \approx 1.0000, \qquad 1.7519 \tanh(2/3) \approx 1.0210
#
# .. _tanh-mistake-integer-division:
#
# *2/3 in C* is a division of integers, so that ``tanh(2/3*x)`` in public code is 0 everywhere. In Python ``2 // 3`` is
# that division:

assert tanh(2 // 3 * 5.0) == 0 and tanh(2 / 3 * 5.0) > 0.99

# %%
# Numerics
# --------
#
# The derivative computed as 1 minus the square is 0 where the value rounds to 1. A decaying exponential gives it
# without a subtraction:

at = 20.0
decay = np.exp(-2 * abs(at))
slope = 4 * decay / (1 + decay) ** 2
assert 1 - np.tanh(at) ** 2 == 0
assert slope == tanh.derivative(at)
slope

# %%
# An odd function keeps the sign of a zero. At ±∞ the values are the limits, and the slope is 0:

tanh.special_values

# %%
# Origin
# ------
#
# The function is older than neural networks. LeCun, Bottou, Orr and Müller say why an activation that is odd about
# the origin helps training.

tanh.references
