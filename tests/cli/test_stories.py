"""`mockloop stories`: files in, files out, and what they cover."""

import json
import shutil
import time
from pathlib import Path

import pytest

from tests.cli.ran import Mockloop
from tests.practice.shelved import STORIES


@pytest.fixture
def stories(home: Path) -> Path:
    shutil.copytree(STORIES, home / "stories")
    return home / "stories"


def test_a_list_names_every_story_and_the_line_of_a_broken_one(stories: Path, mockloop: Mockloop) -> None:
    ran = mockloop("stories", "list")
    assert ran.status == 0
    assert "cache-bet" in ran.out
    assert f"{stories}/half-written.md:3" in ran.out
    data = json.loads(mockloop("stories", "list", "--json").out)["stories"]
    assert len(data) == 12
    assert next(one for one in data if one["id"] == "half-written")["line"] == 3


def test_without_a_story_it_says_how_to_begin(mockloop: Mockloop) -> None:
    ran = mockloop("stories", "list")
    assert (ran.status, ran.out) == (0, "")
    assert "stories new" in ran.err


def test_show_gives_the_parts_and_how_it_reads(stories: Path, mockloop: Mockloop) -> None:
    out = mockloop("stories", "show", "checkout-outage").out
    assert "S ▓" in out
    assert "thinnest:" in out
    assert json.loads(mockloop("stories", "show", "cache-bet", "--json").out)["sections"]["task"].startswith("I had")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["show", "cach-bet"], "did you mean cache-bet"),
        (["show", "../../etc/passwd"], "is no story's id"),
        (["show", "half-written"], ":3: is not YAML"),
        (["coverage", "--list", "nobody"], "take staff"),
        (["import", "/nowhere"], "cannot be read"),
        (["new", " "], "is empty"),
    ],
)
def test_bad_input_is_one_line_and_status_2(stories: Path, mockloop: Mockloop, argv: list[str], words: str) -> None:
    ran = mockloop("stories", *argv)
    assert ran.status == 2
    assert words in ran.err
    assert ran.err.count("\n") == 1


def test_new_then_edit_then_list(home: Path, mockloop: Mockloop, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(mockloop("stories", "new", "The night of the sale").out.strip())
    assert path == home / "stories" / "the-night-of-the-sale.md"
    monkeypatch.setenv("EDITOR", "sed -i s/draft$/ready/")
    monkeypatch.delenv("VISUAL", raising=False)
    assert mockloop("stories", "edit", "the-night-of-the-sale").status == 0
    assert "ready" in mockloop("stories", "list").out
    monkeypatch.setenv("EDITOR", "sed -i s/^title/:title/")
    broke = mockloop("stories", "edit", "the-night-of-the-sale")
    assert broke.status == 1
    assert "kept as you wrote it" in broke.err
    monkeypatch.delenv("EDITOR")
    assert "set EDITOR" in mockloop("stories", "edit", "the-night-of-the-sale").err


def test_coverage_shows_holes_and_overuse_and_the_sheet_a_line_a_question(stories: Path, mockloop: Mockloop) -> None:
    out = mockloop("stories", "coverage").out
    assert "hole   Success and Scale" in out
    assert "overuse: build-minutes" in out
    assert "Staff" not in mockloop("stories", "coverage", "--list", "meta").out
    sheet = json.loads(mockloop("stories", "coverage", "--sheet", "--json").out)["lines"]
    assert {"question": "failure", "story": "cache-bet"}.items() <= next(
        x for x in sheet if x["question"] == "failure"
    ).items()


def test_a_line_of_a_cv_becomes_a_story_with_what_is_missing(home: Path, mockloop: Mockloop, tmp_path: Path) -> None:
    cv = tmp_path / "cv.txt"
    cv.write_text("- Cut the build from 40 to 9 minutes by caching one client")
    dry = mockloop("stories", "import", str(cv), "--dry-run")
    assert "missing: Situation" in dry.out
    assert not (home / "stories").exists()
    assert mockloop("stories", "import", str(cv), "--title", "Build").status == 0
    assert json.loads(mockloop("stories", "list", "--json").out)["stories"][0]["id"] == "build"


def test_nothing_anonymous_is_sent_while_the_names_of_a_story_cannot_be_read(
    stories: Path, mockloop: Mockloop, script: Path
) -> None:
    mockloop("play", str(script), "--save")
    for argv in (("stories", "export"), ("stories", "show", "cache-bet"), ("export", "last")):
        ran = mockloop(*argv, "--anonymous")
        assert (ran.status, ran.out) == (2, "")
        assert "half-written.md:3" in ran.err


def test_an_anonymous_export_holds_no_name(stories: Path, mockloop: Mockloop) -> None:
    (stories / "half-written.md").unlink()
    names = ["Maren", "Oduya", "Halvorsen", "Brightwater", "O'Neal", "Chidi", "Fernhill", "Medora", "Vass", "Priya"]
    for form in ([], ["--json"]):
        plain = mockloop("stories", "export", *form).out
        clean = mockloop("stories", "export", "--anonymous", *form).out
        assert all(name in plain for name in names)
        assert not [name for name in names if name.lower() in clean.lower()]
    shown = mockloop("stories", "show", "checkout-outage", "--anonymous", "--json").out
    assert "Maren" not in shown
    assert "Halvorsen" not in shown


def test_an_exported_story_comes_in_again(stories: Path, mockloop: Mockloop, tmp_path: Path) -> None:
    out = tmp_path / "rota.md"
    assert mockloop("stories", "export", "on-call-rota", "--output", str(out)).status == 0
    made = Path(mockloop("stories", "import", str(out)).out.splitlines()[0])
    assert made.name == "rota.md"
    assert "mood:" in made.read_text(encoding="utf-8")


def test_an_anonymous_round_holds_no_name_and_its_quotes_still_hold(
    stories: Path, mockloop: Mockloop, script: Path
) -> None:
    (stories / "half-written.md").unlink()
    words = script.read_text(encoding="utf-8").replace("in Postgres because", "as Maren Oduya did, in Postgres because")
    script.write_text(words, encoding="utf-8")
    assert mockloop("play", str(script), "--save", "--grade").status == 0
    assert "Maren" in mockloop("export", "last").out
    clean = mockloop("export", "last", "--anonymous").out
    assert "Maren" not in clean
    assert "Oduya" not in clean
    whole = json.loads(clean)
    turns = {e["turn"]: e["text"] for e in whole["events"] if e["type"] == "said"}
    quotes = [q for d in whole["scorecards"][-1]["dimensions"] for c in d["checks"] for q in c["evidence"]]
    assert all(turns[q["turn"]][q["start"] : q["end"]] == q["quote"] for q in quotes if q.get("turn"))


def test_five_hundred_stories_are_listed_and_covered_within_a_second_of_work(stories: Path, mockloop: Mockloop) -> None:
    for n in range(489):
        shutil.copy(STORIES / "checkout-outage.md", stories / f"copy-{n:03}.md")
    mockloop("stories", "list")
    for part in ("list", "coverage"):
        begun = time.process_time()
        mockloop("stories", part)
        assert time.process_time() - begun < 1.0
