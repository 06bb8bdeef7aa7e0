"""Which prompts a loop asks, and which of them is asked now. Pure: the same round gives the same prompts."""

from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

from mockloop.content.index import Item
from mockloop.round.events import Said
from mockloop.round.state import RoundState

PROMPTS = 5
"""Four boxes, and one more where the last leaves time."""
STORY = "story"
"""How the steps for stories begin."""
TIERS = {"mid": (1, 2), "senior": (1, 2, 3), "staff": (2, 3, 4)}


def picked(
    items: Iterable[Item],
    first: str,
    level: str,
    seed: int,
    *,
    wanted: Collection[str] = (),
    count: int = PROMPTS,
) -> tuple[str, ...]:
    """The ids of a loop's prompts: `first`, then the seed's, for stories that suit the level.

    `wanted` are competencies to be asked for before others (a company's, or holes in a candidate's own coverage).
    Each further prompt adds competencies that the ones before it do not show, as far as there are such.
    """
    all_ = {item.id: item for item in items}
    pool = [i for i in all_.values() if i.id != first and i.answer == "story" and level in i.suits]
    pool = [i for i in pool if i.tier in TIERS.get(level, ())] or pool
    out = [first]
    seen = set(all_[first].competencies) if first in all_ else set()
    while pool and len(out) < count:
        best = min(
            pool,
            key=lambda i: (
                -len(set(i.competencies) & set(wanted) - seen),
                len(set(i.competencies[:2]) & seen),
                _draw(seed, i.id),
            ),
        )
        pool.remove(best)
        out.append(best.id)
        seen.update(best.competencies)
    return tuple(out)


def _draw(seed: int, name: str) -> int:
    return int.from_bytes(blake2b(f"{seed}|{name}".encode(), digest_size=8).digest(), "big")


def opened(state: RoundState) -> int:
    """How many stories of a loop have been opened so far."""
    return sum(1 for t in state.turns if t.intent == "open" and t.step.startswith(STORY))


def present(state: RoundState) -> tuple[Said, ...]:
    """The turns since the story of now was asked for, both speakers', without the question itself."""
    turns: Sequence[Said] = state.turns
    for at in range(len(turns) - 1, -1, -1):
        if turns[at].intent == "open":
            return tuple(turns[at + 1 :])
    return tuple(turns)
