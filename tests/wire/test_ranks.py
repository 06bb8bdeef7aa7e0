"""Real token ranks: those of npm `js-tiktoken` are the ones that tiktoken expects, and count as it does."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from mockloop.backends.tokens import counter, estimate, expected
from tests.wire.provider import HERE, missing

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if why := missing():
        pytest.skip(why)
    made = subprocess.run(["node", "ranks.mjs"], cwd=HERE, capture_output=True, check=True, timeout=60)
    folder = tmp_path_factory.mktemp("ranks")
    (folder / expected().file_name).write_bytes(made.stdout)
    return folder


def test_the_ranks_have_tiktokens_own_hash(folder: Path) -> None:
    data = (folder / expected().file_name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == expected().sha256


def test_they_count_as_o200k_does(folder: Path) -> None:
    count = counter([folder])
    assert count("hello world") == 2
    assert count("") == 0


def test_the_estimate_is_within_a_fifth_on_what_an_interview_is_made_of(folder: Path) -> None:
    count = counter([folder])
    for path in sorted((ROOT / "question_bank" / "hld").glob("*.yaml"))[:6]:
        text = path.read_text(encoding="utf-8")
        assert estimate(text) == pytest.approx(count(text), rel=0.2), path.name
