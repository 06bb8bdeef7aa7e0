"""A telling: where its words and its time went, its thinnest part, and what would be asked."""

import pytest

from mockloop.practice.shelf import Shelf
from mockloop.practice.telling import measures, of_round, ribbon, telling
from mockloop.round.events import Event, Said, StepEntered
from tests.practice.shelved import STORIES

STORY = {story.id: story for story in Shelf(STORIES).stories()}


@pytest.mark.parametrize("width", [30, 60, 100])
def test_the_ribbon_fits_and_its_longest_stretch_is_the_longest_part(width: int) -> None:
    told = telling(STORY["checkout-outage"].telling)
    line = ribbon(told.read, width)
    assert len(line) <= width + 4
    stretches = dict(zip("STARL", [part.count("▓") for part in line.split(" ") if part not in "STARL"], strict=True))
    assert max(stretches, key=lambda k: stretches[k]) == "A"


def test_an_absent_part_is_a_dot_and_the_thinnest() -> None:
    told = telling("I profiled the build and cached the client. I wrote to all leads.")
    assert "R ·" in ribbon(told.read, 40)
    assert told.thinnest != "action"
    assert {m.name: m.value for m in measures(told)}["Result"] == "absent"


def test_a_story_of_we_is_asked_which_of_it_was_you() -> None:
    assert any("Which of it was you?" in ask for ask in telling(STORY["deadline-we-cut"].telling).follow_ups)
    assert not any("Which of it" in ask for ask in telling(STORY["cache-bet"].telling).follow_ups)


def test_time_is_shared_out_by_words() -> None:
    told = telling(STORY["cache-bet"].telling, 120.0)
    assert sum(told.seconds_of(part) or 0 for part in ("situation", "task", "action", "result", "reflection")) == (
        pytest.approx(120.0)
    )


def test_a_rounds_telling_is_what_was_said_in_its_first_step() -> None:
    events: list[Event] = [
        StepEntered(seq=1, t=0, step="answer", why="start"),
        Said(seq=2, t=5, step="answer", speaker="interviewer", turn=1, text="Tell me.", intent="open"),
        Said(seq=3, t=125, step="answer", speaker="candidate", turn=2, text="I rewrote the index."),
        Said(seq=4, t=200, step="follow_ups", speaker="candidate", turn=3, text="Yes."),
    ]
    told = of_round(events)
    assert (told.text, told.seconds) == ("I rewrote the index.", 120)
