"""The interviewer of a behavioral round: hears each story in the words of its prompt, asks in canned words."""

from collections.abc import Collection

from mockloop.content.behavioral_question import BehavioralQuestion
from mockloop.content.check import Check
from mockloop.content.errors import ContentError
from mockloop.content.library import Library
from mockloop.content.phrases import Persona
from mockloop.content.playbook import Playbook
from mockloop.content.rubric import Rubric
from mockloop.content.story_phrases import StoryPhrases
from mockloop.interviewer.hall import Hall
from mockloop.interviewer.listening import listen
from mockloop.interviewer.loop import STORY, opened, picked, present
from mockloop.reading.checks import met
from mockloop.reading.reader import Reader, Reading, Utterance
from mockloop.reading.story import Story, read_story
from mockloop.reading.vocabulary import FieldVocabulary, Vocabulary
from mockloop.round.events import Said
from mockloop.session.speech import Moment, Speech


class TellingInterviewer:
    """One for a round. Raises `ContentError` where the bank lacks a part that it cannot do without.

    `wanted` are competencies that a loop should ask for before others.
    """

    def __init__(
        self,
        library: Library,
        question: BehavioralQuestion,
        playbook: Playbook,
        rubric: Rubric,
        level: str,
        *,
        persona: Persona = "neutral",
        seed: int = 0,
        wanted: Collection[str] = (),
    ) -> None:
        self._persona: Persona = persona
        self._seed = seed
        self._playbook = playbook
        self._words = StoryPhrases.model_validate(library.words("behavioral"))
        self._field = FieldVocabulary(library.index(), library.concepts())
        self._prompts: tuple[BehavioralQuestion, ...] = (question,)
        if any(step.id.startswith(STORY) for step in playbook.steps):
            ids = picked(library.index().of("question", "behavioral"), question.id, level, seed, wanted=wanted)
            self._prompts = (question, *_readable(library, ids[1:]))
        self._checks: tuple[Check, ...] = (*question.checks, *rubric.checks)
        self._known = [self._field.vocabulary(prompt) for prompt in self._prompts]
        self.reading: Reading = Reader(self._known[0]).read()
        self.met: frozenset[str] = met(self._checks, self.reading)

    def hear(self, said: Said) -> None:
        """Reads a turn of the candidate."""
        self.reading = self.reading.add(Utterance(said.turn, said.text, said.step, said.t))
        self.met |= met((check for check in self._checks if check.id not in self.met), self.reading)

    def speak(self, moment: Moment) -> Speech:
        """The interviewer's turn for this moment."""
        told = [t for t in present(moment.state) if t.speaker == "candidate"]
        last = told[-1].text if told else ""
        hall = Hall(
            state=moment.state,
            now=moment.now,
            boxes=moment.boxes,
            prompts=self._prompts,
            words=self._words,
            reading=Reader(self._vocabulary(moment)).read(Utterance(t.turn, t.text, t.step, t.t) for t in told),
            story=read_story("\n\n".join(t.text for t in told)) if told else Story(),
            last=read_story(last),
            overrun=next((s.overrun for s in self._playbook.steps if s.id == moment.state.step), ()),
            persona=self._persona,
            seed=self._seed,
            occasion=moment.occasion,
        )
        move = listen(hall)
        return Speech(move.intent, move.options[0], move.target, rung=move.rung, moves_on=move.moves_on)

    def _vocabulary(self, moment: Moment) -> Vocabulary:
        """That of the prompt of now."""
        return self._known[min(max(0, opened(moment.state) - 1), len(self._known) - 1)]


def _readable(library: Library, ids: tuple[str, ...]) -> tuple[BehavioralQuestion, ...]:
    """The prompts that can be opened; a broken one is named by `bank lint` and left out here."""
    out = []
    for name in ids:
        try:
            out.append(library.behavioral(name))
        except ContentError:
            continue
    return tuple(out)
