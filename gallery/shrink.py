r"""
Shrink
======

The shrink moves what is large towards 0, and replaces the rest by 0; where the rest ends, and how far it moves, are two
parameters.

.. _shrink-definition:

.. math::

   \operatorname{shrink}(x) = \begin{cases}
     x - \mathrm{bias} & x > \lambda \\ 0 & |x| \le \lambda \\ x + \mathrm{bias} & x < -\lambda \end{cases}

The parameters are those of the operator of ONNX, with its defaults: :math:`\lambda > 0`, which is 0.5 and called
``lambd``, and the bias, which is 0. With 0 for :math:`\lambda`, which is refused,
nothing would be left of the rest but 0 itself. The derivative does not depend on the bias:

.. _shrink-derivative:

.. math::

   \operatorname{shrink}'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| < \lambda \end{cases}

At :math:`\lambda` and at :math:`-\lambda` the function jumps, unless the bias is :math:`\lambda`:

.. _shrink-jumps:

.. math::

   \operatorname{shrink}(\lambda) = 0, \qquad \operatorname{shrink}(\lambda^+) = \lambda - \mathrm{bias}

.. math::

   \operatorname{shrink}((-\lambda)^-) = \mathrm{bias} - \lambda, \qquad \operatorname{shrink}(-\lambda) = 0

There it has no derivative, and the library takes the slope inside:

.. math::

   \operatorname{shrink}'(-\lambda) := 0, \qquad \operatorname{shrink}'(\lambda) := 0

Elsewhere the second derivative is 0:

.. _shrink-second-derivative:

.. math::

   \operatorname{shrink}''(x) = 0 \quad \text{for } |x| \ne \lambda

The derivative by the bias is

.. _shrink-derivative-by-bias:

.. math::

   \frac{\partial \operatorname{shrink}(x)}{\partial \mathrm{bias}} =
   \begin{cases} -1 & x > \lambda \\ 0 & |x| \le \lambda \\ 1 & x < -\lambda \end{cases}
"""

from activation_functions import shrink

shrink.plot(
    alt="The line y = x up to -0.5, where it jumps up to 0, level at 0 up to "
    "0.5, where it jumps up to 0.5, and the line y = x from there. The "
    "derivative is 0 between -0.5 and 0.5, and 1 outside.",
)

# %%
# Facts
# -----

shrink

# %%
# Relations
# ---------
#
# With the bias 0 it is the hard shrink, with the bias :math:`\lambda` the soft shrink:
#
# .. math::
#
#    \operatorname{shrink}(x;\, \lambda, \mathrm{bias} = 0) = \operatorname{hard\_shrink}(x)
#
# .. math::
#
#    \operatorname{shrink}(x;\, \lambda, \mathrm{bias} = \lambda) = \operatorname{soft\_shrink}(x)
#
# A bias between them is a mean of the two:
#
# .. math::
#
#    \operatorname{shrink}(x;\, \lambda, \mathrm{bias} = \frac{\lambda}{2})
#    = \frac{\operatorname{hard\_shrink}(x) + \operatorname{soft\_shrink}(x)}{2}
#
# It is odd:
#
# .. math::
#
#    \operatorname{shrink}(-x;\, \lambda, \mathrm{bias}) = -\operatorname{shrink}(x;\, \lambda, \mathrm{bias})

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands; a difference is all that is rounded. What is to be done depends on the size;
# the sign is that of x:

import numpy as np

from activation_functions.numerics import compare


def stable(x, lambd=0.5, bias=0.0):
    size = np.abs(x)
    return np.copysign(1, x) * np.where(size > lambd, size - bias, 0)


x = np.array([-np.inf, -0.25, 0.5, 1.5])
assert (stable(x, bias=0.25) == shrink(x, bias=0.25)).all()
assert np.signbit(stable(-0.25)) and np.signbit(shrink(-0.25))
assert shrink(np.inf, bias=1e308) == np.inf
compare(stable, shrink)

# %%
# A maximum in place of the comparison, as for the soft shrink, is right only if the bias is :math:`\lambda`. If it is
# larger, there are results on the other side of 0, which the maximum cuts off:

assert np.maximum(1.0 - 1.5, 0) == 0
shrink(1.0, bias=1.5)

# %%
# Parameters
# ----------
#
# The first parameter is where the level piece ends:

shrink.plot(
    lambd=[0.5, 1.0, 2.0],
    alt="Level at 0 between -0.5 and 0.5, -1 and 1, and -2 and 2, and the "
    "line y = x outside. The derivatives are 0 between -0.5 and 0.5, -1 and "
    "1, and -2 and 2, and 1 outside.",
)

# %%
# The bias moves what is not replaced. If it is the same as the first parameter, nothing jumps; if it is larger, the
# function jumps down on its way to the right:

shrink.plot(
    bias=[0.0, 0.5, 1.0],
    alt="Level at 0 between -0.5 and 0.5 for all, and lines of slope 1 "
    "outside. For 0 it jumps up from 0 to 0.5 at 0.5, for 0.5 it does not "
    "jump, for 1 it jumps down from 0 to -0.5 at 0.5. The derivatives are the "
    "same for all, 0 between -0.5 and 0.5 and 1 outside.",
)

# %%
# Frameworks
# ----------

shrink.calls

# %%
# Mistakes
# --------
#
# *The bias is added.* It is added on the left, and subtracted on the right. With a bias of 0.25:

assert shrink(2.0, bias=0.25) == 1.75
assert shrink(-2.0, bias=0.25) == -1.75

# %%
# *It never increases the size.* A negative bias does:

assert shrink(2.0, bias=-1.0) == 3

# %%
# Numerics
# --------
#
# No bias that is a number moves ∞:

shrink.special_values

# %%
# Origin
# ------
#
# It is an operator of ONNX, since version 9 of its operators, with its `documentation
# <https://onnx.ai/onnx/operators/onnx__Shrink.html>`_ for a definition.
