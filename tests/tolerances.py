"""How far results of the frameworks may be from those of the library, and what is shown from what is computed."""

from accuracy.bounds import DERIVATIVE_ULPS

# The frameworks compute in float32 and flush what is tiny to 0.
FRAMEWORK_RELATIVE = 2e-5
FRAMEWORK_ABSOLUTE = 1e-6
FRAMEWORK_ROUNDING = 2.0**-24

# Where the sentence of a page says that two ways to compute the same agree, a few thousand roundings are between them.
SCRIPT_ROUNDING = 1e-12

# What the pages show is rounded to four significant digits.
SIGNIFICANT_DIGITS = 4
# Facts behind ≈ have six decimals, of numbers that are not much smaller than 1.
DECLARED_RELATIVE = 5e-6
# So many points of a picture, of 72 to the inch, a line may be beside its place: it is drawn with fewer points where it
# is nearly straight.
DRAWN_POINTS = 0.4
# In a page, the lines of a figure of errors, and the labels of its ticks, have places with one decimal.
LINE_POINTS = 0.2
# The place of a tick without a line is known by the middle of its label, which is not exactly there.
LABEL_POINTS = 1.5
# Numbers in figures have three decimals.
SHOWN_DECIMALS = 0.5e-3 * (1 + 1e-9)
# Lines of equal value are found by interpolation between the points of a grid: the value on them is off by so much.
LEVEL = 0.02
# Properties are decided from values at multiples of 1/64. What jumps, jumps by more than this, and so does a derivative
# at a kink; where it does not, it changes less on the way, of 2e-6.
KINK = 1e-2
# Moments at a normal number have ten digits.
MOMENTS = 1e-11
# A difference of neighbouring values, and how far bounds and slopes may be off by rounding.
FLAT, STEEP = 1e-15, 1e-9
# A limit is read at a million, and a slope 1e-5 beside a place.
LIMIT = 1e-3
# What a description calls close is so in the picture, by a quarter of what is between two lines of its grid; what is
# short of something, by a tenth at least. No slope in a picture comes near to this one, at which a curve jumps.
NEAR_IN_A_PICTURE, FAR_IN_A_PICTURE = 0.25, 0.1
STEEPEST = 100
# A function may multiply by a power of 2 in another way than by other numbers, and is off by its bound on either way.
WAYS = DERIVATIVE_ULPS * 2.0**-52
# Near a root of a difference of numbers of size 1, it is their rounding that counts.
NEAR_ROOTS = 2.0**-52
# An error in ULP is recorded with six decimals.
RECORDED_ULPS = 1e-6
# A largest difference of two functions is off by what the functions are, and by where it is looked for.
DIFFERENCE = 4e-15
# The shape of a function is known to nearly all digits of a float; a place, to what its slope there leaves open. It is
# seen how a function changes so far beside a place. At a million an asymptote is not reached, and a slope is rounded.
SHAPE, PLACE, BENT, ASYMPTOTE = 1e-13, 1e-7, 1e-3, 1e-5
# A declared bound is so many times the largest error that was found, or less: no search finds the very largest.
LOOSE = 2.0
# The default leaves this room at least, or another bound is declared.
ROOM = 1.25
# Where forms fail is said of ranges: so many numbers may be on the other side, for errors vary from one to another.
NUMBERS_WRONGLY_SAID = 1 / 200
# The largest error of a form is that of the numbers tried, with two digits; of others it is larger by this, or seldom.
SHOWN_ULPS = 0.5
# Near the origin, a form with half of its digits is off by so much, relatively or of numbers of size 1; that
# of Sqrt-softplus, which is for all dtypes, has half of those of float64 at -8.
LOST_BY_FORMS = 1e-9
# At infinity and NaN a framework gives the limit up to the rounding of float32, or something else; at 0, where nothing
# but the value is rounded, relatively.
FAR_OUT = 2e-6
# Two calls differ by so many times as much on another processor, or by the rounding of numbers of size 1.
CONVERSION_FACTOR, CONVERSION_NOISE = 2.5, 4e-6
# Numbers of figures are written with ten digits, in code for LaTeX with six; where they are solved for, as those of
# triangles, with ten decimals.
WRITTEN_NUMBERS, WRITTEN_FOR_LATEX = 1e-9, 5e-6
# So much of a PNG may be of colours that the figure does not have: edges, and dots through which one sees others, are
# mixed with what is behind them. The colours themselves are rounded when they are mixed.
MIXED_PIXELS, MIXED_COLOR = 0.3, 2
# A formula in JavaScript rounds at each step, and so does the library, at other steps. Every engine has an exponential
# function of its own: in that of node it is off by 1.8e-12 at 10, where it is 22026.
JAVASCRIPT = 1e-12
