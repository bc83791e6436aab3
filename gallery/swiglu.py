r"""
SwiGLU
======

SwiGLU halves its input: the first half, through swish, is the gate for the second.

.. _swiglu-definition:

.. math::

   \operatorname{swiglu}(a, b) = \operatorname{swish}(a)\, b

Here :math:`a` is the first half of the input along an axis and :math:`b` the second; the result has half the length.
The parameter ``beta``, by default 1, is that of swish; ``axis`` is by default the last one. The partial
derivatives are

.. _swiglu-derivative:

.. math::

   \frac{\partial \operatorname{swiglu}(a, b)}{\partial a} = \operatorname{swish}'(a)\, b, \qquad
   \frac{\partial \operatorname{swiglu}(a, b)}{\partial b} = \operatorname{swish}(a)
"""

# %%
# The result depends on two numbers. The lines join those pairs that have the same result, which is written on them:

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
# It is GLU with another gate, and with the halves exchanged. With :math:`\beta = 1` it is GLU times the gate's
# argument:
#
# .. math::
#
#    \operatorname{swiglu}(a, b;\, \beta = 1) = \operatorname{silu}(a)\, b, \qquad
#    \operatorname{swiglu}(a, b;\, \beta = 1) = a \operatorname{glu}(b, a)
#
# It is linear in the second half. A number that the second half multiplies by 1 goes through swish:
#
# .. math::
#
#    \operatorname{swiglu}(a, b + c) = \operatorname{swiglu}(a, b) + \operatorname{swiglu}(a, c), \qquad
#    \operatorname{swiglu}(a, 1) = \operatorname{swish}(a)
#
# Opposite first halves give results that differ by the product:
#
# .. math::
#
#    \operatorname{swiglu}(a, b) - \operatorname{swiglu}(-a, b) = a b

# %%
# In NumPy
# --------
#
# In the textbook form the exponential overflows where the gate is nearly closed, and the result is 0 too soon. At the
# pair -720 and 1e10 it should be -1e-300:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, axis=-1, beta=1.0):
    a, b = np.split(x, 2, axis)
    return a / (1 + np.exp(-beta * a)) * b


pair = np.array([-720.0, 1e10])
with np.errstate(over="ignore"):
    assert textbook(pair) == 0
assert f"{swiglu(pair)[0]:.0e}" == "-1e-300"
compare(textbook, swiglu)

# %%
# The exponential of a number that is not positive can't overflow. Where the gate is nearly closed it has lost digits
# that its product with both halves need not lose, so that its root is multiplied twice, the second time last. From
# -1000 divided by β downwards the swish is 0, which -∞ times 0 is not:


def stable(x, axis=-1, beta=1.0):
    a, b = np.split(x, 2, axis)
    a = np.maximum(a, -1000 / beta)
    root = np.exp(-np.abs(beta * a) / 2)
    return np.where(a < 0, a * root * b * root, a * b) / (1 + root**2)


x = np.array([3.0, -2.0, -700.0, -720.0, 0.5, 1000.0, 1e10, 1e10])
assert np.allclose(stable(x), swiglu(x), rtol=1e-15, atol=0)
assert np.isnan(swiglu([-np.inf, np.inf]))
compare(stable, swiglu)

# %%
# Parameters
# ----------
#
# With a larger parameter the gate is closed on the left:

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
# *The second half is the gate*, as it is for GLU in the frameworks. Here, in the paper and in ONNX it is the first, and
# the results differ:

assert swiglu([3.0, 0.5]) != swiglu([0.5, 3.0])
swiglu([3.0, 0.5]).round(3), swiglu([0.5, 3.0]).round(3)

# %%
# *It is GLU with swish in place of the sigmoid, so one argument is bounded.* The sigmoid is bounded, swish is not: the
# result grows with the product of both halves:

from activation_functions import glu

assert swiglu([100.0, 100.0]) == 10000 and glu([100.0, 100.0]) == 100
swiglu([100.0, 100.0])

# %%
# *Any length will do.* An odd one cannot be halved:

try:
    swiglu([1.0, 2.0, 3.0])
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

swiglu.special_values

# %%
# Origin
# ------
#
# Shazeer introduced it.

swiglu.references
