"""The folder of stories: nothing is written that was not read first, nothing outside it is touched."""

from pathlib import Path

import pytest

from mockloop.content.errors import BadFile
from mockloop.practice.shelf import ChangedMeanwhile, Shelf, StoryError, digest, slug
from mockloop.practice.story_edit import fresh, with_field
from mockloop.practice.story_file import BrokenStory
from tests.practice.shelved import shelved


def test_a_broken_story_is_listed_with_its_line_and_never_written(tmp_path: Path) -> None:
    shelf = shelved(tmp_path / "stories")
    path = shelf.path("half-written")
    before = path.read_bytes()
    (broken,) = (one for one in shelf.all() if isinstance(one, BrokenStory))
    assert broken.error.line == 3
    with pytest.raises(BadFile):
        shelf.save("half-written", fresh("Whole", {}), None)
    assert path.read_bytes() == before


def test_the_second_of_two_edits_is_asked_and_writes_nothing(tmp_path: Path) -> None:
    shelf = shelved(tmp_path / "stories")
    first = second = shelf.read("cache-bet")
    shelf.save("cache-bet", with_field(first, "status", "draft"), digest(first.text))
    with pytest.raises(ChangedMeanwhile) as error:
        shelf.save("cache-bet", with_field(second, "status", "retired"), digest(second.text))
    assert shelf.read("cache-bet").status == "draft"
    assert "status: retired" in error.value.words


def test_an_edit_of_a_story_that_was_deleted_meanwhile_is_asked(tmp_path: Path) -> None:
    shelf = shelved(tmp_path / "stories")
    story = shelf.read("cache-bet")
    shelf.path("cache-bet").unlink()
    with pytest.raises(ChangedMeanwhile):
        shelf.save("cache-bet", story.text, digest(story.text))


def test_saving_leaves_no_other_file_and_keeps_rights_and_line_ends(tmp_path: Path) -> None:
    shelf = shelved(tmp_path / "stories")
    path, names = shelf.path("vendor-lock"), sorted(p.name for p in (tmp_path / "stories").iterdir())
    path.chmod(0o600)
    story = shelf.read("vendor-lock")
    before = path.read_bytes()
    shelf.save("vendor-lock", story.text, digest(story.text))
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in (tmp_path / "stories").iterdir()) == names


@pytest.mark.parametrize("id_", ["../out", "a/b", "", ".", "A", "a--b", "x" * 65, "a\n", "a.md", "c:x"])
def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path, id_: str) -> None:
    shelf = Shelf(tmp_path / "stories")
    for act in (shelf.read, shelf.path, lambda one: shelf.create(one, fresh("x", {}))):
        with pytest.raises(StoryError):
            act(id_)
    assert list(tmp_path.iterdir()) == []


def test_a_new_story_takes_no_other_ones_place(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "stories")
    assert shelf.all() == ()
    shelf.create("one", fresh("One", {}))
    with pytest.raises(StoryError):
        shelf.create("one", fresh("Two", {}))
    assert shelf.read("one").title == "One"
    assert shelf.free("one") == "one-2"


@pytest.mark.parametrize(("title", "id_"), [("Brian O'Neal's café!", "brian-oneals-cafe"), ("日本", "story")])
def test_an_id_is_made_of_a_title(title: str, id_: str) -> None:
    assert slug(title) == id_
