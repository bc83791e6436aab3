r"""
Gumbel-softmax
==============

Gumbel-softmax divides scores by a temperature before softmax; in training it first adds Gumbel noise, so that its
results are nearly a random choice of one score.

Jang, Gu and Poole (2016) and Maddison, Mnih and Teh (2016) introduced it at the same time, so that networks can learn
through such random choices by gradients.

.. _gumbel_softmax-definition:

.. math::

   \operatorname{gumbel\_softmax}(\mathbf{x})_i = \operatorname{softmax}(\mathbf{x} / \tau)_i

without noise, at the temperature :math:`\tau > 0` (``tau``), by default 1

.. _gumbel_softmax-derivative:

.. math::

   \frac{\partial \operatorname{gumbel\_softmax}(\mathbf{x})_i}{\partial x_j}
   = \frac{1}{\tau} \operatorname{gumbel\_softmax}(\mathbf{x})_i
     (\delta_{ij} - \operatorname{gumbel\_softmax}(\mathbf{x})_j)

Without noise, as here, it is just softmax with a temperature. Elsewhere the name means the form with noise, which
PyTorch's function always adds, in evaluation as in training. Here ``gumbel_softmax.sample(x, rng)`` adds to each score
a number from the standard Gumbel distribution, and then does the same. The result follows the *concrete distribution*.
``rng`` is a generator or a seed; without it each call draws anew.

The derivative is a matrix, the Jacobian, where :math:`\delta_{ij}` is 1 if i and j are equal, and 0 if not. The
parameter ``axis`` is the axis of an array along which the vectors lie, by default the last one.

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``gumbel_softmax.vjp(x, v)`` does so without
building the matrix, which for a long vector would fill the memory:

.. _gumbel_softmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{gumbel\_softmax}(\mathbf{x})_i}{\partial x_j}
   = \frac{\operatorname{gumbel\_softmax}(\mathbf{x})_j}{\tau}
   \left(v_j - \sum_{i} \operatorname{gumbel\_softmax}(\mathbf{x})_i v_i\right)
"""

from activation_functions import gumbel_softmax

gumbel_softmax.plot(
    [1, 0, -1],
    alt="Bars of the scores 1, 0 and -1, and of what they become: 0.665, "
    "0.245 and 0.090.",
)

# %%
# At low temperatures the results approach a choice of the largest score, at high ones they approach each other:

import numpy as np

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
# The Jacobian at the temperature 0.5 is that of softmax at the divided scores, times :math:`1 / \tau`:

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
# .. _gumbel_softmax-as-softmax:
#
# .. math::
#
#    \operatorname{gumbel\_softmax}(\mathbf{x};\, \tau = 1) = \operatorname{softmax}(\mathbf{x})
#
# The results sum to 1, and adding the same number to all scores changes nothing:
#
# .. _gumbel_softmax-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{gumbel\_softmax}(\mathbf{x})_i = 1, \qquad
#    \operatorname{gumbel\_softmax}(\mathbf{x} + c) = \operatorname{gumbel\_softmax}(\mathbf{x})
#
# As the temperature rises, all results become equal:
#
# .. _gumbel_softmax-limits:
#
# .. math::
#
#    \lim_{\tau \to \infty} \operatorname{gumbel\_softmax}(\mathbf{x})_i = \frac{1}{\sum_{j} 1}
#
# As the temperature falls to 0, they tend to hardmax, if one score is the largest:
#
# .. _gumbel_softmax-as-hardmax:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{gumbel\_softmax}(\mathbf{x};\, \tau = \frac{1}{c})
#      = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# With noise, score i wins with the probability that softmax gives to i, at any temperature, because the temperature
# divides the scores after the noise and keeps their order. Jang, Gu and Poole call this choice the Gumbel-max trick. Of
# 20,000 draws, so many have each score as the largest:

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
# Subtract the largest score first, so that no exponential exceeds 1. Its own entry is set to 0 directly, because ∞ - ∞
# is NaN. In training, add the noise before:

from activation_functions.numerics import compare


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
# The textbook form is NaN where the exponential of a divided score overflows, or where all of them underflow to 0. At a
# low temperature this happens to small scores, too; the table is for 0.01:


def textbook(x, axis=-1, tau=1.0):
    weights = np.exp(x / tau)
    return weights / weights.sum(axis, keepdims=True)


with np.errstate(over="ignore", invalid="ignore"):
    assert np.isnan(textbook(scores, tau=0.001)[0])
assert gumbel_softmax(scores, tau=0.001).tolist() == [1, 0, 0]
compare(textbook, gumbel_softmax, tau=0.01)

# %%
# Parameters
# ----------
#
# ``tau`` sets how close the draws come to a choice; 0 and negative values raise a ``ValueError``. For the scores 1, 0
# and -1, three hundred draws are points of a triangle, whose corners are the choices. At the temperature 1 they spread
# over it, at 0.2 most are near a corner or an edge:

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
# The calls are those without noise, a softmax of divided scores. With noise PyTorch has
# ``torch.nn.functional.gumbel_softmax(x, tau=tau, dim=axis)``.

gumbel_softmax.calls

# %%
# Mistakes
# --------
#
# .. _gumbel_softmax-mistake-order-of-division:
#
# *Dividing before adding the noise* is easily done, and makes the choice follow the softmax of the divided scores. At
# the temperature 0.2, score 0 is then chosen in 0.7% of the draws instead of 24.5%:

noise = np.random.default_rng(0).gumbel(size=many.shape)
wrong = hardmax(softmax(many / 0.2 + noise)).mean(0)
sharper = softmax(scores / 0.2)
assert abs(wrong - sharper).max() < 0.003
assert sharper[1].round(3) == 0.007
assert softmax(scores)[1].round(3) == 0.245
wrong.round(3), sharper.round(3)

# %%
# .. _gumbel_softmax-mistake-mean-of-draws:
#
# *The form without noise and the mean of the draws* are easily mixed up. At the temperature 0.2 the draws are nearly
# choices, and their mean is near the softmax of the undivided scores:

rng = np.random.default_rng(0)
mean = gumbel_softmax.sample(many, rng, tau=0.2).mean(0)
assert abs(mean - softmax(scores)).max() < 0.05
without_noise = gumbel_softmax(scores, tau=0.2)
assert abs(mean - without_noise).max() > 0.2
(mean.round(3), without_noise.round(3))

# %%
# .. _gumbel_softmax-mistake-draw-and-choice:
#
# *A draw is not yet a choice.* With ``hard=True``, PyTorch returns the choice, and passes the gradient of the draw. The
# choice is the hardmax of a draw:

choice = hardmax(gumbel_softmax.sample(scores, np.random.default_rng(0)))
assert sorted(choice) == [0, 0, 1]
choice

# %%
# Numerics
# --------
#
# A score of -∞, such as a mask, gets the weight 0. A score of ∞ gets all the weight at each temperature, and several
# share it, as if they grew together:

gumbel_softmax.special_values

# %%
# Origin
# ------
#
# Jang, Gu and Poole gave it its name. Maddison, Mnih and Teh introduced it independently, as the concrete distribution.

gumbel_softmax.references
