"""The second witness: one line a hand-over, on the disk before the journal has it and before the letter leaves.

Where a torn or an old journal believes that a letter was never handed over, this file knows better. Every line has the
same length, so that the line of a number is found without reading the others.
"""

from __future__ import annotations

import os
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LENGTH = 87
_LINE = re.compile(rb"(\d{12}) ([0-9a-f]{64}) ([0-9a-f]{8})\n")


@dataclass(frozen=True)
class Seen:
    """What the file tells.

    Attributes:
        digests: of what was handed over, by number from 1; None where a line cannot be read.
        is_torn: something follows that is no whole line, or the last line cannot be read.
    """

    digests: tuple[str | None, ...]
    is_torn: bool


class Witness:
    """The file `journal.db-handed`.

    Args:
        path: of the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1

    def read(self) -> Seen:
        """Read the whole file; one that is missing has seen nothing."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return Seen((), False)
        whole = len(content) // LENGTH
        digests = [_digest_in(content, number) for number in range(1, whole + 1)]
        is_torn = len(content) % LENGTH > 0
        if digests and digests[-1] is None and not is_torn:
            digests.pop()
            is_torn = True
        return Seen(tuple(digests), is_torn)

    def note(self, number: int, digest: str) -> None:
        """Write a hand-over down, and see that it is on the disk.

        Args:
            number: of the hand-over, counted from 1.
            digest: of the letter's key.

        Raises:
            OSError: it cannot be written.
        """
        file = self._opened()
        _write(file, _line(number, digest), (number - 1) * LENGTH)
        os.fdatasync(file)

    def withdraw(self, number: int) -> None:
        """Take back the last note, where the hand-over certainly did not follow."""
        file = self._opened()
        os.ftruncate(file, (number - 1) * LENGTH)
        os.fdatasync(file)

    def rebuild(self, digests: Iterable[str]) -> None:
        """Write the file anew from what the journal knows."""
        file = self._opened()
        lines = b"".join(_line(number, digest) for number, digest in enumerate(digests, 1))
        _write(file, lines, 0)
        os.ftruncate(file, len(lines))
        os.fdatasync(file)

    def close(self) -> None:
        """Close the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _opened(self) -> int:
        if self._file < 0:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        return self._file


def _line(number: int, digest: str) -> bytes:
    start = f"{number:012} {digest} ".encode()
    return start + f"{zlib.crc32(start):08x}\n".encode()


def _digest_in(content: bytes, number: int) -> str | None:
    line = content[(number - 1) * LENGTH : number * LENGTH]
    found = _LINE.fullmatch(line)
    return found[2].decode() if found and line == _line(number, found[2].decode()) else None


def _write(file: int, content: bytes, at: int) -> None:
    while content:
        written = os.pwrite(file, content, at)
        content, at = content[written:], at + written
