"""A transcript in any form becomes the same turns, or one clear sentence; never a traceback."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.grading.transcript import LIMIT, BadTranscript, decode, from_events, parse
from mockloop.round.events import Said, Wrote, to_json


def told(text: str, candidate: str | None = None) -> list[tuple[int, str, str]]:
    return [(t.turn, t.speaker, t.text) for t in parse(text, candidate).turns]


@pytest.mark.parametrize(
    "text",
    [
        "Interviewer: Design a queue.\nCandidate: How many messages?\n\nOn average.",
        "**Interviewer**: Design a queue.\n**Candidate:** How many messages?\n\nOn average.",
        "INTERVIEWER:  Design a queue. \n\nCANDIDATE:\nHow many messages?\n\nOn average.\n\n",
        "[00:01] interviewer: Design a queue.\n(00:00:09) Candidate : How many messages?\n\nOn average.",
        "# Round 4\n\nInterviewer: Design a queue.\nCandidate: How many messages?\n\nOn average.",
    ],
)
def test_labels_in_every_usual_dress_are_read_alike(text: str) -> None:
    assert told(text) == [(1, "interviewer", "Design a queue."), (2, "candidate", "How many messages?\n\nOn average.")]


def test_a_time_before_the_label_is_the_turns_time() -> None:
    assert [t.t for t in parse("[12:30] Interviewer: Go.\n1:00:05 Candidate: Yes.").turns] == [750.0, 3605.0]


def test_text_without_labels_is_the_candidates_first_turn() -> None:
    assert told("  We shard by user id.\nPros: simple\nCons: hot users ") == [
        (1, "candidate", "We shard by user id.\nPros: simple\nCons: hot users")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Scope\n - C: chat for groups?\n - I: yes\n - C: how many?\n - I: a hundred",
        "We begin.\nQ: what is the rate?\nA: 10k a second",
        "Pros: a\nCons: b\nPros: c\nCons: d",
        "Request: x\nResponse: y\nRequest: x\nResponse: y",
        "Note: one\nCost: two",
    ],
)
def test_words_before_a_colon_are_no_speakers_unless_they_speak_for_the_whole(text: str) -> None:
    assert told(text) == [(1, "candidate", text)]


def test_two_names_that_take_turns_are_speakers_and_the_one_who_says_more_is_the_candidate() -> None:
    text = "Ana: Why?\nBob Ng: Because the writes dominate here.\nAna: And then?\nBob Ng: Then we shard the table."
    assert [s for _, s, _ in told(text)] == ["interviewer", "candidate"] * 2
    assert [s for _, s, _ in told(text, "ana")] == ["candidate", "interviewer"] * 2


def test_questions_and_answers_that_speak_for_the_whole_are_turns() -> None:
    assert [s for _, s, _ in told("Q: Why?\nA: So.\nQ: How?\nA: Thus.")] == ["interviewer", "candidate"] * 2


def test_line_ends_stay_as_given_inside_a_turn() -> None:
    assert told("Candidate: one\r\ntwo\r\n\r\nInterviewer: three\r\n")[0] == (1, "candidate", "one\r\ntwo")


def test_web_captions_join_the_cues_of_one_speaker() -> None:
    text = (
        "WEBVTT\n\nNOTE made by a meeting\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana Lima>Tell me</v>\n\n"
        "00:02.500 --> 00:03.000 align:start\n<v Ana Lima>about &lt;it&gt;.</v>\n\n"
        "00:00:04.000 --> 00:00:09.000\n<v Bo>I would begin\nwith the numbers of it.\n"
    )
    assert told(text) == [
        (1, "interviewer", "Tell me about <it>."),
        (2, "candidate", "I would begin with the numbers of it."),
    ]
    assert [t.t for t in parse(text).turns] == [1.0, 4.0]
    assert [t.speaker for t in parse(text, "Ana Lima").turns] == ["candidate", "interviewer"]


def test_subrip_speakers_stand_before_a_colon_and_last_until_the_next() -> None:
    cues = [("1", "01,000", "02,000", "Interviewer: Go on."), ("2", "03,000", "04,000", "Candidate: We")]
    cues.append(("3", "05,000", "06,000", "shard."))
    text = "".join(f"{n}\r\n00:00:{a} --> 00:00:{b}\r\n{said}\r\n\r\n" for n, a, b, said in cues)
    assert told(text) == [(1, "interviewer", "Go on."), (2, "candidate", "We shard.")]


EVENTS = (
    Said(
        seq=1,
        t=0.0,
        step="requirements",
        speaker="interviewer",
        turn=1,
        text="Design a queue.",
        intent="open",
        source="canned",
    ),
    Said(seq=2, t=20.0, step="requirements", speaker="candidate", turn=2, text="How many messages?"),
    Wrote(seq=3, t=30.0, step="api", pane="notes", text="POST /m"),
    Wrote(seq=4, t=40.0, step="api", pane="notes", text=" -> 202"),
)


@pytest.mark.parametrize("shape", ["round", "events", "lines", "rounds"])
def test_our_own_export_keeps_steps_times_and_panes(shape: str) -> None:
    data = [to_json(e) for e in EVENTS]
    whole = {"schema": "mockloop.round/1", "round": {}, "events": data, "scorecards": []}
    text = {
        "round": json.dumps(whole, indent=1),
        "events": json.dumps(data),
        "lines": "\n".join(json.dumps(e) for e in data),
        "rounds": json.dumps(whole) + "\n",
    }[shape]
    found = parse(text)
    assert found == from_events(EVENTS)
    assert [(t.turn, t.step, t.t, t.intent) for t in found.turns] == [
        (1, "requirements", 0.0, "open"),
        (2, "requirements", 20.0, None),
    ]
    assert [(p.pane, p.text, p.seq) for p in found.panes] == [("notes", "POST /m -> 202", 4)]


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": "mockloop.scorecard/1", "overall": {"score": 99}}',
        "{broken",
        "[1, 2, 3]",
        '{"events": []}',
        "[" * 3000,
    ],
)
def test_json_that_is_no_export_is_just_what_the_candidate_said(text: str) -> None:
    assert told(text) == [(1, "candidate", text)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x" * (LIMIT + 1), "cut it down"),
        ("PK\x03\x04\x00\x00binary", "binary"),
        ("WEBVTT\n\n", "no cue"),
        ('{"type": "said", "seq": 1}', "Event 1"),
        ('{"seq":1,"t":0,"type":"said","step":"a","speaker":"cat","turn":1,"text":"x"}', "wrong type"),
    ],
)
def test_what_is_no_transcript_is_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(BadTranscript) as refusal:
        parse(text)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_export_of_two_rounds_says_so() -> None:
    one = json.dumps({"events": [to_json(EVENTS[1])]})
    with pytest.raises(BadTranscript, match="2 rounds"):
        parse(f"{one}\n{one}")


@pytest.mark.parametrize("text", ["Just text.", "Ana: a\nBo: b", "Interviewer: a\nCandidate: b"])
def test_a_candidate_who_does_not_speak_is_named(text: str) -> None:
    with pytest.raises(BadTranscript, match="Zoe"):
        parse(text, "Zoe")


def test_files_are_text_or_refused() -> None:
    assert decode("\ufeffhé".encode()) == "hé"
    assert decode("hé".encode("utf-16")) == "hé"
    with pytest.raises(BadTranscript, match="UTF-8"):
        decode(b"\xff\x00\xfe\x01")
    with pytest.raises(BadTranscript, match="cut it down"):
        decode(b"x" * (4 * LIMIT + 1))


_LINES = st.lists(
    st.sampled_from(
        [
            "Interviewer: why?",
            "candidate: we shard",
            "**Ana**: no",
            "Bo: yes",
            "",
            "- C: x",
            "00:00:01,000 --> 00:00:02,000",
            "1",
            "WEBVTT",
            "{",
            '{"type":"said"}',
            "[",
            "text",
        ]
    )
    | st.text(max_size=20),
    max_size=12,
)


@given(_LINES, st.sampled_from(["\n", "\r\n"]), st.none() | st.sampled_from(["Ana", "Candidate", ""]))
def test_any_text_is_a_transcript_or_a_sentence(lines: list[str], end: str, candidate: str | None) -> None:
    text = end.join(lines)
    try:
        found = parse(text, candidate)
    except BadTranscript as refusal:
        assert str(refusal)
        return
    assert [t.turn for t in found.turns] == list(range(1, len(found.turns) + 1))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Interviewer", "Candidate"]),
            st.text(st.characters(codec="ascii", exclude_characters=":\x00"), max_size=60),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_turns_are_verbatim_pieces_in_order(turns: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{who}: {said}" for who, said in turns)
    try:
        found = parse(text).turns
    except BadTranscript:
        return
    at = 0
    for turn in found:
        at = text.index(turn.text, at) + len(turn.text)
    assert [t.speaker for t in found] == [who.lower() for who, _ in turns]
