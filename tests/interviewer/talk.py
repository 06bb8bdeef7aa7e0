"""A round in the hand: says and goes on a clock of its own, and gives what the interviewer says to each."""

from dataclasses import dataclass, field, replace
from functools import cache

from mockloop.content.choice import Choice
from mockloop.content.library import Library
from mockloop.content.phrases import Persona, Phrases
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.interviewer.move import Move
from mockloop.interviewer.policy import decide
from mockloop.interviewer.room import Occasion, Room
from mockloop.interviewer.words import render
from mockloop.reading.checks import met
from mockloop.reading.reader import Reader, Utterance
from mockloop.reading.vocabulary import Vocabulary, vocabulary
from mockloop.round.boxes import plan
from mockloop.round.commands import Call, Command, Cover, Go, Hint, Interject, Say
from mockloop.round.engine import begin, step
from mockloop.round.events import Said
from mockloop.round.state import fold
from tests.interviewer.lending import QUESTION, RUBRIC


@cache
def bank() -> Library:
    """The bank that ships with the program."""
    return Library.open(None)


@cache
def phrases() -> Phrases:
    return Phrases.model_validate(bank().words("hld"))


@cache
def known(question: str) -> Vocabulary:
    chosen = QUESTION if question == QUESTION.id else bank().question(question)
    return vocabulary(bank().index(), bank().concepts(), chosen)


@dataclass
class Talk:
    """A round from its first second; time moves by `at`, in seconds."""

    question: Question = QUESTION
    rubric: Rubric = RUBRIC
    level: str = "senior"
    mode: str = "exam"
    persona: Persona = "neutral"
    seed: int = 0
    playbook: str = "hld-9-step"
    now: float = 0.0
    cards: dict[str, Choice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        book = bank().playbook(self.playbook)
        self.plan = plan(book, mode=self.mode, seed=self.seed, changes=tuple(c.id for c in self.question.changes))
        events = begin(
            self.plan,
            round_id="R",
            kind="hld",
            question=self.question.id,
            playbook=book.id,
            level=self.level,
            mode=self.mode,
            backend="offline",
            seed=self.seed,
        )
        self.state = fold(events)
        vocab = known(self.question.id)
        self.room = Room(
            state=self.state,
            now=0.0,
            boxes=self.plan.boxes,
            question=self.question,
            playbook=book,
            rubric=self.rubric,
            cards=self.cards,
            axes=bank().axes(),
            reading=Reader(vocab).read(),
            met=frozenset(),
            words=phrases(),
            vocabulary=vocab,
            persona=self.persona,
            seed=self.seed,
        )

    def _do(self, command: Command) -> None:
        self.state = fold(step(self.state, command, self.now, self.plan), self.state)
        self.room = replace(self.room, state=self.state, now=self.now)

    def move(self, occasion: Occasion = "reply") -> Move:
        """What the interviewer would do now, without its being said."""
        return decide(replace(self.room, occasion=occasion))

    def speak(self, occasion: Occasion = "reply") -> Said:
        """What the interviewer says now."""
        move = self.move(occasion)
        self._do(Interject(render(move, self.room), move.intent, move.target))
        if move.check is not None:
            self._do(Hint(move.check, move.rung))
        return self.state.turns[-1]

    def say(self, text: str, at: float | None = None) -> Said:
        """The candidate's turn, and the reply to it. Twenty seconds after the turn before, unless `at` says when."""
        self.now = self.now + 20 if at is None else at
        self._do(Say(text))
        said = self.state.turns[-1]
        reading = self.room.reading.add(Utterance(said.turn, said.text, said.step, said.t))
        checks = (*self.question.checks, *self.rubric.checks)
        heard = reading.last
        assert heard is not None
        for name in sorted(heard.concepts & set(self.room.vocabulary.cards)):
            self.cards.setdefault(name, bank().choice(name))
        self.room = replace(self.room, reading=reading, met=met(checks, reading))
        return self.speak()

    def go(self, to: str, at: float | None = None) -> None:
        self.now = self.now + 5 if at is None else at
        self._do(Go("goto", to))

    def call_time(self) -> None:
        """The round's time is called."""
        self._do(Call("round"))

    def cover(self, target: str | None) -> None:
        self._do(Cover(target))

    @property
    def heard(self) -> list[Said]:
        """All that the interviewer said."""
        return [turn for turn in self.state.turns if turn.speaker == "interviewer"]
