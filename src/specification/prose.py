"""Find the numbers that prose says: in digits, as words, as fractions and powers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from specification.sections import Text

CARDINALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
WORDS = (
    {word: Fraction(value) for value, word in enumerate(CARDINALS, 2)}
    | {f"{word} hundred": Fraction(100 * value) for value, word in enumerate(["a", *CARDINALS], 1)}
    | {f"{word} thousand": Fraction(1000 * value) for value, word in enumerate(["a", *CARDINALS], 1)}
    | {f"one {word}": Fraction(1, value) for word, value in PARTS.items()}
    | {f"a {word}": Fraction(1, value) for word, value in PARTS.items() if word != "half"}
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
LEFT_OUT = re.compile(
    r"""
    \([^()]*\b(?:19|20)\d\d\)                   # what a source is: (NIPS 13, 2000)
  | (?<![\w.,-])(?:19|20)\d\d(?!\w|[.,]\d)      # a year
  | (?<![\w.])\d+\.\d+\.\d+\b                   # a version
  | (?<=[\w,;)]\s)[A-Z]\w+\s\d+(?:\.\d+)*\b     # a name with a version, inside of a sentence: Keras 3
  | \bversion\s\d+(?:\.\d+)*\b
    """,
    re.VERBOSE,
)
NUMBER = re.compile(
    r"""
    (?<![\w.,^])(?<!\w-)                        # not a part of a name: float16, CIFAR-10
    (?P<sign>(?<![\w)])[-+±])?
    (?P<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)
    (?:/(?P<denominator>[1-9]\d*)\b|(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)|(?P<percent>\s?%))?
    """,
    re.VERBOSE,
)
BOUND = re.compile(r"(?:less|more|larger|smaller) than$|at (?:most|least)$")
WORD = re.compile(rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b(?!-)(?=\s+(?P<noun>\w+))?", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A number that is said, as it is written, and how far the truth may be from it."""

    place: str
    text: str
    value: Fraction
    slack: Fraction
    """Half a unit of the last digit; 0 for one digit alone, a fraction, a power, a word or a bound, which are exact."""
    is_word: bool = False
    noun: str = ""
    """What is counted, the word behind a word."""

    @property
    def is_count(self) -> bool:
        """Whether it says how many there are of something, as a small number in a word does."""
        return self.is_word and 1 < self.value < 100

    @property
    def is_simplest(self) -> bool:
        """Whether it is written as it should be: 0 not as 0.00, a fraction in its lowest terms."""
        if self.value == 0:
            return self.text == "0"
        return "/" not in self.text or str(abs(self.value)) == self.text.lstrip("+-±")

    def agrees(self, truth: float) -> bool:
        """Decide whether a number is the one that is said, when rounded to the same digits."""
        if not math.isfinite(truth) or not self.is_simplest:
            return False
        exact = Fraction(truth)
        return abs(exact - self.value) <= self.slack + abs(self.value) / 10**12


def numbers(text: Text, file: str) -> Iterator[Said]:
    """Find the numbers in a text."""
    prose = LEFT_OUT.sub(lambda match: re.sub(r"\S", "◦", match[0]), text.text)
    for match in NUMBER.finditer(prose):
        line = text.line + prose.count("\n", 0, match.start("digits"))
        value, slack = _read(match)
        is_bound = BOUND.search(" ".join(prose[: match.start()].split()[-2:]))
        yield Said(f"{file}:{line}", match[0].strip(), value, Fraction(0) if is_bound else slack)
    for match in WORD.finditer(re.sub(r"\s", " ", prose)):
        line = text.line + prose.count("\n", 0, match.start())
        value = WORDS[match[0].lower()]
        yield Said(f"{file}:{line}", match[0], value, Fraction(0), is_word=True, noun=match["noun"] or "")


def _read(match: re.Match[str]) -> tuple[Fraction, Fraction]:
    """Return a number, and half a unit of its last digit."""
    digits = match["digits"].replace(",", "")
    mantissa, _, exponent = digits.partition("e")
    sign = -1 if match["sign"] == "-" else 1
    value = Fraction(digits) * sign
    if match["denominator"]:
        return value / int(match["denominator"]), Fraction(0)
    if match["power"] and Fraction(digits):
        return Fraction(digits) ** int(match["power"].translate(SUPERSCRIPTS)) * sign, Fraction(0)
    unit = Fraction(10) ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    slack = unit / 2 if len(mantissa.replace(".", "").lstrip("0")) > 1 else Fraction(0)
    return (value / 100, slack / 100) if match["percent"] else (value, slack)
