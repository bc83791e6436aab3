r"""
ELU
===

The *exponential linear unit* passes what is positive and lets the rest saturate.

.. _elu-definition:

.. math::

   \operatorname{elu}(x) = \begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0 \end{cases}

The parameter :math:`\alpha \ge 0`, by default 1, is how far it goes down on the left. With 0 it is ReLU:

.. math::

   \lim_{x \to -\infty} \operatorname{elu}(x) = -\alpha

Its derivative is

.. _elu-derivative:

.. math::

   \operatorname{elu}'(x) = \begin{cases} 1 & x > 0 \\ \alpha e^{x} & x < 0 \end{cases}

At 0 the slope is :math:`\alpha` on the left and 1 on the right, which is a kink unless :math:`\alpha` is 1:

.. _elu-kink:

.. math::

   \operatorname{elu}'(0^-) = \alpha, \qquad \operatorname{elu}'(0^+) = 1, \qquad
   \operatorname{elu}'(0;\, \alpha = 1) = 1

There the library takes the slope on the left, as the paper does:

.. math::

   \operatorname{elu}'(0) := \alpha

The second derivative jumps at 0, whatever the parameter is:

.. _elu-second-derivative:

.. math::

   \operatorname{elu}''(x) = \begin{cases} 0 & x > 0 \\ \alpha e^{x} & x < 0 \end{cases}

The derivative by the parameter is that part of the function by which it is multiplied:

.. _elu-derivative-by-alpha:

.. math::

   \frac{\partial \operatorname{elu}(x)}{\partial \alpha} =
   \begin{cases} 0 & x > 0 \\ e^{x} - 1 & x \le 0 \end{cases}

The inverse is

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
# ELU splits into a ReLU and a part that saturates:
#
# .. math::
#
#    \operatorname{elu}(x) = \operatorname{relu}(x) - \alpha (1 - e^{-\operatorname{relu}(-x)})
#
# On the left its derivative is its value plus :math:`\alpha`:
#
# .. math::
#
#    \operatorname{elu}'(x) = \operatorname{elu}(x) + \alpha \quad \text{for } x < 0
#
# With a second factor it is SELU, and stretched alike in both directions it is CELU:
#
# .. math::
#
#    \operatorname{selu}(x;\, \alpha, \lambda) = \lambda \operatorname{elu}(x;\, \alpha)
#
# .. math::
#
#    \operatorname{celu}(x;\, \alpha) = \alpha \operatorname{elu}(\frac{x}{\alpha};\, \alpha = 1)
#    \quad \text{for } \alpha > 0
#
# So ELU and CELU are the same if :math:`\alpha` is 1. On the left they are the exponential then, lowered by 1:
#
# .. math::
#
#    \operatorname{celu}(x;\, \alpha = 1) = \operatorname{elu}(x;\, \alpha = 1)
#
# .. math::
#
#    \operatorname{elu}(x;\, \alpha = 1) = \operatorname{exponential}(x) - 1 \quad \text{for } x < 0

# %%
# In NumPy
# --------
#
# The textbook form subtracts 1 from an exponential. Near 0 the exponential is close to 1, and the difference has lost
# digits. At -1e-10 about 7 are right:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, alpha=1.0):
    return np.where(x > 0, x, alpha * (np.exp(x) - 1))


error = textbook(-1e-10) / elu(-1e-10) - 1
assert round(-np.log10(abs(error))) == 7
compare(textbook, elu)

# %%
# ``expm1`` computes the exponential minus 1 without a subtraction:


def stable(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


x = np.array([-100.0, -1e-10, 0.0, 800.0])
assert (stable(x, alpha=2.0) == elu(x, alpha=2.0)).all()
compare(stable, elu)

# %%
# Parameters
# ----------
#
# The parameter moves the level on the left, and the slope at the origin:

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
# *α eˣ - 1*, in a framework's documentation and in public code: the parentheses are missing. For α = 2 it is -0.2642 at
# -1, where the function is -1.2642:

assert round(2 * np.exp(-1.0) - 1, 4) == -0.2642
elu(-1.0, alpha=2.0).round(4)

# %%
# *eˣ + 1 on the left*, printed and coded in a blog: the sign is wrong, and the curve jumps from 2 to 0 at the origin.
#
# *α is the slope of the positive section*, in a framework's documentation. It scales the negative one:

assert elu(3.0, alpha=2.0) == 3 == elu(3.0, alpha=0.5)

# %%
# *alpha*(e^z - 1)*, pasted into Python, is an error, for ``e`` is no name there and ``^`` is the exclusive or of
# integers:

assert 2 ^ 3 == 1 and 2**3 == 8

# %%
# Numerics
# --------
#
# At -∞ the exponential is 0 and the value -α. A zero keeps its sign; its slope is the one on the left, α:

elu.special_values

# %%
# Origin
# ------
#
# Clevert, Unterthiner and Hochreiter introduced it.

elu.references
