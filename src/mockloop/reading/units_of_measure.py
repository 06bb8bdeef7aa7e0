"""What follows a number: bytes, seconds, requests a second, users, money, percent, or just a noun.

Sizes are decimal (1 KB = 1,000 bytes; binary prefixes are near enough for estimates); a month has 30 days, a year 365.
"""

import re
from dataclasses import dataclass

from mockloop.reading.values import QuantityKind

DAY = 86_400.0
SPANS: dict[str, float] = {
    "ns": 1e-9, "nanosecond": 1e-9, "nanoseconds": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "microsecond": 1e-6,
    "microseconds": 1e-6,
    "ms": 1e-3, "msec": 1e-3, "msecs": 1e-3, "millis": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3,
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "d": DAY, "day": DAY, "days": DAY,
    "wk": 7 * DAY, "week": 7 * DAY, "weeks": 7 * DAY, "mo": 30 * DAY, "month": 30 * DAY, "months": 30 * DAY,
    "y": 365 * DAY, "yr": 365 * DAY, "yrs": 365 * DAY, "year": 365 * DAY, "years": 365 * DAY, "decade": 3650 * DAY,
}  # fmt: skip
SIZES: dict[str, float] = {"byte": 1, "bytes": 1, "octets": 1}
BITS: dict[str, float] = {"bit": 1 / 8, "bits": 1 / 8}
SPEEDS: dict[str, float] = {"bps": 1 / 8}
for _power, _letter in enumerate("kmgtpe", start=1):
    _size = 1000.0**_power
    _name = ("kilo", "mega", "giga", "tera", "peta", "exa")[_power - 1]
    SIZES |= dict.fromkeys((f"{_letter}b", f"{_letter}ib", f"{_name}byte", f"{_name}bytes", f"{_letter}bytes"), _size)
    BITS |= dict.fromkeys((f"{_letter}bit", f"{_letter}bits", f"{_name}bit", f"{_name}bits"), _size / 8)
    SPEEDS |= dict.fromkeys((f"{_letter}bps", f"{_letter}bitps"), _size / 8)
SIZES |= {
    "gig": 1e9,
    "gigs": 1e9,
    "meg": 1e6,
    "megs": 1e6,
    "teras": 1e12,
    "tera": 1e12,
    "petas": 1e15,
    "g": 1e9,
    "kbyte": 1e3,
    "kilo": 1e3,
    "kilos": 1e3,
}
RATES = {"qps", "rps", "tps", "iops", "wps", "ops", "cps", "eps", "mps", "msgs/s"}
PEOPLE = {
    "user", "users", "dau", "daus", "mau", "maus", "wau", "ccu", "people", "person", "persons", "customer",
    "customers", "subscribers", "subscriber",
    "members", "viewers", "players", "visitors", "riders", "drivers", "listeners", "shoppers", "passengers",
    "merchants", "sellers", "buyers",
    "creators", "employees", "students", "followers", "accounts",
}  # fmt: skip
MONEY = {
    "$",
    "€",
    "£",
    "₹",
    "¥",
    "dollar",
    "dollars",
    "usd",
    "eur",
    "euro",
    "euros",
    "gbp",
    "pounds",
    "bucks",
    "rupees",
    "inr",
    "rs",
    "cents",
}
PERCENT = {"%", "percent", "pct", "percents", "percentage"}
SIGNS = ("$", "€", "£", "₹")
GLUED_NOUNS = ("r", "w", "req", "reqs", "msg", "msgs", "ops", "op", "users", "reads", "writes")
ADVERBS = {
    "daily": DAY,
    "hourly": 3600.0,
    "weekly": 7 * DAY,
    "monthly": 30 * DAY,
    "yearly": 365 * DAY,
    "annually": 365 * DAY,
}
SHORT = {"r": "reads", "w": "writes", "req": "requests", "reqs": "requests", "msg": "messages", "msgs": "messages"}
MODIFIERS = {
    "new", "unique", "distinct", "total", "active", "average", "avg", "peak", "concurrent", "simultaneous",
    "registered", "different", "single",
    "such", "of", "more", "extra", "additional", "separate", "incoming", "the", "these", "those", "our", "small",
    "big", "full", "whole", "other",
}  # fmt: skip
STOP = {
    "is", "are", "was", "were", "be", "in", "on", "at", "for", "to", "and", "or", "so", "with", "which", "that",
    "then", "when", "because", "each", "per",
    "means", "gives", "fit", "fits", "would", "should", "can", "could", "will", "may", "must", "it", "its", "it's",
    "we", "i", "you", "they", "he", "she", "as", "from", "by",
    "if", "but", "plus", "minus", "times", "over", "divided", "equals", "equal", "than", "this", "have", "has",
    "had", "need", "needs", "make",
    "makes", "using", "into", "while", "where", "every", "not", "no", "do", "does", "don't", "during", "within",
    "after", "before", "until", "multiplied", "x", "a", "an", "about", "around", "roughly", "only", "just", "also",
    "too", "like", "let", "lets", "let's", "that's", "call", "say", "who", "come", "comes",
    "all", "between", "across", "through", "up", "down", "under", "against", "via", "since", "without", "max", "min",
    "there", "here",
    "i'd", "we'd", "i'll", "we'll", "goes", "go", "gets", "get", "take", "takes", "today", "now", "right", "okay",
    "ok", "yeah", "well", "apiece",
    "i'm", "we're", "they're", "e.g", "hence", "thus", "therefore", "totals",
}  # fmt: skip

_GLUE = re.compile(r"(\s*)(-?)(\s*)([a-zµμ][a-zµμ'’]*|[%$€£₹×])")
_FACTOR_AFTER = re.compile(r"\s*[~≈(]?\s*[0-9$]")
_TOKEN = re.compile(r"[\s(]*([a-zµμ][a-zµμ'’&]*(?:[-_][a-z]+)*|%)")
_PER = re.compile(
    r"\s*(?:/\s*|per[\s-]+(?:(?P<n>[0-9]{1,3})\s*)?|p/|(?:an?|each|every|in\s+an?|in\s+one|in\s+each)\s+)"
    r"(?P<span>seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|"
    r"weeks?|wk|months?|mo|years?|yrs?|y)(?![a-z0-9])"
)
_HEAD = re.compile(
    r"\s*(?:/\s*|per\s+|for\s+each\s+|by\s+)(?P<head>(?!(?:s|sec|second|day|hour|minute|month|year)s?\b)"
    r"[a-z][a-z-]*)(?=\s*(?:/|per\b|an?\s+(?:day|sec|minute|hour|month|week|year)|each\b|every\b|daily\b))"
)
_AMOUNT = re.compile(
    r"\s*(?:/|per\s+|a\s+)\s*(?P<size>k|m|million|thousand|billion|kb|mb|gb|tb|pb|gig|terabyte|gigabyte|megabyte|"
    r"byte)s?(?![a-z])"
)
AMOUNTS = {"k": 1e3, "m": 1e6, "million": 1e6, "thousand": 1e3, "billion": 1e9, "gig": 1e9, "byte": 1.0} | {
    name: SIZES[name] for name in ("kb", "mb", "gb", "tb", "pb", "terabyte", "gigabyte", "megabyte")
}


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` brings the number to base units, before `per` (seconds of the denominator) is taken into account."""

    kind: QuantityKind
    factor: float
    end: int
    noun: str = ""
    per: float | None = None
    bits: bool = False
    divisor: float = 1.0
    """What an amount in the denominator holds ("$0.02 per GB": 1e9), for sums only."""
    name: str = ""
    by_size: bool = False
    """The denominator is an amount of bytes."""


def _denominator(low: str, at: int) -> tuple[float | None, int, str]:
    """A "per user per day" or "/s" at a position: seconds of the span, where it ends, the head ("user") if any."""
    head = _HEAD.match(low, at)
    position = head.end() if head else at
    if per := _PER.match(low, position):
        span = per["span"]
        seconds = 60.0 if span == "m" else SPANS[span]
        if (
            span in ("second", "minute", "day")
            and low[at : per.start("span")].strip() in ("a", "each", "every")
            and _ordinal(low, per.end())
        ):
            return None, at, ""
        return seconds * float(per["n"] or 1), per.end(), head["head"] if head else ""
    return None, at, ""


_THING = re.compile(
    r"\s+(?:region|replica|server|node|copy|copies|cache|layer|queue|service|instance|table|index|database|db|"
    r"data|time|step|one|option|tier|cluster|zone|attempt)\b"
)


def _ordinal(low: str, at: int) -> bool:
    """Whether "a second" goes on as an ordinal ("a second replica")."""
    return bool(_THING.match(low, at))


def _finish(
    low: str, kind: QuantityKind, factor: float, end: int, *, noun: str = "", bits: bool = False, name: str = ""
) -> Unit:
    per, after, head = _denominator(low, end)
    if per is None and (word := _TOKEN.match(low, end)) and word[1] in ADVERBS and kind in ("bytes", "count"):
        per, after, head = ADVERBS[word[1]], word.end(), ""
    divisor, by_size = 1.0, False
    if per is None and (amount := _AMOUNT.match(low, end)):
        divisor, after, by_size = AMOUNTS[amount["size"]], amount.end(), amount["size"] in SIZES
    if kind == "bytes" and per is not None:
        kind = "bandwidth"
    elif (kind == "count" and per is not None) or (kind == "users" and per is not None and per < DAY):
        kind = "rate"
    if head:
        noun = f"{noun} per {head}".strip()
    return Unit(kind, factor, after, noun, per, bits, divisor, name, by_size)


def _nouns(low: str, at: int) -> Unit:
    """The noun after a bare number, up to three words, and what it is counted by."""
    words: list[str] = []
    end, per = at, None
    position = at
    while (token := _TOKEN.match(low, position)) and len(words) < 3:
        word = token[1].replace("’", "'")
        gap = low[position : token.start(1)]
        if word in STOP or "\n" in gap or "(" in gap or (not gap and position != at and word != "%"):
            break
        if word in ADVERBS:
            per = ADVERBS[word]
        elif word in PEOPLE and not (words and word == "accounts"):
            following = _TOKEN.match(low, token.end())
            if not following or following[1] in STOP or following[1] in ADVERBS or following[1] not in _USER_THINGS:
                return _finish(low, "users", 1.0, token.end(), noun=" ".join([*words, word]))
            words.append(word)
        elif word in RATES:
            return Unit("rate", 1.0, token.end(), " ".join(words), 1.0, name=word)
        elif word in SHORT:
            words.append(SHORT[word])
        elif word not in MODIFIERS:
            words.append(word)
        elif word in ("the", "these", "those", "our") and not words and position == at:
            break
        position = end = token.end()
        if _PER.match(low, position) or _HEAD.match(low, position):
            break
    unit = _finish(low, "count", 1.0, end, noun=" ".join(words))
    if unit.per is None and per is not None:
        return Unit("rate", 1.0, unit.end, unit.noun, per)
    return unit


_USER_THINGS = {
    "requests",
    "request",
    "ids",
    "id",
    "sessions",
    "events",
    "records",
    "rows",
    "tables",
    "messages",
    "actions",
    "profiles",
    "posts",
    "shards",
    "queries",
}


def _known(low: str, word: str, end: int, *, glued: bool) -> Unit | None:
    """The unit that a word is by itself, None where it is none or only looks like one here."""
    unit: Unit | None = None
    if word in PERCENT:
        unit = _finish(low, "percent", 0.01, end, name="%")
    elif word in SIZES and (glued or word not in ("g", "kilo", "kilos")):
        unit = _finish(low, "bytes", SIZES[word], end, name=word)
    elif word in BITS:
        unit = _finish(low, "bytes", BITS[word], end, bits=True, name=word)
    elif word in SPEEDS:
        unit = Unit("bandwidth", SPEEDS[word], end, "", 1.0, bits=True, name=word)
    elif word in SPANS and (glued or len(word) > 1 or word in "sh") and not (word == "second" and _ordinal(low, end)):
        unit = _finish(low, "time", SPANS[word], end, name=word)
    elif word in RATES:
        unit = Unit("rate", 1.0, end, "", 1.0, name=word)
    elif word in MONEY:
        unit = _finish(low, "money", 0.01 if word == "cents" else 1.0, end, name=word)
    elif word in ("x", "×") and (glued or word == "×") and not _FACTOR_AFTER.match(low, end):
        unit = Unit("count", 1.0, end, "times", name="x")
    return unit


def unit_after(low: str, at: int, *, spoken: bool) -> Unit | None:
    """The unit after a number that ends at `at`; None where letters are glued to it that are no unit ("2PC", "4xx")."""
    per, end, head = _denominator(low, at)
    if per is not None and not low[at:end].lstrip().startswith("in"):
        return Unit("rate", 1.0, end, f"per {head}" if head else "", per)
    found = _GLUE.match(low, at)
    if not found or (found[2] and found[3]) or (found[2] and found[4] == "ish"):
        return Unit("count", 1.0, at)
    glued = not found[1] and not found[2]
    word = found[4]
    if unit := _known(low, word, found.end(), glued=glued):
        return unit
    if word in ("x", "×", *SIGNS):
        return Unit("count", 1.0, at)
    if glued and not spoken:
        return _nouns(low, at) if word in GLUED_NOUNS else None
    if found[2]:
        return None if spoken or not found[1] else Unit("count", 1.0, at)
    return _nouns(low, at)
