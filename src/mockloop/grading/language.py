"""Whether a text is in English, the only language that the rules can read: by its commonest words and its script."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
FEWEST = 12
"""Words from which the language shows."""
_ENGLISH = frozenset(_WORD.findall("the of and to is in for that we it with are this be from by at have would so"))
# Left out of each list: words that English has too, and that engineers use (met, on, per, os, di, do, na).
_OTHERS = frozenset(
    _WORD.findall(
        "und der das ist nicht ein eine einen für auf wir ich wird sich dem den von zu auch wenn damit weil "
        "le les des une est nous dans pour que qui pas sur avec du et au aux "
        "el los las uno por para con del se lo como más pero "
        "il gli della che non sono una delle nel "
        "uma não com em são mais "
        "het een van niet wij dat voor zijn wordt "
        "nie się jest że przez oraz dla"
    )
)


def foreign(text: str) -> bool:
    """Whether next to nothing of a text is English prose: another script, or another language's small words."""
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST:
        return False
    elsewhere = sum(not _LATIN.fullmatch(w) for w in words)
    english = sum(w in _ENGLISH for w in words)
    other = sum(w in _OTHERS for w in words)
    return elsewhere > 0.4 * len(words) or (other >= 0.08 * len(words) and other > 2 * english)
