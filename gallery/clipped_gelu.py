r"""
Clipped GELU
============

Clipped GELU is GELU up to 10, and level from there, so that few steps are enough for its values.

Wu and others clip GELU to 10 in BERT, before they quantize it. Transformers calls it *gelu_10*.

.. _clipped_gelu-definition:

.. math::

   \operatorname{clipped\_gelu}(x) = \operatorname{gelu}(\min(10, x))

.. _clipped_gelu-derivative:

.. math::

   \operatorname{clipped\_gelu}'(x) = \begin{cases} \operatorname{gelu}'(x) & x < 10 \\ 0 & x > 10 \end{cases}

It takes no parameters, and :math:`\varphi` is the density of the normal distribution. At 10 the slope jumps (a kink),
from nearly 1:

.. _clipped_gelu-kink:

.. math::

   \operatorname{clipped\_gelu}'(10^-) \approx 1.0000, \qquad \operatorname{clipped\_gelu}'(10^+) = 0

There the library takes the slope on the right:

.. _clipped_gelu-slope-at-kink:

.. math::

   \operatorname{clipped\_gelu}'(10) := 0

The second derivative:

.. _clipped_gelu-second-derivative:

.. math::

   \operatorname{clipped\_gelu}''(x) = \begin{cases} (2 - x^2)\, \varphi(x) & x < 10 \\ 0 & x > 10 \end{cases}
"""

from activation_functions import clipped_gelu

clipped_gelu.plot(
    alt="Close to 0 far left, a shallow dip to -0.17 at -0.75, through the "
    "origin, and level at 10 right of 10. The derivative dips below 0, passes "
    "0.5 at the origin, and steps down from 1 to 0 at 10.",
)

# %%
# Facts
# -----

clipped_gelu

# %%
# Relations
# ---------
#
# Usually the values of GELU are said to be clipped, not its argument. In floating point that is the same:
#
# .. _clipped_gelu-as-clipped:
#
# .. math::
#
#    |\max(-10, \min(10, \operatorname{gelu}(x))) - \operatorname{clipped\_gelu}(x)|
#    \le 10 - \operatorname{gelu}(10)
#
# The lower limit, -10, is never reached, because the least value of GELU is about -0.17. Up to 10 it is GELU:
#
# .. _clipped_gelu-below-10:
#
# .. math::
#
#    \operatorname{clipped\_gelu}(x) = \operatorname{gelu}(x) \quad \text{for } x \le 10
#
# It does not exceed ReLU, nor ReLU clipped to 10:
#
# .. _clipped_gelu-below-relu:
#
# .. math::
#
#    \operatorname{clipped\_gelu}(x) \le \min(10, \operatorname{relu}(x))

# %%
# In NumPy
# --------
#
# NumPy has no error function, and the stable form is that of GELU, with the minimum before it:

import math

import numpy as np

from activation_functions import gelu
from activation_functions.numerics import compare


def stable(x):
    return gelu(np.minimum(x, 10))


compare(stable, clipped_gelu)

# %%
# The textbook form, with an error function, loses digits on the left, and is 0 at -9:


def textbook(x):
    erf = np.vectorize(math.erf)(x / math.sqrt(2)).astype(x.dtype)
    return np.clip(x / 2 * (1 + erf), -10, 10)


assert textbook(np.float64(-9)) == 0 > clipped_gelu(-9.0)
compare(textbook, clipped_gelu)

# %%
# Frameworks
# ----------

clipped_gelu.calls

# %%
# Mistakes
# --------
#
# .. _clipped_gelu-mistake-negative:
#
# *Clipping maps negative values*, in a framework's docstring. It changes positive values alone. What it makes of
# negative numbers is what GELU makes of them:

x = np.linspace(-20, 0, 1001)
assert (clipped_gelu(x) == gelu(x)).all() and clipped_gelu(20.0) == 10

# %%
# Numerics
# --------
#
# Among 127 steps from 0 to 10 there are two for the dip to -0.17; from 0 to 50 it would be less than half a step:

steps = [0.17 / (limit / 127) for limit in (10, 50)]
assert steps[0] > 2 and steps[1] < 0.5

# %%
# The value at -∞ is the limit, 0, approached from below:

clipped_gelu.special_values

# %%
# Origin
# ------
#
# Wu and others clip GELU to 10, as one of the remedies with which BERT keeps its accuracy in integers.

clipped_gelu.references
