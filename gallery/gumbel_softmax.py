r"""
Gumbel-softmax
==============

Gumbel-softmax is a softmax with a temperature, before which noise is added to the scores in training, so that its
results are nearly a choice of one of them by chance.

.. _gumbel_softmax-definition:

.. math::

   \operatorname{gumbel\_softmax}(\mathbf{x})_i = \operatorname{softmax}(\mathbf{x} / \tau)_i

This is the form without noise, a function of the scores alone. The parameters are ``axis``, the axis of an array
along which the vectors lie, by default the last one, and the temperature :math:`\tau > 0`, called ``tau`` and by
default 1.

The derivative is a matrix, the Jacobian, where :math:`\delta_{ij}` is 1 if i and j are the same, and 0 if not:

.. _gumbel_softmax-derivative:

.. math::

   \frac{\partial \operatorname{gumbel\_softmax}(\mathbf{x})_i}{\partial x_j}
   = \frac{1}{\tau} \operatorname{gumbel\_softmax}(\mathbf{x})_i
     (\delta_{ij} - \operatorname{gumbel\_softmax}(\mathbf{x})_j)

In training, ``gumbel_softmax.sample(x, rng)`` adds to each score a number that is drawn from the standard Gumbel
distribution, and then does the same. The result follows the *concrete distribution*. There is no hidden state:
``rng`` is a generator, or a seed for one, and without it each call draws anew. PyTorch's function of this name always
draws, in evaluation as in training.

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``gumbel_softmax.vjp(x, v)`` does so without the
matrix, which for a long vector would fill the memory:

.. _gumbel_softmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{gumbel\_softmax}(\mathbf{x})_i}{\partial x_j}
   = \frac{\operatorname{gumbel\_softmax}(\mathbf{x})_j}{\tau}
   \left(v_j - \sum_{i} \operatorname{gumbel\_softmax}(\mathbf{x})_i v_i\right)
"""

# %%
# The lower the temperature, the nearer are the results to a choice of the largest score; the higher, the nearer to each
# other:

import numpy as np

from activation_functions import gumbel_softmax
from activation_functions.plot import picture

scores = np.array([1.0, 0.0, -1.0])
temperatures = np.geomspace(0.1, 10, 101)
weights = [gumbel_softmax(scores, tau=tau) for tau in temperatures]

axes = picture(
    "gumbel_softmax-tau",
    alt="Three curves over the temperature from 0.1 to 10. Far left they are "
    "close to 1, 0 and 0. For score 1 it falls to 0.37 far right, for score 0 "
    "it rises to 0.33 far right, and for score -1 it rises to 0.30 far right.",
)
for score, line in zip(scores, np.transpose(weights)):
    axes.plot(temperatures, line, label=f"score {score:.0f}".replace("-", "−"))
axes.set(xscale="log", xlabel="tau", ylabel="result")
axes.legend(frameon=False)

# %%
# The Jacobian of the form without noise at the temperature 0.5. It is that of softmax at the divided scores, and larger
# by the factor :math:`1 / \tau`:

from activation_functions.plot import heat_map

heat_map(
    "gumbel_softmax-jacobian",
    gumbel_softmax.jacobian(scores, tau=0.5),
    xlabel="score j",
    ylabel="result i",
    alt="A grid of three by three numbers. The diagonal is 0.231, 0.207 and "
    "0.031; all others are negative, between -0.203 and -0.004.",
)

# %%
# Facts
# -----

gumbel_softmax

# %%
# Relations
# ---------
#
# At the temperature 1 it is softmax:
#
# .. math::
#
#    \operatorname{gumbel\_softmax}(\mathbf{x};\, \tau = 1) = \operatorname{softmax}(\mathbf{x})
#
# The results sum to 1, and the same number added to all scores changes nothing:
#
# .. _gumbel_softmax-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{gumbel\_softmax}(\mathbf{x})_i = 1, \qquad
#    \operatorname{gumbel\_softmax}(\mathbf{x} + c) = \operatorname{gumbel\_softmax}(\mathbf{x})
#
# As the temperature rises, all results become equal; as it falls to 0, where one score is the largest, they tend to
# hardmax:
#
# .. _gumbel_softmax-limits:
#
# .. math::
#
#    \lim_{\tau \to \infty} \operatorname{gumbel\_softmax}(\mathbf{x})_i = \frac{1}{\sum_{j} 1}
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{gumbel\_softmax}(\mathbf{x};\, \tau = \frac{1}{c})
#      = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# With noise, the largest result is that of score i with the probability that softmax gives to i, at any temperature:
# the temperature divides the scores after the noise, and changes no order. Of 20,000 draws, so many have each as the
# largest:

from activation_functions import hardmax, softmax

rng = np.random.default_rng(0)
many = np.tile(scores, (20_000, 1))
for tau in (0.2, 1.0, 5.0):
    chosen = hardmax(gumbel_softmax.sample(many, rng, tau=tau)).mean(0)
    # Six standard deviations of such a share are at most 0.021.
    assert abs(chosen - softmax(scores)).max() < 0.021
(chosen.round(3), softmax(scores).round(3))

# %%
# In NumPy
# --------
#
# Typed as it stands, the formula is NaN where the exponential of a divided score overflows, or those of all are 0. A
# low temperature makes this happen to scores that are small themselves. At 0.01:

from activation_functions.numerics import compare


def textbook(x, axis=-1, tau=1.0):
    weights = np.exp(x / tau)
    return weights / weights.sum(axis, keepdims=True)


with np.errstate(over="ignore", invalid="ignore"):
    assert np.isnan(textbook(scores, tau=0.001)[0])
assert gumbel_softmax(scores, tau=0.001).tolist() == [1, 0, 0]
compare(textbook, gumbel_softmax, tau=0.01)

# %%
# The largest score is subtracted first, so that no exponential exceeds 1. The largest itself is set to 0, for ∞ minus ∞
# is no number. In training the noise is added before:


def stable(x, axis=-1, tau=1.0):
    largest = x.max(axis, keepdims=True)
    weights = np.exp(np.where(x == largest, 0, x - largest) / tau)
    return weights / weights.sum(axis, keepdims=True)


def sample(x, rng, axis=-1, tau=1.0):
    return stable(x + rng.gumbel(size=x.shape), axis, tau)


close = {"rtol": 1e-13, "atol": 0}
half = {"tau": 0.5}
assert np.allclose(
    stable(scores, **half), gumbel_softmax(scores, **half), **close
)
first, second = (np.random.default_rng(1) for _ in range(2))
drawn = sample(many, first), gumbel_softmax.sample(many, second)
assert np.allclose(*drawn, **close)
compare(stable, gumbel_softmax, tau=0.01)

# %%
# Parameters
# ----------
#
# In training one vector of scores gives a distribution of results. For the scores 1, 0 and -1, three hundred draws as
# points of a triangle, of which a corner is the choice of one score. At the temperature 1 they are spread over it, at
# 0.2 most are near a corner or an edge:

from activation_functions.plot import simplex_points

rng = np.random.default_rng(0)
batch = np.tile(scores, (300, 1))
draws = {
    f"tau = {tau}": gumbel_softmax.sample(batch, rng, tau=tau)
    for tau in (1.0, 0.2)
}
assert all(np.allclose(points.sum(-1), 1) for points in draws.values())
near_a_corner = [(points.max(-1) > 0.95).mean() for points in draws.values()]
assert near_a_corner[0] < 0.3 and near_a_corner[1] > 0.6

simplex_points(
    "gumbel_softmax-draws",
    draws,
    alt="Two triangles with three hundred points each. At tau = 1 they are "
    "spread over the triangle, most of them towards corner 1; at tau = 0.2 "
    "they crowd in the corners, most in corner 1.",
)

# %%
# Frameworks
# ----------
#
# The form without noise is in all of them a softmax of divided scores. That with noise is in PyTorch
# ``torch.nn.functional.gumbel_softmax(x, tau=tau, dim=axis)``.

gumbel_softmax.calls

# %%
# Mistakes
# --------
#
# *The scores are divided by the temperature before the noise is added.* Then the choice follows the softmax of the
# divided scores. At the temperature 0.2, score 0 is chosen in 0.7% of the draws instead of 24.5%:

noise = np.random.default_rng(0).gumbel(size=many.shape)
wrong = hardmax(softmax(many / 0.2 + noise)).mean(0)
assert abs(wrong - softmax(scores / 0.2)).max() < 0.003
assert softmax(scores / 0.2)[1].round(3) == 0.007
assert softmax(scores)[1].round(3) == 0.245
(wrong.round(3), softmax(scores / 0.2).round(3))

# %%
# *The form without noise is the mean of the draws.* It is not. At the temperature 0.2 the draws are nearly choices, and
# their mean is near the softmax of the scores themselves:

rng = np.random.default_rng(0)
mean = gumbel_softmax.sample(many, rng, tau=0.2).mean(0)
assert abs(mean - softmax(scores)).max() < 0.05
without_noise = gumbel_softmax(scores, tau=0.2)
assert abs(mean - without_noise).max() > 0.2
(mean.round(3), without_noise.round(3))

# %%
# *A hard choice is another activation.* PyTorch's ``hard=True`` gives the choice as the result and the derivative of
# the draw as its derivative. The latter is a matter of automatic differentiation, so that it is no parameter here; the
# former is the hardmax of a draw:

choice = hardmax(gumbel_softmax.sample(scores, np.random.default_rng(0)))
assert sorted(choice) == [0, 0, 1]
choice

# %%
# Numerics
# --------
#
# A score of ∞ gets all the weight at each temperature, and several share it, as if they grew together:

gumbel_softmax.special_values

# %%
# Origin
# ------
#
# Jang, Gu and Poole proposed it at the same time as Maddison, Mnih and Teh, who call it the concrete distribution.

gumbel_softmax.references
