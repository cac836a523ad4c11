"""Erasing somebody: the journal first, so that nothing of hers goes out any more, then every file."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.record import diary, forgetting
from plaint.errors import PlaintError, Problem
from plaint.persons.files import find_files
from plaint.reading.removing import remove_entry, remove_rows
from plaint.reading.root import SETTINGS, SIGNATORIES
from plaint.reading.source import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plaint.deliver.delivery import Entry
    from plaint.deliver.journal import Journal
    from plaint.persons.files import Found
    from plaint.persons.kept import Kept

WHY = "somebody asked to be forgotten"


@dataclass(frozen=True)
class Erasure:
    """Erases somebody from a workspace.

    Args:
        root: of the workspace.
        kept: what is kept of her.
        is_signatory_of_settings: settings.yaml names her as who signs.
    """

    root: Path
    kept: Kept
    is_signatory_of_settings: bool = False

    def from_journal(self, journal: Journal) -> int:
        """Take back what is planned for her, blank her in the record, and keep marks by which she is known again.

        Returns:
            How many planned deliveries were taken back.

        Raises:
            PlaintError: another process sends; it cannot be written; another program reads it.
        """
        person = self.kept.person
        who = self.kept.forgotten
        with journal.locked():
            journal.recover()
            digests = journal.read(forgetting.deliveries_of(who))
            open_ones = [one.digest for one in map(journal.entry, digests) if one and _is_open(one)]
            journal.cancel(open_ones, WHY)
            journal.write(forgetting.forget(who))
            journal.write(diary.forget_names(person.all_names))
            journal.wipe()
        return len(open_ones)

    def from_files(self) -> tuple[Found, ...]:
        """Take her out of every file.

        The lists that say who she is come last, and only when nothing else is left: without them a run that was broken
        off, or that has to wait for a person, could not know her again.

        Returns:
            The files that a person must edit, or look at.

        Raises:
            PlaintError: a file cannot be written or removed; what was erased before stays so.
        """
        lists = [found for found in self.kept.files if found.fate in ("rows", "entries")]
        left = self._erase_all(found for found in self.kept.files if found not in lists)
        again = [one for one in self._still_there() if one.fate not in ("rows", "entries")]
        if not any(one.fate == "by hand" for one in (*left, *again)):
            left += self._erase_all(lists)
            again = list(self._still_there())
        return tuple({one.name: one for one in (*left, *again)}.values())

    def _erase_all(self, wanted: Iterable[Found]) -> list[Found]:
        """Erase what can be; return the rest."""
        left = []
        for found in wanted:
            try:
                self._erase(found)
            except PlaintError:
                left.append(found)
        return left

    def _still_there(self) -> Iterator[Found]:
        shared = frozenset(one.name for one in self.kept.files if one.why == "shared")
        return find_files(self.root, self.kept.person, frozenset(), shared)

    def _erase(self, found: Found) -> None:
        path = self.root / found.name
        if found.fate == "delete":
            _delete(path)
        elif found.fate == "rows":
            _write(path, remove_rows(path.read_bytes(), found.name, frozenset(found.rows)))
        elif found.fate == "entries":
            for trail in self._trails(found.name):
                source = as_text(path.read_bytes(), found.name)
                if isinstance(source, Problem):
                    raise PlaintError(source.message, source.remedy)
                _write(path, remove_entry(source, trail))

    def _trails(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the keys under which she stands in one of the two files that Plaint itself edits."""
        if name == SETTINGS:
            return (("signatory",),) if self.is_signatory_of_settings else ()
        return tuple(("signatories", one) for one in self.kept.own_entries) if name == SIGNATORIES else ()


def _is_open(entry: Entry) -> bool:
    return entry.state in ("planned", "failed")


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise PlaintError(f"{path.name} cannot be removed: {error.strerror}", "let it be yours to write") from None


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, with the rights that it has."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        mode = path.stat().st_mode & 0o777
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), mode)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise PlaintError(f"{path.name} cannot be written: {error.strerror}", "let it be yours to write") from None
