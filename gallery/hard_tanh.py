r"""
Hard tanh
=========

The hard tanh is the line y = x, cut off below and above, by default at -1 and at 1.

.. _hard_tanh-definition:

.. math::

   \operatorname{hard\_tanh}(x) = \max(\mathrm{min\_val}, \min(\mathrm{max\_val}, x))

Its parameters are the two ends, :math:`\mathrm{min\_val} < \mathrm{max\_val}`, called as in PyTorch. Keras and JAX have
no others than -1 and 1, and cut off at others by ``clip``. The derivative is 1 between the ends:

.. _hard_tanh-derivative:

.. math::

   \operatorname{hard\_tanh}'(x) = \begin{cases}
     0 & x < \mathrm{min\_val} \\ 1 & \mathrm{min\_val} < x < \mathrm{max\_val} \\ 0 & x > \mathrm{max\_val} \end{cases}

There is a kink at each end:

.. _hard_tanh-kinks:

.. math::

   \operatorname{hard\_tanh}'(\mathrm{min\_val}^-) = 0, \qquad \operatorname{hard\_tanh}'(\mathrm{min\_val}^+) = 1

.. math::

   \operatorname{hard\_tanh}'(\mathrm{max\_val}^-) = 1, \qquad \operatorname{hard\_tanh}'(\mathrm{max\_val}^+) = 0

There the library takes the slope outside:

.. math::

   \operatorname{hard\_tanh}'(\mathrm{min\_val}) := 0, \qquad \operatorname{hard\_tanh}'(\mathrm{max\_val}) := 0

Elsewhere the second derivative is 0:

.. _hard_tanh-second-derivative:

.. math::

   \operatorname{hard\_tanh}''(x) = 0 \quad \text{for } (x - \mathrm{min\_val}) (x - \mathrm{max\_val}) \ne 0

By each end, the derivative is 1 where that end is taken:

.. _hard_tanh-derivative-by-min_val:

.. math::

   \frac{\partial \operatorname{hard\_tanh}(x)}{\partial \mathrm{min\_val}} =
   \begin{cases} 1 & x < \mathrm{min\_val} \\ 0 & x > \mathrm{min\_val} \end{cases}

.. _hard_tanh-derivative-by-max_val:

.. math::

   \frac{\partial \operatorname{hard\_tanh}(x)}{\partial \mathrm{max\_val}} =
   \begin{cases} 0 & x < \mathrm{max\_val} \\ 1 & x > \mathrm{max\_val} \end{cases}
"""

from activation_functions import hard_tanh

hard_tanh.plot(
    alt="Level at -1 up to -1, the line y = x up to 1, and level at 1 from "
    "there. The derivative is 1 between -1 and 1, and 0 outside.",
)

# %%
# Facts
# -----

hard_tanh

# %%
# Relations
# ---------
#
# It is made of two ReLUs:
#
# .. math::
#
#    \operatorname{hard\_tanh}(x)
#    = \operatorname{relu}(x - \mathrm{min\_val}) - \operatorname{relu}(x - \mathrm{max\_val}) + \mathrm{min\_val}
#
# With opposite ends it is odd:
#
# .. math::
#
#    \begin{aligned}
#    \operatorname{hard\_tanh}(-x;\, \mathrm{min\_val} = -c, \mathrm{max\_val} = c)
#    &= -\operatorname{hard\_tanh}(x;\, \mathrm{min\_val} = -c, \mathrm{max\_val} = c)
#    \\ &\quad \text{for } c > 0
#    \end{aligned}
#
# The hard sigmoid is the same, scaled and shifted, just as the sigmoid is a scaled and shifted tanh:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x)
#    = \frac{1}{2} + \frac{1}{2} \operatorname{hard\_tanh}(\frac{x}{3};\, \mathrm{min\_val} = -1, \mathrm{max\_val} = 1)
#
# What it lacks of the line is the soft shrink:
#
# .. math::
#
#    \operatorname{hard\_tanh}(x;\, \mathrm{min\_val} = -\lambda, \mathrm{max\_val} = \lambda)
#    + \operatorname{soft\_shrink}(x;\, \lambda) = x \quad \text{for } \lambda > 0
#
# Tanh is furthest from it at the ends, by 0.2384:

import numpy as np

from activation_functions import tanh

x = np.linspace(-4, 4, 801)
apart = np.abs(hard_tanh(x) - tanh(x))
assert abs(x[apart.argmax()]) == 1
assert apart.max().round(4) == 0.2384

# %%
# In NumPy
# --------
#
# The formula can be typed as it stands: nothing overflows here and nothing is rounded. ``clip`` cuts off at both ends:

from activation_functions.numerics import compare


def stable(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, min_val, max_val)


z = np.array([-np.inf, -0.5, 0.0, 2.0])
assert (stable(z) == hard_tanh(z)).all()
compare(stable, hard_tanh)

# %%
# Parameters
# ----------
#
# The parameters move the ends:

hard_tanh.plot(
    max_val=[0.5, 1.0, 2.0],
    alt="Level at -1 up to -1 for all, the line y = x up to 0.5, 1 and 2, and "
    "level from there. The derivatives are 1 between -1 and 0.5, -1 and 1, "
    "and -1 and 2, and 0 outside.",
)

# %%
# Frameworks
# ----------

hard_tanh.calls

# %%
# Mistakes
# --------
#
# *Hard functions do not saturate.* This one is constant at both ends, where its slope is 0:

assert hard_tanh(1.0) == hard_tanh(1e6) == 1
assert (hard_tanh.derivative([-2.0, 2.0]) == 0).all()

# %%
# Numerics
# --------
#
# Between the ends x itself is passed, so that a zero keeps its sign:

hard_tanh.special_values

# %%
# Origin
# ------
#
# It is in Collobert's thesis.

hard_tanh.references
