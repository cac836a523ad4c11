"""Forgetting: what is long done with keeps what proves it, and loses who it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.deliver.delivery import TO_MEMBERS
from plaint.deliver.record.marks import is_mark
from plaint.deliver.record.schema import FINAL, MARK, MARK_LENGTH
from plaint.errors import PlaintError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from plaint.deliver.record.marks import Marks

_OLD = f"""select id, kind, office, holder, signatory, address from delivery
    where state in ({", ".join("?" * len(FINAL))})
    and (select max(at) from event where event.delivery = delivery.id) < ?
    and (signatory not glob '{MARK}*' or length(signatory) <> {MARK_LENGTH} or reply <> ''
        or exists (select 1 from event where event.delivery = delivery.id and detail <> ''))"""  # noqa: S608
# By keyed marks they are still known who have written; why an act was withdrawn may name somebody too.
_EMPTY_ACTS = """update act set person = '', note = '', withdrawn = iif(withdrawn = '', '', 'withdrawn')
    where at < ? and (person <> '' or note <> '' or withdrawn not in ('', 'withdrawn'))"""
_EMPTY = "update delivery set addressee = '[]', reply = '', reference = '' where id = ?"
_EMPTY_COPY = """update delivery set addressee = '[]', reply = '', reference = '', target = '', printed_office = '',
    printed_holder = '' where id = ?"""


def scrub(database: sqlite3.Connection, marks: Marks, older_than: float) -> int:
    """Blank what is older, inside a transaction that the caller has begun; return how many deliveries and acts.

    Officials and their offices stay, as they are public; signatories, and all of an organiser or a
    member, become keyed marks.

    Args:
        database: open for writing.
        marks: the journal's.
        older_than: the last event of what is scrubbed is older, and acts were noted before, in seconds since 1970.
    """
    rows = database.execute(_OLD, (*FINAL, older_than)).fetchall()
    for number, kind, office, holder, signatory, address in rows:
        _blank(database, number, is_copy=kind == "copy")
        database.execute("update delivery set signatory = ? where id = ?", (_marked(marks, signatory), number))
        if kind == "copy" or kind in TO_MEMBERS:
            whom = tuple(_marked(marks, value) for value in (office, holder, address))
            database.execute("update delivery set office = ?, holder = ?, address = ? where id = ?", (*whom, number))
    return len(rows) + database.execute(_EMPTY_ACTS, (older_than,)).rowcount


def wipe(database: sqlite3.Connection, path: Path) -> None:
    """Leave no byte of what was blanked in the file or beside it.

    Raises:
        PlaintError: another program reads the journal, and old pages stay for it.
    """
    database.execute("vacuum")
    is_busy = database.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    if is_busy:
        raise PlaintError(
            f"another program reads {path.name}: what was scrubbed still lies on the disk", "close it and scrub again"
        )


def _blank(database: sqlite3.Connection, number: int, *, is_copy: bool) -> None:
    database.execute(_EMPTY_COPY if is_copy else _EMPTY, (number,))
    database.execute("update event set detail = '' where delivery = ?", (number,))
    database.execute("update signer set signatory = '' where delivery = ?", (number,))


def _marked(marks: Marks, value: str) -> str:
    return value if is_mark(value) else marks.mark(value)
