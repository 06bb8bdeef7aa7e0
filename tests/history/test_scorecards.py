"""Every scorecard is kept; the list and the trends say what the newest one says."""

import pytest

from mockloop.history.errors import NoSuchRound
from mockloop.history.store import History

from .made import Wall, card, keep, short_round


async def test_a_second_grading_leaves_the_first(history: History) -> None:
    name = await keep(history, short_round())
    first, second = card(40.0, "no_hire", api=40.0), card(70.0, "hire", grader="judge", api=70.0)
    await history.add_scorecard(name, first)
    await history.add_scorecard(name, second)
    assert await history.scorecards(name) == [first, second]
    row = await history.row(name)
    assert (row.score, row.verdict, row.grader, row.low, row.high) == (70.0, "hire", "judge", 65.0, 75.0)


async def test_a_trend_is_one_grader_s_scores_in_the_order_of_the_rounds(history: History) -> None:
    for i, score in ((2, 60.0), (1, 50.0), (3, 55.0)):
        name = await keep(history, short_round(i), 1_700_000_000.0 + i)
        await history.add_scorecard(name, card(score, api=score))
        await history.add_scorecard(name, card(score, grader="judge", api=99.0))
    assert [p.score for p in await history.trend("api", "hld")] == [50.0, 60.0, 55.0]
    assert [p.score for p in await history.trend("api", "hld", "judge")] == [99.0, 99.0, 99.0]


async def test_an_unscored_dimension_is_in_no_trend_and_not_due(history: History) -> None:
    name = await keep(history, short_round())
    await history.add_scorecard(name, card(50.0, pacing=None))
    assert await history.trend("pacing", "hld") == []
    assert await history.due() == []


async def test_what_is_due_looks_at_the_last_five_scores(history: History) -> None:
    for i, score in enumerate([0.0, 0.0, 80.0, 80.0, 80.0, 80.0, 90.0]):
        name = await keep(history, short_round(i), 1_700_000_000.0 + i)
        await history.add_scorecard(name, card(score, api=score))
    (due,) = await history.due()
    assert (due.dimension, due.mean, due.last, due.scores) == ("api", 82.0, 90.0, 5)


async def test_a_scorecard_that_is_none_changes_nothing(history: History) -> None:
    name = await keep(history, short_round())
    with pytest.raises(KeyError):
        await history.add_scorecard(name, {"overall": {"score": 1.0}})
    assert await history.scorecards(name) == []
    with pytest.raises(NoSuchRound):
        await history.add_scorecard("01NONE", card(1.0))


async def test_annotations_are_kept_in_order_with_their_moment(history: History, wall: Wall) -> None:
    name = await keep(history, short_round())
    await history.annotate(name, "self_rating", {"api": 3})
    wall.now += 60
    await history.annotate(name, "overturned", {"check": "peak_qps", "why": "I did say it"})
    assert await history.annotations(name) == [
        {"kind": "self_rating", "made_at": "2023-11-14T22:13:20.000Z", "data": {"api": 3}},
        {
            "kind": "overturned",
            "made_at": "2023-11-14T22:14:20.000Z",
            "data": {"check": "peak_qps", "why": "I did say it"},
        },
    ]
