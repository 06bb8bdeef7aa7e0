"""From a round's events to its scorecard."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from mockloop.content.library import Library
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import Transcript, TranscriptTurn, WrittenPane
from mockloop.round.events import Event, RoundStarted, Said, Wrote
from mockloop.round.scorecard import Scorecard


def transcript(events: Iterable[Event]) -> Transcript:
    """What was said and written in a round, as graders take it."""
    told = tuple(events)
    turns = tuple(
        TranscriptTurn(e.turn, e.speaker, e.text, step=e.step, t=e.t, intent=e.intent, target=e.target)
        for e in told
        if isinstance(e, Said)
    )
    panes = tuple(WrittenPane(e.seq, e.pane, e.text, e.file) for e in told if isinstance(e, Wrote))
    return Transcript(turns=turns, panes=panes)


@lru_cache(maxsize=1)
def grader(library: Library) -> OfflineGrader:
    """The grader of a bank: one, kept warm."""
    return OfflineGrader(library)


def score(library: Library, events: tuple[Event, ...]) -> Scorecard:
    """The offline scorecard of a round. Raises `ContentError` where its question or rubric is gone."""
    started = next(e for e in events if isinstance(e, RoundStarted))
    card = grader(library).grade(transcript(events), started.kind, started.question, started.level)
    return replace(card, round=started.round)
