"""Stories and tellings as their screens show them. Pure: values in, rows and text out."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mockloop.practice.coverage import Coverage
from mockloop.practice.story_file import BrokenStory, StoryFile
from mockloop.practice.telling import LETTERS, Telling, measures, of_round, ribbon, telling
from mockloop.reading.story import PARTS, Clause
from mockloop.round.events import Event
from mockloop.tui.text import one_line, plain, words
from mockloop.tui.widgets.rows import Row

NAMED, LIKE, NONE = "●", "○", "·"
"""Marks of the matrix: named by the story, by way of a like competency, not at all."""


def story_rows(found: Sequence[StoryFile | BrokenStory]) -> list[Row]:
    """A row a story; one that is broken says so and where."""
    out = []
    for one in found:
        if isinstance(one, BrokenStory):
            where = f"line {one.error.line}: {one.error.message}" if one.error.line else one.error.message
            out.append(Row(one.id, ((one.id, ""), ("broken", "warn"), ("", ""), ("", ""), (one_line(where), "warn"))))
            continue
        lacks = f"no {', '.join(one.missing)}" if one.missing else ""
        cells = ((one_line(one.title), ""), (one.status, "dim"), (words(one.scope), "dim"), (one_line(one.when), "dim"))
        out.append(Row(one.id, (*cells, (lacks, "warn"))))
    return out


def preview(one: StoryFile | BrokenStory, width: int) -> Text:
    """What stands beside the list: the ribbon, the counts, what it shows; or how to mend it."""
    if isinstance(one, BrokenStory):
        mend = f"It is kept as it stands. Mend it in an editor:\nmockloop stories edit {one.id}"
        return Text(f"{plain(str(one.error))}\n\n{mend}")
    told = telling(one.telling)
    text = Text(f"{ribbon(told.read, width)}\n\n")
    for m in measures(told):
        text.append(f"{m.name:<11}{one_line(m.value)}\n")
    text.append(f"\nThinnest: {told.thinnest}\n")
    text.append(f"Shows: {', '.join(words(id_) for id_ in one.shown) or 'nothing yet'}\n")
    return text


def telling_text(told: Telling) -> Text:
    """The words with a letter where a part begins; what is quantified is underlined."""
    out = Text()
    figures = [(p.start, p.end) for p in (*told.read.figures, *told.read.changes)]
    for letter, start, end in _stretches(told):
        out.append(f"{letter}  ", "bold")
        piece = Text(plain(told.text[start:end]).replace("\n", " "))
        for a, b in figures:
            if a < end and b > start:
                piece.stylize("underline", max(a, start) - start, min(b, end) - start)
        piece.rstrip()
        out.append_text(piece)
        out.append("\n\n")
    return out


def _stretches(told: Telling) -> Iterator[tuple[str, int, int]]:
    """Neighbouring clauses of one part as one stretch, from where it begins to where the next does."""
    runs: list[list[Clause]] = []
    for clause in told.read.clauses:
        if runs and runs[-1][0].part == clause.part:
            runs[-1].append(clause)
        else:
            runs.append([clause])
    starts = [run[0].start for run in runs] + [len(told.text)]
    for n, run in enumerate(runs):
        yield LETTERS[run[0].part], starts[n] if n else 0, starts[n + 1]


def measure_rows(now: Telling, last: Telling | None) -> list[Row]:
    """The counts of a telling, and of the one before it beside them."""
    before = {m.name: m.value for m in measures(last)} if last else {}
    return [
        Row(m.name, ((m.name, "dim"), (one_line(m.value), ""), (one_line(before.get(m.name, "")), "dim")))
        for m in measures(now)
    ]


def thin_words(told: Telling) -> str:
    """The thinnest part named, with how much of the telling it took."""
    share = told.read.shares[told.thinnest]
    return f"Thinnest: {told.thinnest}, {share:.0%} of the words." if share else f"Thinnest: {told.thinnest}, not told."


def matrix(found: Coverage, set_: str, ids: Sequence[str]) -> list[Row]:
    """A row a competency: how many stories, its name, a mark for each of `ids`."""
    out = []
    for row in found.of(set_):
        count = len(row.named) + len(row.like)
        marks = "  ".join(NAMED if i in row.named else LIKE if i in row.like else NONE for i in ids)
        said = ("hole", "warn") if row.hole else (str(count), "")
        out.append(Row(row.competency.id, (said, (one_line(row.competency.title), ""), (marks, ""))))
    return out


def heads(count: int) -> str:
    """Numbers above the marks of the matrix."""
    return " ".join(f"{n:<2}" for n in range(1, count + 1))


def legend_of_parts() -> str:
    """What the letters of the ribbon mean."""
    return "  ".join(f"{LETTERS[part]} {part if part != 'reflection' else 'what was learnt'}" for part in PARTS)


def head_row(count: int) -> Row:
    """The heading of the matrix."""
    return Row("", (("", "dim"), ("", "dim"), (heads(count), "dim")), fixed=True)


def ribbon_line(events: Sequence[Event], width: int) -> str:
    """The ribbon of a round's first telling, "" where nothing was told."""
    told = of_round(events)
    return ribbon(told.read, width) if told.text else ""
