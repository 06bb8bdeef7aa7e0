"""A check is overturned with a reason; both judgements are kept, and listed for whoever tends the rubric."""

from pathlib import Path
from typing import Any

import pytest

from mockloop.content.library import Library
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.transcript import parse
from mockloop.history.archive import Archive
from mockloop.history.store import History
from mockloop.round.scorecard import CheckResult, Scorecard, from_json, to_json
from mockloop.session import disputes
from mockloop.session.disputes import Misgrade, NoDispute
from tests.history.made import keep, short_round

SAID = "Candidate: I keep the links in Postgres because every redirect reads one row by its primary key, and no more."


def card() -> Scorecard:
    return OfflineGrader(Library.open(None)).grade(parse(SAID), "hld", "url-shortener", "senior")


def one(met: bool) -> tuple[str, CheckResult]:
    """A check that was judged so, with its dimension."""
    return next((d.id, c) for d in card().dimensions for c in d.checks if c.met is met)


class Kept:
    """A history with one graded round."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.round = ""

    async def begin(self, cards: int = 1) -> History:
        history = History.open(self.path)
        self.round = await keep(history, short_round())
        for _ in range(cards):
            await history.add_scorecard(self.round, to_json(card()))
        return history

    def misgrades(self) -> list[Misgrade]:
        with Archive(self.path) as archive:
            return disputes.misgrades(archive)

    def document(self) -> dict[str, Any]:
        with Archive(self.path) as archive:
            return archive.document(self.round)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "history.db")


async def test_both_judgements_are_kept_and_the_scorecard_is_as_it_was(kept: Kept) -> None:
    history = await kept.begin(cards=2)
    dimension, check = one(met=True)
    made = await disputes.overturn(history, kept.round, dimension, check.id, "  I only named it.  ")
    await history.close()
    assert (made.was, made.now, made.reason, made.scorecard) == (True, False, "I only named it.", 2)
    whole = kept.document()
    assert from_json(whole["scorecards"][-1]) == card()
    assert disputes.standing(whole["annotations"]) == (made,)
    again = disputes.recount(card(), [made])
    assert again.score < card().overall.score


async def test_misgrades_tell_check_question_rubric_reason_quote_and_round(kept: Kept) -> None:
    history = await kept.begin()
    dimension, check = one(met=True)
    other, open_check = one(met=False)
    await disputes.overturn(history, kept.round, dimension, check.id, "I only named it.")
    await disputes.overturn(history, kept.round, other, open_check.id, "Said it in other words.")
    await history.close()
    by_check = {(m.dimension, m.check): m for m in kept.misgrades()}
    assert set(by_check) == {(dimension, check.id), (other, open_check.id)}
    mine = by_check[dimension, check.id]
    assert (mine.question, mine.round, mine.was, mine.now) == ("url-shortener", kept.round, True, False)
    assert (mine.reason, mine.rubric, mine.asks) == ("I only named it.", card().grader.rubric, check.asks)
    assert mine.quote is not None
    assert mine.quote in SAID
    assert by_check[other, open_check.id].quote is None
    assert not mine.mended


async def test_the_last_word_on_a_check_counts_and_one_taken_back_is_on_no_list(kept: Kept) -> None:
    history = await kept.begin()
    dimension, check = one(met=False)
    made = await disputes.overturn(history, kept.round, dimension, check.id, "First thought.")
    again = await disputes.overturn(history, kept.round, dimension, check.id, "Second thought.")
    assert disputes.standing(await history.annotations(kept.round)) == (again,)
    taken_back = disputes.withdrawal(made)
    await history.annotate(kept.round, disputes.KIND, {n: getattr(taken_back, n) for n in taken_back.__slots__})
    assert disputes.standing(await history.annotations(kept.round)) == ()
    await history.close()
    assert kept.misgrades() == []
    assert len(kept.document()["annotations"]) == 3


async def test_a_later_scorecard_that_agrees_marks_the_misgrade_as_mended(kept: Kept) -> None:
    history = await kept.begin()
    dimension, check = one(met=True)
    made = await disputes.overturn(history, kept.round, dimension, check.id, "I only named it.")
    better = to_json(card())
    for d in better["dimensions"]:
        for c in d["checks"]:
            if (d["id"], c["id"]) == (dimension, check.id):
                c |= {"met": False, "credit": 0.0, "evidence": []}
    await history.add_scorecard(kept.round, better)
    await history.close()
    assert [m.mended for m in kept.misgrades()] == [True]
    assert disputes.recount(from_json(better), [made]).changed == ()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_check_is_not_overturned_without_a_reason(reason: str) -> None:
    dimension, check = one(met=True)
    with pytest.raises(NoDispute, match="with a reason"):
        disputes.dispute(card(), 1, dimension, check.id, reason)


async def test_what_is_not_on_the_card_cannot_be_overturned(kept: Kept) -> None:
    history = await kept.begin()
    with pytest.raises(NoDispute, match="no check 'giraffes'"):
        await disputes.overturn(history, kept.round, "estimation", "giraffes", "why not")
    ungraded = await keep(history, short_round(2))
    with pytest.raises(NoDispute, match="regrade"):
        await disputes.overturn(history, ungraded, "estimation", "giraffes", "why not")
    await history.close()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"check": "x", "met": True},
        {"check": 1, "dimension": 2, "was": True, "now": False, "reason": "", "scorecard": 1},
        {"check": "x", "dimension": "y", "was": True, "now": False, "reason": "z", "scorecard": 99},
    ],
)
async def test_what_an_import_brought_torn_is_passed_over(data: dict[str, Any], kept: Kept) -> None:
    history = await kept.begin()
    await history.annotate(kept.round, disputes.KIND, data)
    await history.close()
    assert kept.misgrades() == []
