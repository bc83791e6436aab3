r"""
Swish
=====

Swish multiplies a number by the sigmoid of a multiple of it.

.. _swish-definition:

.. math::

   \operatorname{swish}(x) = x\, \sigma(\beta x)

The parameter :math:`\beta`, by default 1, says how steep the gate is; it is a constant, or learned, and then it may
become negative. The derivative is

.. _swish-derivative:

.. math::

   \operatorname{swish}'(x) = \sigma(\beta x) (1 + \beta x (1 - \sigma(\beta x)))

The second derivative is

.. _swish-second-derivative:

.. math::

   \operatorname{swish}''(x) = \beta \sigma'(\beta x) (2 + \beta x (1 - 2 \sigma(\beta x)))

Where the parameter is learned, the derivative by it is needed, too:

.. _swish-derivative-by-beta:

.. math::

   \frac{\partial \operatorname{swish}(x)}{\partial \beta} = x^2\, \sigma(\beta x) (1 - \sigma(\beta x))
"""

from activation_functions import swish

swish.plot(
    alt="Close to 0 far left, a shallow dip to -0.28 at -1.3, through the "
    "origin, and close to the line y = x far right. The derivative dips below "
    "0, passes 0.5 at the origin, and overshoots 1 before it settles there.",
)

# %%
# Facts
# -----

swish

# %%
# Relations
# ---------
#
# With 1 it is SiLU, and with any other parameter, except 0, SiLU in other units:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = 1) = \operatorname{silu}(x), \qquad
#    \operatorname{swish}'(x) = \operatorname{silu}'(\beta x)
#
# .. math::
#
#    \operatorname{swish}(x) = \frac{\operatorname{silu}(\beta x)}{\beta} \quad \text{for } \beta \ne 0
#
# So its slopes are the same for any parameter, and the depth of the dip is that of SiLU by the parameter:
#
# .. math::
#
#    \beta \operatorname{swish}(\frac{-1.278464543}{\beta}) \approx -0.278464543 \quad \text{for } \beta \ne 0
#
# It tends to ReLU as the parameter grows, and to the line of slope 1/2 as it vanishes:
#
# .. math::
#
#    \lim_{\beta \to \infty} \operatorname{swish}(x) = \operatorname{relu}(x), \qquad
#    \operatorname{swish}(x;\, \beta = 0) = \frac{x}{2}
#
# .. math::
#
#    0 \le \operatorname{relu}(x) - \operatorname{swish}(x) < \frac{0.278465}{\beta} \quad \text{for } \beta > 0
#
# With the opposite parameter it is turned by half a turn about the origin:
#
# .. math::
#
#    \operatorname{swish}(x;\, \beta = -1) = -\operatorname{swish}(-x;\, \beta = 1), \qquad
#    \operatorname{swish}(x) - \operatorname{swish}(-x) = x
#
# With 1.702 it is the quick form of GELU, off by most near ±2.2704:
#
# .. math::
#
#    |\operatorname{swish}(x;\, \beta = 1.702) - \operatorname{gelu}(x)| < 0.020335
#
# .. math::
#
#    \operatorname{swish}(2.2704;\, \beta = 1.702) - \operatorname{gelu}(2.2704) \approx -0.02033487
#
# It is the gate of SwiGLU:
#
# .. math::
#
#    \operatorname{swiglu}(x, 1) = \operatorname{swish}(x)

# %%
# In NumPy
# --------
#
# In the textbook form the exponential overflows on the left, and the result is 0 too soon, the sooner the larger β is.
# At -360 and for 2 the function is -7e-311:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, beta=1.0):
    return x / (1 + np.exp(-beta * x))


with np.errstate(over="ignore"):
    assert textbook(np.float64(-360.0), beta=2) == 0
assert f"{swish(-360.0, beta=2):.0e}" == "-7e-311"
compare(textbook, swish)

# %%
# The exponential of a number that is not positive can't overflow. Far on the left it has lost digits that its product
# with x need not lose, so that its root is multiplied twice. From -1000 divided by β downwards the result is 0, which
# -∞ times 0 is not:


def stable(x, beta=1.0):
    x = np.maximum(x, -1000 / beta)
    root = np.exp(-np.abs(beta * x) / 2)
    return np.where(x < 0, x * root * root, x) / (1 + root**2)


x = np.array([-350.0, -1.0, 0.0, 1.0, 800.0])
assert np.allclose(stable(x, beta=2), swish(x, beta=2), rtol=1e-15, atol=0)
assert all(swish.derivative(0.0, beta) == 0.5 for beta in (0.1, 1, 10))
compare(stable, swish)

# %%
# The product of the parameter and a number is rounded, and the exponential magnifies that: the form above loses
# digits for 0.3 at -2001. The library keeps what is rounded away:

loss = stable(np.array([-2001.0]), beta=0.3)[0] / swish(-2001.0, beta=0.3) - 1
assert 5e-15 < abs(loss) < 2e-13
float(loss)

# %%
# Parameters
# ----------
#
# The larger the parameter, the nearer it is to ReLU; the smaller, the nearer to the line of slope 1/2:

swish.plot(
    beta=[0.2, 1.0, 5.0],
    alt="Three curves through the origin. For 0.2 it rises across the "
    "picture, for 1 it dips to -0.28 at -1.3, and for 5 it dips to -0.056 at "
    "-0.26. The derivatives are 0.5 at the origin, the steeper the larger the "
    "parameter is.",
)

# %%
# Frameworks
# ----------

swish.calls

# %%
# Mistakes
# --------
#
# *Swish and SiLU are names of one function.* They are for the parameter 1. For any other they differ:

from activation_functions import silu

assert swish(2.0) == silu(2.0) != swish(2.0, beta=0.5)
silu(2.0).round(3), swish(2.0, beta=0.5).round(3)

# %%
# *The parameter is a factor in front*, as that of ELU is. It changes the gate, not the line on the right:

assert round(swish(100.0, beta=5.0)) == 100
swish(100.0, beta=0.5)

# %%
# Numerics
# --------
#
# On the left the limit is 0, approached from below. The slope at 0 is one half, for any β:

swish.special_values

# %%
# Origin
# ------
#
# Ramachandran, Zoph and Le found it by an automatic search.

swish.references
