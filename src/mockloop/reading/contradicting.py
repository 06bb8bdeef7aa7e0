"""What is said against an earlier turn: against a promise, a ruled-out technology, a part left out of scope.

Precision before recall: a false "you said otherwise" costs a candidate's trust. So both statements must be about the
same thing, and neither a supposition, an exception nor somebody else's doing.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mockloop.reading.matching import Match, find
from mockloop.reading.negation import is_negator
from mockloop.reading.reading import Text
from mockloop.reading.stemming import stem, stem_set, word_set
from mockloop.reading.turn_reading import TurnText, UnitReading
from mockloop.reading.values import ChoiceMade, Commitment, Conflict, Mention, Span
from mockloop.reading.vocabulary import Vocabulary

_SUPPOSED = re.compile(
    r"\bif (?:we|i|you|it|they|that|this|there|writes|reads|traffic|load|the)\b.{0,40}"
    r"\b(?:ever|later|grow\w*|grew|doubl\w+|change[sd]?|were|had|want(?:ed)?|need(?:ed)?|go|goes|went)\b"
    r"|\bat (?:ten|10|100|a hundred|twice|double|five|\d+x?)\b.{0,8}\b(?:times|x|the)\b|\b(?:10|100)x\b"
    r"|\b(?:later on|some day|one day|eventually we|in the long run|next step|at that point)\b"
    r"|\b(?:a colleague|colleagues|a friend|my last|my previous|my old|i once|they used|others use)\b"
    r"|\b(?:alternative(?:ly)?|considered|could also|would be (?:an|the) option)\b"
)
"""What is only supposed, recalled or weighed, and so contradicts nothing."""
_ANOTHER = re.compile(
    r"\b(?:(?:fine|okay|ok|acceptable|enough) (?:for|on|in) (?!me\b|us\b|that\b|this\b|it\b)|"
    r"others?|another|different|between|across|except|apart from|only for|unlike|whereas|the rest|second)\b"
)
"""Words that set the thing apart from what was said before."""
_MENDS = re.compile(
    r"\b(?:sorry|correction|correct that|scratch that|i meant|i mean|take that back|changed my mind|revis\w+"
    r"|with (?:that|the|this) change|now that|no wait|wait, no)\b"
)
"""A change of mind that is owned up to."""

_COMMON = stem_set(
    "the and for with that this these those then than there here have has had will would can could should must "
    "may might shall does did don't doesn't not never always only just also too very really quite some any all "
    "each every one two three more most much many few little from into onto over under out off about after before "
    "when while where which who whom what how why because since though but you your they them their its our ours "
    "his her she him are was were been being is it be do go goes going get gets got make makes made let lets put "
    "puts take takes taken say says said want wants need needs use uses used using like think guess know mean "
    "thing things stuff way lose loses lost losing keep keeps kept keeping store stores stored delete deleted "
    "deletes expire expires expired memory persist persistence durable consistent consistently consistency strong "
    "strongly eventual eventually stale lock locking wins write writes written writer read reads reading second "
    "seconds minute minutes hour hours day days month months year years time times ok okay fine good best so if "
    "as at by in of on or to we i i'd i'll it's that's first last next same new old long short fast slow service "
    "server system data box machine must have forever indefinitely nobody somebody someone anyone everyone people "
    "user users "
)
"""Stems that tell nothing of what a sentence is about."""


def quote(text: Text, unit: int) -> tuple[Span, str]:
    """A unit as a span and its words."""
    turn, u = text.turn_of(unit), text.unit(unit).unit
    return Span(u.turn, u.start, u.end), turn.utterance.text[u.start : u.end]


def _folded(text: Text, unit: int) -> str:
    turn, u = text.turn_of(unit), text.unit(unit).unit
    return turn.folded[u.start : u.end]


def _about(unit: UnitReading) -> frozenset[str]:
    return frozenset(s for s in unit.tokens.stems if len(s) > 2 and not s[0].isdigit()) - _COMMON


def _stands(text: Text, unit: int) -> bool:
    """Whether a unit states something, rather than to ask, suppose or take back."""
    said = _folded(text, unit)
    return not (said.rstrip().endswith("?") or _SUPPOSED.search(said) or _MENDS.search(said))


def _same_matter(text: Text, earlier: int, later: int) -> bool:
    if _ANOTHER.search(_folded(text, later)):
        return False
    mine = _about(text.unit(later))
    return not mine or bool(mine & _about(text.unit(earlier)))


def short(said: str, words: int = 14) -> str:
    """The beginning of a sentence, for saying it back."""
    parts = said.split()
    return " ".join(parts[:words]).rstrip(".,;:") + (" …" if len(parts) > words else "")


def _conflict(text: Text, of: str, asks: Sequence[str], pair: tuple[int, int], name: str = "") -> Conflict:
    earlier, later = pair
    span, said = quote(text, earlier)
    after, words = quote(text, later)
    spoken = tuple(a.replace("{earlier}", short(said)).replace("{later}", name or short(words)) for a in asks)
    return Conflict(of, span, said, after, words, spoken)


_LOSER = re.compile(r"\b(?:over|rather than|instead of|versus|vs|than|not) (?:[\w-]+ ){0,2}$")


def _units(text: Text, matches: Iterable[Match]) -> list[int]:
    """The units of the matches, but for what is named as the way not taken ("at least once over at most once")."""
    out = []
    for m in matches:
        first = m.places[0]
        before = text.turn_of(first.unit).folded[text.unit(first.unit).unit.start : first.start]
        if not _LOSER.search(before):
            out.append(first.unit)
    return out


def opposed(text: Text, turn: TurnText, known: Vocabulary) -> tuple[list[Commitment], list[Conflict]]:
    """Requirements of this turn that an opposition knows, and statements of this turn against an earlier one."""
    new, conflicts = [], []
    here = Text((turn,))
    before = Text(tuple(t for t in text.turns if t.base < turn.base))
    for rule in known.oppositions:
        against = [u for u in _units(text, find(known.pattern(rule.then), here, "sentence")) if _stands(text, u)]
        if against:
            first = [u for u in _units(text, find(known.pattern(rule.first), before, "sentence")) if _stands(text, u)]
            pairs = [(e, a) for a in against for e in reversed(first) if _same_matter(text, e, a)]
            if pairs:
                conflicts.append(_conflict(text, rule.id, rule.asks, pairs[0]))
        own = _units(text, find(known.pattern(rule.first), here, "sentence"))
        if own and not against:
            span, said = quote(text, own[0])
            new.append(Commitment(rule.id, "requirement", rule.subject, said, span))
    return new, conflicts


_ASKS_RULED_OUT = (
    "You ruled out {later} a while ago: “{earlier}”. What changed?",
    "Earlier {later} was out. What brings it back?",
)
_REFUSES = word_set(
    "use using take want need run go with have add bring pick choose like touch put introduce "
    "operate no without avoid skip"
)
_FOR_ONE_JOB = re.compile(
    r"^[^,;.]{0,12}\b(?:for|as|alone|only|yet|today|to|on|at)\b(?! (?:this|it|any|anything|that|all)\b)"
)


def _refused(text: Text, m: Mention) -> bool:
    """Whether a denied name is ruled out as such ("no Kafka here", "I don't want to use Redis"), not for one job."""
    unit = text.unit(m.unit)
    words, starts = unit.tokens.words, unit.tokens.starts
    at = next((i for i, s in enumerate(starts) if s >= m.start), len(starts))
    denial = next((i for i in range(at - 1, max(-1, at - 7), -1) if is_negator(words[i])), None)
    if denial is None:
        return False
    if any(w not in _REFUSES and stem(w) not in _COMMON and not is_negator(w) for w in words[denial + 1 : at]):
        return False
    if not any(w in _REFUSES for w in words[denial:at]):
        return False
    after = text.turn_of(m.unit).folded[m.end : unit.unit.end]
    return not _FOR_ONE_JOB.match(after)


_WHERE_IT_FAILS = re.compile(r"\b(?:if|when|in case|unless|without|no|not|instead of|rather than)\b[^,;]{0,40}$")


def ruled_out(text: Text, turn: TurnText, picks: Sequence[ChoiceMade]) -> list[Conflict]:
    """Picks of this turn that an earlier turn ruled out, and had not picked before."""
    out = []
    for pick in picks:
        earlier = [m for t in text.turns if t.base < turn.base for m in t.hits.get(pick.card, ())]
        denials = [m for m in earlier if m.denied and _refused(text, m) and _stands(text, m.unit)]
        if not denials or any(not m.denied and _stands(text, m.unit) for m in earlier):
            continue
        later = next((m for m in turn.mentions if m.concept == pick.card and m.start == pick.span.start), None)
        if later is None or not _stands(text, later.unit):
            continue
        before = turn.folded[turn.unit(later.unit).unit.start : later.start]
        if not _WHERE_IT_FAILS.search(before):
            out.append(
                _conflict(text, f"ruled-out:{pick.card}", _ASKS_RULED_OUT, (denials[-1].unit, later.unit), pick.text)
            )
    return out


_ASKS_SCOPE = (
    "You left that out at the start: “{earlier}”. What brought it back?",
    "Earlier: “{earlier}”. Why is it built now?",
)
_OUT = re.compile(
    r"(?P<before>[^.;:]*?)\b(?:(?:is|are|'s|'re|all|both|as well|too|stays?) )*"
    r"(?:out of scope|left out|not in scope)\b(?:(?:,? (?:are|is|for me|for now|today))*[:,]? (?P<after>[^.;]*))?"
)
_LEAVES = re.compile(
    r"\b(?:leav(?:e|ing) out|we skip|i'd skip|won't (?:do|build|cover)|not (?:doing|building|covering)|excluding)\b"
    r"[: ]+(?P<after>[^.;]*)"
)
_SCOPES = re.compile(r"scope|left out|leav(?:e|ing) out|skip|won't|not (?:doing|building|covering)|excluding")
"""One of these stands in every sentence that those two match; looked for first, because it is quick."""
_PART = stem_set("service server servers table tables worker store api endpoint pipeline component engine module")
_BUILDS = re.compile(r"\b(?:build|add|set up|implement|introduce|design)\b")
_THEIRS = word_set("existing their theirs other another team's team teams separate no not without")
_TOO_WIDE = stem_set(
    "target link links edit editing page version request custom count number name key today scope level "
    "network app design type kind own out left"
)


@lru_cache(maxsize=4096)
def _scopes(folded: str) -> bool:
    """Whether a turn may leave anything out of scope."""
    return bool(_SCOPES.search(folded))


def _left_out(text: Text) -> dict[str, int]:
    """What is left out of scope, by stem, with the unit that does so; not what is spoken of elsewhere too."""
    found: dict[str, int] = {}
    units: set[int] = set()
    for turn in text.turns:
        for u in turn.units if _scopes(turn.folded) else ():
            said = turn.folded[u.unit.start : u.unit.end]
            for m in (*_OUT.finditer(said), *_LEAVES.finditer(said)):
                units.add(u.unit.index)
                listed = " ".join(g for g in m.groupdict().values() if g)
                for w in re.findall(
                    r"[a-z]+", re.sub(r"\b(?:because|since|as|but|which|who|there|i|we|so)\b.*", "", listed)
                ):
                    if len(w) > 2 and stem(w) not in _COMMON | _TOO_WIDE:
                        found.setdefault(stem(w), u.unit.index)
    return {
        s: unit
        for s, unit in found.items()
        if all(other in units for turn in text.turns for other, _ in turn.stems.get(s, ()))
    }


def built_after_all(text: Text, turn: TurnText) -> list[Conflict]:
    """Parts of this turn that an earlier turn left out of scope."""
    out = _left_out(Text(tuple(t for t in text.turns if t.base < turn.base)))
    if not out:
        return []
    conflicts = []
    for u in turn.units:
        if not _stands(text, u.unit.index) or "scope" in u.tokens.stems:
            continue
        words, stems = u.tokens.words, u.tokens.stems
        for at, s in enumerate(stems):
            if s not in out or u.denied[at] or _THEIRS.intersection(words[max(0, at - 2) : at + 2]):
                continue
            named = bool(_PART.intersection(stems[at + 1 : at + 2]))
            lead = turn.folded[u.unit.start : u.tokens.starts[at]]
            made = re.search(r"\bfor (?:the )?$", lead) and _BUILDS.search(turn.folded, u.tokens.ends[at], u.unit.end)
            if named or made or _BUILDS.search(lead[-24:]):
                conflicts.append(_conflict(text, f"scope:{s}", _ASKS_SCOPE, (out[s], u.unit.index)))
                break
    return conflicts
