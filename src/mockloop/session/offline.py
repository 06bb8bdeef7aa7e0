"""The interviewer that needs no model: reads each turn once, decides by the policy, finds canned words."""

from dataclasses import replace

from mockloop.content.check import Check
from mockloop.content.choice import Choice
from mockloop.content.errors import ContentError
from mockloop.content.library import Library
from mockloop.content.phrases import Persona, Phrases
from mockloop.content.playbook import Playbook
from mockloop.content.question import Question
from mockloop.content.rubric import Rubric
from mockloop.interviewer.policy import decide
from mockloop.interviewer.room import Room
from mockloop.interviewer.words import render
from mockloop.reading.checks import met
from mockloop.reading.reader import Reader, Reading, Utterance
from mockloop.reading.vocabulary import vocabulary
from mockloop.round.events import Said
from mockloop.session.speech import Moment, Speech


class OfflineInterviewer:
    """One for a round. Raises `ContentError` where the bank lacks a part that it cannot do without."""

    def __init__(
        self,
        library: Library,
        question: Question,
        playbook: Playbook,
        rubric: Rubric,
        *,
        persona: Persona = "neutral",
        seed: int = 0,
    ) -> None:
        self._library = library
        self._question, self._playbook, self._rubric = question, playbook, rubric
        self._persona: Persona = persona
        self._seed = seed
        self._words = Phrases.model_validate(library.words(question.kind))
        self._axes = library.axes()
        self._known = vocabulary(library.index(), library.concepts(), question)
        self._cards: dict[str, Choice] = {}
        self._checks: tuple[Check, ...] = (*question.checks, *rubric.checks)
        self.reading: Reading = Reader(self._known).read()
        # Nothing is met yet: the checks' patterns are parsed here, and not while somebody waits for an answer.
        self.met: frozenset[str] = met(self._checks, self.reading)

    def hear(self, said: Said) -> None:
        """Reads a turn of the candidate; what it costs does not grow with the round."""
        self.reading = self.reading.add(Utterance(said.turn, said.text, said.step, said.t))
        self.met |= self._newly_met()
        heard = self.reading.last
        for name in heard.concepts if heard else ():
            if name in self._known.cards and name not in self._cards:
                self._open(name)

    def _newly_met(self) -> frozenset[str]:
        """The checks that this turn has shown.

        One that looks at neighbouring sentences can be newly met only where the new turn is, so only there is it looked
        for: the cost of a turn does not grow with the round.
        """
        unmet = [check for check in self._checks if check.id not in self.met]
        text = self.reading.text
        near = replace(self.reading, text=text.since(text.turns[-1].utterance.turn))
        return met((check for check in unmet if check.scope != "round"), near) | met(
            (check for check in unmet if check.scope == "round"), self.reading
        )

    def _open(self, card: str) -> None:
        # A broken card is named by `bank lint`; here the round goes on without its probes.
        try:
            self._cards[card] = self._library.choice(card)
        except ContentError:
            return

    def room(self, moment: Moment) -> Room:
        """Everything that is known at this moment."""
        return Room(
            state=moment.state,
            now=moment.now,
            boxes=moment.boxes,
            question=self._question,
            playbook=self._playbook,
            rubric=self._rubric,
            cards=self._cards,
            axes=self._axes,
            reading=self.reading,
            met=self.met,
            words=self._words,
            vocabulary=self._known,
            persona=self._persona,
            seed=self._seed,
            occasion=moment.occasion,
            change=moment.change,
        )

    def speak(self, moment: Moment) -> Speech:
        """The interviewer's turn for this moment."""
        room = self.room(moment)
        move = decide(room)
        return Speech(move.intent, render(move, room), move.target, check=move.check, rung=move.rung)
