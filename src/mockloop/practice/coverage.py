"""What a set of stories covers: the lists of competencies against them, holes, overuse, what has grown stale. Pure."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mockloop.content.competency import Competencies, Competency
from mockloop.practice.story_file import StoryFile

MOST_USES = 2
"""How often one story may be told in a loop: a debrief compares notes, and a third use reads as a lack of others."""
STALE_AFTER = 21
"""Days after which a story that was not told aloud has to be rehearsed again: the figures go first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A competency and the stories for it: `named` by their author, `like` by a competency of another list."""

    competency: Competency
    named: tuple[str, ...]
    like: tuple[str, ...]

    @property
    def hole(self) -> bool:
        """Whether no story serves it."""
        return not self.named and not self.like


@dataclass(frozen=True, slots=True)
class Coverage:
    """`rows` in the order of the lists; ids of stories throughout."""

    rows: tuple[Row, ...]
    alone: Mapping[str, tuple[str, ...]]
    """Stories that are the only ones for more competencies of a list than one loop lets them be told."""
    stale: tuple[str, ...]
    """Stories to be told aloud again, longest ago first, never told before all."""
    unknown: Mapping[str, tuple[str, ...]]
    """Competencies that a story names and no list holds."""

    def of(self, set_: str) -> tuple[Row, ...]:
        """The rows of one list."""
        return tuple(row for row in self.rows if row.competency.set == set_)

    @property
    def holes(self) -> tuple[Competency, ...]:
        """What no story serves."""
        return tuple(row.competency for row in self.rows if row.hole)


def coverage(
    stories: Sequence[StoryFile],
    competencies: Competencies,
    told: Mapping[str, Sequence[datetime.date]],
    today: datetime.date,
) -> Coverage:
    """What the stories that are not retired cover; `told` holds the days on which each was told aloud."""
    live = [story for story in stories if story.status != "retired"]
    known = frozenset(one.id for one in competencies.competencies)
    shown = {story.id: frozenset(story.shown) for story in live}
    named: dict[str, list[str]] = {}
    for story in live:
        for id_ in dict.fromkeys(story.shown):
            named.setdefault(id_, []).append(story.id)
    rows = []
    for one in competencies.competencies:
        direct = named.get(one.id, [])
        near = dict.fromkeys(id_ for other in one.like for id_ in named.get(other, ()) if one.id not in shown[id_])
        rows.append(Row(one, tuple(direct), tuple(near)))
    return Coverage(
        tuple(rows),
        _alone(rows),
        _stale([story.id for story in live], told, today),
        {id_: tuple(sorted(some - known)) for id_, some in shown.items() if some - known},
    )


def _alone(rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    only: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        serving = {*row.named, *row.like}
        if len(serving) == 1:
            only.setdefault((row.competency.set, serving.pop()), []).append(row.competency.id)
    out: dict[str, tuple[str, ...]] = {}
    for (_, story), ids in only.items():
        if len(ids) > MOST_USES:
            out[story] = (*out.get(story, ()), *ids)
    return out


def _stale(ids: Collection[str], told: Mapping[str, Sequence[datetime.date]], today: datetime.date) -> tuple[str, ...]:
    last = {id_: max(told.get(id_, ()), default=datetime.date.min) for id_ in ids}
    old = [id_ for id_ in ids if (today - last[id_]).days > STALE_AFTER]
    return tuple(sorted(old, key=lambda id_: (last[id_], id_)))


def overused(loop: Sequence[str]) -> tuple[str, ...]:
    """Stories told a third time in one loop, `loop` being the story of each answer in turn."""
    return tuple(id_ for id_ in dict.fromkeys(loop) if loop.count(id_) > MOST_USES)
