"""The rules of a round hold for every sequence of commands."""

from itertools import pairwise
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.round import commands, engine
from mockloop.round.boxes import Plan
from mockloop.round.due import due, next_due
from mockloop.round.events import Event, Paused, RoundEnded, RoundStarted, Said, StepEntered, from_json, to_json
from mockloop.round.state import RoundState, apply, fold

PLAN = Plan(MappingProxyType({"ask": 300.0, "draw": 240.0, "dive": 360.0, "wrap": 60.0}), "dive", "more_writes")


def begun(mode: str = "exam", plan: Plan = PLAN) -> list[Event]:
    return list(
        engine.begin(
            plan,
            round_id="01J0000000000000000000000A",
            kind="hld",
            question="q",
            playbook="p",
            level="senior",
            mode=mode,
            backend="offline",
            seed=1,
        )
    )


def after(*done: tuple[float, commands.Command], mode: str = "exam") -> tuple[list[Event], RoundState]:
    """The events and state after commands at their times."""
    events = begun(mode)
    for t, command in done:
        events.extend(engine.step(fold(events), command, t, PLAN))
    return events, fold(events)


texts = st.text(max_size=12)
command = st.one_of(
    st.builds(commands.Say, texts),
    st.builds(commands.Interject, texts, st.sampled_from(["acknowledge", "nudge_silence", "change"])),
    st.builds(commands.Go, st.sampled_from(["next", "back"])),
    st.builds(commands.Go, st.just("goto"), st.sampled_from(list(PLAN.boxes))),
    st.builds(commands.Pause),
    st.builds(commands.Resume),
    st.builds(commands.Hint),
    st.builds(commands.Write, st.sampled_from(["notes", "whiteboard"]), texts, st.booleans()),
    st.builds(commands.Cover),
    st.builds(commands.Call, st.just("step")),
    st.builds(commands.End),
)
times = st.floats(-10, 2000, allow_nan=False)


@given(st.lists(st.tuples(times, command), max_size=30), st.sampled_from(["exam", "guided"]))
def test_events_are_numbered_without_gaps_and_never_run_back_and_nothing_follows_the_end(
    done: list[tuple[float, commands.Command]], mode: str
) -> None:
    events, _ = after(*done, mode=mode)
    assert [e.seq for e in events] == list(range(1, len(events) + 1))
    assert all(a.t <= b.t for a, b in pairwise(events))
    assert not any(isinstance(e, RoundEnded) for e in events[:-1])
    turns = [e.turn for e in events if isinstance(e, Said)]
    assert turns == list(range(1, len(turns) + 1))


@given(st.lists(st.tuples(times, command), max_size=30))
def test_a_state_kept_event_by_event_is_the_state_folded_from_all(done: list[tuple[float, commands.Command]]) -> None:
    events = begun()
    state = fold(events)
    for t, one in done:
        for event in engine.step(state, one, t, PLAN):
            state = apply(state, event)
            events.append(event)
    assert state == fold(events)
    assert fold(from_json(to_json(e)) for e in events) == state


@given(st.lists(st.tuples(times, command), max_size=30))
def test_time_stands_still_in_a_pause(done: list[tuple[float, commands.Command]]) -> None:
    events, _ = after(*done)
    paused_at = None
    for event in events:
        if paused_at is not None:
            assert event.t == paused_at
        if isinstance(event, Paused):
            paused_at = event.t
        elif event.type == "resumed":
            paused_at = None


def test_a_turn_of_blanks_makes_no_event() -> None:
    events, _ = after((5.0, commands.Say("  \n")))
    assert len(events) == len(begun())


def test_a_turn_said_in_a_pause_resumes_the_round() -> None:
    events, state = after((5.0, commands.Pause()), (90.0, commands.Say("I am back")))
    assert [e.type for e in events[-3:]] == ["paused", "resumed", "said"]
    assert not state.paused
    assert state.t == 5.0


def test_next_on_the_last_step_finishes_the_round() -> None:
    events, state = after((1.0, commands.Go("goto", "wrap")), (2.0, commands.Go("next")))
    assert state.ended == "finished"
    assert events[-1].type == "round_ended"


def test_back_on_the_first_step_stays_there() -> None:
    events, _ = after((1.0, commands.Go("back")))
    assert len(events) == len(begun())


def test_a_step_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(engine.NoSuchStep, match=r"'drew'.*ask, draw, dive, wrap"):
        after((1.0, commands.Go("goto", "drew")))


def test_only_guided_rounds_record_hints() -> None:
    assert after((1.0, commands.Hint("size")))[0][-1].type != "hinted"
    assert after((1.0, commands.Hint("size")), mode="guided")[0][-1].type == "hinted"


def test_writing_what_stands_there_already_makes_no_event() -> None:
    twice = [(1.0, commands.Write("notes", "40/s", True)), (2.0, commands.Write("notes", "40/s", True))]
    events, state = after(*twice)
    assert sum(e.type == "wrote" for e in events) == 1
    assert state.pane("notes") == "40/s"


def clock_until(state: RoundState, until: float) -> list[tuple[float, str]]:
    """What the clock does to a round in which nobody speaks, as (moment, what)."""
    seen: list[tuple[float, str]] = []
    made: list[commands.Command]
    while (owed := due(state, until, PLAN)) is not None:
        seen.append((owed.t, owed.what))
        match owed.what:
            case "step":
                made = [commands.Call("step"), commands.Interject("time", "nudge_time")]
            case "change":
                made = [commands.Interject("now twice", "change", "more_writes")]
            case "silence":
                made = [commands.Interject("well?", "nudge_silence")]
            case "round":
                made = [commands.Call("round"), commands.Interject("thanks", "close"), commands.End("time_up")]
        for one in made:
            state = fold(engine.step(state, one, owed.t, PLAN), state)
    return seen


def test_a_box_is_called_at_its_end_and_at_one_and_a_half_times_and_never_again() -> None:
    calls = [t for t, what in clock_until(fold(begun()), 959.0) if what == "step"]
    assert calls == [300.0, 450.0]


def test_silence_is_broken_after_120_seconds_and_once() -> None:
    assert [t for t, what in clock_until(fold(begun()), 900.0) if what == "silence"] == [120.0]


def test_a_word_or_a_line_written_begins_a_new_silence() -> None:
    _, state = after((50.0, commands.Say("first")), (60.0, commands.Write("notes", "x")))
    owed = next_due(state, PLAN)
    assert owed is not None
    assert owed.t == 180.0


def test_the_change_comes_two_minutes_into_its_step_counting_earlier_visits_and_once() -> None:
    _, state = after(
        (10.0, commands.Go("goto", "dive")),
        (70.0, commands.Go("goto", "ask")),
        (100.0, commands.Go("goto", "dive")),
        (110.0, commands.Say("here")),
    )
    assert [t for t, what in clock_until(state, 900.0) if what == "change"] == [160.0]


def test_the_change_comes_even_where_the_silence_has_been_broken() -> None:
    _, state = after((0.0, commands.Go("goto", "dive")))
    seen = clock_until(state, 200.0)
    assert seen == [(120.0, "change"), (140.0, "silence")]


def test_the_round_ends_with_its_time_and_nothing_is_owed_after() -> None:
    _, state = after((10.0, commands.Say("hello")))
    seen = clock_until(state, 5000.0)
    assert seen[-1] == (960.0, "round")


def test_a_paused_round_owes_nothing() -> None:
    _, state = after((10.0, commands.Pause()))
    assert next_due(state, PLAN) is None


def test_a_step_left_and_come_back_to_goes_on_with_the_time_that_was_left() -> None:
    _, state = after((100.0, commands.Go("next")), (150.0, commands.Go("back")), (160.0, commands.Say("again")))
    calls = [t for t, what in clock_until(state, 420.0) if what == "step"]
    assert calls == [350.0]


def test_the_first_events_say_what_is_played() -> None:
    started, entered = begun()
    assert isinstance(started, RoundStarted)
    assert isinstance(entered, StepEntered)
    assert (entered.step, entered.why) == ("ask", "start")
