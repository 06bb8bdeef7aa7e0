"""What a new user meets: each refusal says what, where, and what to do next; help explains every option."""

import argparse
import json
import sqlite3
from importlib import import_module
from pathlib import Path

import pytest

from mockloop.cli.dispatch import COMMANDS

from .ran import Mockloop, Ran


def refused(done: Ran) -> str:
    """The one line of a refusal, which is all of it."""
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert "defect" not in done.err
    assert not done.err.rstrip().endswith(".")
    return done.err


def parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    below = [p for a in parser._actions if isinstance(a, argparse._SubParsersAction) for p in a.choices.values()]
    return [parser, *(q for p in below for q in parsers(p))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    parser = argparse.ArgumentParser(prog=name)
    import_module(f"mockloop.cli.commands.{'import_' if name == 'import' else name}").arguments(parser)
    actions = [a for p in parsers(parser) for a in p._actions if not isinstance(a, argparse._SubParsersAction)]
    assert [a.dest for a in actions if not a.help] == []


@pytest.mark.parametrize("argv", [(), ("run", "hld", "url-shortener"), ("run", "hld")])
def test_without_a_terminal_the_screen_says_what_there_is_instead(argv: tuple[str, ...], mockloop: Mockloop) -> None:
    told = refused(mockloop(*argv))
    assert "terminal" in told
    assert "mockloop play" in told


def test_a_kind_without_questions_is_told_before_the_screen_is_taken(mockloop: Mockloop) -> None:
    held = {i["kind"] for i in json.loads(mockloop("bank", "list", "--json", "--type", "question").out)["items"]}
    for kind in {"hld", "lld", "behavioral"} - held:
        assert f"no {kind} question" in refused(mockloop("run", kind))


def test_a_binary_file_is_called_one(mockloop: Mockloop, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")
    for argv in (("grade",), ("import",), ("play",)):
        assert "binary" in refused(mockloop(*argv, str(tmp_path / "in.txt")))


def test_a_transcript_beyond_all_rounds_says_how_much_can_be_read(mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Candidate: " + "a cache in front of it, because reads outnumber writes. " * 110_000)
    assert "5 million can be read" in refused(mockloop("grade", str(path)))


@pytest.mark.parametrize(
    "text",
    [
        "Ich würde die Links in Postgres halten, weil jede Weiterleitung nur eine Zeile liest, und davor einen Cache.",
        "Je garde les liens dans Postgres parce que chaque redirection lit une seule ligne, avec un cache devant.",
        "Guardo los enlaces en Postgres porque cada lectura usa la clave, y para los más pedidos una caché.",
        "Я храню ссылки в Postgres, потому что каждый переход читает одну строку по ключу, а перед ним стоит кэш.",
    ],
    ids=["German", "French", "Spanish", "Russian"],
)
def test_another_language_is_named_on_the_card(text: str, mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(f"Candidate: {text}\n", encoding="utf-8")
    done = mockloop("grade", str(path), "--question", "url-shortener")
    assert done.status == 0
    assert "does not read as English" in done.out


@pytest.mark.parametrize(
    "text",
    [
        "PG primary, 2 replicas, redis LRU ttl 1h, kafka -> flink -> s3, p99 < 50ms, 40 w/s, 4k r/s, base62, 7 chars",
        "No LA region at first; de facto one table, no joins, en route cache, on a miss read PG, die if no quorum",
        "I want to keep it simple so we are using one Postgres for the links and a cache in front of it for the reads.",
    ],
)
def test_terse_english_is_english(text: str, mockloop: Mockloop, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text)
    assert "English" not in mockloop("grade", str(path), "--question", "url-shortener").out


def test_a_broken_file_of_the_user_is_named_when_a_round_is_played_with_what_there_was(
    mockloop: Mockloop, home: Path, script: Path
) -> None:
    (home / "question_bank" / "hld").mkdir(parents=True)
    (home / "question_bank" / "hld" / "url-shortener.yaml").write_text("schema: 1\nid: url-shortener\ntitle: [\n")
    done = mockloop("play", str(script), "--json")
    assert done.status == 0
    assert "left out: " in done.err
    assert "url-shortener.yaml:" in done.err
    assert all(json.loads(line) for line in done.out.splitlines())


def test_a_new_file_in_place_of_a_built_in_one_says_so(mockloop: Mockloop) -> None:
    assert "instead of the built-in one" in mockloop("bank", "new", "hld", "url-shortener").err
    assert "instead" not in mockloop("bank", "new", "hld", "bike-hire").err


def test_a_home_that_is_a_file_is_told(mockloop: Mockloop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / "file"))
    for argv in (("history",), ("config", "set", "level", "mid"), ("bank", "list"), ("bank", "new", "hld", "mine")):
        assert "MOCKLOOP_HOME: " in refused(mockloop(*argv))
    assert mockloop("doctor").status == 1


@pytest.mark.parametrize("argv", [("history",), ("show", "last"), ("export", "--all"), ("bank", "misgrades")])
@pytest.mark.parametrize("broken", ["corrupt", "newer", "folder"])
def test_a_history_that_cannot_be_used_says_what_to_do(
    broken: str, argv: tuple[str, ...], mockloop: Mockloop, home: Path
) -> None:
    path = home / "history.db"
    if broken == "corrupt":
        path.write_bytes(b"not a database at all" * 100)
    elif broken == "folder":
        path.mkdir()
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
            connection.execute(f"PRAGMA application_id = {0x6D6C6F6F}")
        connection.close()
    told = refused(mockloop(*argv))
    assert str(path) in told
    assert {"corrupt": "move the file away", "newer": "upgrade mockloop", "folder": "another folder"}[broken] in told


@pytest.mark.parametrize("limit", ["0", "-3", "many"])
def test_a_limit_below_one_is_no_limit(limit: str, mockloop: Mockloop) -> None:
    assert "--limit" in refused(mockloop("history", "--limit", limit))


def test_an_export_of_an_empty_history_says_so(mockloop: Mockloop) -> None:
    status, out, err = mockloop("export", "--all")
    assert (status, out) == (0, "")
    assert "no round yet" in err


def test_each_finding_of_the_doctor_has_its_own_fix(mockloop: Mockloop, home: Path) -> None:
    (home / "config.toml").write_text('level = "junior"\n')
    (home / "history.db").write_bytes(b"not a database at all" * 100)
    (home / "question_bank" / "hld").mkdir(parents=True)
    (home / "question_bank" / "hld" / "mine.yaml").write_text("schema: 1\nid: mine\ntitle: [\n")
    told = mockloop("doctor", "--json")
    assert told.status == 1
    wrong = {f["name"]: f for f in json.loads(told.out)["findings"] if not f["ok"]}
    assert set(wrong) == {"config", "history", "bank"}
    assert wrong["config"]["fix"] == "take one of mid, senior, staff"
    assert "move the file away" in wrong["history"]["seen"] + wrong["history"]["fix"]
    assert "mine.yaml:4" in wrong["bank"]["seen"]
    assert all(f["fix"] for f in wrong.values())
    shown = mockloop("doctor").out
    assert all(f["fix"] in shown for f in wrong.values())
    assert "3 to mend" in shown


def test_a_doctor_that_finds_nothing_says_so(mockloop: Mockloop) -> None:
    assert mockloop("doctor").out.endswith("everything works\n")
