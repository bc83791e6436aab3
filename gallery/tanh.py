r"""
Tanh
====

The *hyperbolic tangent* squeezes all numbers into the interval from -1 to 1 and keeps their sign.

.. _tanh-definition:

.. math::

   \tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}

It has no parameters. Its derivative can be computed from its value:

.. _tanh-derivative:

.. math::

   \tanh'(x) = 1 - \tanh(x)^2 = \frac{4}{(e^{x} + e^{-x})^2}

So can the second one:

.. _tanh-second-derivative:

.. math::

   \tanh''(x) = -2 \tanh(x) (1 - \tanh(x)^2)

Its inverse is a logarithm:

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
# It is an odd function, and the :math:`\sigma` of the sigmoid, stretched to twice its height and half its width:
#
# .. math::
#
#    \tanh(-x) = -\tanh(x), \qquad \tanh(x) = 2 \sigma(2x) - 1
#
# It is the gate of mish, and in place of the error function in the approximate form of GELU:
#
# .. math::
#
#    \operatorname{mish}(x) = x \tanh(\operatorname{softplus}(x)), \qquad
#    \operatorname{gelu\_tanh}(x) = \frac{x}{2} (1 + \tanh(\sqrt{\frac{2}{\pi}} (x + 0.044715 x^3)))
#
# Near 0 it is the line, and far out it is -1 or 1:
#
# .. math::
#
#    \tanh'(0) = 1, \qquad \lim_{x \to -\infty} \tanh(x) = -1, \qquad \lim_{x \to \infty} \tanh(x) = 1
#
# What it lacks of the line is the tanh shrink:
#
# .. math::
#
#    \operatorname{tanh\_shrink}(x) = x - \tanh(x)

# %%
# In NumPy
# --------
#
# The formula above, typed as it stands, is NaN where its exponentials overflow. Near 0 it is a small difference of
# numbers close to 1:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


compare(textbook, tanh)

# %%
# NumPy has the function, and it is accurate everywhere:


def stable(x):
    return np.tanh(x)


x = np.array([-800.0, -1.0, 0.0, 1.0, 800.0])
assert (stable(x) == tanh(x)).all()
compare(stable, tanh)

# %%
# The derivative as 1 minus the square is 0 as soon as the value rounds to 1. In terms of a decaying exponential,
# nothing is subtracted:

at = 20.0
decay = np.exp(-2 * abs(at))
slope = 4 * decay / (1 + decay) ** 2
assert 1 - np.tanh(at) ** 2 == 0
assert slope == tanh.derivative(at)
slope

# %%
# Frameworks
# ----------

tanh.calls

# %%
# Mistakes
# --------
#
# *A 2 in place of an x*: (e² - e⁻ˣ)/(e² + e⁻ˣ), in a blog. It is 0.7616 at 0, where tanh is 0:

wrong = (np.exp(2) - np.exp(-0.0)) / (np.exp(2) + np.exp(-0.0))
assert wrong.round(4) == 0.7616 and tanh(0.0) == 0

# %%
# *A minus in the denominator*, in public code: then the quotient is 1 wherever it has a value.
#
# *2/(1 + e⁻ˣ) - 1*, in lecture notes, lacks a 2 in the exponent: it is tanh of the half of x. With e²ˣ in place of
# e⁻²ˣ, as in a copy of a well-known table, the sign is flipped:
#
# .. math::
#
#    \frac{2}{1 + e^{-x}} - 1 = \tanh(x / 2), \qquad \frac{2}{1 + e^{2x}} - 1 = -\tanh(x)
#
# *The range is [-1, 1].* The ends are not reached. In floating point they are, since values close to 1 round to it:

assert tanh(20.0) == 1

# %%
# *LeCun's tanh is 1.7519 tanh(2x/3)*, on an interactive page. Digits are swapped. The factor is chosen so that 1 is
# mapped to 1, and the range is from minus the factor to the factor, not from -1 to 1:
#
# .. math::
#
#    1.7159 \tanh(2/3) \approx 1.0000, \qquad 1.7519 \tanh(2/3) \approx 1.0210
#
# *2/3 in C* is a division of integers, so that ``tanh(2/3*x)`` is 0 everywhere. In Python ``2 // 3`` is that division:

assert tanh(2 // 3 * 5.0) == 0 and tanh(2 / 3 * 5.0) > 0.99

# %%
# Numerics
# --------
#
# An odd function keeps the sign of a zero; at ±∞ the values are the limits, and the slope is 0:

tanh.special_values

# %%
# Origin
# ------
#
# The function is older than neural networks. LeCun, Bottou, Orr and Müller say why an activation that is odd about
# the origin helps training.

tanh.references
