"""A file's bytes become text: bounded in size, decoded strictly, named as the user knows it."""

from __future__ import annotations

import codecs
import os
import stat
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem
from plaint.reading.unsafe import UNSAFE, describe_unsafe

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
MOST_UNSAFE = 20
PLACEHOLDER = "\ufffd"
RETYPE = "delete it and type the text again"

# Reading must not wait for somebody to write into a pipe that bears a file's name.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PACKED = b"PK\x03\x04"


@dataclass(frozen=True)
class Source:
    """One file that was read: its name relative to the workspace, and its text."""

    name: str
    text: str
    raw: bytes

    @cached_property
    def digest(self) -> bytes:
        """What tells this file from every other."""
        from hashlib import blake2b

        return blake2b(self.raw, digest_size=32).digest()


def read_source(path: Path, name: str, limit: int = MAX_BYTES) -> Source | Problem:
    """Read a text file, or say why that cannot be.

    Args:
        path: the file.
        name: what to call it in messages.
        limit: the largest size accepted, in bytes.
    """
    try:
        raw = read_bytes(path, limit)
    except OSError as error:
        return Problem(Place(name), *why_unread(path, error))
    if raw is None:
        return Problem(
            Place(name), f"larger than {size_in_words(limit)}", "split it, or remove what does not belong there"
        )
    return as_text(raw, name)


def as_text(raw: bytes, name: str) -> Source | Problem:
    """Return what a file in UTF-8 says, its line ends made one kind; or why it is no text."""
    return _refusal(raw, name) or _decode(raw, name)


def why_unread(path: Path, error: OSError) -> tuple[str, str]:
    """Return why a file cannot be read, and what to do."""
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere", "remove it, or put a file where it leads"
    if isinstance(error, FileNotFoundError):
        return "no such file", "check the name"
    return f"cannot be read: {error.strerror or error}", "put a file there that you may read"


def find_unsafe(source: Source) -> tuple[Problem, ...]:
    """Return a problem for each of the first characters that may not stand in a text."""
    found = islice(UNSAFE.finditer(source.text), MOST_UNSAFE)
    places = ((_place_at(source, match.start()), describe_unsafe(match[0])) for match in found)
    return tuple(Problem(place, f"unsafe character {code}", RETYPE) for place, code in places)


def blank_unsafe(source: Source) -> Source:
    """Return the same text with a placeholder for each unsafe character, so that lines and columns stay."""
    return replace(source, text=UNSAFE.sub(PLACEHOLDER, source.text))


def read_bytes(path: Path, limit: int) -> bytes | None:
    """Return a file's bytes, or None where it is longer than the limit.

    Raises:
        OSError: it cannot be read, or is a folder, a pipe or a device.
    """
    handle = os.open(path, _FLAGS)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError("it is no plain file")
        if found.st_size > limit:
            return None
        with os.fdopen(handle, "rb", closefd=False) as file:
            raw = file.read(found.st_size + 1)
            if len(raw) > found.st_size:  # it grows, or is made as it is read
                raw += file.read(limit + 1 - len(raw))
    finally:
        os.close(handle)
    return raw if len(raw) <= limit else None


def _place_at(source: Source, index: int) -> Place:
    return Place(source.name, source.text.count("\n", 0, index) + 1, index - source.text.rfind("\n", 0, index))


def _refusal(raw: bytes, name: str) -> Problem | None:
    """Tell what is no text at all."""
    if raw.startswith(_UTF_16) or b"\0\0" in (raw[:4:2], raw[1:4:2]):
        return Problem(Place(name), "in UTF-16", "save the file as plain text in UTF-8")
    if raw.startswith(_PACKED):
        return Problem(Place(name), "a spreadsheet, document or archive", "save it as plain text or CSV in UTF-8")
    if b"\0" in raw[:8192]:
        return Problem(Place(name), "not a text file", "save it as plain text in UTF-8")
    return None


def _decode(raw: bytes, name: str) -> Source | Problem:
    bare = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = bare.decode()
    except UnicodeDecodeError as error:
        before = bare[: error.start].decode()
        place = _place_at(Source(name, before, b""), len(before))
        return Problem(place, f"byte 0x{bare[error.start]:02x} is not UTF-8", "save the file as plain text in UTF-8")
    return Source(name, text.replace("\r\n", "\n").replace("\r", "\n"), raw)


def size_in_words(limit: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{limit // (1024 * 1024)} MiB" if limit >= 1024 * 1024 else f"{limit // 1024} KiB"
