"""The compiled vocabulary: every phrase of every concept, choice card and marker, ready to be found in one pass.

A concept has an id as in the bank; a marker's is written with `@`. A phrase may leave a gap of up to four words
where it says `..`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mockloop.reading.stemming import stem, stem_set
from mockloop.reading.tokens import Tokens, stems_of

_BEGINNING = 3
"""Letters in which a word and its stem agree, where the word has four or more."""
_COMPOUND = 9
"""Letters of a word from which it may be several run together."""
GAP = 4
"""Words that `..` in a phrase may stand for."""

_REASON = "@reason"
_FILLERS = stem_set("ok okay right yeah yes well um uh hmm and but alright now good great fine cool hello hi yep sure")
"""What is said before a sentence's first word. A "so" after nothing else opens a sentence and gives no reason."""

Phrase = tuple[tuple[str, ...], ...]
"""A phrase as its unbroken parts, each a row of stems."""


Entry = tuple[Phrase, str, bool]
"""A phrase, the term that it names, and whether it is a near-miss of it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the vocabulary before it is compiled."""

    id: str
    says: tuple[str, ...]
    near: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    proper: bool = False
    """A proper name: one letter wrong in a long word is forgiven."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: words `first` to `last` (inclusive) of the tokens."""

    id: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """See the module. `wider` names, for each id, all ids that it is an instance of, itself included."""

    phrases: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    """By the first word and the second, as most fail there; under "" those for which the second does not matter."""
    above: Mapping[str, frozenset[str]]
    """For an id the ids that name it as a narrower one."""
    wider: Mapping[str, tuple[str, ...]]
    proper: Mapping[str, str]
    ids: frozenset[str]
    terms: frozenset[tuple[str, ...]] = field(default_factory=frozenset)
    begins: frozenset[str] = field(default_factory=frozenset)
    """How the terms of one word begin."""
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What names in code were found to be made of."""

    def with_terms(self, own: Iterable[Term]) -> "Lexicon":
        """The lexicon with a problem's own terms, none of them a proper name, behind those of the field."""
        more = _collected(own)
        above = {i: self.above.get(i, frozenset()) | more.above.get(i, frozenset()) for i in {*self.above, *more.above}}
        ids = self.ids | more.ids
        return Lexicon(
            phrases={**self.phrases, **{k: _by_second(self.phrases.get(k, {}), v) for k, v in more.phrases.items()}},
            above=above,
            wider=_wider(ids, above) if more.above else {**{i: (i,) for i in more.ids}, **self.wider},
            proper={wrong: name for wrong, name in self.proper.items() if wrong not in more.phrases},
            ids=ids,
            terms=self.terms | more.plain,
            begins=self.begins | _beginnings(more.plain),
        )

    def is_term(self, phrase: str) -> bool:
        """Whether a phrase is nothing but a name of the vocabulary."""
        return stems_of(phrase) in self.terms

    def parts(self, word: str) -> tuple[str, ...]:
        """A run-together name as code has them ("messagequeue") in its parts, or the word alone."""
        found = self._parts.get(word)
        if found is None:
            found = self._parts[word] = self._taken_apart(word)
        return found

    def _taken_apart(self, word: str) -> tuple[str, ...]:
        if len(word) < _COMPOUND or stem(word) in self.phrases:
            return (word,)
        # A stem begins as its word does, so that most cuts need no stemming.
        begins = word[:_BEGINNING] in self.begins
        for cut in range(len(word) - 3, 3, -1):
            left, right = word[:cut], word[cut:]
            if begins and (stem(left),) in self.terms:
                return (left, *self.parts(right))
            if len(right) > 4 and right[:_BEGINNING] in self.begins and (stem(right),) in self.terms:
                return (left, right)
        return (word,)

    def find(self, tokens: Tokens) -> list[Hit]:
        """All phrases in the tokens, in order; the longest of one id at one place; none that is part of a near-miss."""
        hits: list[Hit] = []
        veiled: list[tuple[str, int, int]] = []
        stems = tokens.stems
        phrases, proper = self.phrases, self.proper
        for i, word in enumerate(stems):
            entries = phrases.get(word)
            if entries is None:
                known = proper.get(word)
                if known is None:
                    continue
                entries = phrases[known]
            best: dict[str, int] = {}
            for phrase, term, near in entries.get(stems[i + 1] if i + 1 < len(stems) else "", entries[""]):
                last = match_phrase(phrase, stems, i)
                if last < 0 or (term == _REASON and word == "so" and _opens(stems, i)):
                    continue
                if near:
                    veiled.append((term, i, last))
                elif last > best.get(term, -1):
                    best[term] = last
            hits.extend(Hit(term, i, last) for term, last in best.items())
        if veiled:
            hits = [h for h in hits if not any(t == h.id and a <= h.first and h.last <= b for t, a, b in veiled)]
        return hits


def _opens(stems: tuple[str, ...], at: int) -> bool:
    """Whether a word begins what is said, at most a filler or two before it."""
    return at <= 2 and _FILLERS.issuperset(stems[:at])


def match_phrase(phrase: Phrase, stems: tuple[str, ...], at: int) -> int:
    """The last word of the phrase when it begins at word `at`, else -1."""
    head = phrase[0]
    end = at + len(head)
    if stems[at + 1 : end] != head[1:]:
        return -1
    for part in phrase[1:]:
        for start in range(end, min(end + GAP, len(stems) - len(part)) + 1):
            if stems[start : start + len(part)] == part:
                end = start + len(part)
                break
        else:
            return -1
    return end - 1


@lru_cache(maxsize=16_384)
def parts_of(phrase: str) -> Phrase:
    """A written phrase as its unbroken parts: "put .. absent" has two."""
    return tuple(p for p in (stems_of(part) for part in phrase.split("..")) if p)


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def _misspellings(names: Iterable[str], known: set[str]) -> dict[str, str]:
    """Words one letter away from a long proper name (a letter left out, doubled, or two swapped), to that name."""
    out: dict[str, str] = {}
    for name in names:
        swaps = {name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in range(1, len(name) - 1)}
        doubled = {name[:i] + name[i] + name[i:] for i in range(len(name))}
        for wrong in _deletions(name) | swaps | doubled:
            if wrong not in known:
                out.setdefault(wrong, name)
    return out


_PROPER_LENGTH = 7
"""Letters of a name below which a slip makes another word."""


@dataclass(frozen=True, slots=True)
class _Collected:
    phrases: dict[str, list[Entry]]
    above: dict[str, frozenset[str]]
    names: set[str]
    """Proper names of one long word."""
    ids: frozenset[str]
    """Of the terms and of what they name as narrower."""
    plain: set[tuple[str, ...]]


def _collected(terms: Iterable[Term]) -> _Collected:
    phrases: dict[str, list[Entry]] = {}
    above: dict[str, set[str]] = {}
    names: set[str] = set()
    ids: set[str] = set()
    plain: set[tuple[str, ...]] = set()
    for term in terms:
        ids.add(term.id)
        for narrower in term.includes:
            above.setdefault(narrower, set()).add(term.id)
        for near, group in ((False, term.says), (True, term.near)):
            for written in group:
                parts = parts_of(written)
                if not parts:
                    continue
                phrases.setdefault(parts[0][0], []).append((parts, term.id, near))
                if not near and not term.id.startswith("@") and len(parts) == 1:
                    plain.add(parts[0])
                    if term.proper and len(parts[0]) == 1 and len(parts[0][0]) >= _PROPER_LENGTH:
                        names.add(parts[0][0])
    return _Collected(phrases, {k: frozenset(v) for k, v in above.items()}, names, frozenset(ids | set(above)), plain)


def _by_second(known: Mapping[str, tuple[Entry, ...]], more: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The phrases of one first word by their second, those already known before the others."""
    out = {"": (), **known}
    for entry in more:
        second = "".join(entry[0][0][1:2])
        if second:
            out[second] = (*out.get(second, out[""]), entry)
        else:
            out = {k: (*v, entry) for k, v in out.items()}
    return out


def _beginnings(terms: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(term[0][:_BEGINNING] for term in terms if len(term) == 1)


def _wider(ids: Iterable[str], above: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    wider = {}
    for one in ids:
        seen, todo = [one], [one]
        while todo:
            for up in sorted(above.get(todo.pop(), ())):
                if up not in seen:
                    seen.append(up)
                    todo.append(up)
        wider[one] = tuple(seen)
    return wider


def compile_lexicon(terms: Iterable[Term]) -> Lexicon:
    """The lexicon of all terms. Of two terms with one id the later adds its phrases to the earlier."""
    all_ = _collected(terms)
    return Lexicon(
        phrases={k: _by_second({}, v) for k, v in all_.phrases.items()},
        above=all_.above,
        wider=_wider(all_.ids, all_.above),
        proper=_misspellings(sorted(all_.names), set(all_.phrases)),
        ids=all_.ids,
        terms=frozenset(all_.plain),
        begins=_beginnings(all_.plain),
    )
