"""The manners of an interviewer's sentence, by its words alone: praise, questions, markup, talk of scores."""

import re

_ADMIRED = """
great excellent perfect perfectly brilliant fantastic wonderful awesome amazing impressive superb outstanding terrific
splendid nice nicely kudos bravo clever smart insightful thoughtful elegant congratulations
"""
_FAIR = """
good right correct fair fine sensible reasonable solid strong sound clear interesting helpful valid useful
"""
_DONE = """
point question answer idea choice thinking thought job start call instinct catch work one reason reasons reasoning
observation estimate design approach breakdown plan
"""


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_CALLED = "(?:that|this|it|which)(?:['’]s| is| was| sounds| seems| looks)"
_VERY = "(?:a |an |very |really |quite |pretty |all |exactly |perfectly |absolutely )*"
_PRAISE = re.compile(
    rf"\b(?:{_any(_ADMIRED)}|spot[- ]on|well done|makes sense|makes (?:a lot of|perfect|good) sense"
    r"|well[- ](?:put|said|argued|reasoned|explained|thought)"
    r"|(?:love|like) (?:that|it|this|how|the|your)|thanks?(?: you)? for"
    rf"|{_CALLED} {_VERY}{_any(_FAIR)}|{_any(_FAIR)} {_any(_DONE)}"
    rf"|you(?:['’]re| are) {_VERY}(?:right|correct|doing))\b",
    re.IGNORECASE,
)
_PRAISE_FIRST = re.compile(
    r"(?:^|[.!?]\s+)"
    r"(?:good|right|correct|exactly|absolutely|indeed|yes|sure|fair enough|agreed|interesting|cool)\b[,.!]",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"[`*_#|<>{}\[\]]|https?:|^\s*[-•]\s|^\s*\d+[.)]\s|\b(?:interviewer|candidate|assistant|user)\s*:", re.IGNORECASE
)
_ABOUT_US = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|grad(?:e|ed|ing)|verdict|hir(?:e|ed|ing)|rubric|instructions?|prompts?|language model"
    r"|an? ai\b|assistant|system message|as requested|as you (?:asked|instructed)|role-?play|jailbreak|points"
    r"|full marks|pass(?:ed)? (?:the|this) (?:interview|round)|interview is over|forbidden|checklist)\b",
    re.IGNORECASE,
)
_ASKS = r"(?:what|how|why|when|where|who|whose|which)"
_REQUEST = (
    r"(?:tell me|explain|describe|walk me|talk me|show me|give me|name|list|justify|compare|elaborate|clarify|outline)"
)
_CAN = r"(?:can|could|would|will|do|does|did|is|are|should|have|has)"
_HER = r"(?:you|we|it|they|that|this|the|your)"
_SO = r"(?:(?:so|and|but|now|then|also|please|okay|ok|finally|next)[ ,]+)*"
_ASKING = re.compile(rf"^{_SO}(?:{_ASKS}|{_REQUEST})\b", re.IGNORECASE)
_JOINED = re.compile(
    rf"\b(?:and|or|plus|then|also)[ ,]+{_SO}(?:if (?:so|not)[ ,]+)?(?:{_ASKS}(?:['’]s)?\b|{_REQUEST}\b|{_CAN} {_HER}\b)"
    rf"|[,;:–—][ ,]*{_SO}(?:(?:what|how|why)(?:['’]s)?\b|{_REQUEST}\b|{_CAN} {_HER}\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^[^:?]*:(?!\d)|^(?:if|when|once|after|while|as|with|at|for|in|on|you|say|suppose)\b[^,]*,", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?]+(?:[.](?=\w)[^.!?]+)*[.!?]*")
_QUOTED = re.compile(r"[“\"][^”\"]{1,300}[”\"]")


def bare(text: str) -> str:
    """The text on one line, with what it quotes left out."""
    return _QUOTED.sub("quote", " ".join(text.split()))


def praises(text: str) -> bool:
    """Whether something is said to be good, right or wrong, in a text without quotations."""
    return bool(_PRAISE.search(text) or _PRAISE_FIRST.search(text))


def marked_up(text: str) -> bool:
    """Whether a text is more than plain speech: markup, an address, a list, a speaker's label."""
    return bool(_MARKUP.search(text))


def about_us(text: str) -> frozenset[str]:
    """The words in a text that speak of scores, rules or the program, lower case."""
    return frozenset(found[0].casefold() for found in _ABOUT_US.finditer(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text without quotations; a point inside a number or a name ends none."""
    return [said.strip() for said in _SENTENCE.findall(text) if re.search(r"\w", said)]


def questions(text: str) -> int:
    """How many things a text without quotations asks: by question marks, by requests, joined on by a word."""
    asked = 0
    for said in sentences(text):
        lead = _LEAD.match(said)
        rest = said[lead.end() :].strip() if lead else said
        if said.endswith("?") or _ASKING.search(rest):
            asked += 1 + len(_JOINED.findall(rest))
    return max(asked, text.count("?"))
