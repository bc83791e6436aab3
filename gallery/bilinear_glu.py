r"""
Bilinear GLU
============

Bilinear GLU splits its input into two halves, a and b, and multiplies them with each other, without a sigmoid.

Dauphin and others compared it in 2016 with GLU as the bilinear layer, and Shazeer in 2020 in a Transformer.

.. _bilinear_glu-definition:

.. math::

   \operatorname{bilinear\_glu}(a, b) = a\, b

.. _bilinear_glu-derivative:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{bilinear\_glu}(a, b)}{\partial a} &= b \\
   \frac{\partial \operatorname{bilinear\_glu}(a, b)}{\partial b} &= a
   \end{aligned}

In the figure, each line joins the pairs with the same result, which is written on it.

Here :math:`a` is the first half of the input along an axis and :math:`b` the second, so the result has half the length,
which must be even. The only parameter is ``axis``, by default the last one.
"""

from activation_functions import bilinear_glu

bilinear_glu.plot(
    alt="Lines of equal value over the first and the second half. The value "
    "is 0 on both axes, positive at the upper right and at the lower left, "
    "and negative at the upper left and at the lower right.",
)

# %%
# Facts
# -----

bilinear_glu

# %%
# Relations
# ---------
#
# It is linear in each half, hence its name:
#
# .. _bilinear_glu-linear:
#
# .. math::
#
#    \operatorname{bilinear\_glu}(a + c, b) = \operatorname{bilinear\_glu}(a, b) + \operatorname{bilinear\_glu}(c, b) \\
#    \operatorname{bilinear\_glu}(a, b + c) = \operatorname{bilinear\_glu}(a, b) + \operatorname{bilinear\_glu}(a, c)
#
# With equal halves it is the square:
#
# .. _bilinear_glu-square:
#
# .. math::
#
#    \operatorname{bilinear\_glu}(x, x) = x^2
#
# It is what other gated functions tend to where their gate is open, and the sum or the difference of two of them with
# opposite gates:
#
# .. _bilinear_glu-in-swiglu:
#
# .. math::
#
#    \operatorname{bilinear\_glu}(a, b) = \operatorname{swiglu}(a, b) - \operatorname{swiglu}(-a, b), \qquad
#    \operatorname{bilinear\_glu}(a, b) = \operatorname{reglu}(a, b) - \operatorname{reglu}(-a, b)
#
# With a constant for the second half, it is the line, ``linear``:
#
# .. _bilinear_glu-as-linear:
#
# .. math::
#
#    \operatorname{bilinear\_glu}(a, 1) = \operatorname{linear}(a)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. The product is rounded once:

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1):
    a, b = np.split(x, 2, axis)
    return a * b


compare(stable, bilinear_glu)

# %%
# Frameworks
# ----------
#
# None of them has it by this name; it is a product.

bilinear_glu.calls

# %%
# Mistakes
# --------
#
# .. _bilinear_glu-mistake-linear:
#
# It is easily taken for a linear layer, because it has no activation. It is linear in each half alone: to double both
# is to double the result twice:

pair = np.array([3.0, 5.0])
of_twice, result = bilinear_glu(2 * pair), bilinear_glu(pair)
assert of_twice == 4 * result
of_twice, result

# %%
# Numerics
# --------
#
# For 0 and ∞ it gives NaN, because the limit depends on how both are approached:

bilinear_glu.special_values

# %%
# Origin
# ------
#
# Dauphin and others compare it with GLU, which has a sigmoid. Shazeer names it ``Bilinear`` and compares it with other
# gates.

bilinear_glu.references
