"""The interviewer keeps the round on its rails: jumps, gaps, depth, hints, the clock."""

from tests.interviewer.talk import Talk

_FINE = "A desk scans the book and the reader's card, and the record of that moment is written down once."
_MORE = (
    "The desk is a small machine with a scanner, it knows its own branch, and it sends what it scanned to the "
    "catalogue. The catalogue answers with the reader's name and the day on which the book comes back. Nobody waits in "
    "line for that on an ordinary day, and on a Saturday the clerk has other things to do than look at a screen."
)


def _walk(talk: Talk, to: str) -> None:
    for name in talk.plan.steps[1 : talk.plan.steps.index(to) + 1]:
        talk.go(name)


def _tell(talk: Talk) -> None:
    """Talks at length, so that the interviewer has words to spare."""
    for place in ("desk", "shelf", "counter", "van"):
        talk.say(_MORE.replace("desk", place))


def test_a_jump_is_brought_back_in_the_next_reply() -> None:
    talk = Talk()
    talk.say(_FINE)
    talk.go("architecture")
    reply = talk.say("A desk talks to a service.")
    assert (reply.intent, reply.target) == ("redirect", "estimation")
    assert talk.say("Then the service writes it down.").intent != "redirect"


def test_going_on_step_by_step_is_no_jump() -> None:
    talk = Talk()
    _walk(talk, "data_model")
    assert talk.say(_FINE).intent != "redirect"


def test_boxes_before_requirements_are_sent_back() -> None:
    reply = Talk().say("A load balancer, three services behind a queue, a cache, and two replicas of the database.")
    assert (reply.intent, reply.target) == ("redirect", "requirements")


def test_a_gap_is_not_asked_for_while_the_step_is_young() -> None:
    talk = Talk()
    assert talk.say(_FINE, at=60).intent == "acknowledge"
    assert talk.say("The reader may do this at any desk of the country.", at=120).intent == "acknowledge"


def test_a_gap_is_asked_for_when_most_of_the_box_is_gone() -> None:
    reply = Talk().say(_FINE, at=200)
    assert (reply.intent, reply.target) == ("probe_missing", "borrow_and_return")


def test_a_gap_is_asked_for_when_they_want_to_move_on() -> None:
    reply = Talk().say("A desk writes things down. I think that's enough, let's move on.", at=60)
    assert (reply.intent, reply.target) == ("probe_missing", "borrow_and_return")


def test_a_step_that_was_left_with_a_gap_is_asked_about_once() -> None:
    talk = Talk()
    talk.say(_FINE, at=30)
    talk.go("estimation", at=60)
    assert (
        talk.say("Three hundred thousand readers come a day, so 40 loans a second on a Saturday.").target
        == "borrow_and_return"
    )
    assert talk.say("At 300 bytes each that is small.").intent == "acknowledge"


def test_what_has_been_said_is_not_asked_for() -> None:
    talk = Talk()
    reply = talk.say("People borrow a book at a desk and return it at any other desk of the country.", at=200)
    assert reply.target != "borrow_and_return"


def test_a_dodged_gap_comes_back_once_and_sharper() -> None:
    talk = Talk()
    first = talk.say(_FINE, at=200)
    second = talk.say("Sure, that's it.", at=230)
    assert first.target == second.target == "borrow_and_return"
    assert first.text != second.text
    later = [talk.say("Yes, that's all.", at=250), talk.say("So that's it.", at=270)]
    assert not any(r.target == "borrow_and_return" for r in later)


def test_a_probe_that_they_call_covered_does_not_come_back() -> None:
    talk = Talk()
    talk.say(_FINE, at=200)
    talk.cover("borrow_and_return")
    assert talk.say("Sure, that's it.", at=230).target != "borrow_and_return"


def test_the_ladder_is_climbed_where_they_stand_and_answered_rungs_are_passed_over() -> None:
    talk = Talk()
    _walk(talk, "architecture")
    _tell(talk)
    talk.go("deep_dive")
    talk.say("I take the waiting list: people stand in a queue for a title, each with their rank in that line.")
    talk.say("The line of a title is a list, and a waiting reader sees their position in it.")
    asked = [turn for turn in talk.heard if turn.intent == "deepen"]
    assert asked[0].target == "waiting_line"
    assert "hundredth" not in asked[0].text


def test_operations_are_asked_for_in_the_reliability_step() -> None:
    talk = Talk()
    _walk(talk, "reliability")
    talk.say("Yes, so now the bad days, let me begin.")
    replies = [
        talk.say("A branch that loses its line goes on with paper slips and types them in at noon."),
        talk.say(_FINE),
    ]
    assert any(r.text in talk.room.words.operations for r in replies)


def test_cost_is_asked_for_at_staff_level_only_if_it_was_never_named() -> None:
    def asked(level: str, said: str) -> bool:
        talk = Talk(level=level)
        talk.say(said)
        _walk(talk, "tradeoffs")
        for _ in range(3):
            talk.say(f"One national catalogue is simple and it is far away from the desk. {talk.now}")
        return any(turn.text in talk.room.words.cost for turn in talk.heard)

    assert asked("staff", _FINE)
    assert not asked("staff", "The cost per month matters to the ministry, so I watch the bill.")
    assert not asked("mid", _FINE)


def test_hints_climb_in_a_guided_round_and_are_declined_in_an_exam() -> None:
    exam = Talk().say("I'm stuck, could I have a hint?")
    assert (exam.intent, exam.target) == ("redirect", "requirements")
    guided = Talk(mode="guided").say("I'm stuck, could I have a hint?")
    assert guided.intent == "hint"


def test_a_monologue_is_steered() -> None:
    talk = Talk()
    reply = talk.say(
        " ".join(f"And then desk {n} of the country does what it does with the book of reader {n}." for n in range(60))
    )
    assert reply.intent == "redirect"


def test_somebody_who_thinks_is_left_to_think() -> None:
    reply = Talk().say("Okay, let me think for a moment.")
    assert reply.intent == "acknowledge"


def test_the_clock_speaks_in_its_own_words() -> None:
    talk = Talk()
    first, second = talk.speak("nudge_time"), talk.speak("nudge_time")
    assert first.text != second.text
    assert first.text in talk.room.playbook.steps[0].overrun
    assert talk.speak("nudge_silence").intent == "nudge_silence"
    change = talk.speak("change")
    assert change.target in {c.id for c in talk.question.changes}
    done = talk.move("close").options[0]
    talk.call_time()
    assert talk.move("close").options[0] != done


def test_the_opening_puts_the_question() -> None:
    assert Talk().speak("open").text.startswith("A country wants one catalogue")


def test_the_bar_raiser_asks_on_where_the_other_nods() -> None:
    def after_a_defence(talk: Talk) -> str | None:
        _walk(talk, "data_model")
        _tell(talk)
        assert talk.say("I'd put the loans in Postgres.").intent == "why_not"
        return talk.say("A loan and its copy change together, so I want one transaction over both.").intent

    assert after_a_defence(Talk(persona="bar_raiser")) == "follow_up"
    assert after_a_defence(Talk()) == "acknowledge"


def _after_change() -> Talk:
    talk = Talk()
    _walk(talk, "deep_dive")
    talk.say(_FINE)
    talk.speak("change")
    return talk


def test_a_change_that_nobody_came_to_is_asked_for_once_more() -> None:
    talk = _after_change()
    replies = [
        talk.say("The shelf and the record stay as they were, the clerk writes it down as before."),
        talk.say("A reader brings the book back to any desk, and the record says so from that moment."),
        talk.say("The van carries the books of a week from one shelf to the other."),
    ]
    back = [r for r in replies if r.text in talk.room.words.changed]
    assert replies[0] not in back
    assert [r.intent for r in back] == ["follow_up"]


def test_a_change_that_was_taken_up_is_left_alone() -> None:
    talk = _after_change()
    due = next(c for c in talk.question.changes if c.id == talk.heard[-1].target)
    replies = [talk.say(due.say.split(".")[0] + ", so we write it down twice."), talk.say(_FINE), talk.say(_FINE)]
    assert not [r for r in replies if r.text in talk.room.words.changed]
