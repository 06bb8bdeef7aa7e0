"""Tokens: counted where tiktoken's ranks are on the disk, estimated elsewhere, never fetched."""

from pathlib import Path

import pytest

from mockloop.backends.tokens import NoRanks, counter, estimate, expected, rank_folders


def test_without_ranks_nothing_is_fetched_and_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoRanks, match="--fetch-tokenizer"):
        counter([tmp_path])


def test_ranks_with_another_hash_are_not_believed(tmp_path: Path) -> None:
    (tmp_path / expected().file_name).write_bytes(b"IQ== 0\n")
    with pytest.raises(NoRanks):
        counter([tmp_path])


def test_the_hash_is_tiktokens_own() -> None:
    ranks = expected()
    source = (Path(pytest.importorskip("tiktoken_ext").__path__[0]) / "openai_public.py").read_text(encoding="utf-8")
    assert ranks.url.endswith("o200k_base.tiktoken")
    assert ranks.url in source
    assert ranks.sha256 in source


def test_our_own_folder_comes_first(tmp_path: Path) -> None:
    assert next(rank_folders(tmp_path, {"TIKTOKEN_CACHE_DIR": "/elsewhere"})) == tmp_path / "tokenizer"


def test_an_estimate_is_never_nothing_for_some_text() -> None:
    assert estimate("") == 0
    assert estimate("a") == 1
