"""Numbers in the interviewer's own words: facts are told in figures, so that they can be written down and compared."""

import re

from mockloop.reading.folding import fold
from mockloop.reading.numerals import numerals

_COUNTED = re.compile(
    r"\s+(?:milli)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|percent|times|kilobytes?|megabytes?)\b"
)
_LARGE = 3
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def in_figures(text: str) -> str:
    """The text with its amounts in digits: "two million people" becomes "2 million people", "one of them" stays."""
    folded = fold(text)
    out, at = "", 0
    for number in numerals(folded):
        amount = number.scaled or number.value >= _LARGE or _COUNTED.match(folded, number.end)
        if not number.spoken or number.approx or not amount or number.value < 1 or number.start < at:
            continue
        out += text[at : number.start] + _digits(number.value)
        at = number.end
    return out + text[at:]


def _digits(value: float) -> str:
    for size, name in _SCALES:
        if value >= size:
            return f"{value / size:g} {name}"
    return f"{value:,.0f}" if value == round(value) else f"{value:g}"
