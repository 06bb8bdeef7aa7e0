"""What is typed and not yet said, on its way to the session: the draft, and the panes. It knows no widget."""

from mockloop.round.events import Pane
from mockloop.session import Session

DRAFT_AFTER = 0.6
"""Seconds between two savings of the draft: less than the second that may be lost."""
PANE_AFTER = 1.0
"""Seconds without a key after which a pane is kept."""


class Keeper:
    """One for a round. All moments are readings of one monotonic clock, in seconds."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.draft = session.draft
        self._saved = 0.0
        self._panes: dict[Pane, tuple[str, float]] = {}
        self.on_their_way = 0
        """Turns that were sent and are not yet accepted; the draft stays until then, so that no crash takes both."""

    def wrote(self, pane: Pane, words: str, now: float) -> None:
        """A pane holds other text than before."""
        if words != self._session.state.pane(pane):
            self._panes[pane] = (words, now)

    async def keep(self, now: float, *, everything: bool = False) -> None:
        """Saves what is due, or all of it."""
        due = everything or now - self._saved > DRAFT_AFTER
        if due and not self.on_their_way and self.draft != self._session.draft:
            self._saved = now
            await self._session.save_draft(self.draft)
        for pane, (words, since) in tuple(self._panes.items()):
            if everything or now - since > PANE_AFTER:
                del self._panes[pane]
                await self._session.write(pane, words, replace=True)
