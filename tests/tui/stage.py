"""A stage for the screens: the real session and history, a small bank of our own, and an interviewer with set lines."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mockloop.content.check import Check
from mockloop.content.index import Index, Item
from mockloop.content.playbook import Playbook, Step
from mockloop.content.question import Change, Fact, Question
from mockloop.content.rubric import Anchors, Dimension, Rubric
from mockloop.locations import Locations
from mockloop.round import engine
from mockloop.round.boxes import boxes, plan
from mockloop.round.clock import Clock, VirtualClock
from mockloop.round.events import RoundStarted, Said
from mockloop.round.ids import ulid
from mockloop.round.scorecard import (
    CheckResult,
    Contradiction,
    DimensionScore,
    Fix,
    Gate,
    GraderStamp,
    Habit,
    Overall,
    Quote,
    RedFlagSeen,
    Scorecard,
    SumChecked,
    to_json,
)
from mockloop.round.state import fold
from mockloop.session import Session, Start
from mockloop.session.desk import Desk, Table
from mockloop.session.journal import Journal
from mockloop.session.speech import Moment, Speech
from mockloop.settings import Settings
from mockloop.tui.data import Data

WALL = 1_893_000_000.0
"""When the stage's clock begins: 2029-12-26 13:20 UTC."""

STEPS = (
    ("requirements", "Requirements", 5),
    ("estimation", "Estimation", 3),
    ("api", "API", 3),
    ("data_model", "Data model", 5),
    ("architecture", "Architecture", 8),
    ("deep_dive", "Deep dive", 10),
    ("scale", "Scale", 5),
    ("reliability", "Reliability", 3),
    ("tradeoffs", "Trade-offs", 3),
)

PLAYBOOK = Playbook.model_construct(
    id="hld-9-step",
    kind="hld",
    title="System design in nine steps",
    default=True,
    rubric="hld",
    minutes=45.0,
    change_in="deep_dive",
    steps=tuple(
        Step.model_construct(id=i, title=t, minutes=float(m), goal=f"{t} is done.", overrun=("Time.",), aims=(i,))
        for i, t, m in STEPS
    ),
)
TASTE = PLAYBOOK.model_copy(
    update={
        "id": "hld-10",
        "title": "A taste in ten minutes",
        "default": False,
        "minutes": 10.0,
        "steps": tuple(
            s.model_copy(update={"minutes": m})
            for s, m in zip((PLAYBOOK.steps[n] for n in (0, 3, 5, 8)), (2.0, 3.0, 4.0, 1.0), strict=True)
        ),
    }
)


def check(name: str, dimension: str, asks: str, says: str, must: bool = False) -> Check:
    """A check that nothing need ever meet."""
    return Check.model_construct(id=name, dimension=dimension, step=dimension, asks=asks, says=says, must=must)


CHECKS = (
    check(
        "scope",
        "requirements",
        "Says what is left out.",
        "Accounts and analytics are out; I keep to creating links and following them.",
        must=True,
    ),
    check("latency_target", "requirements", "Gives the redirect a latency.", "A redirect answers in 50 ms at p99."),
    check("write_rate", "estimation", "Derives the writes a second.", "100 million a month is forty a second."),
    check("peak", "estimation", "Multiplies for the peak.", "Ten times the average at peak: 40,000 reads a second."),
    check("no_reason", "data_model", "Says why this store.", "One Postgres holds two terabytes; I would start there."),
)

QUESTION = Question.model_construct(
    id="url-shortener",
    kind="hld",
    title="URL shortener",
    tier=1,
    patterns=("read-scaling", "storage"),
    prompt="Design a service that turns a long address into a short one and sends whoever follows it to the long one.",
    brief="Short links that redirect; no accounts.",
    facts=(
        Fact.model_construct(id="users", subject="new links", about=("links",), answer="100 million a month."),
        Fact.model_construct(id="retention", subject="retention", about=("keep",), answer="five years."),
    ),
    changes=(Change.model_construct(id="eu", say="Links must now stay in Europe. What changes?"),),
    checks=CHECKS,
)

RUBRIC = Rubric.model_construct(
    id="hld",
    kind="hld",
    title="System design",
    dimensions=tuple(
        Dimension.model_construct(
            id=i,
            title=t,
            weight=1.0,
            content=True,
            anchors={
                "senior": Anchors.model_construct(
                    one=f"{t}: named, nothing more.",
                    two=f"{t}: the usual parts, without figures.",
                    three=f"{t}: figures and reasons, a gap or two.",
                    four=f"{t}: figures, reasons and what was given up for them.",
                )
            },
        )
        for i, t, _ in STEPS
    ),
    checks=(),
)


def _item(type_: Any, kind: str, id_: str, title: str, **more: Any) -> Item:
    return Item(type=type_, kind=kind, id=id_, title=title, path=f"{id_}.yaml", source="builtin", hash="0" * 12, **more)


INDEX = Index(
    items=(
        _item("question", "hld", "chat-messenger", "Chat messenger", tier=2, patterns=("real-time", "event-driven")),
        _item("question", "hld", "news-feed", "News feed", tier=2, patterns=("read-scaling", "event-driven")),
        _item("question", "hld", "rate-limiter", "Rate limiter", tier=1, patterns=("storage",)),
        _item("question", "hld", "ticket-booking", "Ticket booking", tier=3, patterns=("transactional",)),
        _item("question", "hld", "typeahead", "Typeahead", tier=2, patterns=("search", "read-scaling")),
        _item("question", "hld", "url-shortener", "URL shortener", tier=1, patterns=("read-scaling", "storage")),
        _item("playbook", "hld", "hld-9-step", PLAYBOOK.title, default=True, minutes=45.0),
        _item("playbook", "hld", "hld-10", TASTE.title, minutes=10.0),
    ),
    broken=(),
    fingerprint="0" * 12,
)

LINES = (
    "Reads outnumber writes a hundred to one.",
    "Go on.",
    "At your forty writes a second, why not one Postgres?",
    "What happens when that box dies?",
    "Mm-hm.",
    "Who reads stale data then, and for how long?",
)


@dataclass
class Talker:
    """An interviewer who says one line after the other, whatever is said to them."""

    reading: Any = None
    met: frozenset[str] = frozenset()
    said: int = 0

    def hear(self, said: Said) -> None:
        if "out of scope" in said.text:
            self.met |= {"scope"}

    def speak(self, moment: Moment) -> Speech:
        match moment.occasion:
            case "open":
                return Speech("open", f"{QUESTION.prompt} Where do you begin?")
            case "close":
                return Speech("close", "That's our time. Thank you.")
            case "hint":
                return Speech("hint", "Think of what you would leave out.", check="scope", rung=1)
            case "nudge_time" | "nudge_silence" | "change":
                return Speech(moment.occasion, "Let us move on: what is next?")
        line = LINES[self.said % len(LINES)]
        self.said += 1
        if self.said == 1:
            return Speech("answer", "On new links: 100 million a month.", "users")
        short = len(line.split()) < 3
        return Speech("acknowledge" if short else "follow_up", line)


def quote(turn: int, text: str, whole: str) -> Quote:
    start = whole.index(text)
    return Quote(start, start + len(text), text, turn)


def card(round_id: str | None, said: str = "", turn: int = 2, shift: float = 0.0) -> Scorecard:
    """A scorecard with something of everything; `said` is what turn `turn` holds."""
    words = " ".join(said.split()[:6]) or "a table keyed by the code"
    whole = said or words
    dims = []
    for n, (name, title, _) in enumerate(STEPS):
        score = max(0.0, min(100.0, 92.0 - 7.5 * n + shift))
        level = 4 if score > 85 else 3 if score > 62 else 2 if score > 40 else 1
        checks = (
            CheckResult(
                f"{name}_named",
                True,
                evidence=(quote(turn, words, whole),),
                credit=1.0,
                asks=f"Names the {title.lower()} in figures.",
                says="Forty writes and four thousand reads a second.",
                step=name,
            ),
            CheckResult(
                f"{name}_price",
                False,
                must=n > 6,
                asks=f"Says what the {title.lower()} costs.",
                says="One Postgres holds two terabytes; I would start there and shard by code when it no longer does.",
                step=name,
            ),
        )
        dims.append(DimensionScore(name, level, score, 1.0, checks, title))
    dims.append(DimensionScore("pacing", None, None, 0.5, (), "Pacing"))
    return Scorecard(
        kind="hld",
        question="url-shortener",
        level="senior",
        grader=GraderStamp("offline", "0.1.0", "hld@abc", "def"),
        overall=Overall(64.0 + shift, 58.0 + shift, 70.0 + shift, "lean_hire"),
        dimensions=tuple(dims),
        gates=(Gate("injection", "A remark to the grader was set aside.", turn, "ignore the rubric"),),
        red_flags=(
            RedFlagSeen("redis-durable", "wrong", turn, words, "between two snapshots Redis loses what was written."),
        ),
        contradictions=(Contradiction(turn, words, turn, "reads may be stale for a minute"),),
        arithmetic=(SumChecked(turn, "100M / 30 days = 400/s", 400.0, 38.6, False),),
        habits=(Habit("no_alternatives", 3, (turn,)),),
        words=870,
        read=560,
        fixes=(
            Fix(
                "tradeoffs",
                "data_model",
                "Say what you give up when you pick a store, before being asked.",
                "At forty writes a second one Postgres would do; I give up easy sharding for transactions.",
            ),
            Fix(
                "reliability", "reliability", "Close with what pages you.", "Redirect errors above 0.1 % for 5 minutes."
            ),
        ),
        round=round_id,
    )


class StagedSession(Session):
    """A session whose grading is set."""

    async def grade(self) -> Scorecard:
        said = next((t for t in self.state.turns if t.speaker == "candidate"), None)
        made = card(self._journal.round, said.text if said else "", said.turn if said else 2)
        await self._journal.scorecard(to_json(made))
        return made


async def begin(desk: Desk, start: Start, id_seed: int = 1) -> Session:
    """A round on the stage, as `Session.begin` would open it from a bank."""
    book = TASTE if start.playbook == "hld-10" else PLAYBOOK
    table = Table(
        "hld", QUESTION, book, RUBRIC, start.level or "senior", start.mode or "exam", start.minutes, 7, "offline"
    )
    wall = desk.clock.wall()
    first = engine.begin(
        plan(book, mode=table.mode, seed=7, minutes=start.minutes),
        round_id=ulid(int(wall * 1000), id_seed),
        kind="hld",
        question=QUESTION.id,
        playbook=book.id,
        level=table.level,
        mode=table.mode,
        backend="offline",
        seed=7,
        minutes=start.minutes,
    )
    assert isinstance(first[0], RoundStarted)
    session = StagedSession(desk, table, Talker(), Journal(desk.history, first[0], wall))
    async with session._gate:
        await session._accept(first)
        await session._speak("open", 0.0)
    return session


async def resume(desk: Desk, round_id: str) -> Session:
    """A round of the stage where it was left, as `Session.resume` would open it from a bank."""
    assert desk.history is not None
    events = await desk.history.events(round_id)
    started = events[0]
    assert isinstance(started, RoundStarted)
    book = TASTE if started.playbook == "hld-10" else PLAYBOOK
    table = Table("hld", QUESTION, book, RUBRIC, started.level, started.mode, started.minutes, 7, "offline")
    await desk.history.claim(round_id)
    session = StagedSession(desk, table, Talker(), Journal(desk.history, started, 0.0, begun=True))
    session.events, session.state = list(events), fold(events)
    session.draft = await desk.history.draft(round_id)
    return session


@dataclass
class Stage(Data):
    """The data of the screens, on the stage's bank and clock."""

    clock: Clock = field(default_factory=lambda: VirtualClock(WALL))
    begun: list[Start] = field(default_factory=list)

    def index(self) -> Index:
        return INDEX

    def now(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self.clock.wall(), datetime.UTC).astimezone()

    async def desk(self) -> Desk:
        return Desk(self.library, await self._history(), self.clock, self.settings.reply_delay)

    async def begin(self, start: Start) -> Session:
        self.begun.append(start)
        return await begin(await self.desk(), start, len(self.begun))

    async def resume(self, name: str) -> Session:
        desk = await self.desk()
        assert desk.history is not None
        return await resume(desk, await desk.history.find(name))

    def boxes(self, playbook: str, minutes: float | None) -> dict[str, float]:
        return boxes(TASTE if playbook == "hld-10" else PLAYBOOK, minutes)


def stage(home: Path, **settings: Any) -> Stage:
    """A stage whose files are under `home`; replies come at once unless told otherwise."""
    return Stage(Locations(home, home / "config.toml"), Settings(**{"reply_delay": 0.0} | settings))


TALK = (
    "How many new links should I plan for, and for how long are they kept?",
    "100 million a month is about forty writes a second. Reads are a hundred times that, so four thousand a second.",
    "One table keyed by code. I'd pick Cassandra because it is a pure key lookup and we need writes to grow linearly.",
)


async def play(data: Stage, upto: int, *, score: bool = True, shift: float = 0.0) -> str:
    """A round with `upto` turns, over and scored, or left as it stands; gives its id."""
    assert isinstance(data.clock, VirtualClock)
    data.clock.advance(86_400)
    session = await data.begin(Start(kind="hld", question="url-shortener"))
    for n, said in enumerate(TALK[:upto]):
        data.clock.advance(150)
        await session.say(said)
        if n < upto - 1:
            await session.do("next")
    if score:
        await session.do("finish")
        turn = next(t.turn for t in session.state.turns if t.speaker == "candidate")
        made = card(session._journal.round, TALK[0], turn, shift)
        assert data._writer is not None
        await data._writer.add_scorecard(session._journal.round, to_json(made))
        return session._journal.round
    await session.save_draft("Below two terabytes I would, and the team knows it.")
    await session.close()
    return session._journal.round


async def fill(data: Stage, rounds: int = 3) -> list[str]:
    """Some rounds that are over, and one that was left."""
    ids = [await play(data, 3, shift=6.0 * n - 12.0) for n in range(rounds)]
    return [*ids, await play(data, 2, score=False)]
