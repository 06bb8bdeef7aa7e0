"""The command line as a person has it: a home folder of their own, output and errors to look at."""

from pathlib import Path

import pytest

from mockloop.cli import run

from .ran import Mockloop, Ran


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("MOCKLOOP_HOME", str(folder))
    for name in ("MOCKLOOP_BACKEND", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def mockloop(home: Path, capsys: pytest.CaptureFixture[str]) -> Mockloop:
    def ran(*argv: str) -> Ran:
        status = run(list(argv))
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran


SCRIPT = """\
kind: hld
question: url-shortener
turns:
  - at: "00:20"
    say: How many links are made in a month?
  - at: "01:30"
    say: So I plan for forty new links a second and a hundred times that to read.
  - at: "02:00"
    do: next
  - say: I would keep them in Postgres because one row by its key is all we read.
  - at: "03:00"
    write: {pane: notes, text: "40/s"}
  - at: "04:00"
    do: finish
  - say: and one more thing
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "script.yaml"
    path.write_text(SCRIPT, encoding="utf-8")
    return path
