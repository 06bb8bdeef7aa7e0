"""The wheel carries all of its data, and runs where there is no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow

SCRIPT = """
kind: hld
question: url-shortener
playbook: hld-10
turns:
  - at: "00:20"
    say: How many daily active users should I plan for?
  - at: "01:40"
    do: next
  - at: "02:10"
    say: I'd keep the links in Postgres, keyed by the short code, because a lookup is one read by primary key.
"""


@dataclass(frozen=True)
class Installed:
    """A virtual environment with nothing of ours but the wheel; other libraries are those of the test run."""

    wheel: Path
    bin: Path
    site: Path
    home: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": os.environ["PATH"], "MOCKLOOP_HOME": str(self.home), "PYTHONPATH": os.environ["PYTHONPATH"]}
        command = [str(self.bin / "mockloop"), *arguments]
        return subprocess.run(
            command, env=env, cwd=self.home, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(pip, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (site,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (site / "others.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    home = folder / "home"
    home.mkdir()
    return Installed(wheel, python.parent, site, home)


def test_the_wheel_holds_every_file_of_the_package_and_of_the_bank(installed: Installed) -> None:
    held = set(zipfile.ZipFile(installed.wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "src", "question_bank", "rubrics", "prompts"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    ).stdout.splitlines()
    expected = {p.removeprefix("src/") if p.startswith("src/") else f"mockloop/data/{p}" for p in tracked}
    assert expected - held == set()
    assert "mockloop/data/index.json" in held


def test_it_says_its_version(installed: Installed) -> None:
    from mockloop import __version__

    done = installed.run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"mockloop {__version__}")


def test_it_finds_the_bank_inside_itself(installed: Installed) -> None:
    done = installed.run("bank", "list", "--json")
    assert done.returncode == 0, done.stderr
    items = json.loads(done.stdout)["items"]
    assert {("question", "url-shortener"), ("playbook", "hld-9-step"), ("choice", "postgres"), ("rubric", "hld")} <= {
        (item["type"], item["id"]) for item in items
    }
    program = "from mockloop.content.data_path import data_root; print(data_root())"
    where = subprocess.run([installed.bin / "python", "-c", program], capture_output=True, text=True, check=True).stdout
    assert Path(where.strip()) == installed.site / "mockloop" / "data"


def test_it_plays_and_grades_a_round(installed: Installed) -> None:
    script = installed.home / "script.yaml"
    script.write_text(SCRIPT)
    done = installed.run("play", str(script), "--json", "--grade")
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[0]["type"] == "round_started"
    assert events[-1]["type"] == "scored"
    asked = [e["target"] for e in events if e.get("intent") in ("answer", "why_not")]
    assert "daily_users" in asked
