"""The headings of campaigns.yaml, read without what stands below them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json

from plaint.errors import Problem
from plaint.model.heading import Heading
from plaint.reading.book import Read
from plaint.reading.copies import entries_of, read_campaigns
from plaint.reading.entries import read_lines
from plaint.reading.plain import read_plain
from plaint.reading.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.reading.cache import Cache
    from plaint.reading.source import Source

TOP = "campaigns"


def read_headings(path: Path, cache: Cache) -> Read[tuple[Heading, ...]]:
    """Read the heading of each campaign; faults below it are not looked for.

    Where a heading or the YAML is wrong the whole file is read, so that everything is said at once.
    """
    source = read_source(path, path.name)
    if not isinstance(source, Problem) and (entries := _entries(source, cache)):
        with suppress(ValidationError):
            return Read(tuple(_heading(name, entry) for name, entry in entries.items()), (), (source,))
    read = read_campaigns(path, cache)
    return Read(tuple(read.value.values()) if read.value is not None else None, read.problems, read.sources)


def _entries(source: Source, cache: Cache) -> dict[str, dict[str, Any]] | None:
    """Return campaigns by id, or nothing where the file has to be read whole: it is large and new, or wrong."""
    if cache.is_for(source):
        lines = read_lines(cache.load(TOP, source.digest) or b"")
        return {name: from_json(line) for name, line in lines.items()}
    plain = read_plain(source)
    return None if plain.problems else entries_of(plain.value, TOP)


def _heading(name: str, entry: dict[str, Any]) -> Heading:
    return Heading.model_validate({**{key: entry[key] for key in Heading.model_fields if key in entry}, "id": name})
