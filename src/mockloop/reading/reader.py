"""The reader: takes the candidate's turns one by one and keeps what they say. Adding a turn costs that turn only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from mockloop.reading.asking import Manner, asked, manner
from mockloop.reading.choices import choices, passed_over
from mockloop.reading.ledger import Ledger, enter
from mockloop.reading.matching import find
from mockloop.reading.noise import gibberish, injected
from mockloop.reading.reading import Text
from mockloop.reading.told import told
from mockloop.reading.turn_reading import TurnText, Utterance, read_turn
from mockloop.reading.values import Asked, ChoiceMade, ClaimMade, Quantity, Span, Sum, Unit, Vague
from mockloop.reading.vocabulary import Vocabulary

__all__ = ["Reader", "Reading", "TurnReading", "Utterance"]


@dataclass(frozen=True, slots=True)
class TurnReading:
    """What one turn of the candidate says. `choices` are the cards picked here for the first time."""

    turn: int
    text: str
    step: str
    words: int
    units: int
    quantities: tuple[Quantity, ...]
    sums: tuple[Sum, ...]
    concepts: frozenset[str]
    """All concepts and cards that were named and not denied, the wider ones included."""
    choices: tuple[ChoiceMade, ...]
    claims: tuple[ClaimMade, ...]
    vague: tuple[Vague, ...]
    asked: tuple[Asked, ...]
    manner: Manner
    gibberish: bool
    injection: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was said, read. Empty at the beginning; `add` gives the reading with one more turn."""

    known: Vocabulary
    text: Text = field(default_factory=Text)
    turns: tuple[TurnReading, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    _heard: frozenset[tuple[str, ...]] = frozenset()
    _lead: tuple[tuple[int, int], ...] = ()

    def turn(self, number: int) -> TurnReading | None:
        """The reading of the turn with this number of the transcript."""
        return next((t for t in reversed(self.turns) if t.turn == number), None)

    @property
    def last(self) -> TurnReading | None:
        return self.turns[-1] if self.turns else None

    @property
    def picked(self) -> frozenset[str]:
        """Ids of all cards picked so far."""
        return frozenset(c.card for t in self.turns for c in t.choices)

    def named(self, concept: str) -> bool:
        """Whether the candidate has used the words of a concept at all, denied or not."""
        return self.text.names(concept)

    def add(self, utterance: Utterance) -> "Reading":
        """The reading with one more turn of the candidate."""
        base = self.text.size
        raw, heard, lead = read_turn(utterance, self.known.lexicon, base, self._heard, self._lead)
        if self.known.themes is not None:
            raw = told(raw, self.known.themes)
        text, here = self.text.with_turn(raw), Text((raw,))
        picks = tuple(c for c in _picks(raw, self.known) if c.card not in self.picked)
        reading = TurnReading(
            turn=utterance.turn,
            text=utterance.text,
            step=utterance.step,
            words=raw.words,
            units=len(raw.units),
            quantities=tuple(q for _, q in raw.quantities),
            sums=raw.sums,
            concepts=frozenset(k for k, ms in raw.hits.items() if k[0] != "@" and any(not m.denied for m in ms)),
            choices=picks,
            claims=_claims(here, self.known, _recent(self.turns)),
            vague=_vague(here, self.known),
            asked=asked(raw),
            manner=manner(raw),
            gibberish=gibberish(utterance.text),
            injection=injected(utterance.text),
        )
        ledger = enter(self.ledger, text, raw, picks, self.known)
        return replace(self, text=text, turns=(*self.turns, reading), ledger=ledger, _heard=heard, _lead=lead)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads with one vocabulary."""

    known: Vocabulary

    def read(self, utterances: Iterable[Utterance] = ()) -> Reading:
        """The reading of all the utterances, in order."""
        reading = Reading(self.known)
        for utterance in utterances:
            reading = reading.add(utterance)
        return reading


def _picks(raw: TurnText, known: Vocabulary) -> tuple[ChoiceMade, ...]:
    last = raw.base + len(raw.units) - 1
    return choices(raw, known.cards, {u.unit.index: (u.unit.index, min(u.unit.index + 1, last)) for u in raw.units})


_TAKEN_BACK = re.compile(r"\b(?:no,? wait|wait,? no|scratch that|that's wrong|i take that back|correction)\b")
_SPEECH = 150
"""Words of a turn up to which it is speech, in which what was named a moment ago is still meant."""


def _recent(turns: tuple[TurnReading, ...]) -> frozenset[str]:
    """What was named in the last two turns, if these were speech."""
    return frozenset(c for t in turns[-2:] if t.words <= _SPEECH for c in t.concepts)


def _claims(here: Text, known: Vocabulary, recent: frozenset[str]) -> tuple[ClaimMade, ...]:
    """Known wrong statements in a turn, each once; of several in one sentence the first wrong one comes first.

    `recent` are concepts that were named just before this turn.
    """
    (raw,) = here.turns
    meant = recent if raw.words <= _SPEECH else frozenset()
    out = []
    for card in known.written:
        if card is not None and card not in raw.hits and card not in meant:
            continue
        for claim in known.claims(card):
            for match in find(claim.when, here, "sentence"):
                unit = raw.unit(match.units[0]).unit
                if len(match.units) > 1 or not (_states(raw, unit, card) or (card in meant and _says(raw, unit))):
                    continue
                span = Span(raw.utterance.turn, unit.start, unit.end)
                said = raw.utterance.text[unit.start : unit.end]
                out.append(ClaimMade(claim.id, card, claim.severity, span, said, claim.why, claim.asks))
                break
    return tuple(sorted(out, key=lambda c: (c.severity != "wrong", c.span.start, c.id)))


_SPOKEN_OF = 2
"""Sentences for which a card that was named is still what is spoken of."""


def _states(raw: TurnText, unit: Unit, card: str | None) -> bool:
    """Whether a sentence states something of a card: it names the card, or comes soon after one that does."""
    named = () if card is None else [m for m in raw.hits.get(card, ()) if 0 <= unit.index - m.unit <= _SPOKEN_OF]
    return (card is None or any(not passed_over(raw, m) for m in named)) and _says(raw, unit)


def _says(raw: TurnText, unit: Unit) -> bool:
    """Whether a unit states anything: a heading and a question do not, nor what is taken back in the same breath."""
    said = raw.folded[unit.start : unit.end].rstrip()
    return unit.kind != "heading" and not said.endswith("?") and not _TAKEN_BACK.search(said)


def _vague(here: Text, known: Vocabulary) -> tuple[Vague, ...]:
    """Promises without a mechanism: a phrase of vague talk, and nothing concrete in that sentence or the next."""
    (raw,) = here.turns
    out = []
    for rule in known.vague:
        for m in raw.hits.get(f"@vague-{rule.id}", ()):
            unit = raw.unit(m.unit).unit
            concrete = {u for match in find(known.pattern(rule.unless), here, "passage") for u in match.units}
            if raw.folded[unit.start : unit.end].rstrip().endswith("?") or m.unit in concrete or m.unit + 1 in concrete:
                continue
            span = Span(raw.utterance.turn, unit.start, unit.end)
            out.append(Vague(rule.id, span, raw.utterance.text[unit.start : unit.end]))
            break
    return tuple(sorted(out, key=lambda v: v.span.start))
