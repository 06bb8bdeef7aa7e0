"""What every full screen is: a Textual screen that knows which program it belongs to."""

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from mockloop.tui.app import MockloopApp


class Page(Screen[None]):
    @property
    def program(self) -> "MockloopApp":
        """The running program, for the ways to other screens."""
        return cast("MockloopApp", self.app)
