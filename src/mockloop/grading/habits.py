"""The common failure modes of the field, as far as a transcript shows them: counted across rounds, never scored."""

from collections.abc import Sequence
from itertools import pairwise

from mockloop.grading.turns import TranscriptTurn
from mockloop.reading.reader import Reading
from mockloop.round.scorecard import Habit

_SILENCE = 120.0
"""Seconds without a word, as the interviewer's own bound for breaking a silence."""
_MONOLOGUE = 400
"""Words in one turn: about three minutes of speech."""
_EARLY_UNITS = 6
_LONG_ENOUGH = 150
_MODEL_WORDS = ("schema", "table", "entity", "access-pattern", "primary-key", "partition-key")


_OF_ANY_KIND = frozenset(("hand_waving", "silence", "monologue"))
"""Habits of how one speaks; the others are of a design that is missing a part."""


def habits(reading: Reading, turns: Sequence[TranscriptTurn], kind: str = "hld") -> tuple[Habit, ...]:
    """The habits seen in a round of a kind, in the contract's order, with the turns where they were."""
    found = [
        ("architecture_first", _architecture_first(reading)),
        ("no_estimation", _lacking(reading, "#")),
        ("no_data_model", _lacking(reading, *_MODEL_WORDS)),
        ("no_failure_modes", _lacking(reading, "@failure", "failover", "degradation", "replication")),
        ("hand_waving", _often([t.turn for t in reading.turns for _ in t.vague])),
        ("no_alternatives", _bare_choices(reading)),
        ("silence", _silences(turns)),
        ("no_cost", _lacking(reading, "cost", "egress")),
        ("monologue", [t.turn for t in reading.turns if t.words > _MONOLOGUE] if len(reading.turns) > 1 else []),
    ]
    return tuple(
        Habit(name, len(where), tuple(where))
        for name, where in found
        if where and (kind == "hld" or name in _OF_ANY_KIND)
    )


def _often(where: list[int]) -> list[int]:
    """Places of what everybody does once: a habit from the second time on."""
    return where if len(where) > 1 else []


def _bare_choices(reading: Reading) -> list[int]:
    """Where a thing was picked for no reason and over nothing, if such picks crowd out those that beat a rival.

    Nobody weighs every box; who weighs the ones that matter has no such habit.
    """
    made = [(turn.turn, choice) for turn in reading.turns for choice in turn.choices]
    rivalled = {choice.card for _, choice in made if choice.alternatives}
    argued = rivalled | {choice.card for _, choice in made if choice.reason}
    first = {choice.card: turn for turn, choice in reversed(made)}
    bare = sorted(turn for card, turn in first.items() if card not in argued)
    return _often(bare) if len(bare) > 2 * len(rivalled) else []


def _lacking(reading: Reading, *names: str) -> list[int]:
    """The last turn, where a text long enough to hold it names none of these ("#": no quantity at all)."""
    if reading.text.words < _LONG_ENOUGH or not reading.turns:
        return []
    if names == ("#",):
        seen = any(q.kind in ("rate", "bytes", "users", "bandwidth") for _, q in reading.text.quantities())
    else:
        seen = any(name in turn.hits for turn in reading.text.turns for name in names)
    return [] if seen else [reading.turns[-1].turn]


def _architecture_first(reading: Reading) -> list[int]:
    """Boxes in the first sentences, before any word of requirements."""
    for turn in reading.text.turns[:2]:
        for unit in turn.units[:_EARLY_UNITS]:
            index = unit.unit.index
            here = {name for name, ms in turn.hits.items() for m in ms if m.unit == index}
            if here & {"functional", "non-functional", "scope", "use-case", "@question", "@exclude", "@assume"}:
                return []
            if len(here & {"cache", "load-balancer", "queue", "database", "gateway", "cdn", "service", "worker"}) >= 3:
                return [turn.utterance.turn]
    return []


def _silences(turns: Sequence[TranscriptTurn]) -> list[int]:
    timed = [t for t in turns if t.t is not None]
    return [b.turn for a, b in pairwise(timed) if (b.t or 0) - (a.t or 0) > _SILENCE]
