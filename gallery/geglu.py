r"""
GEGLU
=====

GEGLU splits its input into two halves, a and b, and multiplies b by GELU of a, its gate.

Shazeer introduced it in 2020 for the feed-forward layers of the Transformer, where it does as well as SwiGLU.

.. _geglu-definition:

.. math::

   \operatorname{geglu}(a, b) = \operatorname{gelu}(a)\, b

.. _geglu-derivative:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{geglu}(a, b)}{\partial a} &= \operatorname{gelu}'(a)\, b \\
   \frac{\partial \operatorname{geglu}(a, b)}{\partial b} &= \operatorname{gelu}(a)
   \end{aligned}

In the figure, each line joins the pairs with the same result, which is written on it.

Here :math:`a` is the first half of the input along an axis and :math:`b` the second, so the result has half the length,
which must be even. The only parameter is ``axis``, by default the last one.
"""

from activation_functions import geglu

geglu.plot(
    alt="Lines of equal value over the first and the second half. The value "
    "is 0 on both axes, positive at the upper right and at the lower left, "
    "and negative at the upper left and at the lower right.",
)

# %%
# Facts
# -----

geglu

# %%
# Relations
# ---------
#
# GEGLU is linear in the second half, and where that is 1 it is GELU:
#
# .. _geglu-linear-in-second-half:
#
# .. math::
#
#    \operatorname{geglu}(a, b + c) = \operatorname{geglu}(a, b) + \operatorname{geglu}(a, c), \qquad
#    \operatorname{geglu}(a, 1) = \operatorname{gelu}(a)
#
# An open gate, where a is large, passes the product of both halves, and a closed one blocks it:
#
# .. _geglu-open-and-closed-gate:
#
# .. math::
#
#    \lim_{a \to \infty} (\operatorname{geglu}(a, b) - a b) = 0, \qquad
#    \lim_{a \to -\infty} \operatorname{geglu}(a, b) = 0
#
# Opposite first halves give results that differ by the product:
#
# .. _geglu-opposite-gates:
#
# .. math::
#
#    \operatorname{geglu}(a, b) - \operatorname{geglu}(-a, b) = a b

# %%
# In NumPy
# --------
#
# NumPy has no error function; the standard library has. Its ``math.erfc`` keeps the digits of small probabilities. Far
# on the left GELU is 0 in every dtype; without the maximum, -∞ times 0 would be NaN:

import math

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1):
    a, b = np.split(x.astype(float), 2, axis)
    a = np.maximum(a, -40)
    value = a / 2 * np.vectorize(math.erfc)(-a / math.sqrt(2)) * b
    return value.astype(x.dtype)


pair = np.array([-8.5, 2.0])
assert np.allclose(stable(pair), geglu(pair), rtol=1e-12, atol=0)
compare(stable, geglu)

# %%
# The textbook form adds 1 to an error function that is close to -1 on the left, and digits cancel:


def textbook(x, axis=-1):
    a, b = np.split(x, 2, axis)
    erf = np.vectorize(math.erf)(a / math.sqrt(2)).astype(x.dtype)
    return a / 2 * (1 + erf) * b


assert textbook(pair) == 0 and geglu(pair) < 0
compare(textbook, geglu)

# %%
# Frameworks
# ----------
#
# None of them has it by this name. Some models take the tanh form, ``gelu_tanh``, for the gate, as T5 1.1 does.

geglu.calls

# %%
# Mistakes
# --------
#
# .. _geglu-mistake-halves:
#
# The halves are easily mixed up. Here, and in the paper, the first is the gate; in code that calls the second half
# ``gate`` the results differ:

pair = np.array([3.0, 0.5])
geglu(pair).round(3), geglu(pair[::-1]).round(3)

# %%
# .. _geglu-mistake-form-of-gelu:
#
# The form of GELU is easily mixed up, too. With the tanh form the result differs by 0.0473 for a second half of 100:

from activation_functions import gelu, gelu_tanh

difference = (gelu_tanh(2.699) - gelu(2.699)) * 100
assert difference.round(4) == 0.0473 and abs(difference) / 100 < 0.0005
difference.round(4)

# %%
# Numerics
# --------
#
# A gate at -∞ gives 0 for every finite number. For ∞ it gives NaN, because the limit depends on how both are
# approached:

assert np.isnan(geglu([-np.inf, np.inf]))

# %%
# At other special values of both halves:

geglu.special_values

# %%
# Origin
# ------
#
# Shazeer compares it with GLU, ReGLU, SwiGLU and Bilinear GLU in a Transformer.

geglu.references
