"""The program on the terminal: its themes, the keys that hold everywhere, and the way from screen to screen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from mockloop.session.start import Start
from mockloop.tui import themes
from mockloop.tui.data import Data
from mockloop.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from mockloop.practice.story_file import StoryFile
    from mockloop.session import Session
    from mockloop.tui.record import Record


REHEARSAL = "star-rehearsal"
"""The playbook of which a round is a rehearsal, and has a screen of its own."""


class MockloopApp(App[int]):
    """Takes the data it shows and where to begin; its result is the exit status."""

    CSS_PATH = "mockloop.tcss"
    TITLE = "mockloop"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (106, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+c", "copy_or_quit", "Copy the selection, or quit", show=False, priority=True),
        Binding("f1,question_mark", "help", "Help", show=False),
        Binding("escape", "back", "Back", show=False),
        Binding("ctrl+p", "command_palette", "Palette", priority=True),
    ]

    def __init__(self, data: Data, start: Start | None = None) -> None:
        super().__init__()
        self.data = data
        self.start = start or Start()
        for theme in (themes.DARK, themes.LIGHT):
            self.register_theme(theme)
        wanted = data.settings.theme if data.settings.theme in self.available_themes else themes.preferred()
        self.theme = wanted or self.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.stand_ins(self.current_theme)

    def get_default_screen(self) -> Screen[Any]:
        return HomeScreen(self.data)

    def on_mount(self) -> None:
        start = self.start
        if start.resume_round is not None:
            self.resume_round(start.resume_round)
        elif start.setup or (start.kind and not start.question):
            self.open_setup(start)
        elif start.kind:
            self.begin_round(start)

    # The way from screen to screen. Each is imported when it is first opened.

    def open_setup(self, start: Start) -> None:
        """The choice of what a round will be."""
        from mockloop.tui.screens.setup import SetupScreen

        self.push_screen(SetupScreen(self.data, start))

    def begin_round(self, start: Start) -> None:
        """A new round with no more questions asked."""
        self.run_worker(self._into_round(self.data.begin(start), start.story), group="open", exclusive=True)

    def resume_round(self, name: str) -> None:
        """Into a round that was left, by id, the beginning of one, or `last`."""
        self.run_worker(self._into_round(self.data.resume(name)), group="open", exclusive=True)

    async def _into_round(self, opening: Any, story: str | None = None) -> None:
        from mockloop.backends.errors import NotReady
        from mockloop.content.errors import ContentError
        from mockloop.history.errors import HistoryError
        from mockloop.session import CannotStart
        from mockloop.tui.screens.round import RoundScreen

        try:
            session: Session = await opening
        except (CannotStart, NotReady, ContentError, HistoryError) as error:
            self.say(str(error), "error")
            return
        while not isinstance(self.screen, HomeScreen):
            await self.pop_screen()
        if session.playbook.id == REHEARSAL:
            from mockloop.tui.screens.rehearsal import RehearsalScreen

            await self.push_screen(RehearsalScreen(self.data, session, story))
        else:
            await self.push_screen(RoundScreen(self.data, session))

    def open_stories(self) -> None:
        """All stories."""
        from mockloop.tui.screens.stories import StoriesScreen

        self.push_screen(StoriesScreen(self.data))

    def rehearse(self, story: "StoryFile", question: str | None = None) -> None:
        """A rehearsal of a story, on a prompt that asks for what it shows, unless one is named."""
        prompt = question or self.data.prompt_for(story)
        self.begin_round(Start(kind="behavioral", question=prompt, playbook=REHEARSAL, story=story.id))

    def open_telling(self, record: "Record") -> None:
        """How the stories of a round were told."""
        from mockloop.tui.screens.telling import TellingScreen

        self.push_screen(TellingScreen(self.data, record.round, record.start.question, record.events))

    def open_history(self) -> None:
        """All rounds."""
        from mockloop.tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(self.data))

    def open_scorecard(self, round_id: str) -> None:
        """A round that is over: its newest scorecard, or its transcript where it cannot be graded."""
        self.run_worker(self._into_scorecard(round_id), group="open", exclusive=True)

    async def _into_scorecard(self, round_id: str) -> None:
        from mockloop.content.errors import ContentError
        from mockloop.history.errors import HistoryError
        from mockloop.tui.record import of_document

        try:
            try:
                record = of_document(await self.data.graded(round_id))
            except ContentError as error:
                self.say(f"It cannot be graded: {error}", "warning")
                record = of_document(await self.data.document(round_id))
        except HistoryError as error:
            self.say(str(error), "error")
            return
        if record.card is None:
            from mockloop.tui.screens.review import ReviewScreen

            await self.push_screen(ReviewScreen(self.data, record))
        else:
            from mockloop.tui.screens.scorecard import ScorecardScreen

            await self.push_screen(ScorecardScreen(self.data, record))

    def say(self, text: str, severity: Any = "information") -> None:
        """A line in the corner, taken literally, gone by itself."""
        from mockloop.tui.text import plain

        self.notify(plain(text), severity=severity, markup=False, timeout=8 if severity != "information" else 4)

    # Keys

    def action_open_stories(self) -> None:
        self.open_stories()

    def action_open_history(self) -> None:
        self.open_history()

    def action_help(self) -> None:
        from mockloop.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    async def action_copy_or_quit(self) -> None:
        """Ctrl+C: copies where something is selected, otherwise does as Ctrl+Q."""
        selected = getattr(self.screen.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            await self.action_quit()

    async def action_quit(self) -> None:
        """Asks once where a round is running; a second time is an answer."""
        for screen in reversed(self.screen_stack):
            ask = getattr(screen, "ask_before_quit", None)
            if ask is not None and ask():
                return
        await self.leave()

    async def leave(self) -> None:
        """Ends the program, with everything saved."""
        await self.data.close()
        self.exit(0)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that this screen can do, then what holds everywhere."""
        from mockloop.tui.palette import commands

        yield from commands(self, screen)


def open_app(start: Start) -> int:
    """Opens the screens at `start`; gives the exit status. Raises `BadConfig` and `NewerDatabase` before it does."""
    import os

    from mockloop import settings
    from mockloop.locations import locate

    places = locate()
    data = Data(places, settings.load(places, os.environ))
    app = MockloopApp(data, start)
    result = app.run()
    return result if result is not None else app.return_code or 0
