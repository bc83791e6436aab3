r"""
Hard swish
==========

The hard swish keeps numbers above 3, sets those below -3 to 0, and follows a parabola in between.

Howard and others introduced it in 2019 for MobileNetV3, because on mobile devices it costs less than swish and is
nearly as accurate.

.. _hard_swish-definition:

.. math::

   \operatorname{hard\_swish}(x) =
     \begin{cases} 0 & x \le -3 \\ \frac{x (x + 3)}{6} & -3 < x < 3 \\ x & x \ge 3 \end{cases}

.. _hard_swish-derivative:

.. math::

   \operatorname{hard\_swish}'(x) = \begin{cases}
     0 & x < -3 \\ \frac{2 x + 3}{6} & -3 < x < 3 \\ 1 & x > 3 \end{cases}

It takes no parameters. There is a kink at each end of the parabola, where the slope jumps:

.. _hard_swish-kinks:

.. math::

   \operatorname{hard\_swish}'((-3)^-) = 0, \qquad \operatorname{hard\_swish}'((-3)^+) = -\frac{1}{2}

.. _hard_swish-upper-kink:

.. math::

   \operatorname{hard\_swish}'(3^-) = \frac{3}{2}, \qquad \operatorname{hard\_swish}'(3^+) = 1

At the kinks the library takes the slope outside:

.. _hard_swish-slope-at-kinks:

.. math::

   \operatorname{hard\_swish}'(-3) := 0, \qquad \operatorname{hard\_swish}'(3) := 1

The second derivative is that of the parabola, and 0 outside:

.. _hard_swish-second-derivative:

.. math::

   \operatorname{hard\_swish}''(x) =
   \begin{cases} 0 & x < -3 \\ \frac{1}{3} & -3 < x < 3 \\ 0 & x > 3 \end{cases}
"""

from activation_functions import hard_swish

hard_swish.plot(
    alt="Level at 0 up to -3, a parabola up to 3, which dips to -0.375 at "
    "-1.5, and the line y = x from there. The derivative steps down from 0 to "
    "-0.5 at -3, rises in a straight line to 1.5 at 3, where it steps down to "
    "1, and is level from there.",
)

# %%
# Facts
# -----

hard_swish

# %%
# Relations
# ---------
#
# Hard swish is 0 at 0, with the slope 1/2, and lowest at -3/2:
#
# .. _hard_swish-value-and-slope-at-0:
#
# .. math::
#
#    \operatorname{hard\_swish}(0) = 0, \qquad \operatorname{hard\_swish}'(0) = \frac{1}{2}
#
# .. _hard_swish-lowest-value:
#
# .. math::
#
#    \operatorname{hard\_swish}(-\frac{3}{2}) = -\frac{3}{8}, \qquad \operatorname{hard\_swish}'(-\frac{3}{2}) = 0
#
# It is the product of its argument and the hard sigmoid, which can be written with ReLU6:
#
# .. _hard_swish-as-product:
#
# .. math::
#
#    \operatorname{hard\_swish}(x) = x \operatorname{hard\_sigmoid}(x), \qquad
#    \operatorname{hard\_swish}(x) = \frac{x \operatorname{relu6}(x + 3)}{6}
#
# The values at x and at -x differ by x:
#
# .. _hard_swish-reflection:
#
# .. math::
#
#    \operatorname{hard\_swish}(x) - \operatorname{hard\_swish}(-x) = x
#
# It imitates SiLU, or swish with its default parameter. The gap to SiLU is largest at -3 and 3:
#
# .. _hard_swish-gap-to-silu:
#
# .. math::
#
#    |\operatorname{hard\_swish}(x) - \operatorname{silu}(x)| < 0.1423, \qquad
#    \operatorname{hard\_swish}(3) - \operatorname{silu}(3) \approx 0.1423
#
# .. _hard_swish-lower-gap-to-silu:
#
# .. math::
#
#    \operatorname{hard\_swish}(-3) - \operatorname{silu}(-3) \approx 0.1423

# %%
# In NumPy
# --------
#
# The parabola is computed only of numbers between -3 and 3, so that nothing overflows:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    inside = np.clip(x, -3, 3)
    return np.where(x < 3, inside * (inside + 3) / 6, x)


x = np.array([-np.inf, -1.5, 0.0, 1e308])
assert (stable(x) == hard_swish(x)).all()
assert hard_swish(-3.0) == 0
compare(stable, hard_swish)

# %%
# The textbook form multiplies before it divides, so that large numbers overflow. At -∞ it multiplies ∞ by 0, which
# gives NaN:


def textbook(x):
    return x * np.clip(x + 3, 0, 6) / 6


compare(textbook, hard_swish)

# %%
# Frameworks
# ----------

hard_swish.calls

# %%
# Mistakes
# --------
#
# .. _hard_swish-mistake-piecewise-linear:
#
# *It is piecewise linear*, in a framework's docstring. Between the kinks it is a parabola: the middle of the chord from
# -3 to 0 lies 3/8 above the curve.

left, middle, right = hard_swish([-3.0, -1.5, 0.0])
assert (left + right) / 2 - middle == 3 / 8
middle

# %%
# Numerics
# --------
#
# The limit on the left is 0, and reached already at -3:

hard_swish.special_values

# %%
# Origin
# ------
#
# Howard and others introduced it.

hard_swish.references
