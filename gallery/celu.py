r"""
CELU
====

The *continuously differentiable exponential linear unit* keeps positive numbers and lets negative ones saturate at a
negative limit, and its slope never jumps.

Barron introduced it in 2017 to repair ELU, whose slope jumps at 0 unless :math:`\alpha` is 1.

.. _celu-definition:

.. math::

   \operatorname{celu}(x) = \begin{cases} x & x > 0 \\ \alpha (e^{x/\alpha} - 1) & x \le 0 \end{cases}

with the parameter :math:`\alpha > 0` (``alpha``), by default 1

.. _celu-derivative:

.. math::

   \operatorname{celu}'(x) = \begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases}

The slope at 0 is 1 from both sides:

.. _celu-slope-at-0:

.. math::

   \operatorname{celu}'(0) = 1

Only the second derivative jumps at 0, from :math:`1/\alpha` to 0:

.. _celu-second-derivative:

.. math::

   \operatorname{celu}''(x) =
   \begin{cases} 0 & x > 0 \\ \frac{1}{\alpha} e^{x/\alpha} & x < 0 \end{cases}, \qquad
   \operatorname{celu}''(0^-) = \frac{1}{\alpha}, \qquad \operatorname{celu}''(0^+) = 0

The inverse is a logarithm for negative y:

.. _celu-inverse:

.. math::

   \operatorname{celu}^{-1}(y) =
   \begin{cases} y & y > 0 \\ \alpha \ln(1 + \frac{y}{\alpha}) & y \le 0 \end{cases}

The derivative by :math:`\alpha` is 0 for positive x:

.. _celu-derivative-by-alpha:

.. math::

   \frac{\partial \operatorname{celu}(x)}{\partial \alpha} =
   \begin{cases} 0 & x > 0 \\ e^{x/\alpha} (1 - \frac{x}{\alpha}) - 1 & x \le 0 \end{cases}
"""

from activation_functions import celu

celu.plot(
    alt="The line y = x right of the origin; left of it a curve that levels "
    "out at -1. The derivative rises to 1 at the origin and is level from "
    "there.",
)

# %%
# Facts
# -----

celu

# %%
# Relations
# ---------
#
# CELU is 0 only at 0. Far on the left it tends to :math:`-\alpha`:
#
# .. _celu-zero-and-limit:
#
# .. math::
#
#    \operatorname{celu}(0) = 0, \qquad \lim_{x \to -\infty} \operatorname{celu}(x) = -\alpha
#
# At :math:`\alpha = 1` it is ELU:
#
# .. _celu-as-elu:
#
# .. math::
#
#    \operatorname{celu}(x;\, \alpha = 1) = \operatorname{elu}(x;\, \alpha = 1)
#
# For any other :math:`\alpha` it is that ELU, stretched by :math:`\alpha` in both directions:
#
# .. _celu-as-stretched-elu:
#
# .. math::
#
#    \operatorname{celu}(x) = \alpha \operatorname{elu}(\frac{x}{\alpha};\, \alpha = 1)
#
# Scaling the input by c scales the output by c, if :math:`\alpha` is scaled too:
#
# .. _celu-scaling:
#
# .. math::
#
#    \operatorname{celu}(c x;\, \alpha = c \alpha) = c \operatorname{celu}(x) \quad \text{for } c > 0
#
# CELU lies at most :math:`\alpha` below ReLU. For small :math:`\alpha` it therefore approaches ReLU, and for large
# :math:`\alpha` the identity:
#
# .. _celu-bounds:
#
# .. math::
#
#    \operatorname{relu}(x) - \alpha < \operatorname{celu}(x) \le \operatorname{relu}(x), \qquad
#    \lim_{\alpha \to \infty} \operatorname{celu}(x) = x

# %%
# In NumPy
# --------
#
# ``expm1`` computes the exponential minus 1 without a subtraction. Where x is tiny beside α, CELU is x itself to the
# last digit, and the form takes x, since x / α could be too small for a float:

import numpy as np

from activation_functions.numerics import compare


def stable(x, alpha=1.0):
    near = -alpha * np.finfo(x.dtype).eps
    left = alpha * np.expm1(np.minimum(x, 0) / alpha)
    return np.where(x > near, x, left)


x = np.array([-100.0, -1e-10, -5e-324, 0.0, 800.0])
assert (stable(x, alpha=2.5) == celu(x, alpha=2.5)).all()
compare(stable, celu)

# %%
# The textbook form subtracts 1 from an exponential that is close to 1 when x is close to 0, and digits cancel:


def textbook(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(x / alpha) - 1))


assert textbook(-5e-324, alpha=2.5) == 0 > celu(-5e-324, alpha=2.5)
compare(textbook, celu)

# %%
# Parameters
# ----------
#
# ``alpha`` moves the level on the left, and leaves the slope at 0 as it is. 0 and negative values raise a
# ``ValueError``: the quotient x / 0 has no value, and a negative α would make CELU run to -∞ on the left.

celu.plot(
    alpha=[0.5, 1.0, 2.0],
    alt="The same right of the origin for all; on the left they level out at "
    "-0.5, -1 and -2. The derivatives all rise to 1 at the origin, the "
    "steeper the smaller the parameter is.",
)

# %%
# Frameworks
# ----------

celu.calls

# %%
# Mistakes
# --------
#
# .. _celu-mistake-confusion-with-elu:
#
# *CELU and ELU* are easily mixed up, since they agree for the default. For α = 2, CELU is -0.7869 at -1, and ELU is
# -1.2642:

from activation_functions import elu

assert celu(-1.0, alpha=2.0).round(4) == -0.7869
assert elu(-1.0, alpha=2.0).round(4) == -1.2642

# %%
# Numerics
# --------
#
# In the derivative the rounding of x / α counts: at -69.9, for α = 0.1, it makes the exponential wrong by more than
# 1e-14 of its value. ``fmod`` is exact, so a whole exponent and a rest lose nothing:


def stable_derivative(x, alpha=1.0):
    x = np.minimum(x, 0)
    rest = np.fmod(x, alpha)
    whole = np.rint((x - rest) / alpha)
    return np.exp(whole) * np.exp(rest / alpha)


at = -69.9
assert stable_derivative(at, alpha=0.1) == celu.derivative(at, alpha=0.1)
error = np.exp(at / 0.1) / celu.derivative(at, alpha=0.1) - 1
assert 1e-14 < abs(error) < 1e-13
float(error)

# %%
# At -∞ the value is the limit, -α. Zeros keep their sign:

celu.special_values

# %%
# Origin
# ------
#
# Barron introduced it, and names what it has ahead of ELU: a bounded slope without jumps, and ReLU and the identity as
# limits.

celu.references
