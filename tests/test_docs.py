"""What the documents say is true, and no file names a place that only one machine has."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

# Pieces, so that this file does not name what it looks for.
_REGISTRIES = ["files." + "pythonhosted", "registry." + "npmjs", "deb." + "debian.org", "pypi" + ".org", "ghcr" + ".io"]
_PLACES = ["work", "farm", "root", "tmp/bash" + "_jobs", "home/[a-z]+", "Users"]
_LEAK = re.compile("|".join(map(re.escape, _REGISTRIES)) + rf"|(?:^|[^A-Za-z0-9_.])/(?:{'|'.join(_PLACES)})/")


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def lines(path: Path) -> list[str]:
    data = path.read_bytes()
    return [] if b"\0" in data else data.decode("utf-8").splitlines()


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    found = [
        f"{p.relative_to(ROOT)}:{n}" for p in tracked() for n, line in enumerate(lines(p), 1) if _LEAK.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_every_make_target_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`mockloop ([a-z]+)", README))))
def test_every_command_of_the_readme_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    from mockloop.cli import run

    try:
        status = run([command, "--help"])
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    assert status == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md"])
def test_every_file_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(r"`((?:docs|src|question_bank|rubrics|prompts)/[\w/.-]*)`", text)
    own = {"question_bank/", "rubrics/", "prompts/"}
    assert [name for name in linked + named if name not in own and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", sorted(re.findall(r"(?<!\w)/([a-z]+)(?= ?[`A-Z])", README)))
def test_every_slash_command_of_the_readme_is_one(name: str) -> None:
    from mockloop.tui.commands import COMMANDS

    assert name in {command.name for command in COMMANDS}


def test_the_readme_fits_a_screen() -> None:
    assert len(README.splitlines()) <= 60


def test_versions_are_exact_in_the_constraints_and_cover_every_dependency() -> None:
    import tomllib

    pinned = {}
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition("==")
            assert version, line
            pinned[name.lower().replace("_", "-")] = version
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = (
        project["project"]["dependencies"] + project["dependency-groups"]["dev"] + project["build-system"]["requires"]
    )
    names = {re.split(r"[<>=\[ ]", w, maxsplit=1)[0].lower() for w in wanted}
    assert names - set(pinned) == set()
