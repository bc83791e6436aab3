r"""
Laplace
=======

Laplace, in full the *Laplace attention function*, is, despite its name, the distribution function of a normal
distribution: it rises from 0 to 1, and is 1/2 at the mean.

Ma and others introduced it in 2022 as the attention function of Mega: it follows the squared ReLU closely where that is
1/2, but its values and slopes are bounded.

.. _laplace-definition:

.. math::

   \operatorname{laplace}(x) = \Phi(\frac{x - \mu}{\sigma})

where :math:`\Phi` is the standard normal distribution function and :math:`\varphi` its density

.. _laplace-derivative:

.. math::

   \operatorname{laplace}'(x) = \frac{1}{\sigma} \varphi(\frac{x - \mu}{\sigma})

The parameters are the mean :math:`\mu` (``mu``), by default 0.707107, and the standard deviation :math:`\sigma > 0`
(``sigma``), by default 0.282095. The distribution function and the density of the standard normal distribution are

.. _laplace-error-function:

.. math::

   \Phi(x) = \frac{1}{2} (1 + \operatorname{erf}(\frac{x}{\sqrt{2}})), \qquad
   \varphi(x) = \frac{e^{-x^2 / 2}}{\sqrt{2 \pi}}

The second derivative:

.. _laplace-second-derivative:

.. math::

   \operatorname{laplace}''(x) =
   -\frac{x - \mu}{\sigma^3} \varphi(\frac{x - \mu}{\sigma})

The derivatives with respect to the parameters:

.. _laplace-derivative-by-mu:

.. math::

   \frac{\partial \operatorname{laplace}(x)}{\partial \mu} =
   -\frac{1}{\sigma} \varphi(\frac{x - \mu}{\sigma})

.. _laplace-derivative-by-sigma:

.. math::

   \frac{\partial \operatorname{laplace}(x)}{\partial \sigma} =
   -\frac{x - \mu}{\sigma^2} \varphi(\frac{x - \mu}{\sigma})
"""

from activation_functions import laplace

laplace.plot(
    alt="An S from 0 far left to 1 far right, through 0.5 at 0.707107. The "
    "derivative is a bell of height 1.414 at 0.707107.",
)

# %%
# Facts
# -----

laplace

# %%
# Relations
# ---------
#
# With the mean 0 and the standard deviation 1 it is the gate of GELU:
#
# .. _laplace-in-gelu:
#
# .. math::
#
#    \operatorname{laplace}(x;\, \mu = 0, \sigma = 1) = \Phi(x), \qquad
#    \operatorname{gelu}(x) = x \operatorname{laplace}(x;\, \mu = 0, \sigma = 1)
#
# At the mean it is 1/2, and steepest:
#
# .. _laplace-at-mean:
#
# .. math::
#
#    \operatorname{laplace}(\mu) = \frac{1}{2}, \qquad
#    \operatorname{laplace}'(\mu) = \frac{1}{\sqrt{2 \pi}\, \sigma}, \qquad
#    \operatorname{laplace}''(\mu) = 0
#
# The curve is symmetric about that point, the slope about the mean:
#
# .. _laplace-reflection:
#
# .. math::
#
#    \operatorname{laplace}(2\, \mu - x) = 1 - \operatorname{laplace}(x), \qquad
#    \operatorname{laplace}'(2\, \mu - x) = \operatorname{laplace}'(x)
#
# .. _laplace-limits:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{laplace}(x) = 0, \qquad
#    \lim_{x \to \infty} \operatorname{laplace}(x) = 1
#
# Where the squared ReLU is 1/2, it has the same value and, for the standard deviation of the paper, the same slope. The
# defaults are the numbers of the paper, rounded:
#
# .. _laplace-mean-from-relu2:
#
# .. math::
#
#    \operatorname{relu2}(\sqrt{\tfrac{1}{2}}) = \frac{1}{2}, \qquad
#    \sqrt{\tfrac{1}{2}} \approx 0.707107
#
# .. _laplace-standard-deviation-from-relu2:
#
# .. math::
#
#    \operatorname{laplace}'(\sqrt{\tfrac{1}{2}};\, \mu = \sqrt{\tfrac{1}{2}},
#    \sigma = \sqrt{\tfrac{1}{4 \pi}}) = \operatorname{relu2}'(\sqrt{\tfrac{1}{2}}) = \sqrt{2}, \qquad
#    \sqrt{\tfrac{1}{4 \pi}} \approx 0.282095
#
# Farther away they differ. At 0 and 1 it is not 0 and 1, as the squared ReLU is:
#
# .. _laplace-at-0-and-1:
#
# .. math::
#
#    \begin{aligned}
#    \operatorname{laplace}(0;\, \mu = 0.707107, \sigma = 0.282095) &\approx 0.0061 \\
#    \operatorname{laplace}(1;\, \mu = 0.707107, \sigma = 0.282095) &\approx 0.8504
#    \end{aligned}

# %%
# In NumPy
# --------
#
# NumPy has no error function; the standard library has. Its ``math.erfc`` keeps the digits of small probabilities.
# Compute in float64, and round last:

import math

import numpy as np

from activation_functions.numerics import compare


def stable(x, mu=0.707107, sigma=0.282095):
    z = (x.astype(np.float64) - mu) / sigma
    value = np.vectorize(math.erfc)(-z / math.sqrt(2)) / 2
    return value.astype(x.dtype)


x = np.array([-9.0, -1.0, 0.0, 0.707107, 2.0])
assert np.allclose(stable(x), laplace(x), rtol=1e-12, atol=0)
compare(stable, laplace)

# %%
# The textbook form, which Transformers computes, too, adds 1 to an error function that is close to -1 on the left, and
# digits cancel. At -2 the result is 0:


def erf(x):
    return np.vectorize(math.erf)(x).astype(x.dtype)


def textbook(x, mu=0.707107, sigma=0.282095):
    return (1 + erf((x - mu) / (sigma * math.sqrt(2)))) / 2


assert textbook(np.float64(-2.0)) == 0 < laplace(-2.0)
compare(textbook, laplace)

# %%
# Parameters
# ----------
#
# The mean moves the curve, and the standard deviation stretches it:

laplace.plot(
    mu=[-1.0, 0.0, 1.0],
    alt="Three curves close to 0 far left and close to 1 far right. For -1 it "
    "passes 0.5 at -1, for 0 it passes 0.5 at the origin, and for 1 it passes "
    "0.5 at 1.",
)

# %%

laplace.plot(
    sigma=[0.282095, 0.5, 1.0],
    alt="Three curves through 0.5 at 0.707107, close to 0 far left and close "
    "to 1 far right. The derivatives are 1.41, 0.8 and 0.4 at 0.707107.",
)

# %%
# Within one standard deviation of the mean it rises by 0.68, within two by 0.95:

mu, sigma = 0.707107, 0.282095
within = [laplace(mu + k * sigma) - laplace(mu - k * sigma) for k in (1, 2)]
assert np.round(within, 2).tolist() == [0.68, 0.95]
np.round(within, 2)

# %%
# Frameworks
# ----------
#
# Transformers has it, for Mega, with the rounded parameters. In the others it is written by the error function.

laplace.calls

# %%
# Mistakes
# --------
#
# .. _laplace-mistake-laplace-distribution:
#
# Its name is easily taken for that of the Laplace distribution, whose distribution function has exponential tails and
# a kink in its slope. With the same mean and standard deviation it is 0.014 at 0, where this is 0.006:

scale = sigma / math.sqrt(2)
assert round(math.exp((0 - mu) / scale) / 2, 3) == 0.014
laplace(0.0).round(3)

# %%
# .. _laplace-mistake-standard-deviation:
#
# *The standard deviation is the root of π/4*, in public code that was mended in 2023, and in copies of it. It is the
# root of 1/(4π). With 0.886 instead of 0.282, the value at 0 is 0.212 instead of 0.006:

wrong, right = math.sqrt(math.pi / 4), math.sqrt(1 / (4 * math.pi))
assert (round(wrong, 3), round(right, 3)) == (0.886, 0.282)
at_0 = laplace(0.0, sigma=wrong).round(3)
assert at_0 == 0.212
assert laplace(0.0).round(3) == 0.006
at_0

# %%
# .. _laplace-mistake-missing-root:
#
# The root of 2 before sigma is easily left out where the error function takes the place of the distribution function.
# At 1 that is 0.929, where this is 0.85:

assert round((1 + math.erf((1 - mu) / sigma)) / 2, 3) == 0.929
laplace(1.0).round(3)

# %%
# Numerics
# --------
#
# In the tail the exponential magnifies the rounding error of z, the difference from the mean in standard deviations. At
# -9 the form above is off by more than 1e-13 of its value. The library carries the rounding errors of the difference
# and of the quotient along.

error = stable(np.array(-9.0)) / laplace(-9.0) - 1
assert 1e-13 < abs(error) < 2e-13
float(error)

# %%
# At the special values:

laplace.special_values

# %%
# Origin
# ------
#
# Ma and others propose it for Mega, because neither the values nor the slopes of the squared ReLU are bounded.

laplace.references
