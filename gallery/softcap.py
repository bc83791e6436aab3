r"""
Softcap
=======

Softcap, also called *logit soft-capping*, keeps numbers within ±c by a stretched hyperbolic tangent, and small ones
nearly unchanged.

The Gemma Team (2024) uses it in Gemma 2 for the scores of attention and, with a lower limit, for the logits of the last
layer.

.. _softcap-definition:

.. math::

   \operatorname{softcap}(x) = c \tanh(\frac{x}{c})

.. _softcap-derivative:

.. math::

   \operatorname{softcap}'(x) = 1 - \tanh(\frac{x}{c})^2

The parameter :math:`c > 0`, by default 30, is the limit that is not reached. The derivative with respect to it is odd:

.. _softcap-derivative-by-c:

.. math::

   \frac{\partial \operatorname{softcap}(x)}{\partial c} = \tanh(\frac{x}{c}) - \frac{x}{c} \tanh'(\frac{x}{c})

The second derivative:

.. _softcap-second-derivative:

.. math::

   \operatorname{softcap}''(x) = -\frac{2}{c} \tanh(\frac{x}{c}) (1 - \tanh(\frac{x}{c})^2)

The inverse is a logarithm:

.. _softcap-inverse:

.. math::

   \operatorname{softcap}^{-1}(y) = \frac{c}{2} \ln \frac{c + y}{c - y}
"""

from activation_functions import softcap

softcap.plot(
    alt="Through the origin with slope 1, and rises across the picture. The "
    "derivative is 1 at the origin.",
)

# %%
# Facts
# -----

softcap

# %%
# Relations
# ---------
#
# Softcap is a scaled tanh, and with :math:`c = 1` it is tanh:
#
# .. _softcap-as-tanh:
#
# .. math::
#
#    \operatorname{softcap}(x;\, c = 1) = \tanh(x), \qquad
#    \operatorname{softcap}(c x) = c \tanh(x), \qquad
#    \operatorname{softcap}'(x) = \tanh'(\frac{x}{c})
#
# It is odd, 0 only at 0, and there it has the slope 1:
#
# .. _softcap-odd:
#
# .. math::
#
#    \operatorname{softcap}(-x) = -\operatorname{softcap}(x), \qquad
#    \operatorname{softcap}(0) = 0, \qquad \operatorname{softcap}'(0) = 1
#
# It tends to the limit on both sides, and to the line y = x as the limit grows:
#
# .. _softcap-limits:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{softcap}(x) = -c, \qquad
#    \lim_{x \to \infty} \operatorname{softcap}(x) = c, \qquad
#    \lim_{c \to \infty} \operatorname{softcap}(x) = x
#
# No result is farther from 0 than its argument, or as far as the limit:
#
# .. _softcap-bounds:
#
# .. math::
#
#    |\operatorname{softcap}(x)| \le |x|, \qquad |\operatorname{softcap}(x)| < c
#
# Hard tanh cuts off at the limits what softcap bends. For the default limit the gap there is 7.15:
#
# .. _softcap-gap-to-hard_tanh:
#
# .. math::
#
#    \operatorname{hard\_tanh}(30;\, m = -30, M = 30)
#    - \operatorname{softcap}(30;\, c = 30) \approx 7.15
#
# Softcap keeps the order of scores, so that the largest stays the largest, and brings them closer to each other.

# %%
# In NumPy
# --------
#
# NumPy's tangent is accurate everywhere, and the formula can be implemented directly, unless the quotient is too small
# for a float. There the tangent changes nothing:

import numpy as np

from activation_functions.numerics import compare


def stable(x, c=30.0):
    quotient = x / c
    is_small = np.abs(quotient) < np.finfo(x.dtype).eps ** 0.5
    return np.where(is_small, x, c * np.tanh(quotient))


compare(stable, softcap)

# %%
# The textbook form loses the digits of what is smaller than 30 times the smallest float with all digits. In float16,
# that is at 0.0018:


def textbook(x, c=30.0):
    return c * np.tanh(x / c)


assert round(30 * float(np.finfo(np.float16).smallest_normal), 4) == 0.0018
compare(textbook, softcap)

# %%
# Parameters
# ----------
#
# The smaller the limit, the sooner the curve bends. What is not positive is not valid:

softcap.plot(
    c=[1.0, 2.0, 30.0],
    alt="Three curves through the origin with slope 1. The derivatives are 1 "
    "at the origin.",
)

# %%
# The default, 30, is the limit of Gemma 2 for its logits; that for the scores of its attention is 50. A score of 100
# becomes 48.2 there:

capped = softcap(100.0, c=50.0)
assert capped.round(1) == 48.2
capped.round(1)

# %%
# Frameworks
# ----------
#
# None of them has a function of this name; Transformers reads the limits as ``attn_logit_softcapping`` and
# ``final_logit_softcapping`` from the configuration of a model.

softcap.calls

# %%
# Mistakes
# --------
#
# .. _softcap-mistake-clipping:
#
# It is easily taken for clipping, which changes nothing below its limit. Softcap changes every number but 0: with a
# limit of 30, it makes 22.8 of 30 and 9.6 of 10.

capped = softcap([10.0, 30.0]).round(1)
assert capped.tolist() == [9.6, 22.8]
capped

# %%
# .. _softcap-mistake-no-factor:
#
# The factor before the tangent is easily left out. Then no result is farther from 0 than 1:

x = np.array([3.0, 30.0, 300.0])
tangents = np.tanh(x / 30)
assert (np.abs(tangents) <= 1).all()
softcap(x).round(3), tangents.round(3)

# %%
# .. _softcap-mistake-left-out:
#
# *A fast attention without capping gives nearly the same.* Where a model was trained with capped scores, the weights
# differ: for the scores 60 and 50 with a limit of 50, the second weight is 0.03 instead of 0.00005.

from activation_functions import softmax

scores = np.array([60.0, 50.0])
weights = softmax(softcap(scores, c=50.0))
assert weights[1].round(2) == 0.03
assert softmax(scores)[1].round(5) == 0.00005
weights.round(3)

# %%
# Numerics
# --------
#
# In the derivative an exponential magnifies the rounding error of the quotient x/c; the library carries that along. In
# the inverse, the difference c - y is not rounded near the limit:

softcap.special_values

# %%
# Origin
# ------
#
# The Gemma Team describes it for Gemma 2, with the limits that it uses.

softcap.references
