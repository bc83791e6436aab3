r"""
SwiGLU
======

SwiGLU halves its input: the first half, through swish, is the gate for the second.

.. _swiglu-definition:

.. math::

   \operatorname{swiglu}(a, b) = \operatorname{swish}(a)\, b

Here :math:`a` is the first half of the input along an axis and :math:`b` the second; the result has half the length.
The parameter :math:`\beta > 0`, by default 1, is that of swish; ``axis`` is by default the last one. The partial
derivatives are

.. _swiglu-derivative:

.. math::

   \frac{\partial \operatorname{swiglu}(a, b)}{\partial a} = \operatorname{swish}'(a)\, b, \qquad
   \frac{\partial \operatorname{swiglu}(a, b)}{\partial b} = \operatorname{swish}(a)
"""

# %%
# Picture
# -------
#
# The result depends on two numbers. The lines join those pairs that have the same result, which is written on them:

from activation_functions import swiglu

swiglu.plot(
    "Lines of equal value over the first and the second half. The value is 0 "
    "on both axes; right of the vertical one it grows like a product, left of "
    "it it has the opposite sign and stays small.",
)

# %%
# With a larger parameter the gate is closed on the left:

swiglu.plot(
    "The same for a parameter of 5. The lines on the right are closer to those "
    "of a product, and there are none on the left but near the axis.",
    beta=5.0,
)

# %%
# Facts
# -----

swiglu

# %%
# In NumPy
# --------
#
# The exponential of a number that is not positive can't overflow:

import numpy as np


def stable(x, axis=-1):
    a, b = np.split(x, 2, axis)
    decay = np.exp(-np.abs(a))
    return a * np.where(a < 0, decay, 1) / (1 + decay) * b


x = np.array([3.0, -2.0, -700.0, 0.5, 1000.0, 1e10])
assert np.allclose(stable(x), swiglu(x), rtol=1e-15, atol=0)
stable(x)

# %%
# The textbook form is 0 at the pair -720 and 1e10, for its exponential overflows; the result is -1e-300:

with np.errstate(over="ignore"):
    textbook = -720 / (1 + np.exp(720.0)) * 1e10
assert textbook == 0 > swiglu([-720.0, 1e10])
swiglu([-720.0, 1e10])

# %%
# An odd length cannot be halved:

try:
    swiglu([1.0, 2.0, 3.0])
    message = ""
except ValueError as error:
    message = str(error)
assert message.endswith("expected an even one")
message

# %%
# In the frameworks
# -----------------
#
# ONNX has it, of two tensors; the gate is the first. The others have its parts.

swiglu.calls

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
# Common mistakes
# ---------------
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
# Where it comes from
# -------------------
#
# Noam Shazeer: `GLU Variants Improve Transformer <https://arxiv.org/abs/2002.05202>`_ (2020).
