"""Stories begun, edited, taken in and sent out."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from mockloop.cli.options import library
from mockloop.cli.plain import as_json, note, out, print_json
from mockloop.cli.refusal import DONE, FINDINGS, Refusal
from mockloop.cli.story_output import NONE_YET, public, shelf, whole_shelf
from mockloop.practice import story_edit
from mockloop.practice.shelf import slug
from mockloop.practice.story_file import SECTIONS


def new(options: Namespace) -> int:
    """A file to begin from; says where it is."""
    if not options.title.strip():
        raise Refusal("TITLE: is empty; say what you call the story")
    kept = shelf()
    id_ = options.id or kept.free(slug(options.title))
    out(str(kept.create(id_, story_edit.fresh(" ".join(options.title.split()), {}))))
    return DONE


def edit(options: Namespace) -> int:
    """The editor upon the file itself; afterwards says whether it can still be read. Broken files can be mended so."""
    import shlex
    import subprocess

    from mockloop.content.errors import BadFile
    from mockloop.practice.shelf import StoryError

    kept = shelf()
    path = kept.path(options.id)
    if not path.exists():
        kept.read(options.id)
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not said:
        raise Refusal(f"no editor is named; set EDITOR, or open {path} in any")
    try:
        status = subprocess.run([*shlex.split(said), str(path)], check=False).returncode  # noqa: S603 - the user's own
    except (OSError, ValueError) as error:
        raise Refusal(f"EDITOR: {said!r} cannot be started ({error}); set another") from None
    if status:
        raise Refusal(f"{said} ended with {status}; {path} is as it left it")
    try:
        kept.read(options.id)
    except BadFile as error:
        note(f"broken: {error}; it is kept as you wrote it")
        return FINDINGS
    except StoryError as error:
        raise Refusal(str(error)) from None
    return DONE


def _given(name: str) -> str:
    if name == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    from mockloop.content.yaml_file import read_text

    return read_text(Path(name))


def taken_in(options: Namespace) -> int:
    """Splits a pasted text, writes the story, and names what is missing."""
    from mockloop.practice.splitting import split

    text = _given(options.file).lstrip("\ufeff")
    if not text.strip():
        raise Refusal(f"{options.file}: holds no text; paste a story or a line of a CV")
    kept = shelf()
    if text.startswith("---"):
        from mockloop.practice.story_file import parse

        parse(Path(options.file), text)
        id_ = kept.free(slug(Path(options.file).stem))
        where = "" if options.dry_run else str(kept.create(id_, text))
        return _told(options, where, {}, ())
    parts = split(text)
    title = options.title or parts.title
    body = story_edit.fresh(title, parts.sections, parts.figures)
    where = "" if options.dry_run else str(kept.create(kept.free(slug(title)), body))
    return _told(options, where, dict(parts.sections), parts.missing)


def _told(options: Namespace, where: str, sections: dict[str, str], missing: tuple[str, ...]) -> int:
    if options.json:
        print_json({"path": where or None, "sections": sections, "missing": list(missing)})
        return DONE
    if where:
        out(where)
    for name in SECTIONS:
        if name in sections:
            out(f"{name.title()}: {' '.join(sections[name].split())}")
    for one in missing:
        out(f"missing: {one}")
    return DONE


def sent(options: Namespace) -> int:
    """Stories as they are, or with names blanked, in one document."""
    from mockloop.practice.anonymous import Blanker, unlisted

    kept = shelf()
    stories = [kept.read(id_) for id_ in options.ids] if options.ids else list(kept.stories())
    if not stories:
        note(NONE_YET)
    blank = Blanker(whole_shelf()) if options.anonymous else None
    texts = []
    for n, story in enumerate(stories, 1):
        if blank is None:
            whole = public(story) | {"sections": {name: story.section(name) for name in SECTIONS}}
            texts.append(as_json(whole) + "\n" if options.json else story.text.rstrip() + "\n\n")
            continue
        whole = public(story) | {"sections": {name: story.section(name) for name in SECTIONS}}
        whole |= {"id": f"story-{n}", "people": sorted(set(story.people.values())), "employers": []}
        clean = blank.deep(whole)
        texts.append(as_json(clean) + "\n" if options.json else _readable(clean))
    if blank is not None:
        tools = [name for i in library().index().items for name in (i.id, i.title)]
        known = {part.lower() for name in tools for part in (name, *name.split())}
        left = unlisted("\n\n".join(blank.words(story.telling) for story in stories), known)
        if left:
            note(f"still there, perhaps names: {', '.join(left[:12])}; list people and employers in their story")
    _put(options.output, "".join(texts))
    return DONE


def _readable(clean: dict[str, object]) -> str:
    """An anonymous story for reading."""
    sections = clean["sections"]
    assert isinstance(sections, dict)
    body = "\n\n".join(f"## {name.title()}\n\n{words}" for name, words in sections.items() if words)
    return f"# {clean['title']}\n\n{clean['scope']}, {clean['when'] or 'no date'}\n\n{body}\n\n"


def _put(where: str | None, text: str) -> None:
    if where is None:
        from mockloop.cli.plain import shown

        sys.stdout.write(shown(text))
        return
    path = Path(where)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Refusal(f"--output: {path} cannot be written ({error.strerror}); take another place") from None
