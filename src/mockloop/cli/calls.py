"""The calls of models in a round, as `show --calls` prints them."""

from collections.abc import Iterator, Sequence
from typing import Any

from mockloop.backends.call import Call
from mockloop.backends.spend import Spend
from mockloop.cli.plain import local, table
from mockloop.history.times import stamp


def call_json(call: Call) -> dict[str, Any]:
    """One call; tokens are null where nothing came back, `cost` (US dollars) where no price is known."""
    u = call.usage
    return {
        "at": stamp(call.at),
        "backend": call.backend,
        "model": call.model,
        "purpose": call.purpose,
        "input_tokens": u.input if u else None,
        "cached_tokens": u.cached if u else None,
        "output_tokens": u.output if u else None,
        "estimated": bool(u and u.estimated),
        "cost_usd": call.cost,
        "ms": call.ms,
        "outcome": call.outcome,
        "prompt": call.prompt or None,
    }


def call_lines(calls: Sequence[Call]) -> Iterator[str]:
    """A line a call under a head, and the sum; "≈" before what is estimated."""
    if not calls:
        yield "no model was asked in this round"
        return
    head = ("when", "model", "for", "in", "cached", "out", "cost", "time", "outcome", "prompt")
    yield from table([head, *(_row(call) for call in calls)])
    spend = Spend(0.0, calls)
    failed = sum(call.outcome not in ("ok", "stopped") for call in calls)
    yield ""
    yield f"{len(calls)} calls, {failed} failed: {spend.words()}"


def _row(call: Call) -> tuple[str, ...]:
    u = call.usage
    about = "≈" if u and u.estimated else ""
    tokens = tuple(f"{about}{n:,}" for n in (u.input, u.cached, u.output)) if u else ("-", "-", "-")
    cost = "-" if call.cost is None else f"{about}${call.cost:.4f}"
    when, took = local(stamp(call.at)), f"{call.ms / 1000:.1f} s"
    return (
        when,
        call.model,
        call.purpose,
        *tokens,
        cost,
        took,
        call.outcome.replace("_", " "),
        call.prompt.rpartition("@")[2][:8] or "-",
    )
