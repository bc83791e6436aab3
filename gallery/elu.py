r"""
ELU
===

The *exponential linear unit* keeps positive numbers and lets negative ones saturate at a negative limit.

Clevert, Unterthiner and Hochreiter introduced it in 2015: its negative values move the mean of the activations closer
to 0, and their deep networks learned faster with it than with ReLU.

.. _elu-definition:

.. math::

   \operatorname{elu}(x) = \begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0 \end{cases}

with the parameter :math:`\alpha \ge 0` (``alpha``), by default 1

.. _elu-derivative:

.. math::

   \operatorname{elu}'(x) = \begin{cases} 1 & x > 0 \\ \alpha e^{x} & x < 0 \end{cases}

At 0 the slope jumps from :math:`\alpha` to 1 (a kink), unless :math:`\alpha` is 1:

.. _elu-kink:

.. math::

   \operatorname{elu}'(0^-) = \alpha, \qquad \operatorname{elu}'(0^+) = 1, \qquad
   \operatorname{elu}'(0;\, \alpha = 1) = 1

At the kink the library takes the slope on the left, as the paper does:

.. _elu-slope-at-kink:

.. math::

   \operatorname{elu}'(0) := \alpha

The second derivative jumps at 0, unless :math:`\alpha` is 0:

.. _elu-second-derivative:

.. math::

   \operatorname{elu}''(x) = \begin{cases} 0 & x > 0 \\ \alpha e^{x} & x < 0 \end{cases}

The derivative by :math:`\alpha` is the part of ELU that :math:`\alpha` multiplies:

.. _elu-derivative-by-alpha:

.. math::

   \frac{\partial \operatorname{elu}(x)}{\partial \alpha} =
   \begin{cases} 0 & x > 0 \\ e^{x} - 1 & x \le 0 \end{cases}

The inverse exists if :math:`\alpha` is positive:

.. _elu-inverse:

.. math::

   \operatorname{elu}^{-1}(y) =
   \begin{cases} y & y > 0 \\ \ln(1 + \frac{y}{\alpha}) & y \le 0 \end{cases}
   \quad \text{for } \alpha > 0
"""

from activation_functions import elu

elu.plot(
    alt="The line y = x right of the origin; left of it a curve that levels "
    "out at -1. The derivative rises to 1 at the origin and is level from "
    "there.",
)

# %%
# Facts
# -----

elu

# %%
# Relations
# ---------
#
# ELU is 0 at 0 and has no other zero, unless :math:`\alpha` is 0. Far on the left it tends to :math:`-\alpha`:
#
# .. _elu-zero-and-limit:
#
# .. math::
#
#    \operatorname{elu}(0) = 0, \qquad \lim_{x \to -\infty} \operatorname{elu}(x) = -\alpha
#
# With :math:`\alpha = 0` it is ReLU:
#
# .. _elu-as-relu:
#
# .. math::
#
#    \operatorname{elu}(x;\, \alpha = 0) = \operatorname{relu}(x)
#
# It splits into a ReLU and a part that saturates:
#
# .. _elu-two-parts:
#
# .. math::
#
#    \operatorname{elu}(x) = \operatorname{relu}(x) - \alpha (1 - e^{-\operatorname{relu}(-x)})
#
# On the left the derivative is the value plus :math:`\alpha`, so that code can reuse the value:
#
# .. _elu-slope-from-value:
#
# .. math::
#
#    \operatorname{elu}'(x) = \operatorname{elu}(x) + \alpha \quad \text{for } x < 0
#
# SELU is ELU times a second factor:
#
# .. _elu-in-selu:
#
# .. math::
#
#    \operatorname{selu}(x;\, \alpha, \lambda) = \lambda \operatorname{elu}(x;\, \alpha)
#
# CELU is ELU with :math:`\alpha = 1`, stretched by its own :math:`\alpha` in both directions:
#
# .. _elu-in-celu:
#
# .. math::
#
#    \operatorname{celu}(x;\, \alpha) = \alpha \operatorname{elu}(\frac{x}{\alpha};\, \alpha = 1)
#    \quad \text{for } \alpha > 0
#
# So ELU and CELU agree at :math:`\alpha = 1`. On the left both are then ``exponential``, lowered by 1:
#
# .. _elu-as-celu:
#
# .. math::
#
#    \operatorname{celu}(x;\, \alpha = 1) = \operatorname{elu}(x;\, \alpha = 1)
#
# .. _elu-as-exponential:
#
# .. math::
#
#    \operatorname{elu}(x;\, \alpha = 1) = \operatorname{exponential}(x) - 1 \quad \text{for } x < 0

# %%
# In NumPy
# --------
#
# ``expm1`` computes the exponential minus 1 without a subtraction:

import numpy as np

from activation_functions.numerics import compare


def stable(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


x = np.array([-100.0, -1e-10, 0.0, 800.0])
assert (stable(x, alpha=2.0) == elu(x, alpha=2.0)).all()
compare(stable, elu)

# %%
# The textbook form subtracts 1 from an exponential that is close to 1 when x is close to 0, and digits cancel. At
# -1e-10 about 7 of 16 are right. ``np.where`` evaluates both branches, so that large x also cause a RuntimeWarning:


def textbook(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))


error = textbook(-1e-10) / elu(-1e-10) - 1
assert round(-np.log10(abs(error))) == 7
assert round(-np.log10(np.finfo(float).eps)) == 16
compare(textbook, elu)

# %%
# Parameters
# ----------
#
# ``alpha`` moves the level on the left and the slope just left of 0. A negative value is outside the valid interval and
# raises a ``ValueError``: ELU would no longer be monotonic.

elu.plot(
    alpha=[0.5, 1.0, 2.0],
    alt="The same right of the origin for all; on the left they level out at "
    "-0.5, -1 and -2. The derivatives rise to 0.5, 1 and 2 at the origin, and "
    "are 1 right of it.",
)

# %%
# Frameworks
# ----------

elu.calls

# %%
# Mistakes
# --------
#
# .. _elu-mistake-missing-parentheses:
#
# *α eˣ - 1*, in a framework's docstring and in public code: the parentheses are missing. For α = 2 it gives -0.2642 at
# -1, where ELU is -1.2642:

assert round(2 * np.exp(-1.0) - 1, 4) == -0.2642
elu(-1.0, alpha=2.0).round(4)

# %%
# .. _elu-mistake-wrong-sign:
#
# *eˣ + 1 on the left*, printed and coded in a blog: the sign is wrong, and the curve jumps from 2 to 0 at 0:

assert np.exp(0.0) + 1 == 2
elu(0.0)

# %%
# .. _elu-mistake-alpha-on-the-right:
#
# *α is the slope of the positive section*, in a framework's docstring. It scales the negative section:

assert elu(3.0, alpha=2.0) == 3 == elu(3.0, alpha=0.5)

# %%
# .. _elu-mistake-power-in-python:
#
# *alpha*(e^z - 1)*, shown as Python on a web page, raises a ``NameError``, since ``e`` is not defined. Even with a
# definition ``^`` would be wrong: in Python it is the exclusive or of integers.

assert 2 ^ 3 == 1 and 2**3 == 8

# %%
# Numerics
# --------
#
# At -∞ the value is the limit, -α. Zeros keep their sign, and their slope is the one on the left, α:

elu.special_values

# %%
# Origin
# ------
#
# Clevert, Unterthiner and Hochreiter introduced it, and define its slope at 0 by the left side.

elu.references
