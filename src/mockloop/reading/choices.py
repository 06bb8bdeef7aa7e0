"""What the candidate picked: a technology named as theirs, or a pattern named with a word of decision, and why.

A name is no pick where it is denied, where it is the one not taken ("instead of X", "over X", "I considered X"), in a
question, or in talk of what somebody else does.
"""

import re
from collections.abc import Mapping

from mockloop.reading.turn_reading import TurnText, UnitReading
from mockloop.reading.values import ChoiceMade, Mention, Span, Unit
from mockloop.reading.vocabulary import Card

_NOT_TAKEN = (
    "instead of",
    "rather than",
    "rather then",
    "compared (?:to|with)",
    "as opposed to",
    "unlike",
    "versus",
    r"vs\.?",
    "over",
    "than",
    "consider(?:ed|ing)?",
    "thought (?:about|of)",
    "looked at",
    "could (?:also )?(?:have )?use[d]?",
    "alternative(?:s)?(?: is| are| was| would be|:)?",
    "away from",
    "off",
    "replac(?:e|es|ing)",
    "and not",
    "but not",
    "or even",
    "similar to",
    "not(?: in| on| with)?",
    "against",
    "drop(?:ped)?",
    "ruled? out",
    "migrat(?:e|ed|ing) from",
)
_ARTICLES = (
    "a",
    "an",
    "the",
    "plain",
    "just",
    "using",
    "say",
    "something like",
    "going with",
    "one",
    "single",
    "raw",
    "my",
    "our",
    "own",
    "anything like",
    "managed",
)
_NOT_TAKEN_BEFORE = re.compile(f"(?:{'|'.join(_NOT_TAKEN)}) (?:(?:{'|'.join(_ARTICLES)}) ){{0,2}}$")
_ONLY_WEIGHED = (
    "would (?:also |have |be |do |work|force|make|need|mean|give|cost|not)",
    "could (?:also )?",
    "might",
    "was (?:an|the) (?:option|alternative)",
    "is (?:an|the) alternative",
    "can ?not",
    "can't",
    "isn't",
    "doesn't",
    "won't",
    "wouldn't",
    "is not",
    "is overkill",
    "is too",
    "would",
    "or ",
)
_NOT_TAKEN_AFTER = re.compile(f"^ (?:{'|'.join(_ONLY_WEIGHED)})")
_THEIRS = re.compile(
    r"\b(?:existing|legacy|currently|today they|they already|already (?:have|runs?|uses?)"
    r"|at my (?:last|previous|old))\b"
)
_REASONS = (
    "because",
    "since",
    "so that",
    "so (?:we|i|it|a|the|that|there)",
    "as (?:it|we|i|the|they)",
    "which (?:gives|means|lets|allows|keeps)",
    "for (?:its|their|replicas|durability|replay|ordering|transactions|joins|speed|writes|reads)",
    "for (?:throughput|latency|simplicity)",
    "due to",
    "the reason",
    "given",
    "in order to",
    "to (?:avoid|keep|get|absorb|survive|scale|allow|have)",
)
_REASON_HEAD = re.compile(rf"\b(?:{'|'.join(_REASONS)})\b")
_PRICES = (
    "at the (?:cost|price|expense)",
    "(?:i|we)(?:'d)? (?:lose|give up|accept|pay|sacrifice)",
    "what (?:i|we) give up",
    "the (?:downside|price|cost|catch|trade-?off) (?:is|being|here)",
    "which costs",
    "in exchange",
    "drawback",
)
_PRICE_HEAD = re.compile(rf"\b(?:{'|'.join(_PRICES)})\b")


def _clause(folded: str, text: str, pattern: re.Pattern[str], start: int, end: int) -> str | None:
    m = pattern.search(folded, start, end)
    return None if m is None else " ".join(text[m.start() : end].split())[:200].rstrip(" .;,")


def passed_over(turn: TurnText, m: Mention) -> bool:
    """Whether a name is that of what was not taken: "over X", "instead of X", "I considered X"."""
    return bool(_NOT_TAKEN_BEFORE.search(" " + turn.folded[turn.unit(m.unit).unit.start : m.start]))


def _taken(turn: TurnText, unit: UnitReading, m: Mention) -> bool:
    folded, u = turn.folded, unit.unit
    if m.denied or folded[u.start : u.end].rstrip().endswith("?"):
        return False
    before = folded[u.start : m.start]
    if passed_over(turn, m) or _THEIRS.search(before):
        return False
    after = folded[m.end : u.end]
    if re.search(r"\bbetween\b[^.]{0,30}$", before) and " and " in after[:30]:
        return False
    return not _NOT_TAKEN_AFTER.match(after)


def _reason(turn: TurnText, m: Mention, near: list[Unit]) -> str | None:
    """What was given as a reason: after the name or in the next sentence, else before the name."""
    text = turn.utterance.text
    for u in near:
        start = m.end if u.index == m.unit else u.start
        found = _clause(turn.folded, text, _REASON_HEAD, start, u.end)
        if found:
            return found
    return _clause(turn.folded, text, _REASON_HEAD, turn.unit(m.unit).unit.start, m.start)


def _rivals(turn: TurnText, m: Mention, cards: Mapping[str, Card], near: list[Unit]) -> tuple[str, ...]:
    """The cards named nearby as what was not taken."""
    units = {u.index for u in near}
    named = [o for o in turn.mentions if o.concept in cards and o.concept != m.concept]
    taken = {o.concept for o in named if _taken(turn, turn.unit(o.unit), o)}
    return tuple(sorted({o.concept for o in named if o.unit in units} - taken))


_ASKED_FOR = frozenset(("requirements", "estimation"))
"""Steps in which a pattern that is named (eventual consistency, strong consistency) is a requirement, not a pick."""


def choices(turn: TurnText, cards: Mapping[str, Card], window: Mapping[int, tuple[int, ...]]) -> tuple[ChoiceMade, ...]:
    """The picks of one turn, in the order said, each card once.

    `window` gives for a unit the units of this turn that belong to the same thought (itself and the next).
    Patterns and algorithms count only where the sentence decides ("I'd use", "I'd go with").
    """
    text = turn.utterance.text
    decided = {m.unit for m in turn.hits.get("@decision", ()) if not m.denied}
    out: dict[str, ChoiceMade] = {}
    for m in turn.mentions:
        card = cards.get(m.concept)
        if card is None or m.concept in out:
            continue
        unit = turn.unit(m.unit)
        if unit.unit.kind == "heading" or not _taken(turn, unit, m):
            continue
        if card.group != "technology" and (m.unit not in decided or turn.utterance.step in _ASKED_FOR):
            continue
        near = [turn.unit(i).unit for i in window.get(m.unit, (m.unit,))]
        out[m.concept] = ChoiceMade(
            m.concept,
            text[m.start : m.end],
            Span(turn.utterance.turn, m.start, m.end),
            _reason(turn, m, near),
            _rivals(turn, m, cards, near),
            next((p for u in near if (p := _clause(turn.folded, text, _PRICE_HEAD, u.start, u.end))), None),
        )
    return tuple(out.values())
