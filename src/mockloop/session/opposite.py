"""Who sits opposite in a round: the offline interviewer, alone or with a backend that finds its words."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from mockloop.round.commands import Fail
from mockloop.session.desk import OFFLINE, CannotStart, Desk, Table
from mockloop.session.speech import Interviewer

if TYPE_CHECKING:
    from mockloop.backends.call import Call


def opposite(desk: Desk, table: Table, note: "Callable[[Call], None]", earlier: "Iterable[Call]" = ()) -> Interviewer:
    """The interviewer for a table; `note` is told each call of a model, `earlier` are those of the round so far.

    Raises `NotReady` for a backend that lacks something, `CannotStart` and `ContentError` where the bank lacks what the
    interviewer needs.
    """
    from mockloop.content.behavioral_question import BehavioralQuestion
    from mockloop.content.question import Question
    from mockloop.session.offline import OfflineInterviewer

    if isinstance(table.question, BehavioralQuestion):
        from mockloop.session.telling import TellingInterviewer

        return TellingInterviewer(desk.library, table.question, table.playbook, table.rubric, table.level,
                                  persona=desk.persona, seed=table.seed)  # fmt: skip
    if not isinstance(table.question, Question):
        raise CannotStart(f"a {table.kind} round cannot be played yet; take kind hld")
    canned = OfflineInterviewer(
        desk.library, table.question, table.playbook, table.rubric, persona=desk.persona, seed=table.seed
    )
    if table.backend == OFFLINE:
        return canned
    assert desk.opener is not None
    from mockloop.backends.circuit import Circuit
    from mockloop.backends.spend import Spend
    from mockloop.session.model import ModelInterviewer, prompts

    spend = Spend(desk.ceiling, earlier)
    backend = desk.opener(table.backend, spend, note)
    return ModelInterviewer(canned, backend, prompts(desk.library), spend=spend, circuit=Circuit(time.monotonic))


def opposite_again(
    desk: Desk, table: Table, note: "Callable[[Call], None]", earlier: "Iterable[Call]"
) -> tuple[Interviewer, Fail | None]:
    """The same for a round that goes on: where its backend is not to be had any more the canned words go on alone."""
    from mockloop.backends.errors import NotReady

    try:
        if desk.opener is None and table.backend != OFFLINE:
            raise NotReady(f"Backend {table.backend!r} is not to be had here", "resume it where it is")
        return opposite(desk, table, note, earlier), None
    except NotReady as missing:
        told = Fail("auth", f"{missing.sentence}; {missing.fix}.", "The round goes on in prepared words.")
        return opposite(desk, replace(table, backend=OFFLINE), note), told
