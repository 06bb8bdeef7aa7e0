"""A script is played at its moments, as time would pass in a room."""

from typing import Any

from mockloop.content.library import Library
from mockloop.round.clock import VirtualClock
from mockloop.round.script import Say, parse
from mockloop.session.desk import Desk
from mockloop.session.live import Session
from mockloop.session.player import Played, play

from .stand_in import Listener


async def played(bank: Library, text: str, **more: Any) -> tuple[Any, Played]:
    clock = VirtualClock(1_900_000_000.0)
    script = parse("kind: hld\nquestion: tool-library\n" + text)
    desk = Desk(bank, None, clock)
    session = await Session.begin(desk, "hld", "tool-library", seed=0, interviewer=Listener(), **more)
    return session, await play(session, script, clock)


def told(session: Any) -> list[tuple[float, str]]:
    return [(e.t, e.type if e.type != "said" else (e.intent or e.text)) for e in session.events]


async def test_a_turn_is_said_at_its_moment_and_takes_no_time(bank: Library) -> None:
    session, _ = await played(bank, "turns: [{at: 20, say: a}, {say: b}]")
    assert told(session)[3:7] == [(20.0, "a"), (20.0, "follow_up"), (40.0, "b"), (40.0, "follow_up")]


async def test_a_script_that_ends_before_its_round_finishes_it_30_seconds_later(bank: Library) -> None:
    session, _ = await played(bank, "turns: [{at: 20, say: a}]")
    assert told(session)[-2:] == [(50.0, "close"), (50.0, "round_ended")]
    assert session.state.ended == "finished"


async def test_silence_and_overrun_are_met_at_the_right_moments(bank: Library) -> None:
    session, _ = await played(bank, "turns: [{at: 10, say: a}, {at: 200, say: b}]")
    assert [x for x in told(session) if x[1] in ("nudge_silence", "nudge_time")] == [
        (120.0, "nudge_time"),
        (140.0, "nudge_silence"),
        (180.0, "nudge_time"),
    ]


async def test_at_equal_moments_the_script_comes_before_the_clock(bank: Library) -> None:
    session, _ = await played(bank, "turns: [{at: 120, say: just in time}]")
    assert [x[1] for x in told(session) if x[0] == 120.0] == ["just in time", "follow_up", "time_called", "nudge_time"]


async def test_time_in_a_script_includes_pauses_and_round_time_does_not(bank: Library) -> None:
    text = "turns: [{at: 30, do: pause}, {at: 330, say: back}, {at: 340, say: on}]"
    session, _ = await played(bank, text)
    assert [x for x in told(session) if x[1] in ("paused", "resumed", "back", "on")] == [
        (30.0, "paused"),
        (30.0, "resumed"),
        (30.0, "back"),
        (40.0, "on"),
    ]


async def test_turns_after_the_end_are_dropped_and_told(bank: Library) -> None:
    session, result = await played(bank, "turns: [{at: 20, say: a}, {at: 700, say: late}, {say: later}]")
    assert session.state.ended == "time_up"
    assert [e.act for e in result.dropped] == [Say("late"), Say("later")]
    assert told(session)[-3:] == [(600.0, "time_called"), (600.0, "close"), (600.0, "round_ended")]


async def test_empty_words_leave_no_event(bank: Library) -> None:
    session, _ = await played(bank, "turns: [{at: 20, say: ''}, {at: 30, say: '  '}, {at: 40, say: a}]")
    assert [e.text for e in session.events if e.type == "said" and e.speaker == "candidate"] == ["a"]


async def test_finish_ends_the_round_there(bank: Library) -> None:
    session, result = await played(bank, "turns: [{at: 20, say: a}, {at: 60, do: finish}, {at: 70, say: b}]")
    assert told(session)[-2:] == [(60.0, "close"), (60.0, "round_ended")]
    assert len(result.dropped) == 1


async def test_shorter_rounds_scale_their_boxes_and_not_the_silence(bank: Library) -> None:
    session, _ = await played(bank, "turns: [{at: 1, say: a}, {at: 290, say: b}]", minutes=5)
    assert [x for x in told(session) if x[1] in ("nudge_silence", "nudge_time")] == [
        (60.0, "nudge_time"),
        (90.0, "nudge_time"),
        (121.0, "nudge_silence"),
    ]


async def test_two_plays_of_a_script_are_the_same_but_for_the_id(bank: Library) -> None:
    text = "turns: [{at: 20, say: a}, {do: goto deep_dive}, {at: 300, say: b}]"
    one, _ = await played(bank, text)
    other, _ = await played(bank, text)
    assert one.events[1:] == other.events[1:]
