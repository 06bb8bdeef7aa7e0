"""Whether the data of a file has the shape of its model, in words that name the field and the line."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mockloop.content.data_path import Shelf
from mockloop.content.errors import BadFile
from mockloop.content.yaml_file import Lines

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from mockloop.content.base import Model


def model_of(shelf: Shelf, stem: str = "") -> type["Model"] | None:
    """The model of the files on a shelf; None for prompts, which are no YAML. Imports pydantic."""
    if shelf.type == "question" and shelf.kind == "behavioral":
        from mockloop.content.behavioral_question import BehavioralQuestion

        return BehavioralQuestion
    if shelf.type == "question":
        from mockloop.content.question import Question

        return Question
    if shelf.type == "choice":
        from mockloop.content.choice import Choice

        return Choice
    if shelf.type == "playbook":
        from mockloop.content.playbook import Playbook

        return Playbook
    if shelf.type == "rubric":
        from mockloop.content.rubric import Rubric

        return Rubric
    if shelf.type == "axes":
        from mockloop.content.axis import Axes

        return Axes
    if shelf.type == "competencies":
        from mockloop.content.competency import Competencies

        return Competencies
    if shelf.type == "concepts":
        from mockloop.content.concept import Concepts

        return Concepts
    if shelf.type == "words" and stem == "behavioral":
        from mockloop.content.story_phrases import StoryPhrases

        return StoryPhrases
    if shelf.type == "words":
        from mockloop.content.phrases import Phrases

        return Phrases
    return None


def fits(model: type["Model"], path: Path, text: str, data: dict[str, Any]) -> "Model":
    """The value that the data makes. Raises `BadFile` for the first thing that does not fit."""
    from pydantic import ValidationError

    try:
        value = model.model_validate(data)
    except ValidationError as error:
        raise misfits(model, path, text, data, error)[0] from None
    own = getattr(value, "id", path.stem)
    if own != path.stem:
        raise BadFile(path, Lines(text).at(["id"]), "id", f"says {own!r}, the file is {path.name!r}; make them one")
    return value


def misfits(
    model: type["Model"], path: Path, text: str, data: dict[str, Any], error: Exception | None = None
) -> tuple[BadFile, ...]:
    """Everything in which the data does not fit the model, unknown fields first, then as in the file.

    A misspelt field is unknown and missing at once: its own line tells more. `error` is given if known already.
    """
    from pydantic import ValidationError

    if error is None:
        try:
            fits(model, path, text, data)
        except BadFile as bad:
            try:
                model.model_validate(data)
            except ValidationError as known:
                error = known
            else:
                return (bad,)
        else:
            return ()
    assert isinstance(error, ValidationError)
    lines = Lines(text)
    details = sorted(error.errors(include_url=False), key=lambda d: d["type"] != "extra_forbidden")
    return tuple(_problem(model, path, lines, detail) for detail in details)


def _problem(model: type["Model"], path: Path, lines: Lines, detail: "ErrorDetails") -> BadFile:
    loc = [part for part in detail["loc"] if part != "[key]"]
    return BadFile(path, lines.at(loc), dotted(loc), _words(model, detail))


def dotted(loc: list[int | str]) -> str:
    """A field's place as a person writes it: `checks[2].needs`, positions from 0."""
    out = ""
    for part in loc:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else str(part)
    return out


def _words(model: type["Model"], detail: "ErrorDetails") -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            import difflib

            name = str(detail["loc"][-1])
            near = difflib.get_close_matches(name, _fields_at(model, detail["loc"][:-1]), n=1)
            return f"is no field here; did you mean {near[0]!r}?" if near else "is no field here"
        case "string_type":
            return "must be text; put it in quotes"
        case "tuple_type" | "list_type":
            return "must be a list"
        case "too_short":
            return f"needs at least {context['min_length']}, has {context['actual_length']}"
        case "too_long":
            return f"may hold at most {context['max_length']}, has {context['actual_length']}"
        case "string_too_short":
            return "is empty"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters"
        case "string_pattern_mismatch":
            joint = "_" if "_" in str(context["pattern"]) else "-"
            return f"must be lower-case words joined by {joint!r}"
        case "literal_error" if detail["loc"][-1] == "schema":
            return f"must be {context['expected']}; this program reads no other schema"
        case "literal_error":
            return f"must be {context['expected']}"
        case _:
            return detail["msg"][0].lower() + detail["msg"][1:]


def _fields_at(model: Any, loc: tuple[int | str, ...]) -> list[str]:
    """The fields of the model inside `model` that stands at `loc`."""
    from typing import get_args

    from pydantic import BaseModel

    for part in loc:
        if isinstance(part, int):
            continue
        field = next((f for name, f in model.model_fields.items() if part in (name, f.alias)), None)
        if field is None:
            continue
        inner = [a for a in (field.annotation, *get_args(field.annotation)) if isinstance(a, type)]
        models = [a for a in inner if issubclass(a, BaseModel)]
        if not models:
            return []
        model = models[0]
    return [f.alias or name for name, f in model.model_fields.items()]
