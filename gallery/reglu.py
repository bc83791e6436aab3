r"""
ReGLU
=====

ReGLU splits its input into two halves, a and b, and multiplies b by ReLU of a, its gate.

Shazeer compared it in 2020 with GLU and other variants, in the feed-forward layers of a Transformer.

.. _reglu-definition:

.. math::

   \operatorname{reglu}(a, b) = \max(0, a)\, b

.. _reglu-derivative:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{reglu}(a, b)}{\partial a} &= b\, [a > 0] \\
   \frac{\partial \operatorname{reglu}(a, b)}{\partial b} &= \max(0, a)
   \end{aligned}

In the figure, each line joins the pairs with the same result, which is written on it.

Here :math:`a` is the first half of the input along an axis and :math:`b` the second, so the result has half the length,
which must be even. The only parameter is ``axis``, by default the last one. Where a is 0 the derivative with respect to
it jumps, and the library takes its value on the left, 0.
"""

from activation_functions import reglu

reglu.plot(
    alt="Lines of equal value over the first and the second half. The value "
    "is 0 left of the vertical axis, positive at the upper right, and "
    "negative at the lower right.",
)

# %%
# Facts
# -----

reglu

# %%
# Relations
# ---------
#
# ReGLU is linear in the second half, and where that is 1 it is ReLU:
#
# .. _reglu-linear-in-second-half:
#
# .. math::
#
#    \operatorname{reglu}(a, b + c) = \operatorname{reglu}(a, b) + \operatorname{reglu}(a, c), \qquad
#    \operatorname{reglu}(a, 1) = \operatorname{relu}(a)
#
# With equal halves it is ``relu2``:
#
# .. _reglu-as-relu2:
#
# .. math::
#
#    \operatorname{reglu}(x, x) = \operatorname{relu2}(x), \qquad
#    \operatorname{reglu}(a, b) = \operatorname{relu}(a)\, b
#
# Opposite first halves give results that differ by the product:
#
# .. _reglu-opposite-gates:
#
# .. math::
#
#    \operatorname{reglu}(a, b) - \operatorname{reglu}(-a, b) = a b
#
# SwiGLU tends to it as its parameter grows:
#
# .. _reglu-limit-of-swiglu:
#
# .. math::
#
#    \lim_{\beta \to \infty} \operatorname{swiglu}(a, b) = \operatorname{reglu}(a, b)

# %%
# In NumPy
# --------
#
# A closed gate gives 0. The condition is needed for an infinite second half alone, because 0 · ∞ is NaN; NaN alone is
# not equal to itself, and is kept:

import numpy as np

from activation_functions.numerics import compare


def stable(x, axis=-1):
    a, b = np.split(x, 2, axis)
    closed = (a < 0) & (b == b)
    return np.where(closed, 0, np.maximum(a, 0) * b)


compare(stable, reglu)

# %%
# The textbook form is the formula:


def textbook(x, axis=-1):
    a, b = np.split(x, 2, axis)
    return np.maximum(a, 0) * b


with np.errstate(invalid="ignore"):
    assert np.isnan(textbook(np.array([-1.0, np.inf]))).all()
compare(textbook, reglu)

# %%
# Frameworks
# ----------
#
# None of them has it; it is written by hand, as here.

reglu.calls

# %%
# Mistakes
# --------
#
# .. _reglu-mistake-halves:
#
# The halves are easily mixed up. Here, as in Shazeer's paper, the first is the gate; in the function that Keras,
# PyTorch and JAX call ``glu`` it is the second. Exchanged, a value below 0 blocks what it should pass:

pair = np.array([3.0, -2.0])
result = reglu(pair)
assert result == -6 and reglu(pair[::-1]) == 0
result

# %%
# .. _reglu-mistake-relu-outside:
#
# ReLU of the product is another function: it is positive where both halves are negative.

from activation_functions import relu

assert relu(-2.0 * -3.0) == 6
reglu([-2.0, -3.0])

# %%
# Numerics
# --------
#
# The product is rounded once. A gate below 0 gives 0 for every second half, also for ∞. A gate of 0 and a second half
# of ∞ give NaN, because the limit depends on how both are approached:

assert reglu([-1.0, np.inf]) == 0 and np.isnan(reglu([0.0, np.inf]))

# %%
# At other special values of both halves:

reglu.special_values

# %%
# Origin
# ------
#
# Shazeer names it, beside SwiGLU and others, and finds that they do better than ReLU and GELU without a gate.

reglu.references
