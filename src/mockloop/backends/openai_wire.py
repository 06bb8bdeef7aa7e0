"""Chat completions by the `openai` SDK: at OpenAI itself, and at any server that speaks the same."""

import hashlib
from collections.abc import AsyncIterator
from threading import Lock
from typing import TYPE_CHECKING, Any

from mockloop.backends.backend import T
from mockloop.backends.http import client
from mockloop.backends.key import Key
from mockloop.backends.prompted import asking_for_json, read_json
from mockloop.backends.request import Request
from mockloop.backends.usage import Usage
from mockloop.backends.wire import Answer, Ended, Listed, Options, Reason

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types import CompletionUsage

THINKING_ROOM = 2_000
"""Tokens beside the answer's own: what such a model thinks counts as output."""

_REASONS: dict[str | None, Reason] = {"stop": "done", "length": "full", "content_filter": "refused", None: "none"}


class OpenAIWire:
    """`compatible`: another maker's server, which is sent only what all of them know."""

    def __init__(self, model: str, base_url: str, key: Key, compatible: bool) -> None:
        self._model = model
        self._base_url = base_url
        self._key = key
        self._compatible = compatible
        self._options = Options()
        self._made: AsyncOpenAI | None = None
        self._making = Lock()
        self._prompted = False

    def warm(self) -> None:
        self._client()

    def _client(self) -> "AsyncOpenAI":
        with self._making:
            if self._made is None:
                from openai import AsyncOpenAI

                self._made = AsyncOpenAI(
                    api_key=self._key.reveal(), base_url=self._base_url, max_retries=0, http_client=client()
                )
                # The resource and its types are imported when first touched: not while somebody waits.
                _ = self._made.chat.completions
            return self._made

    async def close(self) -> None:
        if self._made is not None:
            await self._made.close()

    def _fixed(self, request: Request) -> dict[str, Any]:
        system = [{"role": "system", "content": request.prefix}] if request.prefix else []
        turns = [{"role": m.role, "content": m.text} for m in request.messages]
        return {"model": self._model, "messages": [*system, *turns]}

    def _optional(self, request: Request, room: int) -> dict[str, Any]:
        if self._compatible:
            return {"max_tokens": request.max_tokens * room}
        cache = hashlib.sha256(request.prefix.encode()).hexdigest()[:32]
        out: dict[str, Any] = {"prompt_cache_key": f"mockloop-{cache}"}
        if request.purpose != "judge":
            out["reasoning_effort"] = "low"
        if "max_completion_tokens" in self._options.refused:
            return out | {"max_tokens": request.max_tokens * room}
        return out | {"max_completion_tokens": (request.max_tokens + THINKING_ROOM) * room}

    async def stream(self, request: Request, room: int) -> AsyncIterator[str | Ended]:
        optional = self._optional(request, room) | {"stream_options": {"include_usage": True}}
        create = self._client().chat.completions.create
        chunks: Any = await self._options.sent(create, optional, stream=True, **self._fixed(request))
        usage, reason = None, None
        async with chunks:
            async for chunk in chunks:
                usage = _usage(chunk.usage) or usage
                for choice in chunk.choices or ():
                    reason = choice.finish_reason or reason
                    if choice.delta and choice.delta.content:
                        yield choice.delta.content
        yield Ended(_REASONS.get(reason, "done"), usage)

    async def answer(self, request: Request, schema: type[T], room: int) -> Answer:
        if self._prompted or "response_format" in self._options.refused:
            return await self._prompted_answer(request, schema, room)
        from openai import ContentFilterFinishReasonError, LengthFinishReasonError

        optional = self._optional(request, room) | {"response_format": schema}
        try:
            parsed: Any = await self._options.sent(
                self._client().chat.completions.parse, optional, **self._fixed(request)
            )
        except LengthFinishReasonError as error:
            return Answer(None, "full", _usage(error.completion.usage))
        except ContentFilterFinishReasonError:
            return Answer(None, "refused", None)
        except ValueError:
            # A server that passes over the schema, as some do without a word, is asked in words from now on.
            self._prompted = self._compatible
            raise
        if "response_format" in self._options.refused:
            return await self._prompted_answer(request, schema, room)
        message = parsed.choices[0].message
        if message.refusal:
            return Answer(None, "refused", _usage(parsed.usage))
        return Answer(message.parsed, "done" if message.parsed is not None else "none", _usage(parsed.usage))

    async def _prompted_answer(self, request: Request, schema: type[T], room: int) -> Answer:
        asked = asking_for_json(request, schema)
        create = self._client().chat.completions.create
        done: Any = await self._options.sent(create, self._optional(request, room), **self._fixed(asked))
        usage, choice = _usage(done.usage), done.choices[0]
        if choice.finish_reason == "length":
            return Answer(None, "full", usage)
        return Answer(read_json(choice.message.content or "", schema), "done", usage)

    async def models(self) -> tuple[Listed, ...]:
        page = await self._client().models.list()
        return tuple(Listed(m.id, m.shutdown_date) for m in page.data)


def _usage(said: "CompletionUsage | None") -> Usage | None:
    if said is None:
        return None
    details = said.prompt_tokens_details
    cached = (details.cached_tokens or 0) if details else 0
    return Usage(said.prompt_tokens or 0, cached, said.completion_tokens or 0)
