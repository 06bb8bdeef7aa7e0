"""A story file keeps what its author wrote: fields that we do not know, comments, line ends, order."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.content.errors import BadFile
from mockloop.practice.shelf import Shelf
from mockloop.practice.story_edit import fresh, with_field, with_section
from mockloop.practice.story_file import SECTIONS, StoryFile, parse
from tests.practice.shelved import STORIES

PATH = Path("a-story.md")
GOOD = [one for one in Shelf(STORIES).all() if isinstance(one, StoryFile)]
words = st.text(st.characters(blacklist_categories=("C", "Z"), blacklist_characters="#\\`~")).filter(bool)
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)
any_story = st.sampled_from(GOOD)


def read(text: str) -> StoryFile:
    return parse(PATH, text)


def said(story: StoryFile) -> dict[str, object]:
    """Everything that a story says, without where it stands."""
    names = ("title", "when", "competencies", "principles", "scope", "figures", "people", "employers", "status")
    return {name: getattr(story, name) for name in names} | {name: story.section(name) for name in SECTIONS}


def test_eleven_of_the_twelve_can_be_read() -> None:
    assert len(GOOD) == 11
    assert next(s for s in GOOD if s.id == "on-call-rota").people["Brian O'Neal"] == "manager"
    assert next(s for s in GOOD if s.id == "vendor-lock").section("task") == "I was asked to plan the move."
    assert next(s for s in GOOD if s.id == "build-minutes").missing == ("task", "reflection")


@given(any_story, sentences)
def test_another_title_changes_the_title_and_nothing_else(story: StoryFile, title: str) -> None:
    again = read(with_field(story, "title", title))
    assert said(again) == said(story) | {"title": title.strip()}
    assert list(again.lines) == list(story.lines)


@given(any_story, st.lists(words, max_size=4))
def test_other_figures_change_the_figures_and_nothing_else(story: StoryFile, figures: list[str]) -> None:
    again = read(with_field(story, "figures", figures))
    assert said(again) == said(story) | {"figures": tuple(figures)}


@given(any_story, st.sampled_from(SECTIONS), sentences)
def test_another_section_changes_that_section_and_nothing_else(story: StoryFile, name: str, text: str) -> None:
    again = read(with_section(story, name, text))
    assert said(again) == said(story) | {name: again.section(name)}
    assert again.section(name).split() == text.split()
    assert again.text[: again.sections[name].start].rstrip() == story.text[: story.sections[name].start].rstrip()


@given(any_story, sentences)
def test_there_and_back_leaves_the_file_as_it_was(story: StoryFile, text: str) -> None:
    once = read(with_section(read(with_section(story, "result", text)), "result", story.section("result")))
    assert once.text == story.text


@given(sentences, st.dictionaries(st.sampled_from(SECTIONS), sentences))
def test_a_fresh_story_says_what_it_was_given(title: str, sections: dict[str, str]) -> None:
    story = read(fresh(title, sections))
    assert story.title == title.strip()
    assert {name: story.section(name).split() for name in sections} == {n: s.split() for n, s in sections.items()}


def test_unknown_fields_comments_and_line_ends_stay() -> None:
    rota = next(s for s in GOOD if s.id == "on-call-rota")
    changed = with_field(rota, "status", "retired")
    assert 'mood: "told with a smile" # mine\ntags:\n  - 2024-review\n  - calm\n' in changed
    lock = next(s for s in GOOD if s.id == "vendor-lock")
    assert "\r\n" in lock.text
    assert "\n" not in with_field(lock, "title", "No").replace("\r\n", "")
    assert "\n" not in with_section(lock, "result", "We stayed.\nAnd saved.").replace("\r\n", "")


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("schema: 1\ntitle: a: b", 3, "quote a text"),
        ("schema: 2\ntitle: x", 2, "must be 1"),
        ("schema: 1", 1, "title: is missing"),
        ("schema: 1\ntitle: x\nscope: galaxy", 4, "must be one of self, team"),
        ("schema: 1\ntitle: x\ntitle: y", 4, "is given twice"),
        ("schema: 1\ntitle: x\nfigures: 40", 4, "must be a list"),
        ("schema: 1\ntitle: &a x", 3, "anchors"),
        ("schema: 1\ntitle: !!python/object x", 3, "anchors"),
        ("- schema", 2, "must hold fields"),
        ("schema: 1\ntitle: x\ndeep: " + "[" * 30 + "]" * 30, 4, "nested"),
    ],
)
def test_a_broken_head_is_told_with_its_line(head: str, line: int, words: str) -> None:
    with pytest.raises(BadFile) as error:
        read(f"---\n{head}\n---\n\n## Situation\n\nx\n")
    assert error.value.line == line
    assert words in str(error.value)


@pytest.mark.parametrize("text", ["", "no head", "---\nschema: 1\ntitle: x\n"])
def test_a_file_without_a_whole_head_is_broken(text: str) -> None:
    with pytest.raises(BadFile):
        read(text)


def test_a_heading_in_code_is_no_section() -> None:
    story = read("---\nschema: 1\ntitle: x\n---\n## Action\n\n```\n## Result\n```\n\n## Result\n\nIt held.\n")
    assert story.section("result") == "It held."
    assert "## Result" in story.section("action")
