"""The layout of the journal's file: laid down new, or brought up to date."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from plaint.deliver.delivery import BY_HAND, TRANSITIONS
from plaint.deliver.record import schema, schema_of_acts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION = 0x506C6E74  # "Plnt"


def migrate(database: sqlite3.Connection, key: bytes | None = None) -> None:
    """Bring a database up to date, inside a transaction that the caller has begun.

    Args:
        database: open for writing.
        key: of all marks, where it is new; None makes one.
    """
    found = database.execute("pragma user_version").fetchone()[0]
    if not found:
        _lay_down(database, key or new_key())
    for step in MIGRATIONS[found:] if found else ():
        step(database)
    database.execute(f"pragma user_version = {len(MIGRATIONS)}")
    database.execute(f"pragma application_id = {APPLICATION}")


def new_key() -> bytes:
    """Return a random key for marks."""
    return secrets.token_bytes(32)


def _lay_down(database: sqlite3.Connection, key: bytes) -> None:
    """Make the tables, the way that leads from state to state, the key of all marks, the rules."""
    _run(database, schema.TABLES)
    _run(database, schema_of_acts.TABLES)
    steps = [(*step, "") for step in sorted(TRANSITIONS)] + [(*step, way) for way, step in sorted(BY_HAND.items())]
    database.executemany("insert into transition values (?, ?, ?)", steps)
    database.execute("insert into meta values ('key', ?)", (key,))
    _lay_rules(database)


def _add_acts(database: sqlite3.Connection) -> None:
    """Make version 2 of version 1: messages to members beside letters and copies; acts, answers, approvals.

    A constraint cannot be altered by a statement; https://sqlite.org/lang_altertable.html section 7 tells how its text
    is replaced where, as here, nothing about the rows on the disk changes.
    """
    for (name,) in database.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        database.execute(f"drop trigger {name}")
    database.execute("pragma writable_schema = on")
    database.execute("update sqlite_master set sql = ? where name = 'delivery'", (_as_kept(schema.DELIVERY),))
    database.execute("pragma writable_schema = reset")
    _run(database, schema_of_acts.TABLES)
    _lay_rules(database)


def _lay_rules(database: sqlite3.Connection) -> None:
    _run(database, schema.RULES)
    _run(database, schema_of_acts.RULES)


def _as_kept(statement: str) -> str:
    """Return a statement as SQLite keeps it: with capitals before the name."""
    return statement.strip().replace("create table", "CREATE TABLE", 1)


def _run(database: sqlite3.Connection, script: str) -> None:
    """Run statements one by one: `executescript` would commit first."""
    import sqlite3

    statement = ""
    for line in script.splitlines():
        statement += f"{line}\n"
        if sqlite3.complete_statement(statement):
            database.execute(statement)
            statement = ""


MIGRATIONS: tuple[Callable[..., None], ...] = (_lay_down, _add_acts)
"""The first lays a new journal down as it is today; each other leads from the version before. The version is kept in
`user_version`."""
