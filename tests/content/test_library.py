"""The bank opens file by file, the user's in front, and what is broken is left out and named."""

import json
import os
import time
from pathlib import Path

import pytest

from mockloop.content.errors import BadFile, NotInBank
from mockloop.content.library import Library
from tests.content.bank import Bank

HLD = "question_bank/playbooks/hld-10.yaml"


def test_what_ships_is_whole() -> None:
    index = Library.open(None).index()
    assert index.broken == ()
    assert index.find("hld-9-step", "playbook")


def test_a_kind_s_default_playbook_comes_first() -> None:
    assert [p.id for p in Library.open(None).index().of("playbook", "hld")] == ["hld-9-step", "hld-10"]


def test_the_playbooks_are_those_of_the_contract() -> None:
    library = Library.open(None)
    long, short = library.playbook("hld-9-step"), library.playbook("hld-10")
    assert {s.id: s.minutes for s in long.steps} == {
        "requirements": 5, "estimation": 3, "api": 3, "data_model": 5, "architecture": 8, "deep_dive": 10, "scale": 5,
        "reliability": 3, "tradeoffs": 3,
    }  # fmt: skip
    assert {s.id: s.minutes for s in short.steps} == {
        "requirements": 2, "data_model": 3, "deep_dive": 4, "tradeoffs": 1,
    }  # fmt: skip
    assert (long.minutes, short.minutes, long.change_in, short.change_in) == (45, 10, "deep_dive", "deep_dive")
    assert all(len(s.overrun) >= 2 for p in (long, short) for s in p.steps)


def test_a_file_of_the_user_replaces_one_of_the_same_id_and_adds_one_of_a_new_id(bank: Bank, home: Path) -> None:
    text = bank.read(HLD)
    folder = home / "question_bank" / "playbooks"
    folder.mkdir(parents=True)
    (folder / "hld-10.yaml").write_text(text.replace("System design in ten minutes", "Mine"))
    (folder / "mine.yaml").write_text(text.replace("id: hld-10", "id: mine"))
    library = bank.library(home)
    index = library.index()
    assert library.playbook("hld-10").title == "Mine"
    assert library.playbook("mine").minutes == 10
    assert {p.id: p.source for p in index.of("playbook", "hld")} == {
        "hld-9-step": "builtin",
        "hld-10": "user",
        "mine": "user",
    }


def test_a_broken_file_is_left_out_and_named_and_the_rest_works(bank: Bank) -> None:
    line = bank.change(HLD, "minutes: 10\n", "minuets: 10\n")
    library = bank.library()
    (broken,) = library.index().broken
    assert (Path(broken.path).name, broken.field) == ("hld-10.yaml", "minuets")
    assert [p.id for p in library.index().of("playbook", "hld")] == ["hld-9-step"]
    assert library.playbook("hld-9-step").minutes == 45
    with pytest.raises(BadFile, match=rf"hld-10\.yaml:{line}: minuets: is no field here; did you mean 'minutes'"):
        library.playbook("hld-10")


def test_a_broken_file_of_the_user_leaves_the_built_in_one_in_place(bank: Bank, home: Path) -> None:
    folder = home / "question_bank" / "playbooks"
    folder.mkdir(parents=True)
    (folder / "hld-10.yaml").write_text("schema: 1\n")
    library = bank.library(home)
    assert [Path(b.path).parent for b in library.index().broken] == [folder]
    assert library.playbook("hld-10").minutes == 10
    assert library.index().find("hld-10")[0].source == "builtin"


def test_an_unknown_id_says_what_looks_like_it() -> None:
    with pytest.raises(NotInBank, match=r"'hld-9-stp'.*did you mean hld-9-step") as error:
        Library.open(None).playbook("hld-9-stp")
    assert error.value.near[0] == "hld-9-step"


@pytest.mark.parametrize(
    "wanted", ["../playbooks/hld-10", "/etc/passwd", "hld-10/../hld-10", "", "a" * 5000, "hld-10\x00", ".."]
)
def test_an_id_never_leaves_its_folder(wanted: str) -> None:
    with pytest.raises(NotInBank):
        Library.open(None).playbook(wanted)


def test_a_file_whose_id_is_not_its_name_is_broken(bank: Bank) -> None:
    bank.write("question_bank/playbooks/other.yaml", bank.read(HLD))
    assert [(Path(b.path).name, b.field) for b in bank.library().index().broken] == [("other.yaml", "id")]


def test_the_concept_files_are_one_vocabulary(bank: Bank) -> None:
    before = len(bank.library().concepts().concepts)
    bank.write("question_bank/concepts/mine.yaml", "schema: 1\nconcepts:\n  - {id: zebra, says: [zebra]}\n")
    concepts = bank.library().concepts()
    assert len(concepts.concepts) == before + 1
    assert concepts.markers
    assert concepts.oppositions


def test_a_broken_concept_file_does_not_silence_the_others(bank: Bank) -> None:
    bank.write("question_bank/concepts/mine.yaml", "schema: 1\nconcepts: 5\n")
    library = bank.library()
    assert library.concepts().concepts
    assert [Path(b.path).name for b in library.index().broken] == ["mine.yaml"]


def test_a_prompt_has_a_head_and_words(bank: Bank) -> None:
    bank.write("prompts/ask.md", "---\nschema: 1\ntitle: Asks\n---\nSay {what}.\n")
    bank.write("prompts/bare.md", "Say it.\n")
    library = bank.library()
    assert library.prompt("ask").text == "Say {what}.\n"
    assert [b.message.split(":")[0] for b in library.index().broken] == ["must begin with a head of four lines"]


def test_the_index_follows_every_change_of_a_file(bank: Bank, home: Path) -> None:
    first = bank.library(home).index()
    assert bank.library(home).index() == first
    bank.change(HLD, "System design in ten minutes", "Ten minutes of system design")
    changed = bank.library(home).index()
    assert changed.find("hld-10")[0].title == "Ten minutes of system design"
    assert changed.fingerprint != first.fingerprint
    bank.path(HLD).unlink()
    assert not bank.library(home).index().find("hld-10")


def test_a_change_that_keeps_size_and_place_is_seen_by_its_time(bank: Bank, home: Path) -> None:
    bank.library(home).index()
    before = bank.path(HLD).stat()
    bank.change(HLD, "System design in ten", "System design in tin")
    os.utime(bank.path(HLD), ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert "tin" in bank.library(home).index().find("hld-10")[0].title


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"version": "old", "files": {}}', "\x00\x01"])
def test_a_damaged_cache_is_made_anew(bank: Bank, home: Path, damage: str) -> None:
    fresh = bank.library(home).index()
    (cache,) = (home / "cache").glob("index-*.json")
    cache.write_text(damage)
    assert bank.library(home).index() == fresh
    assert json.loads(cache.read_text())["files"]


def test_a_home_that_cannot_be_written_costs_only_the_cache(bank: Bank, tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("not a folder")
    assert bank.library(home).index().items


def test_the_built_index_says_the_same_as_the_files(bank: Bank, tmp_path: Path) -> None:
    built = tmp_path / "index.json"
    bank.library().write_index(built)
    assert Library(bank.root, None, built).index() == bank.library().index()
    bank.change(HLD, "System design in ten minutes", "Changed since")
    assert Library(bank.root, None, built).index() == bank.library().index()


def test_a_folder_or_a_huge_file_in_place_of_a_file_is_named(bank: Bank) -> None:
    bank.path("question_bank/choices/folder.yaml").mkdir()
    with bank.path("question_bank/choices/huge.yaml").open("wb") as huge:
        huge.truncate(50_000_000)
    broken = {Path(b.path).name: b.message for b in bank.library().index().broken}
    assert set(broken) == {"folder.yaml", "huge.yaml"}
    assert "at most 1,000,000 bytes" in broken["huge.yaml"]


def test_without_a_home_nothing_is_written(bank: Bank) -> None:
    before = sorted(bank.root.rglob("*"))
    bank.library().index()
    assert sorted(bank.root.rglob("*")) == before


def test_a_warm_index_of_a_full_bank_is_quick(bank: Bank, home: Path) -> None:
    """Of 130 cards and 50 questions, as the contract fixes them; measured best of five."""
    card = bank.read("question_bank/choices/postgres.yaml")
    for n in range(110):
        bank.write(f"question_bank/choices/card-{n}.yaml", card.replace("id: postgres\n", f"id: card-{n}\n", 1))
    bank.library(home).index()
    took = []
    for _ in range(5):
        started = time.perf_counter()
        bank.library(home).index()
        took.append(time.perf_counter() - started)
    assert min(took) < 0.06, took


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The checks {checks}.", r"judge-dimension\.md: dimension: is missing"),
        ("{dimension}\n{checks}\n{score}", r"judge-dimension\.md:7: score: is a blank that nobody fills"),
    ],
)
def test_a_prompt_of_the_program_has_exactly_its_blanks(bank: Bank, body: str, told: str) -> None:
    bank.write("prompts/judge-dimension.md", f"---\nschema: 1\ntitle: Checks\n---\n{body}\n")
    with pytest.raises(BadFile, match=told):
        bank.library().prompt("judge-dimension")
