"""How far the results of the frameworks may be from those of the library, and why."""

# The frameworks compute in float32 and flush what is tiny to 0.
FRAMEWORK_RELATIVE = 2e-5
FRAMEWORK_ABSOLUTE = 1e-6
FRAMEWORK_ROUNDING = 2.0**-24
