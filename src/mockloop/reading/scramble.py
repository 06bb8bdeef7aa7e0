"""Words in an order that no language has: function words next to each other that never stand so.

"the of", "a and", "of is" make up under 3 % of the places where they could stand in real text, spoken and non-native
ones included, and 15 to 40 % where the words were shuffled.
"""

import re
from functools import lru_cache
from itertools import pairwise

from mockloop.reading.stemming import word_set

MIN_WORDS = 40
MIN_PLACES = 8
MIN_ODD = 4
ODD_SHARE = 0.11
MANY_PLACES = 60
ODD_SHARE_OF_MANY = 0.08
LONG_LINE = 150

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[0-9][\w.,]*|[^\w\s]")
_ARTICLES = word_set("a an the")
_AFTER_ARTICLE = word_set(
    "a an the of to in on at by for from with into and or but if is are was were be been am has have had will "
    "would can could should may might must do does did that this these those it its they we you he she i them us "
    "our their your my as than then so because when where which who not there per via during until since while "
    "how why what also"
)
_PREPOSITIONS = word_set("of in on at by with from for into between through per via")
_AFTER_PREPOSITION = word_set(
    "is are was were be been am has have had will would can could should may might must does did and or but of to "
    "at by for with into from than so because if then they we he she i not"
)
_MODALS = word_set("will would can could should may might must")
_AFTER_MODAL = word_set(
    "a an the of in on at by for from with to and or but is are was were will would can could should may might "
    "must has had this that these those its their our your my"
)
_OPENERS = word_set("- * # ## ### #### = := // + ``` ->")
_POSSESSIVES = word_set("its their our your my")
_KEYWORDS = word_set(
    "def class import enum interface new private public return static void struct func package extends implements"
)
_AFTER_KEYWORD = word_set(
    "= } ) * # - | def import enum package extends implements and of the to is for in with if else"
)


def odd_places(words: list[str]) -> tuple[int, int]:
    """How many places were looked at, and in how many a word follows that cannot."""
    places = odd = 0
    for first, second in pairwise(words):
        if first in _ARTICLES or first in _POSSESSIVES:
            after = _AFTER_ARTICLE
        elif first in _PREPOSITIONS:
            after = _AFTER_PREPOSITION
        elif first in _MODALS:
            after = _AFTER_MODAL
        elif first in _KEYWORDS:
            after = _AFTER_KEYWORD
        else:
            continue
        places += 1
        odd += second in after
    return places, odd


def _marks_astray(text: str) -> bool:
    """Shuffled code and Markdown in one long line: opening marks stand beside each other, braces close first."""
    words = text.split()
    if len(words) < LONG_LINE or "\n" in text.strip():
        return False
    marks = sum(1 for w in words if w in _OPENERS)
    beside = sum(1 for a, b in pairwise(words) if a in _OPENERS and b in _OPENERS and a != b)
    depth = lowest = highest = 0
    for word in words:
        depth += word.count("{") - word.count("}")
        lowest, highest = min(lowest, depth), max(highest, depth)
    return (beside >= 4 and beside >= 0.08 * marks) or lowest <= -3 or highest >= 9


@lru_cache(maxsize=1024)
def scrambled(text: str) -> bool:
    """Whether one paragraph of at least `MIN_WORDS` words is shuffled words."""
    words = _TOKEN.findall(text.lower())
    if sum(1 for w in words if w[0].isalnum()) < MIN_WORDS:
        return False
    if _marks_astray(text):
        return True
    places, odd = odd_places(words)
    share = ODD_SHARE if places < MANY_PLACES else ODD_SHARE_OF_MANY
    return places >= MIN_PLACES and odd >= MIN_ODD and odd >= share * places
