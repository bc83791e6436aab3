r"""
PReLU
=====

The *parametric rectified linear unit*, or *parametric ReLU*, keeps positive values and scales the rest by a factor that
the network learns.

He, Zhang, Ren and Sun introduced it in 2015 for image classification, in a network that, they report, surpassed
human-level performance on ImageNet.

.. _prelu-definition:

.. math::

   \operatorname{prelu}(x) = \begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases}

.. _prelu-derivative:

.. math::

   \operatorname{prelu}'(x) = \begin{cases} 1 & x > 0 \\ a & x < 0 \end{cases}

The parameter :math:`a` is learned, one for all or one for each channel. The paper and PyTorch begin with 0.25, the
default here; others begin elsewhere (see the mistakes).

The slope jumps at 0 (a kink), unless :math:`a` is 1:

.. _prelu-kink:

.. math::

   \operatorname{prelu}'(0^-) = a, \qquad \operatorname{prelu}'(0^+) = 1

There the library returns the slope on the left:

.. _prelu-slope-at-kink:

.. math::

   \operatorname{prelu}'(0) := a

The second derivative is 0 except at the kink:

.. _prelu-second-derivative:

.. math::

   \operatorname{prelu}''(x) = 0 \quad \text{for } x \ne 0

For positive :math:`a` there is an inverse:

.. _prelu-inverse:

.. math::

   \operatorname{prelu}^{-1}(y) = \begin{cases} y & y > 0 \\ \frac{y}{a} & y \le 0 \end{cases}
   \quad \text{for } a > 0

The network learns :math:`a` by the derivative with respect to it:

.. _prelu-derivative-by-a:

.. math::

   \frac{\partial \operatorname{prelu}(x)}{\partial a} = \min(0, x)
"""

from activation_functions import prelu

prelu.plot(
    alt="The line y = x right of the origin, a line of slope 0.25 left of it. "
    "The derivative steps up from 0.25 to 1 at the origin.",
)

# %%
# Facts
# -----

prelu

# %%
# Relations
# ---------
#
# PReLU is a sum of a positive and a negative part, and a difference of ReLUs:
#
# .. _prelu-two-parts:
#
# .. math::
#
#    \operatorname{prelu}(x) = \max(0, x) + a \min(0, x), \qquad
#    \operatorname{prelu}(x) = \operatorname{relu}(x) - a \operatorname{relu}(-x)
#
# The maximum is right for parameters up to 1 only:
#
# .. _prelu-maximum-form:
#
# .. math::
#
#    \operatorname{prelu}(x) = \max(a x, x) \quad \text{for } a \le 1
#
# For a fixed parameter it is leaky ReLU:
#
# .. _prelu-as-leaky_relu:
#
# .. math::
#
#    \operatorname{prelu}(x;\, a = 0.01) = \operatorname{leaky\_relu}(x)
#
# With 0 it is ReLU, with 1 the identity, and with -1 the absolute value:
#
# .. _prelu-as-relu:
#
# .. math::
#
#    \operatorname{prelu}(x;\, a = 0) = \operatorname{relu}(x), \qquad
#    \operatorname{prelu}(x;\, a = 1) = x, \qquad
#    \operatorname{prelu}(x;\, a = -1) = |x|

# %%
# In NumPy
# --------
#
# The formula can be implemented directly:

import numpy as np

from activation_functions.numerics import compare


def stable(x, a=0.25):
    return np.where(x > 0, x, a * x)


compare(stable, prelu)

# %%
# The maximum fails where the learned :math:`a` exceeds 1. For 2 it returns -1 instead of -2 at -1, and 6 instead of 3
# at 3:


def textbook(x, a=0.25):
    return np.maximum(a * x, x)


x = np.array([-1.0, 3.0])
assert textbook(x, a=2.0).tolist() == [-1, 6]
prelu(x, a=2.0)

# %%
# Parameters
# ----------
#
# The parameter turns the left half. It may become negative while it is learned, and then the function has a minimum, at
# 0:

prelu.plot(
    a=[-0.5, 0.25, 0.5],
    alt="The same right of the origin for all; on the left lines of the "
    "slopes -0.5, 0.25 and 0.5. The derivatives are -0.5, 0.25 and 0.5 on the "
    "left, and 1 on the right.",
)

# %%
# Frameworks
# ----------
#
# There the parameter is a tensor or the weight of a layer.

prelu.calls

# %%
# Mistakes
# --------
#
# .. _prelu-mistake-initial-values:
#
# The initial values are easily mixed up: they are 0.25 in PyTorch, 0.01 in Flax and 0 in Keras, which is ReLU. At -1
# they are up to 0.25 apart:

begins = {"PyTorch": 0.25, "Flax": 0.01, "Keras": 0.0}
values = {name: float(prelu(-1.0, a=a)) for name, a in begins.items()}
assert values == {"PyTorch": -0.25, "Flax": -0.01, "Keras": 0}
assert max(values.values()) - min(values.values()) == 0.25
values

# %%
# Numerics
# --------
#
# Where the parameter is 0, the product at -∞ is NaN, because 0 · ∞ is NaN; the library returns the limit, 0:

with np.errstate(invalid="ignore"):
    assert np.isnan(stable(np.array(-np.inf), a=0.0))
assert prelu(-np.inf, a=0.0) == 0

# %%
# For the default:

prelu.special_values

# %%
# Origin
# ------
#
# He, Zhang, Ren and Sun introduced it, together with an initialization of the weights for rectifiers.

prelu.references
