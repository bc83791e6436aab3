r"""
Soft shrink
===========

The soft shrink, or *soft thresholding*, moves everything towards 0 by the same amount, but not beyond.

.. _soft_shrink-definition:

.. math::

   \operatorname{soft\_shrink}(x) = \begin{cases}
     x - \lambda & x > \lambda \\ 0 & |x| \le \lambda \\ x + \lambda & x < -\lambda \end{cases}

The parameter :math:`\lambda \ge 0`, by default 0.5 as in PyTorch and Keras, is called ``lambd``, for ``lambda`` is
reserved in Python. In Keras it is the ``threshold``. The derivative is

.. _soft_shrink-derivative:

.. math::

   \operatorname{soft\_shrink}'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| < \lambda \\
     1 & x = \lambda = 0 \end{cases}

There is a kink at :math:`\lambda` and one at :math:`-\lambda`, unless the parameter is 0:

.. _soft_shrink-kinks:

.. math::

   \operatorname{soft\_shrink}'(\lambda^+) = 1, \qquad \operatorname{soft\_shrink}'(\lambda^-) = 0
   \quad \text{for } \lambda > 0

.. math::

   \operatorname{soft\_shrink}'((-\lambda)^-) = 1, \qquad \operatorname{soft\_shrink}'((-\lambda)^+) = 0
   \quad \text{for } \lambda > 0

There the library takes the slope inside:

.. math::

   \operatorname{soft\_shrink}'(-\lambda) := 0 \quad \text{for } \lambda > 0

.. math::

   \operatorname{soft\_shrink}'(\lambda) := 0 \quad \text{for } \lambda > 0

Elsewhere the second derivative is 0:

.. _soft_shrink-second-derivative:

.. math::

   \operatorname{soft\_shrink}''(x) = 0 \quad \text{for } |x| \ne \lambda

Where the parameter is learned, the derivative by it is needed, too:

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
# It is made of two ReLUs, and it is what the hard tanh lacks of the line:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = \operatorname{relu}(x - \lambda) - \operatorname{relu}(-x - \lambda)
#
# .. math::
#
#    \operatorname{soft\_shrink}(x)
#    = x - \operatorname{hard\_tanh}(x;\, \mathrm{min\_val} = -\lambda, \mathrm{max\_val} = \lambda)
#
# It is the shrink with :math:`\lambda` for its bias; what it moves, the hard shrink passes as it is:
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = \operatorname{shrink}(x;\, \lambda, \mathrm{bias} = \lambda)
#
# .. math::
#
#    \operatorname{soft\_shrink}(x) = \operatorname{hard\_shrink}(x) - \lambda \quad \text{for } x > \lambda
#
# Of all numbers y, it is the one that makes this sum least, of a squared distance and a price for its size:
#
# .. math::
#
#    \frac{(x - \operatorname{soft\_shrink}(x))^2}{2} + \lambda |\operatorname{soft\_shrink}(x)|
#    \le \frac{(x - y)^2}{2} + \lambda |y|
#
# It is odd:
#
# .. math::
#
#    \operatorname{soft\_shrink}(-x) = -\operatorname{soft\_shrink}(x)

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands; a difference is all that is rounded. The size is made smaller, and keeps its
# sign:

import numpy as np

from activation_functions.numerics import compare


def stable(x, lambd=0.5):
    return np.copysign(np.maximum(np.abs(x) - lambd, 0), x)


x = np.array([-np.inf, -0.25, 0.5, 1.5])
assert (stable(x) == soft_shrink(x)).all()
assert np.signbit(stable(-0.25)) and np.signbit(soft_shrink(-0.25))
compare(stable, soft_shrink)

# %%
# A factor, 1 minus the quotient of λ and the size, does the same on paper. The quotient is rounded before it is taken
# from 1, so that just above the kink about 5 digits are right:

z = 0.3 + 1e-12
factor = z * np.maximum(1 - 0.3 / np.abs(z), 0)
error = factor / soft_shrink(z, lambd=0.3) - 1
assert round(-np.log10(abs(error))) == 5
float(factor), float(soft_shrink(z, lambd=0.3))

# %%
# Parameters
# ----------
#
# The parameter is where the kinks are, and how far the lines are moved:

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
# *max(x - λ, 0).* That is half of it, a ReLU, which is 0 at -2:

assert np.maximum(-2 - 0.5, 0) == 0
soft_shrink(-2.0)

# %%
# *What is large is passed as it is*, as by the hard shrink. It is moved, however large it is:

from activation_functions import hard_shrink

assert hard_shrink(100.0) == 100
assert soft_shrink(100.0) == 99.5

# %%
# Numerics
# --------
#
# At ∞ nothing is missing of x. A zero keeps its sign, and so does each number between the kinks that becomes 0:

soft_shrink.special_values

# %%
# Origin
# ------
#
# As soft thresholding it removes noise from the coefficients of wavelets, in the papers by Donoho and Johnstone and by
# Donoho alone.

soft_shrink.references
