"""Bare lists of terms: items that are a term and nothing else, in long runs, with or without a repeated frame."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

RUN = 8
"""Items from which a run of bare terms is a list and no longer a note."""
_ITEM = re.compile(r"[^,;\n•·]+")
_DRAWN = re.compile(r"[\u2500-\u257f]{2}")
_DRAWN_LINES = 3
"""Lines with drawn strokes from which a paragraph is a picture: its boxes hold bare terms by right."""
_SENTENCE_END = re.compile(r"(?<=\w)[.!?](?=\s|$)")
_SEPARATOR = re.compile(r"[,;\n•·]|[.!?]\s")
_CODE_LINE = re.compile(r"[{};]\s*$", re.M)
_STOP = re.compile(r"[.,;:!?]")
_TRIM = re.compile(r"^(?:[\s>*_\-–—•·+#(\[\]:`\"']|\d+[.)]\s)+|[\s.!?:`\"'*_()\[\]]+$")
_WORD = re.compile(r"[^\W_]+(?:[-/'’][^\W_]+)*")
_SAYING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "should",
        "must",
        "may",
        "might",
        "need",
        "needs",
        "use",
        "uses",
        "using",
        "used",
        "want",
        "because",
        "so",
        "that",
        "which",
        "who",
        "when",
        "where",
        "while",
        "if",
        "then",
        "than",
        "since",
        "until",
        "unless",
        "but",
        "not",
        "no",
        "we",
        "i",
        "you",
        "they",
        "it",
        "he",
        "she",
        "my",
        "our",
        "their",
        "your",
        "its",
        "this",
        "these",
        "those",
        "per",
        "each",
        "every",
        "from",
        "into",
        "by",
        "at",
        "on",
        "for",
        "with",
        "to",
        "as",
        "via",
        "after",
        "before",
        "between",
        "about",
        "only",
        "all",
        "when",
        "one",
        "store",
        "stores",
        "send",
        "sends",
        "get",
        "gets",
        "return",
        "returns",
        "read",
        "reads",
        "write",
        "writes",
        "keep",
        "keeps",
        "go",
        "goes",
        "add",
        "adds",
    ]
)
_RELATION = re.compile(r"->|→|=|:\s|=>|[<>]|\+|\([^()]*\s[^()]*\)|[{}_|]")
_CODE = re.compile(r"[0-9(){}\[\]]|\w\.\w")


class _Item:
    """One item of a list: its words, and whether it is bare."""

    __slots__ = ("bare", "count", "end", "neutral", "short", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end = start, end
        self.text = text = _TRIM.sub("", text)
        found = _WORD.findall(text.lower())
        self.count = len(found)
        short = 1 <= len(found) <= 4
        relates = bool(_RELATION.search(text))
        saying = relates or any(w in _SAYING for w in found)
        self.bare = short and not saying and not _CODE.search(text)
        self.neutral = short and not relates and not self.bare
        self.short = short and not saying


def _items(text: str) -> list[_Item]:
    out = []
    for found in _ITEM.finditer(text):
        start = found.start()
        for end in [*(m.end() for m in _SENTENCE_END.finditer(found[0])), len(found[0])]:
            piece = text[start : found.start() + end]
            if _WORD.search(piece):
                left = start + len(piece) - len(piece.lstrip())
                out.append(_Item(left, start + len(piece.rstrip()), piece))
            start = found.start() + end
    return out


def _listed(run: list[_Item], is_term: Callable[[str], bool]) -> bool:
    """Whether a run of items is a word list: long, bare, and of known terms or of nothing but very short items."""
    bare = [i for i in run if i.bare]
    if len(bare) < RUN or len(bare) < 0.5 * len(run):
        return False
    known = sum(1 for i in run if i.short and is_term(i.text))
    short = sum(i.count for i in run) / len(run)
    return known >= 0.5 * len(run) or (len(run) >= 16 and short <= 2.4)


def _runs(items: list[_Item], is_term: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The spans of the runs of short items that are word lists; one longer item may stand inside."""
    out = []
    run: list[_Item] = []
    for item in [*items, None]:
        if item is not None and (item.bare or item.neutral):
            run.append(item)
            continue
        if len(run) >= RUN and _listed(run, is_term):
            out.append((run[0].start, run[-1].end))
        run = []
    return out


def _framed(text: str, is_term: Callable[[str], bool]) -> bool:
    """Whether a paragraph is terms in a frame that is said again and again ("We need X. We need Y.", "X with Y")."""
    rough = text.lower().split()
    if len(rough) < 2 * RUN - 1 or max(Counter(rough).values()) < RUN - 1:
        return False
    said = _WORD.findall(text.lower())
    found = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    counts: Counter[tuple[str, ...]] = Counter(pairwise(said))
    frames = [frame for frame, n in counts.most_common(3) if n >= RUN - 1]
    frames += [(word,) for word, n in Counter(said).most_common(3) if n >= RUN - 1 and word in _FRAME_WORDS]
    for frame in frames:
        pieces = _between(text, found, frame)
        terms = [_Item(0, 0, piece) for piece in pieces]
        bare = sum(1 for t in terms if t.bare or (t.neutral and t.count <= 4))
        known = sum(1 for t in terms if t.short and is_term(t.text))
        if len(terms) >= RUN and bare >= 0.75 * len(terms) and (known >= 0.4 * len(terms) or len(terms) >= 14):
            return True
    return False


_FRAME_WORDS = frozenset(
    {"and", "plus", "with", "then", "or", "also", "use", "need", "have", "add", "next", "including", "besides"}
)


def _between(text: str, found: list[tuple[str, int, int]], frame: tuple[str, ...]) -> list[str]:
    """The pieces of text between the places where a frame stands; its neighbours that recur with it go too."""
    size = len(frame)
    at = [i for i in range(len(found) - size + 1) if tuple(w for w, _, _ in found[i : i + size]) == frame]
    before = Counter(found[i - 1][0] for i in at if i)
    after = Counter(found[i + size][0] for i in at if i + size < len(found))
    lead = 1 if before and before.most_common(1)[0][1] >= 0.7 * len(at) else 0
    tail = 1 if after and after.most_common(1)[0][1] >= 0.7 * len(at) else 0
    if lead and len(before) == 1 and at[0] >= 2:
        second = Counter(found[i - 2][0] for i in at if i >= 2)
        lead += second.most_common(1)[0][1] >= 0.7 * len(at)
    out = []
    for here, there in pairwise([*at, len(found) + lead]):
        first, last = here + size + tail, min(there - lead, len(found)) - 1
        if first <= last:
            out.append(text[found[first][1] : found[last][2]])
    return out


def _packed(text: str, is_term: Callable[[str], bool]) -> bool:
    """Whether a paragraph is terms with nothing but spaces between them."""
    if len(_STOP.findall(text)) > 1:
        return False
    said = _WORD.findall(text)
    if len(said) < 12 or _RELATION.search(text) or sum(1 for w in said if w.lower() in _SAYING) > 0.04 * len(said):
        return False
    index = terms = covered = 0
    while index < len(said):
        size = next((n for n in (3, 2, 1) if index + n <= len(said) and is_term(" ".join(said[index : index + n]))), 0)
        terms, covered = terms + (size > 0), covered + size
        index += size or 1
    return terms >= RUN + 2 and covered >= 0.85 * len(said)


def listed_spans(text: str, is_term: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The spans of one paragraph that are word lists; all of it where a frame or nothing at all joins the terms."""
    if sum(map(bool, map(_DRAWN.search, text.splitlines()))) >= _DRAWN_LINES:
        return []
    if len(text) < 40:
        return []
    if _framed(text, is_term) or _packed(text, is_term):
        return [(0, len(text))]
    if len(_SEPARATOR.findall(text)) < RUN - 1 or _CODE_LINE.search(text):
        return []
    return _runs(_items(text), is_term)
