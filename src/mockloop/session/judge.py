"""The model as a judge: a dimension at a time, several samples each, what is judged is kept, and it may be stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mockloop import __version__
from mockloop.backends.backend import Backend
from mockloop.backends.deadline import JUDGE
from mockloop.backends.errors import BackendError
from mockloop.backends.request import Request
from mockloop.content.check import Check
from mockloop.content.library import Library
from mockloop.grading.asked import Prompts, dimensions, prefix, request, schema
from mockloop.grading.grader import Exam
from mockloop.grading.verifying import Vote, complete, majority, stands, votes
from mockloop.history.store import History
from mockloop.reading.values import Span
from mockloop.round.scorecard import GraderStamp, Scorecard, to_json
from mockloop.session.scoring import examined

SAMPLES = 3
KIND = "judged_part"
"""The annotation that keeps a judged dimension until the rest is judged."""

Part = list[list[Vote]]
"""The votes on a dimension's checks: of each sample that could be read."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` dimensions are judged; `dimension` is the one that is asked about now, "" at the end."""

    done: int
    total: int
    dimension: str


def prompts(library: Library) -> Prompts:
    """The judge's prompts. Raises `ContentError` where one is missing or broken."""
    return Prompts(library.prompt("judge"), library.prompt("judge-dimension"))


def stamp_of(exam: Exam, backend: Backend, words: Prompts) -> GraderStamp:
    """Who judged, by what words: cards of one stamp are one series."""
    return replace(exam.stamp, name=backend.name, version=__version__, model=backend.model, prompt=words.stamp)


class ModelJudge:
    """Judges one transcript. What it has judged is in `parts`, to be kept and given to a later one as `kept`."""

    def __init__(
        self,
        exam: Exam,
        backend: Backend,
        words: Prompts,
        *,
        samples: int = SAMPLES,
        kept: Mapping[str, Part] | None = None,
    ) -> None:
        self._exam = exam
        self._backend = backend
        self._prompts = words
        self._samples = samples
        self._prefix = prefix(words, exam)
        self.stamp = stamp_of(exam, backend, words)
        self.parts = {name: part for name, part in (kept or {}).items() if self._sound(name, part)}
        """For each judged dimension the votes of every sample that could be read; none is "unscored"."""

    def _sound(self, name: str, part: Part) -> bool:
        """Whether a kept part goes with this transcript: an import may bring anything."""
        ids = sorted(c.id for found, checks in dimensions(self._exam) if found == name for c in checks)
        return all(
            sorted(v.check for v in one) == ids and all(stands(s, self._exam) for v in one for s in v.spans)
            for one in part
        )

    async def card(
        self,
        progress: Callable[[Progress], None] = lambda _: None,
        judged: Callable[[str, Part], Awaitable[None]] | None = None,
    ) -> Scorecard:
        """The scorecard. `judged` is awaited with each dimension as it is done, so that it can be kept.

        Raises `BackendError` where the backend does not answer; what was judged until then is in `parts`.
        """
        asked = dimensions(self._exam)
        titles = {d.id: d.title for d in self._exam.paper.rubric.dimensions}
        for done, (name, checks) in enumerate(asked):
            progress(Progress(done, len(asked), titles[name]))
            if name not in self.parts:
                self.parts[name] = await self._dimension(titles[name], checks)
                if judged is not None:
                    await judged(name, self.parts[name])
        progress(Progress(len(asked), len(asked), ""))
        return self._made(asked, titles)

    def _made(self, asked: Sequence[tuple[str, tuple[Check, ...]]], titles: Mapping[str, str]) -> Scorecard:
        offline = dict(zip((c.id for c in self._exam.paper.checks), self._exam.judged, strict=True))
        by_check = dict(offline)
        unread = frozenset(name for name, _ in asked if not self.parts[name])
        for name, checks in asked:
            if name not in unread:
                found = majority(self.parts[name], checks, self._exam)
                by_check |= {c.id: j for c, j in zip(checks, found, strict=True)}
        why = [f"{titles[name]} is unscored: the judge's answers could not be read, twice." for name in sorted(unread)]
        every = [by_check[c.id] for c in self._exam.paper.checks]
        return self._exam.card(every, stamp=self.stamp, unscored=unread, uncertain=why)

    async def _dimension(self, title: str, checks: tuple[Check, ...]) -> Part:
        wanted = request(self._prompts, self._prefix, title, checks)
        tries = [self._sample(wanted, checks) for _ in range(self._samples)]
        answers = await asyncio.gather(*tries, return_exceptions=True)
        read: Part = []
        failed: BackendError | None = None
        for answer in answers:
            if isinstance(answer, list):
                read.append(answer)
            elif isinstance(answer, BackendError):
                failed = answer if answer.kind != "malformed" else failed
            elif answer is not None:
                raise answer
        # Too few answers are no majority: better to go on another time than to take one sample's word.
        if failed is not None and 2 * len(read) <= self._samples:
            raise failed
        return read

    async def _sample(self, wanted: Request, checks: tuple[Check, ...]) -> list[Vote] | None:
        """One sample's votes; None where neither the answer nor the one after it answers the checks."""
        for last in (False, True):
            try:
                judged: Any = await self._backend.judge(wanted, schema(), JUDGE)
            except BackendError as error:
                if error.kind != "malformed":
                    raise
                if last:
                    return None
                continue
            if complete(judged.value, checks):
                return list(votes(judged.value, checks, self._exam))
        return None


def part_to_json(stamp: GraderStamp, name: str, samples: Part) -> dict[str, Any]:
    """A judged dimension as it is kept with a round."""
    spans = [[{"check": v.check, "spans": [[s.turn, s.start, s.end] for s in v.spans]} for v in one] for one in samples]
    return {**_series(stamp), "dimension": name, "samples": spans}


def parts_from_json(stamp: GraderStamp, found: Sequence[Mapping[str, Any]]) -> dict[str, Part]:
    """The judged dimensions among annotations' data that were made by the same judge; anything else is passed over."""
    out: dict[str, Part] = {}
    for data in found:
        if any(data.get(key) != value for key, value in _series(stamp).items()):
            continue
        try:
            samples = [
                [Vote(v["check"], tuple(Span(*map(int, span)) for span in v["spans"])) for v in one]
                for one in data["samples"]
            ]
            out[str(data["dimension"])] = samples
        except (KeyError, TypeError, ValueError):
            continue
    return out


def _series(stamp: GraderStamp) -> dict[str, Any]:
    return {
        "grader": stamp.name, "model": stamp.model, "prompt": stamp.prompt, "rubric": stamp.rubric, "bank": stamp.bank
    }  # fmt: skip


async def judged_round(
    library: Library,
    history: History,
    round_id: str,
    backend: Backend,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Scorecard:
    """The model's scorecard of a round, kept with it; dimensions that were judged before by the same are not asked
    again.

    Raises `ContentError`, `HistoryError` and `BackendError`; what was judged until then is kept.
    """
    events = tuple(await history.events(round_id))
    exam = await asyncio.to_thread(examined, library, events)
    words = prompts(library)
    found = [a["data"] for a in await history.annotations(round_id) if a["kind"] == KIND]
    stamp = stamp_of(exam, backend, words)
    judge = ModelJudge(exam, backend, words, kept=parts_from_json(stamp, unused(found)))

    async def keep(name: str, part: Part) -> None:
        await history.annotate(round_id, KIND, part_to_json(stamp, name, part))

    card = replace(await judge.card(progress, keep), round=round_id)
    await history.add_scorecard(round_id, to_json(card))
    await history.annotate(round_id, KIND, {"done": True, **_series(stamp)})
    return card


def unused(found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The parts that no finished scorecard has used: grading again asks again."""
    last = max((n for n, data in enumerate(found) if data.get("done")), default=-1)
    return list(found[last + 1 :])
