"""Stories as plain text and JSON: the list, one of them, what they cover, the day sheet."""

import datetime
from argparse import Namespace
from typing import Any

from mockloop.cli.options import library, places
from mockloop.cli.plain import note, out, print_json, table
from mockloop.cli.refusal import DONE, Refusal
from mockloop.practice.coverage import Coverage, coverage
from mockloop.practice.day_sheet import day_sheet
from mockloop.practice.shelf import Shelf
from mockloop.practice.story_file import SECTIONS, BrokenStory, StoryFile

NONE_YET = 'no story yet; `mockloop stories new "TITLE"` begins one, `mockloop stories import FILE` takes one in'


def shelf() -> Shelf:
    """The user's stories."""
    return Shelf(places().stories)


def whole_shelf() -> tuple[StoryFile, ...]:
    """All stories, for blanking their names. Raises `Refusal` where one is broken: its names cannot be known."""
    found = shelf().all()
    broken = next((one for one in found if isinstance(one, BrokenStory)), None)
    if broken is not None:
        raise Refusal(f"--anonymous: {broken.error}; nothing was sent, for the names in it cannot be blanked")
    return tuple(one for one in found if isinstance(one, StoryFile))


def public(story: StoryFile) -> dict[str, Any]:
    """A story in JSON."""
    return {
        "id": story.id,
        "title": story.title,
        "when": story.when or None,
        "competencies": list(story.competencies),
        "principles": list(story.principles),
        "scope": story.scope,
        "figures": list(story.figures),
        "people": dict(story.people),
        "employers": list(story.employers),
        "status": story.status,
        "missing": list(story.missing),
    }


def _broken(one: BrokenStory) -> dict[str, Any]:
    return {
        "id": one.id,
        "broken": one.error.message,
        "path": str(one.error.path),
        "line": one.error.line,
        "field": one.error.field or None,
    }


def listed(options: Namespace) -> int:
    """All stories, broken ones with their line."""
    found = shelf().all()
    if options.json:
        print_json({"stories": [public(one) if isinstance(one, StoryFile) else _broken(one) for one in found]})
        return DONE
    if not found:
        note(NONE_YET)
        return DONE
    rows = [
        (s.id, s.status, s.when, s.scope.replace("_", " "), s.title, _lacks(s))
        for s in found
        if isinstance(s, StoryFile)
    ]
    for line in table(rows) if rows else ():
        out(line)
    for one in found:
        if isinstance(one, BrokenStory):
            out(f"{one.id}  broken  {one.error}")
    return DONE


def _lacks(story: StoryFile) -> str:
    return f"no {', '.join(story.missing)}" if story.missing else ""


def one(options: Namespace) -> int:
    """A story, and its telling measured."""
    from mockloop.practice.anonymous import Blanker
    from mockloop.practice.telling import measures, ribbon, telling

    story = shelf().read(options.id)
    blank = Blanker(whole_shelf()) if options.anonymous else None
    told = telling(story.telling)
    counted = measures(told)
    said = blank.words if blank else str
    if options.json:
        data = public(story) | {"sections": {name: story.section(name) for name in SECTIONS}}
        data["telling"] = {m.name: m.value.strip() for m in counted}
        print_json(blank.deep(data) if blank else data)
        return DONE
    about = (story.title, story.status, story.scope.replace("_", " "), story.when)
    out(said(" · ".join(part for part in about if part)))
    if story.shown:
        out(f"shows {', '.join(story.shown)}")
    if story.people:
        out("people " + ", ".join(role if blank else f"{name} ({role})" for name, role in story.people.items()))
    for name in SECTIONS:
        out()
        out(name.title())
        for line in (story.section(name) or "(nothing yet)").splitlines():
            out(said(f"  {line}".rstrip()))
    out()
    out(ribbon(told.read, 60))
    for row in table([(m.name, m.value) for m in counted]):
        out(said(row))
    out(f"thinnest: {told.thinnest}")
    return DONE


def told_on() -> dict[str, list[datetime.date]]:
    """The days on which each story was told, from the rounds it is linked to."""
    from mockloop.history.archive import Archive
    from mockloop.practice.rehearsals import days

    if not places().history.exists():
        return {}
    with Archive(places().history) as archive:
        return days(archive.annotations_of_kind("story"))


def covered(options: Namespace) -> int:
    """What the stories cover, or the day sheet."""
    bank, stories = library(), shelf().stories()
    lists = bank.competencies()
    if options.set and options.set not in {one.id for one in lists.sets}:
        raise Refusal(f"--list: there is no list {options.set!r}; take {', '.join(one.id for one in lists.sets)}")
    if options.sheet:
        return _sheet(options, bank, stories)
    today = datetime.datetime.now().astimezone().date()
    found = coverage(stories, lists, told_on(), today)
    if options.json:
        print_json(_as_json(found, options.set))
        return DONE
    if not stories:
        note(NONE_YET)
    for group in lists.sets:
        if options.set in (None, group.id):
            _print_list(group.title, found, group.id)
    for story, ids in found.alone.items():
        out(f"overuse: {story} alone carries {', '.join(ids)}; a loop hears a story twice at most")
    if found.stale:
        out(f"to be told again: {', '.join(found.stale)}")
    for story, ids in found.unknown.items():
        note(f"{story}: no list knows {', '.join(ids)}; `mockloop stories coverage --json` has the ids")
    return DONE


def _print_list(title: str, found: Coverage, set_: str) -> None:
    rows = found.of(set_)
    holes = sum(row.hole for row in rows)
    out(f"{title}: {len(rows) - holes} of {len(rows)} covered")
    cells = [
        (
            "  hole" if row.hole else f"  {len(row.named)} + {len(row.like)}" if row.like else f"  {len(row.named)}",
            row.competency.title,
            ", ".join((*row.named, *(f"({id_})" for id_ in row.like))),
        )
        for row in rows
    ]
    for line in table(cells):
        out(line)
    out()


def _as_json(found: Coverage, set_: str | None) -> dict[str, Any]:
    return {
        "competencies": [
            {
                "list": row.competency.set,
                "id": row.competency.id,
                "title": row.competency.title,
                "named": list(row.named),
                "like": list(row.like),
                "hole": row.hole,
            }
            for row in found.rows
            if set_ in (None, row.competency.set)
        ],
        "overuse": {story: list(ids) for story, ids in found.alone.items()},
        "stale": list(found.stale),
        "unknown": {story: list(ids) for story, ids in found.unknown.items()},
    }


def _sheet(options: Namespace, bank: Any, stories: tuple[StoryFile, ...]) -> int:
    lines = day_sheet(stories, bank.index().of("question", "behavioral"), bank.competencies())
    if options.json:
        names = ("question", "title", "story", "sentence")
        print_json({"lines": [{name: getattr(line, name) or None for name in names} for line in lines]})
        return DONE
    for row in table([(x.title, x.story or "no story", x.sentence) for x in lines]) if lines else ():
        out(row)
    return DONE
