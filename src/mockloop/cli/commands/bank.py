"""The question bank: list, show, lint, new, misgrades, path."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mockloop.cli.options import KINDS, library, places, with_json
from mockloop.cli.plain import note, out, print_json, table
from mockloop.cli.refusal import DONE, FINDINGS, Refusal

if TYPE_CHECKING:
    from mockloop.content.index import Item
    from mockloop.content.library import Library

TYPES = ("question", "choice", "playbook", "rubric", "prompt")


def arguments(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar="list|show|lint|new|misgrades|path")
    listing = parts.add_parser("list", help="what there is")
    listing.add_argument("--type", choices=TYPES, help="only these")
    listing.add_argument("--kind", choices=KINDS, help="only those of a kind of round")
    with_json(listing)
    show = parts.add_parser("show", help="one of it, all fields")
    show.add_argument("id", metavar="ID", help="see `mockloop bank list`")
    show.add_argument("--type", choices=TYPES, help="where two types share an id")
    with_json(show)
    with_json(parts.add_parser("lint", help="what is wrong in it, by file, line and field"))
    new = parts.add_parser("new", help="a file to begin from, every field explained")
    new.add_argument("kind", metavar="KIND", help="hld, behavioral, choice, playbook or rubric")
    new.add_argument("id", metavar="ID", help="its id, lower-case words joined by '-'")
    with_json(parts.add_parser("misgrades", help="checks that you overturned, over all rounds"))
    parts.add_parser("path", help="where your own files go")


def run(options: Namespace) -> int:
    match options.part:
        case "list":
            return _list(options)
        case "show":
            return _show(options)
        case "lint":
            return _lint(options)
        case "new":
            return _new(options)
        case "misgrades":
            return _misgrades(options)
        case _:
            out(str(places().home))
            return DONE


def _public(item: "Item") -> dict[str, Any]:
    return {
        "type": item.type,
        "kind": item.kind or None,
        "id": item.id,
        "title": item.title,
        "tier": item.tier,
        "patterns": list(item.patterns),
        "source": item.source,
    }


def _list(options: Namespace) -> int:
    index = library().index()
    items = [i for i in index.items if options.type in (None, i.type) and options.kind in (None, i.kind)]
    if options.json:
        print_json({"items": [_public(item) for item in items]})
        return DONE
    rows = [
        (i.type, i.kind, i.id, i.title, "" if i.tier is None else f"tier {i.tier}", ", ".join(i.patterns), i.source)
        for i in items
    ]
    for line in table(rows) if rows else ():
        out(line)
    return DONE


def _show(options: Namespace) -> int:
    bank = library()
    found = bank.index().find(options.id, options.type)
    if not found:
        raise Refusal(_missing(bank, options.id))
    if len(found) > 1:
        raise Refusal(f"{options.id!r} is the id of more than one; say --type {' or '.join(i.type for i in found)}")
    data = _fields(bank, found[0])
    if options.json:
        print_json(data)
        return DONE
    import yaml

    out(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110).rstrip())
    return DONE


def _missing(bank: "Library", name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [item.id for item in bank.index().items], 3)
    broken = next((b for b in bank.index().broken if b.path.endswith((f"/{name}.yaml", f"/{name}.md"))), None)
    if broken is not None:
        return f"{broken}; it is left out until that is mended"
    return f"nothing in the bank is called {name!r}; " + (
        f"did you mean {' or '.join(near)}?" if near else "`mockloop bank list` shows what there is"
    )


def _fields(bank: "Library", item: "Item") -> dict[str, Any]:
    if item.type == "prompt":
        prompt = bank.prompt(item.id)
        return {"id": prompt.id, "title": prompt.title, "text": prompt.text}
    openers = {"question": bank.question, "choice": bank.choice, "playbook": bank.playbook, "rubric": bank.rubric}
    value: Any = openers[item.type](item.id)
    fields: dict[str, Any] = value.model_dump(mode="json", by_alias=True)
    return fields


def _lint(options: Namespace) -> int:
    from mockloop.content.library import Library
    from mockloop.content.lint import lint
    from mockloop.reading.trial import Trial

    bank = Library.open(places().home)
    trial = Trial(bank.index(), bank.concepts())
    findings = lint(bank, trial.compile, trial.met)
    if options.json:
        names = ("line", "field", "message", "severity")
        print_json({"findings": [{"path": str(f.path)} | {n: getattr(f, n) for n in names} for f in findings]})
    else:
        for f in findings:
            out(str(f))
        errors = sum(f.severity == "error" for f in findings)
        note(f"{errors} to mend, {len(findings) - errors} to look at" if findings else "nothing found")
    return FINDINGS if any(f.severity == "error" for f in findings) else DONE


def _new(options: Namespace) -> int:
    from mockloop.content.errors import ContentError
    from mockloop.content.template import template

    try:
        made = template(options.kind, options.id)
    except ContentError as error:
        raise Refusal(str(error)) from None
    path = places().home / made.path
    if path.exists():
        raise Refusal(f"{path} is there already; take another id, or edit that file")
    type_ = options.kind if options.kind in TYPES else "question"
    taken = any(item.type == type_ for item in library().index().find(options.id))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made.text, encoding="utf-8")
    out(str(path))
    replaces = " instead of the built-in one" if taken else ""
    note(f"it counts from now on{replaces}: edit it, then run `mockloop bank lint`")
    return DONE


def _misgrades(options: Namespace) -> int:
    from dataclasses import asdict

    from mockloop.history.archive import Archive
    from mockloop.session.disputes import misgrades

    with Archive(places().history) as archive:
        found = misgrades(archive)
    if options.json:
        print_json({"misgrades": [asdict(one) for one in found]})
        return DONE
    if not found:
        note("no check stands overturned; key x in a round's review overturns one")
    words = {True: "met", False: "not met"}
    for one in found:
        mended = ", as a later scorecard does" if one.mended else ""
        out(f"{one.dimension}.{one.check}  {one.question or 'no question'}  {one.rubric}  round {one.round}")
        out(f"  {one.asks}")
        out(f"  judged {words[one.was]}; you say {words[one.now]}{mended}: {one.reason}")
        if one.quote is not None:
            out(f"  “{' '.join(one.quote.split())}”")
    return DONE
