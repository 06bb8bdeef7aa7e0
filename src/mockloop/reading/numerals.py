"""Numbers as people write and say them: "1,157", "10k", "2^40", "five lakh", "one point two billion"."""

import re
from dataclasses import dataclass

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thou": 1e3, "grand": 1e3, "lakh": 1e5, "lac": 1e5, "lakhs": 1e5,
    "million": 1e6, "mil": 1e6,
    "mill": 1e6, "mln": 1e6, "mio": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bil": 1e9, "bln": 1e9, "bn": 1e9,
    "milliard": 1e9, "trillion": 1e12, "tril": 1e12, "quadrillion": 1e15,
}  # fmt: skip
PLURALS = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "mils": 1e6, "billions": 1e9, "trillions": 1e12}
LOOSE = {"couple": 2.0, "few": 3.0, "several": 5.0, "tens": 10.0, "dozens": 24.0}
PARTS = {"half": 0.5, "quarter": 0.25}
LETTERS = {"k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "cr": 1e7}
ORDINAL_POWERS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12,
}  # fmt: skip
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_WORD = "|".join(sorted([*SMALL, *TENS, *SCALES, *PLURALS, *LOOSE, *PARTS, "dozen"], key=len, reverse=True))
_SCALE = "|".join(sorted([*SCALES, *PLURALS], key=len, reverse=True))
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2})*(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+,[0-9]{1,2}(?=\s?(?:[kmgtp]b|ms|sec|million|"
    r"billion|mln|%|x)(?![a-z]))|[0-9]{1,3}(?:[ \u00a0\u202f]{1,2}[0-9]{3})+(?![0-9])|[0-9]{1,3}(?:['’][0-9]{3})+"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])|[0-9]+(?:_[0-9]{3})+|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
)
_POWER = (
    r"\s*(?:(?:\^|\*\*)\s*\(?(?P<caret>[0-9]{1,3})\)?|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|to\s+the\s+(?:power\s+(?:of\s+)?)?(?P<said>[a-z0-9]+)(?:\s+power)?)"
)
_FINDER = re.compile(
    rf"(?<![\w.])(?P<digits>{_DIGITS}(?:e[+-]?[0-9]{{1,2}}(?![a-z0-9]))?)|(?<![\w-])(?:an?\s+)"
    rf"?(?P<words>(?:{_WORD})(?![a-z]))"
)
_POWER_AFTER = re.compile(_POWER)
_LETTER_AFTER = re.compile(r"(\s{0,2})-?(mm|mn|bn|cr|[kmbt])(?![a-z0-9])|(k)(?=qps|rps|tps|iops)")
_SCALE_AFTER = re.compile(rf"[\s-]*({_SCALE})(?![a-z])")
_TOKEN = re.compile(rf"(?:\s+|-)?((?:{_WORD}|and|of|an?|point)(?![a-z])|[0-9]+(?:\.[0-9]+)?(?![\w]))")
_TIMES_TEN = re.compile(r"\s*[x×*·]\s*10\s*(?:(?:\^|\*\*)\s*([0-9]{1,2})|([⁰¹²³⁴-⁹]{1,2}))")
_MORE_TEXT = re.compile(r"[\w.,:/-]*[\w]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its magnitude applied, without a unit."""

    start: int
    end: int
    value: float
    spoken: bool = False
    """In words, so that it may be no quantity at all ("one of them")."""
    approx: bool = False
    scaled: bool = False
    """It carries a magnitude ("100M", "two thousand", "2^40") and so is a quantity whatever follows."""
    letter: str = ""
    """The magnitude's letter where it may be a unit too ("m", "b")."""
    power: bool = False


def plain(digits: str) -> float:
    """The value of digits with any grouping: "86,400", "86 400", "1.000.000", "86_400"."""
    head, e, exponent = digits.partition("e")
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", head):
        head = head.replace(",", ".")
    head = re.sub(r"[,_'’\s]", "", head)
    if head.count(".") > 1:
        head = head.replace(".", "")
    return float(head) * 10 ** int(exponent) if e else float(head)


class _Speller:
    """Adds number words up one by one; `take` tells whether a word still belongs to the number."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current: float | None = None
        self.last = ""
        self.rough = False
        self.biggest = 1.0
        self.decimals = 0

    @property
    def value(self) -> float:
        return self.total + (self.current or 0)

    def take(self, word: str) -> bool:
        """Whether the number goes on with this word; if so it is added."""
        if word in SMALL or word in TENS:
            return self._digit(float(SMALL.get(word, 0) or TENS.get(word, 0)), "tens" if word in TENS else "unit")
        if word in SCALES or word in PLURALS:
            return self._scale(SCALES.get(word) or PLURALS[word], plural=word in PLURALS)
        if word in PARTS:
            return self._part(PARTS[word])
        if word == "dozen":
            self.current, self.last = (self.current or 1) * 12, "dozen"
            return True
        if word in LOOSE and self.current is None and not self.total:
            self.current, self.last, self.rough = LOOSE[word], "loose", True
            return True
        return False

    def join(self, word: str, following: str, third: str) -> bool:
        """Whether a joining word ("and", "of", "a", "point") leads on to more of the number."""
        if word == "and":
            half = following in PARTS or (following == "a" and third in PARTS)
            if half:
                self.last = "and"
            return half or (following != "a" and self.last in ("hundred", "scale"))
        if word in ("a", "an"):
            return bool(following) and (self.last in ("", "part", "and"))
        if word == "of":
            return bool(following) and (self.rough or self.last in ("loose", "part", "dozen"))
        if word == "point" and self.current is not None and following in SMALL:
            self.decimals = 1
            return True
        return False

    def _digit(self, value: float, kind: str) -> bool:
        if self.decimals and value < 10:
            self.current = (self.current or 0) + value / 10**self.decimals
            self.decimals += 1
            return True
        if self.current is None:
            self.current = value
        elif (self.last == "tens" and 0 < value < 10) or (self.last == "hundred" and value < 100):
            self.current += value
        else:
            return False
        self.last, self.decimals = kind, 0
        return True

    def _part(self, share: float) -> bool:
        if self.last == "and" and self.current is not None:
            self.current += share
        elif self.last == "and" and self.total:
            self.total += share * self.biggest
        elif self.current is None and not self.total:
            self.current = share
        else:
            return False
        self.last = "part"
        return True

    def _scale(self, scale: float, *, plural: bool) -> bool:
        self.rough, self.decimals = self.rough or plural, 0
        if self.current is None and self.total and self.last == "scale":
            # "hundreds of thousands", "a thousand million"
            self.total, self.biggest = self.total * scale, scale * self.biggest
        elif scale == 100 and (self.current is None or self.current < 100):
            self.current, self.last = (1 if self.current is None else self.current) * scale, "hundred"
            return True
        else:
            self.total += (1 if self.current is None else self.current) * scale
            self.biggest, self.current = scale, None
        self.last = "scale"
        return True


def spoken(words: list[str]) -> tuple[float, int, bool]:
    """The value of number words, how many of them it took, and whether it is a rough one."""
    speller = _Speller()
    used = 0
    for index, word in enumerate(words):
        following, third = (words[index + n] if index + n < len(words) else "" for n in (1, 2))
        if speller.take(word):
            used = index + 1
        elif not speller.join(word, following, third):
            break
    return speller.value, used, speller.rough


def _power(low: str, number: float, end: int) -> tuple[float, int] | None:
    found = _POWER_AFTER.match(low, end)
    if not found or number > 1e4:
        return None
    if found["said"]:
        word = found["said"]
        bare = re.sub(r"(?:st|nd|rd|th)$", "", word)
        exponent = int(bare) if bare.isdigit() else ORDINAL_POWERS.get(word) or SMALL.get(word) or TENS.get(word) or 0
        if not exponent:
            return None
    else:
        exponent = int(found["caret"] or found["raised"].translate(SUPERSCRIPTS))
    if not 0 < exponent <= 200:
        return None
    try:
        return float(number**exponent), found.end()
    except OverflowError:
        return None


def _from_words(low: str, start: int, at: int) -> Numeral | None:
    tokens: list[tuple[str, int]] = []
    position = at
    while (found := _TOKEN.match(low, position)) and len(tokens) < 14 and not found[1][0].isdigit():
        tokens.append((found[1], found.end()))
        position = found.end()
    value, used, rough = spoken([word for word, _ in tokens])
    if not used:
        return None
    end = tokens[used - 1][1]
    said = [word for word, _ in tokens[:used]]
    power = _power(low, value, end) if not rough and all(w in SMALL or w in TENS for w in said) else None
    if power:
        return Numeral(start, power[1], power[0], True, scaled=True, power=True)
    scaled = any(word in SCALES or word in PLURALS or word == "dozen" for word in said)
    return Numeral(start, end, value, True, rough, scaled)


def _from_digits(low: str, start: int, end: int, digits: str) -> Numeral | None:
    value = plain(digits)
    if power := _power(low, value, end):
        scale = _SCALE_AFTER.match(low, power[1])
        return Numeral(
            start,
            scale.end() if scale else power[1],
            power[0] * (_scale(scale[1]) if scale else 1),
            scaled=True,
            power=True,
        )
    if ten := _TIMES_TEN.match(low, end):
        exponent = int((ten[1] or ten[2]).translate(SUPERSCRIPTS))
        return Numeral(start, ten.end(), value * 10.0**exponent, scaled=True)
    if scale := _SCALE_AFTER.match(low, end):
        value, end = value * _scale(scale[1]), scale.end()
        if second := _SCALE_AFTER.match(low, end):
            value, end = value * _scale(second[1]), second.end()
        return Numeral(start, end, value, scaled=True)
    letter = _LETTER_AFTER.match(low, end)
    if letter and (letter[3] or not letter[1] or letter[2] in ("k", "bn", "mn", "m", "cr")):
        name = letter[3] or letter[2]
        spaced_m = name == "m" and letter[1]
        if not spaced_m or value >= 1:
            return Numeral(
                start, letter.end(), value * LETTERS[name], scaled=True, letter=name if name in ("m", "b", "t") else ""
            )
    return Numeral(start, end, value)


def _scale(word: str) -> float:
    return SCALES.get(word) or PLURALS[word]


def numerals(low: str) -> list[Numeral]:
    """Every number in a text that is already in lower case, in order, without overlap."""
    out: list[Numeral] = []
    end = 0
    for found in _FINDER.finditer(low):
        if found.start() < end:
            continue
        if found["digits"]:
            numeral = _from_digits(low, found.start(), found.end(), found["digits"])
        else:
            numeral = _from_words(low, found.start(), found.start())
        if numeral:
            out.append(numeral)
            end = numeral.end
    return out
