"""A round that is over, as its screens show it: events, the newest scorecard, how the candidate rated themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockloop.grading.corrected import Corrected
from mockloop.round.events import Event, RoundStarted, Said, Wrote, from_json
from mockloop.round.scorecard import CheckResult, DimensionScore, Quote, Scorecard
from mockloop.round.scorecard import from_json as card_from_json
from mockloop.session.disputes import Overturned, recount, standing


@dataclass(frozen=True, slots=True)
class Record:
    """`rating` is 1 to 4 by dimension; `started_at` a stamp, "" where the round was not kept.

    `scorecard` is the number of the card among the round's, from 1; `overturned` what stands overturned on it.
    """

    round: str
    events: tuple[Event, ...]
    card: Scorecard | None
    rating: Mapping[str, int] = field(default_factory=dict)
    overturned: tuple[Overturned, ...] = ()
    started_at: str = ""
    scorecard: int = 1

    @property
    def start(self) -> RoundStarted:
        return next(e for e in self.events if isinstance(e, RoundStarted))

    @property
    def seconds(self) -> float:
        """Round time at its end."""
        return self.events[-1].t

    def when(self, turn: int | None) -> float | None:
        """The round time of a turn, None where it is not known."""
        return next((e.t for e in self.events if isinstance(e, Said) and e.turn == turn), None)

    def place(self, quote: Quote) -> tuple[float | None, str]:
        """When a quote was said or written, and in which step."""
        for event in self.events:
            if (isinstance(event, Said) and event.turn == quote.turn and quote.pane is None) or (
                isinstance(event, Wrote) and event.seq == quote.seq
            ):
                return event.t, event.step
        return None, ""

    def dimension(self, name: str) -> DimensionScore | None:
        return next((d for d in self.card.dimensions if d.id == name), None) if self.card else None

    def check(self, name: str) -> CheckResult | None:
        dimensions = self.card.dimensions if self.card else ()
        return next((c for d in dimensions for c in d.checks if c.id == name), None)

    def dimension_of(self, check: str) -> str:
        """The dimension under which a check stands, "" where there is none."""
        dimensions = self.card.dimensions if self.card else ()
        return next((d.id for d in dimensions for c in d.checks if c.id == check), "")

    def corrected(self) -> Corrected | None:
        """The score with what the candidate judges otherwise; None where they do not."""
        again = recount(self.card, self.overturned) if self.card and self.overturned else None
        return again if again and again.changed else None

    def disputed(self, check: str) -> Overturned | None:
        return next((o for o in reversed(self.overturned) if o.check == check), None)


def of_document(document: Mapping[str, Any]) -> Record:
    """The record of a round as the history tells it."""
    cards: Sequence[Any] = document["scorecards"]
    notes = [(note["kind"], note["data"]) for note in document["annotations"]]
    ratings = [data.get("levels", {}) for kind, data in notes if kind == "self_rating"]
    return Record(
        document["round"]["round"],
        tuple(from_json(event) for event in document["events"]),
        card_from_json(cards[-1]) if cards else None,
        ratings[-1] if ratings else {},
        standing(document["annotations"]),
        document["round"].get("started_at", ""),
        max(1, len(cards)),
    )
