r"""
Softplus
========

Softplus, also called *smooth ReLU*, is a smooth version of ReLU that is positive everywhere.

Dugas, Bengio, Bélisle, Nadeau and Garcia introduced it in 2000 for networks that are increasing and convex by
construction, as prices of options are.

.. _softplus-definition:

.. math::

   \operatorname{softplus}(x) = \frac{\ln(1 + e^{\beta x})}{\beta}

.. _softplus-derivative:

.. math::

   \operatorname{softplus}'(x) = \sigma(\beta x)

Here :math:`\sigma` is the logistic sigmoid. The larger the parameter :math:`\beta > 0` (``beta``), by default 1, the
sharper the corner; Keras, JAX and ONNX have no ``beta``.

The second derivative is the slope of the sigmoid at :math:`\beta x`, times :math:`\beta`:

.. _softplus-second-derivative:

.. math::

   \operatorname{softplus}''(x) = \beta \sigma'(\beta x)

The inverse (inverse softplus) is defined for positive y:

.. _softplus-inverse:

.. math::

   \operatorname{softplus}^{-1}(y) = \frac{\ln(e^{\beta y} - 1)}{\beta}

The derivative by the parameter is the negative entropy of a coin with the probability :math:`\sigma(\beta x)`, divided
by :math:`\beta^2`:

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
# On the left softplus tends to 0, and on the right to the line y = x:
#
# .. _softplus-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{softplus}(x) = 0, \qquad
#    \lim_{x \to \infty} (\operatorname{softplus}(x) - x) = 0
#
# Softplus lies above ReLU, and the gap is largest at 0:
#
# .. _softplus-gap-to-relu:
#
# .. math::
#
#    \operatorname{softplus}(x) = \operatorname{relu}(x) + \frac{\ln(1 + e^{-\beta |x|})}{\beta}, \qquad
#    \operatorname{softplus}(0) = \frac{\ln 2}{\beta}, \qquad \operatorname{softplus}'(0) = \frac{1}{2}
#
# Another parameter only scales both axes, and as it grows, softplus tends to ReLU:
#
# .. _softplus-limit:
#
# .. math::
#
#    \lim_{\beta \to \infty} \operatorname{softplus}(x) = \operatorname{relu}(x), \qquad
#    \operatorname{softplus}(x) = \frac{\operatorname{softplus}(\beta x;\, \beta = 1)}{\beta}
#
# Its mirror image differs by x:
#
# .. _softplus-reflection:
#
# .. math::
#
#    \operatorname{softplus}(x) - \operatorname{softplus}(-x) = x
#
# The binary cross entropy of a logit x, where the label is 1, is softplus of -x; its negative is log-sigmoid:
#
# .. _softplus-cross-entropy:
#
# .. math::
#
#    \operatorname{softplus}(-x;\, \beta = 1) = -\ln \sigma(x), \qquad
#    \operatorname{log\_sigmoid}(x) = -\operatorname{softplus}(-x;\, \beta = 1)
#
# It is the logarithm of 1 plus the exponential, so the log-sum-exp of x and 0:
#
# .. _softplus-as-exponential:
#
# .. math::
#
#    \operatorname{softplus}(x;\, \beta = 1) = \ln(1 + \operatorname{exponential}(x)), \qquad
#    \operatorname{softplus}(x;\, \beta = 1) = \ln(e^x + e^0)
#
# Squareplus is close to softplus and needs no exponential. With :math:`b = 4 (\ln 2)^2` both agree at 0:
#
# .. _softplus-and-squareplus:
#
# .. math::
#
#    \operatorname{softplus}(0;\, \beta = 1) = \operatorname{squareplus}(0;\, b = 4 (\ln 2)^2)
#
# Mish multiplies x by tanh of softplus, and swish multiplies x by the slope of softplus:
#
# .. _softplus-in-mish:
#
# .. math::
#
#    \operatorname{mish}(x) = x \tanh(\operatorname{softplus}(x;\, \beta = 1)), \qquad
#    \operatorname{swish}(x;\, \beta) = x \operatorname{softplus}'(x)
#
# Its root is ``sqrtsoftplus``:
#
# .. _softplus-in-sqrtsoftplus:
#
# .. math::
#
#    \operatorname{sqrtsoftplus}(x) = \sqrt{\operatorname{softplus}(x;\, \beta = 1)}

# %%
# The inverse falls without bound towards 0, and soon follows the line y = x:

import numpy as np

from activation_functions.plot import picture

y = np.geomspace(0.01, 7, 200)
axes = picture(
    "softplus-inverse",
    alt="One curve over y from 0.01 to 7. It rises from -4.60 to 7.00, and is "
    "close to the line y = x far right.",
)
axes.plot(y, softplus.inverse(y))
axes.set(xlabel="y", ylabel="inverse of softplus at y")

# %%
# In NumPy
# --------
#
# The exponential of -\|x\| cannot overflow, and ``log1p`` keeps values that are tiny beside 1:

from activation_functions.numerics import compare


def stable(x, beta=1.0):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(beta * x))) / beta


compare(stable, softplus)

# %%
# For the default, NumPy has a function that is also stable:

x = np.array([-40.0, 0.0, 1000.0])
assert np.allclose(np.logaddexp(x, 0), softplus(x), rtol=1e-15, atol=0)

# %%
# The textbook form fails on both sides. On the left 1 plus a tiny number is 1, and the result 0; on the right the
# exponential overflows:


def textbook(x, beta=1.0):
    return np.log(1 + np.exp(beta * x)) / beta


assert textbook(-40.0) == 0 < softplus(-40.0)
compare(textbook, softplus)

# %%
# Parameters
# ----------
#
# The larger the parameter, the nearer it is to ReLU. It must be positive:

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
# .. _softplus-mistake-sign-in-derivative:
#
# *The derivative is 1/(1 + eˣ)*, in public code. That is the mirror image of the sigmoid, 0.119 instead of 0.881 at 2:

mirrored = 1 / (1 + np.exp(2.0))
assert mirrored.round(3) == 0.119
softplus.derivative(2.0).round(3)

# %%
# .. _softplus-mistake-threshold:
#
# PyTorch's ``threshold`` is easily overlooked: above 20 it returns x itself, which is too small by up to 2e-9:

error = (softplus(20.0) - 20) / 20
assert f"{softplus(20.0) - 20:.0e}" == "2e-09"
error

# %%
# Numerics
# --------
#
# The result is 0 only at -∞ and where it is too small for the dtype:

softplus.special_values

# %%
# Origin
# ------
#
# Dugas, Bengio, Bélisle, Nadeau and Garcia introduced it. Glorot, Bordes and Bengio compare ReLU with it, as its smooth
# version.

softplus.references
