"""What the doctor sees of the backends: without a socket which are ready; online whether they answer."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from mockloop.cli.finding import Finding
from mockloop.settings import BACKEND_VARIABLE, Settings

SOON = datetime.timedelta(days=60)
"""Before a model's announced end: time to choose another without haste."""


def looked_at(settings: Settings, environment: Mapping[str, str], home: Path) -> Iterator[Finding]:
    """Which backends are ready, what the others lack, and how tokens are counted. Opens no socket."""
    from mockloop.backends.opening import names

    yield _chosen(settings, environment)
    for name in names(settings):
        yield from _ready(name, settings, environment)
    yield _tokenizer(home)


def _chosen(settings: Settings, environment: Mapping[str, str]) -> Finding:
    from mockloop.backends.errors import NotReady
    from mockloop.backends.opening import plan

    name = settings.backend
    if name == "offline":
        return Finding("backend", True, "offline")
    try:
        plan(name, settings, environment)
    except NotReady as missing:
        how = (
            f"unset {BACKEND_VARIABLE}"
            if environment.get(BACKEND_VARIABLE)
            else "`mockloop config set backend offline`"
        )
        return Finding("backend", False, f"{name}: {missing.sentence}", f"{missing.fix}; or go on without: {how}")
    return Finding("backend", True, name)


def _ready(name: str, settings: Settings, environment: Mapping[str, str]) -> Iterator[Finding]:
    from mockloop.backends.errors import NotReady
    from mockloop.backends.models import ends
    from mockloop.backends.opening import plan

    try:
        planned = plan(name, settings, environment)
    except NotReady as missing:
        # A key that is simply not there is nobody's fault: none is needed offline.
        unused = "is not set" in missing.sentence and name not in (settings.backend, settings.grader)
        seen = f"not ready: {missing.sentence}" + (" (none is needed offline)" if unused else "")
        yield Finding(f"{name} backend", unused, seen, missing.fix)
        return
    key = f"key in {planned.variable}" if planned.variable else "no key"
    seen = f"ready: {planned.model} at {planned.base_url}, {key}"
    if planned.compatible:
        yield Finding(f"{name} backend", True, seen)
        return
    end = ends(planned.kind, planned.model)
    yield Finding(f"{name} backend", True, seen) if end is None else _ending(f"{name} backend", seen, name, end)


def _ending(finding: str, seen: str, name: str, end: str) -> Finding:
    """A model whose end is announced: to be mended where it is near, or past."""
    from mockloop.backends.models import DEFAULT

    try:
        near = datetime.date.fromisoformat(end) <= datetime.datetime.now(datetime.UTC).date() + SOON
    except ValueError:
        near = True
    other = f"such as {DEFAULT[name]}" if name in DEFAULT else "that `mockloop doctor --online` lists"
    return Finding(finding, not near, f"{seen}; this model ends {end}", f"name another one, {other}, in config.toml")


def _tokenizer(home: Path) -> Finding:
    from mockloop.backends.tokens import has_ranks, rank_folders

    if has_ranks(rank_folders(home)):
        return Finding(
            "tokenizer", True, "the o200k ranks are here; what no server counts is still shown as an estimate, with ≈"
        )
    how = "`mockloop doctor --fetch-tokenizer` brings what counts them"
    return Finding("tokenizer", True, f'tokens that no server counts are estimated, and shown with "≈"; {how}')


def fetched(home: Path) -> Iterator[Finding]:
    """Fetches what tokens are counted by, into the user's folder."""
    from mockloop.backends.ranks import CannotFetch, fetch
    from mockloop.backends.tokens import expected

    try:
        path = fetch(expected(), home / "tokenizer")
    except CannotFetch as error:
        yield Finding("fetch tokenizer", False, error.sentence, error.fix)
    else:
        yield Finding("fetch tokenizer", True, f"{path}, with the hash that tiktoken expects")


def asked(settings: Settings, environment: Mapping[str, str]) -> Iterator[Finding]:
    """Asks every backend that is ready which models it has, and one small question."""
    import asyncio

    from mockloop.backends.checkup import checked
    from mockloop.backends.errors import NotReady
    from mockloop.backends.opening import names, plan

    for name in names(settings):
        try:
            plan(name, settings, environment)
        except NotReady as missing:
            if missing.model_only:
                yield from asyncio.run(_listed(name, settings, environment))
            continue
        result = asyncio.run(checked(name, settings, environment))
        if result.error is not None:
            yield Finding(f"{name} online", False, result.error.sentence, result.error.fix)
            continue
        seen = f"answered in {result.ms} ms with {result.tokens} tokens; {result.models} models there"
        if result.ends:
            yield _ending(f"{name} online", seen, name, result.ends)
        elif not result.there:
            yield Finding(f"{name} online", True, f"{seen}, though the list does not name {result.model}")
        else:
            yield Finding(f"{name} online", True, seen)


async def _listed(name: str, settings: Settings, environment: Mapping[str, str]) -> list[Finding]:
    """What a server without a chosen model has."""
    from mockloop.backends.checkup import models_of
    from mockloop.backends.errors import BackendError

    try:
        ids = [m.id for m in await models_of(name, settings, environment)]
    except BackendError as error:
        return [Finding(f"{name} online", False, error.sentence, error.fix)]
    some = ", ".join(ids[:8]) or "nothing"
    return [
        Finding(f"{name} online", False, f"it has {some}", f'add `model = "…"` to [backends.{name}] in config.toml')
    ]
