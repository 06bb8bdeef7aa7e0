"""What the candidate has committed to, where, and what was said later that does not fit.

A figure's role is told by the words around it: writes or reads a second, a peak, storage, users, latency. A later
figure contradicts an earlier one of the same role and noun when they differ more than threefold and nothing says that
it is another case ("at ten times", "after the change", "actually").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mockloop.reading.contradicting import built_after_all, opposed, ruled_out
from mockloop.reading.reading import Text
from mockloop.reading.stemming import stem, word_set
from mockloop.reading.turn_reading import TurnText, UnitReading
from mockloop.reading.values import ChoiceMade, Commitment, Conflict, Quantity, Span
from mockloop.reading.vocabulary import Vocabulary

_WRITE = word_set(
    "writ creat post upload insert send new publish ingest book hold updat add submit save append produc click "
    "event order messag"
)
_READ = word_set("read redirect view get query search lookup open fetch load download refresh resolv serv")
_PEAK = word_set("peak busiest spik burst worst maximum max hot")
_OTHER_CASE = re.compile(
    r"\b(?:if|above|over|more than|at least|at most|up to|less than|fewer than|at (?:ten|10|100|a hundred|twice|double)"
    r"|times? (?:that|more|as)|10x|100x|later|after (?:the|that|growth)|grow(?:s|th|n)?|eventually|instead"
    r"|with (?:that|the|this) change|now (?:that|with)|each|every|single|instead of|not"
    r"|hit rate|hit ratio|misses|reach(?:es)? the|the (?:store|database|origin|cache|primary) (?:sees|gets|takes)"
    r"|per (?:node|shard|server|box|region|partition|machine|user|key|client|customer)"
    r"|one (?:node|shard|server|box|machine|partition))\b"
)
_CORRECTS = re.compile(r"\b(?:sorry|i meant|no wait|wait,? no|actually|correct(?:ion)?|scratch that|revis\w+)\b")
"""A figure that takes an earlier one back, rather than to contradict it."""
_FAR, _ALIKE = 3.0, 1.3
_CROWD = 1e4
"""People or things below which a number is of an example, not of the whole."""
_EVERYWHERE = word_set("token tok")
"""What one reader, one machine and a fleet are all measured in: such figures are of different things."""
_OUTWARD = word_set("send sent egress outgo outgoing serv deliver stream")
_KEPT = word_set("year total storag stor retention altogether disk")
_QUICK = word_set("latency p99 p95 under within millisecond ms fast percentil")
_KINDS = ("rate", "bandwidth", "storage", "latency", "users", "count")
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


def _near(unit: UnitReading, q: Quantity) -> list[str]:
    """The stems around a figure, from five words before to seven after its first."""
    at = _at(unit, q)
    return list(unit.tokens.stems[max(0, at - 5) : at + 7])


def _at(unit: UnitReading, q: Quantity) -> int:
    return next((i for i, s in enumerate(unit.tokens.starts) if s >= q.start), len(unit.tokens))


def _peak(unit: UnitReading, q: Quantity, folded: str) -> bool:
    """Whether a figure is a peak's: the word stands before it, or after it within the clause."""
    tokens, at = unit.tokens, _at(unit, q)
    rest = folded[q.end : unit.unit.end]
    clause = q.end + len(re.split(r"[,;:()]", rest, maxsplit=1)[0])
    return any(
        s in _PEAK and (i < at or tokens.starts[i] < clause)
        for i, s in enumerate(tokens.stems[: at + 9])
        if i >= at - 5
    )


def _role(unit: UnitReading, q: Quantity, folded: str) -> tuple[str, str] | None:
    """A figure's role, and of what it is one: two figures of a role are held together only where both say the same."""
    near = _near(unit, q)
    noun = q.noun.split()[0] if q.noun else ""
    if q.kind == "users":
        period = next((p for p in ("daili", "daily", "monthli", "monthly", "dau", "mau") if p in near), "")
        return "users", period if q.value >= _CROWD else ""
    if q.kind == "rate":
        counted = stem(noun)
        around = [counted] if counted in _WRITE | _READ else near
        write, read = not _WRITE.isdisjoint(around), not _READ.isdisjoint(around)
        role = "write_rate" if write and not read else "read_rate" if read and not write else "rate"
        return (f"{role}_peak" if _peak(unit, q, folded) else role), "" if counted in _EVERYWHERE else noun
    if q.kind == "count" and q.value >= _CROWD:
        return "count", q.noun if len(q.noun.split()) == 2 else ""
    if q.kind == "bandwidth":
        way = "out" if not _OUTWARD.isdisjoint(near) else ""
        return ("bandwidth_peak" if _peak(unit, q, folded) else "bandwidth"), way
    if q.kind == "bytes" and q.value >= 1e9 and not _KEPT.isdisjoint(near):
        return "storage", _of(folded, unit, q)
    if q.kind == "time" and q.value <= 60 and not _QUICK.isdisjoint(near):
        what = re.search(r"(\w+) latenc", folded[unit.unit.start : q.start])
        return "latency", what[1] if what else ""
    return None


def _of(folded: str, unit: UnitReading, q: Quantity) -> str:
    """Of what a size is one: of what each day or year, or of all there is."""
    rest = folded[q.end : unit.unit.end]
    said = re.match(r" (?:of (?:\w+ )??(\w+) )?(?:in )?(?:(?:a|per|each) (day|month|year)|total)\b", rest)
    return f"{said[1] or ''} {said[2] or 'total'}".strip() if said else ""


def _figures(turn: TurnText) -> list[tuple[Commitment, str]]:
    """The figures of a turn, each with "corrects" or "other" where it takes back or is another case."""
    out = []
    for index, q in turn.quantities:
        unit = turn.unit(index)
        piece = turn.folded[unit.unit.start : unit.unit.end]
        found = _role(unit, q, turn.folded)
        if found is None or piece.rstrip().endswith("?"):
            continue
        role, of = found
        span = Span(turn.utterance.turn, unit.unit.start, unit.unit.end)
        corrects = bool(_CORRECTS.search(turn.folded, unit.unit.start, q.start))
        other = "corrects" if corrects else "other" if _OTHER_CASE.search(piece) else ""
        out.append((Commitment(f"{role}:{of}" if of else role, "figure", role, q.text, span, q.value), other))
    return out


_ASKS_FIGURE = (
    "Earlier you had {earlier}; now it is {later}. Which of the two are you designing for?",
    "You said {earlier} before and {later} just now. Which one holds?",
    "I have {earlier} in my notes from you. What changed to make it {later}?",
)


def _figure_conflict(old: Commitment, new: Commitment) -> Conflict | None:
    if old.id != new.id or ":" not in new.id or old.span == new.span or not old.value or not new.value:
        return None
    ratio = new.value / old.value
    if 1 / _FAR <= ratio <= _FAR:
        return None
    asks = tuple(a.replace("{earlier}", old.text).replace("{later}", new.text) for a in _ASKS_FIGURE)
    return Conflict(old.id, old.span, old.text, new.span, new.text, asks)


def _known(new: Commitment, standing: Iterable[Commitment]) -> bool:
    """Whether a figure is one that was said before in another role: the peak, spoken of without its name."""
    kind = next(k for k in _KINDS if k in new.subject)
    others = (c for c in standing if c.kind == "figure" and c.id != new.id and kind in c.subject)
    return any(c.value and new.value and 1 / _ALIKE <= c.value / new.value <= _ALIKE for c in others)


def enter(ledger: Ledger, text: Text, turn: TurnText, picks: Sequence[ChoiceMade], known: Vocabulary) -> Ledger:
    """The ledger after one more turn, which is the last of `text`."""
    standing = {c.id: c for c in ledger.commitments}
    conflicts = list(ledger.conflicts)
    for new, case in _figures(turn):
        old = standing.get(new.id)
        if old is not None and not case and old.span.turn != new.span.turn:
            clash = _figure_conflict(old, new)
            if clash is not None and not _known(new, standing.values()):
                conflicts.append(clash)
        if old is None or case != "other":
            standing.pop(new.id, None)
            standing[new.id] = new
    requirements, against = opposed(text, turn, known)
    conflicts += against + ruled_out(text, turn, picks) + built_after_all(text, turn)
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
