"""The HTTP client under both SDKs: an answer is bounded in bytes, and the last response can be looked at."""

from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

MOST_BYTES = 4_000_000
"""Of one answer. 30,000 tokens in a stream of small events are about that; what we ask for is a tenth of it."""

CONNECT_SECONDS = 4.0
"""So that a first try that finds nobody leaves time for a second one before the first token is due."""

last_response: ContextVar["httpx2.Response | None"] = ContextVar("last_response", default=None)
"""The response of the call that this task is making: the SDKs do not hand it out with every error."""


def client() -> "httpx2.AsyncClient":
    """A client with proxies and certificates from the environment. Raises nothing; no socket is opened yet."""
    import httpx2

    async def seen(response: httpx2.Response) -> None:
        last_response.set(response)
        response.stream = _bounded(response.stream)

    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(120.0, connect=CONNECT_SECONDS),
        follow_redirects=False,
        event_hooks={"response": [seen]},
    )


class TooLong(Exception):
    """The answer has more bytes than any that we asked for."""


def _bounded(stream: object) -> "httpx2.AsyncByteStream":
    import httpx2

    assert isinstance(stream, httpx2.AsyncByteStream)
    inner = stream

    class Bounded(httpx2.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            left = MOST_BYTES
            async for chunk in inner:
                left -= len(chunk)
                if left < 0:
                    raise TooLong
                yield chunk

        async def aclose(self) -> None:
            await inner.aclose()

    return Bounded()


def is_web_page(response: "httpx2.Response | None") -> bool:
    """Whether a server (or a proxy before it) answered with HTML."""
    return response is not None and "html" in response.headers.get("content-type", "").lower()
