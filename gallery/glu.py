r"""
GLU
===

The *gated linear unit* splits its input into two halves, a and b, and multiplies a by the sigmoid of b, its gate.

Dauphin and others introduced it in 2016 for language models made of convolutions.

.. _glu-definition:

.. math::

   \operatorname{glu}(a, b) = a\, \sigma(b)

.. _glu-derivative:

.. math::

   \begin{aligned}
   \frac{\partial \operatorname{glu}(a, b)}{\partial a} &= \sigma(b) \\
   \frac{\partial \operatorname{glu}(a, b)}{\partial b} &= a\, \sigma(b) (1 - \sigma(b))
   \end{aligned}

In the figure, each line joins the pairs with the same result, which is written on it.

Here :math:`a` is the first half of the input along an axis and :math:`b` the second, so the result has half the length,
which must be even. The only parameter is ``axis``, by default the last one. :math:`\sigma` is the logistic sigmoid.
"""

from activation_functions import glu

glu.plot(
    alt="Lines of equal value over the first and the second half. The value "
    "is 0 on the vertical axis, negative left of the vertical axis, and "
    "positive right of the vertical axis. The lines are nearly upright at the "
    "top and leaning outwards at the bottom. The gate is open where the "
    "second half is large.",
)

# %%
# Facts
# -----

glu

# %%
# Relations
# ---------
#
# GLU is linear in the first half, hence its name:
#
# .. _glu-linear-in-first-half:
#
# .. math::
#
#    \operatorname{glu}(a + c, b) = \operatorname{glu}(a, b) + \operatorname{glu}(c, b)
#
# An open gate passes a, a closed one blocks it, and a gate at 0 passes half:
#
# .. _glu-open-and-closed-gate:
#
# .. math::
#
#    \lim_{b \to \infty} \operatorname{glu}(a, b) = a, \qquad
#    \lim_{b \to -\infty} \operatorname{glu}(a, b) = 0, \qquad
#    \operatorname{glu}(a, 0) = \frac{a}{2}
#
# A gate and the opposite one together pass everything:
#
# .. _glu-opposite-gates:
#
# .. math::
#
#    \operatorname{glu}(a, b) + \operatorname{glu}(a, -b) = a
#
# With equal halves it is SiLU:
#
# .. _glu-as-silu:
#
# .. math::
#
#    \operatorname{glu}(x, x) = \operatorname{silu}(x)
#
# SwiGLU has another gate, and the halves exchanged:
#
# .. _glu-in-swiglu:
#
# .. math::
#
#    \operatorname{swiglu}(a, b;\, \beta = 1) = a \operatorname{glu}(b, a)

# %%
# In NumPy
# --------
#
# A stable sigmoid equals the exponential where the gate is nearly closed, but it loses digits where it is subnormal. So
# below -700 the root of the exponential is multiplied twice:

import numpy as np

from activation_functions import sigmoid
from activation_functions.numerics import compare


def stable(x, axis=-1):
    a, b = np.split(x, 2, axis)
    root = np.exp(np.minimum(b, 0) / 2)
    return np.where(b < -700, (a * root) * root, a * sigmoid(b))


compare(stable, glu)

# %%
# In the textbook form the exponential overflows where the gate is nearly closed, and the result is 0 too soon. At the
# pair 1e10 and -720 it should be 2e-303:


def textbook(x, axis=-1):
    a, b = np.split(x, 2, axis)
    return a / (1 + np.exp(-b))


pair = np.array([1e10, -720.0])
with np.errstate(over="ignore"):
    assert textbook(pair) == 0
assert f"{glu(pair)[0]:.0e}" == "2e-303"
compare(textbook, glu)

# %%
# Frameworks
# ----------
#
# In all of them the second half is the gate.

glu.calls

# %%
# Mistakes
# --------
#
# .. _glu-mistake-one-curve:
#
# *GLU drawn as one curve*, in a framework's documentation. It has two inputs. With equal halves it is x σ(x), but that
# is another function, SiLU:

assert glu([2.0, 2.0]) != glu([2.0, 0.0])

# %%
# .. _glu-mistake-halves:
#
# The halves are easily mixed up. Here, in Keras, PyTorch and JAX the second is the gate; in Shazeer's paper on variants
# for the Transformer it is the first, so the halves of its weights have to be exchanged:

pair = np.array([3.0, 0.0])
assert glu(pair) == 1.5
glu(pair[::-1])

# %%
# Numerics
# --------
#
# A gate at -∞ gives 0 for every finite number. For ∞ it gives NaN, because the limit depends on how both are
# approached:

assert np.isnan(glu([np.inf, -np.inf]))

# %%
# At other special values of both halves:

glu.special_values

# %%
# Origin
# ------
#
# Dauphin and others introduced it, with the gate in the second half. Shazeer compares variants with other gates, with
# the gate in the first half.

glu.references
