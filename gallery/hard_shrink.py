r"""
Hard shrink
===========

The hard shrink, or *hard thresholding*, passes what is large, of either sign, and replaces the rest by 0.

.. _hard_shrink-definition:

.. math::

   \operatorname{hard\_shrink}(x) = \begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases}

The parameter :math:`\lambda \ge 0`, by default 0.5 as in PyTorch, Keras and ONNX, is called ``lambd``, for ``lambda``
is reserved in Python. In Keras it is the ``threshold``. With 0 nothing is replaced. The derivative is

.. _hard_shrink-derivative:

.. math::

   \operatorname{hard\_shrink}'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| < \lambda \\
     1 & x = \lambda = 0 \end{cases}

At :math:`\lambda` and at :math:`-\lambda` the function jumps, unless the parameter is 0:

.. _hard_shrink-jumps:

.. math::

   \operatorname{hard\_shrink}(\lambda) = 0, \qquad \operatorname{hard\_shrink}(\lambda^+) = \lambda

.. math::

   \operatorname{hard\_shrink}((-\lambda)^-) = -\lambda, \qquad \operatorname{hard\_shrink}(-\lambda) = 0

There it has no derivative, and the library takes the slope inside:

.. math::

   \operatorname{hard\_shrink}'(-\lambda) := 0 \quad \text{for } \lambda > 0

.. math::

   \operatorname{hard\_shrink}'(\lambda) := 0 \quad \text{for } \lambda > 0

Elsewhere the second derivative is 0:

.. _hard_shrink-second-derivative:

.. math::

   \operatorname{hard\_shrink}''(x) = 0 \quad \text{for } |x| \ne \lambda
"""

from activation_functions import hard_shrink

hard_shrink.plot(
    alt="The line y = x up to -0.5, where it jumps up to 0, level at 0 up to "
    "0.5, where it jumps up to 0.5, and the line y = x from there. The "
    "derivative is 0 between -0.5 and 0.5, and 1 outside.",
)

# %%
# Facts
# -----

hard_shrink

# %%
# Relations
# ---------
#
# It is a thresholded ReLU on both sides, or two thresholds:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = \operatorname{thresholded\_relu}(x;\, \theta = \lambda)
#    - \operatorname{thresholded\_relu}(-x;\, \theta = \lambda)
#
# .. math::
#
#    \begin{aligned}
#    \operatorname{hard\_shrink}(x) &= \operatorname{threshold}(x;\, \mathrm{threshold} = \lambda, \mathrm{value} = 0)
#    \\ &\quad - \operatorname{threshold}(-x;\, \mathrm{threshold} = \lambda, \mathrm{value} = 0)
#    \end{aligned}
#
# It is the shrink with the bias 0; what it passes, the soft shrink moves by :math:`\lambda`:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = \operatorname{shrink}(x;\, \lambda, \mathrm{bias} = 0)
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = \operatorname{soft\_shrink}(x) + \lambda \quad \text{for } x > \lambda
#
# Of all numbers y, it is the one that makes this sum least, of a squared distance and a price for not being 0:
#
# .. math::
#
#    \frac{(x - \operatorname{hard\_shrink}(x))^2}{2} + \frac{\lambda^2}{2} [\operatorname{hard\_shrink}(x) \ne 0]
#    \le \frac{(x - y)^2}{2} + \frac{\lambda^2}{2} [y \ne 0]
#
# It is odd:
#
# .. math::
#
#    \operatorname{hard\_shrink}(-x) = -\operatorname{hard\_shrink}(x)

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands, as one of two by comparison: nothing overflows and nothing is rounded. The zero
# takes the sign of x, as the results of an odd function do:

import numpy as np

from activation_functions.numerics import compare


def stable(x, lambd=0.5):
    return np.where(np.abs(x) > lambd, x, np.copysign(0, x))


x = np.array([-np.inf, -0.25, 0.5, 1.5])
assert (stable(x) == hard_shrink(x)).all()
assert np.signbit(stable(-0.25)) and np.signbit(hard_shrink(-0.25))
assert stable(np.nan) == 0
compare(stable, hard_shrink)

# %%
# Products with the two conditions look like it, but at infinity one of them is infinity times 0:

with np.errstate(invalid="ignore"):
    product = x * (x > 0.5) + x * (x < -0.5)
assert np.isnan(product[0])
product

# %%
# Parameters
# ----------
#
# The parameter is where it jumps, and how high:

hard_shrink.plot(
    lambd=[0.5, 1.0, 2.0],
    alt="Level at 0 between -0.5 and 0.5, -1 and 1, and -2 and 2, and the "
    "line y = x outside. The derivatives are 0 between -0.5 and 0.5, -1 and "
    "1, and -2 and 2, and 1 outside.",
)

# %%
# Frameworks
# ----------

hard_shrink.calls

# %%
# Mistakes
# --------
#
# *It shrinks everything.* What is passed stays as it is; the soft shrink is the one that moves it:

from activation_functions import soft_shrink

assert hard_shrink(2.0) == 2
assert soft_shrink(2.0) == 1.5

# %%
# *Its slope is at most 1, so a small change has a small effect.* At the threshold the smallest change makes a
# difference of 0.5:

assert hard_shrink(np.nextafter(0.5, 1.0)) - hard_shrink(0.5) > 0.5

# %%
# Numerics
# --------
#
# NaN is not larger than λ, and would be replaced by the comparison; the library passes it:

hard_shrink.special_values

# %%
# Origin
# ------
#
# Donoho and Johnstone use it, as hard thresholding, to remove noise from the coefficients of wavelets.

hard_shrink.references
