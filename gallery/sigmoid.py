r"""
Sigmoid
=======

The *logistic sigmoid* squeezes all numbers into the interval from 0 to 1. It is written :math:`\sigma`.

.. _sigmoid-definition:

.. math::

   \sigma(x) = \frac{1}{1 + e^{-x}}

It has no parameters. Its derivative can be computed from its value:

.. _sigmoid-derivative:

.. math::

   \sigma'(x) = \sigma(x) (1 - \sigma(x)) = \frac{e^{-x}}{(1 + e^{-x})^2}

So can the second one:

.. _sigmoid-second-derivative:

.. math::

   \sigma''(x) = \sigma'(x) (1 - 2 \sigma(x))

Its inverse, the logit, turns a probability into the logarithm of odds:

.. _sigmoid-inverse:

.. math::

   \sigma^{-1}(y) = \ln \frac{y}{1 - y}
"""

from activation_functions import sigmoid

sigmoid.plot(
    alt="An S from 0 far left to 1 far right, through one half at the origin. "
    "The derivative is a bell of height one quarter at the origin.",
)

# %%
# Facts
# -----

sigmoid

# %%
# Relations
# ---------
#
# The two sides of the origin mirror each other:
#
# .. math::
#
#    \sigma(x) + \sigma(-x) = 1, \qquad \sigma'(-x) = \sigma'(x)
#
# It is a hyperbolic tangent, the derivative of softplus, and the softmax of two scores of which one is 0:
#
# .. math::
#
#    \sigma(x) = \frac{1 + \tanh(x / 2)}{2}, \qquad \sigma(x) = \operatorname{softplus}'(x), \qquad
#    (\sigma(x), \sigma(-x)) = \operatorname{softmax}(x, 0)
#
# It is the gate of SiLU and of swish:
#
# .. math::
#
#    \operatorname{silu}(x) = x\, \sigma(x), \qquad \operatorname{swish}(x) = x\, \sigma(\beta x)
#
# It is the exponential as a share of itself and 1:
#
# .. math::
#
#    \sigma(x) = \frac{\operatorname{exponential}(x)}{1 + \operatorname{exponential}(x)}

# %%
# In NumPy
# --------
#
# In the textbook form the exponential overflows on the left, and the value is 0. That is too soon: there are smaller
# floats, the subnormal ones. In float16 this is not far from 0:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return 1 / (1 + np.exp(-x))


compare(textbook, sigmoid)

# %%
# NumPy warns of the overflow, and a program in which warnings are errors stops:

try:
    with np.errstate(over="raise"):
        textbook(np.float64(-800.0))
except FloatingPointError as error:
    print(error)

# %%
# The exponential of a number that is not positive can't overflow. One formula serves both halves of the line:


def stable(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


x = np.array([-800.0, -1.0, 0.0, 1.0, 800.0])
assert (stable(x) == sigmoid(x)).all()
compare(stable, sigmoid)

# %%
# The textbook derivative, by the value, is 0 where the value rounds to 1:

slope = sigmoid(40.0) * (1 - sigmoid(40.0))
assert slope == 0 < sigmoid.derivative(40.0)
sigmoid.derivative(40.0)

# %%
# Frameworks
# ----------

sigmoid.calls

# %%
# Mistakes
# --------
#
# *x/(1 + e⁻ˣ)*, in a blog, is another function, SiLU. At 0 it is 0, where the sigmoid is one half:

assert 0.0 / (1 + np.exp(-0.0)) == 0 and sigmoid(0.0) == 0.5

# %%
# *The derivative is x(1 - x).* It is, if x is the output already. Fed the input 2, the formula gives -2; the slope is
# close to 0.105:

assert 2 * (1 - 2) == -2
sigmoid.derivative(2.0).round(3)

# %%
# *The derivative lies between 0 and 1/4, both excluded.* The upper end is reached at 0:
#
# .. math::
#
#    \sigma'(0) = \frac{1}{4}
#
# *The bipolar sigmoid is (1 - eˣ)/(1 + eˣ)*, in a library's documentation. The sign is flipped:
#
# .. math::
#
#    \frac{1 - e^{-x}}{1 + e^{-x}} = 2 \sigma(x) - 1 = \tanh(x / 2), \qquad
#    \frac{1 - e^{x}}{1 + e^{x}} = -\tanh(x / 2)

# %%
# Numerics
# --------
#
# At ±∞ the values are the limits, which are not in the range, and the slope is 0:

sigmoid.special_values

# %%
# Origin
# ------
#
# The logistic function is older than neural networks. Rumelhart, Hinton and Williams use it to show how networks
# learn by back-propagation. Who used it first as an activation is uncertain.

sigmoid.references
