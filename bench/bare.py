"""A Textual app with nothing in it but a line: what the home screen's first paint is measured beside."""

from textual.app import App, ComposeResult
from textual.widgets import Static

MARK = "painted"


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(MARK)


if __name__ == "__main__":
    Bare().run()
