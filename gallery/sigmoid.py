r"""
Sigmoid
=======

The *logistic sigmoid*, written :math:`\sigma`, squeezes all numbers into the interval from 0 to 1.

It turns a score, the logit, into a probability; Rumelhart, Hinton and Williams use it to show how networks learn by
back-propagation, Hochreiter and Schmidhuber for the gates of the LSTM.

.. _sigmoid-definition:

.. math::

   \sigma(x) = \frac{1}{1 + e^{-x}}

.. _sigmoid-derivative:

.. math::

   \sigma'(x) = \sigma(x) (1 - \sigma(x)) = \frac{e^{-x}}{(1 + e^{-x})^2}

The sigmoid takes no parameters. The second derivative, too, can be computed from the value:

.. _sigmoid-second-derivative:

.. math::

   \sigma''(x) = \sigma'(x) (1 - 2 \sigma(x))

The inverse, the logit, turns a probability into the logarithm of the odds:

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
# The sigmoid is 1/2 at 0. It tends to 0 on one side, and to 1 on the other:
#
# .. _sigmoid-value-at-0-and-limits:
#
# .. math::
#
#    \sigma(0) = \frac{1}{2}, \qquad \lim_{x \to -\infty} \sigma(x) = 0, \qquad \lim_{x \to \infty} \sigma(x) = 1
#
# The values at x and at -x add up to 1, and the slopes there are equal:
#
# .. _sigmoid-reflection:
#
# .. math::
#
#    \sigma(x) + \sigma(-x) = 1, \qquad \sigma'(-x) = \sigma'(x)
#
# The slope is at most 1/4. Each sigmoid multiplies a gradient by its slope, one cause of vanishing gradients:
#
# .. _sigmoid-steepest-slope:
#
# .. math::
#
#    \sigma'(x) \le \frac{1}{4}, \qquad \sigma'(0) = \frac{1}{4}
#
# Tanh is a sigmoid that is stretched to twice its height and half its width:
#
# .. _sigmoid-as-tanh:
#
# .. math::
#
#    \sigma(x) = \frac{1 + \tanh(x / 2)}{2}
#
# The sigmoid is the derivative of softplus, and the softmax of two scores of which one is 0:
#
# .. _sigmoid-in-softplus:
#
# .. math::
#
#    \sigma(x) = \operatorname{softplus}'(x), \qquad (\sigma(x), \sigma(-x)) = \operatorname{softmax}(x, 0)
#
# Its logarithm is ``log_sigmoid``. The binary cross entropy of a logit x and a label y needs no sigmoid:
#
# .. _sigmoid-binary-cross-entropy:
#
# .. math::
#
#    -y \ln \sigma(x) - (1 - y) \ln \sigma(-x) = \operatorname{softplus}(x) - y x
#
# It is the gate of SiLU and of swish:
#
# .. _sigmoid-in-silu:
#
# .. math::
#
#    \operatorname{silu}(x) = x\, \sigma(x), \qquad \operatorname{swish}(x) = x\, \sigma(\beta x)
#
# It is the exponential as a share of itself and 1:
#
# .. _sigmoid-as-exponential:
#
# .. math::
#
#    \sigma(x) = \frac{\operatorname{exponential}(x)}{1 + \operatorname{exponential}(x)}

# %%
# The logit has no bounds: the nearer a probability is to 0 or 1, the steeper it is.

import numpy as np

from activation_functions.plot import picture

y = np.linspace(0.005, 0.995, 199)
axes = picture(
    "sigmoid-inverse",
    alt="One curve over y from 0.005 to 0.995. It rises from -5.29 to 5.29, "
    "through 0 at 0.5.",
)
axes.plot(y, sigmoid.inverse(y))
axes.set(xlabel="y", ylabel="logit of y")

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive can't overflow. One formula serves both halves of the line:

from activation_functions.numerics import compare


def stable(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


x = np.array([-800.0, -1.0, 0.0, 1.0, 800.0])
assert (stable(x) == sigmoid(x)).all()
compare(stable, sigmoid)

# %%
# In the textbook form the exponential overflows on the left, and the result is 0 although smaller floats exist, the
# subnormal ones. In float16 (fp16) this happens close to 0:


def textbook(x):
    return 1 / (1 + np.exp(-x))


compare(textbook, sigmoid)

# %%
# NumPy reports the overflow by a RuntimeWarning. If you turn such warnings into errors, the program stops:

try:
    with np.errstate(over="raise"):
        textbook(np.float64(-800.0))
except FloatingPointError as error:
    print(error)

# %%
# Frameworks
# ----------

sigmoid.calls

# %%
# Mistakes
# --------
#
# .. _sigmoid-mistake-confusion-with-silu:
#
# *x/(1 + e⁻ˣ)*, in a blog, is SiLU. At 0 it is 0, where the sigmoid is one half:

assert 0.0 / (1 + np.exp(-0.0)) == 0 and sigmoid(0.0) == 0.5

# %%
# .. _sigmoid-mistake-derivative-of-output:
#
# *The derivative is x(1 - x)*, in much public code. It is, if x is already the output. For the input 2, the formula
# gives -2; the slope is close to 0.105:

assert 2 * (1 - 2) == -2
sigmoid.derivative(2.0).round(3)

# %%
# .. _sigmoid-mistake-range-of-derivative:
#
# *The range of the derivative is (0, 0.25)*. The upper end is reached, at 0:
#
# .. _sigmoid-reached-slope:
#
# .. math::
#
#    \sigma'(0) = 0.25
#
# .. _sigmoid-mistake-sign-of-bipolar-form:
#
# *The bipolar sigmoid is (1 - eˣ)/(1 + eˣ)*, in a library's documentation. The sign is flipped:
#
# .. _sigmoid-bipolar:
#
# .. math::
#
#    \frac{1 - e^{-x}}{1 + e^{-x}} = 2 \sigma(x) - 1 = \tanh(x / 2), \qquad
#    \frac{1 - e^{x}}{1 + e^{x}} = -\tanh(x / 2)

# %%
# Numerics
# --------
#
# The derivative computed from the value is 0 where the value rounds to 1, as at 40:

lost, slope = sigmoid(40.0) * (1 - sigmoid(40.0)), sigmoid.derivative(40.0)
assert lost == 0 < slope
slope

# %%
# At ±∞ the values are the limits, which are not in the range, and the slope is 0:

sigmoid.special_values

# %%
# Origin
# ------
#
# Verhulst described the growth of a population by this function and called its curve logistic. Rumelhart, Hinton and
# Williams use it in networks that learn by back-propagation. Hochreiter and Schmidhuber use it for the gates of the
# LSTM. Who used it first as an activation is uncertain.

sigmoid.references
