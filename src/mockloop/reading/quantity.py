"""Quantities: numbers with their dimension, where an amount is meant and not a version, a date or a status code."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from mockloop.reading.numerals import Numeral, numerals
from mockloop.reading.units_of_measure import DAY, SPANS, Unit, unit_after
from mockloop.reading.values import Quantity, QuantityKind

_ROUGH_BEFORE = re.compile(
    r"(?:[~≈]|\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|like|maybe|say|almost|nearly|some|"
    r"probably|close to|up to|or so))\s*(?:an?\s+)?[$€£]?\s*$"
)
_ROUGH_AFTER = re.compile(r"\s*(?:\+|-?ish\b|or so\b|or thereabouts\b|give or take\b)")
_NAMED = re.compile(
    r"(?:\b(?:rfc|http|https|tls|ssl|ipv|status|code|codes|error|version|ver|v|step|option|phase|figure|fig|"
    r"section|level|part|layer|tier|day|"
    r"port|chapter|python|java|jdk|postgres|postgresql|mysql|redis|kafka|base|question|point|number|no|item|case|"
    r"line|page|room|floor|week|q|"
    r"january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec)"
    r"(?:\.?\s*|[-#/])|#(?=\S)|\bp(?=[59])|[a-z]\()\s*$"
)
_STATUS_BEFORE = re.compile(
    r"(?:https?|status|codes?|returns?|returned|returning|responds? with|responses?|redirects?|an?|with|->|→|:|/|"
    r"or|and|use|using|send|sends|throw|gives?|get|gets|the|as|by|=)\s*$"
)
_STATUS_AFTER = re.compile(
    r"[\s/,;.:()]*(?:redirects?|status|responses?|errors?|created|accepted|ok|found|not|if|too|moved|conflict|"
    r"unauthori[sz]ed|forbidden|on|when|with|permanent|temporary|temp|for|is|vs|or|and|because|so|codes?|gone|bad|"
    r"unless|\{|$|[0-9]{3}\b)"
)
_STATUS = frozenset({
    200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 409, 410, 412,
    413, 415, 422, 423, 425, 428, 429, 500, 501, 502, 503, 504,
})  # fmt: skip
_STATUS_WORD = re.compile(r"\s+(?:ok|bad request|internal)\b")
_PATH_BEFORE = re.compile(r"[a-z}\]]/$")
_INDEX_BEFORE = re.compile(r"[a-z]\[$")
_HYPHEN_BEFORE = re.compile(r"[a-z0-9_]-$")
_HALF_OF = re.compile(r"\s+(?:of\s+)?an?(?=\s+[a-z])")
_ROUND_STATUS = frozenset({200, 400, 500})
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|from|until|till|of|year|before|after|during|late|early|mid|summer|end of|between|and|to|-)\s*$"
)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t>*_#-]*$")
_LIST_AFTER = re.compile(r"[.):](?:[*_]*\s|$)")
_MINUTES_BEFORE = re.compile(
    r"\b(?:ttl|timeout|every|last|past|within|for|after|window|windows|interval|expiry|expires?|expires? in|"
    r"lasts?|of|cron|poll|refresh)\b[^a-z0-9\n]{0,3}$"
)
_MINUTES_AFTER = re.compile(r"\s*(?:ttl|timeout|windows?|interval|expiry|cache|buckets?|granularity)\b")
_MONEY_BEFORE = re.compile(r"(?:[$€£₹¥]|[\s(](?:usd|eur|inr|gbp|rs\.?)) ?\Z")
_RANGE = re.compile(r"\s*(?:-|–|—|to|through|\.\.+|or)\s*$")
_RATIO = re.compile(r":\s?([0-9]{1,6}(?:,[0-9]{3})*)(?![0-9:])")
_CLOCK = re.compile(r":[0-9]{2}(?![0-9])")
_DATE = re.compile(r"[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?![0-9])|-[0-9]{2}-[0-9]{2}")
_GLUED_LETTERS = re.compile(r"[a-z_]")
_THING_AFTER = re.compile(
    r"\s*(?:,?\s+(?:per|each|for each|a)\b|/)?\s*(?:row|record|object|key|url|entry|field|node|item|message|id|"
    r"uuid|string|hash|token|char)"
)
_BESIDE_OPERATOR = re.compile(
    r"(?:\b(?:times|by|over|into|plus|minus|is|so|get|gives|makes|equals|that[’']s)|[*×x/=+≈])\s+(?:(?:about|"
    r"around|like|roughly|an?)\s+)?$"
)
_OPERATOR_AFTER = re.compile(r"\s+(?:times|multiplied|divided|over|plus|[*×x/+])\s")
_NINE_WORDS = re.compile(r"\s*(?:and\s+a\s+half\s+)?(?:nines|9s|9's)\b")
_JUST_ONE = re.compile(
    r"\b(?:within|for|under|after|every|over|about|than|takes?|lasts?|half)\s+(?:an?|one)\s+(second|minute|hour|"
    r"day|week|month|year|millisecond)\b(?!\s+(?:region|server|node|replica|copy))"
)
_SMALL_B = re.compile(r"[KMGT]b\s*(?:/|ps|per)")
_LARGE_B = re.compile(r"[kKMGT]Bps")
_BINARY = (16, 32, 64, 128, 256, 512)


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with the parts it was built from, as arithmetic needs them.

    `number` has the magnitude and the unit's factor applied ("5 KB": 5,000), not the denominator; `bare` only the
    magnitude; `per` is the denominator in seconds ("a day": 86,400) or None; `span` the length of a time's unit.
    """

    start: int
    end: int
    kind: QuantityKind
    number: float
    bare: float
    noun: str = ""
    per: float | None = None
    span: float = 1.0
    bits: bool = False
    divisor: float = 1.0
    unit: str = ""
    approx: bool = False
    power: bool = False
    said_unit: bool = True
    by_size: bool = False
    weak: bool = False
    """A bare number word, which counts only beside an operator ("times ten")."""
    other: float | None = None
    """Another reading of the number, where a letter is a magnitude or a unit ("500B")."""

    @property
    def value(self) -> float:
        """In base units."""
        return self.number / self.per if self.per and self.kind in ("rate", "bandwidth") else self.number


def lowered(text: str) -> str:
    """The text in lower case with every character in its place (some capitals would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _said_as_code(value: float, before: str, after: str) -> bool:
    return value not in _ROUND_STATUS or bool(_STATUS_BEFORE.search(before) or _STATUS_WORD.match(after))


def _trap(low: str, number: Numeral) -> bool:
    """Whether these digits name something (a version, date, status code, list number) and count nothing."""
    start, end = number.start, number.end
    before = low[max(0, start - 24) : start]
    after = low[end : end + 16]
    last = before[-1:]
    if (
        last in ("_", "@", "#", "\\")
        or (last == "/" and _PATH_BEFORE.search(before))
        or (last == "[" and _INDEX_BEFORE.search(before))
    ):
        return True
    if last == "-" and _HYPHEN_BEFORE.search(before):
        return True
    if number.spoken or number.scaled:
        return False
    if (
        _CLOCK.match(after)
        and not re.match(r":\s?1(?![0-9])", after)
        and number.value < 25
        and not re.search(r"(?:ratio|reads?|writes?)\W+(?:\w+\W+){0,2}$", before)
    ):
        return True
    if (
        re.search(r"[0-9]:$", before)
        or _DATE.match(after)
        or (re.search(r"[0-9][-/.]$", before) and re.match(r"[-/.][0-9]", after))
    ):
        return True
    if re.match(r"\.[0-9]", after) or (last == "." and re.search(r"[0-9]\.$", before)):
        return True
    if _LIST_NUMBER.search(low[max(0, start - 12) : start]) and _LIST_AFTER.match(low, end) and number.value < 100:
        return True
    if re.search(r"[?&][a-z_]*=$|[a-z]_[a-z]+=$", before):
        return True
    if _NAMED.search(before) and not re.match(
        r"\s?(?:%|ms\b|kb\b|mb\b|gb\b|tb\b|qps\b|users\b|seconds\b|requests\b|x\b|million|k\b)", after
    ):
        return True
    if number.value in _STATUS and _STATUS_AFTER.match(low, end) and _said_as_code(number.value, before, after):
        return True
    return bool(
        1900 <= number.value <= 2099
        and end - start == 4
        and _YEAR_BEFORE.search(before)
        and not re.match(r"\s?[a-z%]{2}", after)
    ) or bool(
        re.search(
            r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|"
            r"mar|apr|jun|jul|aug|sep|oct|nov|dec)\.?\s+[0-9]{1,2},?\s+$",
            before,
        )
    )


def _special(text: str, low: str, number: Numeral, before: str, approx: bool) -> Measure | None:
    """Nines of availability, a ratio, minutes written "5m"; None for a plain number."""
    start, end, value = number.start, number.end, number.value
    nines = _NINE_WORDS.match(low, end)
    if nines and 1 <= value <= 12:
        share = 1 - 10.0 ** -(value + (0.5 if "half" in nines[0] else 0))
        return Measure(start, nines.end(), "percent", share, share, unit="nines", approx=approx)
    ratio = _RATIO.match(low, end)
    if ratio and (value == 1 or ratio[1] == "1") and not _CLOCK.match(low, end) and not number.spoken:
        big = max(value, float(ratio[1].replace(",", "")))
        return Measure(start, ratio.end(), "count", big, big, noun="ratio", approx=approx)
    if number.letter == "m" and value <= 120e6 and text[end - 1] == "m":
        small = value / 1e6
        if _MINUTES_BEFORE.search(before) or _MINUTES_AFTER.match(low, end):
            return Measure(start, end, "time", small * 60, small, span=60.0, unit="min", approx=approx)
    return None


def _means_bytes(low: str, number: Numeral, unit: Unit) -> bool:
    """Whether the "B" of "500B" is for bytes: a round or binary size without a noun, or so much a row."""
    if _THING_AFTER.match(low, number.end):
        return True
    small = number.value / 1e9
    return unit.kind == "count" and not unit.noun and (small in _BINARY or (small >= 100 and small % 50 == 0))


def _bits(text: str, number: Numeral, unit: Unit, kind: QuantityKind) -> tuple[float, bool]:
    """The unit's factor and whether it counts bits, by the case of "Gb/s" and "GBps" as they were typed."""
    written = text[number.end : unit.end + 1]
    if unit.name in ("kb", "mb", "gb", "tb") and kind == "bandwidth" and _SMALL_B.search(written):
        return unit.factor / 8, True
    if unit.name in ("kbps", "mbps", "gbps", "tbps") and _LARGE_B.search(written):
        return unit.factor * 8, False
    return unit.factor, unit.bits


def _measure(text: str, low: str, number: Numeral) -> Measure | None:
    start, end, value = number.start, number.end, number.value
    before = low[max(0, start - 28) : start]
    approx = number.approx or bool(_ROUGH_BEFORE.search(before))
    if special := _special(text, low, number, before, approx):
        return special
    if value == 0.5 and number.spoken and (article := _HALF_OF.match(low, end)):
        end = article.end()
    bare = number.spoken and not number.scaled
    unit = unit_after(low, end, spoken=bare)
    if unit is None:
        return None
    if number.letter == "b" and _means_bytes(low, number, unit):
        return Measure(start, end, "bytes", value / 1e9, value / 1e9, unit="b", approx=approx, other=value)
    kind, noun = unit.kind, unit.noun
    factor, bits = _bits(text, number, unit, kind)
    money = _MONEY_BEFORE.search(low[max(0, start - 5) : start])
    if money and kind != "bytes":
        kind, factor, start = "money", 1.0, start - len(money[0])
    weak = bare and kind == "count" and (value < 2 or not noun)
    if weak and not _BESIDE_OPERATOR.search(before) and not _OPERATOR_AFTER.match(low, end):
        return None
    if number.spoken and kind == "count" and low[end : end + 1] == "-":
        return None
    stop = unit.end
    if late := _ROUGH_AFTER.match(low, stop):
        approx, stop = True, stop if "+" in late[0] else late.end()
    return Measure(
        start=start,
        end=stop,
        kind=kind,
        number=value * factor,
        bare=value,
        noun=noun,
        per=unit.per,
        span=SPANS.get(unit.name, 1.0) if kind == "time" else 1.0,
        bits=bits,
        divisor=unit.divisor,
        unit=unit.name,
        approx=approx,
        power=number.power,
        said_unit=unit.end > number.end,
        by_size=unit.by_size,
        weak=weak,
        other=value / 1e9 if number.letter == "b" else None,
    )


def _joined(low: str, first: Measure, second: Measure, first_number: Numeral, second_number: Numeral) -> Measure | None:
    """A range as one measure in its middle, where the first number has no unit of its own ("10-20k", "5 to 10 ms")."""
    low_value, high = first_number.value, second_number.value
    if first.said_unit and first.end > first_number.end and first.noun != second.noun:
        return None
    if low_value < high and not first_number.scaled and second_number.scaled and high / low_value >= 1000:
        scale = next((s for s in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3) if high / s >= 1 and high / s > low_value), None)
        low_value = low_value * scale if scale else low_value
    if not low_value < high <= low_value * 100 or low_value == 0:
        return None
    middle = (low_value + high) / 2
    ratio = middle / second_number.value
    number = second.number * ratio
    return replace(second, start=first.start, number=number, bare=middle, approx=True, power=False, other=None)


def _joint(low: str, first: Numeral, second: Numeral) -> bool:
    """Whether two numbers stand as the ends of a range."""
    gap = low[first.end : second.start]
    if len(gap) > 12 or not gap.strip():
        return False
    before = low[max(0, first.start - 9) : first.start]
    return bool(_RANGE.fullmatch(gap)) or (gap.strip() == "and" and before.rstrip().endswith("between"))


@lru_cache(maxsize=16)
def measures(text: str) -> tuple[Measure, ...]:
    """The quantities of a text with their parts, in order, without overlap."""
    low = lowered(text)
    out: list[Measure] = []
    previous: tuple[Numeral, Measure] | None = None
    end = 0
    for number in numerals(low):
        if number.start < end:
            continue
        joint = previous is not None and _joint(low, previous[0], number)
        if not joint and not number.spoken and _trap(low, number):
            continue
        found = _measure(text, low, number)
        if found is None:
            continue
        if joint and previous and not re.search(r"\bfrom\s*$", low[max(0, previous[0].start - 6) : previous[0].start]):
            whole = _joined(low, previous[1], found, previous[0], number)
            if whole:
                out[-1] = whole
                previous, end = None, whole.end
                continue
        out.append(found)
        previous, end = (number, found), found.end
    for one in _JUST_ONE.finditer(low):
        span = SPANS[one[1]]
        if not any(m.start < one.end() and one.start() < m.end for m in out):
            half = 0.5 if one[0].startswith("half") else 1.0
            out.append(
                Measure(
                    one.start() if half == 0.5 else low.index(" ", one.start()) + 1,
                    one.end(),
                    "time",
                    span * half,
                    half,
                    span=span,
                    unit=one[1],
                )
            )
    out.sort(key=lambda m: m.start)
    return tuple(out)


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, without overlap; offsets are of the text as given."""
    return tuple(
        Quantity(
            kind=m.kind,
            value=m.value,
            start=m.start,
            end=m.end,
            text=text[m.start : m.end],
            noun=m.noun,
            approx=m.approx,
            per_day=bool(m.per and m.per >= DAY and m.kind in ("rate", "bandwidth")),
        )
        for m in measures(text)
        if not m.weak
    )


__all__ = ["Measure", "Unit", "lowered", "measures", "quantities"]
