"""Whether an answer is about its question: how densely it uses the problem's own vocabulary.

Another problem's answer, however good, names few of the question's terms: measured, about a twentieth of what a real
one does. Judged on the best beginning of the text, so that going on to talk can never undo it.
"""



from mockloop.reading.reader import Reading

ENOUGH_TERMS = 4
"""Distinct terms of the question by which an answer is surely about it."""
_PER_TERM_WORDS = 60
"""Words a term: where a stretch holds fewer mentions than one in so many words, it is about something else."""
_LEAST = 0.12
"""What is left of the score of an answer that names none of them."""
OFF_TOPIC = 0.6
"""Below this the gate is shown."""


def topicality(reading: Reading) -> float:
    """From `_LEAST` to 1: what the vocabulary of the question leaves of the score. 1 where there is no question."""
    topic = reading.known.topic
    if not topic:
        return 1.0
    best, words, mentions = 0.0, 0, 0
    seen: set[str] = set()
    for turn in reading.text.turns:
        by_unit: dict[int, list[str]] = {}
        for name in topic:
            for m in turn.hits.get(name, ()):
                by_unit.setdefault(m.unit, []).append(name)
        for unit in turn.units:
            words += unit.unit.words
            names = by_unit.get(unit.unit.index, ())
            if not names:
                continue
            mentions += len(names)
            seen.update(names)
            best = max(best, _share(len(seen), len(topic), mentions, words))
    return round(_LEAST + (1.0 - _LEAST) * best, 4)


def _share(distinct: int, known: int, mentions: int, words: int) -> float:
    wanted = min(ENOUGH_TERMS, max(2, known // 2))
    breadth = min(1.0, distinct / wanted)
    density = min(1.0, mentions * _PER_TERM_WORDS / max(words, _PER_TERM_WORDS))
    return breadth * density


