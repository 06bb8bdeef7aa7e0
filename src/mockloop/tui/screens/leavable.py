"""A round that can be left: finished, put down for later, or quit. Each asks once and loses nothing."""

import time
from collections.abc import Awaitable, Callable

from textual.reactive import reactive

from mockloop.session import Session
from mockloop.tui import text
from mockloop.tui.data import Data
from mockloop.tui.keeping import Keeper
from mockloop.tui.screens.confirm import ConfirmScreen, Option
from mockloop.tui.screens.page import Page

WAITS = "It waits as it stands, to the second, with what you have typed."
LEAVING = (
    Option("h", "home", "Leave it for now"),
    Option("f", "finish", "Finish it and see the score"),
    Option("g", "stay", "Go on"),
)
QUITTING = (
    Option("q", "quit", "Quit; resume it any time"),
    Option("f", "finish", "Finish it and see the score"),
    Option("g", "stay", "Go on"),
)


class Leavable(Page):
    """The ways out of the round that is played on it."""

    full: reactive[bool] = reactive(False, init=False)

    def __init__(self, data: Data, session: Session) -> None:
        super().__init__()
        self.data = data
        self.session = session
        self.keeper = Keeper(session)
        self.unsubscribe: Callable[[], None] = lambda: None

    def action_full(self) -> None:
        """Out of, or into, the full view of a part."""
        raise NotImplementedError

    def action_finish(self) -> None:
        left = text.clock(self.session.round_left())
        unsaid = "\n\nWhat stands in the composer is said first." if self.keeper.draft.strip() else ""
        options = (Option("y", "finish", "Finish, rate myself, see the score"), Option("n", "stay", "Go on"))
        self._ask("Finish the round?", f"{left} are left.{unsaid}", options)

    def action_leave(self) -> None:
        if self.session.state.ended is not None:
            self.app.run_worker(self.go_home())
            return
        if self.full:
            self.action_full()
            return
        self._ask("Leave the round?", WAITS, LEAVING)

    def ask_before_quit(self) -> bool:
        """Whether a question was put before the program ends."""
        if self.session.state.ended is not None:
            return False
        self._ask("Quit?", WAITS, QUITTING, quits="quit")
        return True

    def _ask(self, title: str, words: str, options: tuple[Option, ...], quits: str | None = None) -> None:
        async def answered(answer: str | None) -> None:
            match answer:
                case "finish":
                    self.run_worker(self._finish(), group="do")
                case "home":
                    self.app.run_worker(self.go_home())
                case "quit":
                    self.app.run_worker(self._quit())

        if not isinstance(self.app.screen, ConfirmScreen):
            self.app.push_screen(ConfirmScreen(title, words, options, quits), answered)

    async def _finish(self) -> None:
        if self.keeper.draft.strip():
            await self._do_keeping(self.session.say(self.keeper.draft))
        await self._do_keeping(self.session.do("finish"))

    async def _do_keeping(self, doing: Awaitable[None]) -> None:
        await self.keeper.keep(time.monotonic(), everything=True)
        await doing

    async def go_home(self) -> None:
        await self._put_down()
        while self in self.app.screen_stack:
            await self.app.pop_screen()

    async def _quit(self) -> None:
        await self._put_down()
        await self.program.leave()

    async def _put_down(self) -> None:
        """Everything typed is kept, the clock stops, the round waits."""
        if self.session.state.ended is None:
            self.unsubscribe()
            await self.keeper.keep(time.monotonic(), everything=True)
            await self.session.close()

    def action_over(self) -> None:
        from mockloop.tui.screens.rating import RatingScreen

        self.app.switch_screen(RatingScreen(self.data, self.session))
