r"""
RReLU
=====

The *randomized leaky ReLU* keeps positive values and scales the rest by a factor, which is random in training and fixed
in evaluation.

Xu, Wang, Chen and Li described it in 2015, after its use in a Kaggle competition, as a way to overfit less on small
data sets.

.. _rrelu-definition:

.. math::

   \operatorname{rrelu}(x) = \begin{cases} x & x > 0 \\ (l + u)\, x / 2 & x \le 0 \end{cases}

.. _rrelu-derivative:

.. math::

   \operatorname{rrelu}'(x) = \begin{cases} 1 & x > 0 \\ (l + u) / 2 & x < 0 \end{cases}

This is PyTorch's form for evaluation. The factor is the mean of an interval, and the parameters are its ends,
:math:`0 \le l \le u` (``lower`` and ``upper``), by default 1/8 and 1/3. In training,
``rrelu.sample(x, rng)`` draws a factor for each negative entry, uniformly from the interval. There is no hidden state:
``rng`` is a generator, or a seed for one, and without it each call draws anew.

The slope jumps at 0 (a kink):

.. _rrelu-kink:

.. math::

   \operatorname{rrelu}'(0^-) = \frac{l + u}{2}, \qquad \operatorname{rrelu}'(0^+) = 1

There the library returns the slope on the left:

.. _rrelu-slope-at-kink:

.. math::

   \operatorname{rrelu}'(0) := \frac{l + u}{2}

The second derivative is 0 except at the kink:

.. _rrelu-second-derivative:

.. math::

   \operatorname{rrelu}''(x) = 0 \quad \text{for } x \ne 0

In evaluation, the inverse divides by the mean:

.. _rrelu-inverse:

.. math::

   \operatorname{rrelu}^{-1}(y) =
   \begin{cases} y & y > 0 \\ \frac{2 y}{l + u} & y \le 0 \end{cases}
   \quad \text{for } u > 0

The derivatives by both parameters are the same:

.. _rrelu-derivative-by-lower:

.. math::

   \frac{\partial \operatorname{rrelu}(x)}{\partial l} = \frac{\min(0, x)}{2}

.. _rrelu-derivative-by-upper:

.. math::

   \frac{\partial \operatorname{rrelu}(x)}{\partial u} = \frac{\min(0, x)}{2}
"""

from activation_functions import rrelu

rrelu.plot(
    alt="The line y = x right of the origin, a line of slope 0.229 left of "
    "it. The derivative steps up from 0.229 to 1 at the origin.",
)

# %%
# Facts
# -----

rrelu

# %%
# Relations
# ---------
#
# In evaluation it is PReLU, or leaky ReLU, with the mean as its slope:
#
# .. _rrelu-as-prelu:
#
# .. math::
#
#    \operatorname{rrelu}(x) = \operatorname{prelu}(x;\, a = \frac{l + u}{2})
#      = \operatorname{leaky\_relu}(x;\, \alpha = \frac{l + u}{2})
#
# .. _rrelu-as-relu:
#
# .. math::
#
#    \operatorname{rrelu}(x)
#      = \operatorname{relu}(x) - \frac{l + u}{2} \operatorname{relu}(-x)
#
# Where the ends are equal, nothing is random, in training either:
#
# .. _rrelu-equal-ends:
#
# .. math::
#
#    \operatorname{rrelu}(x;\, l = 0.01, u = 0.01) = \operatorname{leaky\_relu}(x)

import numpy as np

x = np.array([-2.0, -0.5, 3.0])
fixed = rrelu.sample(x, np.random.default_rng(0), lower=0.25, upper=0.25)
assert (fixed == rrelu(x, lower=0.25, upper=0.25)).all()

# %%
# The paper and PyTorch
# ---------------------
#
# The paper divides negative values by a number drawn from 3 to 8; PyTorch multiplies them by one drawn from 1/8 to 1/3.
# In evaluation the paper divides by the mean of its interval, which multiplies by 2/11 (0.182). PyTorch, and the
# definition above, multiply by the mean of theirs, 11/48 (0.229):
#
# .. _rrelu-factors-of-the-paper:
#
# .. math::
#
#    1 / \frac{3 + 8}{2} = \frac{2}{11} \approx 0.182, \qquad
#    (\frac{1}{8} + \frac{1}{3}) / 2 = \frac{11}{48} \approx 0.229
#
# For the paper's result, pass the same number as both ends:

x, factor = -1.0, 2 / 11
rrelu(x, lower=factor, upper=factor).round(3), rrelu(x).round(3)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly. The form for training has another factor for each entry:

from activation_functions.numerics import compare


def stable(x, lower=1 / 8, upper=1 / 3):
    return np.where(x > 0, x, (lower + upper) / 2 * x)


def sample(x, rng, lower=1 / 8, upper=1 / 3):
    return np.where(x > 0, x, rng.uniform(lower, upper, x.shape) * x)


x = np.array([-100.0, -1.0, 0.0, 3.0])
first, second = (np.random.default_rng(1) for _ in range(2))
assert (sample(x, first) == rrelu.sample(x, second)).all()
compare(stable, rrelu)

# %%
# Parameters
# ----------
#
# In evaluation the ends of the interval matter through their mean alone:

rrelu.plot(
    upper=[1 / 3, 0.75, 1.0],
    alt="The same right of the origin for all; on the left lines of the "
    "slopes 0.229, 0.4375 and 0.5625. The derivatives are 0.229, 0.4375 and "
    "0.5625 on the left, and 1 on the right.",
)

# %%
# In training one input gives a distribution of results. At -1 they are spread evenly from -1/3 to -1/8, and the
# evaluation gives their mean:

from activation_functions.palette import COLORS
from activation_functions.plot import picture

rng = np.random.default_rng(0)
draws = rrelu.sample(np.full(20_000, -1.0), rng)
assert -1 / 3 <= draws.min() and draws.max() <= -1 / 8
assert abs(draws.mean() - rrelu(-1.0)) < 0.002
assert rrelu(-1.0).round(3) == -0.229
quarters = np.quantile(draws, [0.25, 0.5, 0.75])
assert abs(quarters - np.linspace(-1 / 3, -1 / 8, 5)[1:4]).max() < 0.003

axes = picture(
    "rrelu-distribution",
    height=2,
    alt="A histogram of results at -1, flat from -0.333 to -0.125, and a "
    "vertical line at their mean, -0.229.",
)
axes.hist(draws, bins=np.linspace(-0.4, 0, 25), density=True, alpha=0.5)
axes.axvline(rrelu(-1.0), color=COLORS[1])
axes.set_xticks([-0.4, -0.3, -0.2, -0.1, 0.0])
axes.set_xlabel("result at −1")
axes.set_ylabel("density")

# %%
# Frameworks
# ----------
#
# A framework without RReLU has leaky ReLU, which for the mean as its slope is the form for evaluation.

rrelu.calls

# %%
# Mistakes
# --------
#
# .. _rrelu-mistake-slope-of-each-entry:
#
# A random slope for the layer and one for each entry are easily mixed up. The factor is drawn for each entry, so that
# equal inputs give different results:

same = rrelu.sample(np.full(3, -1.0), np.random.default_rng(0))
assert len(set(same.tolist())) == 3
same

# %%
# Numerics
# --------
#
# Neither side is bounded, and the slope at a zero of either sign is the one on the left, the mean of the interval:

rrelu.special_values

# %%
# Origin
# ------
#
# Xu, Wang, Chen and Li compare it with ReLU, leaky ReLU and PReLU. The idea, they write, was first used in the National
# Data Science Bowl, a Kaggle competition.

rrelu.references
