"""The tokens of the LaTeX that formulas may use: what each is read as, what it means, and an example."""

from __future__ import annotations

from typing import Any, NamedTuple


class Sign(NamedTuple):
    """What a token is read as, what it means, and an example of its use."""

    value: Any
    """A name, an operator, or the name of the parser's method that reads on."""
    meaning: str
    example: str


RELATIONS = {
    "=": Sign("=", "is equal to", "1 + 1 = 2"),
    r"\ne": Sign("≠", "is not equal to", r"1 \ne 2"),
    "<": Sign("<", "is less than", "1 < 2"),
    ">": Sign(">", "is greater than", "2 > 1"),
    r"\le": Sign("≤", "is at most", r"1 \le 2"),
    r"\ge": Sign("≥", "is at least", r"2 \ge 2"),
    r"\approx": Sign("≈", "is equal to when rounded to the digits on the right", r"\pi \approx 3.1416"),
    ":=": Sign(":=", "is taken to be, by the library, where there is no derivative", r"\operatorname{relu}'(0) := 0"),
}
SUMS = {
    "+": Sign("+", "plus", "x + 3"),
    "-": Sign("-", "minus", "-x - 3"),
}
PRODUCTS = {
    r"\cdot": Sign("*", "times, as where nothing stands between two factors", r"3 \cdot x"),
    r"\times": Sign("*", "times", r"3 \times x"),
    "/": Sign("/", "divided by", "1 / x"),
}
SCRIPTS = {
    "^": Sign("^", "to the power of", "x^{3}"),
    "_": Sign("component", "the entry of a vector, by its index", r"\mathbf{v}_i"),
    "'": Sign(
        "primes", "the derivative of a function of one number; twice, the second one", r"\operatorname{relu}'(x)"
    ),
}
CONSTANTS = {
    "e": Sign("e", "Euler's number, the base of natural logarithms", "e"),
    r"\pi": Sign("pi", "half the length of the unit circle", r"\pi"),
    r"\infty": Sign("infinity", "larger than every number", r"x < \infty"),
}
FUNCTIONS = {
    r"\sigma": Sign("sigmoid", "the logistic sigmoid", r"\sigma(x)"),
    r"\tanh": Sign("tanh", "the hyperbolic tangent", r"\tanh(x)"),
    r"\ln": Sign("ln", "the natural logarithm", r"\ln x"),
    r"\exp": Sign("exp", "e to the power of", r"\exp(x)"),
    r"\cosh": Sign("cosh", "the hyperbolic cosine", r"\cosh x"),
    r"\sinh": Sign("sinh", "the hyperbolic sine", r"\sinh x"),
    r"\arctan": Sign("atan", "the inverse of the tangent, between -π/2 and π/2", r"\arctan x"),
    r"\tan": Sign("tan", "the tangent", r"\tan x"),
    r"\max": Sign("max", "the largest, of what is listed or over an index", r"\max(x, 3) + \max_i v_i"),
    r"\min": Sign("min", "the smallest, of what is listed or over an index", r"\min(x, 3) + \min_i v_i"),
    r"\Phi": Sign("normal_cdf", "the distribution function of the standard normal distribution", r"\Phi(x)"),
    r"\varphi": Sign("normal_pdf", "the density of the standard normal distribution", r"\varphi(x)"),
    r"\operatorname{erf}": Sign("erf", "the error function", r"\operatorname{erf}(x)"),
}
NAMED = {
    r"\operatorname": Sign(
        "call",
        "the function of this name; parameters stand behind a semicolon, the others have their defaults",
        r"\operatorname{leaky\_relu}(-x; \alpha = 3)",
    ),
    r"\mathbf": Sign("vector", "a vector", r"2\, \mathbf{v}"),
}
# The reserved word of Python; PyTorch and ONNX call the parameter so.
SPELLED = {"lambda": "lambd"}
GREEK = {
    rf"\{letter}": Sign(SPELLED.get(letter, letter), f"the number {SPELLED.get(letter, letter)}", rf"2 \{letter}")
    for letter in ["alpha", "beta", "gamma", "theta", "lambda", "mu", "tau"]
}
WORDS = {
    r"\text{where}": Sign("where", "what a letter in it stands for", r"u^2 = 9 \quad \text{where } u = x + 1"),
    r"\text{for}": Sign("for", "the condition under which it is said", r"\frac{x}{x} = 1 \quad \text{for } x \ne 0"),
    r"\text{otherwise}": Sign(
        "otherwise", "where no case above applies", r"\begin{cases} 1 & x < 0 \\ 5 & \text{otherwise} \end{cases}"
    ),
}
SEPARATORS = {
    ",": Sign(None, "between statements, and between the arguments of a function", "1 < x, x < 3."),
    r"\quad": Sign(None, "a space between statements, or before a condition", r"1 < x, \quad x < 3"),
    r"\qquad": Sign(None, "a wider one", r"1 < x, \qquad x < 3"),
    r"\\": Sign(None, "a new line, between statements or cases", r"1 < x \\ x < 3"),
}
SPACES = {
    r"\,": Sign(None, "a narrow space", r"3\, x"),
    r"\:": Sign(None, "a space", r"3\: x"),
    r"\;": Sign(None, "a wide space", r"3\; x"),
    r"\!": Sign(None, "closer together", r"3\! x"),
    r"\left": Sign(None, "a bracket as tall as what it holds", r"\left( \frac{1}{x} \right)"),
    r"\right": Sign(None, "its other side", r"\left| -\frac{1}{x} \right|"),
    r"\begin{aligned}": Sign(
        None, "lines whose relations stand below each other", r"\begin{aligned} 1 &< x \\ &< 3 \end{aligned}"
    ),
    r"\end{aligned}": Sign(None, "their end", r"\begin{aligned} 1 &< x \end{aligned}"),
}
# Read by a method of the parser.
ATOMS = {
    "(": Sign("parenthesis", "what belongs together; with commas, the entries of a vector", r"3 (x - 1) + (4, 5)_i"),
    "[": Sign("bracket", "1 where the condition holds, else 0", "[x < 3]"),
    "|": Sign("bars", "the absolute value", "|-x|"),
    r"\frac": Sign("fraction", "a quotient", r"\frac{1}{x}"),
    r"\tfrac": Sign("fraction", "a quotient, written small", r"\tfrac{1}{x}"),
    r"\sqrt": Sign("root", "the square root", r"\sqrt{2 x}"),
    r"\sum": Sign("sum_over_index", "the sum over an index, of the next product", r"\sum_i v_i"),
    r"\delta": Sign(
        "delta",
        "with two indices, 1 if they are equal, else 0; without them, the number delta",
        r"\delta_{ij} + \delta",
    ),
    r"\lim": Sign("limit", "the limit at infinity, of the next product", r"\lim_{t \to -\infty} \tanh(t) = -1"),
    r"\begin{cases}": Sign(
        "cases", "the first case that applies", r"\begin{cases} -x & x < 0 \\ x^2 & x \ge 0 \end{cases}"
    ),
}
# Read where no argument follows in parentheses.
SIGMA = "sigma"
# Read as a part of one of these.
INNER = {
    r"\sigma": Sign(None, "without an argument in parentheses: the number sigma", r"\frac{x}{\sigma}"),
    r"\partial": Sign(
        None,
        "in both parts of a fraction: the derivative with respect to one of several variables, or to a parameter",
        r"\frac{\partial \operatorname{glu}(x, 0)}{\partial x}",
    ),
    r"\alpha_n": Sign(None, "with an index, a number of another name: alpha_n", r"2 \alpha_n"),
    "^+": Sign(None, "the value just right of a point", r"\operatorname{relu}'(0^+) = 1"),
    "^{-1}": Sign(
        None, "behind the name of a function, on the left of =: its inverse", r"\operatorname{softsign}^{-1}(1 / 2) = 1"
    ),
    "^-": Sign(None, "the value just left of a point", r"\operatorname{relu}'(0^-) = 0"),
}
NOTATION = {
    "Relations": RELATIONS,
    "Sums, products, powers": SUMS | PRODUCTS | SCRIPTS,
    "Numbers and names": CONSTANTS | GREEK | NAMED,
    "Functions with a sign of their own": FUNCTIONS,
    "Brackets, fractions, sums, limits, cases": ATOMS | INNER | WORDS,
    "Between the signs": SEPARATORS | SPACES,
}
"""All tokens, by their purpose."""
