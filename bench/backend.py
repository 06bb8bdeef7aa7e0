"""What a backend adds before the first token, over the bare SDK, against the fake provider on this machine.

Both ask the same thing of the same server in turns, and the figure is a difference of the pairs: the server's own
time and the machine's moods are in both.
"""

import asyncio
import time

from bench.figure import Figure
from bench.timing import percentile

PAIRS = 150
BUDGET_MS = 15.0


def measure() -> list[Figure]:
    """For the OpenAI and the Anthropic protocol: p95 of the difference."""
    from tests.wire.provider import Provider, missing

    name = "first token over the bare SDK, {}, p95"
    if why := missing():
        return [Figure(name.format(kind), None, BUDGET_MS, "ms", note=why) for kind in ("openai", "anthropic")]
    figures = []
    with Provider() as provider:
        provider.says("You said forty writes a second: what does a second datacentre buy you there?")
        for kind in ("openai", "anthropic"):
            ours, bare = asyncio.run(_taken(kind, provider.url))
            added = [(a - b) * 1e3 for a, b in zip(ours, bare, strict=True)]
            plain = percentile([b * 1e3 for b in bare], 0.5)
            note = f"{PAIRS} pairs, p50 {percentile(added, 0.5):.2f} ms added to {plain:.1f} ms"
            figures.append(Figure(name.format(kind), percentile(added, 0.95), BUDGET_MS, "ms", note=note))
    return figures


async def _taken(kind: str, url: str) -> tuple[list[float], list[float]]:
    """Seconds to the first token, ours and the bare SDK's, pair by pair."""
    from mockloop.backends.deadline import WORDS
    from mockloop.backends.opening import open_metered
    from mockloop.backends.request import Message, Request
    from mockloop.backends.spend import Spend
    from mockloop.settings import Settings

    environment = {
        "OPENAI_API_KEY": "none",
        "ANTHROPIC_API_KEY": "none",
        "OPENAI_BASE_URL": f"{url}/v1",
        "ANTHROPIC_BASE_URL": url,
    }
    backend = open_metered(kind, Settings(), environment, spend=Spend(1.0), note=lambda _: None)
    backend.warm()
    asked = Request("You interview. " * 200, (Message("user", "Forty writes a second."),), 100, "words")
    bare = _Bare(kind, url, asked.prefix, backend.model)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(PAIRS + 10):
        pair: dict[bool, float] = {}
        # Who goes first changes, so that neither always finds the server awake.
        for mine in (number % 2 == 0, number % 2 == 1):
            begun = time.perf_counter()
            if mine:
                stream = backend.stream(asked, WORDS)
                await anext(stream)
                pair[mine] = time.perf_counter() - begun
                async for _ in stream:
                    pass
            else:
                pair[mine] = await bare.first(begun)
        if number >= 10:
            ours.append(pair[True])
            theirs.append(pair[False])
    await backend.close()
    await bare.close()
    return ours, theirs


class _Bare:
    """The SDK alone, asked for the same."""

    def __init__(self, kind: str, url: str, system: str, model: str) -> None:
        from anthropic import AsyncAnthropic
        from openai import AsyncOpenAI

        self._system, self._model = system, model
        self._openai = AsyncOpenAI(api_key="none", base_url=f"{url}/v1", max_retries=0) if kind == "openai" else None
        self._anthropic = AsyncAnthropic(api_key="none", base_url=url, max_retries=0)

    async def first(self, begun: float) -> float:
        """Seconds from `begun` to the first text; reads on to the end."""
        said = "Forty writes a second."
        found = 0.0
        if self._openai is not None:
            chunks = await self._openai.chat.completions.create(
                model=self._model,
                messages=[{"role": "system", "content": self._system}, {"role": "user", "content": said}],
                stream=True,
            )
            async for chunk in chunks:
                if not found and chunk.choices and chunk.choices[0].delta.content:
                    found = time.perf_counter() - begun
            return found
        events = await self._anthropic.messages.create(
            model=self._model,
            max_tokens=100,
            system=self._system,
            messages=[{"role": "user", "content": said}],
            stream=True,
        )
        async for event in events:
            if not found and event.type == "content_block_delta":
                found = time.perf_counter() - begun
        return found

    async def close(self) -> None:
        if self._openai is not None:
            await self._openai.close()
        await self._anthropic.close()
