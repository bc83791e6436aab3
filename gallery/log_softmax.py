r"""
Log-softmax
===========

Log-softmax turns a vector of scores (logits) into the logarithms of the probabilities that softmax gives.

It is the first half of the cross entropy loss: ``torch.nn.CrossEntropyLoss`` is documented as log-softmax, followed by
the negative log-likelihood.

.. _log_softmax-definition:

.. math::

   \operatorname{log\_softmax}(\mathbf{x})_i = x_i - \ln \sum_{j} e^{x_j}

The derivative is a matrix, the Jacobian:

.. _log_softmax-derivative:

.. math::

   \frac{\partial \operatorname{log\_softmax}(\mathbf{x})_i}{\partial x_j}
   = \delta_{ij} - \operatorname{softmax}(\mathbf{x})_j

Here :math:`\delta_{ij}` is 1 if i and j are equal, and 0 if not. The parameter ``axis`` is the axis of an array along
which the vectors lie, by default the last one; several axes, or ``None`` for all, make one vector of their entries.

Backpropagation multiplies a vector :math:`\mathbf{v}` by the Jacobian. ``log_softmax.vjp(x, v)`` does so without
building the matrix, which for a long vector would fill the memory:

.. _log_softmax-vjp:

.. math::

   \sum_{i} v_i \frac{\partial \operatorname{log\_softmax}(\mathbf{x})_i}{\partial x_j}
   = v_j - \operatorname{softmax}(\mathbf{x})_j \sum_{i} v_i
"""

from activation_functions import log_softmax

log_softmax.plot(
    [5, 2, -1, 3],
    alt="Bars of the scores 5, 2, -1 and 3, and of what they become: -0.172, "
    "-3.172, -6.172 and -2.172.",
)

# %%
# In the Jacobian at these scores, all rows are the same beside the diagonal, minus the weights that softmax gives:

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
# No result is positive, and the exponentials of the results sum to 1:
#
# .. _log_softmax-sum:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x})_i \le 0, \qquad
#    \sum_{i} e^{\operatorname{log\_softmax}(\mathbf{x})_i} = 1
#
# The differences of the results are those of the scores:
#
# .. _log_softmax-differences:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x})_i - \operatorname{log\_softmax}(\mathbf{x})_j = x_i - x_j
#
# Adding the same number to all scores changes nothing, and neither does a second log-softmax:
#
# .. _log_softmax-shift-invariance:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x} + c) = \operatorname{log\_softmax}(\mathbf{x})
#
# .. _log_softmax-idempotence:
#
# .. math::
#
#    \operatorname{log\_softmax}(\operatorname{log\_softmax}(\mathbf{x})) = \operatorname{log\_softmax}(\mathbf{x})
#
# It is the logarithm of softmax:
#
# .. _log_softmax-as-softmax:
#
# .. math::
#
#    \operatorname{log\_softmax}(\mathbf{x})_i = \ln(\operatorname{softmax}(\mathbf{x})_i)
#
# For two scores it is the log-sigmoid of their difference:
#
# .. _log_softmax-as-log_sigmoid:
#
# .. math::
#
#    \operatorname{log\_softmax}(x, y) = (\operatorname{log\_sigmoid}(x - y), \operatorname{log\_sigmoid}(y - x))
#
# Log-sum-exp, which it subtracts, is a smooth maximum. It exceeds the largest score by at most the logarithm of the
# number of scores:
#
# .. _log_softmax-log-sum-exp:
#
# .. math::
#
#    \max_{k} x_k \le \ln(\sum_{j} e^{x_j}) \le \max_{k} x_k + \ln(\sum_{j} 1)
#
# The cross entropy for the right class i is minus result i. Its gradient is the weights of softmax, minus 1 at i:
#
# .. _log_softmax-cross-entropy:
#
# .. math::
#
#    \frac{\partial (-\operatorname{log\_softmax}(\mathbf{x})_i)}{\partial x_j}
#    = \operatorname{softmax}(\mathbf{x})_j - \delta_{ij}

# %%
# Masks
# -----
#
# A masked score, such as one of padding, is set to -∞ and gives -∞; the others become what they would be without it:

import numpy as np

masked = np.array([5.0, -np.inf, -1.0, 3.0])
results = log_softmax(masked)
assert results[1] == -np.inf
assert (results[[0, 2, 3]] == log_softmax([5.0, -1.0, 3.0])).all()
results.round(3)

# %%
# A cross entropy that multiplies by a target of zeros and a one then fails, because 0 times -∞ is NaN. Pick the entry
# of the right class instead:

target = np.array([1.0, 0.0, 0.0, 0.0])
with np.errstate(invalid="ignore"):
    assert np.isnan((target * log_softmax(masked)).sum())
-log_softmax(masked)[0].round(3)

# %%
# If every score of a row is -∞, there is no limit to return, as the page of softmax shows; the result is a convention.
# Here the weights are equal, and a pair of scores gives -0.693 each. The usual subtraction of the largest score gives
# NaN:

row = np.array([-np.inf, -np.inf])
assert log_softmax(row).round(3).tolist() == [-0.693, -0.693]
with np.errstate(invalid="ignore"):
    assert np.isnan(row - row.max()).all()

# %%
# In NumPy
# --------
#
# Subtract the largest score first, so that its own exponential is 1, and keep that 1 out of the sum: ``log1p(others)``
# has the digits that ``log(1 + others)`` loses when the others are tiny. The entry of the largest score is set to 0
# directly, because ∞ - ∞ is NaN:

from activation_functions.numerics import compare


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
# The form that most code uses, Keras 3, PyTorch and JAX included, takes the logarithm of the whole sum. Where one score
# is far above the others, the sum rounds to 1, and the result is 0 instead of a tiny negative number:


def textbook(x, axis=-1):
    below = x - x.max(axis, keepdims=True)
    return below - np.log(np.exp(below).sum(axis, keepdims=True))


x = np.array([0.0, -40.0])
assert np.exp(x).sum() == 1 and textbook(x)[0] == 0 > log_softmax(x)[0]
compare(textbook, log_softmax)

# %%
# The logarithm of softmax is worse: it gives -∞ instead of -1000, with a RuntimeWarning, since the weight underflows to
# 0:

from activation_functions import softmax

x = np.array([0.0, -1000.0])
with np.errstate(divide="ignore"):
    logarithm = np.log(softmax(x))
assert logarithm[1] == -np.inf and log_softmax(x)[1] == -1000
logarithm

# %%
# Frameworks
# ----------

log_softmax.calls

# %%
# Mistakes
# --------
#
# .. _log_softmax-mistake-sign-of-logarithm:
#
# *The logarithm of the sum is added*, in a framework's docstring until 2026. It is subtracted. For the scores 0 and 0
# both results are -0.693, not 0.693:

x = np.array([0.0, 0.0])
assert (x + np.log(np.exp(x).sum())).round(3).tolist() == [0.693, 0.693]
results = log_softmax(x)
assert results.round(3).tolist() == [-0.693, -0.693]
results

# %%
# .. _log_softmax-mistake-softmax-before-loss:
#
# *Softmax before a loss that applies log-softmax itself.* PyTorch's documentation asks for logits. With probabilities
# differences are squeezed: for the scores 10 and 0, the first class seems to have a probability of 0.731 instead of
# 0.99995:

once = softmax([10, 0])
twice = np.exp(log_softmax(once))
assert twice[0].round(3) == 0.731
assert once[0].round(5) == 0.99995
twice.round(3)

# %%
# Numerics
# --------
#
# The special values are the logarithms of those of softmax. A score of ∞ gets all the weight, and several share it:

log_softmax.special_values

# %%
# Origin
# ------
#
# The origin is uncertain. The function is the log-likelihood of multinomial logistic regression, which is older than
# its use in neural networks.
