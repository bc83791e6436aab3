r"""
SELU
====

The *scaled exponential linear unit* is ELU with fixed factors, chosen so that inputs with mean 0 and variance 1
keep both.

Klambauer, Unterthiner, Mayr and Hochreiter introduced it in 2017 for self-normalizing networks, fully connected ones in
which mean and variance stay near these values from layer to layer.

.. _selu-definition:

.. math::

   \operatorname{selu}(x) = \begin{cases} \lambda x & x > 0 \\ \lambda \alpha (e^{x} - 1) & x \le 0 \end{cases}

with :math:`\alpha > 0` (``alpha``) and :math:`\lambda > 0` (``lambd``), by default about 1.6733 and 1.0507

.. _selu-derivative:

.. math::

   \operatorname{selu}'(x) = \begin{cases} \lambda & x > 0 \\ \lambda \alpha e^{x} & x < 0 \end{cases}

The factors follow from the goal. For x from the standard normal distribution, with distribution function
:math:`\Phi`, :math:`\alpha` makes the mean of the results 0:

.. _selu-alpha:

.. math::

   \frac{1}{\sqrt{2 \pi} \, (\frac{1}{2} - \sqrt{e} \, \Phi(-1))} \approx 1.6732632423543772848170429916717

Then :math:`\lambda` makes their variance 1:

.. _selu-lambda:

.. math::

   \left(\frac{1}{2} + \frac{\frac{1}{2} - 2 \sqrt{e} \, \Phi(-1) + e^{2} \Phi(-2)}
     {2 \pi (\frac{1}{2} - \sqrt{e} \, \Phi(-1))^2}\right)^{-1/2} \approx 1.0507009873554804934193349852946

At 0 the slope jumps (a kink), unless :math:`\alpha` is 1:

.. _selu-kink:

.. math::

   \operatorname{selu}'(0^-) = \lambda \alpha, \qquad \operatorname{selu}'(0^+) = \lambda, \qquad
   \operatorname{selu}'(0;\, \alpha = 1, \lambda) = \lambda

At the kink the library takes the slope on the left, as the paper does:

.. _selu-slope-at-kink:

.. math::

   \operatorname{selu}'(0) := \lambda \alpha

The second derivative jumps at 0, too:

.. _selu-second-derivative:

.. math::

   \operatorname{selu}''(x) = \begin{cases} 0 & x > 0 \\ \lambda \alpha e^{x} & x < 0 \end{cases}

The inverse is a logarithm for negative y:

.. _selu-inverse:

.. math::

   \operatorname{selu}^{-1}(y) = \begin{cases}
     \frac{y}{\lambda} & y > 0 \\ \ln(1 + \frac{y}{\lambda \alpha}) & y \le 0 \end{cases}

The derivative by each factor is the part of SELU that the factor multiplies:

.. _selu-derivative-by-alpha:

.. math::

   \frac{\partial \operatorname{selu}(x)}{\partial \alpha} =
   \begin{cases} 0 & x > 0 \\ \lambda (e^{x} - 1) & x \le 0 \end{cases}

.. _selu-derivative-by-lambd:

.. math::

   \frac{\partial \operatorname{selu}(x)}{\partial \lambda} =
   \begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0 \end{cases}
"""

from activation_functions import selu

selu.plot(
    alt="A line of slope 1.05 right of the origin; left of it a curve that "
    "levels out at -1.76. The derivative rises to 1.76 at the origin, where "
    "it steps down to 1.05, and is level from there.",
)

# %%
# Facts
# -----

selu

# %%
# Relations
# ---------
#
# SELU is 0 only at 0. Far on the left it tends to minus the product of its factors:
#
# .. _selu-zero-and-limit:
#
# .. math::
#
#    \operatorname{selu}(0) = 0, \qquad \lim_{x \to -\infty} \operatorname{selu}(x) = -\lambda \alpha
#
# .. _selu-product-of-factors:
#
# .. math::
#
#    1.6732632423543772848 \cdot 1.0507009873554804934 \approx 1.758099340847377
#
# It is ELU times :math:`\lambda`:
#
# .. _selu-as-elu:
#
# .. math::
#
#    \operatorname{selu}(x) = \lambda \operatorname{elu}(x;\, \alpha)
#
# On the left the derivative is the value plus :math:`\lambda \alpha`:
#
# .. _selu-slope-from-value:
#
# .. math::
#
#    \operatorname{selu}'(x) = \operatorname{selu}(x) + \lambda \alpha \quad \text{for } x < 0
#
# With both factors 1, it is CELU with its default:
#
# .. _selu-as-celu:
#
# .. math::
#
#    \operatorname{selu}(x;\, \alpha = 1, \lambda = 1) = \operatorname{celu}(x;\, \alpha = 1)

# %%
# Mean and variance
# -----------------
#
# Sums over the normal distribution show that mean 0 and variance 1 are kept:

import numpy as np

z = np.linspace(-12, 12, 240_001)
weights = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi) * (z[1] - z[0])
mean, variance = (selu(z) * weights).sum(), (selu(z) ** 2 * weights).sum()
assert abs(mean) < 1e-9 and abs(variance - 1) < 1e-11
mean.round(4), variance.round(4)

# %%
# Other variances are drawn towards 1. From mean 0 and variance 4 comes the variance 2.94:

wide = selu(2 * z)
variance = (wide**2 * weights).sum() - (wide * weights).sum() ** 2
assert ((2 * z) ** 2 * weights).sum().round(9) == 4
assert variance.round(2) == 2.94
variance.round(2)

# %%
# The rest of the network must fit. The paper draws the n weights of a unit with mean 0 and variance 1/n, as LeCun's
# normal initialization does (``lecun_normal`` in Keras), and replaces dropout by alpha dropout, which keeps mean and
# variance. With such weights the standard deviation is still about 1 after 50 layers; with ReLU in place of SELU
# nothing is left:

from activation_functions import relu

deviations = {}
for activation in (selu, relu):
    rng = np.random.default_rng(0)
    x = rng.standard_normal((200, 200))
    for _ in range(50):
        x = activation(x @ rng.normal(0, 200**-0.5, (200, 200)))
    deviations[activation.name] = x.std().item()
assert 0.8 < deviations["selu"] < 1.2
assert deviations["relu"] < 1e-7
deviations

# %%
# In NumPy
# --------
#
# ``expm1`` computes the exponential minus 1 without a subtraction:

from activation_functions.numerics import compare

ALPHA = 1.6732632423543772848
LAMBDA = 1.0507009873554804934


def stable(x, alpha=ALPHA, lambd=LAMBDA):
    left = lambd * alpha * np.expm1(np.minimum(x, 0))
    return np.where(x > 0, lambd * x, left)


x = np.array([-100.0, -1e-10, 0.0, 800.0])
assert (stable(x) == selu(x)).all()
compare(stable, selu)

# %%
# The textbook form subtracts 1 from an exponential that is close to 1 when x is close to 0, and digits cancel. At
# -1e-10 about 7 of 16 are right:


def textbook(x, alpha=ALPHA, lambd=LAMBDA):
    return lambd * np.where(x > 0, x, alpha * (np.exp(x) - 1))


error = textbook(-1e-10) / selu(-1e-10) - 1
assert round(-np.log10(abs(error))) == 7
assert round(-np.log10(np.finfo(float).eps)) == 16
compare(textbook, selu)

# %%
# Parameters
# ----------
#
# In Keras, PyTorch and JAX the factors are constants. In ONNX they are the attributes ``alpha`` and ``gamma``, and here
# the parameters :math:`\alpha > 0` (``alpha``) and :math:`\lambda > 0` (``lambd``, since ``lambda`` is a keyword of
# Python). Other values raise a ``ValueError``.
#
# ``alpha`` moves the level on the left:

selu.plot(
    alpha=[1.0, 1.6732632423543772, 2.5],
    alt="The same right of the origin for all; on the left they level out at "
    "-1.05, -1.76 and -2.63. The derivatives rise to 1.05, 1.76 and 2.63 at "
    "the origin, and are 1.05 right of it.",
)

# %%
# ``lambd`` scales the whole function:

selu.plot(
    lambd=[0.5, 1.0507009873554805, 1.5],
    alt="Lines of the slopes 0.5, 1.05 and 1.5 right of the origin; on the "
    "left they level out at -0.84, -1.76 and -2.51.",
)

# %%
# Frameworks
# ----------

selu.calls

# %%
# Mistakes
# --------
#
# .. _selu-mistake-swapped-factors:
#
# *α = 1.0507 and λ = 1.6733*, in a C++ header: the factors are swapped. The limit on the left stays the same, but at 1
# the result is 1.6733 instead of 1.0507, and the variance grows from 1 to 1.79:

swapped = selu(z, alpha=LAMBDA, lambd=ALPHA)
assert selu(1.0, alpha=LAMBDA, lambd=ALPHA).round(4) == 1.6733
assert selu(1.0).round(4) == 1.0507
second = (swapped**2 * weights).sum()
variance = second - (swapped * weights).sum() ** 2
assert variance.round(2) == 1.79

# %%
# Numerics
# --------
#
# At -∞ the value is the limit, -λ α. Zeros keep their sign, and their slope is the one on the left, λ α:

selu.special_values

# %%
# Origin
# ------
#
# Klambauer, Unterthiner, Mayr and Hochreiter introduced it together with alpha dropout, and prove that mean and
# variance are drawn to a fixed point.

selu.references
