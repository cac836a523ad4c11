"""The two files that grow large, campaigns and recipients: from their copies where these are at hand."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json

from plaint.reading.book import Read, lay_over, read_files
from plaint.reading.entries import Entries, read_lines, write_lines
from plaint.reading.plain import read_plain
from plaint.reading.source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from plaint.model.campaign import Campaign
    from plaint.model.recipient import Recipient
    from plaint.reading.cache import Cache


def read_campaigns(path: Path, cache: Cache | None = None) -> Read[Mapping[str, Campaign]]:
    """Read the campaigns."""
    from plaint.model.campaign import Campaign, CampaignFile

    if copied := _open_copy(path, CampaignFile, "campaigns", cache):
        source, lines = copied
        return Read(Entries(lines, Campaign), (), (source,))
    read = read_files([path], path.parent, CampaignFile, "campaigns")
    return Read(read.value.campaigns if read.value else None, read.problems, read.sources, read.names)


def read_recipients(public: Path, private: Path, cache: Cache | None = None) -> Read[Mapping[str, Recipient]]:
    """Read the address book, private entries laid over public ones; copies are made of the public file alone."""
    from plaint.model.recipient import AddressBook, Recipient

    if copied := _open_copy(public, AddressBook, "recipients", cache):
        source, lines = copied
        if not os.path.lexists(private):
            return Read(Entries(lines, Recipient), (), (source,))
        above = read_source(private, private.name)
        laid = _lay_over(lines, above, Recipient) if isinstance(above, Source) else None
        if isinstance(above, Source) and laid is not None:
            return Read(Entries(lines, Recipient, laid), (), (source, above))
    read = read_files([public, private], public.parent, AddressBook, "recipients")
    return Read(read.value.recipients if read.value else None, read.problems, read.sources, read.names)


def keys_of(book: Source) -> dict[str, frozenset[str]]:
    """Return which keys each entry of an address book's file has."""
    entries = entries_of(read_plain(book).value, "recipients") or {}
    return {name: frozenset(entry) for name, entry in entries.items() if isinstance(entry, dict)}


def _open_copy(
    path: Path, model: type[BaseModel], top: str, cache: Cache | None
) -> tuple[Source, dict[str, bytes]] | None:
    """Return a large file and its copy, made now where there is none; nothing for a file with faults."""
    source = read_source(path, path.name)
    if cache is None or not isinstance(source, Source) or not cache.is_for(source):
        return None
    if body := cache.load(top, source.digest):
        return source, read_lines(body)
    read = read_files([path], path.parent, model, top)
    if read.problems or read.value is None:
        return None
    body = write_lines(getattr(read.value, top))
    cache.store(top, source.digest, body)
    return source, read_lines(body)


def _lay_over(below: dict[str, bytes], private: Source, model: type[Recipient]) -> dict[str, Recipient] | None:
    """Return the entries of a file as they are when laid over those below; None where it is wrong in any way."""
    plain = read_plain(private)
    above = entries_of(plain.value, "recipients")
    if plain.problems or above is None or any("id" in entry for entry in above.values()):
        return None
    merged = {name: from_json(below[name]) for name in above if name in below}
    lay_over(merged, above)
    with suppress(ValidationError):
        return {name: model.model_validate(entry) for name, entry in merged.items()}
    return None


def entries_of(file: Any, top: str) -> dict[str, dict[str, Any]] | None:
    """Return what a file holds by id under its one key, or None where it has another shape."""
    entries = file[top] if isinstance(file, dict) and file.keys() == {top} else None
    return entries if isinstance(entries, dict) and all(isinstance(one, dict) for one in entries.values()) else None
