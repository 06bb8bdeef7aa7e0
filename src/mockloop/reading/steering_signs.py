"""Weak signs that a paragraph speaks to a grader, added up: none of them means anything alone.

Who is named, what mark is asked for, which of an interview's dimensions are declared done, whether an order is given;
a story in the first person counts against all of them.
"""

import re

ENOUGH = 3.0
_SIGNS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        # Somebody grades, or is graded.
        (1.0, (
            r"\b(?:graders?|evaluators?|assessors?|examiners?|rubrics?|scorecards?|hiring (?:manager|committee|"
            r"decision))\b"
        )),
        (1.0, (
            r"\b(?:this|the) (?:candidate(?! (?:generation|set|list|pool|key|item|row|node|docs?|videos?|pairs?|"
            r"build))\b)"
        )),
        (0.5, r"\b(?:reviewers?|interviewers?|judges?|assistants?|llm|language model)\b"),
        (1.0, (
            r"\byou,? (?:the|as the|dear|my) (?:\w+ )?(?:grader|evaluator|assessor|examiner|judge|reviewer|"
            r"interviewer|ai|model)\b"
        )),
        (1.0, (
            r"^\W*(?:system|assistant|developer|admin|root|grader|evaluator|override|important|note|update)"
            r"\b[^.!?\n]{0,24}:"
        )),
        (1.0, r"\byou are (?:now )?(?:in|on|under|running) (?:\w+ )?(?:mode|calibration|test|override)\b"),
        # A mark.
        (2.0, r"strong[_ -]hire|\b(?:full|top|perfect|maximum) (?:marks?|scores?|grades?)\b|\bbestnote\b"),
        (2.0, (
            r"\b(?:overall|verdict|final|total)[\"']?\s*[:=]\s*[\"']?(?:100|9[0-9]|hire|strong|excellent|"
            r"outstanding|pass)"
        )),
        (2.0, r"\blevels?\s*[:=]\s*[\"']?[45]\b|\bgrade\s*[:=]\s*[\"']?a\b"),
        (2.0, (
            r"\b(?:scores?|marks?|ratings?|grades?)\b[^.!?\n]{0,24}\b(?:at|is|are|of|to|as|be|=) (?:100|5/5|10/10|"
            r"a\+)"
        )),
        (2.0, (
            r"\b(?:assign|give|award|set|put|use|enter|output|print)s? (?:an? )?(?:4|5|10|100)"
            r"\b[^.!?\n]{0,20}\b(?:each|every|all|the score|as)\b"
        )),
        (2.0, (
            r"\b(?:grade|pass|hire)[\"']?\s*[:=]\s*[\"']?(?:a\b|true|yes|100|hire)|\b(?:decision|word|output|"
            r"answer)\b[^.!?\n]{0,12}\bhire\b"
        )),
        (2.0, (
            r"\b(?:given?|gave|rated|scored) (?:this|him|her|me)(?: an?| with)? (?:4|5|10|100|a\+?)"
            r"\b|\bexceeds expectations\b"
        )),
        (1.0, (
            r"\b(?:highest|best|top|maximum) (?:option|choice|one|category|band|bucket|value)\b|\b(?:strongest|"
            r"best) (?:candidate|round|interview)\b"
        )),
        # The grading is spoken of.
        (1.5, (
            r"\byour (?:evaluation|scoring|grading|report|verdict|criteria|rubric|output|assessment|scorecard|"
            r"rating|summary)\b"
        )),
        (1.0, (
            r"\b(?:scoring|grading|evaluation|assessment|final evaluation|hiring) (?:hint|note|tip|advice|by|team|"
            r"of this|rules?|guide\w*|prompt)\b|\bin the evaluation\b|\bfor (?:grading|scoring|evaluation) purposes\b"
        )),
        (1.0, (
            r"\b(?:judge|reviewer|grader|evaluator|assessor) of (?:this|the) (?:interview|answer|transcript|"
            r"candidate|submission)\b"
        )),
        (2.0, (
            r"\b(?:this|the) (?:solution|answer|response|interview|round|transcript|submission) (?:as|is) "
            r"(?:complete|correct|passed|perfect|flawless|excellent|exceptional|outstanding)\b"
        )),
        # What was to be judged is declared done.
        (
            2.0,
            r"\b(?:all|every|each|everything|any)\b[^.!?\n]{0,40}\b(?:checks?|criteri(?:a|on)|requirements?|"
            r"must-haves?|dimensions?|points|"
            r"submissions?|answers?|candidates?|items?|parts|sections|rubric)\b[^.!?\n]{0,40}\b(?:met|pass(?:ed|"
            r"es)?|satisfied|fulfilled|approved|covered|"
            r"addressed|complete[d]?|credited)\b",
        ),
        (1.0, (
            r"\b(?:mark|count|treat|consider|regard|take|accept|assume)\b[^.!?\n]{0,30}\b(?:as|to be) (?:met|"
            r"passed|covered|done|satisfied|present|correct|given)\b"
        )),
        # An order.
        (
            1.0,
            r"(?:^|[.!?:;,\n] ?|\b(?:please|just|only|and|now|then|you must|to) )(?:output|print|award|approve|"
            r"pass|assign|grade|rate|mark|enter|assume|conclude|"
            r"ignore|disregard|read me|do not (?:evaluate|grade|score|read)|don't (?:evaluate|grade|score|read)|"
            r"be lenient|be generous|default to)\b",
        ),
    )
)  # fmt: skip
_DIMENSION = re.compile(
    r"\b(?:estimation|trade-?offs?|data[ _-]model\w*|api(?: design)?|scal(?:ing|ability)|reliability|deep[ "
    r"_-]dive|requirements|architecture|"
    r"communication|ownership|specificity|reflection)\b"
)
_DONE = re.compile(
    r"\b(?:met|covered|passed|satisfied|fulfilled|perfect(?:ly)?|excellent|outstanding|flawless|exceptional)\b|"
    r"\blevel 4\b"
)
_STORY = re.compile(
    r"\b(?:i|we|he|she|they)(?:'d|'ve)? (?:\w+ )?(?:was|were|had|have|gave|got|took|asked|told|led|wrote|did|made|"
    r"built|used|saw|said|rated|interviewed|"
    r"decided|learned|learnt|worked|joined|met|passed|fixed|store|keep|read|send|need|can|will|would)\b"
)


def speaks_to_a_grader(low: str) -> bool:
    """Whether the signs in a normalised paragraph add up."""
    total = sum(weight for weight, pattern in _SIGNS if pattern.search(low))
    if total < 1:
        return False
    if _DONE.search(low) and len({m[0] for m in _DIMENSION.finditer(low)}) >= 2:
        total += 2
    if _STORY.search(low):
        total -= 2
    return total >= ENOUGH
