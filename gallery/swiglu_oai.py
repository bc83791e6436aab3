r"""
SwiGLU OAI
==========

SwiGLU OAI, or *clamped SwiGLU*, splits its input into two halves, clips both, and multiplies the second, plus 1, by
quick GELU of the first, its gate.

OpenAI uses it in gpt-oss, in place of SwiGLU. Transformers has it there, with the two halves interleaved.

.. _swiglu_oai-definition:

.. math::

   \operatorname{swiglu\_oai}(a, b) = \operatorname{quick\_gelu}(\min(7, a))\, (1 + u) \\
   \text{where } u = \max(-7, \min(7, b))

.. _swiglu_oai-derivative:

.. math::

   \frac{\partial \operatorname{swiglu\_oai}(a, b)}{\partial a}
   = \operatorname{quick\_gelu}'(a)\, (1 + \max(-7, \min(7, b)))\, [a \le 7], \qquad
   \frac{\partial \operatorname{swiglu\_oai}(a, b)}{\partial b}
   = \operatorname{quick\_gelu}(\min(7, a))\, [-7 < b \le 7]

In the figure, each line joins the pairs with the same result, which is written on it.

Here :math:`a` is the first half of the input along an axis and :math:`b` the second, so the result has half the length,
which must be even. The only parameter is ``axis``, by default the last one: the factor in quick GELU and the limit, 7,
are those of gpt-oss. Where a half begins to be clipped the derivative jumps, and the library takes its value on
the left.
"""

from activation_functions import swiglu_oai

swiglu_oai.plot(
    alt="Lines of equal value over the first and the second half. The value "
    "is 0 on the vertical axis, positive at the upper right, and negative at "
    "the upper left.",
)

# %%
# Facts
# -----

swiglu_oai

# %%
# Relations
# ---------
#
# Where nothing is clipped it is the sum of SwiGLU with the factor 1.702 and of its gate:
#
# .. _swiglu_oai-as-swiglu:
#
# .. math::
#
#    \operatorname{swiglu\_oai}(a, b) = \operatorname{swiglu}(a, b;\, \beta = 1.702)
#    + \operatorname{swish}(a;\, \beta = 1.702) \quad \text{for } \max(a, |b|) \le 7
#
# A second half of 0 passes the gate on, and one of -1 blocks it:
#
# .. _swiglu_oai-second-half-0:
#
# .. math::
#
#    \operatorname{swiglu\_oai}(a, 0) = \operatorname{quick\_gelu}(\min(7, a)), \qquad
#    \operatorname{swiglu\_oai}(a, -1) = 0
#
# From 7 on nothing changes, so that the result is bounded. A second half below -7 is clipped, too, a first half is not:
#
# .. _swiglu_oai-clipped:
#
# .. math::
#
#    \operatorname{swiglu\_oai}(a, b) = \operatorname{swiglu\_oai}(\min(7, a), \max(-7, \min(7, b))), \qquad
#    \operatorname{swiglu\_oai}(7, 7) \approx 55.9996
#
# A closed gate blocks every second half:
#
# .. _swiglu_oai-closed-gate:
#
# .. math::
#
#    \lim_{a \to -\infty} \operatorname{swiglu\_oai}(a, b) = 0

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive cannot overflow. Where the gate is nearly closed, the exponential has
# fewer digits than the result, so its root is multiplied twice, the second time last. From -1000 downwards the gate is
# closed; without that limit -∞ times 0 would be NaN:

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1):
    a, b = np.split(x, 2, axis)
    a, up = np.clip(a, -1000, 7), np.clip(b, -7, 7) + 1
    root = np.exp(-0.851 * np.abs(a))
    return np.where(a < 0, a * root * up * root, a * up) / (1 + root**2)


compare(stable, swiglu_oai)

# %%
# In the textbook form the exponential overflows where the gate is nearly closed, and the result is 0 too soon:


def textbook(x, axis=-1):
    a, b = np.split(x, 2, axis)
    a, b = np.minimum(a, 7), np.clip(b, -7, 7)
    return a / (1 + np.exp(-1.702 * a)) * (b + 1)


pair = np.array([-420.0, 1.0])
with np.errstate(over="ignore"):
    assert textbook(pair) == 0 > swiglu_oai(pair)
compare(textbook, swiglu_oai)

# %%
# Frameworks
# ----------
#
# In Transformers, its code stands in the experts of the model, whose weights have the halves interleaved: entries with
# an even index are the gate.

swiglu_oai.calls

# %%
# Mistakes
# --------
#
# .. _swiglu_oai-mistake-one:
#
# What is added to the second half is easily left out, as if it were SwiGLU with other numbers. Then a second half of 0
# gives 0:

from activation_functions import swiglu

pair = [2.0, 0.0]
assert swiglu(pair, beta=1.702) == 0
result = swiglu_oai(pair)
assert result.round(3) == 1.936
result.round(3)

# %%
# .. _swiglu_oai-mistake-interleaved:
#
# Weights that are interleaved are easily split in the middle. Of the pairs of a gate and the other number, (3, -2) and
# (-1, 4), the right results are these, and the wrong ones have other signs:

interleaved = np.array([3.0, -2.0, -1.0, 4.0])
right = swiglu_oai(np.concatenate([interleaved[::2], interleaved[1::2]]))
wrong = swiglu_oai(interleaved)
assert (np.sign(right) != np.sign(wrong)).any()
right.round(3), wrong.round(3)

# %%
# .. _swiglu_oai-mistake-clipped-below:
#
# The gate is clipped above alone. Clipped at -7 as well, it would never close: quick GELU is -0.00005 there.

from activation_functions import quick_gelu

assert quick_gelu(-7.0).round(5) == -0.00005
assert swiglu_oai([-100.0, 0.0]).round(20) == 0

# %%
# Numerics
# --------
#
# Both halves are clipped before they are multiplied, so that nothing overflows:

swiglu_oai.special_values

# %%
# Origin
# ------
#
# OpenAI calls it unconventional, with clamping and a residual connection; the numbers stand in its code.

swiglu_oai.references
