r"""
Hard shrink
===========

The hard shrink, or *hard thresholding*, keeps numbers whose absolute value exceeds a threshold, and sets the rest to 0.

Donoho and Johnstone (1994) use it to remove noise from a signal: they set the small coefficients of its wavelet
transform to 0 and keep the large ones.

.. _hard_shrink-definition:

.. math::

   \operatorname{hard\_shrink}(x) = \begin{cases} x & |x| > \lambda \\ 0 & |x| \le \lambda \end{cases}

with the threshold :math:`\lambda \ge 0` (``lambd``), by default 0.5

.. _hard_shrink-derivative:

.. math::

   \operatorname{hard\_shrink}'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| < \lambda \\
     1 & x = \lambda = 0 \end{cases}

At :math:`\lambda` and at :math:`-\lambda` the function jumps, unless the threshold is 0. At the jumps themselves the
value is 0:

.. _hard_shrink-jumps:

.. math::

   \operatorname{hard\_shrink}(\lambda) = 0, \qquad \operatorname{hard\_shrink}(\lambda^+) = \lambda

.. _hard_shrink-lower-jump:

.. math::

   \operatorname{hard\_shrink}((-\lambda)^-) = -\lambda, \qquad \operatorname{hard\_shrink}(-\lambda) = 0

At the jumps there is no derivative, and the library takes the slope inside:

.. _hard_shrink-slope-at-lower-jump:

.. math::

   \operatorname{hard\_shrink}'(-\lambda) := 0 \quad \text{for } \lambda > 0

.. _hard_shrink-slope-at-upper-jump:

.. math::

   \operatorname{hard\_shrink}'(\lambda) := 0 \quad \text{for } \lambda > 0

Between and beyond the jumps the second derivative is 0:

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
# The hard shrink is an odd function:
#
# .. _hard_shrink-odd:
#
# .. math::
#
#    \operatorname{hard\_shrink}(-x) = -\operatorname{hard\_shrink}(x)
#
# Its zeros fill the interval from :math:`-\lambda` to :math:`\lambda`; beyond it the hard shrink is the identity:
#
# .. _hard_shrink-interval-of-zeros:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = 0 \quad \text{for } |x| \le \lambda
#
# .. _hard_shrink-identity-outside:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = x \quad \text{for } |x| > \lambda
#
# The soft shrink moves what the hard shrink keeps by :math:`\lambda`:
#
# .. _hard_shrink-gap-to-soft_shrink:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = \operatorname{soft\_shrink}(x) + \lambda \quad \text{for } x > \lambda
#
# ``shrink`` with a bias of 0 is the hard shrink:
#
# .. _hard_shrink-as-shrink:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = \operatorname{shrink}(x;\, \lambda, b = 0)
#
# Thresholded ReLU is its positive half, so two of them make a hard shrink:
#
# .. _hard_shrink-as-thresholded_relu:
#
# .. math::
#
#    \operatorname{hard\_shrink}(x) = \operatorname{thresholded\_relu}(x;\, \theta = \lambda)
#    - \operatorname{thresholded\_relu}(-x;\, \theta = \lambda)
#
# So do two thresholds:
#
# .. _hard_shrink-as-threshold:
#
# .. math::
#
#    \begin{aligned}
#    \operatorname{hard\_shrink}(x) &= \operatorname{threshold}(x;\, \theta = \lambda, c = 0)
#    \\ &\quad - \operatorname{threshold}(-x;\, \theta = \lambda, c = 0)
#    \end{aligned}
#
# The hard shrink is the proximal operator of a fixed price for not being 0 (the ℓ₀ norm): of all numbers y it minimizes
# the sum of a squared distance and that price:
#
# .. _hard_shrink-least-squares:
#
# .. math::
#
#    \frac{(x - \operatorname{hard\_shrink}(x))^2}{2} + \frac{\lambda^2}{2} [\operatorname{hard\_shrink}(x) \ne 0]
#    \le \frac{(x - y)^2}{2} + \frac{\lambda^2}{2} [y \ne 0]

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. ``copysign`` gives each 0 the sign of x, as befits an odd function:

import numpy as np

from activation_functions.numerics import compare


def stable(x, lambd=0.5):
    return np.where(np.abs(x) > lambd, x, np.copysign(0, x))


x = np.array([-np.inf, -0.25, 0.5, 1.5])
assert (stable(x) == hard_shrink(x)).all()
assert np.signbit(stable(-0.25)) and np.signbit(hard_shrink(-0.25))
compare(stable, hard_shrink)

# %%
# Multiplying x by the conditions fails at ∞: one of the products is ∞ times 0, which is NaN, with a RuntimeWarning:

with np.errstate(invalid="ignore"):
    product = x * (x > 0.5) + x * (x < -0.5)
assert np.isnan(product[0])
product

# %%
# Parameters
# ----------
#
# ``lambd`` is called so in PyTorch and ONNX, since ``lambda`` is a keyword of Python; Keras calls it ``threshold``. It
# sets where the function jumps, and how high. At 0 everything is kept. A negative threshold raises a ``ValueError``.

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
# .. _hard_shrink-mistake-confusion-with-soft_shrink:
#
# *Hard and soft shrink* are easily mixed up. The hard shrink leaves large numbers as they are, the soft shrink moves
# them:

from activation_functions import soft_shrink

assert hard_shrink(2.0) == 2
assert soft_shrink(2.0) == 1.5

# %%
# Numerics
# --------
#
# At a jump the smallest change of x matters: the float after 0.5 is kept, 0.5 itself is not:

assert hard_shrink(np.nextafter(0.5, 1.0)) > 0.5
assert hard_shrink(0.5) == 0

# %%
# NaN is not larger than λ, so the comparison above turns it into 0; the library returns NaN:

assert stable(np.nan) == 0

# %%
# At ∞ the value is ∞. A zero keeps its sign:

hard_shrink.special_values

# %%
# Origin
# ------
#
# Donoho and Johnstone compare hard and soft thresholding of wavelet coefficients. As a layer of neural networks it
# stood in Torch7's ``nn`` as ``HardShrink``, before PyTorch.

hard_shrink.references
