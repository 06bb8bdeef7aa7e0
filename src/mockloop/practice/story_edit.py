"""Changing one thing in the text of a story: everything else stays as its author wrote it. Pure."""

import re
from collections.abc import Mapping, Sequence

from mockloop.practice.story_file import SECTIONS, StoryFile

Written = str | Sequence[str] | Mapping[str, str]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def as_yaml(value: Written) -> str:
    """A value on one line of a head, quoted where YAML needs it."""
    import yaml

    plain = value if isinstance(value, str) else dict(value) if isinstance(value, Mapping) else list(value)
    said = yaml.safe_dump(plain, default_flow_style=True, width=10**9, allow_unicode=True, sort_keys=False)
    return " ".join(str(said).removesuffix("\n").removesuffix("...").strip().splitlines())


def with_field(story: StoryFile, name: str, value: Written) -> str:
    """The file's text with another value for one field; a field that is not there comes last in the head."""
    text, newline = story.text, _newline(story.text)
    line = f"{name}: {as_yaml(value)}{newline}"
    if name not in story.lines:
        return text[: story.head.end] + line + text[story.head.end :]
    rows = text.splitlines(keepends=True)
    first = story.lines[name] - 1
    later = [n - 1 for n in story.lines.values() if n - 1 > first]
    last = min(later, default=text.count("\n", 0, story.head.end))
    # Comments and blank lines above the next field are its own.
    while last > first + 1 and (not rows[last - 1].strip() or rows[last - 1].lstrip().startswith("#")):
        last -= 1
    return "".join((*rows[:first], line, *rows[last:]))


def with_section(story: StoryFile, name: str, words: str) -> str:
    """The file's text with other words under a heading; a heading that is not there is set where it belongs."""
    text, newline = story.text, _newline(story.text)
    clean = re.sub(r"^#", r"\\#", words.strip().replace("\r\n", "\n"), flags=re.MULTILINE).replace("\n", newline)
    if name in story.sections:
        span = story.sections[name]
        tail = newline if span.end < len(text) else ""
        lead = "" if text[: span.start].endswith("\n") else newline
        return f"{text[: span.start]}{lead}{newline}{clean}{newline}{tail}{text[span.end :]}"
    after = [story.sections[n].end for n in SECTIONS[: SECTIONS.index(name)] if n in story.sections]
    at = max(after, default=None) if after else len(text)
    assert at is not None
    lead = "" if text[:at].endswith(newline * 2) else newline if text[:at].endswith(newline) else newline * 2
    tail = newline if at < len(text) else ""
    return f"{text[:at]}{lead}## {name.title()}{newline}{newline}{clean}{newline}{tail}{text[at:]}"


def fresh(title: str, sections: Mapping[str, str], figures: Sequence[str] = ()) -> str:
    """The text of a new story: every field there to be filled in, every section with what is known of it."""
    head = (
        "---\nschema: 1\n"
        f"title: {as_yaml(title)}\n"
        "when:\n"
        "# ids of `mockloop stories coverage`\n"
        "competencies: []\nprinciples: []\n"
        "# self, team, several_teams or organisation\n"
        "scope: team\n"
        f"figures: {as_yaml(figures)}\n"
        "# who was in it, with their roles; blanked by --anonymous\n"
        "people: {}\nemployers: []\n"
        "# draft, ready or retired\n"
        "status: draft\n---\n"
    )
    body = "".join(f"\n## {name.title()}\n\n{sections.get(name, '').strip()}\n" for name in SECTIONS)
    return re.sub(r"\n{3,}", "\n\n", head + body)
