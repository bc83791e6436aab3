r"""
SwiGLU
======

SwiGLU splits its input into two halves, a and b, and multiplies b by swish of a, its gate.

Shazeer introduced it in 2020 for the feed-forward layers of the Transformer; Touvron and others use it in LLaMA, in
place of ReLU.

.. _swiglu-definition:

.. math::

   \operatorname{swiglu}(a, b) = \operatorname{swish}(a)\, b

.. _swiglu-derivative:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{swiglu}(a, b)}{\partial a} &= \operatorname{swish}'(a)\, b \\
   \frac{\partial \operatorname{swiglu}(a, b)}{\partial b} &= \operatorname{swish}(a)
   \end{aligned}

In the figure, each line joins the pairs with the same result, which is written on it.

Here :math:`a` is the first half of the input along an axis and :math:`b` the second, so the result has half the length,
which must be even. The parameter ``beta``, by default 1, is that of swish; with 1, swish is SiLU. ``axis`` is by
default the last one.
"""

from activation_functions import swiglu

swiglu.plot(
    alt="Lines of equal value over the first and the second half. The value "
    "is 0 on both axes, positive at the upper right and at the lower left, "
    "and negative at the upper left and at the lower right.",
)

# %%
# Facts
# -----

swiglu

# %%
# Relations
# ---------
#
# SwiGLU is linear in the second half, and where the second half is 1 it is swish:
#
# .. _swiglu-linear-in-second-half:
#
# .. math::
#
#    \operatorname{swiglu}(a, b + c) = \operatorname{swiglu}(a, b) + \operatorname{swiglu}(a, c), \qquad
#    \operatorname{swiglu}(a, 1) = \operatorname{swish}(a)
#
# For the default, an open gate, where a is large, passes the product of both halves, and a closed one blocks it:
#
# .. _swiglu-open-and-closed-gate:
#
# .. math::
#
#    \lim_{a \to \infty} (\operatorname{swiglu}(a, b;\, \beta = 1) - a b) = 0, \qquad
#    \lim_{a \to -\infty} \operatorname{swiglu}(a, b;\, \beta = 1) = 0
#
# Opposite first halves give results that differ by the product:
#
# .. _swiglu-opposite-gates:
#
# .. math::
#
#    \operatorname{swiglu}(a, b) - \operatorname{swiglu}(-a, b) = a b
#
# It is GLU with another gate and with the halves exchanged. For the default it is SiLU times b, or GLU times a:
#
# .. _swiglu-as-glu:
#
# .. math::
#
#    \operatorname{swiglu}(a, b;\, \beta = 1) = \operatorname{silu}(a)\, b, \qquad
#    \operatorname{swiglu}(a, b;\, \beta = 1) = a \operatorname{glu}(b, a)
#
# ``swiglu_oai`` clips both halves and adds 1 to the second. Where nothing is clipped:
#
# .. _swiglu-in-swiglu_oai:
#
# .. math::
#
#    \operatorname{swiglu\_oai}(a, b) = \operatorname{swiglu}(a, b + 1;\, \beta = 1.702)
#    \quad \text{for } \max(a, |b|) \le 7

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive cannot overflow. Where the gate is nearly closed, the exponential has
# fewer digits than the result, so its root is multiplied twice, the second time last. From -1000/β downwards swish is
# 0; there a is replaced by that number, because -∞ times 0 is NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1, beta=1.0):
    a, b = np.split(x, 2, axis)
    a = np.maximum(a, -1000 / beta)
    root = np.exp(-np.abs(beta * a) / 2)
    return np.where(a < 0, a * root * b * root, a * b) / (1 + root**2)


compare(stable, swiglu)

# %%
# In the textbook form the exponential overflows where the gate is nearly closed, and the result is 0 too soon. At the
# pair -720 and 1e10 it should be -1e-300:


def textbook(x, axis=-1, beta=1.0):
    a, b = np.split(x, 2, axis)
    return a / (1 + np.exp(-beta * a)) * b


pair = np.array([-720.0, 1e10])
with np.errstate(over="ignore"):
    assert textbook(pair) == 0
assert f"{swiglu(pair)[0]:.0e}" == "-1e-300"
compare(textbook, swiglu)

# %%
# Parameters
# ----------
#
# The larger the parameter, the faster the gate closes on the left:

swiglu.plot(
    beta=5.0,
    alt="The same for a parameter of 5. The value is 0 on both axes, close to "
    "the product of the halves right of the vertical axis, and close to 0 "
    "left of the vertical axis.",
)

# %%
# Frameworks
# ----------
#
# ONNX has it, of two tensors; the gate is the first.

swiglu.calls

# %%
# Mistakes
# --------
#
# .. _swiglu-mistake-halves:
#
# The halves are easily mixed up. In GLU the frameworks take the second half as the gate; here, in the paper and in ONNX
# it is the first, and the results differ:

pair = np.array([3.0, 0.5])
swiglu(pair).round(3), swiglu(pair[::-1]).round(3)

# %%
# .. _swiglu-mistake-gates:
#
# The gates are easily taken to be alike. The sigmoid is bounded, swish is not, so the result grows with the product of
# both halves, and that of GLU does not:

from activation_functions import glu

pair = [100.0, 100.0]
product = swiglu(pair)
assert product == 10000 and glu(pair) == 100
product

# %%
# Numerics
# --------
#
# A gate at -∞ gives 0 for every finite number. For ∞ it gives NaN, because the limit depends on how both are
# approached:

assert np.isnan(swiglu([-np.inf, np.inf]))

# %%
# At other special values of both halves:

swiglu.special_values

# %%
# Origin
# ------
#
# Shazeer compares it with GLU and with the variants ReGLU and ``geglu``, whose gates are ReLU and GELU, in a
# Transformer. Touvron and others took it into LLaMA.

swiglu.references
