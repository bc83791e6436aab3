r"""
Linear
======

The linear activation, or *identity*, passes everything as it is.

.. _linear-definition:

.. math::

   \operatorname{linear}(x) = x

It has no parameters. Its derivative is 1 everywhere:

.. _linear-derivative:

.. math::

   \operatorname{linear}'(x) = 1

So its second derivative is 0:

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
# .. math::
#
#    \operatorname{linear}(x) = \operatorname{relu}(x) - \operatorname{relu}(-x), \qquad
#    \operatorname{linear}(x) = \operatorname{softplus}(x) - \operatorname{softplus}(-x)
#
# Swish with 0 as its parameter is half of it:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = 0) = \frac{\operatorname{linear}(x)}{2}

# %%
# In NumPy
# --------
#
# There is nothing to compute: no number is rounded, and none overflows. A copy, as the library returns one, can be
# changed and leaves the input alone:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return x.copy()


x = np.array([-np.inf, -2.0, -5e-324, 0.0, 3.0, 1.7e308])
y = linear(x)
assert (y == stable(x)).all() and y is not x
compare(stable, linear)

# %%
# Frameworks
# ----------

linear.calls

# %%
# Mistakes
# --------
#
# *Linear layers without another activation between them make a deeper network.* Together they are one, with the
# product of their matrices:

first = np.array([[1.0, 2.0], [3.0, 4.0]])
second = np.array([[0.0, 1.0], [2.0, 0.0]])
v = np.array([1.0, -1.0])
assert (second @ linear(first @ v) == (second @ first) @ v).all()

# %%
# *The layer that PyTorch calls Linear is this function.* `That layer
# <https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html>`_ has weights and computes a matrix product; the
# identity is called ``torch.nn.Identity`` there. With the first matrix as weights, its result is another:

assert (linear(v) == [1, -1]).all()
first @ v

# %%
# Numerics
# --------
#
# Even a zero with its sign is passed as it is:

linear.special_values

# %%
# Origin
# ------
#
# The identity is as old as functions are, and no paper introduced it as an activation.
