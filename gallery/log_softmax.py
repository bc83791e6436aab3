r"""
Log-softmax
===========

Log-softmax turns a vector of scores into the logarithms of the probabilities that softmax would give.

.. _log_softmax-definition:

.. math::

   \operatorname{log\_softmax}(\mathbf{x})_i = x_i - \ln \sum_{j} e^{x_j}

Its only parameter is ``axis``, the axis of an array along which the vectors lie; by default the last one. The entries
along several axes, or along all of them for ``None``, can be one vector, too.

The derivative is a matrix, the Jacobian, where :math:`\delta_{ij}` is 1 if i and j are the same, and 0 if not:

.. _log_softmax-derivative:

.. math::

   \frac{\partial \operatorname{log\_softmax}(\mathbf{x})_i}{\partial x_j}
   = \delta_{ij} - \operatorname{softmax}(\mathbf{x})_j

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``log_softmax.vjp(x, v)`` does so without the
matrix, which for a long vector would fill the memory:

.. _log_softmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{log\_softmax}(\mathbf{x})_i}{\partial x_j}
   = v_j - \operatorname{softmax}(\mathbf{x})_j \sum_{i} v_i
"""

# %%
# The differences of the results are those of the scores; all have moved by the same amount:

from activation_functions import log_softmax

log_softmax.plot(
    [5, 2, -1, 3],
    alt="Bars of the scores 5, 2, -1 and 3, and of what they become: -0.172, "
    "-3.172, -6.172 and -2.172.",
)

# %%
# The Jacobian at these scores. Beside the diagonal all rows are the same, minus the weights that softmax gives:

from activation_functions.plot import heat_map

heat_map(
    "log_softmax-jacobian",
    log_softmax.jacobian([5, 2, -1, 3]),
    xlabel="score j",
    ylabel="result i",
    alt="A grid of four by four numbers. The diagonal is 0.158, 0.958, 0.998 "
    "and 0.886; all others are negative, in each column the same, -0.842, "
    "-0.042, -0.002 and -0.114.",
)

# %%
# Facts
# -----
#
# The Lipschitz constant depends on the length n of the vectors:

log_softmax

# %%
# Relations
# ---------
#
# It is the logarithm of softmax, and the exponentials of the results sum to 1:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x})_i = \ln(\operatorname{softmax}(\mathbf{x})_i), \qquad
#    \sum_{i} e^{\operatorname{log\_softmax}(\mathbf{x})_i} = 1
#
# The same number added to all scores changes nothing. A second time it changes nothing either:
#
# .. _log_softmax-shift-invariance:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x} + c) = \operatorname{log\_softmax}(\mathbf{x}), \qquad
#    \operatorname{log\_softmax}(\operatorname{log\_softmax}(\mathbf{x})) = \operatorname{log\_softmax}(\mathbf{x})
#
# For two scores it is the log-sigmoid of their difference:
#
# .. math::
#
#    \operatorname{log\_softmax}(x, y) = (\operatorname{log\_sigmoid}(x - y), \operatorname{log\_sigmoid}(y - x))

# %%
# In NumPy
# --------
#
# What most code has, in Keras 3, PyTorch and JAX, too, subtracts the largest score, and then the logarithm of a sum.
# Where one score is far above the others, that sum is close to 1: digits are lost, and its logarithm becomes 0:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, axis=-1):
    below = x - x.max(axis, keepdims=True)
    return below - np.log(np.exp(below).sum(axis, keepdims=True))


assert np.exp([0.0, -40.0]).sum() == 1
assert textbook(np.array([0.0, -40.0]))[0] == 0 > log_softmax([0, -40])[0]
compare(textbook, log_softmax)

# %%
# The logarithm of softmax is worse: minus infinity instead of -1000, for the exponential is 0:

from activation_functions import softmax

with np.errstate(divide="ignore"):
    logarithm = np.log(softmax([0, -1000]))
assert logarithm[1] == -np.inf and log_softmax([0, -1000])[1] == -1000
logarithm

# %%
# The sum is 1, of the largest score itself, and the exponentials of the others. ``log1p(others)`` keeps what is lost in
# ``log(1 + others)`` where the others are tiny. The largest itself is set to 0, for ∞ minus ∞ is no number:


def stable(x, axis=-1):
    largest = x.max(axis, keepdims=True)
    below = np.where(x == largest, 0, x - largest)
    weights = np.exp(below)
    np.put_along_axis(weights, x.argmax(axis, keepdims=True), 0, axis)
    return below - np.log1p(weights.sum(axis, keepdims=True))


assert (stable(np.array([0.0, -40.0])) == log_softmax([0, -40])).all()
assert (stable(np.array([0.0, -1000.0])) == log_softmax([0, -1000])).all()
compare(stable, log_softmax)

# %%
# Frameworks
# ----------

log_softmax.calls

# %%
# Mistakes
# --------
#
# *The logarithm of the sum is added*, in a framework's docstring until 2026. It is subtracted: the logarithm of a
# probability is never positive. For the scores 0 and 0 both results are -0.693, not 0.693:

x = np.array([0.0, 0.0])
assert (x + np.log(np.exp(x).sum())).round(3).tolist() == [0.693, 0.693]
assert log_softmax(x).round(3).tolist() == [-0.693, -0.693]
log_softmax(x)

# %%
# *Softmax first, then log-softmax*, as when probabilities are handed to a loss that expects scores. Both squeeze the
# differences. Of the scores 10 and 0, the first then seems to have a probability of 0.731 instead of 0.99995:

twice = np.exp(log_softmax(softmax([10, 0])))
assert twice[0].round(3) == 0.731
assert softmax([10, 0])[0].round(5) == 0.99995
twice.round(3)

# %%
# Numerics
# --------
#
# The values are the logarithms of the probabilities that softmax gives there. A score of ∞ gets all the weight, and
# several share it:

log_softmax.special_values

# %%
# Origin
# ------
#
# The origin is uncertain: the function is the log-likelihood of multinomial logistic regression, older than its use in
# networks.
