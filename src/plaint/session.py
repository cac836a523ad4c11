"""What one call of the command line knows of its surroundings: where it stands, what time it is, whose key it has."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from plaint.model.heading import Heading
    from plaint.reading.cache import Cache
    from plaint.workspace import Workspace


@dataclass(frozen=True)
class Session:
    """The surroundings of a call, read once at the rim.

    Attributes:
        folder: the current folder, or `-w`.
        now: the moment, aware.
        key_file: where the key of the workspace's cache lies.
        launcher: the script `./plaint` by which the call was made; None where it was not.
    """

    folder: Path
    now: datetime
    key_file: Path
    launcher: Path | None = None

    def command_in(self, folder: Path) -> str:
        """Return what to type for `plaint` in a folder: the launcher as seen from there, where that was used."""
        if self.launcher is None:
            return "plaint"
        typed = os.path.relpath(self.launcher, folder)
        return typed if typed.startswith("..") else f"./{typed}"

    def open(self) -> Workspace:
        """Load the workspace around the folder; errors as in `workspace.open_workspace`."""
        from plaint.reading.root import find_root
        from plaint.workspace import open_workspace

        root = find_root(self.folder)
        return open_workspace(root, self._cache(root))

    def headings(self) -> tuple[Heading, ...]:
        """Read the headings of campaigns.yaml, and nothing else of the workspace around the folder.

        Raises:
            PlaintError: there is no workspace.
            DataError: something in the file is wrong.
        """
        from plaint.errors import DataError
        from plaint.reading.headings import read_headings
        from plaint.reading.root import CAMPAIGNS, find_root

        root = find_root(self.folder)
        read = read_headings(root / CAMPAIGNS, self._cache(root))
        if read.problems or read.value is None:
            raise DataError(read.problems)
        return read.value

    def _cache(self, root: Path) -> Cache:
        from plaint.reading.cache import Cache

        return Cache(root / "output" / ".cache", self.key_file)

    def today(self, zone: str | None) -> date:
        """Return the date by the clocks of a zone; see `now_in`."""
        return self.now_in(zone).date()

    def now_in(self, zone: str | None) -> datetime:
        """Return the moment by the clocks of a zone; of UTC where it is unknown, never by the machine's locale."""
        if zone is None:
            return self.now
        from zoneinfo import ZoneInfo

        return self.now.astimezone(ZoneInfo(zone))
