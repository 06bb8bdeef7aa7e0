"""A script says what to do and when; what cannot be played is named by line and field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.round.script import BadScript, Do, Entry, Say, Write, parse

HEAD = "kind: hld\nquestion: tool-library\n"


def turns(*lines: str) -> tuple[Entry, ...]:
    return parse(HEAD + "turns:\n" + "\n".join(f"  - {line}" for line in lines)).entries


def test_times_are_minutes_and_seconds_or_whole_seconds_or_20_after_the_turn_before() -> None:
    entries = turns(
        '{at: "00:20", say: a}', "{say: b}", "{at: 01:10, say: c}", "{at: 95, say: d}", '{at: "90:00", do: next}'
    )
    assert [e.at for e in entries] == [20.0, 40.0, 70.0, 95.0, 5400.0]


def test_a_turn_says_does_or_writes() -> None:
    acts = [
        e.act
        for e in turns("{say: a}", "{do: goto design}", "{write: {pane: code, text: x, file: a.py, replace: true}}")
    ]
    assert acts == [Say("a"), Do("goto", "design"), Write("code", "x", "a.py", True)]


def test_an_empty_word_is_kept_for_the_player_to_drop() -> None:
    assert [e.act for e in turns("{say: ''}", "{say: }")] == [Say(""), Say("")]


def test_words_that_yaml_takes_for_something_else_are_said_as_they_stand() -> None:
    assert [e.act for e in turns("{say: yes}", "{say: 40}", "{say: 2024-01-01}")] == [
        Say("yes"),
        Say("40"),
        Say("2024-01-01"),
    ]


def test_what_the_head_says_is_taken_and_unknown_fields_are_left_alone() -> None:
    script = parse(HEAD + "level: staff\nmode: guided\nminutes: 20\nseed: 4\nauthor: me\nturns: []\n")
    assert (script.kind, script.question, script.level, script.mode) == ("hld", "tool-library", "staff", "guided")
    assert (script.minutes, script.seed, script.entries) == (20, 4, ())


@pytest.mark.parametrize(
    ("text", "line", "field", "mend"),
    [
        ("kind: hdl\nturns: []", 1, "kind", "hld, lld, behavioral"),
        ("question: x\nturns: []", 1, "kind", "missing"),
        ("kind: hld\nlevel: junior\nturns: []", 2, "level", "mid, senior, staff"),
        ("kind: hld\nseed: many\nturns: []", 2, "seed", "whole number"),
        ("kind: hld\nminutes: 0\nturns: []", 2, "minutes", "1 to 600"),
        ("kind: hld", 1, "turns", "missing"),
        ("kind: hld\nturns: 5", 2, "turns", "list"),
        ("kind: hld\nturns:\n  - say: a\n  - 7", 4, "turns[2]", "mapping"),
        ("kind: hld\nturns:\n  - says: a", 3, "turns[1]", "say, do, write"),
        ("kind: hld\nturns:\n  - {say: a, do: next}", 3, "turns[1]", "exactly one"),
        ("kind: hld\nturns:\n  - at: soon\n    say: a", 3, "turns[1].at", "05:10"),
        ("kind: hld\nturns:\n  - at: '00:75'\n    say: a", 3, "turns[1].at", "05:10"),
        ("kind: hld\nturns:\n  - {at: 60, say: a}\n  - {at: 50, say: b}", 4, "turns[2].at", "earlier"),
        ("kind: hld\nturns:\n  - do: jump", 3, "turns[1].do", "goto"),
        ("kind: hld\nturns:\n  - do: goto", 3, "turns[1].do", "one step"),
        ("kind: hld\nturns:\n  - do:", 3, "turns[1].do", "nothing stands here"),
        ("kind: hld\nturns:\n  - write: notes", 3, "turns[1].write", "pane"),
        ("kind: hld\nturns:\n  - write:\n      pane: wall\n      text: x", 4, "turns[1].write.pane", "whiteboard"),
        ("kind: hld\nturns:\n  - write: {pane: notes}", 3, "turns[1].write", "text is missing"),
        ("kind: hld\nturns:\n  - say: [a]", 3, "turns[1].say", "text"),
        ("- a", 1, "", "kind"),
        ("", 1, "", "kind"),
        ("kind: hld\nturns: [1, ]]", 2, "", "YAML"),
        ("a: " + "[" * 5000, 1, "", "nested too deep"),
        ("kind: !!python/object:os.system x\nturns: []", 1, "", "YAML"),
    ],
)
def test_what_cannot_be_played_is_named_with_its_line_field_and_cure(
    text: str, line: int, field: str, mend: str
) -> None:
    with pytest.raises(BadScript) as caught:
        parse(text, "me.yaml")
    assert (caught.value.line, caught.value.field) == (line, field)
    assert mend in caught.value.message
    assert str(caught.value).startswith(f"me.yaml:{line}")


@given(st.text(max_size=80))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    for whole in (text, HEAD + "turns:\n  - " + text):
        try:
            parse(whole)
        except BadScript:
            continue
