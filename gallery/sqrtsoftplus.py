r"""
Sqrt-softplus
=============

Sqrt-softplus is the square root of softplus: it is positive, grows like the root of x on the right, and tends to 0 on
the left.

Transformers has it as ``sqrtsoftplus``, for the scores by which DeepSeek V4 chooses among its experts.

.. _sqrtsoftplus-definition:

.. math::

   \operatorname{sqrtsoftplus}(x) = \sqrt{\ln(1 + e^x)}

.. _sqrtsoftplus-derivative:

.. math::

   \operatorname{sqrtsoftplus}'(x) = \frac{\sigma(x)}{2 \operatorname{sqrtsoftplus}(x)}

It takes no parameters. The second derivative is positive on the left of its root, and negative on the right:

.. _sqrtsoftplus-second-derivative:

.. math::

   \operatorname{sqrtsoftplus}''(x) = \operatorname{sqrtsoftplus}'(x)
   (\sigma(-x) - \frac{\operatorname{sqrtsoftplus}'(x)}{\operatorname{sqrtsoftplus}(x)})

The inverse:

.. _sqrtsoftplus-inverse:

.. math::

   \operatorname{sqrtsoftplus}^{-1}(y) = \ln(e^{y^2} - 1)
"""

from activation_functions import sqrtsoftplus

sqrtsoftplus.plot(
    alt="Close to 0 far left, and rises across the picture, through 0.833 at "
    "the origin. The derivative is close to 0 far left, and rises to 0.319 at "
    "0.921.",
)

# %%
# Facts
# -----

sqrtsoftplus

# %%
# Relations
# ---------
#
# It is the root of softplus:
#
# .. _sqrtsoftplus-as-root:
#
# .. math::
#
#    \operatorname{sqrtsoftplus}(x)^2 = \operatorname{softplus}(x;\, \beta = 1), \qquad
#    \operatorname{sqrtsoftplus}(0) = \sqrt{\ln 2}
#
# On the left it tends to 0, but half as fast as softplus, in the exponent; on the right it grows like the root of x:
#
# .. _sqrtsoftplus-limits:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{sqrtsoftplus}(x) = 0, \qquad
#    \lim_{x \to -\infty} e^{-x / 2} \operatorname{sqrtsoftplus}(x) = 1, \qquad
#    \lim_{x \to \infty} \frac{\operatorname{sqrtsoftplus}(x)}{\sqrt{x}} = 1
#
# Right of 0 it lies above the root:
#
# .. _sqrtsoftplus-above-root:
#
# .. math::
#
#    \operatorname{sqrtsoftplus}(x) \ge \sqrt{\max(0, x)}
#
# The squares at opposite numbers differ by the number:
#
# .. _sqrtsoftplus-reflection:
#
# .. math::
#
#    \operatorname{sqrtsoftplus}(x)^2 - \operatorname{sqrtsoftplus}(-x)^2 = x

# %%
# In NumPy
# --------
#
# Softplus is computed from the exponential of a number that is not positive. Far left, where it is the exponential
# itself, and nearly so from -8 downwards, its root is the exponential of half of x:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return np.where(x < -8, np.exp(x / 2 - np.exp(x) / 4), np.sqrt(softplus))


compare(stable, sqrtsoftplus)

# %%
# The textbook form overflows on the right, and on the left it is 0 too soon, already where the exponential is lost
# beside 1:


def textbook(x):
    return np.sqrt(np.log(1 + np.exp(x)))


with np.errstate(over="ignore"):
    assert textbook(np.float64(1000.0)) == np.inf
assert textbook(-40.0) == 0 < sqrtsoftplus(-40.0)
compare(textbook, sqrtsoftplus)

# %%
# Frameworks
# ----------

sqrtsoftplus.calls

# %%
# Mistakes
# --------
#
# .. _sqrtsoftplus-mistake-order:
#
# The root and softplus are easily exchanged. Softplus of the root has no value for negative numbers, and is never below
# 0.693:

from activation_functions import softplus

assert softplus(np.sqrt(0.0)).round(3) == 0.693 and sqrtsoftplus(-4.0) < 0.693
x = 4.0
sqrtsoftplus(x).round(3), softplus(np.sqrt(x)).round(3)

# %%
# Numerics
# --------
#
# Where softplus is too small for a float, its root is not: at -1000 it is 7e-218:

assert softplus(-1000.0) == 0
assert f"{sqrtsoftplus(-1000.0):.0e}" == "7e-218"

# %%
# It tends to 0 on the left, and has no limit on the right:

sqrtsoftplus.special_values

# %%
# Origin
# ------
#
# No paper of it is cited here; what is said of its use stands in the code of Transformers.
