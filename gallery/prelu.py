r"""
PReLU
=====

The *parametric rectified linear unit*, or *parametric ReLU*, passes what is positive, and a share of the rest that the
network learns.

.. _prelu-definition:

.. math::

   \operatorname{prelu}(x) = \begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases}

The parameter :math:`a` is learned, one for all or one for each channel. The paper and PyTorch begin with 0.25, the
default here; others begin elsewhere (see the mistakes). The derivative is

.. _prelu-derivative:

.. math::

   \operatorname{prelu}'(x) = \begin{cases} 1 & x > 0 \\ a & x < 0 \end{cases}

At 0 there is a kink, unless :math:`a` is 1:

.. _prelu-kink:

.. math::

   \operatorname{prelu}'(0^-) = a, \qquad \operatorname{prelu}'(0^+) = 1

There the library takes the slope on the left:

.. math::

   \operatorname{prelu}'(0) := a

Elsewhere the second derivative is 0:

.. _prelu-second-derivative:

.. math::

   \operatorname{prelu}''(x) = 0 \quad \text{for } x \ne 0

Where the slope on the left is positive, there is an inverse:

.. _prelu-inverse:

.. math::

   \operatorname{prelu}^{-1}(y) = \begin{cases} y & y > 0 \\ \frac{y}{a} & y \le 0 \end{cases}
   \quad \text{for } a > 0

What is learned needs the derivative by the parameter, too:

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
# It is made of two ReLUs:
#
# .. math::
#
#    \operatorname{prelu}(x) = \operatorname{relu}(x) - a \operatorname{relu}(-x)
#
# As a function of its argument it is the leaky ReLU; only that its slope is learned:
#
# .. math::
#
#    \operatorname{prelu}(x;\, a = 0.01) = \operatorname{leaky\_relu}(x)
#
# With 0 it is ReLU, with 1 the line, and with -1 the absolute value:
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
# The formula can be typed as it stands, as one of two by the sign; a product with :math:`a` is all that is rounded:

import numpy as np

from activation_functions.numerics import compare


def stable(x, a=0.25):
    return np.where(x > 0, x, a * x)


x = np.array([-np.inf, -100.0, 0.0, 3.0])
assert (stable(x) == prelu(x)).all()
with np.errstate(invalid="ignore"):
    assert np.isnan(stable(np.array(-np.inf), a=0.0))
assert prelu(-np.inf, a=0.0) == 0
compare(stable, prelu)

# %%
# The form in many textbooks takes the larger of the two. That is right for :math:`a` up to 1 only; a learned one may be
# larger. For 2 it gives -1 instead of -2 at -1, and 6 instead of 3 at 3:

z = np.array([-1.0, 3.0])
larger = np.maximum(2 * z, z)
assert larger.tolist() == [-1, 6]
prelu(z, a=2.0)

# %%
# Parameters
# ----------
#
# The parameter turns the left half. What is learned may become negative, and then the function has a lowest point:

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
# *It begins as a leaky ReLU.* That depends on the framework. The layer of Keras begins with 0, which is ReLU, and that
# of Flax with 0.01; at -1 they are up to 0.25 apart:

begins = {"PyTorch": 0.25, "Flax": 0.01, "Keras": 0.0}
values = {name: float(prelu(-1.0, a=a)) for name, a in begins.items()}
assert values == {"PyTorch": -0.25, "Flax": -0.01, "Keras": 0}
assert max(values.values()) - min(values.values()) == 0.25
values

# %%
# Numerics
# --------
#
# These are for 0.25. A learned :math:`a` may be 0, and 0 times -∞ is no number; then the library takes the limit, 0:

prelu.special_values

# %%
# Origin
# ------
#
# He, Zhang, Ren and Sun introduced it.

prelu.references
