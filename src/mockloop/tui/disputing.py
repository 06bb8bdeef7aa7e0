"""Overturning a check from a screen: asks why, keeps it, and hands back the record with it."""

from collections.abc import Callable
from dataclasses import asdict, replace

from mockloop.history.errors import HistoryError
from mockloop.session import disputes
from mockloop.tui import cardview
from mockloop.tui.data import Data
from mockloop.tui.record import Record
from mockloop.tui.screens.page import Page

Changed = Callable[[Record], None]
"""Is told the record once something in it was overturned or taken back."""


def ask(page: Page, data: Data, record: Record, check: str, changed: Changed) -> None:
    """Asks for the reason and overturns the check; one that stands overturned is taken back at once."""
    from mockloop.tui.screens.ask import AskScreen

    judged, standing = record.check(check), record.disputed(check)
    if judged is None or record.card is None:
        return
    if standing is not None:
        taken_back = disputes.withdrawal(standing)
        words = "Taken back: the grader's judgement counts."
        page.run_worker(_keep(page, data, record, taken_back, words=words, changed=changed))
        return

    async def answered(reason: str | None) -> None:
        if not (reason or "").strip():
            return
        assert record.card is not None
        made = disputes.dispute(record.card, record.scorecard, record.dimension_of(check), check, str(reason))
        words = "Kept beside the grader's judgement; x takes it back."
        page.run_worker(_keep(page, data, record, made, words=words, changed=changed))

    word = "met" if judged.met else "not met"
    question = f"“{cardview.asks(judged)}” was judged {word}. Why is that wrong?"
    page.app.push_screen(AskScreen("You disagree", question), answered)


async def _keep(
    page: Page, data: Data, record: Record, made: disputes.Overturned, *, words: str, changed: Changed
) -> None:
    try:
        await data.annotate(record.round, disputes.KIND, asdict(made))
    except HistoryError as error:
        page.program.say(str(error), "error")
        return
    others = tuple(o for o in record.overturned if (o.dimension, o.check) != (made.dimension, made.check))
    changed(replace(record, overturned=(*others, made) if made.now is not made.was else others))
    page.program.say(words)
