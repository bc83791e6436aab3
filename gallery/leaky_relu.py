r"""
Leaky ReLU
==========

The *leaky rectified linear unit*, or *LReLU*, passes what is positive and lets a little of the rest through.

.. _leaky_relu-definition:

.. math::

   \operatorname{leaky\_relu}(x) = \begin{cases} x & x > 0 \\ \mathrm{negative\_slope} \cdot x & x \le 0 \end{cases}

The parameter :math:`\mathrm{negative\_slope}`, by default 0.01 as in PyTorch and JAX, is the slope on the left; Keras
has others (see the mistakes). With 0 it is ReLU. The derivative is

.. _leaky_relu-derivative:

.. math::

   \operatorname{leaky\_relu}'(x) = \begin{cases} 1 & x > 0 \\ \mathrm{negative\_slope} & x < 0 \end{cases}

At 0 there is a kink, unless the slope on the left is 1:

.. _leaky_relu-kink:

.. math::

   \operatorname{leaky\_relu}'(0^-) = \mathrm{negative\_slope}, \qquad \operatorname{leaky\_relu}'(0^+) = 1

There the library takes the slope on the left:

.. math::

   \operatorname{leaky\_relu}'(0) := \mathrm{negative\_slope}

Elsewhere the second derivative is 0:

.. _leaky_relu-second-derivative:

.. math::

   \operatorname{leaky\_relu}''(x) = 0 \quad \text{for } x \ne 0

The inverse is a leaky ReLU with the reciprocal slope:

.. _leaky_relu-inverse:

.. math::

   \operatorname{leaky\_relu}^{-1}(y) =
   \begin{cases} y & y > 0 \\ \frac{y}{\mathrm{negative\_slope}} & y \le 0 \end{cases}
   \quad \text{for } \mathrm{negative\_slope} > 0

The derivative by the parameter is what that multiplies:

.. _leaky_relu-derivative-by-negative_slope:

.. math::

   \frac{\partial \operatorname{leaky\_relu}(x)}{\partial \mathrm{negative\_slope}} = \min(0, x)
"""

from activation_functions import leaky_relu

leaky_relu.plot(
    alt="The line y = x right of the origin; left of it a line of slope 0.01, "
    "just below 0. The derivative steps up from 0.01 to 1 at the origin.",
)

# %%
# Facts
# -----

leaky_relu

# %%
# Relations
# ---------
#
# It is made of two ReLUs:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x) = \operatorname{relu}(x) - \mathrm{negative\_slope} \cdot \operatorname{relu}(-x)
#
# Its value is its slope times the argument, and with the slope 1 it is the line:
#
# .. math::
#
#    \operatorname{leaky\_relu}(x) = x \operatorname{leaky\_relu}'(x) \quad \text{for } x \ne 0
#
# .. math::
#
#    \operatorname{leaky\_relu}(x;\, \mathrm{negative\_slope} = 1) = x

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands, as one of two by the sign; a product with the slope is all that is rounded:

import numpy as np

from activation_functions.numerics import compare


def stable(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope * x)


x = np.array([-np.inf, -100.0, 0.0, 3.0])
assert (stable(x, 0.2) == leaky_relu(x, negative_slope=0.2)).all()
compare(stable, leaky_relu)

# %%
# The form in many textbooks takes the larger of the two. That is right for slopes up to 1 only. With a slope of 2 it
# gives -1 instead of -2 at -1, and 6 instead of 3 at 3:

z = np.array([-1.0, 3.0])
larger = np.maximum(2 * z, z)
assert larger.tolist() == [-1, 6]
leaky_relu(z, negative_slope=2.0)

# %%
# Parameters
# ----------
#
# The parameter turns the left half:

leaky_relu.plot(
    negative_slope=[0.01, 0.2, 0.5],
    alt="The same right of the origin for all; on the left lines of the "
    "slopes 0.01, 0.2 and 0.5. The derivatives are 0.01, 0.2 and 0.5 on the "
    "left, and 1 on the right.",
)

# %%
# Frameworks
# ----------

leaky_relu.calls

# %%
# Mistakes
# --------
#
# *max(0.01, x)*, in public code: a factor is missing, and the left is constant. At -3 it gives 0.01 instead of -0.03:

assert max(0.01, -3.0) == 0.01
leaky_relu(-3.0)

# %%
# *Leaky ReLU is the same everywhere.* By default the function of Keras 3 has the slope 0.2 on the left, 20 times as
# much as PyTorch and JAX, and its layer 0.3, which is 30 times as much:

for slope, times in ((0.2, 20), (0.3, 30)):
    ratio = leaky_relu(-1.0, negative_slope=slope) / leaky_relu(-1.0)
    assert round(ratio, 12) == times

# %%
# Numerics
# --------
#
# Neither side is bounded. The slope at a zero, of either sign, is the one on the left:

leaky_relu.special_values

# %%
# Origin
# ------
#
# Maas, Hannun and Ng introduced it, with the slope 0.01.

leaky_relu.references
