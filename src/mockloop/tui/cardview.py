"""A scorecard in words and rows. Pure."""

from mockloop.grading.score import HELD_BACK, held_back
from mockloop.round.scorecard import CheckResult, DimensionScore, Quote
from mockloop.tui.record import Record
from mockloop.tui.text import bar, clock, one_line, short, title, words
from mockloop.tui.widgets.rows import Row

CAVEAT = "coverage with evidence; it cannot judge whether an argument is right"

HABITS = {
    "architecture_first": "boxes before requirements",
    "no_estimation": "no figures",
    "no_data_model": "no data model",
    "no_failure_modes": "nothing ever fails",
    "hand_waving": "claims without number, name or mechanism",
    "no_alternatives": "no alternative named",
    "silence": "long silences",
    "over_engineering": "more machinery than the figures ask for",
    "no_cost": "no word on what it costs to run",
    "monologue": "long speeches without a pause",
}


def name(dimension: DimensionScore) -> str:
    return one_line(dimension.title or title(dimension.id))


def graded_by(record: Record) -> str:
    """Who graded, and what that can and cannot see."""
    assert record.card is not None
    grader = record.card.grader
    if grader.name == "offline":
        return f"graded offline: {CAVEAT}"
    return f"graded by {grader.name}" + (f" ({grader.model})" if grader.model else "")


def verdict(record: Record) -> str:
    """The score with its range, the verdict, how much was counted."""
    card = record.card
    assert card is not None
    whole = card.overall
    out = f"{whole.score:.0f} ({whole.low:.0f}-{whole.high:.0f})  {words(whole.verdict)}"
    out += f", {HELD_BACK}" if held_back(whole.score, whole.verdict) else ""
    if record.rating:
        mean = sum(record.rating.values()) / len(record.rating)
        out += f"    you rated yourself {mean:.1f} of 4"
    if (again := record.corrected()) is not None:
        out += f"\n{again.score:.0f} with your corrections  {words(again.verdict)}"
    return out


def counted(record: Record) -> str:
    card = record.card
    assert card is not None
    return f"{card.read} of {card.words} words counted; the rest no rule could read"


def warnings(record: Record) -> tuple[tuple[str, int | None], ...]:
    """What stands first on the card, each with its turn: wrong claims, contradictions, wrong sums, gates."""
    card = record.card
    assert card is not None
    out: list[tuple[str, int | None]] = []
    for flag in card.red_flags:
        kind = "Half true" if flag.severity == "half_true" else "Wrong"
        out.append((f"{kind}{_at(record, flag.turn)}: “{one_line(flag.quote)}” {one_line(flag.why)}", flag.turn))
    for clash in card.contradictions:
        out.append(
            (
                f"Does not fit{_at(record, clash.turn)}: “{one_line(clash.quote)}” against "
                f"“{one_line(clash.earlier)}”{_at(record, clash.earlier_turn)}",
                clash.turn,
            )
        )
    for done in card.arithmetic:
        if not done.ok:
            out.append(
                (f"“{one_line(done.quote)}”{_at(record, done.turn)}: it comes to {done.computed:,.4g}", done.turn)
            )
    for gate in card.gates:
        out.append((f"Set aside ({words(gate.id)}): {one_line(gate.reason)}", gate.turn))
    return tuple(out)


def _at(record: Record, turn: int | None) -> str:
    when = record.when(turn)
    return "" if when is None else f" ({clock(when)})"


def dimension_rows(record: Record, cells: int = 20) -> list[Row]:
    """A row for each dimension: its bar, level, score, and how the candidate rated it."""
    assert record.card is not None
    out = []
    for d in record.card.dimensions:
        own = record.rating.get(d.id)
        you = f"you {own}" if own else ""
        if d.score is None or d.level is None:
            out.append(Row(d.id, ((name(d), "dim"), ("no room for it here", "dim"), ("", ""), ("", ""), (you, "dim"))))
            continue
        apart = "warn" if own and abs(own - d.level) >= 2 else "dim"
        out.append(
            Row(
                d.id,
                (
                    (name(d), ""),
                    (bar(d.score / 100, cells), "accent"),
                    (str(d.level), "bold"),
                    (f"{d.score:.0f}", ""),
                    (you, apart),
                ),
            )
        )
    return out


def fixes(record: Record) -> list[tuple[str, bool]]:
    """At most two, what to say and when and how it might sound; then habits. Each text with whether it is set in."""
    card = record.card
    assert card is not None
    out: list[tuple[str, bool]] = []
    for n, fix in enumerate(card.fixes, 1):
        where = f" ({title(fix.step)})" if fix.step else ""
        out.append((f"{n}  {short(fix.what)}{where}", False))
        if fix.example:
            out.append((f"Stronger: “{one_line(fix.example)}”", True))
    for habit in card.habits:
        times = f", {habit.seen} times" if habit.seen > 1 else ""
        out.append((f"Habit: {HABITS.get(habit.id, words(habit.id))}{times}.", False))
    if card.uncertain:
        out.append(("Not sure of: " + ", ".join(words(one_line(u)) for u in card.uncertain), False))
    return out


def asks(check: CheckResult) -> str:
    """What a check asks, as a thing to do."""
    return short(check.asks or title(check.id))


def mark(check: CheckResult) -> tuple[str, str]:
    """A check's mark, in a word and a role."""
    if not check.met:
        return ("✗ must", "bad") if check.must else ("· open", "dim")
    if check.hinted:
        return "✓ hinted", "warn"
    return ("✓ asked", "warn") if check.after_probe else ("✓ met", "good")


def check_rows(record: Record, dimension: DimensionScore) -> list[Row]:
    """Unmet ones first: they are what to read."""
    ordered = sorted(dimension.checks, key=lambda c: (c.met, not c.must))
    return [_check_row(record, check) for check in ordered]


def _check_row(record: Record, check: CheckResult) -> Row:
    word, role = mark(check)
    if record.disputed(check.id):
        word, role = f"≠ {word[2:]}", "warn"
    return Row(check.id, ((word, role), (asks(check), "" if check.met else "bold")))


def all_checks(record: Record) -> list[Row]:
    """Every check under the heading of its dimension."""
    out: list[Row] = []
    for dimension in record.card.dimensions if record.card else ():
        if dimension.checks:
            score = "" if dimension.score is None else f"{dimension.score:.0f}"
            out.append(Row(dimension.id, ((score, "bold"), (name(dimension), "head")), fixed=True))
            out.extend(check_rows(record, dimension))
    return out


def detail(record: Record, check: CheckResult) -> str:
    """One check in full: the quotes that met it, or where it belonged and what a strong answer says."""
    lines = [asks(check), ""]
    if (own := record.disputed(check.id)) is not None:
        lines += [f"You say {'met' if own.now else 'not met'}: {one_line(own.reason)}", ""]
    if check.met:
        for quote in check.evidence:
            lines += [f"{said(record, quote)}", f"  “{one_line(quote.quote)}”", ""]
        if check.after_probe:
            lines += ["Said after you were asked for it, so it counts a little less.", ""]
        if check.hinted:
            lines += ["Said after a hint, so it counts less.", ""]
    else:
        lines += [f"Not heard. It belongs in {title(check.step)}." if check.step else "Not heard.", ""]
        if check.must:
            lines += ["Without it this dimension cannot go high.", ""]
    if check.says:
        lines += ["A strong answer:", f"  {one_line(check.says)}", ""]
    return "\n".join(lines).rstrip()


def said(record: Record, quote: Quote) -> str:
    when, step = record.place(quote)
    where = f"in your {quote.pane}" if quote.pane else "you said"
    at = "" if when is None else f", {clock(when)}"
    return f"{title(step) if step else 'There'}{at}, {where}:"
