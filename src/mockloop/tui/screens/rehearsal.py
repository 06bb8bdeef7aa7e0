"""A rehearsal: the prompt large, the clock, the composer, nothing else, until the answer has been told."""

from typing import ClassVar

from textual.widgets import Digits, Static

from mockloop.history.errors import HistoryError
from mockloop.practice.rehearsals import link
from mockloop.session import Session
from mockloop.tui import text
from mockloop.tui.data import Data
from mockloop.tui.screens.round import RoundScreen


class RehearsalScreen(RoundScreen):
    """A round of the playbook `star-rehearsal`; afterwards the telling is shown before the score."""

    CSS_PATH: ClassVar[list[str]] = ["round.tcss", "rehearsal.tcss"]  # type: ignore[assignment]

    def __init__(self, data: Data, session: Session, story: str | None = None) -> None:
        super().__init__(data, session)
        self._story = story
        self._answering = session.playbook.steps[0].id

    def on_mount(self) -> None:
        prompt = text.plain(getattr(self.session.question, "prompt", self.session.question.title))
        self.mount(Static(prompt, id="prompt", markup=False), Digits("", id="told"), after="#steps-line")
        self._show()

    def _show(self) -> None:
        super()._show()
        state = self.session.state
        # Once something has been asked, what was said must be in sight.
        asked = any(turn.intent in ("follow_up", "redirect", "nudge_time") for turn in state.turns)
        answering = state.step == self._answering and state.ended is None and not asked
        self.set_class(answering, "-answering")
        for digits in self.query("#told").results(Digits):
            digits.update(text.clock(max(0.0, self.session.step_left(self._answering))))

    def action_over(self) -> None:
        self.app.run_worker(self._over())

    async def _over(self) -> None:
        from mockloop.tui.screens.telling import TellingScreen

        start = self.session.state.start
        assert start is not None
        if self._story is not None:
            try:
                await self.data.annotate(start.round, "story", dict(link(self._story)))
            except HistoryError as error:
                self.program.say(str(error), "warning")
        session = self.session
        shown = TellingScreen(
            self.data, start.round, start.question, session.events, story=self._story, session=session
        )
        await self.app.switch_screen(shown)
