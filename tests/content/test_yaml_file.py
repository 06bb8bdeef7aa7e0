"""A file of the bank cannot harm the program, and what is wrong with it has a line."""

from pathlib import Path

import pytest

from mockloop.content.errors import BadFile
from mockloop.content.yaml_file import MAX_BYTES, Lines, Loc, parse, read_text

PATH = Path("a.yaml")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a: &x [1, 2]\nb: *x\n", "aliases"),
        ("a: &a [1]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(40)), "aliases"),
        ("a: !!python/object/apply:os.system ['true']\n", "tags"),
        ("a: !mine 3\n", "tags"),
        ("a: " + "[" * 100_000, "nested"),
        ("a: " + "[ ']' , " * 100_000, "nested"),
        ("- " * 100_000 + "a", "nested"),
        ("{a: " * 100_000, "nested"),
    ],
)
def test_what_could_overrun_the_loader_is_refused(text: str, word: str) -> None:
    with pytest.raises(BadFile, match=word):
        parse(PATH, text)


@pytest.mark.parametrize("text", ["a & b", "(a|b)&c", "!'never block'", "~cache & #rate", "R&D, [a & b]"])
def test_expressions_of_the_check_language_are_no_anchors_or_tags(text: str) -> None:
    assert parse(PATH, f'needs: "{text}"\n') == {"needs": text}


def test_a_syntax_error_has_its_line() -> None:
    with pytest.raises(BadFile) as bad:
        parse(PATH, "a: 1\nb: 2\nc: [1, 2\n")
    assert bad.value.line == 4


def test_a_colon_in_a_text_is_explained() -> None:
    with pytest.raises(BadFile, match="quote a text"):
        parse(PATH, "a: why: because\n")


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words"])
def test_a_file_without_fields_is_refused(text: str) -> None:
    with pytest.raises(BadFile, match="fields"):
        parse(PATH, text)


def test_a_file_that_is_too_big_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    with pytest.raises(BadFile, match="at most"):
        read_text(path)


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"a: 1\nb: \xff\xfe\n")
    with pytest.raises(BadFile) as bad:
        read_text(path)
    assert (bad.value.line, "UTF-8" in bad.value.message) == (2, True)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"none\.yaml: cannot be read"):
        read_text(tmp_path / "none.yaml")


def test_a_field_s_line_is_found_however_deep() -> None:
    lines = Lines("a: 1\nlist:\n  - x: 1\n    y:\n      z: 2\n  - x: 3\n")
    places: list[Loc] = [["a"], ["list", 0, "y", "z"], ["list", 1, "x"], ["list", 1, "gone"]]
    assert [lines.at(loc) for loc in places] == [1, 5, 6, 6]


def test_a_field_given_twice_is_found() -> None:
    assert Lines("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n").repeats() == ((4, "c"), (5, "a"))
