"""Whether a backend answers: which models it has, and one small question, when a person asks for that."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from mockloop.backends.deadline import Deadline
from mockloop.backends.errors import BackendError
from mockloop.backends.opening import open_backend, plan, where_of, wire_of
from mockloop.backends.request import Message, Request
from mockloop.backends.told import late, told
from mockloop.backends.usage import Usage
from mockloop.backends.wire import Listed
from mockloop.settings import Settings

PATIENCE = Deadline(first=15.0, whole=20.0)
LIST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Result:
    """What came of asking. `there` says whether the server's list names the model, `ends` when it says it ends."""

    model: str
    error: BackendError | None = None
    ms: int = 0
    tokens: int = 0
    models: int = 0
    there: bool = False
    ends: str | None = None


async def models_of(name: str, settings: Settings, environment: Mapping[str, str]) -> tuple[Listed, ...]:
    """The models that the server has; none has to be chosen yet. Raises `NotReady`, `BackendError`."""
    planned = plan(name, settings, environment, any_model=True)
    where = where_of(name, planned)
    wire = wire_of(planned)
    try:
        async with asyncio.timeout(LIST_SECONDS):
            return await wire.models()
    except TimeoutError:
        raise late(where, LIST_SECONDS) from None
    except Exception as error:
        raise told(error, where) from None
    finally:
        await wire.close()


async def checked(name: str, settings: Settings, environment: Mapping[str, str]) -> Result:
    """Asks for the list, then one question of a few tokens. Raises `NotReady`; all else is in the result."""
    backend = open_backend(name, settings, environment)
    loop = asyncio.get_running_loop()
    try:
        listed = {m.id: m for m in await models_of(name, settings, environment)}
        there = listed.get(backend.model)
        start = loop.time()
        usage = await _small(backend.stream(_QUESTION, PATIENCE))
        ms = round((loop.time() - start) * 1000)
    except BackendError as error:
        return Result(backend.model, error)
    finally:
        await backend.close()
    ends = there.ends if there else None
    return Result(backend.model, None, ms, usage.input + usage.output, len(listed), there is not None, ends)


_QUESTION = Request("", (Message("user", "Answer with the one word: yes"),), 16, "trial")


async def _small(stream: object) -> Usage:
    usage = Usage(0, 0, 0)
    async for item in stream:  # type: ignore[attr-defined]
        if isinstance(item, Usage):
            usage = item
    return usage
