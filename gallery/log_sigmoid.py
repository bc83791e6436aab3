r"""
Log-sigmoid
===========

Log-sigmoid is the logarithm of the sigmoid: it turns a score into the logarithm of a probability.

It is the log-likelihood of a positive label in logistic regression, where the cross entropy is its negative; Mikolov
and others train word vectors with it.

.. _log_sigmoid-definition:

.. math::

   \operatorname{log\_sigmoid}(x) = -\ln(1 + e^{-x})

.. _log_sigmoid-derivative:

.. math::

   \operatorname{log\_sigmoid}'(x) = \frac{1}{1 + e^{x}}

Log-sigmoid takes no parameters. The second derivative is minus the slope of the sigmoid:

.. _log_sigmoid-second-derivative:

.. math::

   \operatorname{log\_sigmoid}''(x) = -\sigma'(x)

It is smooth: there is no kink.

The inverse turns the logarithm of a probability into a score:

.. _log_sigmoid-inverse:

.. math::

   \operatorname{log\_sigmoid}^{-1}(y) = y - \ln(1 - e^{y})
"""

from activation_functions import log_sigmoid

log_sigmoid.plot(
    alt="Close to the line y = x far left, and close to 0 from below far "
    "right. The derivative falls from 1 to 0, and is one half at the origin.",
)

# %%
# Facts
# -----

log_sigmoid

# %%
# Relations
# ---------
#
# Log-sigmoid is negative everywhere, with the slope 1/2 at 0. Far left it tends to the line y = x, far right to 0:
#
# .. _log_sigmoid-value-at-0:
#
# .. math::
#
#    \operatorname{log\_sigmoid}(0) = -\ln 2, \qquad \operatorname{log\_sigmoid}'(0) = \frac{1}{2}
#
# .. _log_sigmoid-asymptotes:
#
# .. math::
#
#    \lim_{x \to -\infty} (\operatorname{log\_sigmoid}(x) - x) = 0, \qquad
#    \lim_{x \to \infty} \operatorname{log\_sigmoid}(x) = 0
#
# It is the logarithm of the sigmoid, and softplus turned by half a turn:
#
# .. _log_sigmoid-as-softplus:
#
# .. math::
#
#    \operatorname{log\_sigmoid}(x) = \ln \sigma(x), \qquad
#    \operatorname{log\_sigmoid}(x) = -\operatorname{softplus}(-x)
#
# The slope is the sigmoid of -x. The values at x and at -x differ by x:
#
# .. _log_sigmoid-reflection:
#
# .. math::
#
#    \operatorname{log\_sigmoid}'(x) = \sigma(-x), \qquad
#    \operatorname{log\_sigmoid}(x) - \operatorname{log\_sigmoid}(-x) = x
#
# It is log-softmax of two scores, of which one is 0:
#
# .. _log_sigmoid-as-log_softmax:
#
# .. math::
#
#    \operatorname{log\_softmax}(x, 0) = (\operatorname{log\_sigmoid}(x), \operatorname{log\_sigmoid}(-x))
#
# The binary cross entropy of a logit x and a label y is made of it, and equals a softplus minus a product:
#
# .. _log_sigmoid-binary-cross-entropy:
#
# .. math::
#
#    -y \operatorname{log\_sigmoid}(x) - (1 - y) \operatorname{log\_sigmoid}(-x) = \operatorname{softplus}(x) - y x

# %%
# In NumPy
# --------
#
# The exponential of minus the absolute value can't overflow, and ``log1p`` keeps what is tiny beside 1:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


x = np.array([-1000.0, 0.0, 40.0])
assert (stable(x) == log_sigmoid(x)).all()
compare(stable, log_sigmoid)

# %%
# The textbook form takes the logarithm of the sigmoid. Far on the left the sigmoid is 0, and the result is -∞ with a
# RuntimeWarning. On the right the sigmoid is so close to 1 that digits are lost; where it rounds to 1, the result is 0:


def textbook(x):
    return np.log(1 / (1 + np.exp(-x)))


assert textbook(40.0) == 0 > log_sigmoid(40.0)
compare(textbook, log_sigmoid)

# %%
# Frameworks
# ----------

log_sigmoid.calls

# %%
# Mistakes
# --------
#
# .. _log_sigmoid-mistake-confusion-with-softplus:
#
# *Log-sigmoid and softplus* are easily mixed up: each is the other, turned by half a turn. Log-sigmoid is negative,
# softplus is positive:

from activation_functions import softplus

x = 2.0
result = log_sigmoid(x)
assert result == -softplus(-x)
result.round(3), softplus(x).round(3)

# %%
# .. _log_sigmoid-mistake-confusion-with-logit:
#
# *Log-sigmoid and the logit* are easily mixed up. The logit is the inverse of the sigmoid, not its logarithm:

from activation_functions import sigmoid

assert np.isclose(sigmoid.inverse(sigmoid(2.0)), 2, rtol=1e-15)
log_sigmoid(2.0).round(3)

# %%
# Numerics
# --------
#
# On the left the function follows the line y = x to -∞, with the slope 1; on the right it comes to 0:

log_sigmoid.special_values

# %%
# Origin
# ------
#
# The origin is uncertain: the function is the log-likelihood of logistic regression, older than its use in networks.
# Mikolov and others use it in the objective of negative sampling, by which they train word vectors.

log_sigmoid.references
