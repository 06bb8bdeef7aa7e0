"""Arithmetic between quantities: what stands in the gaps, and what an expression comes to under each reading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from mockloop.reading.quantity import Measure
from mockloop.reading.units_of_measure import DAY

MONTHLY = 30 * DAY


class Gap(Enum):
    """What stands between two numbers."""

    OPERATOR = "operator"
    EQUALS = "equals"
    SOFT = "soft"
    """Words or a comma: one thought, two numbers, no operation between them."""
    HARD = "hard"
    """A new statement."""
    POISON = "poison"
    """An operation that was not understood: nothing across it may be judged."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A gap, read. `closes` and `opens` count brackets before and after the operator."""

    gap: Gap
    operator: str = ""
    closes: int = 0
    opens: int = 0
    worded: bool = False
    """The equality was said in words ("is", "so"), which also mean other things."""
    arrow: bool = False
    alters: bool = False
    """Words that change a value without an operator ("with replication")."""
    bound: str = ""
    """"<" or ">" where the result was said as a bound ("more than")."""
    before: str = ""


_WORD_BRACKET = re.compile(r"\([^()0-9*/=×÷+]*\)|\[[^\[\]0-9*/=×÷+]*\]")
_EQUALS = re.compile(
    r"=>|==|~=|≈=?|≅|≃|=\s*~|=|->|→|⇒|\b(?:equals?(?:\s+to)?|gives?(?:\s+(?:us|you|me))?|makes?(?:\s+it)?|yields?|"
    r"comes?\s+(?:out\s+)?(?:to|at)|works?\s+out\s+(?:to|at)|"
    r"that\s+is|that[’']?s|which\s+(?:is|gives|makes|means)|that\s+(?:gives|makes|means)|it[’']?s|is|are|"
    r"will\s+be|would\s+be|call\s+it|so|results?\s+in|leads?\s+to|"
    r"(?:we|i|you)\s+(?:get|have|need)|totals?|turns\s+into|means|ends\s+up\s+(?:at|with|being)|amounts\s+to)(?![a-z])"
)
_OPERATORS = (
    (re.compile(r"\bmultipl(?:ied|y)\s+(?:by|with|on)\b|\btimes\b|\binto\b(?=\s*$)|[×*·⋅]|(?<![a-z])x(?![a-z])"), "*"),
    (
        re.compile(
            r"\bdivided?\s+(?:by|on|over|between|through|into|in)\b|\bdivide\s+by\b|÷|/(?=\s*[~(≈$]*\s*$)|"
            r"\bper(?=\s*$)|(?<=\s)/\s"
        ),
        "/",
    ),
    (re.compile(r"\bover(?=\s*(?:about|the|an?|roughly|like)?\s*$)"), "over"),
    (re.compile(r"\bplus\b|\+"), "+"),
    (re.compile(r"\bminus\b|(?<=\s)[-−–](?=\s)|−"), "-"),
)
_FOR = re.compile(r"\s*(?:,\s*)?(?:for|across|during)\s+(?:about\s+|the\s+next\s+)?$")
_OF = re.compile(r"\s*of\s+(?:the\s+|those\s+|these\s+|our\s+|about\s+|that\s+)?$")
_AT = re.compile(
    r"\s*(?:users?|people)?\s*,?\s*(?:at|doing|making|with|sending|writing|posting|times|by)\s+(?:about\s+|"
    r"an?\s+average\s+of\s+)?$"
)
_PLAIN_AFTER_EQUALS = re.compile(
    r"[\s~≈(:,$€£*_`]*(?:(?:about|around|roughly|approximately|approx\.?|nearly|almost|like|say|just|only|some|at|"
    r"an?|the|a\s+total\s+of|total|we\s+(?:get|need)|you\s+get|i\s+get|"
    r"it[’']?s|that[’']?s|is|maybe|or|to|let[’']?s\s+say|call\s+it|in\s+total|in|exactly|less\s+than|under|below|"
    r"more\s+than|over|above|up\s+to|at\s+most|at\s+least|well|circa|ca\.?|"
    r"close\s+to|equal\s+to|equals|approx|probably|still|give\s+or\s+take|be|=)[\s~≈(:,$€£*_`]*)*$"
)
_LESS = re.compile(r"\b(?:less\s+than|under|below|up\s+to|at\s+most)\s*$")
_MORE = re.compile(r"\b(?:more\s+than|over|above|at\s+least)\s*$")
_ALTERS = re.compile(
    r"\b(?:with|including|plus|without|replic\w*|overhead|headroom|buffer|spikes?|compress\w*|double[sd]?|"
    r"triple[sd]?|redundan\w*|half|twice|"
    r"utili[sz]\w*|safety|growth|growing|if|but|not|n't|instead|except|unless)\b"
)
_WORDS = re.compile(r"[^\W\d_]+")
_UNKNOWN = re.compile(
    r"[\[\]{}!\"|&;^<>]|\b(?:log2?|ln|sqrt|max|min|mod|sum|root|squared|cubed|versus|vs|not|isn't|doesn't|never)"
    r"\b|≥|≤|≠|\*\*(?=\s*[a-z(])"
)
_HARD = re.compile(r"[.!?]\s|[.!?]$|[;|\n•]|:\s|\s[—]\s|--")
_TIMES_X = re.compile(r"^\s*$")


def joint(gap: str, left: Measure, right: Measure) -> Joint:
    """Reads the text between two neighbouring numbers (in lower case)."""
    text = _WORD_BRACKET.sub(" ", gap)
    equals = list(_EQUALS.finditer(text))
    if equals and not _only_symbols(equals):
        equals = _strongest(text, equals)
    rest = text[: equals[0].start()] + " " + text[equals[-1].end() :] if equals else text
    found = [(name, m) for pattern, name in _OPERATORS for m in pattern.finditer(rest if equals else text)]
    if left.unit == "x" and not found and not equals and _TIMES_X.match(text):
        return Joint(Gap.OPERATOR, "*")
    if equals:
        return _equality(text, equals, bool(found), left)
    if _HARD.search(text):
        return Joint(
            Gap.POISON
            if found and _HARD.search(text[found[0][1].start() :]) is None and _dangling(text, found[0][1].start())
            else Gap.HARD
        )
    if _UNKNOWN.search(text):
        return Joint(Gap.POISON)
    if len(found) == 1:
        name, match = found[0]
        before, after = text[: match.start()], text[match.end() :]
        if name == "-" and (_WORDS.search(before) or _WORDS.search(after)):
            return Joint(Gap.SOFT)
        if name == "+" and right.unit == "x":
            return Joint(Gap.POISON)
        if "," in after or len(_WORDS.findall(before)) > 9 or len(_WORDS.findall(after)) > 6:
            return Joint(Gap.POISON)
        return Joint(
            Gap.OPERATOR, name, before.count(")"), (before + after).count("("), alters=bool(_ALTERS.search(before))
        )
    if found:
        return Joint(Gap.POISON)
    if _OF.match(text) and (left.kind == "percent" or left.number < 1):
        return Joint(Gap.OPERATOR, "*")
    if _FOR.match(text) and left.per and left.per >= DAY and right.kind == "time":
        return Joint(Gap.OPERATOR, "for")
    return Joint(Gap.SOFT, closes=text.count(")"), opens=text.count("("), alters=bool(_ALTERS.search(text)))


def _dangling(text: str, at: int) -> bool:
    return bool(_HARD.search(text[:at])) and not text[:at].strip().endswith((".", ";", "\n"))


def _only_symbols(equals: Sequence[re.Match[str]]) -> bool:
    return len(equals) == 1 and not equals[0][0][0].isalpha()


def _strongest(text: str, equals: list[re.Match[str]]) -> list[re.Match[str]]:
    """Neighbouring equality words ("so that's", "= is about") count as one; the last is nearest to the result."""
    symbols = [m for m in equals if not m[0][0].isalpha()]
    if len(symbols) == 1:
        return symbols
    if symbols:
        return equals
    group = [equals[-1]]
    for previous in reversed(equals[:-1]):
        if text[previous.end() : group[0].start()].strip(" ,:") == "" or _PLAIN_AFTER_EQUALS.match(
            text[previous.end() : group[0].start()]
        ):
            group.insert(0, previous)
        else:
            break
    return group


def _equality(text: str, equals: list[re.Match[str]], has_operator: bool, left: Measure) -> Joint:
    before, after = text[: equals[0].start()], text[equals[-1].end() :]
    symbols = sum(1 for m in equals if not m[0][0].isalpha())
    worded = symbols == 0
    clean = _PLAIN_AFTER_EQUALS.match(after)
    if (
        has_operator
        or symbols > 1
        or not clean
        or _UNKNOWN.search(before)
        or (_HARD.search(before) and not _next_sentence(before, equals[0][0]))
    ):
        return Joint(Gap.POISON if symbols or has_operator else Gap.HARD if _HARD.search(text) else Gap.POISON)
    if len(_WORDS.findall(before)) > 8:
        return Joint(Gap.POISON)
    bound = "<" if _LESS.search(after) else ">" if _MORE.search(after) else ""
    return Joint(
        Gap.EQUALS,
        closes=before.count(")"),
        opens=after.count("("),
        worded=worded,
        arrow=equals[0][0] in ("->", "→", "=>", "⇒"),
        alters=bool(_ALTERS.search(before)),
        bound=bound,
        before=before,
    )


def _next_sentence(before: str, said: str) -> bool:
    """Whether "…86,400. That's 1,200" goes on with the sum in a new sentence."""
    return (
        said.startswith(("that", "call", "so", "which", "we get", "gives"))
        and re.fullmatch(r"[^.!?;|\n:]*[.!?:]\s*(?:and\s+|ok(?:ay)?,?\s+|well,?\s+)?", before) is not None
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take units: times as plain numbers or in seconds, bits as bytes or bits, "over" as ÷ or ×."""

    seconds: bool
    bits: bool
    over: str


READINGS = tuple(Reading(s, b, o) for o in ("/", "*") for b in (False, True) for s in (False, True))


def operand(measure: Measure, reading: Reading) -> float:
    """The value of one number under a reading."""
    value = measure.number
    if measure.bits and reading.bits:
        value *= 8
    if measure.kind == "time" and not reading.seconds:
        value = measure.bare
    if measure.per and reading.seconds and measure.unit not in ("qps", "rps", "tps"):
        value /= measure.per
    return value / measure.divisor


def dimension(measure: Measure) -> tuple[int, int]:
    """The exponents of bytes and of money."""
    size = (measure.kind in ("bytes", "bandwidth")) - measure.by_size
    return (size, 1 if measure.kind == "money" else 0)


@dataclass(frozen=True, slots=True)
class Expression:
    """Numbers with the operators between them, brackets as depth changes before each number and after it."""

    numbers: tuple[Measure, ...]
    operators: tuple[str, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]

    @property
    def computes(self) -> bool:
        """Whether there is anything to compute."""
        return bool(self.operators) or self.numbers[0].power

    @property
    def balanced(self) -> bool:
        """Whether every bracket that opens is closed."""
        depth = 0
        for opened, closed in zip(self.opens, self.closes, strict=True):
            depth += opened - closed
            if depth < 0:
                return False
        return depth == 0

    def value(self, reading: Reading) -> float | None:
        """The value under a reading; None where it divides by zero."""
        tokens: list[float | str] = []
        for index, number in enumerate(self.numbers):
            if index:
                name = self.operators[index - 1]
                tokens.append({"over": reading.over, "for": "*"}.get(name, name))
            tokens += ["("] * self.opens[index]
            tokens.append(operand(number, reading))
            tokens += [")"] * self.closes[index]
        try:
            value, used = _sum(tokens, 0)
        except (ZeroDivisionError, OverflowError, IndexError, TypeError):
            return None
        return value if used == len(tokens) else None

    def dimensions(self) -> tuple[int, int]:
        """The exponents of bytes and money of the whole (brackets do not matter for products)."""
        size, money = dimension(self.numbers[0])
        if any(name in "+-" for name in self.operators):
            return max(dimension(n)[0] for n in self.numbers), max(dimension(n)[1] for n in self.numbers)
        for name, number in zip(self.operators, self.numbers[1:], strict=True):
            sign = -1 if name in ("/", "over") else 1
            one, two = dimension(number)
            size, money = size + sign * one, money + sign * two
        return size, money

    @property
    def timed(self) -> bool:
        """Whether any number in it has a time or a rate."""
        return any(
            n.per or n.kind in ("time", "rate", "bandwidth") or n.number in (86400, 3600, 1e5) for n in self.numbers
        )


def _sum(tokens: list[float | str], at: int) -> tuple[float, int]:
    value, at = _product(tokens, at)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[float | str], at: int) -> tuple[float, int]:
    value, at = _atom(tokens, at)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _atom(tokens, at + 1)
        value = value * right if sign == "*" else value / right
    return value, at


def _atom(tokens: list[float | str], at: int) -> tuple[float, int]:
    head = tokens[at]
    if head == "(":
        value, at = _sum(tokens, at + 1)
        if at >= len(tokens) or tokens[at] != ")":
            raise IndexError
        return value, at + 1
    if isinstance(head, str):
        raise TypeError
    return head, at + 1
