r"""
Hard sigmoid
============

The hard sigmoid is a line, cut off at 0 and at 1: a sigmoid without exponentials.

.. _hard_sigmoid-definition:

.. math::

   \operatorname{hard\_sigmoid}(x) = \max(0, \min(1, \mathrm{slope} \cdot x + \mathrm{offset}))

Several slopes are in circulation (see the mistakes). The library takes any :math:`\mathrm{slope} > 0`, by default 1/6,
as in Keras 3, PyTorch and JAX; ``slope=0.2`` gives the definition of Keras 2 and the default of ONNX. The offset is 0.5
in all of them.

The derivative is the slope where the line is followed:

.. _hard_sigmoid-derivative:

.. math::

   \operatorname{hard\_sigmoid}'(x) = \begin{cases}
     \mathrm{slope} & 0 < \mathrm{slope} \cdot x + \mathrm{offset} < 1 \\
     0 & \mathrm{slope} \cdot x + \mathrm{offset} < 0 \\
     0 & \mathrm{slope} \cdot x + \mathrm{offset} > 1
   \end{cases}

There is a kink at each end of the line, at -3 and 3 for the default, where the derivative does not exist:

.. _hard_sigmoid-kinks:

.. math::

   \operatorname{hard\_sigmoid}'((-\frac{\mathrm{offset}}{\mathrm{slope}})^-) = 0, \qquad
   \operatorname{hard\_sigmoid}'((-\frac{\mathrm{offset}}{\mathrm{slope}})^+) = \mathrm{slope}

.. math::

   \operatorname{hard\_sigmoid}'((\frac{1 - \mathrm{offset}}{\mathrm{slope}})^-) = \mathrm{slope}, \qquad
   \operatorname{hard\_sigmoid}'((\frac{1 - \mathrm{offset}}{\mathrm{slope}})^+) = 0

There the library takes the slope outside:

.. math::

   \operatorname{hard\_sigmoid}'(-\frac{\mathrm{offset}}{\mathrm{slope}}) := 0, \qquad
   \operatorname{hard\_sigmoid}'(\frac{1 - \mathrm{offset}}{\mathrm{slope}}) := 0

Elsewhere the second derivative is 0:

.. _hard_sigmoid-second-derivative:

.. math::

   \operatorname{hard\_sigmoid}''(x) = 0 \quad \text{for } 0 \ne \mathrm{slope} \cdot x + \mathrm{offset} \ne 1

Where the line is followed, it is also differentiated by the parameters:

.. _hard_sigmoid-derivative-by-slope:

.. math::

   \frac{\partial \operatorname{hard\_sigmoid}(x)}{\partial \mathrm{slope}} = \begin{cases}
     x & 0 < \mathrm{slope} \cdot x + \mathrm{offset} < 1 \\
     0 & \mathrm{slope} \cdot x + \mathrm{offset} < 0 \\
     0 & \mathrm{slope} \cdot x + \mathrm{offset} > 1
   \end{cases}

.. _hard_sigmoid-derivative-by-offset:

.. math::

   \frac{\partial \operatorname{hard\_sigmoid}(x)}{\partial \mathrm{offset}} = \begin{cases}
     1 & 0 < \mathrm{slope} \cdot x + \mathrm{offset} < 1 \\
     0 & \mathrm{slope} \cdot x + \mathrm{offset} < 0 \\
     0 & \mathrm{slope} \cdot x + \mathrm{offset} > 1
   \end{cases}
"""

from activation_functions import hard_sigmoid

hard_sigmoid.plot(
    alt="Level at 0 up to -3, a straight line up to 3, and level at 1 from "
    "there. The derivative is one sixth between -3 and 3 and 0 outside.",
)

# %%
# Facts
# -----

hard_sigmoid

# %%
# Relations
# ---------
#
# It is made of two ReLUs:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x) = \operatorname{relu}(\mathrm{slope} \cdot x + \mathrm{offset})
#    - \operatorname{relu}(\mathrm{slope} \cdot x + \mathrm{offset} - 1)
#
# With the usual offset its values at opposite points add up to 1:
#
# .. math::
#
#    \operatorname{hard\_sigmoid}(x;\, \mathrm{slope}, \mathrm{offset} = \frac{1}{2})
#    + \operatorname{hard\_sigmoid}(-x;\, \mathrm{slope}, \mathrm{offset} = \frac{1}{2}) = 1

# %%
# In NumPy
# --------
#
# The formula as it stands loses digits beside the root of the line, -3, where it is a small difference of numbers close
# to one half. A neighbour of -3 is mapped to 1.11e-16 in place of 7.40e-17:

import numpy as np

from activation_functions.numerics import compare


def textbook(x, slope=1 / 6, offset=0.5):
    return np.clip(slope * x + offset, 0, 1)


neighbour = np.nextafter(-3.0, 0.0)
assert textbook(neighbour) == 2.0**-53
assert hard_sigmoid(neighbour) == (neighbour + 3) / 6
float(textbook(neighbour)), float(hard_sigmoid(neighbour))

# %%
# The slope times the distance from the root is the same line, and keeps the digits:


def stable(x, slope=1 / 6, offset=0.5):
    return np.clip(slope * (x + offset / slope), 0, 1)


z = np.array([-np.inf, neighbour, 0.0, 1.0, 1e308])
assert (stable(z) == hard_sigmoid(z)).all()
compare(stable, hard_sigmoid)

# %%
# Parameters
# ----------
#
# Both definitions beside the sigmoid that they stand for:

from activation_functions import sigmoid
from activation_functions.plot import picture

x = np.linspace(-4, 4, 801)
axes = picture(
    "hard_sigmoid-definitions",
    alt="Three curves over x. All pass through one half at the origin. For "
    "slope 0.2 it is a straight line between -2.5 and 2.5 and level outside, "
    "for slope 1/6 it is a straight line between -3 and 3 and level outside, "
    "and for sigmoid it rises everywhere.",
)
axes.plot(x, hard_sigmoid(x), label="slope 1/6")
axes.plot(x, hard_sigmoid(x, slope=0.2), label="slope 0.2")
axes.plot(x, sigmoid(x), label="sigmoid")
axes.legend()

# %%
# The definitions are furthest apart at -2.5 and 2.5, where the older one has reached its end: by 1/12.

apart = np.abs(hard_sigmoid(x) - hard_sigmoid(x, slope=0.2))
assert abs(apart.max() - 1 / 12) < 2e-16
assert abs(x[apart.argmax()]) == 2.5
apart.max().round(4)

# %%
# Neither of them is far from the sigmoid. The older one is off by at most 0.0759, at its ends; the newer one by at most
# 0.0692, at about 1.32:

older = np.abs(hard_sigmoid(x, slope=0.2) - sigmoid(x))
newer = np.abs(hard_sigmoid(x) - sigmoid(x))
assert older.max().round(4) == 0.0759
assert abs(x[older.argmax()]) == 2.5
assert newer.max().round(4) == 0.0692
assert abs(x[newer.argmax()]).round(2) == 1.32

# %%
# Frameworks
# ----------

hard_sigmoid.calls

# %%
# Mistakes
# --------
#
# *The hard sigmoid is 0.2 x + 0.5*, in documentation that was right when it was written. With Keras 3, PyTorch and JAX
# the numbers changed. At 1 it is 0.6667, and was 0.7. The slope 1/2 of the paper on `BinaryConnect
# <https://arxiv.org/abs/1511.00363>`_ gives 1, and 1/4, of that on `noisy activation functions
# <https://arxiv.org/abs/1603.00391>`_, gives 0.75:

slopes = (0.2, 1 / 2, 1 / 4)
at_1 = [hard_sigmoid(1.0, slope=slope).round(4) for slope in slopes]
assert at_1 == [0.7, 1, 0.75]
hard_sigmoid(1.0).round(4)

# %%
# *Its derivative is 1 where it saturates*: so it was computed in a framework for years, whose tests never left the
# middle. It is 0:

assert (hard_sigmoid.derivative([-4.0, 4.0]) == 0).all()

# %%
# *Hard functions do not saturate.* They are constant at both ends:

assert hard_sigmoid(3.0) == hard_sigmoid(1e6) == 1 and hard_sigmoid(-1e6) == 0

# %%
# Numerics
# --------
#
# At ±∞ the line is cut off as it is from -3 downwards and from 3 upwards, and the slope is 0:

hard_sigmoid.special_values

# %%
# Origin
# ------
#
# The default goes back to Howard and others, the steeper lines (see the mistakes) to Courbariaux, Bengio and David, and
# to Gulcehre and others. Where the one of Keras 2 was used first is uncertain.

hard_sigmoid.references
