"""Rounds against a provider in trouble, and what came of each.

python -m bench.trouble [ROUNDS]        a hundred, unless said; about a third of all calls go wrong
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.wire.asking import Verdict, backend_at
from tests.wire.provider import Provider, missing

from bench.talk import ROUND
from mockloop.backends.backend import Backend
from mockloop.backends.call import Call
from mockloop.backends.deadline import WORDS, Deadline
from mockloop.backends.errors import BackendError
from mockloop.backends.opening import open_metered
from mockloop.backends.request import Message, Request
from mockloop.backends.spend import Spend
from mockloop.content.library import Library
from mockloop.history.store import History
from mockloop.round.clock import VirtualClock
from mockloop.round.events import BackendFailed, RoundEnded, Said
from mockloop.session import Desk, Session
from mockloop.settings import Settings

RATES = {"dropRate": 0.08, "malformedRate": 0.07, "disconnectRate": 0.07, "rateLimitRate": 0.04}
"""Of all requests: with the turns that are cut in the middle and those that come too late, 30 % go wrong."""

CUT, SLOW = 0.03, 0.01
"""Of the turns."""

IN_THE_MIDDLE, TOO_LATE = "and I stop in the middle", "and I take my time"
"""What the provider goes by, at the end of a candidate's turn."""

SLACK = 2.0
"""Seconds beyond a deadline that our own work and a busy machine may take."""

NAMES = ("openai", "anthropic")

REPLIES = (
    "Which of those users do you plan for first?",
    "Who follows a redirect right after its link was made?",
    "How many of those writes fall on the same second?",
    "How do you come by that peak?",
    "What becomes of a link when a phone sends that POST twice?",
    "What does the redirect answer for a code that nobody made?",
    "How large does that table get, keyed by code?",
    "What does DynamoDB buy you that one primary does not?",
    "What does a client see when a redirect service dies?",
    "Who hands out those ranges when the generator is gone?",
    "How would somebody guess the code that comes next?",
    "What is lost with a range when its counter dies?",
)
"""What the provider says to a candidate's first, second, … point."""


def _point(number: int) -> str:
    return f"that is point {number + 1} of mine"


@dataclass
class Tally:
    """What was seen. `wrong` holds a line for everything that must not happen."""

    rounds: int = 0
    turns: int = 0
    words: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    announced: Counter[str] = field(default_factory=Counter)
    cut: int = 0
    slowest: float = 0.0
    verdicts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def table(self) -> str:
        """The figures as lines of aligned columns."""
        kinds = sorted(set(self.calls) | set(self.announced))
        lines = [f"{'outcome of a call':<22}{'calls':>8}{'announced':>12}"]
        lines += [f"{kind:<22}{self.calls[kind]:>8}{self.announced[kind] or '-':>12}" for kind in kinds]
        words = ", ".join(f"{n} {source}" for source, n in sorted(self.words.items()))
        judged = ", ".join(f"{n} {kind}" for kind, n in sorted(self.verdicts.items()))
        lines += [
            "",
            f"{self.rounds} rounds ended, {self.turns} turns accepted and kept; replies: {words}; {self.cut} cut off",
            f"slowest reply {self.slowest:.1f} s; verdicts asked for: {judged}",
            *(self.wrong or ["nothing lost, nothing silent, nothing late, nothing made up"]),
        ]
        return "\n".join(lines)


def prepare(provider: Provider) -> None:
    """What the provider answers, and how often it does not."""
    provider.forget()
    provider.says("Which of your reads needs that, and who", when=IN_THE_MIDDLE, truncateAfterChunks=5, latency=15)
    provider.says("Which of your reads needs that?", when=TOO_LATE, streamingProfile={"ttft": 9_000, "tps": 50})
    provider.says({"met": True, "quote": "a queue in front of the workers"}, when="Judge this.")
    for number in reversed(range(len(REPLIES))):
        # The newest turn stands last in what is sent, and the first answer that fits is given: so the newest first.
        provider.says(REPLIES[number], when=_point(number))
    provider.says("Go on?")
    provider.chaos(**RATES)


async def play(provider: Provider, history: History, tally: Tally, number: int, *, slow: bool = False) -> None:
    """One round and one verdict, with all that came of them added to the tally."""
    chance = random.Random(number)
    name = NAMES[number % len(NAMES)]

    def opened(asked: str, spend: Spend, note: object) -> Backend:
        environment = {
            "OPENAI_API_KEY": "none",
            "ANTHROPIC_API_KEY": "none",
            "OPENAI_BASE_URL": f"{provider.url}/v1",
            "ANTHROPIC_BASE_URL": provider.url,
        }
        backend = open_metered(asked, Settings(), environment, spend=spend, note=note)  # type: ignore[arg-type]
        backend.warm()
        return backend

    clock = VirtualClock(1_900_000_000.0)
    desk = Desk(Library.open(None), history, clock, opener=opened, ceiling=50.0)
    session = await Session.begin(desk, "hld", "url-shortener", seed=number, backend=name)
    said: list[str] = []
    for place, (_, turns) in enumerate(ROUND[:6]):
        if place:
            await session.do("next")
        for text in turns[:2]:
            late = slow and not said
            lot = chance.random()
            suffix = f" {TOO_LATE}" if late or lot < SLOW else f" {IN_THE_MIDDLE}" if lot < SLOW + CUT else ""
            said.append(f"{text.rstrip('.?')}, {_point(len(said))}{suffix}.")
            clock.advance(20)
            begun = time.perf_counter()
            await session.say(said[-1])
            taken = time.perf_counter() - begun
            tally.slowest = max(tally.slowest, taken)
            if taken > WORDS.first + SLACK:
                tally.wrong.append(f"round {number}: a reply took {taken:.1f} s")
    await session.do("finish")
    round_id = session.events[0].round  # type: ignore[attr-defined]
    await session.close()
    await _look(history, round_id, said, tally, number)
    await _judge(provider, name, tally, number)
    tally.rounds += 1


async def _look(history: History, round_id: str, said: list[str], tally: Tally, number: int) -> None:
    """Reads the round back from the disk and holds it against what was done."""
    events = await history.events(round_id)
    calls: list[Call] = await history.calls(round_id)
    kept = [e.text for e in events if isinstance(e, Said) and e.speaker == "candidate"]
    replies = [e for e in events if isinstance(e, Said) and e.speaker == "interviewer"]
    told = Counter(str(e.error) for e in events if isinstance(e, BackendFailed))
    made = Counter(str(call.outcome) for call in calls)
    failed = made - Counter({"ok": made["ok"], "stopped": made["stopped"]})
    if kept != said:
        tally.wrong.append(f"round {number}: {len(said)} turns said, {len(kept)} kept")
    if not isinstance(events[-1], RoundEnded):
        tally.wrong.append(f"round {number}: it did not end")
    if told != failed:
        tally.wrong.append(f"round {number}: failed {dict(failed)}, announced {dict(told)}")
    if len(replies) < len(said):
        tally.wrong.append(f"round {number}: {len(replies)} replies to {len(said)} turns")
    tally.turns += len(kept)
    tally.words.update("screened" if e.replaced else str(e.source) for e in replies)
    tally.cut += sum(e.cut for e in replies)
    tally.calls += made
    tally.announced += told


async def _judge(provider: Provider, name: str, tally: Tally, number: int) -> None:
    """A verdict is what the provider said, or there is none."""
    backend = backend_at(name, provider.url)
    asked = Request("You judge.", (Message("user", "Judge this."),), 100, "judge")
    try:
        judged = await backend.judge(asked, Verdict, Deadline(10.0, 10.0))
    except BackendError as error:
        tally.verdicts[f"unscored ({error.kind})"] += 1
    else:
        tally.verdicts["as given"] += 1
        if judged.value != Verdict(met=True, quote="a queue in front of the workers"):
            tally.wrong.append(f"round {number}: a verdict that nobody gave: {judged.value}")
    finally:
        await backend.close()


async def run(provider: Provider, folder: Path, rounds: int) -> Tally:
    """Plays the rounds one after the other, the second of them with a turn that comes too late."""
    prepare(provider)
    tally = Tally()
    history = History.open(folder / "history.db")
    try:
        for number in range(rounds):
            await play(provider, history, tally, number, slow=number == 1)
    finally:
        await history.close()
    return tally


def main(argv: list[str]) -> int:
    """Prints the table; exit status 1 where something went wrong that must not."""
    if why := missing():
        print(why, file=sys.stderr)
        return 1
    with Provider() as provider, tempfile.TemporaryDirectory() as folder:
        tally = asyncio.run(run(provider, Path(folder), int(argv[0]) if argv else 100))
    print(tally.table())
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
