r"""
Softplus
========

Softplus, also called *smooth ReLU*, is ReLU with its corner rounded off.

.. _softplus-definition:

.. math::

   \operatorname{softplus}(x) = \frac{\ln(1 + e^{\beta x})}{\beta}

The parameter :math:`\beta > 0`, by default 1, says how sharp the corner is; most frameworks do without it. The
derivative is the logistic sigmoid, for the parameter 1 as it stands:

.. _softplus-derivative:

.. math::

   \operatorname{softplus}'(x) = \sigma(\beta x)

The second derivative is

.. _softplus-second-derivative:

.. math::

   \operatorname{softplus}''(x) = \beta \sigma'(\beta x)

Its inverse is

.. _softplus-inverse:

.. math::

   \operatorname{softplus}^{-1}(y) = \frac{\ln(e^{\beta y} - 1)}{\beta}

The derivative by the parameter is minus the entropy of a coin that falls on one side with the probability
:math:`\sigma(\beta x)`, divided by :math:`\beta^2`:

.. _softplus-derivative-by-beta:

.. math::

   \frac{\partial \operatorname{softplus}(x)}{\partial \beta} =
   \frac{\beta x\, \sigma(\beta x) - \ln(1 + e^{\beta x})}{\beta^2}
"""

from activation_functions import softplus

softplus.plot(
    alt="Close to 0 far left, through 0.69 at the origin, and close to the "
    "line y = x far right. The derivative is an S from 0 far left to 1 far "
    "right.",
)

# %%
# Facts
# -----

softplus

# %%
# Relations
# ---------
#
# It lies above ReLU, by most at the origin, and the difference vanishes far out:
#
# .. math::
#
#    \operatorname{softplus}(x) = \operatorname{relu}(x) + \frac{\ln(1 + e^{-\beta |x|})}{\beta}, \qquad
#    \operatorname{softplus}(0) = \frac{\ln 2}{\beta}
#
# With another parameter it is the same curve in other units, and it tends to ReLU as the parameter grows:
#
# .. math::
#
#    \operatorname{softplus}(x) = \frac{\operatorname{softplus}(\beta x;\, \beta = 1)}{\beta}, \qquad
#    \lim_{\beta \to \infty} \operatorname{softplus}(x) = \operatorname{relu}(x)
#
# The gate of mish is its hyperbolic tangent, that of swish its slope:
#
# .. math::
#
#    \operatorname{mish}(x) = x \tanh(\operatorname{softplus}(x;\, \beta = 1)), \qquad
#    \operatorname{swish}(x;\, \beta) = x \operatorname{softplus}'(x)
#
# Its two sides differ by the line, and the sigmoid is its exponential in disguise:
#
# .. math::
#
#    \operatorname{softplus}(x) - \operatorname{softplus}(-x) = x, \qquad
#    \sigma(x) = e^{-\operatorname{softplus}(-x;\, \beta = 1)}
#
# It is the logarithm of the exponential and 1:
#
# .. math::
#
#    \operatorname{softplus}(x;\, \beta = 1) = \ln(1 + \operatorname{exponential}(x))

# %%
# In NumPy
# --------
#
# The textbook form fails on both sides. On the left, 1 plus a tiny number is 1, and the result is 0; on the right the
# exponential overflows:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, beta=1.0):
    return np.log(1 + np.exp(beta * x)) / beta


assert textbook(-40.0) == 0 < softplus(-40.0)
compare(textbook, softplus)

# %%
# The part that grows is taken out, so that the exponential can't overflow, and ``log1p`` keeps what is tiny beside 1:


def stable(x, beta=1.0):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(beta * x))) / beta


x = np.array([-40.0, 0.0, 1000.0])
assert (stable(x) == softplus(x)).all()
compare(stable, softplus)

# %%
# Parameters
# ----------
#
# The larger the parameter, the nearer it is to ReLU:

softplus.plot(
    beta=[0.5, 1.0, 5.0],
    alt="Three curves through 1.386, 0.693 and 0.139 at the origin, closer to "
    "each other far out. The derivatives are 0.5 at the origin, the steeper "
    "the larger the parameter is.",
)

# %%
# Frameworks
# ----------

softplus.calls

# %%
# Mistakes
# --------
#
# *The derivative is 1/(1 + eˣ)*, in public code. That is the mirror image, 0.119 in place of 0.881 at 2:

mirrored = 1 / (1 + np.exp(2.0))
assert mirrored.round(3) == 0.119
softplus.derivative(2.0).round(3)

# %%
# Numerics
# --------
#
# The slope is the sigmoid, one half at 0 where ReLU has its kink:

softplus.special_values

# %%
# Origin
# ------
#
# Dugas, Bengio, Bélisle, Nadeau and Garcia introduced it.

softplus.references
