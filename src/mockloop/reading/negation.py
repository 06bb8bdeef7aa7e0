"""What of a unit is denied: a negator's reach, forwards to the end of its clause and five words at most.

After NegEx (Chapman et al. 2001), with the window that was measured best on design answers: it ends at a comma, a
semicolon, "but" and its kind, and at a reason ("we don't cache because ..." denies the cache, not the reason).
"""

import re

from mockloop.reading.stemming import word_set
from mockloop.reading.tokens import Tokens

_REACH = 6
_NEGATORS = frozenset(
    [
        "no",
        "not",
        "never",
        "without",
        "cannot",
        "nor",
        "neither",
        "none",
        "nothing",
        "nobody",
        "nowhere",
        "cant",
        "dont",
        "wont",
        "isnt",
        "arent",
        "doesnt",
        "didnt",
        "wouldnt",
        "shouldnt",
        "couldnt",
        "havent",
        "hasnt",
        "avoid",
        "skip",
        "omit",
        "lacks",
        "lack",
        "ignore",
        "ignored",
    ]
)
_LOOSE = frozenset(("avoid", "skip", "omit", "ignore", "ignored"))
"""Verbs that deny their own object only."""
_STOPS = word_set(
    "but however although though because since so instead unless until except then rather while whereas as if when only"
)
_NOT_REALLY = {
    "not": word_set("only just merely least sure exceed lose"),
    "never": word_set("lose oversell mind"),
    "no": word_set("more longer doubt problem matter later less earlier one single"),
}
"""What follows a negator where the two deny nothing, or state a promise."""
_BREAK = re.compile(r"[,;:()\[\]]|\. | - ")
_SUBJECTS = word_set("is are was were be being been will would can could should does do did gets get has have had")


def is_negator(word: str) -> bool:
    """Whether a folded word denies what follows it."""
    return word in _NEGATORS or word.endswith("n't")


def denied(tokens: Tokens, folded: str) -> bytearray:
    """For each word, 1 where it stands in the reach of a negator of its clause, else 0; negators themselves are 0."""
    words, n = tokens.words, len(tokens)
    out = bytearray(n)
    for i, word in enumerate(words):
        if not is_negator(word):
            continue
        following = words[i + 1] if i + 1 < n else ""
        if following in _NOT_REALLY.get(word, ()):
            continue
        reach = 3 if word in _LOOSE else _REACH
        for j in range(i + 1, min(i + 1 + reach, n)):
            if words[j] in _STOPS or _BREAK.search(folded, tokens.ends[j - 1], tokens.starts[j]):
                break
            out[j] = 1
        if word == "not" or word.endswith("n't") or word in ("never", "cannot"):
            _deny_subject(tokens, folded, i, out)
    return out


def _deny_subject(tokens: Tokens, folded: str, at: int, out: bytearray) -> None:
    """ "A cache is not needed", "replicas are never used": the words just before the copula are denied as well."""
    words = tokens.words
    i = at - 1
    helped = words[at].endswith("n't") and words[at][:-3] in _SUBJECTS
    while i >= 0 and words[i] in _SUBJECTS:
        helped = True
        i -= 1
    if not helped or words[at][:2] in ("do", "di") or words[at - 1] in ("do", "does", "did"):
        return
    for j in range(i, max(i - 3, -1), -1):
        if words[j] in ("i", "we", "you", "they", "it", "that", "which", "this"):
            break
        if j < at - 1 and _BREAK.search(folded, tokens.ends[j], tokens.starts[j + 1]):
            break
        out[j] = 1
