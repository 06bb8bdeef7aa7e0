"""From a round's events to its scorecard."""

from dataclasses import replace
from functools import lru_cache

from mockloop.content.library import Library
from mockloop.grading.grader import Exam, OfflineGrader
from mockloop.grading.transcript import from_events
from mockloop.round.events import Event, Hinted, RoundStarted
from mockloop.round.scorecard import Scorecard

IMPORTED = "imported"
"""Stands in a round from elsewhere for its playbook, and for a question that no bank has."""


@lru_cache(maxsize=1)
def grader(library: Library) -> OfflineGrader:
    """The grader of a bank: one, kept warm."""
    return OfflineGrader(library)


def score(library: Library, events: tuple[Event, ...]) -> Scorecard:
    """The offline scorecard of a round. Raises `ContentError` where its question or rubric is gone."""
    exam = examined(library, events)
    started = next(e for e in events if isinstance(e, RoundStarted))
    return replace(exam.card(exam.judged), round=started.round)


def examined(library: Library, events: tuple[Event, ...]) -> Exam:
    """A round as it lies before any judge, the offline one's word with it. Raises as `score` does."""
    started = next(e for e in events if isinstance(e, RoundStarted))
    hinted: dict[str, int] = {}
    for event in events:
        if isinstance(event, Hinted) and event.check is not None:
            hinted[event.check] = max(event.rung, hinted.get(event.check, 0))
    question = None if started.question == IMPORTED else started.question
    playbook = None if started.playbook == IMPORTED else started.playbook
    return grader(library).examine(
        from_events(events),
        started.kind,
        question,
        started.level,
        playbook=playbook,
        minutes=started.minutes,
        hinted=hinted,
    )
