"""The YAML files of a workspace become values of the model, private entries laid over the public ones."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from plaint.errors import Place, Problem
from plaint.reading.plain import Plain, read_plain
from plaint.reading.source import Source, read_source
from plaint.reading.wording import describe_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from plaint.reading.plain import Trail

Value = TypeVar("Value")
Model = TypeVar("Model", bound="BaseModel")

_KEY_DEPTH = 3  # files are laid over each other key by key: recipients, an id, a key


@dataclass(frozen=True)
class Read(Generic[Value]):
    """A model that was read, or None; and every problem on the way.

    Where there are problems, the value lacks the entries that are wrong.

    Attributes:
        names: the ids of all entries, right and wrong; None where nothing was wrong, or not all could be read.
    """

    value: Value | None
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = field(default=(), repr=False)
    names: frozenset[str] | None = None

    def place_of(self, trail: Trail) -> Place:
        """Return where an entry stands, or what is around it: in the file that gave its key, of several the last."""
        place, known = Place(self.sources[0].name if self.sources else ""), -1
        for plain, source in zip(self.placed, self.sources, strict=True):
            depth = next((depth for depth in range(_KEY_DEPTH, -1, -1) if trail[:depth] in plain.places), -1)
            if depth >= known:
                place, known = plain.place_of(trail, Place(source.name)), depth
        return place

    @cached_property
    def placed(self) -> tuple[Plain, ...]:
        """What each file holds, with the place of everything: read again, once, where something is wrong."""
        return tuple(read_plain(source, with_places=True) for source in self.sources)


def read_files(paths: list[Path], root: Path, model: type[Model], top: str) -> Read[Model]:
    """Read one kind of file, later files laid over earlier ones.

    Args:
        paths: the files, the public one first; those that do not exist are passed over.
        root: the workspace, from which names in messages are counted.
        model: what the file holds, as `AddressBook`.
        top: the one key at its top, as `recipients`, under which entries stand by id; "" where the file is flat.
    """
    read = [read_source(path, str(path.relative_to(root))) for path in paths if os.path.lexists(path)]
    unread = tuple(found for found in read if isinstance(found, Problem))
    sources = tuple(found for found in read if isinstance(found, Source))
    if unread or not sources:
        plains = [read_plain(source, with_places=True) for source in sources]
        return Read(None, (*unread, *_problems_by_file(plains, sources, top)), sources)
    return _validate(sources, model, top)


def _validate(sources: tuple[Source, ...], model: type[Model], top: str) -> Read[Model]:
    plains = [read_plain(source) for source in sources]
    if any(plain.problems or not _has_shape(plain, top) or _entries_with_ids(plain, top) for plain in plains):
        return _report(sources, model, top)
    try:
        return Read(model.model_validate(_merge(plains, top)), (), sources)
    except ValidationError:
        return _report(sources, model, top)


def _report(sources: tuple[Source, ...], model: type[Model], top: str) -> Read[Model]:
    """Read once more with places, say everything that is wrong, and keep the entries that are right."""
    plains = [read_plain(source, with_places=True) for source in sources]
    problems = _problems_by_file(plains, sources, top)
    if not all(plain.complete and _has_shape(plain, top) for plain in plains):
        return Read(None, tuple(problems), sources)
    whole = _merge(plains, top)
    try:
        model.model_validate(whole)
    except ValidationError as error:
        problems += describe_errors(error, model, _places_together(plains, problems), sources[0].name)
    names = frozenset(whole.get(top) or ())
    return Read(_keep_right(whole, model, top), tuple(dict.fromkeys(problems)), sources, names)


def _problems_by_file(plains: list[Plain], sources: tuple[Source, ...], top: str) -> list[Problem]:
    problems: list[Problem] = []
    for plain, source in zip(plains, sources, strict=True):
        problems += (*plain.problems, *_shape_problems(plain, source, top), *_id_problems(plain, source, top))
    return problems


def _places_together(plains: list[Plain], problems: list[Problem]) -> Plain:
    """Return where everything stands: an entry where it is first named, its keys where they are last given."""
    both = Plain(problems=problems)
    for plain in plains:
        both.places.update({trail: place for trail, place in plain.places.items() if len(trail) >= _KEY_DEPTH})
        both.values.update(plain.values)
    for plain in reversed(plains):
        both.places.update({trail: place for trail, place in plain.places.items() if len(trail) < _KEY_DEPTH})
    return both


def _keep_right(whole: dict[str, Any], model: type[Model], top: str) -> Model | None:
    """Return the file without the entries that are wrong, so that the others can be looked at too."""
    if not top:
        return None
    entry_model = get_args(model.model_fields[top].annotation)[1]
    entries: dict[str, Any] = {}
    for name, entry in (whole.get(top) or {}).items():
        with contextlib.suppress(ValidationError):
            entries[name] = entry_model.model_validate(entry)
    return model.model_construct(_fields_set=None, **{top: entries})


def _has_shape(plain: Plain, top: str) -> bool:
    """Whether the file is a mapping, and what stands under its one key is one too, or nothing."""
    return isinstance(plain.value, dict) and isinstance(plain.value.get(top), dict | None)


def _shape_problems(plain: Plain, source: Source, top: str) -> Iterator[Problem]:
    if not plain.complete or _has_shape(plain, top):
        return
    if isinstance(plain.value, dict):
        place = plain.place_of((top,), Place(source.name))
        yield Problem(place, f"`{top}` holds no entries by id", "write each as id: on a line, its keys indented below")
    else:
        remedy = f"begin it with `{top}:`" if top else "write key: value, one a line"
        yield Problem(Place(source.name, 1, 1), "empty" if plain.value is None else "keys are wanted here", remedy)


def _id_problems(plain: Plain, source: Source, top: str) -> Iterator[Problem]:
    for name in _entries_with_ids(plain, top):
        place = plain.place_of((top, name, "id"), Place(source.name))
        yield Problem(place, "unknown key 'id'", "the id is the key above; remove this line")


def _merge(plains: list[Plain], top: str) -> dict[str, Any]:
    """Lay the files over each other; give each entry under `top` its id."""
    if not top:
        return {key: value for plain in plains for key, value in plain.value.items()}
    rest = {key: value for plain in plains for key, value in plain.value.items() if key != top}
    if not any(top in plain.value for plain in plains):
        return rest
    entries: dict[str, Any] = {}
    for plain in plains:
        lay_over(entries, plain.value.get(top) or {})
    return {**rest, top: entries}


def _entries_with_ids(plain: Plain, top: str) -> list[str]:
    entries = plain.value.get(top) if top and isinstance(plain.value, dict) else None
    entries = entries if isinstance(entries, dict) else {}
    return [name for name, entry in entries.items() if isinstance(entry, dict) and "id" in entry]


def lay_over(entries: dict[str, Any], above: dict[str, Any]) -> None:
    """Lay a file's entries over those below, key by key; give each its id."""
    for name, entry in above.items():
        below = entries.get(name)
        merged = {**below, **entry} if isinstance(below, dict) and isinstance(entry, dict) else entry
        entries[name] = {**merged, "id": name} if isinstance(merged, dict) else merged
