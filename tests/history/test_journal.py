"""What is accepted comes back as it was, in order, and never changes."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockloop.history.errors import NoSuchRound, OutOfOrder
from mockloop.history.store import History
from mockloop.round.events import Covered, Event, Hinted, Paused, Resumed, Said, StepEntered, TimeCalled, Wrote
from mockloop.round.state import fold

from .made import ended, keep, short_round, started, talk


async def test_events_come_back_as_they_were_given(history: History) -> None:
    events = short_round(1, "Forty writes a second.", "Zwölf — 😀 \x00 and half a pair \ud800")
    name = await keep(history, events)
    assert await history.events(name) == events


async def test_a_save_asked_for_twice_is_made_once(history: History) -> None:
    events = short_round()
    name = await keep(history, events)
    await history.begin(started())
    await history.append(name, events)
    assert await history.events(name) == events


async def test_a_gap_is_refused_and_nothing_of_the_call_is_kept(history: History) -> None:
    await history.begin(started())
    with pytest.raises(OutOfOrder, match="event 4 cannot be saved where 3 comes next"):
        await history.append(started().round, [talk(2, "two"), talk(4, "four")])
    assert await history.events(started().round) == [started()]


async def test_another_event_under_a_saved_number_is_refused(history: History) -> None:
    await history.begin(started())
    await history.append(started().round, [talk(2, "what I said")])
    with pytest.raises(OutOfOrder):
        await history.append(started().round, [talk(2, "what I never said")])


async def test_saved_events_cannot_be_changed_or_deleted_even_by_sql(history: History) -> None:
    import sqlite3

    await keep(history, short_round())
    with sqlite3.connect(history.path) as connection:
        for statement in ("UPDATE event SET data = '{}'", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
    connection.close()


async def test_an_unknown_round_is_named(history: History) -> None:
    with pytest.raises(NoSuchRound, match="01ABC"):
        await history.append("01ABC", [talk(2, "hello")])


async def test_a_round_is_left_off_at_its_last_known_second_with_its_draft(history: History) -> None:
    name = started().round
    await history.begin(started())
    await history.append(name, [talk(2, "hello", 61.0, "estimation")])
    await history.save_draft(name, "I was about to s", 80.5)
    await history.heartbeat(name, 82.0)
    left = await history.left_off(name)
    assert (left.t, left.step, left.seq, left.draft) == (82.0, "estimation", 2, "I was about to s")


async def test_the_clock_of_a_round_never_goes_back(history: History) -> None:
    name = started().round
    await history.begin(started())
    await history.heartbeat(name, 82.0)
    await history.save_draft(name, "late", 81.0)
    assert (await history.left_off(name)).t == 82.0


async def test_a_draft_is_replaced_and_emptied(history: History) -> None:
    name = started().round
    await history.begin(started())
    for text in ("first", "second \x00 \ud800", ""):
        await history.save_draft(name, text, 1.0)
        assert await history.draft(name) == text


async def test_a_turn_and_the_draft_it_uses_up_are_one_write(history: History) -> None:
    name = started().round
    await history.begin(started())
    await history.save_draft(name, "what I say", 1.0)
    await history.append(name, [talk(2, "what I say")], "")
    left = await history.left_off(name)
    assert (left.seq, left.draft) == (2, "")


async def test_the_end_of_a_round_drops_its_draft_and_sets_its_length(history: History) -> None:
    name = started().round
    await history.begin(started())
    await history.save_draft(name, "unsent", 5.0)
    await history.heartbeat(name, 601.0)
    await history.append(name, [ended(2, 600.0, "time_up")])
    await history.save_draft(name, "after the end", 700.0)
    row = await history.row(name)
    assert (row.state, row.t, await history.draft(name)) == ("time_up", 600.0, "")


_text = st.text(min_size=1, max_size=80)
_bodies = st.one_of(
    st.builds(lambda text: (Said, {"speaker": "candidate", "turn": 1, "text": text}), _text),
    st.builds(
        lambda text, cut: (
            Said,
            {"speaker": "interviewer", "turn": 2, "text": text, "intent": "why_not", "target": "x", "source": "canned"}
            | {"cut": cut},
        ),
        _text,
        st.booleans(),
    ),
    st.builds(lambda text, r: (Wrote, {"pane": "notes", "text": text, "replace": r}), _text, st.booleans()),
    st.just((StepEntered, {"why": "candidate"})),
    st.just((Paused, {"why": "suspend"})),
    st.just((Resumed, {})),
    st.just((Hinted, {"check": "peak_qps", "rung": 2})),
    st.just((Covered, {"target": None})),
    st.just((TimeCalled, {"scope": "step"})),
)


@given(st.lists(st.tuples(st.floats(0, 100), st.sampled_from(("api", "scale")), _bodies), max_size=25), st.data())
@settings(max_examples=40, deadline=None)
def test_any_round_saved_in_any_pieces_folds_to_the_same_state(
    tmp_path_factory: pytest.TempPathFactory,
    parts: list[tuple[float, str, tuple[type[Event], dict[str, object]]]],
    data: st.DataObject,
) -> None:
    t, events = 0.0, [started()]
    for seq, (more, step, (cls, fields)) in enumerate(parts, 2):
        t += more
        events.append(cls(seq=seq, t=t, step=step, **fields))  # type: ignore[arg-type]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(events)), max_size=4)))
    pieces = [events[a:b] for a, b in zip([0, *cuts], [*cuts, len(events)], strict=True)]

    async def save_and_read(path: Path) -> list[Event]:
        history = History.open(path)
        await history.begin(started())
        for piece in pieces:
            await history.append(started().round, piece)
        await history.close()
        again = History.open(path)
        try:
            return await again.events(started().round)
        finally:
            await again.close()

    back = asyncio.run(save_and_read(tmp_path_factory.mktemp("h") / "history.db"))
    assert back == events
    assert fold(back) == fold(events)
