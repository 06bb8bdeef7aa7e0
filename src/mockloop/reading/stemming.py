"""The stem of an English word, as far as phrases of the field need it: inflections fall together, words stay apart.

Lighter than Porter's on purpose: "cache, caches, cached, caching" are one, "general" and "generate" are not.
Replication, replicate and replicated are one as well, by the ending -ation.
"""

import re
from functools import lru_cache

_VOWEL = re.compile(r"[aeiouy]")
_MIN = 3
_WHOLE = {"case": "case", "cases": "case", "trie": "trie"}
"""Words whose stem would be another word of the field (CAS, try)."""
_WHOLE = {"case": "case", "cases": "case", "cased": "case"}
"""Words that a cut would make another: "in case" is no compare-and-set."""
_TYPED = {
    "msg": "message", "msgs": "messages", "svc": "service", "svcs": "services", "srv": "server", "req": "request",
    "reqs": "requests", "conn": "connection", "conns": "connections", "conv": "conversation", "convs": "conversations",
    "ppl": "people", "pics": "pictures", "vid": "video", "vids": "videos", "notif": "notification",
    "notifs": "notifications", "tbl": "table", "avg": "average", "txn": "transaction", "repl": "replication",
}  # fmt: skip
"""What people type for a word when the clock runs."""


def _undouble(stem: str) -> str:
    last = stem[-1]
    if len(stem) < 4 or stem[-2] != last:
        return stem
    if last in "bgmnprt" or (last == "l" and len(_VOWEL.findall(stem)) > 1):
        return stem[:-1]
    return stem


def _strip_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _strip_verb(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and not word.endswith("eed"):
            stem = word[: -len(ending)]
            if len(stem) >= _MIN and _VOWEL.search(stem):
                return _undouble(stem)
    return word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word; words with digits, and short ones, are their own stem."""
    if word in _WHOLE:
        return _WHOLE[word]
    word = _TYPED.get(word, word)
    if word.endswith("'s"):
        word = word[:-2]
    if word in _WHOLE:
        return _WHOLE[word]
    word = _TYPED.get(word, word)
    if len(word) <= _MIN or not word.isalpha():
        return word
    word = _strip_verb(_strip_plural(word))
    if word.endswith("ation") and len(word) > 6:
        word = word[:-3]
    if word.endswith("e") and len(word) > _MIN:
        word = word[:-1]
    if word.endswith("isat") or (word.endswith("is") and len(word) >= 5):
        word = word[: word.rindex("is")] + "iz" + word[word.rindex("is") + 2 :]
    return word[:-3] + "or" if word.endswith("our") and len(word) > 4 else word


def word_set(row: str) -> frozenset[str]:
    """The words of a row that is written out, as a set."""
    return frozenset(row.split())


def stem_set(row: str) -> frozenset[str]:
    """The stems of a row of words that is written out, as a set."""
    return frozenset(stem(w) for w in row.split())
