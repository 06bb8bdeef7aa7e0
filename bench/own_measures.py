"""Measures on data of our own: spoken answers in order, outlines side by side, contradictions.

The data are under `tests/data`; each measure is a `Measure`, and tests hold the same functions to the same targets.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import yaml

from bench.figure import Figure
from mockloop.content.library import Library
from mockloop.grading.grader import OfflineGrader
from mockloop.grading.turns import Transcript, TranscriptTurn
from mockloop.round.scorecard import Scorecard

DATA = Path(__file__).parents[1] / "tests" / "data"
APART = 12.0
"""Points between the means of two neighbouring qualities."""
SAME = 5.0
"""Points within which another telling of the same content must stay."""


TWIN = 0.3
"""The share of a claim's credit that its negated twin may earn."""


@cache
def library() -> Library:
    return Library.open(None)


@cache
def grader() -> OfflineGrader:
    return OfflineGrader(library())


@dataclass(frozen=True)
class Spoken:
    """One spoken answer; `quality` is 1 (weak) to 4 (strong), `rewrite` the name of the answer that it retells."""

    name: str
    question: str
    level: str
    quality: int
    rewrite: str | None
    transcript: Transcript

    @property
    def score(self) -> float:
        return grade(self.transcript, self.question, self.level).overall.score


def grade(transcript: Transcript, question: str, level: str = "senior") -> Scorecard:
    """The offline scorecard of a transcript."""
    return grader().grade(transcript, "hld", question, level)


def transcript(turns: list[Any]) -> Transcript:
    """Turns of a data file: a string is the candidate's, `{step, say}` names the step, `{ask}` is the interviewer's."""
    made = []
    for number, turn in enumerate(turns, 1):
        told = {"say": turn} if isinstance(turn, str) else turn
        mine = "say" in told
        made.append(
            TranscriptTurn(
                number,
                "candidate" if mine else "interviewer",
                told["say" if mine else "ask"].strip(),
                told.get("step", ""),
            )
        )
    return Transcript(tuple(made))


@cache
def spoken() -> tuple[Spoken, ...]:
    """All spoken answers of `tests/data/spoken`."""
    out = []
    for path in sorted((DATA / "spoken").glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        for answer in told["answers"]:
            out.append(
                Spoken(
                    answer["name"],
                    told["question"],
                    told.get("level", "senior"),
                    answer["quality"],
                    answer.get("rewrite"),
                    transcript(answer["turns"]),
                )
            )
    return tuple(out)


def disorder() -> list[str]:
    """Pairs of spoken answers to one question of which the better one does not score higher."""
    own = [s for s in spoken() if s.rewrite is None]
    return [
        f"{low.name} {low.score} ≥ {high.name} {high.score}" for low, high in _ordered(own) if low.score >= high.score
    ]


def _ordered(answers: list[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    for a, b in combinations(sorted(answers, key=lambda s: (s.question, s.quality)), 2):
        if a.question == b.question and a.quality < b.quality:
            yield a, b


def tiers() -> dict[int, float]:
    """The mean score of each quality."""
    own = [s for s in spoken() if s.rewrite is None]
    return {
        q: sum(s.score for s in own if s.quality == q) / max(1, sum(s.quality == q for s in own))
        for q in sorted({s.quality for s in own})
    }


def drift() -> dict[str, float]:
    """By how many points each retelling scores otherwise than what it retells."""
    by_name = {s.name: s for s in spoken()}
    return {s.name: round(abs(s.score - by_name[s.rewrite].score), 1) for s in spoken() if s.rewrite}


def outline_scores() -> dict[str, float]:
    """The score of each question's own senior outline."""
    out = {}
    for item in library().index().of("question", "hld"):
        told = [{"step": o.step, "say": " ".join(o.says)} for o in library().system_design(item.id).outline["senior"]]
        out[item.id] = grade(transcript(told), item.id).overall.score
    return out


@dataclass(frozen=True)
class Round:
    """A full round with what contradicts itself in it: the numbers of the turns, none in a clean one."""

    name: str
    question: str
    planted: tuple[int, ...]
    transcript: Transcript


@cache
def contradictory() -> tuple[Round, ...]:
    """All rounds of `tests/data/contradictions`, and as clean ones every spoken answer and every outline of the bank.

    A round of the data tells all its `turns`, or what is added to the turns of a spoken answer (`told`, `adds`).
    """
    out = []
    for path in sorted((DATA / "contradictions").glob("*.yaml")):
        for told in yaml.safe_load(path.read_text(encoding="utf-8"))["rounds"]:
            question, said = _round(told)
            out.append(Round(told["name"], question, tuple(told.get("planted", ())), said))
    if out:
        out += [Round(s.name, s.question, (), s.transcript) for s in spoken()]
        for item in library().index().of("question", "hld"):
            for level, parts in library().system_design(item.id).outline.items():
                said = transcript([{"step": o.step, "say": " ".join(o.says)} for o in parts])
                out.append(Round(f"{item.id}, {level} outline", item.id, (), said))
    return tuple(out)


def _round(told: dict[str, Any]) -> tuple[str, Transcript]:
    if "turns" in told:
        return told["question"], transcript(told["turns"])
    base = next(s for s in spoken() if s.name == told["told"])
    adds = told["adds"]
    turns = tuple(replace(t, text=f"{t.text} {adds[t.turn]}") if t.turn in adds else t for t in base.transcript.turns)
    return base.question, Transcript(turns)


def contradictions() -> tuple[list[str], int, list[str], int]:
    """Planted contradictions that were not found, of how many; clean rounds with a false one, of how many."""
    missed, planted, false, clean = [], 0, [], 0
    for told in contradictory():
        found = {c.turn for c in grade(told.transcript, told.question).contradictions}
        planted += len(told.planted)
        missed += [f"{told.name} turn {turn}" for turn in told.planted if turn not in found]
        if not told.planted:
            clean += 1
            false += [told.name] if found else []
    return missed, planted, false, clean


def earned(says: str, question: str) -> float:
    """What one statement earns alone, over all checks but those of manner."""
    card = grade(transcript([says]), question)
    manner = {"communication", "pacing"}
    return sum(c.credit * c.weight for d in card.dimensions if d.id not in manner for c in d.checks)


@cache
def negated() -> dict[str, list[dict[str, str]]]:
    """Claims with their negated twins (`pairs`), and sentences whose negation denies nothing (`stands`)."""
    path = DATA / "negated.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {"pairs": [], "stands": []}


def credited_twins() -> list[str]:
    """Negated twins that earn more than `TWIN` of what their claim earns, or whose claim earns nothing."""
    out = []
    for pair in negated()["pairs"]:
        claim, twin = (earned(pair[which], pair["question"]) for which in ("claim", "twin"))
        if not claim or twin > TWIN * claim:
            out.append(f"{pair['twin']} ({twin:.1f} of {claim:.1f})")
    return out


def denied_wrongly() -> list[str]:
    """Sentences that earn nothing though their negation denies nothing."""
    return [s["says"] for s in negated()["stands"] if not earned(s["says"], s["question"])]


def measure() -> list[Figure]:
    """All of it as figures; a measure without data is not there."""
    out = []
    if spoken():
        pairs = len(list(_ordered([s for s in spoken() if s.rewrite is None])))
        wrong = disorder()
        means = list(tiers().values())
        gap = min(b - a for a, b in pairwise(means))
        moved = drift()
        out += [
            Figure("spoken answers in order", 100 * (1 - len(wrong) / pairs), 100, "%", True, "; ".join(wrong[:3])),
            Figure("spoken tiers apart", gap, APART, "pts", True, " < ".join(f"{m:.0f}" for m in means)),
            Figure("a retelling moves by", max(moved.values(), default=0.0), SAME, "pts", note=f"{len(moved)} retold"),
        ]
    scores = outline_scores()
    out.append(
        Figure("one outline-made candidate a question: spread", max(scores.values()) - min(scores.values()), 8, "pts",
               note=f"{len(scores)} questions, {min(scores.values()):.0f} to {max(scores.values()):.0f}")
    )  # fmt: skip
    if contradictory():
        missed, planted, false, clean = contradictions()
        out += [
            Figure("contradictions found", 100 * (1 - len(missed) / planted), 80, "%", True, f"{planted} planted"),
            Figure("clean rounds with a false one", 100 * len(false) / max(1, clean), 2, "%", note=f"{clean} clean"),
        ]
    if negated()["pairs"]:
        twins, told = len(negated()["pairs"]), len(negated()["stands"])
        credited, wrongly = credited_twins(), denied_wrongly()
        out += [
            Figure("negated twins uncredited", 100 * (1 - len(credited) / twins), 85, "%", True, f"{twins} pairs"),
            Figure("harmless negations credited", 100 * (1 - len(wrongly) / told), 90, "%", True, f"{told} sentences"),
        ]
    return out
