r"""
Linear
======

The linear activation, or *identity*, returns its input unchanged.

It stands for no activation: a Keras layer to which none is given has this one.

.. _linear-definition:

.. math::

   \operatorname{linear}(x) = x

.. _linear-derivative:

.. math::

   \operatorname{linear}'(x) = 1

The second derivative is 0 everywhere:

.. _linear-second-derivative:

.. math::

   \operatorname{linear}''(x) = 0

It is its own inverse:

.. _linear-inverse:

.. math::

   \operatorname{linear}^{-1}(y) = y
"""

from activation_functions import linear

linear.plot(
    alt="The line y = x. The derivative is level at 1.",
)

# %%
# Facts
# -----

linear

# %%
# Relations
# ---------
#
# The identity is a difference of mirrored ReLUs, and of mirrored softplus functions:
#
# .. _linear-mirrored-functions:
#
# .. math::
#
#    \operatorname{linear}(x) = \operatorname{relu}(x) - \operatorname{relu}(-x), \qquad
#    \operatorname{linear}(x) = \operatorname{softplus}(x) - \operatorname{softplus}(-x)
#
# Leaky ReLU and PReLU with the slope 1 are the identity:
#
# .. _linear-as-leaky_relu:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x;\, \alpha = 1) = \operatorname{linear}(x), \qquad
#    \operatorname{prelu}(x;\, a = 1) = \operatorname{linear}(x)
#
# Swish with the parameter 0 is half of it:
#
# .. _linear-in-swish:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = 0) = \frac{\operatorname{linear}(x)}{2}
#
# Layers with the identity between them are together one layer, with the product of their matrices:

import numpy as np

first = np.array([[1.0, 2.0], [3.0, 4.0]])
second = np.array([[0.0, 1.0], [2.0, 0.0]])
v = np.array([1.0, -1.0])
assert (second @ linear(first @ v) == (second @ first) @ v).all()

# %%
# In NumPy
# --------
#
# There is nothing to compute. A copy, which is what the library returns, can be changed without changing the input:

from activation_functions.numerics import compare


def stable(x):
    return x.copy()


x = np.array([-2.0, 3.0])
assert linear(x) is not x
compare(stable, linear)

# %%
# Frameworks
# ----------

linear.calls

# %%
# Mistakes
# --------
#
# .. _linear-mistake-layer:
#
# ``torch.nn.Linear`` is easily mixed up with this function. `That layer
# <https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html>`_ has weights and computes a matrix product; the
# identity is called ``torch.nn.Identity`` there. With the first matrix as weights, the results differ:

linear(v), first @ v

# %%
# Numerics
# --------
#
# Every number is returned as it is, including NaN and the sign of a zero:

linear.special_values

# %%
# Origin
# ------
#
# No paper introduced the identity as an activation.
