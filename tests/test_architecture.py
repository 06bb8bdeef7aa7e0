"""The picture of the packages is the one that the imports draw."""

from bench.document import between
from bench.layers import DOC, ROWS, imports, picture


def test_the_picture_in_the_document_is_current() -> None:
    assert between(DOC.read_text(encoding="utf-8"), "layers") == picture(), "run `python -m bench.layers --write`"


def test_every_arrow_points_down() -> None:
    height = {name: number for number, row in enumerate(ROWS) for name in row}
    pairs = imports() - {("cli", "tui")}
    assert pairs
    assert [(a, b) for a, b in pairs if height[a] >= height[b]] == []
