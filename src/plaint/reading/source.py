"""A file's bytes become text: bounded in size, decoded strictly, named as the user knows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plaint.errors import Place, Problem

MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Source:
    """One file that was read: its name relative to the workspace, and its text."""

    name: str
    text: str
    raw: bytes


def read_source(path: Path, name: str, limit: int = MAX_BYTES) -> Source | Problem:
    """Read a text file, or say why that cannot be.

    Args:
        path: the file.
        name: what to call it in messages.
        limit: the largest size accepted, in bytes.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        return Problem(Place(name), f"cannot be read: {error.strerror or error}", "check that it is a readable file")
    if len(raw) > limit:
        return Problem(Place(name), f"larger than {_size(limit)}", "split it, or remove what does not belong there")
    if b"\0" in raw[:8192]:
        return Problem(Place(name), "not a text file", "save it as plain text in UTF-8")
    return _decode(raw, name)


def _decode(raw: bytes, name: str) -> Source | Problem:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = Place(name, before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
        return Problem(place, f"byte 0x{raw[error.start]:02x} is not UTF-8", "save the file in UTF-8")
    return Source(name, text.replace("\r\n", "\n"), raw)


def _size(limit: int) -> str:
    return f"{limit // (1024 * 1024)} MiB" if limit >= 1024 * 1024 else f"{limit // 1024} KiB"
