"""What a probe must not name: the thing that it is after, as long as the candidate has not said it."""

from collections.abc import Iterable

from mockloop.interviewer.room import Room
from mockloop.reading.folding import fold
from mockloop.reading.pattern import BadPattern, leaves
from mockloop.reading.tokens import tokenise


def named(text: str, room: Room) -> frozenset[str]:
    """The concepts and choice cards that a text names, with all that they are instances of."""
    lexicon = room.vocabulary.lexicon
    hits = {hit.id for hit in lexicon.find(tokenise(fold(text), text))}
    return frozenset(wide for one in hits for wide in lexicon.wider.get(one, (one,)) if not wide.startswith("@"))


def unraised(concepts: Iterable[str], room: Room) -> frozenset[str]:
    """Of these concepts those that neither the candidate nor the question as it was put has named."""
    hidden = frozenset(name for name in concepts if not room.reading.named(name))
    return hidden - named(room.question.prompt, room) if hidden else hidden


def secret(pattern: str, room: Room) -> frozenset[str]:
    """Of what a pattern is after, the question's own terms and the choices that nobody has raised yet."""
    try:
        wanted = {leaf.name for leaf in leaves(room.vocabulary.pattern(pattern).root) if leaf.kind == "concept"}
    except BadPattern:
        return frozenset()
    own = {term.id for term in room.question.terms} | set(room.vocabulary.cards)
    return unraised(wanted & own, room)
