"""One attempt at asking, by one provider's protocol: no patience and no words for what goes wrong."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from mockloop.backends.backend import T
from mockloop.backends.request import Request
from mockloop.backends.usage import Usage

if TYPE_CHECKING:
    from pydantic import BaseModel

R = TypeVar("R")
Reason = Literal["done", "full", "refused", "none"]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a stream ended, and what it took (None where the server does not say).

    `full`: the room for the answer was used up; `none`: the stream stopped without an end.
    """

    reason: Reason
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; `value` is None where it was cut off or declined."""

    value: "BaseModel | None"
    reason: Reason
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A model that a server has, and when it ends (a date, or "ended"), where the server says so."""

    id: str
    ends: str | None


class Wire(Protocol):
    """A provider's protocol. Every method raises whatever the SDK and the network raise; `told` has the words."""

    def warm(self) -> None:
        """Imports the SDK and makes the client: blocking, half a second, no socket. To be called in a thread."""
        ...

    def stream(self, request: Request, room: int) -> AsyncIterator[str | Ended]:
        """The text in pieces, then `Ended`. `room` multiplies the tokens that the answer may take."""
        ...

    async def answer(self, request: Request, schema: type[T], room: int) -> Answer: ...

    async def models(self) -> tuple[Listed, ...]:
        """What the server has, in its order."""
        ...

    async def close(self) -> None: ...


class Options:
    """Options that not every model takes. What a server once refused is not sent to it again."""

    def __init__(self) -> None:
        self.refused: set[str] = set()

    async def sent(self, call: Callable[..., Awaitable[R]], optional: dict[str, Any], **fixed: Any) -> R:
        """Makes the call; a refusal (400, 422) that names an optional argument repeats it without that one."""
        while True:
            kept = {name: value for name, value in optional.items() if name not in self.refused}
            try:
                return await call(**fixed, **kept)
            except Exception as error:
                named = self._named(error, kept)
                if named is None:
                    raise
                self.refused.add(named)

    @staticmethod
    def _named(error: Exception, kept: dict[str, Any]) -> str | None:
        if getattr(error, "status_code", None) not in (400, 422):
            return None
        text = f"{getattr(error, 'param', '')} {error}"
        return next((name for name in kept if any(word in text for word in _WORDS.get(name, (name,)))), None)


_WORDS = {
    "output_config": ("output_config", "effort"),
    "response_format": ("response_format", "json_schema", "structured output", "structured_output"),
}
"""By which words a server names an option, where they are others than its name."""
