r"""
ReLU
====

The *rectified linear unit*, also called *rectifier* or *ramp*, passes what is positive and blocks the rest.

.. _relu-definition:

.. math::

   \operatorname{relu}(x) = \max(0, x)

It has no parameters. Its derivative is a step:

.. _relu-derivative:

.. math::

   \operatorname{relu}'(x) = \begin{cases} 0 & x < 0 \\ 1 & x > 0 \end{cases}

At 0 there is a kink: the slope is 0 on the left and 1 on the right, and the derivative does not exist.

.. _relu-kink:

.. math::

   \operatorname{relu}'(0^-) = 0, \qquad \operatorname{relu}'(0^+) = 1

Programs must return something there. The library takes the slope on the left:

.. math::

   \operatorname{relu}'(0) := 0

Elsewhere the second derivative is 0:

.. _relu-second-derivative:

.. math::

   \operatorname{relu}''(x) = 0 \quad \text{for } x \ne 0
"""

from activation_functions import relu

relu.plot(
    alt="Level at 0 left of the origin, the line y = x right of it. The "
    "derivative steps up from 0 to 1 at the origin.",
)

# %%
# Facts
# -----

relu

# %%
# Relations
# ---------
#
# Two of them make the line and the absolute value:
#
# .. math::
#
#    \operatorname{relu}(x) - \operatorname{relu}(-x) = x, \qquad
#    \operatorname{relu}(x) + \operatorname{relu}(-x) = |x|
#
# A positive factor can be taken out, a negative one can't:
#
# .. math::
#
#    \operatorname{relu}(c x) = c \operatorname{relu}(x) \quad \text{for } c > 0
#
# Softplus lies above it, by at most the logarithm of 2, which it reaches at 0:
#
# .. math::
#
#    \operatorname{relu}(x) < \operatorname{softplus}(x) \le \operatorname{relu}(x) + \ln 2, \qquad
#    \operatorname{softplus}(0) = \ln 2
#
# Two that are moved apart make the soft shrink:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x;\, \lambda) = \operatorname{relu}(x - \lambda) - \operatorname{relu}(-x - \lambda)
#    \quad \text{for } \lambda > 0
#
# Swish tends to it as its gate steepens, and GELU, SiLU and mish lie below it:
#
# .. math::
#
#    \lim_{\beta \to \infty} \operatorname{swish}(x) = \operatorname{relu}(x), \qquad
#    \operatorname{gelu}(x) \le \operatorname{relu}(x)
#
# .. math::
#
#    \operatorname{silu}(x) \le \operatorname{relu}(x), \qquad \operatorname{mish}(x) \le \operatorname{relu}(x)

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands: nothing overflows here and nothing is rounded.

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.maximum(x, 0)


x = np.array([-2.0, 0.0, 3.0])
assert (stable(x) == relu(x)).all()
compare(stable, relu)

# %%
# A form that is often seen multiplies by a truth value. It is NaN at minus infinity, where the product is infinity
# times 0:

with np.errstate(invalid="ignore"):
    product = -np.inf * (-np.inf > 0)
assert np.isnan(product) and relu(-np.inf) == 0
product

# %%
# Frameworks
# ----------

relu.calls

# %%
# Mistakes
# --------
#
# *The derivative of ReLU is not monotonic*, says an interactive page. It never decreases:

slopes = relu.derivative(np.linspace(-4, 4, 801))
assert (np.diff(slopes) >= 0).all()

# %%
# Numerics
# --------
#
# What is blocked is 0, -∞ too. NaN is not blocked:

relu.special_values

# %%
# Origin
# ------
#
# Fukushima used the function. The name and its use in deep learning go back to Nair and Hinton.

relu.references
