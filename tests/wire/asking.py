"""Backends against the fake provider, and what tests ask them."""

from dataclasses import dataclass, replace

from pydantic import BaseModel

from mockloop.backend_settings import BackendSettings
from mockloop.backends.backend import Backend
from mockloop.backends.deadline import WORDS, Deadline
from mockloop.backends.opening import open_backend
from mockloop.backends.request import Message, Purpose, Request
from mockloop.backends.usage import Usage
from mockloop.settings import Settings
from tests.wire.provider import KEY

SHORT = Deadline(first=1.0, whole=3.0)
NAMES = ("openai", "anthropic", "ollama")


class Verdict(BaseModel):
    """What the judge is asked for in these tests."""

    met: bool
    quote: str


def asked(text: str = "Say hello.", *before: Message, purpose: Purpose = "words", room: int = 100) -> Request:
    return Request("You interview.", (*before, Message("user", text)), room, purpose)


def backend_at(name: str, url: str, key: str = KEY) -> Backend:
    """The backend of that name with the fake provider behind it: as a person sets it, by environment and file."""
    environment = {
        "OPENAI_API_KEY": key,
        "ANTHROPIC_API_KEY": key,
        "OPENAI_BASE_URL": f"{url}/v1",
        "ANTHROPIC_BASE_URL": url,
    }
    ollama = BackendSettings("ollama", "openai", base_url=f"{url}/v1", model="llama3.1:8b")
    return open_backend(name, Settings(backends=(ollama,)), environment)


@dataclass(frozen=True, slots=True)
class Heard:
    """A stream as it came: the pieces, and the usage at the end."""

    pieces: tuple[str, ...] = ()
    usage: Usage | None = None

    @property
    def text(self) -> str:
        return "".join(self.pieces)


async def heard(backend: Backend, request: Request, deadline: Deadline = WORDS) -> Heard:
    """Listens to the end. Raises what the backend raises."""
    out = Heard()
    async for item in backend.stream(request, deadline):
        out = replace(out, pieces=(*out.pieces, item)) if isinstance(item, str) else replace(out, usage=item)
    return out
