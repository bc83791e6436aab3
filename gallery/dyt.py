r"""
DyT
===

DyT, *dynamic tanh*, stretches a hyperbolic tangent and shifts it, by factors and a shift that a network learns.

Zhu and others introduced it in 2025 to take the place of the layers of a transformer that normalize.

.. _dyt-definition:

.. math::

   \operatorname{dyt}(x) = \gamma \tanh(\alpha x) + \beta

.. _dyt-derivative:

.. math::

   \operatorname{dyt}'(x) = \gamma \alpha (1 - \tanh(\alpha x)^2)

The parameters are the factor of the argument :math:`\alpha > 0` (``alpha``), by default 0.5, the factor of the tangent
:math:`\gamma` (``gamma``), by default 1, and the shift :math:`\beta` (``beta``), by default 0. Any real numbers are
valid for γ and β. A layer learns one α, and a γ and a β for each channel, by the derivatives

.. _dyt-derivative-by-alpha:

.. math::

   \frac{\partial \operatorname{dyt}(x)}{\partial \alpha} = \gamma x (1 - \tanh(\alpha x)^2)

.. _dyt-derivative-by-gamma:

.. math::

   \frac{\partial \operatorname{dyt}(x)}{\partial \gamma} = \tanh(\alpha x)

.. _dyt-derivative-by-beta:

.. math::

   \frac{\partial \operatorname{dyt}(x)}{\partial \beta} = 1

The second derivative:

.. _dyt-second-derivative:

.. math::

   \operatorname{dyt}''(x) = -2 \gamma \alpha^2 \tanh(\alpha x) (1 - \tanh(\alpha x)^2)

For a positive γ there is an inverse:

.. _dyt-inverse:

.. math::

   \operatorname{dyt}^{-1}(y) = \frac{1}{2 \alpha} \ln \frac{\gamma + y - \beta}{\gamma - y + \beta}
   \quad \text{for } \gamma > 0
"""

from activation_functions import dyt

dyt.plot(
    alt="An S from -1 far left to 1 far right, through the origin with slope "
    "0.5. The derivative is a bell of height 0.5 at the origin.",
)

# %%
# Facts
# -----

dyt

# %%
# Relations
# ---------
#
# It is a tanh whose argument and value are scaled. A softcap with the limit c is a DyT:
#
# .. _dyt-as-tanh:
#
# .. math::
#
#    \operatorname{dyt}(x;\, \alpha = 1, \gamma = 1, \beta = 0) = \tanh(x), \qquad
#    \operatorname{dyt}(x;\, \alpha = \frac{1}{c}, \gamma = c, \beta = 0) = \operatorname{softcap}(x;\, c = c)
#
# With the factors 1/2 and a shift of 1/2 it is the sigmoid:
#
# .. _dyt-as-sigmoid:
#
# .. math::
#
#    \operatorname{dyt}(x;\, \alpha = \frac{1}{2}, \gamma = \frac{1}{2}, \beta = \frac{1}{2}) = \sigma(x)
#
# At 0 it is β, where it is steepest, and the curve is symmetric about this point:
#
# .. _dyt-point-symmetry:
#
# .. math::
#
#    \operatorname{dyt}(0) = \beta, \qquad \operatorname{dyt}'(0) = \gamma \alpha, \qquad
#    \operatorname{dyt}(-x) = 2 \beta - \operatorname{dyt}(x)
#
# It becomes level at a distance of γ from β, on both sides:
#
# .. _dyt-limits:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{dyt}(x) = \beta - \gamma, \qquad
#    \lim_{x \to \infty} \operatorname{dyt}(x) = \beta + \gamma
#
# For a positive γ that is farther from 0 than β, it is 0 at one point:
#
# .. _dyt-zero:
#
# .. math::
#
#    \operatorname{dyt}^{-1}(0) = \frac{1}{2 \alpha} \ln \frac{\gamma - \beta}{\gamma + \beta}
#    \quad \text{for } |\beta| < \gamma

# %%
# In place of a normalization
# ---------------------------
#
# The paper observed that a LayerNorm maps its inputs to its outputs nearly as a stretched tanh does. DyT computes no
# mean and no variance: each number is mapped by itself, whatever stands beside it.

import numpy as np

x = np.array([[1.0, 2.0, 3.0, 40.0]])
mean, deviation = x.mean(-1, keepdims=True), x.std(-1, keepdims=True)
((x - mean) / deviation).round(3), dyt(x).round(3)

# %%
# Another last entry changes what a LayerNorm makes of the first ones, and leaves those of DyT as they are:

other = np.array([[1.0, 2.0, 3.0, 4.0]])
mean, deviation = other.mean(-1, keepdims=True), other.std(-1, keepdims=True)
results = dyt(other)
assert (results[:, :3] == dyt(x)[:, :3]).all()
((other - mean) / deviation).round(3), results.round(3)

# %%
# In NumPy
# --------
#
# Unless the shift is near ±γ, the formula can be implemented directly:

from activation_functions.numerics import compare


def stable(x, alpha=0.5, gamma=1.0, beta=0.0):
    return gamma * np.tanh(alpha * x) + beta


compare(stable, dyt)

# %%
# Parameters
# ----------
#
# The smaller α is, the wider is the part that is nearly a line. What is not positive is not valid:

dyt.plot(
    alpha=[0.2, 0.5, 2.0],
    alt="Three curves through the origin. The derivatives are 0.2, 0.5 and 2 "
    "at the origin.",
)

# %%
# The weights γ and β of a layer are arrays, one number for each channel, along the last axis:

x = np.array([[-2.0, 0.0, 2.0], [1.0, 1.0, 1.0]])
gamma, beta = np.array([1.0, 2.0, -1.0]), np.array([0.0, 0.5, 0.0])
y = dyt(x, gamma=gamma, beta=beta)
assert np.allclose(y, gamma * np.tanh(x / 2) + beta)
y.round(3)

# %%
# Frameworks
# ----------
#
# None of them has it among its activations. The authors' own code is a module of PyTorch, ``DynamicTanh``.

dyt.calls

# %%
# Mistakes
# --------
#
# .. _dyt-mistake-no-weights:
#
# *DyT(x) = tanh(αx).* So the description of the authors' repository has it; their code multiplies by a weight, which
# begins as 1, and adds a bias, which begins as 0, as the paper does.
#
# .. _dyt-mistake-factor-outside:
#
# With α outside, as α tanh(x), the slope at 0 is the same, and the limits are not:

assert (dyt(np.inf), 0.5 * np.tanh(np.inf)) == (1, 0.5)
x = np.array([0.5, 2.0, 8.0])
dyt(x).round(3), (0.5 * np.tanh(x)).round(3)

# %%
# Numerics
# --------
#
# Where β is as far from 0 as γ, one of the limits is 0, and the formula is a small difference near it. The library
# computes shares of a sum there. For γ = β = 1/2, where it is the sigmoid, at -40:

assert 0.5 * np.tanh(0.5 * -40) + 0.5 == 0
result = dyt(-40.0, gamma=0.5, beta=0.5)
assert f"{result:.3g}" == "4.25e-18"
result

# %%
# At the ends:

dyt.special_values

# %%
# Origin
# ------
#
# Zhu and others introduced it, and trained transformers for images, speech, language and DNA with it.

dyt.references
