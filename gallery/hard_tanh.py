r"""
Hard tanh
=========

The hard tanh is the line y = x, cut off below and above, by default at -1 and at 1.

Collobert uses it in his thesis in place of tanh; Courbariaux and others call it the function whose gradient their
binarized networks pass through the sign.

.. _hard_tanh-definition:

.. math::

   \operatorname{hard\_tanh}(x) = \max(m, \min(M, x))

.. _hard_tanh-derivative:

.. math::

   \operatorname{hard\_tanh}'(x) = \begin{cases} 0 & x < m \\ 1 & m < x < M \\ 0 & x > M \end{cases}

The parameters are the two ends, :math:`m < M` (``min_val`` and ``max_val``), called as in PyTorch. There is a kink at
each end, where the slope jumps:

.. _hard_tanh-kinks:

.. math::

   \operatorname{hard\_tanh}'(m^-) = 0, \qquad \operatorname{hard\_tanh}'(m^+) = 1

.. _hard_tanh-upper-kink:

.. math::

   \operatorname{hard\_tanh}'(M^-) = 1, \qquad \operatorname{hard\_tanh}'(M^+) = 0

At the kinks the library takes the slope outside:

.. _hard_tanh-slope-at-kinks:

.. math::

   \operatorname{hard\_tanh}'(m) := 0, \qquad \operatorname{hard\_tanh}'(M) := 0

Elsewhere the second derivative is 0:

.. _hard_tanh-second-derivative:

.. math::

   \operatorname{hard\_tanh}''(x) = 0 \quad \text{for } (x - m) (x - M) \ne 0

The derivative by an end is 1 where hard tanh takes that end, and 0 elsewhere:

.. _hard_tanh-derivative-by-min_val:

.. math::

   \frac{\partial \operatorname{hard\_tanh}(x)}{\partial m} =
   \begin{cases} 1 & x < m \\ 0 & x > m \end{cases}

.. _hard_tanh-derivative-by-max_val:

.. math::

   \frac{\partial \operatorname{hard\_tanh}(x)}{\partial M} =
   \begin{cases} 0 & x < M \\ 1 & x > M \end{cases}
"""

from activation_functions import hard_tanh

hard_tanh.plot(
    alt="Level at -1 up to -1, the line y = x up to 1, and level at 1 from "
    "there. The derivative is 1 between -1 and 1, and 0 outside.",
)

# %%
# Facts
# -----

hard_tanh

# %%
# Relations
# ---------
#
# Hard tanh is the difference of two ReLUs, shifted:
#
# .. _hard_tanh-as-relu:
#
# .. math::
#
#    \operatorname{hard\_tanh}(x) = \operatorname{relu}(x - m) - \operatorname{relu}(x - M) + m
#
# With opposite ends, as by default, it is odd:
#
# .. _hard_tanh-odd:
#
# .. math::
#
#    \operatorname{hard\_tanh}(-x;\, m = -c, M = c)
#    = -\operatorname{hard\_tanh}(x;\, m = -c, M = c) \quad \text{for } c > 0
#
# With the default ends, the gap to tanh is largest at the kinks:
#
# .. _hard_tanh-gap-to-tanh:
#
# .. math::
#
#    |\max(-1, \min(1, x)) - \tanh(x)| \le 1 - \tanh(1)
#
# .. _hard_tanh-largest-gap-to-tanh:
#
# .. math::
#
#    1 - \tanh(1) \approx 0.2384
#
# The hard sigmoid is a scaled and shifted hard tanh, as the sigmoid is a scaled and shifted tanh:
#
# .. _hard_tanh-in-hard_sigmoid:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x)
#    = \frac{1}{2} + \frac{1}{2} \operatorname{hard\_tanh}(\frac{x}{3};\, m = -1, M = 1)
#
# The soft shrink is what remains of x:
#
# .. _hard_tanh-in-soft_shrink:
#
# .. math::
#
#    \operatorname{hard\_tanh}(x;\, m = -\lambda, M = \lambda)
#    + \operatorname{soft\_shrink}(x;\, \lambda) = x \quad \text{for } \lambda > 0
#
# ReLU6 is hard tanh with other ends:
#
# .. _hard_tanh-in-relu6:
#
# .. math::
#
#    \operatorname{relu6}(x) = \operatorname{hard\_tanh}(x;\, m = 0, M = 6)

# %%
# In NumPy
# --------
#
# The formula can be implemented directly: nothing overflows, and nothing is rounded.

import numpy as np

from activation_functions.numerics import compare


def stable(x, min_val=-1.0, max_val=1.0):
    return np.clip(x, min_val, max_val)


z = np.array([-np.inf, -0.5, 0.0, 2.0])
assert (stable(z) == hard_tanh(z)).all()
compare(stable, hard_tanh)

# %%
# Parameters
# ----------
#
# ``min_val`` and ``max_val`` move the ends. Keras and JAX offer no others than -1 and 1 under this name; use ``clip``
# there. Ends in the wrong order are outside the valid interval, and raise a ``ValueError``.

hard_tanh.plot(
    max_val=[0.5, 1.0, 2.0],
    alt="Level at -1 up to -1 for all, the line y = x up to 0.5, 1 and 2, and "
    "level from there. The derivatives are 1 between -1 and 0.5, -1 and 1, "
    "and -1 and 2, and 0 outside.",
)

# %%
# Frameworks
# ----------

hard_tanh.calls

# %%
# Mistakes
# --------
#
# .. _hard_tanh-mistake-saturation:
#
# *Hard functions do not saturate*. This one is constant at both ends, where its slope is 0:

assert hard_tanh(1.0) == hard_tanh(1e6) == 1
assert (hard_tanh.derivative([-2.0, 2.0]) == 0).all()

# %%
# Numerics
# --------
#
# Between the ends the result is x itself, so that a zero keeps its sign:

hard_tanh.special_values

# %%
# Origin
# ------
#
# It is in Collobert's thesis. Courbariaux and others pass gradients through the sign in binarized networks as
# through hard tanh.

hard_tanh.references
