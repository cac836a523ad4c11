"""What pydantic found wrong becomes problems that a person can act on, each at its place."""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from plaint.errors import Place, Problem, did_you_mean
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from plaint.reading.plain import Plain, Trail

_TEXT = ("a text is wanted here", "write one text, without keys or list marks")
_KEYS = ("keys are wanted here", "write key: value, one a line")
_LIST = ("a list is wanted here", "begin each entry on a line of its own with a hyphen")
_WANTED = {
    "string_type": _TEXT,
    "tuple_type": _LIST,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "dataclass_type": _KEYS,
}
_FORMS = {
    "date": ("is no date", "write it as year-month-day, 2003-03-17"),
    "time": ("is no time of day", "write it as 18:30"),
    "float": ("is no number", "write it as 5 or 5.5"),
    "int": ("is no whole number", "write digits only"),
    "bool": ("is neither true nor false", "write true or false"),
}
_MOST_WORDS = 300  # characters; a sentence may quote what the user wrote


def describe_errors(error: ValidationError, model: type[BaseModel], plain: Plain, file: str) -> list[Problem]:
    """Turn pydantic's errors about `model` into problems, at places where `plain` knows of none yet."""
    told = {problem.place for problem in plain.problems}
    found = [describe_error(entry, model, plain, file) for entry in error.errors(include_url=False)]
    return [problem for problem in found if problem.place not in told]


def describe_error(entry: ErrorDetails, model: type[BaseModel], plain: Plain, file: str) -> Problem:
    """Turn one of pydantic's errors into a problem."""
    kind, loc, ctx = entry["type"], tuple(entry["loc"]), entry.get("ctx", {})
    if kind == "missing":
        return Problem(_locate(loc[:-1], plain, file), f"missing key '{loc[-1]}'", f"add `{loc[-1]}:`")
    if kind == "extra_forbidden":
        known = _known_keys(model, loc[:-1])
        remedy = did_you_mean(str(loc[-1]), known) or f"known keys: {', '.join(known)}"
        return Problem(_locate(loc, plain, file), f"unknown key {quote(str(loc[-1]))}", remedy)
    place = _locate_value(loc, plain, file)
    if kind == "plaint":
        sentence = _cut(ctx["sentence"])
        return Problem(_locate_named(loc, sentence, plain) or place, sentence, _cut(ctx["remedy"]))
    if kind == "literal_error":
        return _not_one_of(place, entry["input"], ctx["expected"])
    return _wrong_form(place, entry)


def _cut(sentence: str) -> str:
    line = sentence.replace("\n", " ")
    return f"{line[:_MOST_WORDS]}…" if len(line) > _MOST_WORDS else line


def _not_one_of(place: Place, found: Any, expected: str) -> Problem:
    choices = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    if found is None:
        return Problem(place, "empty", f"write one of: {', '.join(choices)}")
    remedy = did_you_mean(str(found), choices) or "write one of them"
    return Problem(place, f"{_shown(found)} is not one of: {', '.join(choices)}", remedy)


def _wrong_form(place: Place, entry: ErrorDetails) -> Problem:
    kind, found = entry["type"], entry["input"]
    if found is None or found == "":
        return Problem(place, "empty", "write something or remove the key")
    if entry.get("ctx", {}).get("class_name") == "Text":
        return Problem(place, *_TEXT)
    form = _FORMS.get(kind.split("_")[0])
    if form and isinstance(found, str):
        return Problem(place, f"{quote(found)} {form[0]}", form[1])
    if form:
        return Problem(place, *_TEXT)
    return Problem(place, *_WANTED.get(kind, (f"{_shown(found)}: {entry['msg']}", "correct it")))


def _shown(found: Any) -> str:
    return quote(found) if isinstance(found, str) else "a list or keys"


def _locate(loc: Trail, plain: Plain, file: str) -> Place:
    """Follow the parts that the file really has; a shorthand has fewer than the model."""
    return plain.place_of(_known_trail(loc, plain), Place(file))


def _locate_value(loc: Trail, plain: Plain, file: str) -> Place:
    return plain.place_of_value(_known_trail(loc, plain), Place(file))


def _locate_named(loc: Trail, sentence: str, plain: Plain) -> Place | None:
    """Return the place of the key with which a sentence about a whole entry begins, or that it marks as one."""
    named = re.search(r"`([\w-]+)`", sentence) or re.match(r"\W*([\w-]+)", sentence)
    return plain.places.get((*_known_trail(loc, plain), named[1])) if named else None


def _known_trail(loc: Trail, plain: Plain) -> Trail:
    trail: Trail = ()
    for part in loc:
        if (*trail, part) in plain.places:
            trail = (*trail, part)
    return trail


def _known_keys(model: type[BaseModel], loc: Trail) -> list[str]:
    """Return the keys that may stand where `loc` points."""
    skip = False
    for part in loc:
        if skip or isinstance(part, int):
            skip = False
            continue
        annotation = _annotation(model, part)
        inner = _inner_model(annotation)
        if inner is None:
            break
        model, skip = inner, get_origin(annotation) is dict
    return [info.alias or name for name, info in model.model_fields.items() if name not in ("id", "versions")]


def _annotation(model: type[BaseModel], part: str | int) -> Any:
    for name, info in model.model_fields.items():
        if part in (name, info.alias):
            return info.annotation
    return None


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    found = (_inner_model(argument) for argument in get_args(annotation) if argument is not Ellipsis)
    return next((model for model in found if model), None)
