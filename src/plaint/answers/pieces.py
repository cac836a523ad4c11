"""Messages as they lie on the disk: a file, a folder of files, a Maildir, an mbox; each bounded in size."""

from __future__ import annotations

import mailbox
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import PlaintError
from plaint.reading.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST = 16 * 1024 * 1024  # bytes of a message that is kept
BEGINNING = 256 * 1024  # bytes of a larger one that are looked at
MOST_MESSAGES = 5000
_MAILDIR = ("cur", "new")
_ENVELOPE = b"From "


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A message as it lies somewhere.

    Attributes:
        name: where, for people.
        content: its bytes; of one that is too large, the beginning.
        is_whole: it is all there.
    """

    name: str
    content: bytes
    is_whole: bool = True


def pieces_in(path: Path) -> Iterator[Piece]:
    """Yield the messages that lie in a file or a folder; nothing there is changed.

    Raises:
        PlaintError: it cannot be read, or holds more than 5000.
    """
    try:
        for number, piece in enumerate(_pieces(path)):
            if number == MOST_MESSAGES:
                raise PlaintError(f"{path}: more than {MOST_MESSAGES} messages", "part it into smaller ones")
            yield piece
    except OSError as error:
        raise PlaintError(f"{path}: cannot be read: {error.strerror or error}", "check the name") from None


def read_piece(path: Path, name: str) -> Piece:
    """Read one file.

    Raises:
        OSError: it cannot be read.
    """
    content = read_bytes(path, MOST)
    if content is not None:
        return Piece(name=name, content=content)
    with path.open("rb") as file:
        return Piece(name=name, content=file.read(BEGINNING), is_whole=False)


def _pieces(path: Path) -> Iterator[Piece]:
    if path.is_dir():
        for one in _files(path):
            yield read_piece(one, str(one.relative_to(path)))
    elif _is_mbox(path):
        yield from _in_mbox(path)
    else:
        yield read_piece(path, path.name)


def _files(folder: Path) -> list[Path]:
    """Return the messages of a Maildir, else the files of a folder that look like messages."""
    parts = [folder / part for part in _MAILDIR]
    if all(part.is_dir() for part in parts):
        return sorted(one for part in parts for one in part.iterdir() if one.is_file() and not one.name.startswith("."))
    return sorted(one for one in folder.iterdir() if one.suffix.lower() in (".eml", ".txt") and one.is_file())


def _is_mbox(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_ENVELOPE)) == _ENVELOPE


def _in_mbox(path: Path) -> Iterator[Piece]:
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            with box.get_file(key) as file:
                content = file.read(MOST + 1)
            is_whole = len(content) <= MOST
            yield Piece(
                name=f"{path.name} {number}", content=content if is_whole else content[:BEGINNING], is_whole=is_whole
            )
    finally:
        box.close()
