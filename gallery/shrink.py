r"""
Shrink
======

Shrink sets numbers near 0 to 0 and moves the others towards 0 by a bias; it contains the hard shrink and the soft
shrink as special cases.

ONNX has this one operator instead of one for each.

.. _shrink-definition:

.. math::

   \operatorname{shrink}(x) = \begin{cases}
     x - b & x > \lambda \\ 0 & |x| \le \lambda \\ x + b & x < -\lambda \end{cases}

with :math:`\lambda > 0` (``lambd``), by default 0.5, and :math:`b` (``bias``), by default 0

.. _shrink-derivative:

.. math::

   \operatorname{shrink}'(x) = \begin{cases} 1 & |x| > \lambda \\ 0 & |x| < \lambda \end{cases}

At :math:`\lambda` and at :math:`-\lambda` the function jumps, unless the bias is :math:`\lambda`. At the jumps
themselves the value is 0:

.. _shrink-jumps:

.. math::

   \operatorname{shrink}(\lambda) = 0, \qquad \operatorname{shrink}(\lambda^+) = \lambda - b

.. _shrink-lower-jump:

.. math::

   \operatorname{shrink}((-\lambda)^-) = b - \lambda, \qquad \operatorname{shrink}(-\lambda) = 0

At the jumps there is no derivative, and the library takes the slope inside:

.. _shrink-slope-at-jumps:

.. math::

   \operatorname{shrink}'(-\lambda) := 0, \qquad \operatorname{shrink}'(\lambda) := 0

Between and beyond the jumps the second derivative is 0:

.. _shrink-second-derivative:

.. math::

   \operatorname{shrink}''(x) = 0 \quad \text{for } |x| \ne \lambda

The derivative by the bias is constant on each piece:

.. _shrink-derivative-by-bias:

.. math::

   \frac{\partial \operatorname{shrink}(x)}{\partial b} =
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
# Shrink is an odd function, whatever its parameters are:
#
# .. _shrink-odd:
#
# .. math::
#
#    \operatorname{shrink}(-x;\, \lambda, b) = -\operatorname{shrink}(x;\, \lambda, b)
#
# With a bias of 0 it is the hard shrink:
#
# .. _shrink-as-hard_shrink:
#
# .. math::
#
#    \operatorname{shrink}(x;\, \lambda, b = 0) = \operatorname{hard\_shrink}(x)
#
# With a bias of :math:`\lambda` it is the soft shrink:
#
# .. _shrink-as-soft_shrink:
#
# .. math::
#
#    \operatorname{shrink}(x;\, \lambda, b = \lambda) = \operatorname{soft\_shrink}(x)
#
# A bias between these gives a mean of both:
#
# .. _shrink-as-mean:
#
# .. math::
#
#    \operatorname{shrink}(x;\, \lambda, b = \frac{\lambda}{2})
#    = \frac{\operatorname{hard\_shrink}(x) + \operatorname{soft\_shrink}(x)}{2}
#
# Far out the gap to the identity is the bias:
#
# .. _shrink-gap-to-identity:
#
# .. math::
#
#    x - \operatorname{shrink}(x;\, \lambda, b) = b \quad \text{for } x > \lambda

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. Working with the absolute value and restoring the sign gives each 0 the sign
# of x:

import numpy as np

from activation_functions.numerics import compare


def stable(x, lambd=0.5, bias=0.0):
    size = np.abs(x)
    return np.copysign(1, x) * np.where(size > lambd, size - bias, 0)


x = np.array([-np.inf, -0.25, 0.5, 1.5])
assert (stable(x, bias=0.25) == shrink(x, bias=0.25)).all()
assert np.signbit(stable(-0.25)) and np.signbit(shrink(-0.25))
compare(stable, shrink)

# %%
# A maximum instead of the comparison, as for the soft shrink, is right only for a bias of λ. With a larger bias results
# change sides, and the maximum cuts them off:

assert np.maximum(1.0 - 1.5, 0) == 0
shrink(1.0, bias=1.5)

# %%
# Parameters
# ----------
#
# ``lambd``, spelled so since ``lambda`` is a keyword of Python, is where the level piece ends. At 0 only 0 itself would
# be set to 0; 0 and negative values raise a ``ValueError``.

shrink.plot(
    lambd=[0.5, 1.0, 2.0],
    alt="Level at 0 between -0.5 and 0.5, -1 and 1, and -2 and 2, and the "
    "line y = x outside. The derivatives are 0 between -0.5 and 0.5, -1 and "
    "1, and -2 and 2, and 1 outside.",
)

# %%
# ``bias`` moves the outer lines. A bias of ``lambd`` closes the jumps; a larger one makes the function jump down, and a
# negative one moves results away from 0, so that ``shrink(2.0, bias=-1.0)`` is 3:

assert shrink(2.0, bias=-1.0) == 3

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
# .. _shrink-mistake-confusion-with-soft_shrink:
#
# *Shrink and soft shrink* are easily mixed up. With its defaults shrink is the hard shrink:

from activation_functions import hard_shrink, soft_shrink

assert shrink(2.0) == hard_shrink(2.0) == 2
assert soft_shrink(2.0) == 1.5

# %%
# Numerics
# --------
#
# Only one subtraction is rounded. At ∞ the value is ∞, whatever the bias is. A zero keeps its sign:

assert shrink(np.inf, bias=1e308) == np.inf

# %%
# The special values for the defaults:

shrink.special_values

# %%
# Origin
# ------
#
# ONNX defines it, since version 9 of its operators, in the `documentation of the operator
# <https://onnx.ai/onnx/operators/onnx__Shrink.html>`_.
