"""What there is, how it is set, and whether it works."""

import json
from pathlib import Path

import pytest

from .ran import Mockloop


def test_the_bank_is_listed_with_the_fields_of_the_contract(mockloop: Mockloop) -> None:
    items = json.loads(mockloop("bank", "list", "--json").out)["items"]
    assert {tuple(item) for item in items} == {("type", "kind", "id", "title", "tier", "patterns", "source")}
    assert {"question", "choice", "playbook", "rubric"} <= {item["type"] for item in items}
    choices = json.loads(mockloop("bank", "list", "--json", "--type", "choice").out)["items"]
    assert {item["type"] for item in choices} == {"choice"}


def test_one_thing_of_the_bank_is_shown_with_all_fields(mockloop: Mockloop) -> None:
    shown = json.loads(mockloop("bank", "show", "redis", "--json").out)
    assert (shown["schema"], shown["id"]) == (1, "redis")
    assert len(shown["why_not"]) >= 3
    assert "why_not:" in mockloop("bank", "show", "redis").out


def test_a_broken_file_of_the_user_is_left_out_and_named_and_the_rest_works(mockloop: Mockloop, home: Path) -> None:
    (home / "question_bank" / "hld").mkdir(parents=True)
    (home / "question_bank" / "hld" / "mine.yaml").write_text("schema: 1\nid: mine\nkind: hld\ntitle: [\n")
    done = mockloop("bank", "list")
    assert done.status == 0
    assert "mine.yaml:" in done.err
    assert "url-shortener" in done.out
    lint = mockloop("bank", "lint")
    assert lint.status == 1
    assert "mine.yaml:" in lint.out
    assert "mine.yaml" in mockloop("bank", "show", "mine").err
    assert mockloop("doctor").status == 1


def test_a_setting_is_kept_and_the_file_keeps_its_words(mockloop: Mockloop, home: Path) -> None:
    (home / "config.toml").write_text('# mine\nlevel = "mid"  # for now\nextra = 1\n')
    assert mockloop("config", "set", "reply_delay", "0.5").status == 0
    text = (home / "config.toml").read_text()
    assert "# mine" in text
    assert "# for now" in text
    shown = json.loads(mockloop("config", "show", "--json").out)
    assert (shown["level"], shown["reply_delay"]) == ("mid", 0.5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('level = "junior"\n', "level: 'junior' is not allowed; take one of mid, senior, staff"),
        ("reply_delay = 99\n", "reply_delay: 99 is not allowed; take seconds from 0 to 10"),
        ('interview_date = "soon"\n', "interview_date: 'soon' is not allowed"),
        ("level = \n", "this is not TOML"),
    ],
)
def test_a_broken_config_is_one_line_with_file_key_and_what_is_allowed(
    text: str, told: str, mockloop: Mockloop, home: Path
) -> None:
    (home / "config.toml").write_text(text)
    status, out, err = mockloop("config", "show")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{home / 'config.toml'}: {told}" in err


def test_the_variable_wins_over_the_config(mockloop: Mockloop, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCKLOOP_BACKEND", "elsewhere")
    assert json.loads(mockloop("config", "show", "--json").out)["backend"] == "elsewhere"


def test_all_of_a_user_is_under_their_home(mockloop: Mockloop, home: Path) -> None:
    paths = json.loads(mockloop("config", "path", "--json").out)
    assert all(path.startswith(str(home)) for path in paths.values())
    assert mockloop("bank", "path").out.strip() == str(home)


def test_the_doctor_finds_nothing_on_a_machine_that_works_and_says_how_to_mend_what_does_not(
    mockloop: Mockloop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(mockloop("doctor", "--json").out)
    assert {"python", "bank", "history", "config", "backend"} <= {f["name"] for f in told["findings"]}
    monkeypatch.setenv("MOCKLOOP_BACKEND", "elsewhere")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-never-shown")
    done = mockloop("doctor")
    assert done.status == 1
    assert "unset MOCKLOOP_BACKEND" in done.out
    assert "sk-never-shown" not in done.out + done.err
