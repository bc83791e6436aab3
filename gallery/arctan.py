r"""
Arctan
======

Arctan, the *inverse tangent*, squeezes all numbers into the interval from -π/2 to π/2, as tanh does into a smaller one,
but more slowly.

It is the angle, in radians, whose tangent is x.

.. _arctan-definition:

.. math::

   \operatorname{arctan}(x) = \arctan x

.. _arctan-derivative:

.. math::

   \operatorname{arctan}'(x) = \frac{1}{1 + x^2}

Arctan takes no parameters. The second derivative:

.. _arctan-second-derivative:

.. math::

   \operatorname{arctan}''(x) = -\frac{2x}{(1 + x^2)^2}

The inverse is the tangent:

.. _arctan-inverse:

.. math::

   \operatorname{arctan}^{-1}(y) = \tan y
"""

from activation_functions import arctan

arctan.plot(
    alt="An S from -1.571 far left to 1.571 far right, still short of both at "
    "the edges, through the origin with slope 1. The derivative is a bell of "
    "height 1 at the origin.",
)

# %%
# Facts
# -----

arctan

# %%
# Relations
# ---------
#
# Arctan is an odd function:
#
# .. _arctan-odd:
#
# .. math::
#
#    \operatorname{arctan}(-x) = -\operatorname{arctan}(x)
#
# It is 0 only at 0, where the slope is 1; at 1 it is half of what it tends to:
#
# .. _arctan-zero:
#
# .. math::
#
#    \operatorname{arctan}(0) = 0, \qquad \operatorname{arctan}'(0) = 1, \qquad
#    \operatorname{arctan}(1) = \frac{\pi}{4}
#
# .. _arctan-limits:
#
# .. math::
#
#    \lim_{x \to -\infty} \operatorname{arctan}(x) = -\frac{\pi}{2}, \qquad
#    \lim_{x \to \infty} \operatorname{arctan}(x) = \frac{\pi}{2}
#
# The distance to the limit is the arctan of the reciprocal. It shrinks like 1/x, as that of softsign does, while that
# of tanh shrinks faster:
#
# .. _arctan-of-reciprocal:
#
# .. math::
#
#    \operatorname{arctan}(x) + \operatorname{arctan}(\frac{1}{x}) = \frac{\pi}{2} \quad \text{for } x > 0
#
# .. _arctan-distance-to-limit:
#
# .. math::
#
#    \lim_{x \to \infty} x (\frac{\pi}{2} - \operatorname{arctan}(x)) = 1, \qquad
#    \lim_{x \to \infty} x (1 - \tanh(x)) = 0
#
# Right of 0 it stays below the line, and above softsign:
#
# .. _arctan-between-softsign-and-line:
#
# .. math::
#
#    \operatorname{softsign}(x) < \operatorname{arctan}(x) < x \quad \text{for } x > 0
#
# Divided by the limit, its values go from -1 to 1. With the factor in the argument, too, its slope at 0 is 1 again:
#
# .. _arctan-scaled:
#
# .. math::
#
#    -1 < \frac{2}{\pi} \operatorname{arctan}(\frac{\pi}{2} x) < 1

# %%
# In NumPy
# --------
#
# NumPy has the function, and it is accurate everywhere:

import numpy as np

from activation_functions.numerics import compare


def stable(x):
    return np.arctan(x)


x = np.array([-800.0, -1.0, 0.0, 1.0, 800.0])
assert (stable(x) == arctan(x)).all()
compare(stable, arctan)

# %%
# Frameworks
# ----------
#
# None of them has it among its activations; some have it as a function of angles.

arctan.calls

# %%
# Mistakes
# --------
#
# .. _arctan-mistake-not-monotonic:
#
# *It is not monotonic*, on an interactive page. It increases everywhere, though slowly far out:

x = np.linspace(-100, 100, 1000)
assert (np.diff(arctan(x)) > 0).all()

# %%
# .. _arctan-mistake-reciprocal:
#
# Written as tan⁻¹, it is easily taken for the reciprocal of the tangent. At 1 that is 0.642, arctan 0.785:

assert (1 / np.tan(1.0)).round(3) == 0.642
arctan(1.0).round(3)

# %%
# .. _arctan-mistake-degrees:
#
# The result is an angle in radians, not in degrees: at 1 it is not 45.

assert np.degrees(arctan(1.0)) == 45

# %%
# Numerics
# --------
#
# In the derivative, the square of x overflows from 1.341e154, where the slope is a number still. Dividing by the root
# of the sum, and again, avoids it:

large = 1.5e154
with np.errstate(over="ignore"):
    assert 1 / (1 + np.square(large)) == 0
root, slope = np.hypot(1, large), arctan.derivative(large)
assert 1 / root / root == slope > 0
assert f"{np.sqrt(np.finfo(np.float64).max):.3e}" == "1.341e+154"
slope

# %%
# No float is π/2: what it tends to is rounded to the nearest one, which lies below in float64, and above in float32.

nearest = arctan(np.inf)
assert nearest == np.pi / 2 and np.cos(nearest) > 0
assert arctan(np.float32(np.inf)).astype(np.float64) > nearest

# %%
# At the special values:

arctan.special_values

# %%
# Origin
# ------
#
# No paper introduces it as an activation; the function is older than neural networks.
