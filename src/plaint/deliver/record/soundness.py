"""Whether the journal can be trusted: in itself, and beside its second witness."""

from __future__ import annotations

import contextlib
from dataclasses import fields
from typing import TYPE_CHECKING

from plaint.deliver.delivery import Key
from plaint.deliver.record.marks import is_mark
from plaint.deliver.record.opening import DamagedJournal, OutdatedJournal, empty
from plaint.deliver.record.rows import office_claim, text_claim
from plaint.errors import PlaintError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path
    from typing import Any

    from plaint.deliver.record.marks import Marks
    from plaint.deliver.record.witness import Witness

OLDER = "journal.db is older than what was handed over"
_PARTS = tuple(part.name for part in fields(Key))
_KEYS = f"""select digest, {", ".join(f"delivery.{part}" for part in _PARTS)}, kind, plain, signer.signatory, claim,
    text_claim from delivery left join signer on signer.delivery = delivery.id"""  # noqa: S608
_LAID_DOWN = (
    "select type, name, sql from sqlite_master where name not like 'sqlite_stat%' order by name",
    'select "from", "to", way from transition',
)
# Every state stands in the journal twice, as the delivery's own and as its last event's.
_DISAGREEING = """select count(*) from delivery where
    state is not (select state from event where event.delivery = delivery.id order by event.id desc limit 1)
    or handed is not (select coalesce(max(sequence), 0) from event where event.delivery = delivery.id)"""


def require_sound(database: sqlite3.Connection, path: Path, marks: Marks) -> None:
    """Look through the whole journal.

    Raises:
        PlaintError: a page is torn, a rule was changed, a delivery's state is not what its events tell, or its key not
            what its digest was made from.
    """
    found = database.execute("pragma integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedJournal(path, str(found).splitlines()[-1][:100])
    if database.execute("pragma foreign_key_check").fetchone():
        raise DamagedJournal(path, "entries of other entries are missing")
    with contextlib.closing(empty()) as fresh:
        if any(list(database.execute(question)) != list(fresh.execute(question)) for question in _LAID_DOWN):
            raise DamagedJournal(path, "its rules were changed")
    if database.execute(_DISAGREEING).fetchone()[0]:
        raise DamagedJournal(path, "states and events do not agree")
    if not all(_is_true(row, marks) for row in database.execute(_KEYS)):
        raise DamagedJournal(path, "keys and digests do not agree")


def _is_true(row: tuple[Any, ...], marks: Marks) -> bool:
    digest, *values, kind, plain, signer, claim, text = row
    key = Key(**dict(zip(_PARTS, values, strict=True)))
    if is_mark(key.signatory):
        return True
    if kind != "copy" and signer is None:
        return False
    if signer == "":  # a mark alone is kept of what a signer is known by beside the id
        return bool(key.digest == digest)
    if kind == "copy":
        return (key.digest, claim, text) == (digest, None, None)
    claims = office_claim(marks, key, signer), text_claim(marks, key, plain, signer)
    return (key.digest, *claims) == (digest, claim, text)


def missed_by(database: sqlite3.Connection, witness: Witness, path: Path) -> tuple[tuple[int, str], ...]:
    """Return the hand-overs that only the witness knows of, each with its number; mend the witness's own gaps.

    Raises:
        PlaintError: the two do not belong together, or the journal lacks a delivery that was handed over.
    """
    known = _handed(database, path)
    seen = witness.read()
    count = len(known)
    if None in seen.digests[count:]:
        raise _unreadable(witness.path)
    both = zip(known, seen.digests, strict=False)
    if any(told is not None and told != digest for digest, told in both):
        raise _strangers(path, witness.path)
    if len(seen.digests) < count or None in seen.digests or seen.is_torn:
        witness.rebuild([*known, *(digest for digest in seen.digests[count:] if digest)])
    missed = tuple((number, str(digest)) for number, digest in enumerate(seen.digests[count:], count + 1))
    _require_known(database, missed, path)
    return missed


def _handed(database: sqlite3.Connection, path: Path) -> list[str]:
    rows = database.execute(
        """select sequence, digest from event join delivery on delivery.id = event.delivery
        where sequence is not null order by sequence"""
    ).fetchall()
    if [number for number, _ in rows] != list(range(1, len(rows) + 1)):
        raise DamagedJournal(path, "hand-overs are missing")
    return [digest for _, digest in rows]


def _require_known(database: sqlite3.Connection, missed: tuple[tuple[int, str], ...], path: Path) -> None:
    states = {
        digest: database.execute("select state from delivery where digest = ?", (digest,)).fetchone()
        for _, digest in missed
    }
    if any(state == ("sent",) for state in states.values()):
        raise _strangers(path, path.with_name(f"{path.name}-handed"))
    absent = sum(states[digest] is None for _, digest in missed)
    if absent:
        raise OutdatedJournal(path, absent)


def _strangers(path: Path, witness: Path) -> PlaintError:
    return PlaintError(
        f"{path.name} and {witness.name} do not belong together; nothing is sent",
        "put back the two of one workspace and one day, from your last backup",
    )


def _unreadable(witness: Path) -> PlaintError:
    return PlaintError(
        f"{witness.name} is damaged where it tells of letters that the journal does not know of; nothing is sent",
        "put your last backup of the journal's files back, all of them together",
    )
