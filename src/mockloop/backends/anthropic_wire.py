"""Messages by the `anthropic` SDK. It takes no temperature; the prefix is marked for the provider's cache."""

from collections.abc import AsyncIterator
from threading import Lock
from typing import TYPE_CHECKING, Any

from mockloop.backends.backend import T
from mockloop.backends.http import client, last_response
from mockloop.backends.key import Key
from mockloop.backends.request import Request
from mockloop.backends.usage import Usage
from mockloop.backends.wire import Answer, Ended, Listed, Options, Reason

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic

THINKING_ROOM = 2_000
"""Tokens beside the answer's own: what the model thinks before it counts as output."""

_CACHED = {"type": "ephemeral"}
_REASONS: dict[str | None, Reason] = {
    "max_tokens": "full",
    "model_context_window_exceeded": "full",
    "refusal": "refused",
    None: "none",
}


class AnthropicWire:
    def __init__(self, model: str, base_url: str, key: Key) -> None:
        self._model = model
        self._base_url = base_url
        self._key = key
        self._options = Options()
        self._made: AsyncAnthropic | None = None
        self._making = Lock()

    def warm(self) -> None:
        self._client()

    def _client(self) -> "AsyncAnthropic":
        with self._making:
            if self._made is None:
                from anthropic import AsyncAnthropic

                self._made = AsyncAnthropic(
                    api_key=self._key.reveal(),
                    base_url=self._base_url,
                    max_retries=0,
                    http_client=client(),
                    open_telemetry=False,
                )
                # The resource and its types are imported when first touched: not while somebody waits.
                _ = self._made.messages
            return self._made

    async def close(self) -> None:
        if self._made is not None:
            await self._made.close()

    def _fixed(self, request: Request, room: int) -> dict[str, Any]:
        out: dict[str, Any] = {
            "model": self._model,
            "max_tokens": (request.max_tokens + THINKING_ROOM) * room,
            "messages": [{"role": m.role, "content": m.text} for m in request.messages],
        }
        if request.prefix:
            out["system"] = [{"type": "text", "text": request.prefix, "cache_control": _CACHED}]
        return out

    async def stream(self, request: Request, room: int) -> AsyncIterator[str | Ended]:
        optional: dict[str, Any] = {"thinking": {"type": "disabled"}, "output_config": {"effort": "low"}}
        events: Any = await self._options.sent(
            self._client().messages.create, optional, stream=True, **self._fixed(request, room)
        )
        usage, reason, stopped = Usage(0, 0, 0), None, False
        async with events:
            async for event in events:
                if event.type == "content_block_delta" and event.delta.type == "text_delta":
                    if event.delta.text:
                        yield event.delta.text
                elif event.type == "message_start":
                    usage = _usage(event.message.usage)
                elif event.type == "message_delta":
                    usage = _later(usage, event.usage)
                    reason = event.delta.stop_reason or reason
                elif event.type == "message_stop":
                    stopped = True
        how: Reason = _REASONS.get(reason, "done") if stopped else "none"
        yield Ended(how, usage if usage.input or usage.output else None)

    async def answer(self, request: Request, schema: type[T], room: int) -> Answer:
        try:
            parsed: Any = await self._options.sent(
                self._client().messages.parse, {}, output_format=schema, **self._fixed(request, room)
            )
        except ValueError:
            # The SDK reads the JSON before it looks at why the model stopped.
            cut = _cut_off()
            if cut is None:
                raise
            return cut
        reason = _REASONS.get(parsed.stop_reason, "done")
        usage = _usage(parsed.usage)
        if reason != "done" or parsed.parsed_output is None:
            return Answer(None, "none" if reason == "done" else reason, usage)
        return Answer(parsed.parsed_output, "done", usage)

    async def models(self) -> tuple[Listed, ...]:
        page = await self._client().models.list(limit=1000)
        return tuple(Listed(m.id, _ends(m)) for m in page.data)


def _cut_off() -> Answer | None:
    """The answer that could not be read, where that is because it was cut off or declined."""
    response = last_response.get()
    try:
        data = response.json() if response is not None else None
    except ValueError:
        return None
    if not isinstance(data, dict):
        return None
    reason = _REASONS.get(data.get("stop_reason"), "done")
    if reason not in ("full", "refused"):
        return None
    said = data.get("usage") or {}
    return Answer(None, reason, Usage(int(said.get("input_tokens") or 0), 0, int(said.get("output_tokens") or 0)))


def _ends(model: Any) -> str | None:
    if model.lifecycle == "retired":
        return "ended"
    return model.retires_at.date().isoformat() if model.retires_at else None


def _usage(said: Any) -> Usage:
    """Anthropic counts what it read from and wrote into its cache beside `input_tokens`, not within."""
    read, written = said.cache_read_input_tokens or 0, said.cache_creation_input_tokens or 0
    return Usage((said.input_tokens or 0) + read + written, read, said.output_tokens or 0)


def _later(usage: Usage, said: Any) -> Usage:
    """The running count: cumulative, and without the fields that have not changed."""
    whole = _usage(said)
    return Usage(whole.input or usage.input, whole.cached or usage.cached, said.output_tokens or usage.output)
