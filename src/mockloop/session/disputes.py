"""Checks that a person judges otherwise than the grader did: kept beside the scorecard, counted, and listed."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from mockloop.grading.corrected import Corrected, corrected
from mockloop.history.archive import Archive
from mockloop.history.store import History
from mockloop.round.scorecard import CheckResult, Scorecard, from_json

KIND = "overturned"
"""The kind of the annotation."""
LONGEST = 1_000
"""Characters of a reason that are kept."""


class NoDispute(ValueError):
    """What cannot be overturned; the message says what can."""


@dataclass(frozen=True, slots=True)
class Overturned:
    """A check that was judged `was` and, as a person says, is `now`. `scorecard` counts the round's cards from 1."""

    check: str
    dimension: str
    was: bool
    now: bool
    reason: str
    scorecard: int


@dataclass(frozen=True, slots=True)
class Misgrade:
    """An overturned check as whoever tends the rubric needs it: what it asks, what was quoted for it, and where."""

    check: str
    dimension: str
    asks: str
    question: str | None
    rubric: str
    grader: str
    was: bool
    now: bool
    reason: str
    quote: str | None
    round: str
    made_at: str
    mended: bool
    """A later scorecard of the round judges it as the person did."""


def dispute(card: Scorecard, scorecard: int, dimension: str, check: str, reason: str) -> Overturned:
    """The annotation that overturns a check of a card. Raises `NoDispute`."""
    judged = _judged(card, dimension, check)
    if judged is None:
        raise NoDispute(f"the scorecard has no check {check!r} under {dimension!r}; `mockloop show --json` lists them")
    if not reason.strip():
        raise NoDispute("a check is overturned with a reason; say in a sentence why the judgement is wrong")
    return Overturned(check, dimension, judged.met, not judged.met, reason.strip()[:LONGEST], scorecard)


def withdrawal(earlier: Overturned) -> Overturned:
    """The annotation that takes an overturning back: the grader's judgement stands again."""
    return Overturned(earlier.check, earlier.dimension, earlier.was, earlier.was, "", earlier.scorecard)


async def overturn(history: History, round_id: str, dimension: str, check: str, reason: str) -> Overturned:
    """Overturns a check of the round's newest scorecard and keeps it. Raises `NoDispute` and `HistoryError`."""
    cards = await history.scorecards(round_id)
    if not cards:
        raise NoDispute(f"round {round_id} has no scorecard; `mockloop regrade {round_id}` makes one")
    made = dispute(from_json(cards[-1]), len(cards), dimension, check, reason)
    await history.annotate(round_id, KIND, asdict(made))
    return made


def standing(annotations: Iterable[Mapping[str, Any]]) -> tuple[Overturned, ...]:
    """What stands overturned after all of a round's annotations: the last word on a check counts, torn ones do not."""
    last: dict[tuple[str, str], Overturned] = {}
    for annotation in annotations:
        made = _read(annotation["data"]) if annotation["kind"] == KIND else None
        if made is not None:
            last.pop((made.dimension, made.check), None)
            last[made.dimension, made.check] = made
    return tuple(o for o in last.values() if o.now is not o.was)


def recount(card: Scorecard, overturned: Iterable[Overturned]) -> Corrected:
    """The card's score with what stands overturned; a later card that agrees with the person by itself is unchanged."""
    return corrected(card, {(o.dimension, o.check): o.now for o in overturned})


def misgrades(archive: Archive) -> list[Misgrade]:
    """Everything that stands overturned in the whole history, newest first. Raises `HistoryError`."""
    by_round: dict[str, list[dict[str, Any]]] = {}
    for note in archive.annotations_of_kind(KIND):
        by_round.setdefault(note["round"], []).insert(0, {"kind": KIND, **note})
    out: list[Misgrade] = []
    for name, notes in by_round.items():
        cards = [_card(card) for card in archive.scorecards(name)]
        when = {(n["data"].get("dimension"), n["data"].get("check")): n["made_at"] for n in notes}
        for o in standing(notes):
            card = cards[o.scorecard - 1] if 1 <= o.scorecard <= len(cards) else None
            if card is not None:
                out.append(_misgrade(o, card, cards[-1], name, when[o.dimension, o.check]))
    return sorted(out, key=lambda m: (m.made_at, m.round, m.check), reverse=True)


def _misgrade(o: Overturned, card: Scorecard, newest: Scorecard | None, name: str, made_at: str) -> Misgrade:
    judged = _judged(card, o.dimension, o.check)
    later = _judged(newest, o.dimension, o.check) if newest is not None else None
    quote = judged.evidence[0].quote if judged is not None and judged.evidence else None
    return Misgrade(
        check=o.check,
        dimension=o.dimension,
        asks=judged.asks if judged is not None else "",
        question=card.question,
        rubric=card.grader.rubric,
        grader=card.grader.name,
        was=o.was,
        now=o.now,
        reason=o.reason,
        quote=quote,
        round=name,
        made_at=made_at,
        mended=later is not None and later.met is o.now,
    )


def _card(data: Any) -> Scorecard | None:
    """The scorecard, None where an import brought a torn one."""
    try:
        return from_json(data)
    except (KeyError, TypeError, IndexError):
        return None


def _judged(card: Scorecard, dimension: str, check: str) -> CheckResult | None:
    return next((c for d in card.dimensions if d.id == dimension for c in d.checks if c.id == check), None)


def _read(data: Any) -> Overturned | None:
    """The annotation, None where it is not one of ours: an import may hold anything."""
    try:
        made = Overturned(**{name: data[name] for name in Overturned.__slots__})
    except (KeyError, TypeError):
        return None
    texts = isinstance(made.check, str) and isinstance(made.dimension, str) and isinstance(made.reason, str)
    sound = isinstance(made.was, bool) and isinstance(made.now, bool) and type(made.scorecard) is int
    return made if texts and sound else None
