r"""
ReLU6
=====

ReLU6 passes what is positive, but no more than 6.

.. _relu6-definition:

.. math::

   \operatorname{relu6}(x) = \min(6, \max(0, x))

It has no parameters. Its derivative is 1 between 0 and 6:

.. _relu6-derivative:

.. math::

   \operatorname{relu6}'(x) = \begin{cases} 0 & x < 0 \\ 1 & 0 < x < 6 \\ 0 & x > 6 \end{cases}

There is a kink at 0 and another at 6:

.. _relu6-kinks:

.. math::

   \operatorname{relu6}'(0^-) = 0, \qquad \operatorname{relu6}'(0^+) = 1, \qquad
   \operatorname{relu6}'(6^-) = 1, \qquad \operatorname{relu6}'(6^+) = 0

There the library takes the slope outside:

.. math::

   \operatorname{relu6}'(0) := 0, \qquad \operatorname{relu6}'(6) := 0

Elsewhere the second derivative is 0:

.. _relu6-second-derivative:

.. math::

   \operatorname{relu6}''(x) = 0 \quad \text{for } 0 \ne x \ne 6
"""

from activation_functions import relu6

relu6.plot(
    alt="Level at 0 up to the origin, the line y = x up to 6, and level at 6 "
    "from there. The derivative is 1 between 0 and 6, and 0 outside.",
)

# %%
# Facts
# -----

relu6

# %%
# Relations
# ---------
#
# It is the difference of two ReLUs, and turning it by half a circle about its middle changes nothing:
#
# .. math::
#
#    \operatorname{relu6}(x) = \operatorname{relu}(x) - \operatorname{relu}(x - 6), \qquad
#    \operatorname{relu6}(x) + \operatorname{relu6}(6 - x) = 6
#
# The hard sigmoid is a sixth of it, shifted by 3, and the hard swish is its product with the argument:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x) = \frac{\operatorname{relu6}(x + 3)}{6}, \qquad
#    \operatorname{hard\_swish}(x) = \frac{x \operatorname{relu6}(x + 3)}{6}

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands: nothing overflows here and nothing is rounded. ``clip`` cuts off at both ends:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.clip(x, 0, 6)


z = np.array([-np.inf, -2.0, 3.0, 7.0, np.inf])
assert (stable(z) == relu6(z)).all()
compare(stable, relu6)

# %%
# Frameworks
# ----------

relu6.calls

# %%
# Mistakes
# --------
#
# *Hard functions do not saturate.* This one is constant at both ends, where its slope is 0:

assert (relu6.derivative([-1.0, 7.0]) == 0).all()

# %%
# Numerics
# --------
#
# Both limits are reached, the one at 0 and the other at 6. NaN is not cut off:

relu6.special_values

# %%
# Origin
# ------
#
# Krizhevsky introduced it.

relu6.references
