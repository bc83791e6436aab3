r"""
Soft shrink
===========

The soft shrink, or *soft thresholding*, moves every number towards 0 by the same amount, and stops at 0.

Donoho and Johnstone (1994) use it to remove noise from wavelet coefficients; Tibshirani's lasso (1996) shrinks
coefficients the same way, and in the sparse coding networks of Gregor and LeCun (2010) it is the activation.

.. _soft_shrink-definition:

.. math::

   \operatorname{soft\_shrink}(x) = \begin{cases}
     x - \lambda & x > \lambda \\ 0 & |x| \le \lambda \\ x + \lambda & x < -\lambda \end{cases}

with the threshold :math:`\lambda \ge 0` (``lambd``), by default 0.5

.. _soft_shrink-derivative:

.. math::

   \operatorname{soft\_shrink}'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| < \lambda \\
     1 & x = \lambda = 0 \end{cases}

The slope jumps at :math:`\lambda` and at :math:`-\lambda` (kinks), unless the threshold is 0:

.. _soft_shrink-kinks:

.. math::

   \operatorname{soft\_shrink}'(\lambda^+) = 1, \qquad \operatorname{soft\_shrink}'(\lambda^-) = 0
   \quad \text{for } \lambda > 0

.. _soft_shrink-lower-kink:

.. math::

   \operatorname{soft\_shrink}'((-\lambda)^-) = 1, \qquad \operatorname{soft\_shrink}'((-\lambda)^+) = 0
   \quad \text{for } \lambda > 0

At the kinks the library takes the slope inside:

.. _soft_shrink-slope-at-lower-kink:

.. math::

   \operatorname{soft\_shrink}'(-\lambda) := 0 \quad \text{for } \lambda > 0

.. _soft_shrink-slope-at-upper-kink:

.. math::

   \operatorname{soft\_shrink}'(\lambda) := 0 \quad \text{for } \lambda > 0

Between and beyond the kinks the second derivative is 0:

.. _soft_shrink-second-derivative:

.. math::

   \operatorname{soft\_shrink}''(x) = 0 \quad \text{for } |x| \ne \lambda

To learn the threshold, you need the derivative by :math:`\lambda`:

.. _soft_shrink-derivative-by-lambd:

.. math::

   \frac{\partial \operatorname{soft\_shrink}(x)}{\partial \lambda} =
   \begin{cases} -1 & x > \lambda \\ 0 & |x| < \lambda \\ 1 & x < -\lambda \end{cases}
   \quad \text{for } \lambda \ne 0
"""

from activation_functions import soft_shrink

soft_shrink.plot(
    alt="A line of slope 1 up to -0.5, level at 0 up to 0.5, and a line of "
    "slope 1 from there. The derivative is 0 between -0.5 and 0.5, and 1 "
    "outside.",
)

# %%
# Facts
# -----

soft_shrink

# %%
# Relations
# ---------
#
# The soft shrink is an odd function:
#
# .. _soft_shrink-odd:
#
# .. math::
#
#    \operatorname{soft\_shrink}(-x) = -\operatorname{soft\_shrink}(x)
#
# Its zeros fill the interval from :math:`-\lambda` to :math:`\lambda`:
#
# .. _soft_shrink-interval-of-zeros:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = 0 \quad \text{for } |x| \le \lambda
#
# The gap to the identity grows to :math:`\lambda` and stays there:
#
# .. _soft_shrink-gap-to-identity:
#
# .. math::
#
#    \lim_{x \to \infty} (x - \operatorname{soft\_shrink}(x)) = \lambda
#
# It is the difference of two ReLUs:
#
# .. _soft_shrink-as-relu:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = \operatorname{relu}(x - \lambda) - \operatorname{relu}(-x - \lambda)
#
# It is also the identity minus a hard tanh:
#
# .. _soft_shrink-as-hard_tanh:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x)
#    = x - \operatorname{hard\_tanh}(x;\, m = -\lambda, M = \lambda)
#
# Shrink with a bias of :math:`\lambda` is the soft shrink:
#
# .. _soft_shrink-as-shrink:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = \operatorname{shrink}(x;\, \lambda, b = \lambda)
#
# The hard shrink keeps the numbers that the soft shrink moves:
#
# .. _soft_shrink-gap-to-hard_shrink:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = \operatorname{hard\_shrink}(x) - \lambda \quad \text{for } x > \lambda
#
# The soft shrink is the proximal operator of :math:`\lambda` times the absolute value: of all numbers y it minimizes a
# squared distance plus that penalty. Hence its use for the lasso and other problems with an absolute value:
#
# .. _soft_shrink-proximal-operator:
#
# .. math::
#
#    \frac{(x - \operatorname{soft\_shrink}(x))^2}{2} + \lambda |\operatorname{soft\_shrink}(x)|
#    \le \frac{(x - y)^2}{2} + \lambda |y|

# %%
# In NumPy
# --------
#
# The formula can be implemented directly: reduce the absolute value, and restore the sign:

import numpy as np

from activation_functions.numerics import compare


def stable(x, lambd=0.5):
    return np.copysign(np.maximum(np.abs(x) - lambd, 0), x)


x = np.array([-np.inf, -0.25, 0.5, 1.5])
assert (stable(x) == soft_shrink(x)).all()
assert np.signbit(stable(-0.25)) and np.signbit(soft_shrink(-0.25))
compare(stable, soft_shrink)

# %%
# A factor gives the same on paper:
#
# .. _soft_shrink-factor-form:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = x \max(0, 1 - \frac{\lambda}{|x|}) \quad \text{for } x \ne 0
#
# Its quotient is rounded before the subtraction, so that just above the kink only about 5 digits are right:

z = 0.3 + 1e-12
factor = z * np.maximum(1 - 0.3 / np.abs(z), 0)
right = soft_shrink(z, lambd=0.3)
assert round(-np.log10(abs(factor / right - 1))) == 5
float(factor), float(right)

# %%
# Parameters
# ----------
#
# ``lambd`` is called so in PyTorch and ONNX, since ``lambda`` is a keyword of Python; Keras calls it ``threshold``. It
# sets where the kinks are, and how far the lines are moved. At 0 nothing moves. A negative threshold raises a
# ``ValueError``.

soft_shrink.plot(
    lambd=[0.5, 1.0, 2.0],
    alt="Level at 0 between -0.5 and 0.5, -1 and 1, and -2 and 2, and lines "
    "of slope 1 outside. The derivatives are 0 between -0.5 and 0.5, -1 and "
    "1, and -2 and 2, and 1 outside.",
)

# %%
# Frameworks
# ----------

soft_shrink.calls

# %%
# Mistakes
# --------
#
# .. _soft_shrink-mistake-confusion-with-hard_shrink:
#
# *Soft and hard shrink* are easily mixed up. The soft shrink moves every number, however large it is:

from activation_functions import hard_shrink

assert hard_shrink(100.0) == 100
assert soft_shrink(100.0) == 99.5

# %%
# Numerics
# --------
#
# Only one subtraction is rounded. At ∞ the value is ∞. A zero keeps its sign, and a number between the kinks gives a
# zero of its sign:

soft_shrink.special_values

# %%
# Origin
# ------
#
# Donoho and Johnstone compare soft and hard thresholding of wavelet coefficients, and Donoho proves what the soft form
# achieves. Tibshirani shows that the lasso with orthogonal inputs thresholds softly. Gregor and LeCun train a network
# with this activation and learned thresholds. As a layer it stood in Torch7's ``nn`` as
# ``SoftShrink``, before PyTorch.

soft_shrink.references
