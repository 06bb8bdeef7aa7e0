"""Sums that were said with their result, recomputed: "100M users * 10 / 86400 = 11.6K", "50 gigs times 365 is 18 TB".

Judged leniently: a sum is wrong only where the whole of it was understood and no plausible reading of its units (by the
day or by the second, bits or bytes) brings the result within a factor of three.
"""

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from mockloop.reading.expression import READINGS, Expression, Gap, Joint, Reading, dimension, joint, operand
from mockloop.reading.quantity import Measure, lowered, measures
from mockloop.reading.units_of_measure import DAY
from mockloop.reading.values import Sum

TOLERANCE = 3.0
_PER_HEAD = re.compile(
    r"\b(?:each|every|per\s+(?:user|person|customer|device|server|machine|node|request|message|driver|day\s+each)|"
    r"one\s+\w+)\b"
)
_ARITHMETIC = re.compile(r"[*×÷/+=≈^·→]|->|\b(?:times|x|over|divided|multiplied|plus|minus|is|so|of)\b|that[’']s")
_COMMENT_RESULT = re.compile(r"\s*(?:#|//)\s*[~≈]?\s*$")
_AFTER = re.compile(r"\s*(?:\)\s*)?(?:[*×÷^/]\s*[a-z(0-9]|\btimes\b|x\s+[a-z0-9])")
_GLUED_BEFORE = re.compile(
    r"(?:[a-z_][a-z_0-9]*\s*[*×/÷+^]\s*|[a-z_0-9]\(\s*|[\w)%]\s*[*×÷/^+−-]\s*|\btimes\s+|\bdivided\s+by\s+)[~≈$(]*$"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """An expression in a run of equalities, with what stood in the same statement before it."""

    expression: Expression
    joint: Joint | None
    """The equality that leads to it; None for the first."""
    earlier: tuple[Measure, ...]
    broken: bool


def _ratio(said: float, computed: float) -> float:
    """How far two values are apart, 1 for equal; infinite for different signs."""
    if said == computed:
        return 1.0
    if said * computed <= 0 or not math.isfinite(said) or not math.isfinite(computed):
        return math.inf
    return max(said / computed, computed / said)


def _runs(low: str, numbers: tuple[Measure, ...]) -> list[tuple[list[Measure], list[Joint]]]:
    """Numbers that belong to one statement, with the gaps between them."""
    runs: list[tuple[list[Measure], list[Joint]]] = []
    current: list[Measure] = []
    gaps: list[Joint] = []
    for number in numbers:
        if current:
            text = low[current[-1].end : number.start]
            gap = Joint(Gap.HARD) if len(text) > 160 else joint(text, current[-1], number)
            if (
                gap.gap in (Gap.HARD, Gap.SOFT)
                and _COMMENT_RESULT.match(text)
                and gaps
                and gaps[-1].gap is Gap.OPERATOR
                and _line_ends(low, number.end)
            ):
                gap = Joint(Gap.EQUALS)
            if gap.gap is Gap.HARD:
                runs.append((current, gaps))
                current, gaps = [], []
            else:
                gaps.append(gap)
        current.append(number)
    runs.append((current, gaps))
    return [run for run in runs if any(g.gap is Gap.EQUALS for g in run[1]) or run[0]]


def _line_ends(low: str, at: int) -> bool:
    return not low[at : low.find("\n", at) if "\n" in low[at:] else len(low)].strip()


def _parts(low: str, numbers: list[Measure], gaps: list[Joint]) -> list[_Part]:
    """The expressions of a run, cut at its equalities; each starts after the last gap without an operator."""
    parts: list[_Part] = []
    members: list[Measure] = []
    operators: list[str] = []
    opens: list[int] = []
    closes: list[int] = []
    earlier: list[Measure] = []
    broken = False
    leading: Joint | None = None

    def finish() -> None:
        if members:
            text = low[max(0, members[0].start - 30) : members[0].start]
            first_open = _opening(text)
            expression = Expression(
                tuple(members), tuple(operators), (first_open + opens[0], *opens[1:]), tuple(closes)
            )
            parts.append(_Part(_rebalanced(expression), leading, tuple(earlier), broken))

    for index, number in enumerate(numbers):
        gap = gaps[index - 1] if index else None
        if gap is None:
            broken = bool(_GLUED_BEFORE.search(low[max(0, number.start - 24) : number.start]))
        elif gap.gap is Gap.OPERATOR:
            closes[-1] += gap.closes
            operators.append(gap.operator)
            broken = broken or gap.alters
        elif gap.gap is Gap.EQUALS:
            closes[-1] += gap.closes
            finish()
            members, operators, opens, closes, earlier = [], [], [], [], []
            leading, broken = gap, False
        else:
            if leading is not None:
                finish()
            earlier = [*earlier, *members] if leading is None else [*members]
            members, operators, opens, closes = [], [], [], []
            leading, broken = None, gap.gap is Gap.POISON
        members.append(number)
        opens.append(gap.opens if gap and gap.gap is Gap.OPERATOR else 0)
        closes.append(0)
    finish()
    return parts


def _opening(text: str) -> int:
    found = re.search(r"[(\s~≈$]*$", text)
    return found[0].count("(") if found else 0


def _rebalanced(expression: Expression) -> Expression:
    """Brackets around the whole statement ("(100M * 10 = …)") are no part of it."""
    opens, closes = list(expression.opens), list(expression.closes)
    surplus = sum(opens) - sum(closes)
    if surplus > 0:
        opens[0] = max(0, opens[0] - surplus)
    elif surplus < 0:
        closes[-1] = max(0, closes[-1] + surplus)
    return Expression(expression.numbers, expression.operators, tuple(opens), tuple(closes))


def _pairs(left: Expression, right: Measure) -> list[tuple[float, float, Reading]]:
    """(said, computed) under each reading that differs."""
    out = []
    for reading in READINGS:
        computed = left.value(reading)
        if computed is None:
            continue
        for mixed in (
            (reading, Reading(not reading.seconds, reading.bits, reading.over)) if right.kind == "time" else (reading,)
        ):
            said = operand(right, mixed)
            out.append((said, computed, reading))
        if right.per and right.per < DAY and not left.timed:
            out.append((operand(right, reading), computed / DAY, reading))
        if right.other is not None:
            out.append((right.other, computed, reading))
    for index, number in enumerate(left.numbers):
        if number.other is None:
            continue
        swapped = Measure(number.start, number.end, "count", number.other, number.other, per=number.per)
        again = Expression(
            (*left.numbers[:index], swapped, *left.numbers[index + 1 :]), left.operators, left.opens, left.closes
        )
        out += [(operand(right, r), v, r) for r in READINGS if (v := again.value(r)) is not None]
    return out


def _explained(said: float, computed: float, earlier: tuple[Measure, ...]) -> bool:
    """Whether numbers said just before, left out of the expression, would make up the difference by multiplying."""
    factor = 1.0
    reach = {computed}
    for number in earlier[-4:]:
        factor = number.number
        days = number.number / DAY if number.kind == "time" else factor
        reach |= {v * f for v in reach for f in (factor, number.bare, days)}
    return any(_ratio(said, value) <= TOLERANCE for value in reach)


def _magnitude(value: float) -> float:
    return next((s for s in (1e12, 1e9, 1e6, 1e3) if value >= s), 1.0)


def _judge(text: str, left: _Part, right: Measure, equality: Joint, span: tuple[int, int]) -> Sum | None:
    """One equality, None where it cannot be judged."""
    expression = left.expression
    pairs = _pairs(expression, right)
    if not pairs:
        return None
    said, computed, _ = min(pairs, key=lambda pair: _ratio(pair[0], pair[1]))
    fits = _ratio(said, computed) <= TOLERANCE
    if not fits and equality.bound:
        fits = computed <= said if equality.bound == "<" else computed >= said
    if not fits:
        if left.broken or equality.alters or not expression.balanced or expression.dimensions() != dimension(right):
            return None
        said, computed, _ = pairs[0]
        vague = right.kind == "percent" or (right.kind == "time" and not expression.timed) or right.unit == "x"
        if vague or _explained(said, computed, left.earlier) or _elliptical(expression, right, equality):
            return None
    start, end = span
    return Sum(start, end, text[start:end], said, computed, fits)


def _elliptical(expression: Expression, right: Measure, equality: Joint) -> bool:
    """ "Twelve thousand times three is thirty-six": the result leaves out a magnitude that was just said."""
    if not equality.worded or right.number >= 1000 or right.kind not in ("count", "rate"):
        return False
    value = expression.value(READINGS[0])
    return value is not None and any(
        _ratio(right.number * _magnitude(n.number), value) <= TOLERANCE for n in expression.numbers if n.number >= 1000
    )


def _conversion(low: str, text: str, left: Measure, right: Measure, equality: Joint) -> Sum | None:
    """ "100 million a day is 1,200 a second": one amount by two spans of time, or in two units."""
    differs = left.noun and right.noun and left.noun.rstrip("s") != right.noun.rstrip("s")
    if equality.arrow or differs:
        return None
    rates = left.kind == right.kind and left.kind in ("rate", "bandwidth") and left.per != right.per
    sizes = (
        left.kind == right.kind and left.kind in ("bytes", "time") and left.unit != right.unit and not equality.worded
    )
    if (
        not (rates or sizes)
        or " per " in f" {left.noun} {right.noun} "
        or left.noun.startswith("per ")
        or right.noun.startswith("per ")
    ):
        return None
    around = low[max(0, low.rfind("\n", 0, left.start)) : right.end + 24]
    ok = _ratio(right.value, left.value) <= TOLERANCE or (
        left.bits != right.bits and _ratio(right.value, left.value) <= 8.5
    )
    if not ok and (
        _PER_HEAD.search(around)
        or _PER_HEAD.search(equality.before)
        or sizes
        or re.search(r"\b(?:assum|peak|burst)", around)
    ):
        return None
    return Sum(left.start, right.end, text[left.start : right.end], right.value, left.value, ok)


def sums(text: str) -> tuple[Sum, ...]:
    """The arithmetic statements of a text with their results recomputed, in order.

    `said` and `computed` are in the same units: bytes, the currency; times and rates as said where that fits.
    """
    low = lowered(text)
    numbers = measures(text)
    if len(numbers) < 2 or not _ARITHMETIC.search(low):
        return ()
    out: list[Sum] = []
    for members, gaps in _runs(low, numbers):
        if not any(g.gap is Gap.EQUALS for g in gaps):
            continue
        parts = _parts(low, members, gaps)
        for left, right in pairwise(parts):
            if right.joint is not None and (found := _between(low, text, left, right, members)):
                out.append(found)
    return tuple(out)


def _between(low: str, text: str, left: _Part, right: _Part, members: list[Measure]) -> Sum | None:
    equality = right.joint
    assert equality is not None
    first, last = left.expression.numbers[0], right.expression.numbers[-1]
    result = right.expression.numbers[0]
    start = _start(low, left.expression)
    if left.expression.computes:
        if not right.expression.operators and _AFTER.match(low, last.end):
            return None
        found = _judge(text, left, result, equality, (start, result.end))
        if found is not None and not found.ok and right.expression.operators:
            whole = [right.expression.value(r) for r in READINGS]
            computed = [left.expression.value(r) for r in READINGS]
            if any(a and b and _ratio(a, b) <= TOLERANCE for a, b in zip(whole, computed, strict=True)) or right.broken:
                return None
        return found
    if right.expression.operators and not equality.worded and not equality.arrow:
        swapped = _Part(right.expression, None, left.earlier, right.broken or left.broken)
        if first.kind == "time":
            return None
        found = _judge(text, swapped, first, equality, (start, last.end))
        return found if found is None or found.ok else None
    alone = left.joint is not None or (len(members) == 2 and not left.broken)
    return _conversion(low, text, first, result, equality) if alone else None


def _start(low: str, expression: Expression) -> int:
    """Where the statement begins, its opening brackets included."""
    start = expression.numbers[0].start
    for _ in range(expression.opens[0]):
        start = low.rfind("(", 0, start)
    return start
