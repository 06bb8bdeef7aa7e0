"""The interviewer whose words a model finds. What is asked, and of what, is decided as offline; nothing else is its."""

import contextlib
from collections.abc import Callable

from mockloop.backends.backend import Backend
from mockloop.backends.circuit import REST_SECONDS, Circuit
from mockloop.backends.deadline import WORDS, Deadline
from mockloop.backends.errors import BackendError, CeilingReached
from mockloop.backends.spend import Spend
from mockloop.content.library import Library
from mockloop.interviewer.asking import Prompts, prefix, request
from mockloop.interviewer.move import Move
from mockloop.interviewer.policy import decide
from mockloop.interviewer.rail import WORDED, Rail, rail, steered
from mockloop.interviewer.screening import arriving, finished, shown, tidy
from mockloop.interviewer.words import render
from mockloop.reading.reader import Reading
from mockloop.round.commands import Fail
from mockloop.round.events import Said
from mockloop.session.offline import OfflineInterviewer
from mockloop.session.speech import Moment, Speech, Worded

GOES_ON = "The interviewer goes on in prepared words."
RESTS = f"Prepared words for {REST_SECONDS:.0f} seconds."
STANDS = "What had arrived stands as it was cut off."


def prompts(library: Library) -> Prompts:
    """The interviewer's prompts. Raises `ContentError` where one is missing or broken."""
    return Prompts(library.prompt("interviewer"), library.prompt("interviewer-turn"))


class ModelInterviewer:
    """One for a round: the offline interviewer's plan, a backend's words, its canned ones whenever these do not do."""

    def __init__(
        self,
        canned: OfflineInterviewer,
        backend: Backend,
        words: Prompts,
        *,
        spend: Spend,
        circuit: Circuit,
        deadline: Deadline = WORDS,
    ) -> None:
        self._canned = canned
        self._backend = backend
        self._spend = spend
        self._prompts = words
        self._circuit = circuit
        self._deadline = deadline
        self._prefix = ""
        self._over = False

    @property
    def reading(self) -> Reading:
        return self._canned.reading

    @property
    def met(self) -> frozenset[str]:
        return self._canned.met

    @property
    def spent(self) -> str:
        return self._spend.short()

    def hear(self, said: Said) -> None:
        self._canned.hear(said)

    def speak(self, moment: Moment) -> Speech:
        """The canned words for this moment."""
        return self._canned.speak(moment)

    async def close(self) -> None:
        await self._backend.close()

    async def word(self, moment: Moment, arrived: Callable[[str], None]) -> Worded:
        """The turn for this moment, streamed where a model may word it."""
        room = self._canned.room(moment)
        move = decide(room)
        canned = Speech(move.intent, render(move, room), move.target, check=move.check, rung=move.rung)
        if move.intent not in WORDED or not move.options or steered(room) or self._circuit.open or self._over:
            return Worded(canned)
        self._prefix = self._prefix or prefix(self._prompts, room)
        return await self._streamed(rail(move, room), canned, arrived)

    async def _streamed(self, bounds: Rail, canned: Speech, arrived: Callable[[str], None]) -> Worded:
        text, out = "", ""
        try:
            pieces = self._backend.stream(request(self._prompts, bounds, self._prefix), self._deadline)
            async with contextlib.aclosing(pieces) as stream:  # type: ignore[type-var]
                async for piece in stream:
                    if not isinstance(piece, str):
                        continue
                    text += piece
                    broken = arriving(text, bounds)
                    if broken is not None:
                        self._circuit.succeeded()
                        return Worded(_replaced(canned, broken))
                    if (now := shown(text, bounds)) != out:
                        out = now
                        arrived(out)
        except CeilingReached as error:
            self._over = True
            return Worded(canned, Fail(error.kind, f"{error.sentence}; {error.fix}.", GOES_ON))
        except BackendError as error:
            return self._failed(error, text, bounds, canned)
        self._circuit.succeeded()
        broken = finished(text, bounds)
        return Worded(_replaced(canned, broken) if broken is not None else _said(bounds.move, tidy(text)))

    def _failed(self, error: BackendError, text: str, bounds: Rail, canned: Speech) -> Worded:
        """Before the first word the canned ones, after it what arrived; both are told."""
        opened = self._circuit.failed()
        said = tidy(text)
        stands = bool(said) and arriving(said, bounds) is None
        fallback = STANDS if stands else GOES_ON
        if opened:
            fallback = f"{fallback} {RESTS}" if stands else RESTS
        speech = _said(bounds.move, said, cut=True) if stands else canned
        return Worded(speech, Fail(error.kind, f"{error.sentence}; {error.fix}.", fallback))


def _said(move: Move, text: str, *, cut: bool = False) -> Speech:
    return Speech(move.intent, text, move.target, source="model", check=move.check, rung=move.rung, cut=cut)


def _replaced(canned: Speech, rule: str) -> Speech:
    from dataclasses import replace

    return replace(canned, replaced=rule)
