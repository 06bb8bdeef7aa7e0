"""What reading finds, as frozen values. Offsets are characters of the turn's text as given: `text[start:end]`."""

from dataclasses import dataclass
from typing import Literal

QuantityKind = Literal["rate", "bytes", "bandwidth", "users", "time", "money", "percent", "count"]
UnitKind = Literal["sentence", "item", "heading", "code", "row", "drawing"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one turn (numbered as in the transcript)."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its dimension, in base units: /s, bytes, bytes/s, persons, seconds, currency, a share of 1, things.

    `per_day` tells that a rate was said by the day, month or year (its value is by the second all the same).
    """

    kind: QuantityKind
    value: float
    start: int
    end: int
    text: str
    noun: str = ""
    """What is counted ("writes", "users", "links"), lower case, "" where nothing follows."""
    approx: bool = False
    per_day: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """An arithmetic statement that was said with its result, recomputed. `ok` is within a factor of three."""

    start: int
    end: int
    text: str
    said: float
    computed: float
    ok: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept or choice card, named. `unit` is the index of its unit in the reading.

    `key` tells two mentions of a concept apart: the narrower concept that was meant, or the words of this one.
    """

    concept: str
    unit: int
    start: int
    end: int
    denied: bool
    key: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, list item, heading, table row or line of code of a candidate's turn."""

    index: int
    turn: int
    start: int
    end: int
    kind: UnitKind
    step: str
    """The step of the round in which it was said, or that its heading names; "" where neither is known."""
    words: int


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """A technology, pattern or algorithm that the candidate picked, with what was said for it."""

    card: str
    text: str
    """The name as the candidate said it."""
    span: Span
    reason: str | None = None
    alternatives: tuple[str, ...] = ()
    price: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """A statement that a choice card or the question knows to be wrong or half true."""

    id: str
    card: str | None
    severity: Literal["wrong", "half_true"]
    span: Span
    text: str
    why: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vague:
    """A statement without number, name or mechanism: "just cache everything"."""

    id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the candidate put to the interviewer."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something that the candidate is held to.

    `id` is stable within a round ("write_rate", "choice:cassandra", "consistency:strong"); `subject` is the noun as it
    would be said back; `value` is in base units for figures.
    """

    id: str
    kind: Literal["figure", "requirement", "choice", "scope"]
    subject: str
    text: str
    span: Span
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A later statement that does not fit an earlier commitment."""

    commitment: str
    earlier: Span
    earlier_text: str
    later: Span
    later_text: str
    asks: tuple[str, ...]
