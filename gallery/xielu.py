r"""
xIELU
=====

xIELU grows like a square on the right, and dips below 0 on the left before it rises along a line.

Huang and Schlag derived it in 2024 as the integral of a slope that they chose: a line on the right, an ELU on the left.
The language models Apertus learn its factors in each layer.

.. _xielu-definition:

.. math::

   \operatorname{xielu}(x) = \begin{cases} \alpha_p x^2 + \beta x & x > 0 \\
   \alpha_n (e^x - 1 - x) + \beta x & x \le 0 \end{cases}

.. _xielu-derivative:

.. math::

   \operatorname{xielu}'(x) = \begin{cases} 2 \alpha_p x + \beta & x > 0 \\
   \alpha_n (e^x - 1) + \beta & x \le 0 \end{cases}

The parameters are the factors on the right, :math:`\alpha_p > 0` (``alpha_p``), and on the left, :math:`\alpha_n`
(``alpha_n``), by default 0.8 both, and the slope at 0, :math:`\beta > 0` (``beta``), by default 0.5. Any real number is
valid for ``alpha_n``. The factors are learned, by the derivatives with respect to them:

.. _xielu-derivative-by-alpha_p:

.. math::

   \frac{\partial \operatorname{xielu}(x)}{\partial \alpha_p} = \max(0, x)^2

.. _xielu-derivative-by-alpha_n:

.. math::

   \frac{\partial \operatorname{xielu}(x)}{\partial \alpha_n} =
   \begin{cases} 0 & x > 0 \\ e^x - 1 - x & x \le 0 \end{cases}

The slope at 0 is constant in the paper. The derivative with respect to it:

.. _xielu-derivative-by-beta:

.. math::

   \frac{\partial \operatorname{xielu}(x)}{\partial \beta} = x

The slope does not jump, but the second derivative does, at 0:

.. _xielu-second-derivative:

.. math::

   \operatorname{xielu}''(x) = \begin{cases} \alpha_n e^x & x < 0 \\ 2 \alpha_p & x > 0 \end{cases}
"""

from activation_functions import xielu

xielu.plot(
    alt="A shallow dip to -0.206 at -0.981, through the origin, ever steeper "
    "from left to right on the right. The derivative is 0.5 at the origin, and "
    "a line of slope 1.6 right of it.",
)

# %%
# Facts
# -----

xielu

# %%
# Relations
# ---------
#
# Its slope is a line on the right and, up to a factor and the shift β, an ELU on the left:
#
# .. _xielu-slope-as-elu:
#
# .. math::
#
#    \operatorname{xielu}'(x) = \alpha_n \operatorname{elu}(x;\, \alpha = 1) + \beta \quad \text{for } x \le 0
#
# On the right it is ReLU2, scaled, and a line:
#
# .. _xielu-as-relu2:
#
# .. math::
#
#    \operatorname{xielu}(x) = \alpha_p \operatorname{relu2}(x) + \beta x \quad \text{for } x \ge 0
#
# At 0 it is 0, with the slope β:
#
# .. _xielu-at-zero:
#
# .. math::
#
#    \operatorname{xielu}(0) = 0, \qquad \operatorname{xielu}'(0) = \beta
#
# Where the factor on the left is larger than β, the slope is 0 at one place, and the value is least there:
#
# .. _xielu-least-value:
#
# .. math::
#
#    \operatorname{xielu}'(\ln(1 - \frac{\beta}{\alpha_n})) = 0 \quad \text{for } \alpha_n > \beta
#
# .. _xielu-value-there:
#
# .. math::
#
#    \operatorname{xielu}(\ln(1 - \frac{\beta}{\alpha_n}))
#    = (\beta - \alpha_n) \ln(1 - \frac{\beta}{\alpha_n}) - \beta \quad \text{for } \alpha_n > \beta
#
# On the left it is the sum of a line and an exponential that vanishes. The line falls if the factor is larger than β:
#
# .. _xielu-as-line-and-exponential:
#
# .. math::
#
#    \operatorname{xielu}(x) = (\beta - \alpha_n) x - \alpha_n + \alpha_n e^x \quad \text{for } x \le 0

# %%
# In a checkpoint
# ---------------
#
# A model of Apertus does not store the factors. What it stores becomes positive by softplus, and for the factor on the
# left β is added, so that the curve falls far on the left whatever is learned. For the defaults this is

import numpy as np

from activation_functions import softplus

stored_p, stored_n = softplus.inverse(0.8), softplus.inverse(0.8 - 0.5)
alpha_p, alpha_n = softplus(stored_p), 0.5 + softplus(stored_n)
assert np.allclose([alpha_p, alpha_n], 0.8)
assert (stored_p.round(3), stored_n.round(3)) == (0.203, -1.05)
stored_p.round(3), stored_n.round(3)

# %%
# In NumPy
# --------
#
# Near 0 the difference of the exponential and its tangent is about the half of a square, which is small beside β x. In
# double precision enough digits are left for narrower dtypes:

from activation_functions.numerics import compare


def stable(x, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    t = np.minimum(x, 0).astype(float)
    left = alpha_n * np.expm1(t) + (beta - alpha_n) * t
    positive = np.maximum(x, 0).astype(float)
    y = np.where(x > 0, positive * (alpha_p * positive + beta), left)
    with np.errstate(over="ignore"):
        return y.astype(x.dtype)


compare(stable, xielu)

# %%
# The textbook form loses digits on the left, where it subtracts from an exponential that is nearly 1:


def textbook(x, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    left = alpha_n * (np.exp(np.minimum(x, 0)) - 1 - x) + beta * x
    return np.where(x > 0, alpha_p * x**2 + beta * x, left)


compare(textbook, xielu)

# %%
# Parameters
# ----------
#
# The larger ``alpha_n`` is, the shallower is the dip. If it is not larger than β, there is none:

xielu.plot(
    alpha_n=[0.3, 0.5, 0.8, 2.0],
    alt="Four curves through the origin. The derivatives are 0.5 at the "
    "origin.",
)

# %%
# The factor on the right is half of what the slope grows by with each step:

xielu.plot(
    alpha_p=[0.2, 0.8, 2.0],
    alt="Three curves through the origin. The derivatives are 0.5 at the "
    "origin.",
)

# %%
# Frameworks
# ----------
#
# Transformers has it for Apertus. The factors are learned, and begin as the nearest numbers of bfloat16, which is why
# its values differ from those of the defaults. In the exponential it replaces numbers near 0 by a small negative one,
# so that the gradient at 0 is that of the line far on the left.

xielu.calls

# %%
# Mistakes
# --------
#
# .. _xielu-mistake-stored-factors:
#
# *The factors are those in the checkpoint.* They are stored before softplus. Taken as they are, the defaults would be
# those of another function:

x = np.array([-2.0, 2.0])
wrong = np.where(x > 0, stored_p * x**2, stored_n * (np.expm1(x) - x)) + 0.5 * x
assert wrong.round(3).tolist() == [-2.192, 1.814]
xielu(x).round(3), wrong.round(3)

# %%
# .. _xielu-mistake-beta-left-out:
#
# *The factor on the left is softplus of what is stored.* β is added to it; without β the curve would rise far on the
# left:

factor = softplus(stored_n)
assert factor.round(3) == 0.3 < 0.5
x = np.array([-8.0, -4.0])
xielu(x).round(3), xielu(x, alpha_n=factor).round(3)

# %%
# Numerics
# --------
#
# Beside a zero other than 0, the value is a small difference of larger numbers.

xielu.special_values

# %%
# Origin
# ------
#
# Huang and Schlag derived it from its slope.

xielu.references
