"""What a probe must not name: the thing that it is after, as long as the candidate has not said it."""

from mockloop.interviewer.room import Room
from mockloop.reading.folding import fold
from mockloop.reading.pattern import BadPattern, leaves
from mockloop.reading.tokens import tokenise


def named(text: str, room: Room) -> frozenset[str]:
    """The concepts and choice cards that a text names, with all that they are instances of."""
    lexicon = room.vocabulary.lexicon
    hits = {hit.id for hit in lexicon.find(tokenise(fold(text), text))}
    return frozenset(wide for one in hits for wide in lexicon.wider.get(one, (one,)) if not wide.startswith("@"))


def raised(room: Room) -> frozenset[str]:
    """The concepts that are in the room already: the candidate named them, or the question as it was put did."""
    spoken = {name for turn in room.reading.text.turns for name in turn.hits}
    return frozenset(spoken) | named(room.question.prompt, room)


def secret(pattern: str, room: Room) -> frozenset[str]:
    """Of what a pattern is after, the question's own terms and the choices that nobody has raised yet."""
    try:
        wanted = {leaf.name for leaf in leaves(room.vocabulary.pattern(pattern).root) if leaf.kind == "concept"}
    except BadPattern:
        return frozenset()
    own = {term.id for term in room.question.terms} | set(room.vocabulary.cards)
    return frozenset(wanted & own) - raised(room)
