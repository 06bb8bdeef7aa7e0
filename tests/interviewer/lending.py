"""A small question of the tests' own, "library lending", and its rubric."""

from pathlib import Path

import yaml

from mockloop.content.question import Question
from mockloop.content.rubric import Rubric

_DATA = yaml.safe_load((Path(__file__).parent / "lending.yaml").read_text(encoding="utf-8"))

QUESTION = Question.model_validate(_DATA["question"])
RUBRIC = Rubric.model_validate(_DATA["rubric"])
