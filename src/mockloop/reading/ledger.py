"""What the candidate has committed to, where, and what was said later that does not fit.

A figure's role is told by the words around it: writes or reads a second, a peak, storage, users, latency. A later
figure contradicts an earlier one of the same role and noun when they differ more than threefold and nothing says that
it is another case ("at ten times", "after the change", "actually").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mockloop.reading.matching import find
from mockloop.reading.reading import Text
from mockloop.reading.turn_reading import TurnText, UnitReading
from mockloop.reading.values import ChoiceMade, Commitment, Conflict, Quantity, Span
from mockloop.reading.vocabulary import Vocabulary

_WRITE = frozenset("writ creat post upload insert send new publish ingest book hold updat add submit save append produc click event order messag".split())
_READ = frozenset("read redirect view get query search lookup open fetch load download refresh resolv serv".split())
_PEAK = frozenset("peak busiest spik burst worst maximum max hot".split())
_OTHER_CASE = re.compile(
    r"\b(?:if|at (?:ten|10|100|a hundred|twice|double)|times? (?:that|more|as)|10x|100x|later|after (?:the|that|growth)|grow(?:s|th|n)?|eventually|actually|correct(?:ion)?|sorry|instead|revis\w+|with (?:that|the) change|now (?:that|with)|per (?:node|shard|server|box|region|partition|machine|user|key|client|customer)|each|every|one (?:node|shard|server|box|machine|partition)|single|instead of|not)\b"
)
_FAR = 3.0
ROLES = ("write_rate", "read_rate", "rate", "storage", "users", "latency")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Commitments in the order made (the latest of one id stands), and the conflicts found."""

    commitments: tuple[Commitment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def figure(self, role: str) -> Commitment | None:
        """The figure that stands for a role of `ROLES`; the peak where only that was said."""
        found = [c for c in self.commitments if c.kind == "figure" and c.id.split(":")[0] in (role, f"{role}_peak")]
        plain = [c for c in found if not c.id.startswith(f"{role}_peak")]
        return (plain or found or [None])[-1]  # type: ignore[list-item]

    def choice(self, card: str) -> Commitment | None:
        """The pick of a card, if it stands."""
        return next((c for c in self.commitments if c.id == f"choice:{card}"), None)


def _near(unit: UnitReading, q: Quantity) -> set[str]:
    tokens = unit.tokens
    at = next((i for i, s in enumerate(tokens.starts) if s >= q.start), len(tokens))
    return set(tokens.stems[max(0, at - 5) : at + 7])


def _role(unit: UnitReading, q: Quantity) -> str | None:
    if q.kind == "users":
        return "users"
    near = _near(unit, q)
    if q.kind == "rate":
        role = "write_rate" if near & _WRITE and not near & _READ else "read_rate" if near & _READ and not near & _WRITE else "rate"
        return f"{role}_peak" if near & _PEAK else role
    if q.kind == "bytes" and q.value >= 1e9 and near & {"year", "total", "storag", "stor", "retention", "altogether", "disk"}:
        return "storage"
    if q.kind == "time" and q.value <= 60 and near & {"latency", "p99", "p95", "under", "within", "millisecond", "ms", "fast", "percentil"}:
        return "latency"
    return None


def _figures(turn: TurnText) -> list[tuple[Commitment, bool]]:
    out = []
    for index, q in turn.quantities:
        unit = turn.unit(index)
        piece = turn.folded[unit.unit.start : unit.unit.end]
        role = _role(unit, q)
        if role is None or piece.rstrip().endswith("?"):
            continue
        noun = q.noun.split()[0] if q.noun else ""
        span = Span(turn.utterance.turn, unit.unit.start, unit.unit.end)
        other = bool(_OTHER_CASE.search(piece))
        out.append((Commitment(f"{role}:{noun}" if noun else role, "figure", role, q.text, span, q.value), other))
    return out


_ASKS_FIGURE = (
    "Earlier you had {earlier}; now it is {later}. Which of the two are you designing for?",
    "You said {earlier} before and {later} just now. Which one holds?",
    "I have {earlier} in my notes from you. What changed to make it {later}?",
)
_ASKS_RULED_OUT = (
    "You ruled out {later} a while ago: “{earlier}”. What changed?",
    "Earlier {later} was out. What brings it back?",
)


def _figure_conflict(old: Commitment, new: Commitment) -> Conflict | None:
    if old.id != new.id or ":" not in new.id or old.span == new.span or not old.value or not new.value:
        return None
    ratio = new.value / old.value
    if 1 / _FAR <= ratio <= _FAR:
        return None
    asks = tuple(a.replace("{earlier}", old.text).replace("{later}", new.text) for a in _ASKS_FIGURE)
    return Conflict(old.id, old.span, old.text, new.span, new.text, asks)


def _quote(text: Text, unit: int) -> tuple[Span, str]:
    turn, u = text.turn_of(unit), text.unit(unit).unit
    return Span(u.turn, u.start, u.end), turn.utterance.text[u.start : u.end]


def _opposed(text: Text, turn: TurnText, known: Vocabulary) -> tuple[list[Commitment], list[Conflict]]:
    """Requirements of this turn that an opposition knows, and statements of this turn against an earlier one."""
    new, conflicts = [], []
    here = Text((turn,))
    for rule in known.oppositions:
        against = find(known.pattern(rule.then), here, "sentence")
        if against:
            before = Text(tuple(t for t in text.turns if t.base < turn.base))
            first = find(known.pattern(rule.first), before, "sentence")
            if first:
                span, said = _quote(text, first[-1].units[0])
                later, words = _quote(text, against[0].units[0])
                asks = tuple(a.replace("{earlier}", _short(said)) for a in rule.asks)
                conflicts.append(Conflict(rule.id, span, said, later, words, asks))
        own = find(known.pattern(rule.first), here, "sentence")
        if own and not against:
            span, said = _quote(text, own[0].units[0])
            new.append(Commitment(rule.id, "requirement", rule.subject, said, span))
    return new, conflicts


def _short(said: str, words: int = 14) -> str:
    parts = said.split()
    return " ".join(parts[:words]).rstrip(".,;:") + (" …" if len(parts) > words else "")


def _ruled_out(text: Text, turn: TurnText, picks: Sequence[ChoiceMade]) -> list[Conflict]:
    out = []
    for pick in picks:
        denials = [
            (t, m) for t in text.turns if t.base < turn.base for m in t.hits.get(pick.card, ()) if m.denied
        ]
        if denials and not any(m.concept == pick.card and not m.denied for t in text.turns if t.base < turn.base for m in t.mentions):
            t, m = denials[-1]
            span, said = _quote(text, m.unit)
            asks = tuple(a.replace("{earlier}", _short(said)).replace("{later}", pick.text) for a in _ASKS_RULED_OUT)
            later = turn.unit(next(x.unit for x in turn.mentions if x.concept == pick.card)).unit
            out.append(
                Conflict(f"ruled-out:{pick.card}", span, said, Span(turn.utterance.turn, later.start, later.end), turn.utterance.text[later.start : later.end], asks)
            )
    return out


def enter(ledger: Ledger, text: Text, turn: TurnText, picks: Sequence[ChoiceMade], known: Vocabulary) -> Ledger:
    """The ledger after one more turn, which is the last of `text`."""
    standing = {c.id: c for c in ledger.commitments}
    conflicts = list(ledger.conflicts)
    for new, other_case in _figures(turn):
        old = standing.get(new.id)
        if old is not None and not other_case and old.span.turn != new.span.turn:
            clash = _figure_conflict(old, new)
            if clash is not None:
                conflicts.append(clash)
        if old is None or not other_case:
            standing.pop(new.id, None)
            standing[new.id] = new
    requirements, opposed = _opposed(text, turn, known)
    conflicts += opposed + _ruled_out(text, turn, picks)
    for r in requirements:
        standing.setdefault(r.id, r)
    for pick in picks:
        made = Commitment(f"choice:{pick.card}", "choice", pick.text, pick.reason or "", pick.span)
        standing.setdefault(made.id, made)
    seen, kept = set(), []
    for c in conflicts:
        if c.commitment not in seen:
            seen.add(c.commitment)
            kept.append(c)
    return replace(ledger, commitments=tuple(standing.values()), conflicts=tuple(kept))
