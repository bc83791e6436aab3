r"""
ReLU2
=====

ReLU2, the *squared ReLU*, squares positive values and sets the rest to 0.

So and others found it in 2021 in a search for Transformers that train faster, and named the result Primer.

.. _relu2-definition:

.. math::

   \operatorname{relu2}(x) = \max(0, x)^2

.. _relu2-derivative:

.. math::

   \operatorname{relu2}'(x) = 2 \max(0, x)

It takes no parameters. The slope does not jump, but the second derivative does, at 0:

.. _relu2-second-derivative:

.. math::

   \operatorname{relu2}''(x) = \begin{cases} 0 & x < 0 \\ 2 & x > 0 \end{cases}
"""

from activation_functions import relu2

relu2.plot(
    alt="Level at 0 left of the origin, a parabola right of it, through 1 at "
    "1. The derivative is level at 0 left of the origin, and a line of slope 2 "
    "right of it.",
)

# %%
# Facts
# -----

relu2

# %%
# Relations
# ---------
#
# It is the square of ReLU, and the product of ReLU and its argument:
#
# .. _relu2-as-square-of-relu:
#
# .. math::
#
#    \operatorname{relu2}(x) = \operatorname{relu}(x)^2, \qquad
#    \operatorname{relu2}(x) = x \operatorname{relu}(x), \qquad
#    \operatorname{relu2}'(x) = 2 \operatorname{relu}(x)
#
# Up to 1 it is at most ReLU, from there on at least:
#
# .. _relu2-below-relu:
#
# .. math::
#
#    \operatorname{relu2}(x) \le \operatorname{relu}(x) \quad \text{for } x \le 1
#
# .. _relu2-above-relu:
#
# .. math::
#
#    \operatorname{relu2}(x) \ge \operatorname{relu}(x) \quad \text{for } x \ge 1
#
# It and its mirror image combine to the square, and to the square with the sign of its argument:
#
# .. _relu2-mirror-image:
#
# .. math::
#
#    \operatorname{relu2}(x) + \operatorname{relu2}(-x) = x^2, \qquad
#    \operatorname{relu2}(x) - \operatorname{relu2}(-x) = x |x|
#
# Scaled and shifted it is StarReLU; the right half of xIELU is the sum of a multiple of it and a line. A positive
# factor comes out squared, so that scaling the weights before it by c scales the result by c²:
#
# .. _relu2-scaling:
#
# .. math::
#
#    \operatorname{relu2}(c x) = c^2 \operatorname{relu2}(x) \quad \text{for } c > 0
#
# ``laplace`` is made to have the same value and slope where squared ReLU is 1/2, and stays below 1. With the mean and
# the standard deviation before they were rounded:
#
# .. _relu2-as-laplace-at-mean:
#
# .. math::
#
#    \operatorname{relu2}(\sqrt{\tfrac{1}{2}}) = \operatorname{laplace}(\sqrt{\tfrac{1}{2}};\,
#    \mu = \sqrt{\tfrac{1}{2}}, \sigma = \sqrt{\tfrac{1}{4 \pi}}) = \frac{1}{2}

# %%
# In NumPy
# --------
#
# Take the maximum first. The square is rounded once:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    positive = np.maximum(x, 0)
    return positive * positive


compare(stable, relu2)

# %%
# The product of x and ReLU needs no variable, but is NaN at -∞, because ∞ · 0 is NaN:


def product(x):
    return x * np.maximum(x, 0)


compare(product, relu2)

# %%
# Frameworks
# ----------

relu2.calls

# %%
# Mistakes
# --------
#
# .. _relu2-mistake-square-first:
#
# The order is easily mixed up. ``relu(x**2)`` is the square on both sides: at -3 it is 9, where squared ReLU is 0.

from activation_functions import relu

assert relu((-3.0) ** 2) == 9
relu2(-3.0)

# %%
# .. _relu2-mistake-applied-twice:
#
# It is easily taken for ReLU applied twice, which is ReLU:

assert relu(relu(3.0)) == 3
relu2(3.0)

# %%
# Numerics
# --------
#
# The square leaves the range of a dtype much sooner than its argument. In float16 it is ∞ from 256 on, because the
# largest number is 65504; at the other end, the square of 1e-4 is 0:

assert np.finfo(np.float16).max == 65504 < 256.0**2
squares = relu2(np.array([1e-4, 255.75, 256.0], np.float16))
assert squares[0] == 0 and np.isfinite(squares[1]) and np.isinf(squares[2])
squares

# %%
# Negative inputs, including -∞, give 0:

relu2.special_values

# %%
# Origin
# ------
#
# So and others found it in an automatic search over programs that train a Transformer, as one of the two changes that
# matter most in Primer.

relu2.references
