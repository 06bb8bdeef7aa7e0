"""The protocol that every backend keeps, and that all who ask a model know it by."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from mockloop.backends.deadline import Deadline
from mockloop.backends.request import Request
from mockloop.backends.usage import Usage

if TYPE_CHECKING:
    from pydantic import BaseModel

T = TypeVar("T", bound="BaseModel")


@dataclass(frozen=True, slots=True)
class Judged(Generic[T]):
    """An answer that has the shape asked for, and what it took."""

    value: T
    usage: Usage


class Backend(Protocol):
    """A model that answers. `name` is the setting's (`openai`), `model` the provider's (`gpt-…`)."""

    @property
    def name(self) -> str: ...

    @property
    def model(self) -> str: ...

    def stream(self, request: Request, deadline: Deadline) -> AsyncIterator[str | Usage]:
        """The answer's text piece by piece as it arrives, none empty; the last item is the usage.

        Raises `BackendError`. Once a piece has been given nothing is asked again: what follows an error is missing.
        Closing the iterator early (`aclose`) ends the call.
        """
        ...

    async def judge(self, request: Request, schema: type[T], deadline: Deadline) -> Judged[T]:
        """The whole answer as a value of the schema. Raises `BackendError`, `malformed` where it has another shape."""
        ...

    def warm(self) -> None:
        """Imports the SDK and makes the client: blocking, half a second, no socket. To be called in a thread."""
        ...

    async def close(self) -> None:
        """Lets go of the connections."""
        ...
