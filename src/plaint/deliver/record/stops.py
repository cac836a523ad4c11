"""Which campaigns were stopped here: what a run looks at before every letter, whoever holds the journal."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STOPPED, REOPENED = "stopped", "reopened"
MOST = 1024 * 1024  # bytes that are read: some ten thousand stops


@dataclass(frozen=True)
class Stops:
    """A file beside the journal to which a line is added for each stop and each reopening; no lock is needed for it.

    Args:
        path: of the file, 0600; it is made by the first stop.
    """

    path: Path

    def is_stopped(self, campaign: str, since: int = 0) -> bool:
        """Tell whether a campaign is stopped here.

        Args:
            campaign: its id.
            since: the `length` of the file from which on stops count.

        Raises:
            PlaintError: the file cannot be read: nothing more may leave then.
        """
        last = ""
        for what, whose in self._lines(since):
            last = what if whose == campaign else last
        return last == STOPPED

    @property
    def length(self) -> int:
        """How long the file is, in bytes; 0 where there is none."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def stop(self, campaign: str, day: str) -> None:
        """Note durably that a campaign is stopped: from now on no letter of it leaves, of whatever run.

        Raises:
            PlaintError: it cannot be written.
        """
        self._add(f"{STOPPED} {campaign} {day}\n")

    def reopen(self, campaign: str, day: str) -> None:
        """Note durably that a campaign is open again; errors as in `stop`."""
        self._add(f"{REOPENED} {campaign} {day}\n")

    def _lines(self, since: int) -> Iterator[tuple[str, str]]:
        for line in self._read(since).splitlines():
            what, _, rest = line.partition(" ")
            if what in (STOPPED, REOPENED):
                yield what, rest.partition(" ")[0]

    def _read(self, since: int) -> str:
        try:
            file = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise _troubled(self.path, "read", error) from None
        try:
            return os.pread(file, MOST, since).decode("utf-8", "replace")
        except OSError as error:
            raise _troubled(self.path, "read", error) from None
        finally:
            os.close(file)

    def _add(self, line: str) -> None:
        """Add a line; what a torn one left before it is ended first."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            try:
                os.fchmod(file, 0o600)
                size = os.fstat(file).st_size
                is_torn = size > 0 and os.pread(file, 1, size - 1) != b"\n"
                os.write(file, ("\n" * is_torn + line).encode())
                os.fsync(file)
            finally:
                os.close(file)
        except OSError as error:
            raise _troubled(self.path, "written", error) from None
        with contextlib.suppress(OSError):
            _sync_folder(self.path.parent)


def stops_beside(journal: Path) -> Stops:
    """Return the stops that are noted beside a journal.

    Args:
        journal: the path of `journal.db`.
    """
    return Stops(journal.with_name(f"{journal.name}-stopped"))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _troubled(path: Path, what: str, error: OSError) -> PlaintError:
    return PlaintError(
        f"{path.name} cannot be {what}: {str(error.strerror).lower()}",
        "it tells which campaigns were stopped: see that it is a file of yours, and make room on the disk",
    )
