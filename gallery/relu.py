r"""
ReLU
====

The *rectified linear unit*, also called *rectifier* or *ramp*, keeps positive values and sets the rest to 0.

Nair and Hinton gave it its name in 2010, and Glorot, Bordes and Bengio showed in 2011 that with it deep networks train
well without unsupervised pre-training.

.. _relu-definition:

.. math::

   \operatorname{relu}(x) = \max(0, x)

.. _relu-derivative:

.. math::

   \operatorname{relu}'(x) = \begin{cases} 0 & x < 0 \\ 1 & x > 0 \end{cases}

The slope jumps at 0 (a kink), from 0 on the left to 1 on the right, so there is no derivative:

.. _relu-kink:

.. math::

   \operatorname{relu}'(0^-) = 0, \qquad \operatorname{relu}'(0^+) = 1

There the library returns the slope on the left:

.. _relu-slope-at-kink:

.. math::

   \operatorname{relu}'(0) := 0

The second derivative is 0 except at the kink:

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
# ReLU is the mean of the identity (``linear``) and the absolute value:
#
# .. _relu-mean:
#
# .. math::
#
#    \operatorname{relu}(x) = \frac{x + |x|}{2}
#
# So a ReLU and its mirror image combine to either of them:
#
# .. _relu-mirror-image:
#
# .. math::
#
#    \operatorname{relu}(x) - \operatorname{relu}(-x) = x, \qquad
#    \operatorname{relu}(x) + \operatorname{relu}(-x) = |x|
#
# It computes a maximum, and applying it again changes nothing:
#
# .. _relu-maximum-and-idempotence:
#
# .. math::
#
#    \max(a, c) = a + \operatorname{relu}(c - a), \qquad
#    \operatorname{relu}(\operatorname{relu}(x)) = \operatorname{relu}(x)
#
# A positive factor can be taken out, a negative one cannot:
#
# .. _relu-scaling:
#
# .. math::
#
#    \operatorname{relu}(c x) = c \operatorname{relu}(x) \quad \text{for } c > 0
#
# Softplus lies above ReLU. The gap to softplus is largest at 0:
#
# .. _relu-gap-to-softplus:
#
# .. math::
#
#    \operatorname{relu}(x) < \operatorname{softplus}(x) \le \operatorname{relu}(x) + \ln 2, \qquad
#    \operatorname{softplus}(0) = \ln 2
#
# GELU, SiLU and Mish lie below it:
#
# .. _relu-above-gelu:
#
# .. math::
#
#    \operatorname{gelu}(x) \le \operatorname{relu}(x), \qquad
#    \operatorname{silu}(x) \le \operatorname{relu}(x), \qquad \operatorname{mish}(x) \le \operatorname{relu}(x)
#
# Swish tends to ReLU as its parameter grows:
#
# .. _relu-limit-of-swish:
#
# .. math::
#
#    \lim_{\beta \to \infty} \operatorname{swish}(x) = \operatorname{relu}(x)
#
# A shifted ReLU on each side is soft shrink:
#
# .. _relu-in-soft_shrink:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x;\, \lambda) = \operatorname{relu}(x - \lambda) - \operatorname{relu}(-x - \lambda)
#    \quad \text{for } \lambda > 0

# %%
# The gradient
# ------------
#
# Where the input is positive, the gradient passes unchanged: the activation adds nothing to a vanishing gradient, as
# the ends of a sigmoid do. Where it is negative, the gradient is 0. A unit whose input is negative for all data does
# not learn; it is called a dead, or dying, ReLU. Maas, Hannun and Ng propose leaky ReLU instead.
#
# At 0 the gradient is a choice. ReLU is convex, and every line through the origin with a slope from 0 to 1 lies nowhere
# above it. Such a slope is called a *subgradient*, and a framework may return any of them. What it returns depends on
# how ReLU is written: JAX returns 0 for ``jax.nn.relu(x)`` and 0.5 for ``jnp.maximum(x, 0)`` (JAX's issue `37821
# <https://github.com/jax-ml/jax/issues/37821>`_). PyTorch takes, for a convex function, the subgradient of minimum
# norm, as its notes on autograd say, and that is 0 here.

import numpy as np

x = np.linspace(-4, 4, 801)
for subgradient in (0, 0.5, 1):
    assert (subgradient * x <= relu(x)).all()
relu.derivative(0.0)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. Nothing overflows and nothing is rounded:

from activation_functions.numerics import compare


def stable(x):
    return np.maximum(x, 0)


compare(stable, relu)

# %%
# Code that multiplies by the condition returns NaN at -∞, because 0 · ∞ is NaN, and NumPy issues a ``RuntimeWarning``:


def product(x):
    return x * (x > 0)


compare(product, relu)

# %%
# Frameworks
# ----------

relu.calls

# %%
# Mistakes
# --------
#
# .. _relu-mistake-monotonic-derivative:
#
# *The derivative is not monotonic*, in an interactive page. It never decreases:

slopes = relu.derivative(x)
assert (np.diff(slopes) >= 0).all()

# %%
# .. _relu-mistake-numpy-max:
#
# ``np.max`` is easily mixed up with ``np.maximum``. The second argument of the former is an axis, so that a single
# number comes back:

z = np.array([-2.0, 3.0, 1.0])
assert np.max(z, 0) == 3
relu(z)

# %%
# Numerics
# --------
#
# Every result is exact. Negative inputs, including -∞, give 0; NaN propagates:

relu.special_values

# %%
# Origin
# ------
#
# Householder described nerve fibers by the function in 1941, and Fukushima used it in 1969 in a network that extracts
# visual features. Nair and Hinton introduced the name *rectified linear unit* for restricted Boltzmann machines.
# Glorot, Bordes and Bengio compared rectifiers with tanh and softplus in deep networks, and found that they work as
# well or better, with many outputs exactly 0.

relu.references
