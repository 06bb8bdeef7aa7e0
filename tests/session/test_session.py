"""A running round: what is asked of it, what the clock does to it, what is kept of it."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from mockloop.content.library import Library
from mockloop.history.errors import CannotSave
from mockloop.history.store import History
from mockloop.round.clock import VirtualClock
from mockloop.round.events import Event, to_json
from mockloop.session.desk import CannotStart, Desk
from mockloop.session.live import Session
from mockloop.session.verbs import UnknownVerb

from .stand_in import Begin, Listener


def kinds(session: Any, start: int = 0) -> list[str]:
    return [e.intent or e.speaker if e.type == "said" else e.type for e in session.events[start:]]


async def test_a_round_begins_in_its_first_step_and_the_interviewer_opens_it(begin: Begin, history: History) -> None:
    session = await begin()
    assert kinds(session) == ["round_started", "step_entered", "open"]
    assert session.state.step == "requirements"
    assert await history.events(session.state.start.round) == session.events


async def test_each_turn_is_met_with_exactly_one(begin: Begin) -> None:
    session = await begin()
    for n in range(5):
        before = len(session.events)
        await session.say(f"point {n}")
        assert kinds(session, before) == ["candidate", "follow_up"]


async def test_turns_said_while_a_reply_is_coming_are_each_answered_once(bank: Library, clock: VirtualClock) -> None:
    session = await Session.begin(Desk(bank, None, clock, delay=0.01), "hld", "tool-library", interviewer=Listener())
    said = [asyncio.create_task(session.say(f"point {n}")) for n in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert session.thinking
    await asyncio.gather(*said)
    speakers = [turn.speaker for turn in session.state.turns]
    assert speakers == ["interviewer", *["candidate"] * 3, *["interviewer"] * 3]
    assert not session.thinking


async def test_an_event_is_on_the_disk_before_a_listener_sees_it(begin: Begin, tmp_path: Path) -> None:
    from mockloop.history.archive import Archive

    session = await begin()
    late: list[Event] = []

    def look(event: Event) -> None:
        with Archive(tmp_path / "history.db") as archive:
            if event not in archive.events(session.state.start.round):
                late.append(event)

    session.subscribe(look)
    await session.say("tools are scarce")
    await session.do("next")
    assert late == []


async def test_a_listener_that_left_hears_no_more(begin: Begin) -> None:
    session = await begin()
    heard: list[Event] = []
    leave = session.subscribe(heard.append)
    leave()
    await session.say("hello")
    assert heard == []


async def test_next_goto_and_back_move_and_the_last_next_closes_and_ends(begin: Begin) -> None:
    session = await begin()
    await session.do("next")
    await session.do("goto", "deep_dive")
    await session.do("back")
    await session.do("next")
    assert [e.step for e in session.events if e.type == "step_entered"] == [
        "requirements",
        "design",
        "deep_dive",
        "design",
        "deep_dive",
    ]
    await session.do("next")
    assert kinds(session)[-2:] == ["close", "round_ended"]
    assert session.state.ended == "finished"
    await session.do("next")
    await session.say("one more thing")
    assert kinds(session)[-1] == "round_ended"


async def test_what_nobody_can_do_is_refused_with_what_can_be_done(begin: Begin) -> None:
    session = await begin()
    with pytest.raises(UnknownVerb, match="finish"):
        await session.do("sing")


async def test_a_pause_stops_the_round_clock_and_a_word_starts_it(begin: Begin, clock: VirtualClock) -> None:
    session = await begin()
    clock.advance(10)
    await session.do("pause")
    clock.advance(500)
    await session.tick()
    assert session.now() == 10.0
    await session.say("back")
    clock.advance(5)
    assert session.now() == pytest.approx(15.0)


async def test_the_clock_calls_the_step_breaks_silence_and_brings_the_change_once(
    begin: Begin, clock: VirtualClock
) -> None:
    session = await begin()
    await session.do("goto", "deep_dive")
    for _ in range(520):
        clock.advance(1)
        await session.tick()
    intents = [e.intent for e in session.events if e.type == "said"]
    assert intents.count("change") == 1
    assert intents.count("nudge_time") == 2
    assert intents.count("nudge_silence") == 1
    change = next(e for e in session.events if e.type == "said" and e.intent == "change")
    assert change.t == 120.0
    assert change.target in {"change_0", "change_1", "change_2"}
    assert session.agreed() == (change.text,)


async def test_at_time_up_the_draft_counts_as_said_and_one_close_answers_it(begin: Begin, clock: VirtualClock) -> None:
    session = await begin()
    await session.save_draft("half a sent")
    clock.advance(700)
    await session.tick()
    assert kinds(session)[-4:] == ["candidate", "time_called", "close", "round_ended"]
    assert session.events[-4].text == "half a sent"
    assert (session.state.ended, session.state.t) == ("time_up", 600.0)


async def test_a_turn_said_too_late_is_not_taken(begin: Begin, clock: VirtualClock) -> None:
    session = await begin()
    clock.advance(601)
    await session.say("wait")
    assert kinds(session)[-1] == "round_ended"
    assert not any(e.type == "said" and e.speaker == "candidate" for e in session.events)


async def test_a_machine_that_slept_pauses_the_round_and_takes_no_time_from_it(
    begin: Begin, clock: VirtualClock
) -> None:
    session = await begin()
    clock.advance(30)
    await session.tick()
    clock.sleep(3600)
    await session.tick()
    assert session.state.paused
    assert session.events[-1].why == "suspend"
    assert session.now() == 30.0


async def test_hints_are_given_and_recorded_in_guided_rounds_only(begin: Begin) -> None:
    guided = await begin(mode="guided")
    await guided.do("hint")
    assert kinds(guided)[-2:] == ["hinted", "hint"]
    assert guided.state.hints[0].check == "check_1"
    exam = await begin()
    await exam.do("hint")
    assert kinds(exam)[-1] == "redirect"
    assert "hinted" not in kinds(exam)


async def test_the_checklist_shows_what_is_met_in_guided_rounds_only(begin: Begin) -> None:
    guided = await begin(mode="guided")
    assert [(c.id, met) for c, met in guided.checklist()] == [("says_scope", False)]
    await guided.say("payment is out of scope")
    assert [(c.id, met) for c, met in guided.checklist()] == [("says_scope", True)]
    assert (await begin()).checklist() == ()


async def test_facts_that_were_given_are_kept_in_sight(begin: Begin) -> None:
    session = await begin()
    await session.say("tell me about 1")
    await session.say("tell me about 1")
    assert session.agreed() == ("subject 1: it is 1",)


async def test_pace_is_nothing_on_plan_and_counts_what_is_late_or_early(begin: Begin, clock: VirtualClock) -> None:
    session = await begin()
    clock.advance(60)
    assert session.pace() == 0
    await session.do("next")
    assert session.pace() == -60.0
    clock.advance(270)
    await session.tick()
    assert session.pace() == pytest.approx(-30.0)
    assert session.step_left() == pytest.approx(-30.0)
    assert session.round_left() == pytest.approx(270.0)


async def test_covered_closes_the_last_probe(begin: Begin) -> None:
    session = await begin()
    await session.say("point")
    await session.do("covered")
    assert session.events[-1].type == "covered"


async def test_what_is_written_is_kept(begin: Begin) -> None:
    session = await begin()
    await session.write("notes", "40/s")
    await session.write("notes", " peak 10x", replace=False)
    assert session.state.pane("notes") == "40/s peak 10x"


async def test_a_round_left_is_resumed_at_its_second_with_its_draft(
    begin: Begin, desk: Desk, clock: VirtualClock, history: History
) -> None:
    session = await begin(level="staff", minutes=20)
    clock.advance(75)
    await session.say("a table of loans")
    clock.advance(10)
    await session.save_draft("and then")
    name = session.state.start.round
    await session.close()
    again = await Session.resume(desk, name, interviewer=Listener())
    assert again.now() == pytest.approx(85.0)
    assert (again.draft, again.state.step) == ("and then", "requirements")
    assert again.state.paused
    assert again.boxes == session.boxes
    assert again.table.level == "staff"
    await again.say("and then some")
    assert await history.events(name) == again.events


async def test_a_crash_loses_no_second_and_no_word(
    begin: Begin, desk: Desk, clock: VirtualClock, tmp_path: Path, history: History
) -> None:
    session = await begin()
    clock.advance(40)
    await session.say("a table of loans")
    clock.advance(30)
    await session.save_draft("and th")
    name = session.state.start.round
    again = await Session.resume(desk, name, interviewer=Listener())
    assert [t.text for t in again.state.turns] == [t.text for t in session.state.turns]
    assert (again.now(), again.draft) == (70.0, "and th")
    assert to_json(again.events[-1])["why"] == "crash"


async def test_a_disk_that_refuses_leaves_the_round_in_memory_and_saves_when_it_can(
    begin: Begin, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await begin()
    real = history.append

    async def refuse(round_id: str, events: object, draft: object) -> None:
        raise CannotSave(history.path, "the disk is full")

    monkeypatch.setattr(history, "append", refuse)
    await session.say("still here")
    assert session.storage == "memory"
    assert "disk is full" in session.storage_note
    assert kinds(session)[-2:] == ["candidate", "follow_up"]
    monkeypatch.setattr(history, "append", real)
    await session.say("and now")
    assert (session.storage, session.storage_note) == ("saved", None)
    assert await history.events(session.state.start.round) == session.events


async def test_a_rating_that_the_disk_refused_is_kept_later(
    begin: Begin, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await begin()
    real = history.annotate

    async def refuse(round_id: str, kind: str, data: dict[str, Any]) -> None:
        raise CannotSave(history.path, "the disk is full")

    monkeypatch.setattr(history, "annotate", refuse)
    await session.rate({"api": 3})
    assert session.storage == "memory"
    monkeypatch.setattr(history, "annotate", real)
    await session.close()
    kept = await history.annotations(session.state.start.round)
    assert [(note["kind"], note["data"]) for note in kept] == [("self_rating", {"levels": {"api": 3}})]


async def test_the_seed_picks_the_question(desk: Desk) -> None:
    picks = {(await Session.begin(desk, "hld", seed=s, interviewer=Listener())).question.id for s in range(12)}
    assert picks == {"tool-library", "seed-swap"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"level": "junior"}, "mid, senior, staff"),
        ({"mode": "easy"}, "exam, guided"),
        ({"minutes": 0.2}, "1 to 600"),
        ({"backend": "abacus"}, "offline"),
    ],
)
async def test_a_round_that_cannot_be_played_is_refused_with_what_can(
    begin: Begin, asked: dict[str, Any], told: str
) -> None:
    with pytest.raises(CannotStart, match=told):
        await begin(**asked)


async def test_halves_of_a_character_that_a_terminal_sends_do_not_break_the_round(
    begin: Begin, history: History
) -> None:
    session = await begin()
    await session.say("odd \ud800 text")
    assert await history.events(session.state.start.round) == session.events
