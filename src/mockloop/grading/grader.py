"""The offline grader: a transcript in, a scorecard out. Pure, given a library; the same input gives the same bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mockloop import __version__
from mockloop.content.errors import NotInBank
from mockloop.content.fixed_ids import QUESTIONS
from mockloop.content.library import Library
from mockloop.content.rubric import Rubric
from mockloop.grading import stories, telling, topic
from mockloop.grading.fixes import fixes
from mockloop.grading.gates import Withheld, withheld
from mockloop.grading.habits import habits
from mockloop.grading.judging import Circumstances, Judged, Source, expected, judge
from mockloop.grading.language import foreign
from mockloop.grading.pacing import pacing
from mockloop.grading.paper import Paper
from mockloop.grading.score import verdict_of
from mockloop.grading.sheet import Sheet
from mockloop.grading.turns import Transcript, TranscriptTurn
from mockloop.reading.checks import Elsewhere
from mockloop.reading.lexicon import Term
from mockloop.reading.reader import Reader, Reading, Utterance
from mockloop.reading.sections import sections
from mockloop.reading.vocabulary import FieldVocabulary
from mockloop.round.scorecard import (
    Contradiction,
    Gate,
    GraderStamp,
    Overall,
    RedFlagSeen,
    Scorecard,
    SumChecked,
)

NAME = "offline"
FLOORED = 2.0
"""The most that a transcript scores of which the gates, or silence, left next to nothing."""
NOT_ENGLISH = "This does not read as English, the only language that offline grading reads: take no score from it."


@dataclass(frozen=True, slots=True)
class Exam:
    """A transcript with all that is known of it before its card is made: gates, reading, what it is held to.

    `utterances` are the candidate's words with what the gates withhold blanked, `prompt` the question's own words,
    `judged` what the offline judge says of the paper's checks. Whoever judges them, the rest of the card is the same.
    """

    kind: str
    question: str | None
    level: str
    transcript: Transcript
    paper: Paper
    prompt: str | None
    spans: tuple[Withheld, ...]
    utterances: tuple[Utterance, ...]
    sources: Mapping[int, Source]
    reading: Reading
    around: Circumstances
    judged: tuple[Judged, ...]
    sheet: Sheet
    faults: tuple[Gate, ...]
    floored: bool
    stamp: GraderStamp
    uncertain: tuple[str, ...] = ()

    def card(
        self,
        judged: Sequence[Judged],
        *,
        stamp: GraderStamp | None = None,
        unscored: frozenset[str] = frozenset(),
        uncertain: Sequence[str] = (),
    ) -> Scorecard:
        """The scorecard of judged checks, one for each of the paper's, in order.

        `stamp` names another grader than the offline one. The dimensions in `unscored` could not be judged: they count
        nowhere, and `uncertain` says why.
        """
        sheet = replace(self.sheet, unscored=self.sheet.unscored | unscored)
        dropped = {check.id for check in self.paper.checks if check.dimension in unscored}
        dimensions = sheet.dimensions(judged)
        flags = _flags(self.reading)
        clashes = _clashes(self.reading)
        sums = tuple(
            SumChecked(turn, s.text, s.said, s.computed, s.ok)
            for turn, s in self.reading.text.sums()
            if turn in self.sources
        )
        score, low, high = sheet.overall(judged)
        if self.floored:
            score, low, high = min(score, FLOORED), min(low, FLOORED), min(high, FLOORED)
        wrong = sum(f.severity == "wrong" for f in flags) + len(clashes) + sum(not s.ok for s in sums)
        gates = [Gate(w.gate, w.reason, w.turn, _shown(self.transcript, w)) for w in self.spans]
        gates += self.faults
        if sheet.share < topic.OFF_TOPIC and not self.faults and self.reading.text.words >= topic.SPEAKS:
            gates.append(_off_topic(self.paper))
        if self.floored and not any(g.id != "injection" for g in gates):
            gates.append(Gate("empty", "Next to nothing was said that could be graded."))
        return Scorecard(
            kind=self.kind,
            question=self.question,
            level=self.level,
            grader=stamp or self.stamp,
            overall=Overall(score, low, high, verdict_of(score, wrong=wrong, floored=self.floored)),
            dimensions=dimensions,
            gates=tuple(gates),
            red_flags=flags,
            contradictions=clashes,
            arithmetic=sums,
            habits=habits(self.reading, self.transcript.turns, self.kind) if not self.floored else (),
            words=sum(len(t.text.split()) for t in self.transcript.candidate),
            read=_read(self.reading, judged),
            topicality=sheet.share,
            fixes=fixes(dimensions, sheet.share, self.reading.ledger),
            uncertain=(
                *self.uncertain,
                *uncertain,
                *(j.result.id for j in judged if j.borderline and j.result.id not in dropped),
            ),
        )


class OfflineGrader:
    """Grades with one library; keeps what it has opened."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._field: FieldVocabulary | None = None
        self._paper = lru_cache(maxsize=64)(self._open)

    def _open(
        self, kind: str, question: str | None, level: str, topic: str | None = None, prompt: str | None = None
    ) -> Paper:
        found = self._library.question(question) if question is not None else None
        playbook = next(i for i in self._library.index().of("playbook", kind) if i.default)
        rubric = self._library.rubric(self._library.playbook(playbook.id).rubric)
        concepts = self._library.concepts()
        about = concepts.topics.get(topic, ()) if topic else ()
        own_terms = [Term(f"topic-{n}", says) for n, says in enumerate(about)]
        if kind == "behavioral" and found is None:
            own_terms += telling.theme(self._library.index(), prompt)
        if self._field is None:
            self._field = FieldVocabulary(self._library.index(), concepts)
        known = self._field.vocabulary(found, own_terms, telling=kind == "behavioral")
        own = found.checks if found is not None else ()
        return Paper(found, rubric, expected((*own, *rubric.checks), level), frozenset(c.id for c in own), known)

    def grade(
        self,
        transcript: Transcript,
        kind: str,
        question: str | None,
        level: str,
        prompt: str | None = None,
        *,
        playbook: str | None = None,
        minutes: float | None = None,
        hinted: Mapping[str, int] | None = None,
    ) -> Scorecard:
        """Grades a transcript, as `examine` takes it. Raises `NotInBank`."""
        exam = self.examine(
            transcript, kind, question, level, prompt, playbook=playbook, minutes=minutes, hinted=hinted
        )
        return exam.card(exam.judged)

    def examine(
        self,
        transcript: Transcript,
        kind: str,
        question: str | None,
        level: str,
        prompt: str | None = None,
        *,
        playbook: str | None = None,
        minutes: float | None = None,
        hinted: Mapping[str, int] | None = None,
    ) -> Exam:
        """Reads a transcript and judges it offline; what another judge says of its checks makes a card the same way.

        `question` is an id; one of the contract's that the bank does not hold yet is graded by the generic checks and
        named in `uncertain`. `prompt` gives the question's words where there is no id. A round names its `playbook`:
        it is scored on the dimensions that its steps give room for, and paced by its boxes (`minutes` is the round's
        length where it was another). `hinted` is how many rungs were given for a check.
        Raises `NotInBank` for any other id.
        """
        uncertain: tuple[str, ...] = ()
        asked = prompt if kind == "behavioral" and question is None else None
        try:
            paper = self._paper(kind, question, level, None, asked)
        except NotInBank:
            if question is None or question not in QUESTIONS.get(kind, ()):
                raise
            paper = self._paper(kind, None, level, question, prompt or question.replace("-", " "))
            uncertain = (f"The bank holds no question {question!r} yet: graded by the generic checks alone.",)
        if foreign(" ".join(t.text for t in transcript.candidate)):
            uncertain = (*uncertain, NOT_ENGLISH)
        words = prompt or (paper.question.prompt if paper.question else None)
        spans = withheld(transcript.candidate, words, paper.known.lexicon.is_term)
        utterances, sources = _heard(transcript, spans)
        reading = Reader(paper.known).read(utterances)
        told: tuple[stories.Told, ...] = ()
        if paper.known.themes is not None:
            told = self._told(paper, level, transcript, utterances, whole=reading, prompt=words)
            paper = stories.joined(paper, told)
        around = Circumstances(level, _probes(transcript.turns), hinted, own=paper.own)
        if told:
            judged = stories.judged(paper.checks, told, sources, around)
            faults = stories.faults(told, reading.text.words)
        else:
            around = replace(around, elsewhere=_elsewhere(reading, paper.rubric))
            judged, faults = judge(paper.checks, reading, sources, around), []
        floored = reading.text.words < stories.LEAST_WORDS or bool(faults)
        boxes, room = self._room(kind, playbook, minutes)
        sheet = Sheet(
            paper.rubric,
            paper.checks,
            stories.share(told) if told else topic.topicality(reading),
            pacing(transcript.turns, boxes),
            room,
            stories.delivered(told),
            stories.unscored(told) if told else frozenset(),
            stories.substance(told) if told else 1.0,
        )
        stamp = GraderStamp(
            NAME, __version__, f"{paper.rubric.id}@{self._hash(paper.rubric.id)}", self._library.index().fingerprint
        )
        return Exam(
            kind=kind,
            question=question,
            level=level,
            transcript=transcript,
            paper=paper,
            prompt=words,
            spans=spans,
            utterances=tuple(utterances),
            sources=sources,
            reading=reading,
            around=around,
            judged=judged,
            sheet=sheet,
            faults=tuple(faults),
            floored=floored,
            stamp=stamp,
            uncertain=uncertain,
        )

    def _told(
        self,
        paper: Paper,
        level: str,
        transcript: Transcript,
        utterances: Sequence[Utterance],
        *,
        whole: Reading,
        prompt: str | None,
    ) -> tuple[stories.Told, ...]:
        """The answers of a behavioral transcript, each with the paper of what it was asked for."""
        answers = telling.tellings(transcript)
        out = []
        for number, (asked, turns) in enumerate(answers):
            if turns == transcript.candidate:
                return (stories.Told(paper, whole, telling.tells_story(paper.question, prompt)),)
            found = self._library.index().prompt_in(asked) if asked else None
            own = paper
            if found is not None:
                own = self._paper("behavioral", found.id, level, None, None)
            elif number:
                own = self._paper("behavioral", None, level, None, asked)
            mine = {t.turn for t in turns}
            here = Reader(own.known).read(u for u in utterances if u.turn in mine)
            out.append(stories.Told(own, here, telling.tells_story(own.question, asked)))
        return tuple(out)

    def _hash(self, rubric: str) -> str:
        return self._library.index().find(rubric, "rubric")[0].hash

    def _room(
        self, kind: str, playbook: str | None, minutes: float | None
    ) -> tuple[dict[str, float], frozenset[str] | None]:
        """The boxes of a playbook in seconds, and the dimensions that it gives room for (None: all)."""
        default = next(i for i in self._library.index().of("playbook", kind) if i.default)
        book = self._library.playbook(playbook or default.id)
        room = None if playbook is None else frozenset(a for s in book.steps for a in s.aims)
        scale = 60.0 * (minutes or book.minutes) / book.minutes
        return {s.id: s.minutes * scale for s in book.steps}, room


def _heard(transcript: Transcript, spans: Sequence[Withheld]) -> tuple[list[Utterance], dict[int, Source]]:
    """The candidate's turns and panes with the withheld spans blanked; panes get numbers below zero."""
    out, sources = [], {}
    for t in transcript.candidate:
        text = t.text
        for w in spans:
            if w.turn == t.turn:
                text = text[: w.start] + _blank(text[w.start : w.end], w.gate) + text[w.end :]
        out.append(Utterance(t.turn, text, t.step, t.t))
        sources[t.turn] = Source(t.text, turn=t.turn)
    for at, pane in enumerate(transcript.panes, 1):
        out.append(Utterance(-at, pane.text, pane.step, pane.t))
        sources[-at] = Source(pane.text, pane=pane.pane, seq=pane.seq)
    return out, sources


def _elsewhere(reading: Reading, rubric: Rubric) -> Elsewhere:
    """Whether a unit stands under a heading of the rubric that does not count for a dimension."""
    counted = {s.id: frozenset(s.counts_for) for s in rubric.sections}
    where = sections(reading.text, [(s.id, s.heads) for s in rubric.sections])
    return lambda unit, dimension: unit in where and dimension not in counted[where[unit]]


def _blank(text: str, gate: str) -> str:
    """As many blanks. The fence of a code block stays, or what follows it would be read as code; not one that an
    injection brought along."""
    kept = "\n" if gate == "injection" else "\n`"
    return "".join(c if c in kept else " " for c in text)


def _shown(transcript: Transcript, w: Withheld) -> str:
    text = next((t.text for t in transcript.candidate if t.turn == w.turn), "")
    return " ".join(text[w.start : w.end].split())[:160]


def _probes(turns: Sequence[TranscriptTurn]) -> dict[str, int]:
    """For each check the turn of the first probe for it."""
    out: dict[str, int] = {}
    for t in turns:
        if t.intent == "probe_missing" and t.target:
            out.setdefault(t.target, t.turn)
    return out


def _flags(reading: Reading) -> tuple[RedFlagSeen, ...]:
    """Each claim once, and of several heard in one sentence the first: they are one belief."""
    seen: dict[str, RedFlagSeen] = {}
    sentences: set[tuple[int, int]] = set()
    for turn in reading.turns:
        for c in turn.claims:
            place = (turn.turn, c.span.start)
            if turn.turn > 0 and c.id not in seen and place not in sentences:
                sentences.add(place)
                seen[c.id] = RedFlagSeen(c.id, c.severity, turn.turn, c.text, c.why)
    return tuple(seen.values())


def _clashes(reading: Reading) -> tuple[Contradiction, ...]:
    return tuple(
        Contradiction(c.later.turn, c.later_text, c.earlier.turn, c.earlier_text)
        for c in reading.ledger.conflicts
        if c.later.turn > 0 and c.earlier.turn > 0
    )


def _read(reading: Reading, judged: Sequence[Judged]) -> int:
    """Words of the units that bore out a check or held a figure."""
    marks = {(q.turn, q.start) for j in judged for q in j.result.evidence}
    figures = {unit for unit, _ in reading.text.quantities()}
    return sum(u.words for u in reading.text.units() if u.index in figures or (u.turn, u.start) in marks)


def _off_topic(paper: Paper) -> Gate:
    title = paper.question.title if paper.question else "that question"
    reason = f"Little of this is about {title}: few of the problem's own terms occur, so the score is cut."
    return Gate("off_topic", reason)
