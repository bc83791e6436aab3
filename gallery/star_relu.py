r"""
StarReLU
========

StarReLU scales and shifts the square of ReLU, so that for inputs of mean 0 and variance 1 the results have them, too.

Yu and others introduced it in 2022 for MetaFormer, because it takes fewer operations than GELU.

.. _star_relu-definition:

.. math::

   \operatorname{star\_relu}(x) = s \max(0, x)^2 + b

.. _star_relu-derivative:

.. math::

   \operatorname{star\_relu}'(x) = 2 s \max(0, x)

The parameters are the factor :math:`s > 0`, by default 0.8944, and the value on the left :math:`b`, by default -0.4472;
a network may learn both. The derivatives with respect to them:

.. _star_relu-derivative-by-s:

.. math::

   \frac{\partial \operatorname{star\_relu}(x)}{\partial s} = \max(0, x)^2

.. _star_relu-derivative-by-b:

.. math::

   \frac{\partial \operatorname{star\_relu}(x)}{\partial b} = 1

The slope does not jump, but the second derivative does, at 0:

.. _star_relu-second-derivative:

.. math::

   \operatorname{star\_relu}''(x) = \begin{cases} 0 & x < 0 \\ 2 s & x > 0 \end{cases}
"""

from activation_functions import star_relu

star_relu.plot(
    alt="Level at -0.447 left of the origin, a parabola right of it, through "
    "0.447 at 1. The derivative is level at 0 left of the origin, and a line "
    "of slope 1.79 right of it.",
)

# %%
# Facts
# -----

star_relu

# %%
# Relations
# ---------
#
# It is ReLU2, scaled and shifted:
#
# .. _star_relu-as-relu2:
#
# .. math::
#
#    \operatorname{star\_relu}(x) = s \operatorname{relu2}(x) + b, \qquad
#    \operatorname{star\_relu}(x;\, s = 1, b = 0) = \operatorname{relu2}(x)
#
# The defaults are rounded. Where a standard normal variable is negative, its square is replaced by 0: the mean of all
# is then 1/2, and the variance 5/4. The factor is one by the root of the latter, and what is added takes off the mean:
#
# .. _star_relu-constants:
#
# .. math::
#
#    \frac{1}{\sqrt{5 / 4}} = \frac{2}{\sqrt{5}}, \qquad \frac{2}{\sqrt{5}} \approx 0.8944, \qquad
#    -\frac{1}{2} \cdot \frac{2}{\sqrt{5}} \approx -0.4472
#
# For the defaults it is 0 at the root of 1/2:
#
# .. _star_relu-zero:
#
# .. math::
#
#    \operatorname{star\_relu}(\sqrt{\frac{1}{2}};\, s = 0.8944, b = -0.4472) = 0, \qquad
#    \operatorname{star\_relu}(0) = b

# %%
# Mean and variance
# -----------------
#
# The mean of the squares of positive numbers, and of their fourth powers, over the standard normal distribution are 1/2
# and 3/2. ``moments`` computes what the defaults make of them:

import numpy as np

x = np.linspace(-12, 12, 240001)
weights = np.exp(-(x**2) / 2) / np.exp(-(x**2) / 2).sum()
mean = weights @ star_relu(x)
variance = weights @ star_relu(x) ** 2 - mean**2
assert mean.round(3) == 0 and variance.round(3) == 1
assert (weights @ np.maximum(x, 0) ** 2).round(6) == 1 / 2
assert (weights @ np.maximum(x, 0) ** 4).round(6) == 3 / 2
mean.round(3), variance.round(3)

# %%
# In NumPy
# --------
#
# Near the root the difference is small, and what the products lose by rounding counts. In double precision enough
# digits are left for narrower dtypes:

from activation_functions.numerics import compare


def stable(x, s=0.8944, b=-0.4472):
    positive = np.maximum(x, 0).astype(float)
    return (s * positive * positive + b).astype(x.dtype)


compare(stable, star_relu)

# %%
# The textbook form has lost half of its digits near the root in float16 and float32:


def textbook(x, s=0.8944, b=-0.4472):
    return s * np.maximum(x, 0) ** 2 + b


compare(textbook, star_relu)

# %%
# Parameters
# ----------
#
# The larger s is, the steeper is the parabola, and b moves the curve up and down:

star_relu.plot(
    s=[0.5, 0.8944, 2.0],
    alt="Three curves through -0.447 at the origin. The derivatives are lines "
    "of the slopes 1, 1.79 and 4 on the right.",
)

# %%
# Frameworks
# ----------
#
# None of them has it among its activations. The class ``StarReLU`` of timm, in ``timm.models.metaformer``, has other
# defaults, which it learns: those of ReLU2.

star_relu.calls

# %%
# Mistakes
# --------
#
# .. _star_relu-mistake-defaults:
#
# The defaults are easily mixed up: with a factor of 1 and a shift of 0, those of timm, it is ReLU2, and the mean of the
# results is no longer 0 but 1/2:

from activation_functions import relu2

mean = weights @ star_relu(x, s=1.0, b=0.0)
assert (star_relu(x, s=1.0, b=0.0) == relu2(x)).all() and mean.round(3) == 1 / 2
mean.round(3)

# %%
# Numerics
# --------
#
# At 0.70710678 the result is small, and the textbook form is off by more than 9e-10 of it; the library carries along
# what rounding takes from the products:

close = star_relu(0.70710678)
assert np.abs(textbook(0.70710678) / close - 1) > 9e-10
close

# %%
# At the ends:

star_relu.special_values

# %%
# Origin
# ------
#
# Yu and others introduced it with MetaFormer, as ReLU2 without the shift of the distribution.

star_relu.references
