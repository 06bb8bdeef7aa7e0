"""Text that speaks to the grader instead of the question: orders about scores, fake markers, fake scorecards.

Found by structure (who is addressed, what is ordered, about what), not by known phrases. A system that scores, judges
or ignores things is described in the third person, and a story about a hiring committee in the past tense: both stay.
"""

import re
import unicodedata
from functools import lru_cache

from mockloop.reading.steering_languages import steers_in_another_language
from mockloop.reading.steering_signs import speaks_to_a_grader

_HIDDEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_QUOTES = str.maketrans("‘’‚‛“”„‟«»–—", '\'\'\'\'""""""--')

_JUDGE = (
    r"(?:graders?|evaluators?|assessors?|reviewers?|examiners?|judges?|markers?|scorers?|raters?|interviewers?|"
    r"assistants?|hiring manager|recruiter|ai|a\.i\.|llm|gpt|chatgpt|claude|bot|chatbot|"
    r"(?:language |ai |grading |scoring |evaluation |evaluating |judging |assessment )(?:model|system|assistant|"
    r"agent|engine|bot|script|tool|pipeline|llm|ai)|"
    r"(?:hiring )?(?:panel|committee)|autograder|whoever (?:is )?(?:grad|scor|evaluat|read|mark|assess)\w*)"
)
_EVALUATION = (
    r"(?:rubrics?|scorecards?|verdicts?|hire|evaluations?|assessments?|grading|grades?|scoring|scores?|ratings?|"
    r"marks?|criteri(?:a|on)|dimensions?|"
    r"candidates?|transcripts?|competenc(?:y|ies)|recommendations?|points|levels?)"
)
_WORK = (
    r"(?:answers?|candidates?|responses?|submissions?|transcripts?|interviews?|interviewees?|applicants?|"
    r"solutions?|designs?|performances?|text|message|person)"
)
_TOP = (
    r"(?:strong[_ -]*hire|strong[_ -]*yes|definite(?:ly)? hire|lean[_ -]*hire|full (?:marks?|credits?(?! back)|points|"
    r"score)|max(?:imum|imal)?(?: possible)? (?:marks?|scores?|points|ratings?|levels?|grades?|credits?)|"
    r"top (?:marks?|scores?|ratings?|grades?|level)|(?:the )?(?:highest|best)(?: possible)? (?:marks?|scores?|"
    r"ratings?|grades?|levels?|verdict|band|tier|recommendation)|perfect (?:marks?|scores?|ratings?|grades?)|"
    r"(?:high|good|great|excellent|outstanding|exceptional|generous|positive|favou?rable) (?:marks?|scores?|"
    r"ratings?|grades?|verdict|evaluation|assessment|recommendation)|"
    r"\b(?:5|five|4|four|10|ten|100) ?(?:/|of|out of) ?(?:5|five|4|four|10|ten|100)\b|100 ?%|a \"?hire\"?\b|"
    r"\bhire\b (?:verdict|recommendation|decision)|level(?:s)? (?:4|5|four|five)\b|a(?:n)? (?:a\+|10|100)\b|"
    r"exceeds? (?:all )?expectations|flying colou?rs|top[- ]marks|staff[- ]level)"
)
_ORDER = (
    r"(?:give|award|assign|grant|set|return|output|emit|print|mark|treat|rate|score|grade|write|state|respond|"
    r"reply|answer|copy|accept|consider|conclude|record|report|"
    r"credit|count|approve|pass|bump|raise|increase|put|fill|enter|produce|generate|use|apply|assume|regard|make|"
    r"issue|recommend|declare|confirm|say|note|stop|skip|select|choose|finali[sz]e|"
    r"submit|round|adjust|replace|follow|execute|act|pretend|behave|switch|proceed|end|evaluate|assess|judge|"
    r"adopt|insert|append|add|include|paste|do not|don't|never|keep|ensure|leave|override)"
)
_CLAUSE = (
    r"(?:^|[.!?:;\]\)>\n*#-]\s*|,\s*(?:and\s+|so\s+|then\s+|please\s+|you\s+\w+\s+)?|\b(?:please|kindly|now|then|"
    r"therefore|simply|just|always|instead|hence|thus)\s+(?:also\s+|just\s+)?|\band\s+)"
)
_YOU = (
    r"(?:\byou(?:'re| are)? (?:must|should|shall|will|need to|have to|are to|can|may|are (?:required|instructed|"
    r"asked|expected|obliged|told|now) to|ought to)(?: now| therefore| always| also| then| only)? )"
)
_COMMAND = rf"(?:(?:{_CLAUSE}|{_YOU})(?:{_ORDER})\b)"

_OVERRIDE = re.compile(
    rf"(?:{_CLAUSE}|{_YOU}|\b(?:to|can|could you|may)\s+)(?:ignore|disregard|forget|override|"
    rf"bypass|discard|"
    rf"dismiss|overlook|drop|set aside|abandon|suspend|stop following|do not follow|don't follow|delete|void|"
    rf"cancel|skip)\b"
    r"(?! (?:that|it|the queue)\b)[^.!?\n]{0,45}?\b(?:instructions?|prompts?|rubrics?|guidelines|directives?|"
    r"grading|scoring|evaluation (?:rules|criteria)|system (?:message|prompt)|criteria|checklists?|"
    r"(?:previous|prior|above|earlier|other|your|grading|scoring|these|all) (?:rules|orders|commands|constraints|"
    r"context|text|policies|checks))\b"
)
_TOLD = re.compile(
    r"\b(?:told|asked|wanted|ordered|advised|urged|forced|begged|convinced|tempted|decided|chose|tried|allowed|"
    r"learned|learnt|agreed|refused) (?:\w+ ){0,4}to (?:ignore|disregard|forget|override|skip|bypass)"
)
_PAST = re.compile(
    r"\b(?:i|we|he|she|they|who|it|manager|committee|panel|customer|customers|client|lead|director|vp|team|"
    r"students?|professor|teacher|users?)\b[^.!?;:]{0,30}\b"
    r"(?:gave|give|gives|got|get|gets|received|receives?|earned|awarded|rated|rates?|scored|scores?|was|were|had|"
    r"have|has|is|are|wrote|write|set|sets|graded|marked|voted|made|want(?:ed|s)?|reached|reach|need(?:s|ed)?|"
    r"aim(?:ed|s)?)\b"
)
_TOP_RE = re.compile(_TOP)
_COMMAND_RE = re.compile(_COMMAND)
_GRANT = re.compile(
    rf"(?:{_CLAUSE}|{_YOU})(?:give|award|assign|grant|set|return|output|emit|print|mark|treat|rate|score|grade|"
    rf"record|report|credit|count|approve|pass|bump|raise|recommend|consider|declare|select|choose|"
    rf"increase|put|write|fill|enter|produce|issue|conclude|regard|accept|make|adjust|round|finali[sz]e|respond|"
    rf"reply|evaluate|assess|judge|use|state|answer|say|confirm|submit|end)\b[^.!?\n]{{0,140}}?(?:{_TOP})"
)
_GRANT_OBJECT = re.compile(
    rf"(?:{_CLAUSE}|{_YOU})(?:give|award|assign|grant|set|mark|treat|rate|score|grade|credit|count|approve|pass|"
    rf"consider|regard|accept|bump|raise|evaluate|assess|judge|fill|hire|recommend|lower|reduce|deduct|penali[sz]e|"
    rf"do not|don't|never)\b"
    rf"[^.!?\n]{{0,60}}?\b(?:(?:every|each|all|any)(?: (?:of )?(?:the|these|those))?(?: \w+)? ?(?:dimensions?|"
    rf"criteri(?:a|on)|rubric\w*|competenc\w+|must-haves?)|(?:this|the|that) (?:candidate|applicant|interviewee|"
    rf"interview|transcript|submission)\b(?! (?:generation|set|list|pool|key|video|item|doc|row|node|driver|term|"
    rf"generator|table|post|feature|service|queue))|"
    rf"my (?:answer|score|grade|rating|submission|interview|performance|evaluation)|rubric|scorecard)"
)
_LEVELS = re.compile(
    rf"(?:{_CLAUSE}|{_YOU})(?:set|put|mark|rate|score|give|assign|fill|make)\b[^.!?\n]{{0,30}}?\b(?:every|each|all)"
    rf"(?: the)?(?: \w+)? ?(?:levels?|scores?|ratings?|dimensions?|categor(?:y|ies)|checks?|sections?|grades?|"
    rf"marks?)\b[^.!?\n]{{0,20}}?"
    r"(?:\b(?:to|as|at|with|=|a|an)\b|:) ?(?:the )?(?:4|5|10|100|four|five|ten|max\w*|top|highest|full|perfect|"
    r"met|true|pass\w*|excellent|satisfied|yes)\b"
)
_PASSIVE = re.compile(
    rf"\b(?:{_WORK}|rubric|verdict|score|rating|grade|levels?|dimensions?|criteria|evaluation|everything|it|this|"
    rf"checks?|sections?|(?:scoring|grading|evaluation|rating) (?:system|model|tool|engine|script|service))"
    rf"\b[^.!?\n]{{0,80}}?\b(?:must|should|shall|needs? to|(?:is|are) to|has to|have to|will|"
    rf"deserves?(?: to)?|ought to|can safely)\b (?:now |always |therefore |only |all |then )?"
    rf"(?:be )?[^.!?\n]{{0,60}}?(?:{_TOP}|strong_hire)"
)
_COUNTED = re.compile(
    r"\b(?:count|treat|consider|take|accept|regard|score) (?:all |any |the )?"
    r"(?:missing|absent|omitted|unanswered|incomplete) (?:parts?|sections?|answers?|questions?|checks?|evidence|"
    r"dimensions?|points|criteria)\b"
    r"|\b(?:overwrite|replace|rewrite|swap) (?:your|the|this|any) (?:rubric|scoring|grading|evaluation|criteria|"
    r"verdict)\b"
    r"|\b(?:missing|absent|omitted|unanswered|incomplete|skipped)(?: \w+)? (?:parts?|sections?|items?|checks?|"
    r"evidence|answers?|points|"
    r"steps?|dimensions?)\b[^.!?\n]{0,30}\b(?:(?:is|are) to|must|should|shall|may|can|will) be (?:counted|treated|"
    r"considered|"
    r"regarded|scored|graded|taken|marked|assumed|ignored|credited|read)\b"
    r"|\b(?:rate|score|mark|grade) (?:everything|all of it|it all|all)(?: as| at| with| a)? (?:4|5|10|100|top|"
    r"max\w*|highest)\b"
)
_HIRE_ME = re.compile(
    r"strong[_ -]+(?:hire|yes)|\bhire (?:this|the|me)\b|\bas hired\b|\b(?:overall|final) (?:verdict|score|rating)\b"
)
_TELLS = re.compile(r"\b(?:i|we|he|she|they|my|our|his|her|their|me|us)\b")
_ADDRESS = re.compile(
    rf"(?:\b(?:dear|attention|hello|hey|hi|message (?:to|for)|notes? (?:to|for)|instructions? (?:to|for)|memo "
    rf"(?:to|for)|reminder (?:to|for)|notice (?:to|for)|hint (?:to|for)|request to|info for|information for|@|for|"
    rf"to)(?: the| any| all| our| my| an?| your)?(?: \w+){{0,1}} {_JUDGE}\b\s*[:,;(-])"
    rf"|^\W*(?:{_JUDGE})\b(?: (?:instructions?|notes?|notice|mode|directive|only|message|update|override|policy))"
    rf"?\s*[:,]"
    rf"|\byou(?:'re| are)(?: now| actually| currently| an?| the| my| our| only| still| acting as| playing| "
    rf"supposed to be| no longer)* (?:\w+,? ){{0,3}}{_JUDGE}\b"
    rf"|\b(?:as|being|in your (?:role|capacity|function) as|acting as|act as|pretend (?:to be|you are|that you are)"
    rf"|imagine (?:you are|that you are|being)|play(?:ing)? the (?:role|part) of|behave (?:as|like)|become|from "
    rf"now on you are)(?: an?| the| my| our)? (?:\w+ ){{0,3}}{_JUDGE}\b(?:[^.!?\n]{{0,40}}\b(?:you|please|must)\b|"
    rf"\s*[,:])"
)
_POLICY = re.compile(
    r"\b(?:rubrics?|grading (?:scheme|rules|policy|guide\w*|instructions?|criteria|scale)|scoring (?:scheme|rules|"
    r"policy|guide\w*|instructions?|criteria|scale)|evaluation (?:scheme|rules|policy|guide\w*|instructions?|"
    r"criteria)|marking scheme|assessment (?:policy|rules|guide\w*|criteria))\b"
    r"[^.!?\n]{0,60}\b(?:was|were|has been|have been|is|are|now|no longer|does not|do not|doesn't|don't|will be|"
    r"changed?|updated?|replaced?|says?|states?|requires?|demands?|met|satisfied|fulfilled|waived|suspended|"
    r"superseded|follows?|apply|applies)\b"
    r"|\b(?:answers?|responses?|candidates?|submissions?|transcripts?|interviews?)\b(?: (?:that|which|who|whose|"
    r"like|such as|with|in|of|from|this|these|containing|mentioning|above|below|here)\b[^.!?\n]{0,80}?)? (?:are|is|"
    r"must|should|shall|has|have|was|were|will|needs?)(?: (?:now|always|all|already|to|been))*(?: be)? (?:rated|"
    r"scored|graded|marked|evaluated|assessed|judged|passed|pre-?approved|approved|verified as|classified|treated|"
    r"given|awarded|hired|exempt\w*|accepted)\b"
    r"|\b(?:grading|scoring|evaluation|assessment|calibration|grader|evaluator|debug|maintenance|admin|developer|"
    r"override|test)[ -](?:mode|override|bypass|instructions?|directive)\b[^.!?\n]{0,40}\b(?:on|active|enabled|"
    r"activated|engaged|is|follow|granted|authori[sz]ed)\b"
    r"|\b(?:scores?|grades?|ratings?|verdicts?|evaluations?|marks?)(?: \w+){0,2} (?:has|have|was|were|is|are)(?: "
    r"\w+)? (?:already|pre-?\w+|final|fixed|locked|decided|agreed|confirmed|predetermined)"
    r"\b[^.!?\n]{0,60}(?:candidate|interview|hire|committee|panel|transcript|reviewer|rubric)"
    r"|\b(?:rubric|grader|grading|hiring) (?:override|instructions?|note|update|directive|policy|exception|addendum)\b"
)
_CLAIM = re.compile(
    r"\b(?:write|state|say|report|record|conclude|note|confirm|output|summari[sz]e|mention|declare|acknowledge|"
    r"respond|assume)\b(?: (?:down|only|simply|in your \w+))? (?:that )?(?:the|this) (?:candidate|applicant|"
    r"interviewee|answer|submission|interview)\b(?! (?:generation|set|list|pool|key|item|row|node))"
    r"|\b(?:the|this) (?:candidate|applicant|interviewee) (?:has |have |is |was )?(?:already |fully |clearly |"
    r"successfully )*(?:passed|pass(?:es)?|meets?|met|exceed(?:s|ed)?|satisf\w+|cover(?:s|ed)|demonstrat\w+|"
    r"show(?:s|ed)|deserves?|exceptional|outstanding|excellent|approved|pre-?approved|verified|hired|earned|an? "
    r"(?:strong|excellent|exceptional|clear|definite))\b"
    r"|\b(?:text|answer|transcript|response|submission|interview|everything|solution)(?: (?:above|below|so far|"
    r"here))? (?:has|have|was|were|is)(?: \w+)? (?:been )?(?:checked|verified|reviewed|rated|graded|scored|"
    r"approved|validated|certified|evaluated|assessed)\b[^.!?\n]{0,80}\b(?:interviewers?|reviewers?|graders?|panel|"
    r"committee|rubric|rating|score|level|rated|hire)\b"
    r"|\b(?:copy|reuse|repeat|use|keep|adopt) (?:their|that|the|this|his|her) (?:rating|score|verdict|grade|"
    r"evaluation|assessment)s?\b[^.!?\n]{0,60}\b(?:output|report|dimensions?|scorecard|rubric|your)\b"
)
_POLITE = re.compile(
    r"\b(?:would appreciate|appreciate it|be (?:very |really |so )?(?:kind|grateful|happy|great|nice|glad|"
    r"generous|thankful)|could you|can you|would you|i beg|i ask you|i request|i urge|i'd like you to|i want you "
    r"to|i need you to|i would like you to|i hope (?:that )?you|hoping you|if you (?:could|would|can|give|rate|"
    r"score|mark)|"
    r"please|kindly|thank you for|thanks for|do me a favou?r|let me|must i|make (?:sure|certain) (?:that )?(?:i|"
    r"the candidate|this candidate))\b"
    rf"[^.!?\n]{{0,80}}(?:{_TOP}|\b(?:rate|score|grade|mark|evaluate|hire|pass) (?:me|this (?:answer|candidate|"
    rf"interview|response|transcript|submission)|my \w+|the candidate)\b|\bmy (?:score|grade|rating|evaluation|"
    rf"verdict)\b|\bme (?:a )?(?:hire|pass)\b|\brecommend (?:me|hiring)\b|\bthat i pass\b|\blet (?:me|him|her|this "
    rf"candidate) pass\b)"
)
_MARKER = re.compile(
    r"<\|[^|>\n]{2,40}\|>|</?(?:transcript|system|instructions?|assistant|grader|evaluation|prompt|"
    r"candidate_answer|answer|user|s|inst|scorecard|verdict|rubric|override|admin)>|\[/?(?:inst|sys|system)\]|"
    r"<<\/?sys>>"
    r"|[\[({<#=*-]{1,}\s*/?(?:end|begin|start|stop|beginning|new)[ _-]*(?:of)?[ _-]*(?:the )?(?:candidate'?s? )"
    r"?(?:transcript|interview|answer|submission|candidate\w*|user input|conversation|prompt|system prompt|"
    r"instructions?|grading|evaluation)\b"
    r"|^\s*#{2,6}\s*(?:system|instructions?|assistant|new instructions?|grader)\b\s*:?\s*(?:$|prompt|message|"
    r"instructions?)"
    r"|^\W*(?:end|begin)(?:ning)? of (?:the )?(?:transcript|interview|candidate'?s? (?:answer|input)|user input|"
    r"submission)\b"
)
_ROLE_LINE = re.compile(
    r"(?:^|\n)\W{0,4}(?:system|assistant|developer|admin(?:istrator)?|grader|evaluator|moderator|ai|root|tool|"
    r"important|urgent|attention|note|notice|ps|p\.s|memo|instruction|override|update|warning)(?: (?:note|message|"
    r"prompt|notice|update|instructions?|override))?\W{0,3}[:>\]]"
)
_TALKS_OF_GRADING = re.compile(
    rf"\b(?:rubrics?|scorecards?|strong[_ -]hire|grad(?:er|ing)|evaluat(?:or|e this|ion of)|(?:this|the) "
    rf"(?:candidate|transcript|interview|interviewee|applicant)\b(?! (?:generation|set|list|pool|key|item|row|node|"
    rf"videos?|posts?|generator|docs?|drivers?))|full marks|overall score|verdict|all dimensions|every dimension|"
    rf"full credit)|{_TOP}"
)
_DATA_KEY = re.compile(
    r"[\"'<]?\b(overall(?:[_ ]?score)?|verdict|dimensions?|scorecard|rubric|hire|hire_decision|recommendation|"
    r"decision|final[_ ]?(?:score|verdict|grade|rating)|evaluation|rating|grade|level|score|gates|red_flags|"
    r"candidate|result)\b[\"']?\s*(?:[:=>]|\{)"
)
_HIRE_VALUE = re.compile(
    r"strong[_ -]?hire|\blean[_ -]?hire\b|[:=>]\s*[\"']?hire\b|no[_ -]hire|mockloop\.scorecard|\"hire\"|"
    r"hire[\"']?\s*[:=]\s*(?:true|yes|1)"
)
_DIMENSION_KEY = re.compile(
    r"[\"'<]?\b(estimation|trade[_ -]?offs?|requirements|data[_ ]model|architecture|reliability|deep[_ ]dive|"
    r"communication|pacing|ownership|specificity|reflection|patterns|entities|edge[_ ]cases|problem[_ ]solving|"
    r"scalability)\b[\"']?\s*[:=>]\s*[\"']?(?:\{|[0-9]|\[|strong|excellent|exceptional|max|full)"
)
_DIMENSION_NAME = re.compile(
    r"[\"':\s](?:estimation|trade[_ -]?offs?|data[_ ]model|deep[_ ]dive|reliability|ownership|specificity)[\"',\s]"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|/\*.*?\*/|\{#.*?#\}", re.S)
_COMMENT_TALK = re.compile(
    rf"\b(?:{_JUDGE}|rubric|scor\w+|verdict|grad\w+|rating|hire|instructions?|evaluat\w+|candidate|prompt)\b"
)
_ENCODED = re.compile(r"\b[a-z0-9+/]{36,}={0,2}(?![a-z0-9])")
_DECODE = re.compile(
    r"\b(?:decode|base64|b64|rot13|decrypt|follow|execute|obey|run)\b[^.!?\n]{0,60}\b(?:grad|scor|instruct|rubric|"
    r"verdict|evaluat|follow|obey|execute|decode|then|comply)\w*"
)
# One of these is in everything that the patterns below could find; most paragraphs have none and are done at once.
_STEMS = (
    "rubric", "scor", "verdict", "hire", "hiring", "grade", "grading", "candidate",
    "ignor", "disregard", "forget",
    "overrid", "overlook", "bypass", "dismiss", "discard", "instruct", "prompt", "guideline", "evaluat",
    "assess", "reviewer", "interview",
    "transcript", "judg", "examiner", "criteri", "dimension", "<!--", "{#", "<|", "inst]", "expectation",
    "submission", "credit", "must-ha", "everything", "missing", "colours", "colors", "that i pass", "strong",
    "overall", "covered", "your output", "your report", "level=", "level:", "decode",
    "base64", "assistant", "pass this", "applicant", "level 4", "level 5", "levels", "<system", "<sys",
    "competenc",
)  # fmt: skip
_BEGINNINGS = ("mark", "points", "rate ", "rating", "void")
"""Such stems too, but only where a word begins: "benchmark", "endpoints", "generate" and "avoid" are everywhere."""
_BEGINS = re.compile(rf"(?<![a-z])(?:{'|'.join(_BEGINNINGS)})")
_SPLIT = re.compile(r"(?<=[.!?;。！？])\s+|\n")
_WORD = re.compile(r"\w+")


def normal(text: str) -> str:
    """A text as the patterns expect it: compatible forms, lower case, straight quotes, nothing hidden, trimmed."""
    out = text.lower()
    if not out.isascii():
        out = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).lower().translate(_QUOTES)
    return "\n".join(" ".join(line.split()) for line in out.splitlines())


def is_marker(text: str) -> bool:
    """Whether a paragraph is, or begins with, a made-up end of the transcript or a chat format's control mark."""
    return bool(_MARKER.search(normal(text)))


def talks_of_grading(text: str) -> bool:
    """Whether a paragraph speaks of this interview's grading at all; meant for the neighbours of one that steers."""
    return bool(_TALKS_OF_GRADING.search(normal(text)))


def _fake_scorecard(low: str) -> bool:
    keys = {m[1] for m in _DATA_KEY.finditer(low)}
    dimensions = {m[1] for m in _DIMENSION_KEY.finditer(low)}
    if _HIRE_VALUE.search(low) and keys:
        return True
    return (
        ("dimensions" in keys and len(keys) >= 2 and bool(_DIMENSION_NAME.search(low)))
        or len(dimensions) >= 3
        or (len(dimensions) >= 1 and len(keys) >= 2)
    )


def _sentence_steers(sentence: str) -> bool:
    if _TOLD.search(sentence):
        return False
    if _OVERRIDE.search(sentence):
        return True
    if _COUNTED.search(sentence):
        return True
    told = _PAST.search(sentence)
    if _POLITE.search(sentence) and (not told or "you" in sentence):
        return True
    granted = _GRANT.search(sentence)
    if granted and "who" not in sentence[granted.start() :] and not _PAST.search(sentence[: granted.end()]):
        return True
    if not told and (granted or _LEVELS.search(sentence)):
        return True
    return bool(_GRANT_OBJECT.search(sentence) and (not told or "rubric" in sentence))


_ABOUT = re.compile(rf"\b{_EVALUATION}\b")
_ANYBODY = re.compile(rf"\b(?:{_JUDGE}|you)\b")
_ANY_JUDGE = re.compile(rf"\b{_JUDGE}\b")
_WE_WERE = re.compile(r"\b(?:i|we) (?:was|were|am|are|worked|acted|served)\b")
_WE_MADE = re.compile(
    r"\b(?:i|we) (?:was|were|had|wrote|made|built|designed|proposed|agreed|created|introduced|changed|updated)\b"
)
_WE_MET = re.compile(r"\b(?:i|we) (?:interviewed|hired|was|were|had|met|asked|told)\b")


def _orders(low: str) -> bool:
    return bool(_COMMAND_RE.search(low) or _TOP_RE.search(low))


def _paragraph_steers(low: str) -> bool:
    if _ADDRESS.search(low) and (_orders(low) or _ABOUT.search(low)):
        return not _WE_WERE.search(low) or bool(_COMMAND_RE.search(low) and _ABOUT.search(low))
    if _POLICY.search(low) and (_orders(low) or _ANY_JUDGE.search(low) or "rubric" in low):
        return not _WE_MADE.search(low)
    if _CLAIM.search(low) and _orders(low) and not _WE_MET.search(low):
        return True
    hired = _HIRE_ME.search(low)
    if hired and not _TELLS.search(low):
        top, about = _TOP_RE.search(low), _ABOUT.search(low)
        if top and about and hired[0] != top[0]:
            return True
        if "strong" in hired[0] and (about or _ANYBODY.search(low)):
            return True
    if _PASSIVE.search(low) and not _PAST.search(low):
        return True
    if _ROLE_LINE.search(low) and _TOP_RE.search(low) and _ABOUT.search(low) and not _PAST.search(low):
        return True
    return bool(_ENCODED.search(low) and _DECODE.search(low))


def _may_steer(low: str) -> bool:
    if any(stem in low for stem in _STEMS):
        return True
    return any(stem in low for stem in _BEGINNINGS) and bool(_BEGINS.search(low))


@lru_cache(maxsize=1024)
def steers(text: str) -> bool:
    """Whether one paragraph tries to steer whoever reads or grades it."""
    if not text.strip():
        return False
    low = normal(text)
    if not _may_steer(low):
        return steers_in_another_language(low)
    if any(_COMMENT_TALK.search(m[0]) for m in _COMMENT.finditer(low) if m[0].startswith(("<!--", "{#"))):
        return True
    if _MARKER.search(low) and (
        len(_WORD.findall(low)) <= 12 or _TALKS_OF_GRADING.search(low) or _COMMAND_RE.search(low)
    ):
        return True
    if _fake_scorecard(low):
        return True
    if any(_sentence_steers(s) for s in _SPLIT.split(low)):
        return True
    return _paragraph_steers(low) or speaks_to_a_grader(low) or steers_in_another_language(low)
