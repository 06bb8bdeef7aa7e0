"""Imports run one way, and nothing heavy is loaded before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SDKS = {"openai", "anthropic", "tiktoken", "httpx", "httpx2"}


def modules_after(program: str) -> set[str]:
    """The top-level modules of a fresh process that ran the program."""
    end = "\nimport sys, json; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", program + end], capture_output=True, text=True, timeout=60, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_layers_and_the_pure_core_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(argument: str) -> None:
    program = f"from mockloop.cli import run\ntry:\n    run(['{argument}'])\nexcept SystemExit:\n    pass"
    assert not modules_after(program) & (SDKS | {"textual", "pydantic", "yaml", "sqlite3", "asyncio"})


def test_the_index_of_the_bank_needs_neither_models_nor_yaml_once_it_is_known(tmp_path: Path) -> None:
    home = f"__import__('pathlib').Path({str(tmp_path)!r})"
    look = f"from mockloop.content.library import Library\nLibrary.open({home}).index()"
    subprocess.run([sys.executable, "-c", look], timeout=60, check=True)
    assert not modules_after(look) & (SDKS | {"textual", "pydantic", "yaml", "sqlite3"})


def test_the_screens_load_no_sdk() -> None:
    program = "import mockloop.tui.app\nimport textual"
    assert not modules_after(program) & (SDKS | {"plotext"})
