r"""
Softmax
=======

Softmax, also called *normalized exponential* or *softargmax*, turns a vector of scores (logits) into probabilities:
positive, and 1 in sum.

Bridle (1990) introduced it for the output of classifiers, and the Transformer of Vaswani and others (2017) computes
its attention weights with it.

.. _softmax-definition:

.. math::

   \operatorname{softmax}(\mathbf{x})_i = \frac{e^{x_i}}{\sum_{j} e^{x_j}}

The derivative is a matrix, the Jacobian:

.. _softmax-derivative:

.. math::

   \frac{\partial \operatorname{softmax}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmax}(\mathbf{x})_i (\delta_{ij} - \operatorname{softmax}(\mathbf{x})_j)

Here :math:`\delta_{ij}` is 1 if i and j are equal, and 0 if not. The parameter ``axis`` is the axis of an array along
which the vectors lie, by default the last one; several axes, or ``None`` for all, make one vector of their entries.

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``softmax.vjp(x, v)`` does so without building
the matrix, which for a long vector would fill the memory:

.. _softmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{softmax}(\mathbf{x})_i}{\partial x_j}
   = \operatorname{softmax}(\mathbf{x})_j \left(v_j - \sum_{i} \operatorname{softmax}(\mathbf{x})_i v_i\right)
"""

from activation_functions import softmax

softmax.plot(
    [5, 2, -1, 3],
    alt="Bars of the scores 5, 2, -1 and 3, and of what they become: 0.842, "
    "0.042, 0.002 and 0.114.",
)

# %%
# In the Jacobian at these scores, a higher score gains weight for itself and takes it from the others. The effect is
# largest where large weights compete:

from activation_functions.plot import heat_map

heat_map(
    "softmax-jacobian",
    softmax.jacobian([5, 2, -1, 3]),
    xlabel="score j",
    ylabel="result i",
    alt="A grid of four by four numbers. The diagonal is positive, and all "
    "others are negative; those of the first and the last score are the "
    "largest, 0.133, 0.101 and -0.096.",
)

# %%
# Facts
# -----

softmax

# %%
# Relations
# ---------
#
# The results sum to 1, and adding the same number to all scores changes nothing:
#
# .. _softmax-shift-invariance:
#
# .. math::
#
#    \sum_{i} \operatorname{softmax}(\mathbf{x})_i = 1, \qquad
#    \operatorname{softmax}(\mathbf{x} + c) = \operatorname{softmax}(\mathbf{x})
#
# So only differences matter: the quotient of two results is the exponential of the difference of their scores:
#
# .. _softmax-quotient:
#
# .. math::
#
#    \frac{\operatorname{softmax}(\mathbf{x})_i}{\operatorname{softmax}(\mathbf{x})_j} = e^{x_i - x_j}
#
# For two scores softmax is the sigmoid of their difference:
#
# .. _softmax-as-sigmoid:
#
# .. math::
#
#    \operatorname{softmax}(x, y) = (\sigma(x - y), \sigma(y - x))
#
# Each result is the share that an exponential has in the sum of all:
#
# .. _softmax-as-exponential:
#
# .. math::
#
#    \operatorname{softmax}(\mathbf{x})_i
#    = \frac{\operatorname{exponential}(x_i)}{\sum_{j} \operatorname{exponential}(x_j)}
#
# Softmax is the gradient of log-sum-exp, the logarithm of the denominator:
#
# .. _softmax-log-sum-exp:
#
# .. math::
#
#    \frac{\partial \ln(\sum_{j} e^{x_j})}{\partial x_i} = \operatorname{softmax}(\mathbf{x})_i
#
# Its logarithm is log-softmax, and softmin is softmax of the negated scores:
#
# .. _softmax-in-log_softmax:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x})_i = \ln(\operatorname{softmax}(\mathbf{x})_i)
#
# .. _softmax-in-softmin:
#
# .. math::
#
#    \operatorname{softmin}(\mathbf{x}) = \operatorname{softmax}(-\mathbf{x})
#
# Scaling the scores up makes softmax tend to hardmax, if one score is the largest:
#
# .. _softmax-limit:
#
# .. math::
#
#    \lim_{c \to \infty} \operatorname{softmax}(c\, \mathbf{x}) = \operatorname{hardmax}(\mathbf{x})
#    \quad \text{for } \sum_{k} [x_k = \max_{l} x_l] = 1
#
# Sparsemax, which can give exact zeros, leaves results of softmax as they are:
#
# .. _softmax-of-sparsemax:
#
# .. math::
#
#    \operatorname{sparsemax}(\operatorname{softmax}(\mathbf{x})) = \operatorname{softmax}(\mathbf{x})

# %%
# Step by step
# ------------
#
# For the scores 5, 2, -1 and 3, first take the exponentials:
#
# .. _softmax-exponentials:
#
# .. math::
#
#    e^{5} \approx 148.413, \qquad e^{2} \approx 7.389, \qquad e^{-1} \approx 0.368, \qquad e^{3} \approx 20.086
#
# Then add them up:
#
# .. _softmax-sum-of-exponentials:
#
# .. math::
#
#    e^{5} + e^{2} + e^{-1} + e^{3} \approx 176.256
#
# Then divide each by the sum:
#
# .. _softmax-example:
#
# .. math::
#
#    \operatorname{softmax}(5, 2, -1, 3) \approx (0.842, 0.042, 0.002, 0.114)

import numpy as np

scores = np.array([5, 2, -1, 3])
exponentials = np.exp(scores)
weights = exponentials / exponentials.sum()
assert np.allclose(weights, softmax(scores), rtol=1e-15)
weights.round(3)

# %%
# Temperature
# -----------
#
# Dividing the scores by a temperature :math:`\tau` before softmax makes the weights sharper for small :math:`\tau` and
# flatter for large :math:`\tau`. This is Gumbel-softmax without its noise:
#
# .. _softmax-in-gumbel_softmax:
#
# .. math::
#
#    \operatorname{gumbel\_softmax}(\mathbf{x}) = \operatorname{softmax}(\mathbf{x} / \tau)
#
# Hinton, Vinyals and Dean (2015) train a small network on the flatter weights of a large one. From temperature 0.5 to
# 5, the largest of the weights above falls from 0.980 to 0.397:

largest = {tau: softmax(scores / tau).max() for tau in (0.5, 1.0, 2.0, 5.0)}
assert largest[0.5].round(3) == 0.980 and largest[5.0].round(3) == 0.397
{tau: float(weight.round(3)) for tau, weight in largest.items()}

# %%
# Masks
# -----
#
# To leave entries out, such as padding or later words, set their scores to -∞. A masked entry gets the weight 0, and no
# gradient flows through it. Vaswani and others mask attention this way:

masked = np.where([True, False, True, True], scores, -np.inf)
results = softmax(masked)
assert results[1] == 0 and not softmax.jacobian(masked)[1].any()
results.round(3)

# %%
# If every score of a row is -∞, there is no limit to return: it depends on the way.
#
# .. _softmax-masked-row:
#
# .. math::
#
#    \lim_{c \to -\infty} \operatorname{softmax}(c, c) = (\frac{1}{2}, \frac{1}{2}), \qquad
#    \lim_{c \to -\infty} \operatorname{softmax}(c, 2 c) = (1, 0)
#
# So the result is a convention. Here such a row shares the 1 equally. The usual subtraction of the largest score gives
# NaN, with a RuntimeWarning, since -∞ minus -∞ is NaN. PyTorch's attention sets such rows to 0 instead, by the private
# function of `pull request 131060 <https://github.com/pytorch/pytorch/pull/131060>`_:

row = np.full(4, -np.inf)
with np.errstate(invalid="ignore"):
    assert np.isnan(np.exp(row - row.max())).all()
softmax(row)

# %%
# With another score, 0, that is left out of the result, as in softmax1, such a row gets the weight 0. A large negative
# number in place of -∞ also shares equally when all are masked. But -1e9 is no such number in fp16: it overflows to -∞.

assert softmax(np.full(4, -1e9)).tolist() == [0.25] * 4
with np.errstate(over="ignore"):
    assert np.float32(-1e9).astype(np.float16) == -np.inf

# %%
# In NumPy
# --------
#
# Subtract the largest score first. By the second relation this changes nothing, and no exponential exceeds 1. The entry
# of the largest score is set to 0 directly, because ∞ - ∞ is NaN:

from activation_functions.numerics import compare


def stable(x, axis=-1):
    largest = x.max(axis, keepdims=True)
    weights = np.exp(np.where(x == largest, 0, x - largest))
    return weights / weights.sum(axis, keepdims=True)


x = np.array([[5.0, 2.0, -1.0, 3.0], [1000.0, 999.0, 0.0, 0.0]])
assert np.allclose(stable(x), softmax(x), rtol=5e-15, atol=0)
compare(stable, softmax)

# %%
# The textbook form overflows for a score beyond 709.78 (in float32 beyond 88.72): ∞ divided by ∞ is NaN. Where all
# scores are far below 0, it divides 0 by 0. Both come with a RuntimeWarning:


def textbook(x, axis=-1):
    weights = np.exp(x)
    return weights / weights.sum(axis, keepdims=True)


limits = [np.log(np.finfo(t).max, dtype=float) for t in ("d", "f")]
assert [round(limit, 2) for limit in limits] == [709.78, 88.72]
compare(textbook, softmax)

# %%
# Frameworks
# ----------

softmax.calls

# %%
# Mistakes
# --------
#
# .. _softmax-mistake-curve:
#
# *Softmax drawn as a curve*, in blogs, over 100 points between fixed ends. The points are one vector, so the height
# depends on their number: with twice as many, the curve is half as high.

coarse, fine = (softmax(np.linspace(-5, 5, n)).max() for n in (100, 200))
assert 1.9 < coarse / fine < 2.1
(coarse.round(3), fine.round(3))

# %%
# .. _softmax-mistake-single-output:
#
# *Softmax over a single output* is always 1, whatever the score is; Keras 3 warns about it, and suggests the sigmoid:

assert softmax([-7.0]).tolist() == softmax([7.0]).tolist() == [1]

# %%
# .. _softmax-mistake-missing-exponentials:
#
# *Each score divided by the sum of the scores*, on a web page: the exponentials are missing. For the scores above, the
# third result would be negative:

shares = (scores / scores.sum()).round(3)
assert shares.min() < 0
shares

# %%
# .. _softmax-mistake-batch:
#
# *It needs a batch of vectors.* In Keras 2 a single vector was a ValueError; Keras 3 and this library accept it:

assert softmax([0.0, 0.0]).tolist() == [0.5, 0.5]

# %%
# Numerics
# --------
#
# The subtraction is rounded, which counts where scores are far apart: for 700 and 0.1 the stable form is off by more
# than 2e-14 of the second weight. The library carries the rounding error along:

far, product = np.array([700.0, 0.1]), np.exp(0.1) * np.exp(-700.0)
short, exact = stable(far)[1], softmax(far)[1]
assert abs(short / product - 1) > 2e-14
assert np.isclose(exact, product, rtol=5e-15, atol=0)
short, exact

# %%
# A score of ∞ gets all the weight. Several share it, as if they grew together, and so do scores that are all -∞:

softmax.special_values

# %%
# Origin
# ------
#
# The formula is the Boltzmann distribution of statistical mechanics, which goes back to Boltzmann and to Gibbs; Luce
# derived it for choices among alternatives. Bridle made it the output of neural networks and gave it its name. Hinton,
# Vinyals and Dean raise its temperature, and Vaswani and others build attention on it.

softmax.references
