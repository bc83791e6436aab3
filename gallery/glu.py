r"""
GLU
===

The *gated linear unit* halves its input: the second half, through a sigmoid, is the gate for the first.

.. _glu-definition:

.. math::

   \operatorname{glu}(a, b) = a\, \sigma(b)

Here :math:`a` is the first half of the input along an axis and :math:`b` the second; the result has half the length.
Its only parameter is ``axis``, by default the last one. Other definitions have the gate in the first half: say which it
is. The partial derivatives are

.. _glu-derivative:

.. math::

   \frac{\partial \operatorname{glu}(a, b)}{\partial a} = \sigma(b), \qquad
   \frac{\partial \operatorname{glu}(a, b)}{\partial b} = a\, \sigma(b) (1 - \sigma(b))
"""

# %%
# The result depends on two numbers. The lines join those pairs that have the same result, which is written on them:

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
# It is linear in the first half, which is what its name says. A gate that is open passes it, a closed one blocks it,
# and one at 0 passes half:
#
# .. math::
#
#    \operatorname{glu}(a + c, b) = \operatorname{glu}(a, b) + \operatorname{glu}(c, b), \qquad
#    \operatorname{glu}(a, 0) = \frac{a}{2}
#
# Where both halves are the same number it is SiLU, and SwiGLU with 1 as its parameter is GLU times what opens the gate,
# with the halves exchanged:
#
# .. math::
#
#    \operatorname{glu}(x, x) = \operatorname{silu}(x), \qquad
#    \operatorname{swiglu}(a, b;\, \beta = 1) = a \operatorname{glu}(b, a)
#
# A gate and the opposite one share what they pass:
#
# .. math::
#
#    \operatorname{glu}(a, b) + \operatorname{glu}(a, -b) = a

# %%
# In NumPy
# --------
#
# In the textbook form the exponential overflows where the gate is nearly closed, and the result is 0 too soon. At the
# pair 1e10 and -720 it should be 2e-303:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, axis=-1):
    a, b = np.split(x, 2, axis)
    return a / (1 + np.exp(-b))


pair = np.array([1e10, -720.0])
with np.errstate(over="ignore"):
    assert textbook(pair) == 0
assert f"{glu(pair)[0]:.0e}" == "2e-303"
compare(textbook, glu)

# %%
# A stable sigmoid is the exponential there, but loses its digits where that is subnormal. So below -700 the root of the
# exponential is multiplied twice:

from activation_functions import sigmoid


def stable(x, axis=-1):
    a, b = np.split(x, 2, axis)
    root = np.exp(np.minimum(b, 0) / 2)
    return np.where(b < -700, (a * root) * root, a * sigmoid(b))


x = np.array([3.0, -2.0, 1e10, 0.0, 1000.0, -720.0])
assert (stable(x) == glu(x)).all()
assert np.isnan(glu([np.inf, -np.inf]))
compare(stable, glu)

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
# *GLU drawn as one curve*, in a framework's documentation. It has two inputs. Where both are the same it is x σ(x), but
# that is another function, SiLU:

assert glu([2.0, 2.0]) != glu([2.0, 0.0])

# %%
# *The first half is the gate.* Here, in Keras, PyTorch and JAX it is the second; in the paper on variants of it for the
# Transformer it is the first, and the halves of the weights have to be exchanged:

assert glu([3.0, 0.0]) == 1.5
glu([0.0, 3.0])

# %%
# *Any length will do.* An odd one cannot be halved:

try:
    glu([1.0, 2.0, 3.0])
    message = ""
except ValueError as error:
    message = str(error)
assert message.endswith("expected an even one")
message

# %%
# Numerics
# --------
#
# A gate that is closed by -∞ makes 0 of each number. Of ∞ it makes no number, for the limit depends on how both are
# approached:

glu.special_values

# %%
# Origin
# ------
#
# Dauphin and others have the gate second. Shazeer has it first.

glu.references
