"""The pages that say how to write for the bank: what they show can be read, and the templates leave no field out."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from mockloop.content.choice import Choice
from mockloop.content.data_path import data_root
from mockloop.content.library import Library
from mockloop.content.playbook import Playbook
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.content.template import template
from mockloop.reading.pattern import compile_pattern
from mockloop.reading.trial import Trial

PAGES = [data_root() / "question_bank" / "README.md", data_root() / "rubrics" / "README.md"]
SHOWN = re.compile(r'`(?:needs|when|first|then|unless): "([^"]+)"`')
FILES: dict[str, type[BaseModel]] = {"hld": Question, "choice": Choice, "playbook": Playbook, "rubric": Rubric}


def fields(model: type[BaseModel]) -> set[str]:
    """The names of all fields of a model and of what it is made of, as a file writes them."""
    out: set[str] = set()
    for name, field in model.model_fields.items():
        out.add(field.alias or name)
        for inner in models(field.annotation):
            out |= fields(inner)
    return out


def models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in get_args(annotation) for m in models(part)]


@pytest.mark.parametrize("kind", FILES)
def test_a_new_file_shows_every_field_that_there_is(kind: str) -> None:
    text = template(kind, "mine").text
    written = set(re.findall(r"(?:^|[\s{,\-#])(\w+):", text))
    assert fields(FILES[kind]) - written == set()


@pytest.mark.parametrize("page", PAGES, ids=["question_bank", "rubrics"])
def test_the_patterns_that_a_page_shows_can_be_read(page: Path) -> None:
    shown = SHOWN.findall(page.read_text(encoding="utf-8"))
    known = Trial(Library.open(None).index(), Library.open(None).concepts())
    for pattern in shown:
        assert compile_pattern(pattern).source == pattern
        known.compile(pattern, None)


def test_the_pages_show_good_and_bad_of_each_thing_that_is_written() -> None:
    bank, rubrics = (page.read_text(encoding="utf-8") for page in PAGES)
    for heading in ("Facts", "Probes", "Claims and red flags", "Oppositions", "Vague talk", "Topics and terms"):
        part = bank.split(f"## {heading}\n")[1].split("\n## ")[0]
        assert "- Good: " in part, heading
        assert "- Bad: " in part, heading
    for heading in ("A dimension", "Sections"):
        part = rubrics.split(f"## {heading}\n")[1].split("\n## ")[0]
        assert "- Good: " in part, heading
        assert "- Bad: " in part, heading
