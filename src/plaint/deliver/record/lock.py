"""One process at a time: a lock that ends with whoever holds it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Held(PlaintError):
    """Another process holds the lock."""


class Lock:
    """A file that one process holds; within that one it may be taken again and again.

    Args:
        path: of the file; it is made where it is missing, and stays.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._depth = 0

    @property
    def is_held(self) -> bool:
        """Whether it is held through this object."""
        return self._depth > 0

    @contextlib.contextmanager
    def held(self, since: float) -> Iterator[None]:
        """Hold it for the length of a block; whoever comes meanwhile does not wait.

        Args:
            since: what to tell others of when it was taken, in seconds since 1970.

        Raises:
            Held: another process, or another journal of this one, holds it.
        """
        if self._depth:
            with self._deeper():
                yield
            return
        file = self._take(since)
        try:
            with self._deeper():
                yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)  # a program that is being started at this moment has the file open too
            os.close(file)

    @contextlib.contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _take(self, since: float) -> int:
        file = self._open()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(file, 100, 0)
            os.close(file)
            raise _held_by(holder) from None
        with contextlib.suppress(OSError):  # who holds it is told as a kindness: a full disk must not end the run here
            os.ftruncate(file, 0)
            os.pwrite(file, f"{os.getpid()} {since:.0f}\n".encode(), 0)
        return file

    def _open(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise PlaintError(
                f"{self.path.name} cannot be written: {str(error.strerror).lower()}",
                "see that the folder is yours to write",
            ) from None


def _held_by(words: bytes) -> Held:
    process, _, since = words.decode("ascii", "replace").strip().partition(" ")
    whose = ""
    if process.isdigit() and since.isdigit():
        whose = f" (process {process}, since {time.strftime('%H:%M', time.localtime(int(since)))})"
    return Held(f"another plaint is sending from this workspace{whose}", "wait for it or end it")
