"""Past rounds, newest first."""

from argparse import ArgumentParser, Namespace

from mockloop.cli.options import KINDS, at_least_one, places, with_json
from mockloop.cli.plain import local, minutes, note, out, print_json, table
from mockloop.cli.refusal import DONE

STATES = ("running", "interrupted", "finished", "time_up", "abandoned")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kind", choices=KINDS, help="only rounds of this kind")
    parser.add_argument("--question", metavar="ID", help="only rounds on this question")
    parser.add_argument("--state", choices=STATES, help="only rounds that ended so, or did not yet")
    parser.add_argument("--search", metavar="WORDS", help="rounds in which this was said or written")
    parser.add_argument("--limit", type=at_least_one, default=100, metavar="N", help="at most so many (100)")
    with_json(parser)


def run(options: Namespace) -> int:
    from mockloop.history.archive import Archive
    from mockloop.history.rounds import Filter

    wanted = Filter(kind=options.kind, question=options.question, state=options.state, text=options.search)
    with Archive(places().history) as archive:
        rows = archive.rounds(wanted, limit=options.limit)
    if options.json:
        names = (
            "round",
            "kind",
            "question",
            "level",
            "mode",
            "started_at",
            "duration_s",
            "state",
            "score",
            "verdict",
            "grader",
        )
        print_json({"rounds": [{name: row.public()[name] for name in names} for row in rows]})
        return DONE
    if not rows:
        note("no such round in the history; `mockloop run` begins one")
        return DONE
    cells = [
        (
            row.round,
            local(row.started_at),
            row.question,
            row.level,
            minutes(row.t),
            row.state,
            "" if row.score is None else f"{row.score:.0f}",
            (row.verdict or "").replace("_", " "),
        )
        for row in rows
    ]
    for line in table(cells, right=frozenset({4, 6})):
        out(line)
    return DONE
