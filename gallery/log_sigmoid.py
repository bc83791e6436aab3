r"""
Log-sigmoid
===========

The log-sigmoid is the logarithm of the sigmoid: the logarithm of a probability, straight from a score.

.. _log_sigmoid-definition:

.. math::

   \operatorname{log\_sigmoid}(x) = -\ln(1 + e^{-x})

It has no parameters. Its derivative is the sigmoid, mirrored:

.. _log_sigmoid-derivative:

.. math::

   \operatorname{log\_sigmoid}'(x) = \frac{1}{1 + e^{x}}

Its second derivative is minus the derivative of the sigmoid:

.. _log_sigmoid-second-derivative:

.. math::

   \operatorname{log\_sigmoid}''(x) = -\sigma'(x)

It is smooth: there is no kink.

Its inverse makes a score of the logarithm of a probability:

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
# It is the logarithm of the sigmoid, and softplus turned by half a circle:
#
# .. math::
#
#    \operatorname{log\_sigmoid}(x) = \ln \sigma(x), \qquad
#    \operatorname{log\_sigmoid}(x) = -\operatorname{softplus}(-x)
#
# The slope is the sigmoid of the other side, and the two sides differ by the argument:
#
# .. math::
#
#    \operatorname{log\_sigmoid}'(x) = \sigma(-x), \qquad
#    \operatorname{log\_sigmoid}(x) - \operatorname{log\_sigmoid}(-x) = x
#
# It is log-softmax of two scores, of which one is 0:
#
# .. math::
#
#    \operatorname{log\_softmax}(x, 0) = (\operatorname{log\_sigmoid}(x), \operatorname{log\_sigmoid}(-x))

# %%
# In NumPy
# --------
#
# The textbook form takes the logarithm of the sigmoid. Far on the left the sigmoid is 0 and its logarithm minus
# infinity; on the right it comes so close to 1 that digits are lost, rounds to 1, and its logarithm is 0:

import numpy as np

from activation_functions.numerics import compare


def textbook(x):
    return np.log(1 / (1 + np.exp(-x)))


assert textbook(40.0) == 0 > log_sigmoid(40.0)
compare(textbook, log_sigmoid)

# %%
# The exponential of minus the absolute value can't overflow, and ``log1p`` keeps what is tiny beside 1:


def stable(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


x = np.array([-1000.0, 0.0, 40.0])
assert (stable(x) == log_sigmoid(x)).all()
compare(stable, log_sigmoid)

# %%
# Frameworks
# ----------

log_sigmoid.calls

# %%
# Mistakes
# --------
#
# *The derivative is one over the sigmoid*, as it is for the logarithm. The factor of the inner function is missing;
# with it, the slope is 1 - σ(x). At 0 it is 0.5, not 2:

from activation_functions import sigmoid

assert 1 / sigmoid(0.0) == 2
log_sigmoid.derivative(0.0)

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
