r"""
Hard mish
=========

Hard mish keeps numbers above 0, sets those below -2 to 0, and follows a parabola in between.

Misra published it in 2020 as a substitute for mish that needs no exponential.

.. _hard_mish-definition:

.. math::

   \operatorname{hard\_mish}(x) = \frac{x}{2} \max(0, \min(2, x + 2))

.. _hard_mish-derivative:

.. math::

   \operatorname{hard\_mish}'(x) = \begin{cases}
     0 & x < -2 \\ x + 1 & -2 < x < 0 \\ 1 & x \ge 0 \end{cases}

It takes no parameters. At -2 the slope jumps (a kink):

.. _hard_mish-kink:

.. math::

   \operatorname{hard\_mish}'((-2)^-) = 0, \qquad \operatorname{hard\_mish}'((-2)^+) = -1

There the library takes the slope on the left:

.. _hard_mish-slope-at-kink:

.. math::

   \operatorname{hard\_mish}'(-2) := 0

The second derivative is that of the parabola, and 0 outside:

.. _hard_mish-second-derivative:

.. math::

   \operatorname{hard\_mish}''(x) = \begin{cases} 0 & x < -2 \\ 1 & -2 < x < 0 \\ 0 & x > 0 \end{cases}
"""

from activation_functions import hard_mish

hard_mish.plot(
    alt="Level at 0 up to -2, a parabola up to 0, which dips to -0.5 at -1, "
    "and the line y = x from there. The derivative steps down from 0 to -1 at "
    "-2, rises in a straight line to 1 at 0, and is level from there.",
)

# %%
# Facts
# -----

hard_mish

# %%
# Relations
# ---------
#
# Hard mish is 0 at 0 and from -2 downwards, and lowest at -1:
#
# .. _hard_mish-lowest-value:
#
# .. math::
#
#    \operatorname{hard\_mish}(0) = 0, \qquad
#    \operatorname{hard\_mish}(-1) = -\frac{1}{2}, \qquad \operatorname{hard\_mish}'(-1) = 0
#
# The gate is a hard sigmoid, with the slope 1/2 and the value 1 at 0:
#
# .. _hard_mish-as-product:
#
# .. math::
#
#    \operatorname{hard\_mish}(x)
#    = x \operatorname{hard\_sigmoid}(x;\, a = \tfrac{1}{2}, b = 1)
#
# It imitates mish. From 0 on it is ReLU:
#
# .. _hard_mish-above-0:
#
# .. math::
#
#    \operatorname{hard\_mish}(x) = \operatorname{relu}(x) \quad \text{for } x \ge 0
#
# Between the kink and 0 it is half the square, plus the line:
#
# .. _hard_mish-parabola:
#
# .. math::
#
#    \operatorname{hard\_mish}(x) = \frac{x^2}{2} + x \quad \text{for } |x + 1| < 1

# %%
# In NumPy
# --------
#
# The parabola is computed only of numbers between -2 and 0, so that nothing overflows:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    inside = np.clip(x, -2, 0)
    return np.where(x < 0, inside * (inside + 2) / 2, x)


compare(stable, hard_mish)

# %%
# The textbook form multiplies before it divides, so that large numbers overflow. At -∞ it multiplies ∞ by 0, which
# gives NaN:


def textbook(x):
    return x * np.clip(x + 2, 0, 2) / 2


compare(textbook, hard_mish)

# %%
# Frameworks
# ----------

hard_mish.calls

# %%
# Mistakes
# --------
#
# .. _hard_mish-mistake-hard-swish:
#
# It is easily mixed up with hard swish, which bends on both sides: at 1 hard swish is 2/3, hard mish 1.

from activation_functions import hard_swish

x = 1.0
of_swish, of_mish = hard_swish(x), hard_mish(x)
assert np.isclose(of_swish, 2 / 3) and of_mish == 1
of_swish.round(3), of_mish

# %%
# Numerics
# --------
#
# The limit on the left is 0, and reached already at -2:

hard_mish.special_values

# %%
# Origin
# ------
#
# Misra published it with its code.

hard_mish.references
