"""A behavioral round through a session: how a loop moves from story to story, and what is asked behind each."""

from collections import Counter

import pytest

from mockloop.content.library import Library
from mockloop.interviewer.loop import PROMPTS, picked
from mockloop.round.clock import VirtualClock
from mockloop.round.events import Said, StepEntered
from mockloop.session import Session
from mockloop.session.desk import Desk

BANK = Library.open(None)
WHOLE = (
    "In spring 2022 I owned the export at a parcel company. I timed each stage and rewrote the join that read it all. "
    "It went from seven hours to forty minutes. Next time I would measure first, since then I always do."
)


async def begun(playbook: str, question: str = "failure", persona: str = "neutral") -> tuple[Session, VirtualClock]:
    clock = VirtualClock()
    desk = Desk(BANK, clock=clock, persona="bar_raiser" if persona == "bar_raiser" else "neutral")
    session = await Session.begin(desk, "behavioral", question, playbook=playbook, seed=3)
    return session, clock


def spoken(session: Session) -> list[Said]:
    return [e for e in session.events if isinstance(e, Said) and e.speaker == "interviewer"]


async def reply(session: Session, clock: VirtualClock, text: str, after: float = 20.0) -> Said:
    clock.advance(after)
    await session.tick()
    await session.say(text)
    return spoken(session)[-1]


async def to_story(session: Session) -> None:
    await session.do("next")
    assert session.state.step == "story_1"


async def test_each_story_begins_by_being_asked_for_and_the_question_is_the_first() -> None:
    session, _ = await begun("behavioral-loop")
    await to_story(session)
    assert spoken(session)[-1].intent == "open"
    assert spoken(session)[-1].text == BANK.question("failure").prompt


async def test_a_box_that_ends_leads_to_the_next_story() -> None:
    session, clock = await begun("behavioral-loop")
    await to_story(session)
    clock.advance(601)
    await session.tick()
    entered = [e for e in session.events if isinstance(e, StepEntered)]
    assert (entered[-1].step, entered[-1].why) == ("story_2", "time")
    assert spoken(session)[-1].intent == "open"


async def test_a_story_that_was_heard_gives_way_to_the_next() -> None:
    session, clock = await begun("behavioral-loop")
    await to_story(session)
    for text in (WHOLE, "My manager disagreed at first.", "It cost us a week of two people."):
        await reply(session, clock, text)
    entered = [e for e in session.events if isinstance(e, StepEntered)]
    assert (entered[-1].step, entered[-1].why) == ("story_2", "interviewer")
    assert spoken(session)[-1].intent == "open"


async def test_after_four_questions_it_is_enough() -> None:
    session, clock = await begun("behavioral-loop")
    await to_story(session)
    for text in ("We had an outage.", "It was a bad day.", "Many people were there.", "Yes, quite so.", "That was it."):
        await reply(session, clock, text)
    asked = Counter(e.step for e in spoken(session) if e.intent == "follow_up")
    assert asked["story_1"] == 4
    assert session.state.step == "story_2"


async def test_what_one_would_do_is_brought_back_to_a_real_case() -> None:
    session, clock = await begun("star-rehearsal", "influence-without-authority")
    said = await reply(session, clock, "I would talk to their lead, and usually I'd look for common ground.")
    assert said.intent == "redirect"


async def test_a_story_told_in_we_is_asked_for_the_teller_once() -> None:
    session, clock = await begun("star-rehearsal")
    told = "We moved the search, we wrote a plan, we ran it on a Sunday and we lost four hours in March 2021."
    first = await reply(session, clock, told)
    assert "you" in first.text.lower() and first.intent == "follow_up"
    second = await reply(session, clock, "I measured the sample, I wrote the plan and I ran the move.")
    assert second.text != first.text


@pytest.mark.parametrize("persona", ["neutral", "bar_raiser"])
async def test_nothing_is_asked_twice_and_one_thing_at_a_time(persona: str) -> None:
    session, clock = await begun("behavioral-loop", persona=persona)
    for _ in range(40):
        if session.state.ended is not None:
            break
        await reply(session, clock, "We looked at it together and then it was fine, more or less.", 60)
    texts = [e.text for e in spoken(session) if e.intent in ("follow_up", "open", "redirect")]
    assert len(texts) == len(set(texts))
    assert all(t.count("?") <= 1 for t in texts)


async def test_a_fifth_story_begins_where_the_last_box_leaves_time() -> None:
    session, clock = await begun("behavioral-loop")
    await session.do("goto", "story_4")
    for text in (WHOLE, "My manager disagreed at first.", "It cost us a week of two people."):
        await reply(session, clock, text)
    opened = [e for e in spoken(session) if e.intent == "open" and e.step == "story_4"]
    assert len(opened) == 2
    assert session.state.step == "story_4"


async def test_next_on_the_last_step_finishes_the_round() -> None:
    session, _ = await begun("star-rehearsal")
    for _ in range(3):
        await session.do("next")
    assert session.state.ended == "finished"


def test_the_same_seed_picks_the_same_prompts_and_another_seed_others() -> None:
    items = BANK.index().of("question", "behavioral")
    one, again, other = (picked(items, "failure", "senior", seed) for seed in (1, 1, 2))
    assert one == again != other
    assert one[0] == "failure" and len(set(one)) == PROMPTS


def test_holes_in_a_candidates_coverage_are_asked_for_first() -> None:
    items = BANK.index().of("question", "behavioral")
    wanted = next(i.competencies[0] for i in items if i.id == "mentoring")
    second = picked(items, "failure", "senior", 1, wanted=[wanted])[1]
    assert wanted in next(i.competencies for i in items if i.id == second)
