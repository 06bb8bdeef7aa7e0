"""Your stories: list, show, new, edit, coverage, import, export."""

from argparse import ArgumentParser, Namespace

from mockloop.cli.options import with_json
from mockloop.cli.refusal import Refusal


def arguments(parser: ArgumentParser) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar="list|show|new|edit|coverage|import|export")
    with_json(parts.add_parser("list", help="what there is, and what is broken, with its line"))
    show = parts.add_parser("show", help="one story, and how it reads as a telling")
    show.add_argument("id", metavar="ID", help="see `mockloop stories list`")
    show.add_argument("--anonymous", action="store_true", help="names of people and employers blanked")
    with_json(show)
    new = parts.add_parser("new", help="a file to begin from, every field and section there")
    new.add_argument("title", metavar="TITLE", help="what you call it")
    new.add_argument("--id", metavar="ID", help="its id (made of the title)")
    edit = parts.add_parser("edit", help="a story in $VISUAL or $EDITOR")
    edit.add_argument("id", metavar="ID", help="see `mockloop stories list`")
    covers = parts.add_parser("coverage", help="stories against what interviewers look for: holes, overuse, stale")
    covers.add_argument("--list", metavar="ID", dest="set", help="only one list: staff, themes, principles, …")
    covers.add_argument("--sheet", action="store_true", help="the day sheet: a line for each likely question")
    with_json(covers)
    taken = parts.add_parser("import", help="a pasted story or a line of a CV, split into its parts")
    taken.add_argument("file", metavar="FILE", help="a text file, - for standard input")
    taken.add_argument("--title", metavar="TITLE", help="what you call it (its first words)")
    taken.add_argument("--dry-run", action="store_true", help="say what it would be, write nothing")
    with_json(taken)
    sent = parts.add_parser("export", help="stories in one document, on standard output")
    sent.add_argument("ids", nargs="*", metavar="ID", help="which (all that can be read)")
    sent.add_argument("--anonymous", action="store_true", help="names of people and employers blanked")
    sent.add_argument("--output", metavar="FILE", help="a file in place of standard output")
    with_json(sent)


def run(options: Namespace) -> int:
    from mockloop.cli import story_output, story_writing
    from mockloop.content.errors import BadFile
    from mockloop.practice.shelf import StoryError

    parts = {
        "list": story_output.listed,
        "show": story_output.one,
        "coverage": story_output.covered,
        "new": story_writing.new,
        "edit": story_writing.edit,
        "import": story_writing.taken_in,
        "export": story_writing.sent,
    }
    try:
        return parts[options.part](options)
    except (StoryError, BadFile) as error:
        raise Refusal(str(error)) from None
