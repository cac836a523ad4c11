"""The journal's file: made, opened, and its faults put into words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from typing import TYPE_CHECKING
from urllib.parse import quote

from plaint.deliver.record.migrating import APPLICATION, MIGRATIONS, migrate
from plaint.deliver.record.witness import LENGTH
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BESIDE = ("", "-wal", "-shm", "-journal", "-handed", "-stopped", ".lock")  # the journal, and what stands beside it
LEAST = 512  # bytes; no database is smaller
PATIENCE = 10.0  # seconds to wait for a program that reads the journal
_SETTINGS = (
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma secure_delete = on",
    "pragma temp_store = memory",  # what is scrubbed must not lie about in a temporary file
    "pragma wal_autocheckpoint = 0",  # see Journal.fold
    "pragma trusted_schema = off",
)


class DamagedJournal(PlaintError):
    """The journal cannot be trusted: nothing is sent, nothing was changed."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path.name} is damaged ({why}); nothing is sent and nothing was changed",
            f"keep {path.name} and the files beside it, and put your last backup of all of them in their place; "
            "`plaint journal export` shows what can still be read",
        )


class OutdatedJournal(PlaintError):
    """The journal lacks letters that were handed over."""

    def __init__(self, path: Path, count: int) -> None:
        super().__init__(
            f"{path.name}-handed tells of {count} hand-overs that {path.name} does not know of: it is an old copy, or "
            "was made anew; nothing is sent, since somebody could get a letter twice",
            f"put the newest {path.name} back with the files beside it; only if it is lost for good, see in your sent "
            f"mail who was written to, leave them out of the campaign, and move {path.name}-handed away",
        )


def open_file(path: Path, key: bytes | None = None) -> sqlite3.Connection:
    """Open the journal for writing, making it where it is missing; it is readable by its owner only.

    Args:
        path: of the file.
        key: of all marks, where it is made; None makes one.

    Raises:
        PlaintError: it is a link, of a newer Plaint, of another program, damaged, lost; or its place cannot be written.
    """
    refuse_links(path)
    if 0 < _size(path) < LEAST:  # SQLite would take it for an empty one, and write it anew
        raise DamagedJournal(path, "it is cut off")
    if witnessed := 0 if _size(path) else _size(path.with_name(f"{path.name}-handed")) // LENGTH:
        raise OutdatedJournal(path, witnessed)
    with named(path):
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        os.fchmod(file, 0o600)  # it may have come out of a backup
        os.close(file)
        database = _connect(path, "rw")
        try:
            _prepare(database, path, key)
        except BaseException:
            database.close()
            raise
    return database


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open the journal so that nothing of it can change; one that is missing is an empty one.

    Raises:
        PlaintError: as in `open_file`.
    """
    refuse_links(path)
    with named(path):
        database = _connect_to_read(path) if _size(path) else empty()
        try:
            is_begun = _require_ours(database, path)
        except BaseException:
            database.close()
            raise
    if not is_begun:
        database.close()
        return empty()
    return _as_of_today(database, path)


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Put what SQLite and the system say about the journal into words, for the length of a block."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        raise _in_words(path, error) from None
    except UnicodeDecodeError:  # in what SQLite says of a torn page
        raise DamagedJournal(path, "it holds what is no text") from None
    except OSError as error:
        raise _unwritable(path, str(error.strerror).lower()) from None


def refuse_links(path: Path) -> None:
    """Refuse what would lead the record out of the workspace.

    Raises:
        PlaintError: the journal, or a file beside it, is a link or no file.
    """
    for ending in BESIDE:
        beside = path.with_name(path.name + ending)
        try:
            mode = beside.lstat().st_mode
        except OSError:
            continue
        if not stat.S_ISREG(mode):
            kind = "a link" if stat.S_ISLNK(mode) else "no file"
            raise PlaintError(f"{beside.name} is {kind}", "move it away: the journal is a file of the workspace itself")


def _prepare(database: sqlite3.Connection, path: Path, key: bytes | None) -> None:
    for setting in _SETTINGS:
        database.execute(setting)
    _require_ours(database, path)
    mode = database.execute("pragma journal_mode = wal").fetchone()[0]
    if mode != "wal":
        raise PlaintError(f"{path.name} cannot be kept safely on this drive", "move the workspace to a local disk")
    if database.execute("pragma user_version").fetchone()[0] < len(MIGRATIONS):
        database.execute("begin immediate")
        migrate(database, key)
        database.execute("commit")
        database.execute("pragma wal_checkpoint(truncate)").fetchall()


def _require_ours(database: sqlite3.Connection, path: Path) -> bool:
    """Tell whether there are tables: what made the file may have ended before that."""
    version = database.execute("pragma user_version").fetchone()[0]
    application = database.execute("pragma application_id").fetchone()[0]
    is_fresh = not version and not database.execute("select count(*) from sqlite_master").fetchone()[0]
    if application != APPLICATION and not is_fresh:
        raise PlaintError(f"{path.name} is no journal of Plaint", "move it away; nothing was changed")
    if version > len(MIGRATIONS):
        raise PlaintError(f"{path.name} was written by a newer Plaint", "use that one; nothing was changed")
    return not is_fresh


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """Connect read-only; where SQLite cannot make the file that readers share, nobody writes to the folder either."""
    database = _connect(path, "ro")
    try:
        database.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.OperationalError:
        database.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        database = _connect(path, "ro&immutable=1")
    return database


def _as_of_today(database: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Return the journal in the layout of today: an older one as a copy, since nothing of it may change."""
    with named(path):
        if database.execute("pragma user_version").fetchone()[0] == len(MIGRATIONS):
            return database
        copy = sqlite3.connect(":memory:", isolation_level=None)
        with contextlib.closing(database):
            database.backup(copy)
    migrate(copy)
    return copy


def empty() -> sqlite3.Connection:
    """Return a journal in which nothing stands, kept nowhere."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    migrate(database)
    return database


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _in_words(path: Path, error: sqlite3.DatabaseError) -> PlaintError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return PlaintError(f"another program holds {path.name}", "close it, as a database browser, and try again")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return _unwritable(path, str(error))
    return DamagedJournal(path, str(error))


def _unwritable(path: Path, why: str) -> PlaintError:
    return PlaintError(
        f"{path.name} cannot be written: {why}; nothing more is sent",
        "make room on the disk, see that the folder is yours to write, and run the command again",
    )
