"""Pictures of activations.

The package needs matplotlib and is imported where something is drawn, not with the library.
"""

try:
    import matplotlib as matplotlib
except ModuleNotFoundError as error:
    raise ModuleNotFoundError('pictures need matplotlib: pip install "activation-functions-reference[plot]"') from error

from activation_functions.curve import Curve
from activation_functions.plot.curves import curves, elementwise
from activation_functions.plot.described_figure import Picture
from activation_functions.plot.family_panels import family
from activation_functions.plot.heat_maps import heat_map
from activation_functions.plot.level_lines import gated
from activation_functions.plot.look import picture
from activation_functions.plot.triangles import simplex, simplex_points
from activation_functions.plot.vectors import vector

__all__ = [  # noqa: RUF022 (the order of the reference)
    "Picture",
    "picture",
    "elementwise",
    "vector",
    "gated",
    "curves",
    "family",
    "heat_map",
    "simplex",
    "simplex_points",
    "Curve",
]
