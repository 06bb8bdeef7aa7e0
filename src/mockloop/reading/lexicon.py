"""The compiled vocabulary: every phrase of every concept, choice card and marker, ready to be found in one pass.

A concept has an id as in the bank; a marker's is written with `@`. A phrase may leave a gap of up to four words
where it says `..`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mockloop.reading.stemming import stem, stem_set
from mockloop.reading.tokens import Tokens, stems_of

_COMPOUND = 9
"""Letters of a word from which it may be several run together."""
GAP = 4
"""Words that `..` in a phrase may stand for."""

_REASON = "@reason"
_FILLERS = stem_set("ok okay right yeah yes well um uh hmm and but alright now good great fine cool hello hi yep sure")
"""What is said before a sentence's first word. A "so" after nothing else opens a sentence and gives no reason."""

Phrase = tuple[tuple[str, ...], ...]
"""A phrase as its unbroken parts, each a row of stems."""


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

    phrases: Mapping[str, tuple[tuple[Phrase, str, bool], ...]]
    wider: Mapping[str, tuple[str, ...]]
    proper: Mapping[str, str]
    ids: frozenset[str]
    terms: frozenset[tuple[str, ...]] = field(default_factory=frozenset)

    def is_term(self, phrase: str) -> bool:
        """Whether a phrase is nothing but a name of the vocabulary."""
        return stems_of(phrase) in self.terms

    def parts(self, word: str) -> tuple[str, ...]:
        """A run-together name as code has them ("messagequeue") in its parts, or the word alone."""
        if len(word) < _COMPOUND or stem(word) in self.phrases:
            return (word,)
        for cut in range(len(word) - 3, 3, -1):
            left, right = word[:cut], word[cut:]
            if (stem(left),) in self.terms:
                return (left, *self.parts(right))
            if (stem(right),) in self.terms and len(right) > 4:
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
            following = stems[i + 1 : i + 2]
            for phrase, term, near in entries:
                # Most phrases fail at their second word.
                if phrase[0][1:2] not in ((), following):
                    continue
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


def compile_lexicon(terms: Iterable[Term]) -> Lexicon:
    """The lexicon of all terms. Of two terms with one id the later adds its phrases to the earlier."""
    phrases: dict[str, list[tuple[Phrase, str, bool]]] = {}
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
                if not near and not term.id.startswith("@"):
                    plain.add(parts[0] if len(parts) == 1 else ())
                    if term.proper and len(parts) == 1 and len(parts[0]) == 1 and len(parts[0][0]) >= _PROPER_LENGTH:
                        names.add(parts[0][0])
    wider = {}
    for one in ids | set(above):
        seen, todo = [one], [one]
        while todo:
            for up in sorted(above.get(todo.pop(), ())):
                if up not in seen:
                    seen.append(up)
                    todo.append(up)
        wider[one] = tuple(seen)
    plain.discard(())
    return Lexicon(
        phrases={k: tuple(v) for k, v in phrases.items()},
        wider=wider,
        proper=_misspellings(sorted(names), set(phrases)),
        ids=frozenset(ids | set(above)),
        terms=frozenset(plain),
    )
