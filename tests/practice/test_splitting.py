"""A pasted story or a line of a CV comes in part by part, with nothing lost and what is missing named."""

import re

import pytest

from mockloop.practice.shelf import Shelf
from mockloop.practice.splitting import split
from mockloop.practice.story_file import StoryFile
from tests.practice.shelved import STORIES

GOOD = Shelf(STORIES).stories()


@pytest.mark.parametrize("story", GOOD, ids=lambda s: s.id)
def test_a_labelled_story_comes_back_word_for_word(story: StoryFile) -> None:
    found = split(story.telling)
    text = " ".join(found.sections.values())
    told = re.sub(r"\b(?:Situation|Task|Action|Result|Reflection): ", "", story.telling)
    assert sorted(text.split()) == sorted(told.split())


def test_an_unlabelled_story_is_split_by_what_its_sentences_say() -> None:
    text = (
        "Last spring our search took two seconds and customers complained. My goal was to halve it by June. "
        "I profiled the query and rewrote the index. As a result it went from 2 s to 600 ms."
    )
    found = split(text)
    assert found.sections["action"].startswith("I profiled")
    assert "600 ms" in found.sections["result"]
    assert any(one.startswith("Reflection") for one in found.missing)


def test_a_line_of_a_cv_is_an_action_and_its_result() -> None:
    found = split("• Led the move of 12 services to Kafka, cutting lost messages from 60 a day to none")
    assert found.sections == {
        "action": "I led the move of 12 services to Kafka",
        "result": "cutting lost messages from 60 a day to none",
    }
    assert [one.split(":")[0] for one in found.missing][:3] == ["Situation", "Task", "Reflection"]


def test_a_story_of_we_without_figures_is_told_so() -> None:
    found = split("We had a problem. We fixed the build and we wrote a page. We automated the tests. It was better.")
    assert "a figure: how many, how long, how much" in found.missing
    assert any(one.startswith("your own part") for one in found.missing)
