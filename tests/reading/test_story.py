"""What is read in a telling: parts, deeds, figures, and whether it happened at all."""

import re

from mockloop.reading.story import PARTS, read_story

LABELLED = """Situation: In spring 2022 our nightly ledger export was failing twice a week and finance closed late.
Task: My job was to get it to finish before six in the morning.
Action: I timed each stage, found that one join read the whole table, and rewrote it with Agnes.
Result: The export went from seven hours to forty minutes, and finance has closed on time since then.
Reflection: Next time I would measure first, because I had spent a week on the wrong stage."""


def test_a_labelled_telling_shows_each_part() -> None:
    shares = read_story(LABELLED).shares
    assert all(shares[part] > 0.05 for part in PARTS)
    assert abs(sum(shares.values()) - 1) < 1e-9


def test_the_parts_are_seen_without_labels_too() -> None:
    bare = read_story(re.sub(r"(?m)^\w+: ", "", LABELLED)).shares
    assert all(bare[part] > 0 for part in PARTS)


def test_deeds_under_one_subject_all_count() -> None:
    story = read_story("I listed the depots, cut two of the eleven routes, and wrote to each driver by hand.")
    assert [p.text.split()[-1] for p in story.actions] == ["listed", "cut", "wrote"]


def test_what_one_felt_is_no_deed() -> None:
    assert read_story("I believed in it, I wanted it and I was interested in the topic.").actions == ()


def test_numbers_as_words_are_figures() -> None:
    story = read_story("It fell from about forty seconds to three, and six teams took it over.")
    assert len(story.figures) >= 2 and story.changes


def test_a_story_in_we_is_heard_as_such() -> None:
    assert read_story("We met, we looked at the logs, we wrote a plan and we moved the service.").mostly_we


def test_what_one_would_do_is_no_story() -> None:
    story = read_story("I would talk to everyone first. Usually I look for common ground, and then I'd bring data.")
    assert story.hypothetical and not story.actions


def test_what_one_would_do_differently_is_reflection() -> None:
    story = read_story(
        "I moved it in one night. What I'd do differently is take two nights, I should have kept the old one."
    )
    assert not story.hypothetical and story.reflection


def test_offsets_cut_the_text_as_given() -> None:
    text = LABELLED.replace("'", "’")
    story = read_story(text)
    assert all(text[p.start : p.end] == p.text for p in (*story.actions, *story.figures, *story.names, *story.results))


def test_people_are_found_by_name_and_by_role() -> None:
    names = {p.text for p in read_story("It was tense, and Oskar, who led print, told my manager.").names}
    assert "Oskar" in names and "manager" in names


def test_nothing_said_gives_an_empty_story() -> None:
    assert read_story("").shares == dict.fromkeys(PARTS, 0.0)
