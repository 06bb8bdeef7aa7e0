"""The value that grading makes of a round: dimensions, checks, quotes. Arithmetic lives in `grading`, not here."""

from dataclasses import dataclass
from typing import Any, Literal

SCHEMA = "mockloop.scorecard/1"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim piece of what the candidate said (`turn`) or wrote (`pane` and `seq`): `text[start:end]`."""

    start: int
    end: int
    quote: str
    turn: int | None = None
    pane: str | None = None
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check, judged. `credit` is 0 to 1; `met` is credit above nothing; `must` says that it caps when unmet."""

    id: str
    met: bool
    after_probe: bool = False
    hinted: bool = False
    evidence: tuple[Quote, ...] = ()
    credit: float = 0.0
    weight: float = 1.0
    must: bool = False
    own: bool = False
    """Of the question itself, not of the rubric."""
    asks: str = ""
    says: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """`level` is 0 to 4, or None where the transcript could hold no evidence; `score` is 0 to 100 or None."""

    id: str
    level: int | None
    score: float | None
    weight: float
    checks: tuple[CheckResult, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """A span withheld from credit, and why."""

    id: str
    reason: str
    turn: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class RedFlagSeen:
    id: str
    severity: Literal["wrong", "half_true"]
    turn: int
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    turn: int
    quote: str
    earlier_turn: int
    earlier: str


@dataclass(frozen=True, slots=True)
class SumChecked:
    turn: int
    quote: str
    said: float
    computed: float
    ok: bool


@dataclass(frozen=True, slots=True)
class Habit:
    id: str
    seen: int
    where: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """`what` to say and when (`step`); `example` in words that carry the candidate's own numbers if there are any."""

    dimension: str
    step: str
    what: str
    example: str
    check: str = ""


@dataclass(frozen=True, slots=True)
class GraderStamp:
    name: str
    version: str
    rubric: str
    bank: str
    model: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Overall:
    score: float
    low: float
    high: float
    verdict: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One grading of one round or transcript."""

    kind: str
    question: str | None
    level: str
    grader: GraderStamp
    overall: Overall
    dimensions: tuple[DimensionScore, ...]
    gates: tuple[Gate, ...] = ()
    red_flags: tuple[RedFlagSeen, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    arithmetic: tuple[SumChecked, ...] = ()
    habits: tuple[Habit, ...] = ()
    words: int = 0
    read: int = 0
    topicality: float = 1.0
    """What is left of each dimension for how much of the answer is about its question; with it the arithmetic can be
    done again from the card."""
    fixes: tuple[Fix, ...] = ()
    uncertain: tuple[str, ...] = ()
    round: str | None = None
    id: Any = None


def _quote(q: Quote) -> dict[str, Any]:
    at: dict[str, Any] = {"turn": q.turn} if q.pane is None else {"pane": q.pane, "seq": q.seq}
    return {**at, "start": q.start, "end": q.end, "quote": q.quote}


def _check(c: CheckResult) -> dict[str, Any]:
    return {
        "id": c.id,
        "met": c.met,
        "after_probe": c.after_probe,
        "hinted": c.hinted,
        "must": c.must,
        "own": c.own,
        "credit": c.credit,
        "weight": c.weight,
        "step": c.step,
        "asks": c.asks,
        "says": c.says,
        "evidence": [_quote(q) for q in c.evidence],
    }


def to_json(card: Scorecard) -> dict[str, Any]:
    """The scorecard as the contract writes it, in a fixed order of keys."""
    g, o = card.grader, card.overall
    return {
        "schema": SCHEMA,
        "id": card.id,
        "round": card.round,
        "kind": card.kind,
        "question": card.question,
        "level": card.level,
        "grader": {
            "name": g.name,
            "version": g.version,
            "rubric": g.rubric,
            "bank": g.bank,
            "model": g.model,
            "prompt": g.prompt,
        },
        "gates": [{"id": x.id, "reason": x.reason, "turn": x.turn, "quote": x.quote} for x in card.gates],
        "overall": {"score": o.score, "range": [o.low, o.high], "verdict": o.verdict},
        "dimensions": [
            {
                "id": d.id,
                "title": d.title,
                "level": d.level,
                "score": d.score,
                "weight": d.weight,
                "checks": [_check(c) for c in d.checks],
            }
            for d in card.dimensions
        ],
        "red_flags": [
            {"id": r.id, "severity": r.severity, "turn": r.turn, "quote": r.quote, "why": r.why} for r in card.red_flags
        ],
        "contradictions": [
            {"turn": c.turn, "quote": c.quote, "earlier_turn": c.earlier_turn, "earlier": c.earlier}
            for c in card.contradictions
        ],
        "arithmetic": [
            {"turn": a.turn, "quote": a.quote, "said": a.said, "computed": a.computed, "ok": a.ok}
            for a in card.arithmetic
        ],
        "habits": [{"id": h.id, "seen": h.seen, "where": list(h.where)} for h in card.habits],
        "coverage": {"words": card.words, "read": card.read, "topicality": card.topicality},
        "fixes": [
            {"dimension": f.dimension, "step": f.step, "what": f.what, "example": f.example, "check": f.check}
            for f in card.fixes
        ],
        "uncertain": list(card.uncertain),
    }


def from_json(data: dict[str, Any]) -> Scorecard:
    """The scorecard that `to_json` wrote; unknown fields are ignored. `KeyError` or `TypeError` on a torn one."""

    def quote(q: dict[str, Any]) -> Quote:
        return Quote(q["start"], q["end"], q["quote"], q.get("turn"), q.get("pane"), q.get("seq"))

    def check(c: dict[str, Any]) -> CheckResult:
        return CheckResult(
            id=c["id"],
            met=c["met"],
            after_probe=c.get("after_probe", False),
            hinted=c.get("hinted", False),
            evidence=tuple(quote(q) for q in c.get("evidence", ())),
            credit=c.get("credit", 0.0),
            weight=c.get("weight", 1.0),
            must=c.get("must", False),
            own=c.get("own", False),
            asks=c.get("asks", ""),
            says=c.get("says", ""),
            step=c.get("step", ""),
        )

    overall, coverage = data["overall"], data.get("coverage", {})
    return Scorecard(
        kind=data["kind"],
        question=data.get("question"),
        level=data["level"],
        grader=GraderStamp(
            **{k: data["grader"].get(k) for k in ("name", "version", "rubric", "bank", "model", "prompt")}
        ),
        overall=Overall(overall["score"], overall["range"][0], overall["range"][1], overall["verdict"]),
        dimensions=tuple(
            DimensionScore(
                d["id"],
                d["level"],
                d["score"],
                d["weight"],
                tuple(check(c) for c in d.get("checks", ())),
                d.get("title", ""),
            )
            for d in data["dimensions"]
        ),
        gates=tuple(Gate(g["id"], g["reason"], g.get("turn"), g.get("quote")) for g in data.get("gates", ())),
        red_flags=tuple(
            RedFlagSeen(r["id"], r["severity"], r["turn"], r["quote"], r["why"]) for r in data.get("red_flags", ())
        ),
        contradictions=tuple(
            Contradiction(c["turn"], c["quote"], c["earlier_turn"], c["earlier"])
            for c in data.get("contradictions", ())
        ),
        arithmetic=tuple(
            SumChecked(a["turn"], a["quote"], a["said"], a["computed"], a["ok"]) for a in data.get("arithmetic", ())
        ),
        habits=tuple(Habit(h["id"], h["seen"], tuple(h["where"])) for h in data.get("habits", ())),
        words=coverage.get("words", 0),
        read=coverage.get("read", 0),
        topicality=coverage.get("topicality", 1.0),
        fixes=tuple(
            Fix(f["dimension"], f["step"], f["what"], f["example"], f.get("check", "")) for f in data.get("fixes", ())
        ),
        uncertain=tuple(data.get("uncertain", ())),
        round=data.get("round"),
        id=data.get("id"),
    )
