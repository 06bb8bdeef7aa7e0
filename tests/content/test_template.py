"""What `bank new` writes is whole from the first second, and explains itself."""

from pathlib import Path

import pytest

from mockloop.content.errors import ContentError
from mockloop.content.library import Library
from mockloop.content.lint import lint
from mockloop.content.template import KINDS, template
from mockloop.reading.trial import Trial


def test_new_files_lint(home: Path) -> None:
    made = {kind: template(kind, f"street-lockers-{kind}") for kind in KINDS}
    for new in made.values():
        path = home / new.path
        path.parent.mkdir(parents=True)
        path.write_text(new.text, encoding="utf-8")
    library = Library.open(home)
    trial = Trial(library.index(), library.concepts())
    assert [str(f) for f in lint(library, trial.compile, trial.met) if home in f.path.parents] == []
    assert {(i.id, i.title) for i in library.index().items if i.source == "user"} == {
        (f"street-lockers-{kind}", f"Street lockers {kind}") for kind in KINDS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_at_the_top_of_a_new_file_is_explained(kind: str) -> None:
    lines = template(kind, "mine").text.splitlines()
    plain = ("kind", "title")
    fields = [n for n, line in enumerate(lines) if line[:1].isalpha() and ":" in line and not line.startswith(plain)]
    explained = [n for n in fields if "#" in lines[n] or "#" in "".join(lines[max(0, n - 3) : n])]
    assert len(explained) >= 0.7 * len(fields)


@pytest.mark.parametrize("wanted", ["", "Mine", "a b", "../x", "a" * 41, "x.yaml"])
def test_what_cannot_be_an_id_is_refused_in_words(wanted: str) -> None:
    with pytest.raises(ContentError, match="lower-case words"):
        template("hld", wanted)


def test_a_kind_without_template_says_which_there_are() -> None:
    with pytest.raises(ContentError, match="hld, behavioral, choice, playbook, rubric"):
        template("poem", "mine")
