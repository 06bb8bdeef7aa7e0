"""Settings: where they are, what they are, and changing one."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from mockloop.cli.options import places, settings, with_json
from mockloop.cli.plain import out, print_json, table
from mockloop.cli.refusal import DONE


def arguments(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar="path|show|set")
    with_json(parts.add_parser("path", help="where the settings and your data are"))
    with_json(parts.add_parser("show", help="all settings as they are now"))
    change = parts.add_parser("set", help="change one")
    change.add_argument("key", metavar="KEY", help="one that `mockloop config show` lists")
    change.add_argument("value", metavar="VALUE", help="what is not allowed is refused with what is")


def run(options: Namespace) -> int:
    match options.part:
        case "path":
            return _path(options)
        case "show":
            return _show(options)
        case _:
            from mockloop.settings import store

            value = store(places(), options.key, options.value)
            out(f"{options.key} = {value}")
            return DONE


def _path(options: Namespace) -> int:
    where = places()
    if options.json:
        print_json({"config": str(where.config), "home": str(where.home), "history": str(where.history)})
    else:
        out(str(where.config))
    return DONE


def _show(options: Namespace) -> int:
    values = asdict(settings())
    if options.json:
        print_json(values)
        return DONE
    named = values.pop("backends")
    rows = [(key, "=", str(value)) for key, value in values.items()]
    rows += [
        (f"backends.{backend['name']}.{key}", "=", value)
        for backend in named
        for key, value in backend.items()
        if key != "name" and value
    ]
    for line in table(rows):
        out(line)
    return DONE
