"""The YAML files of a workspace become values of the model, private entries laid over the public ones."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from plaint.errors import Place, Problem
from plaint.model.campaign import CampaignFile
from plaint.model.recipient import AddressBook, Recipient
from plaint.reading.entries import Entries
from plaint.reading.plain import Plain, read_plain
from plaint.reading.source import Source, read_source
from plaint.reading.wording import describe_errors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from plaint.reading.cache import Cache
    from plaint.reading.plain import Trail

Value = TypeVar("Value")
Model = TypeVar("Model", bound="BaseModel")


@dataclass(frozen=True)
class Read(Generic[Value]):
    """A model that was read, or None; and every problem on the way."""

    value: Value | None
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = field(default=(), repr=False)

    def place_of(self, trail: Trail) -> Place:
        """Return where an entry stands, reading the files again: for the rare case that something is wrong."""
        place = Place(self.sources[0].name if self.sources else "")
        for source in self.sources:
            plain = read_plain(source, with_places=True)
            if any(known[: len(trail)] == trail for known in plain.places):
                place = plain.place_of(trail, Place(source.name))
        return place


def read_files(paths: list[Path], root: Path, model: type[Model], top: str) -> Read[Model]:
    """Read one kind of file, later files laid over earlier ones.

    Args:
        paths: the files, the public one first; those that do not exist are passed over.
        root: the workspace, from which names in messages are counted.
        model: what the file holds, as `AddressBook`.
        top: the one key at its top, as `recipients`, under which entries stand by id; "" where the file is flat.
    """
    read = [read_source(path, str(path.relative_to(root))) for path in paths if path.exists()]
    problems = tuple(found for found in read if isinstance(found, Problem))
    sources = tuple(found for found in read if isinstance(found, Source))
    if problems or not sources:
        return Read(None, problems, sources)
    return _validate(sources, model, top)


def read_recipients(paths: list[Path], root: Path, cache: Cache | None) -> Read[Mapping[str, Recipient]]:
    """Read the address book, from its copy where the public file is large and unchanged."""
    public = read_source(paths[0], str(paths[0].relative_to(root))) if cache else None
    if isinstance(public, Source) and cache and (body := cache.load(public, AddressBook)):
        copied = Entries(from_json(body)["recipients"], Recipient)
        if not any(path.exists() for path in paths[1:]):
            return Read(copied, (), (public,))
    read = read_files(paths, root, AddressBook, "recipients")
    if isinstance(public, Source) and cache and read.value and len(read.sources) == 1:
        cache.store(public, read.value)
    return Read(read.value.recipients if read.value else None, read.problems, read.sources)


def read_campaigns(path: Path, root: Path, cache: Cache | None) -> Read[CampaignFile]:
    """Read the campaigns, from their copy where the file is large and unchanged."""
    source = read_source(path, str(path.relative_to(root))) if cache else None
    if isinstance(source, Source) and cache and (body := cache.load(source, CampaignFile)):
        with contextlib.suppress(ValidationError):
            return Read(CampaignFile.model_validate_json(body), (), (source,))
    read = read_files([path], root, CampaignFile, "campaigns")
    if isinstance(source, Source) and cache and read.value:
        cache.store(source, read.value)
    return read


def _validate(sources: tuple[Source, ...], model: type[Model], top: str) -> Read[Model]:
    plains = [read_plain(source) for source in sources]
    if any(plain.problems for plain in plains):
        return _report(sources, model, top)
    shapes = [_shape_problem(plain, source, top) for plain, source in zip(plains, sources, strict=True)]
    if any(shapes):
        return Read(None, tuple(problem for problem in shapes if problem), sources)
    if any(_entries_with_ids(plain, top) for plain in plains):
        return _report(sources, model, top)
    try:
        return Read(model.model_validate(_merge(plains, top)), (), sources)
    except ValidationError:
        return _report(sources, model, top)


def _report(sources: tuple[Source, ...], model: type[Model], top: str) -> Read[Model]:
    """Read once more with places, and say everything that is wrong."""
    plains = [read_plain(source, with_places=True) for source in sources]
    problems = [problem for plain in plains for problem in plain.problems]
    for plain in plains:
        places = [plain.place_of((top, name, "id"), Place(sources[0].name)) for name in _entries_with_ids(plain, top)]
        problems += [Problem(place, "unknown key 'id'", "the id is the key above; remove this line") for place in places]
    broken = any(plain.value is None for plain in plains)
    whole = [plain for plain in plains if isinstance(plain.value, dict)]
    if not broken and whole and not any(problem.message.startswith("not valid YAML") for problem in problems):
        both = Plain(places={}, values={})
        for plain in whole:
            both.places.update(plain.places)
            both.values.update(plain.values)
        problems += _model_problems(_merge(whole, top), model, both, sources[0].name)
    return Read(None, tuple(dict.fromkeys(problems)), sources)


def _model_problems(value: Any, model: type[BaseModel], plain: Plain, file: str) -> list[Problem]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return describe_errors(error, model, plain, file)
    return []


def _shape_problem(plain: Plain, source: Source, top: str) -> Problem | None:
    if isinstance(plain.value, dict):
        return None
    remedy = f"begin it with `{top}:`" if top else "write key: value, one a line"
    return Problem(Place(source.name, 1, 1), "empty" if plain.value is None else "a mapping is wanted here", remedy)


def _merge(plains: list[Plain], top: str) -> dict[str, Any]:
    """Lay the files over each other; give each entry under `top` its id."""
    if not top:
        return {key: value for plain in plains for key, value in (plain.value or {}).items()}
    rest = {key: value for plain in plains for key, value in plain.value.items() if key != top}
    if not any(top in plain.value for plain in plains):
        return rest
    entries: dict[str, Any] = {}
    for plain in plains:
        _lay_over(entries, plain.value.get(top))
    return {**rest, top: entries}


def _entries_with_ids(plain: Plain, top: str) -> list[str]:
    entries = plain.value.get(top) if top and isinstance(plain.value, dict) else None
    entries = entries if isinstance(entries, dict) else {}
    return [name for name, entry in entries.items() if isinstance(entry, dict) and "id" in entry]


def _lay_over(entries: dict[str, Any], above: Any) -> None:
    if not isinstance(above, dict):
        entries.update({} if above is None else {"": above})
        return
    for name, entry in above.items():
        below = entries.get(name)
        merged = {**below, **entry} if isinstance(below, dict) and isinstance(entry, dict) else entry
        entries[name] = {**merged, "id": name} if isinstance(merged, dict) else merged
