"""A person begins a file of their own."""

import os
from pathlib import Path

from .ran import Mockloop


def test_a_new_file_is_written_where_the_bank_looks_for_it(mockloop: Mockloop, home: Path) -> None:
    made = mockloop("bank", "new", "hld", "bike-hire")
    path = home / "question_bank" / "hld" / "bike-hire.yaml"
    assert (made.status, made.out.strip()) == (0, str(path))
    assert path.is_file()
    assert "bike-hire" in mockloop("bank", "list").out
    assert "bike-hire" not in mockloop("bank", "lint").out


def test_a_file_that_is_there_is_never_overwritten(mockloop: Mockloop, home: Path) -> None:
    mockloop("bank", "new", "choice", "mine")
    path = home / "question_bank" / "choices" / "mine.yaml"
    path.write_text("my own words" + os.linesep)
    again = mockloop("bank", "new", "choice", "mine")
    assert (again.status, path.read_text().strip()) == (2, "my own words")
    assert "is there already" in again.err


def test_a_kind_without_a_template_and_a_bad_id_are_bad_usage(mockloop: Mockloop) -> None:
    assert mockloop("bank", "new", "poem", "mine").status == 2
    assert mockloop("bank", "new", "hld", "../mine").status == 2
