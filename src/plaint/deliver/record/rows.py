"""Rows of the journal to entries, and deliveries to rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plaint.deliver.delivery import TO_MEMBERS, Delivery, Entry, Event, Key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from plaint.deliver.record.marks import Marks

    Lists = Mapping[int, tuple[str, ...]]

COLUMNS = (
    "id, digest, campaign, office, holder, signatory, way, version, address, round, kind, target, printed_office, "
    "printed_holder, addressee, language, plain, account, state, attempts, not_before, reply, reference, since"
)
_INSERT = f"""insert into delivery (digest, campaign, office, holder, signatory, way, version, address, round, kind,
    target, printed_office, printed_holder, addressee, language, plain, account, state, attempts, handed, not_before,
    reply, reference, since) values ({", ".join("?" * 17)}, 'planned', 0, 0, ?, ?, '', ?)"""  # noqa: S608


def entry_from(row: tuple[Any, ...], signers: Lists, covers: Lists) -> Entry:
    """Return the entry of a row of `COLUMNS`; signers and letters told of come by the number of the row."""
    number, digest, campaign, office, holder, signatory, way, version, address, again = row[:10]
    key = Key(
        campaign=campaign,
        office=office,
        holder=holder,
        signatory=signatory,
        way=way,
        version=version,
        address=address,
        round=again,
    )
    kind, target, printed_office, printed_holder, addressee, language, plain, account = row[10:18]
    state, attempts, not_before, reply, reference, since = row[18:]
    delivery = Delivery(
        key=key,
        kind=kind,
        target=target,
        printed_office=printed_office,
        printed_holder=printed_holder,
        addressee=tuple(json.loads(addressee)),
        language=language,
        plain=plain,
        signers=signers.get(number, ()),
        account=account,
        not_before=not_before,
        covers=covers.get(number, ()),
    )
    return Entry(
        delivery=delivery,
        state=state,
        attempts=attempts,
        not_before=not_before,
        reply=reply,
        reference=reference,
        since=since,
        digest=digest,
    )


def event_from(row: tuple[Any, ...]) -> Event:
    """Return the event of a row of id, at, state, attempt, detail."""
    number, at, state, attempt, detail = row
    return Event(number=number, at=at, state=state, attempt=attempt, detail=detail)


def insert(database: sqlite3.Connection, delivery: Delivery, marks: Marks, at: float) -> None:
    """Insert a delivery with its signers, as planned."""
    key = delivery.key
    written = (key.campaign, key.office, key.holder, key.signatory, key.way, key.version, key.address, key.round)
    told = (delivery.target, delivery.printed_office, delivery.printed_holder)
    addressee = json.dumps(delivery.addressee, ensure_ascii=False)
    rest = (delivery.language, delivery.plain, delivery.account, delivery.not_before, delivery.note, at)
    row = database.execute(_INSERT, (key.digest, *written, delivery.kind, *told, addressee, *rest)).lastrowid
    if delivery.kind == "letter":
        database.executemany("insert into signer values (?, ?, ?, ?)", _signers(row, delivery, marks))
    elif delivery.kind in TO_MEMBERS:
        database.executemany("insert into signer values (?, ?, ?, '')", _members(row, delivery, marks))


def _signers(row: int | None, delivery: Delivery, marks: Marks) -> list[tuple[int | None, bytes, bytes, str]]:
    shown = dict.fromkeys(delivery.signers or (delivery.key.signatory,))
    named = [*((name, name) for name in shown), *((name, "") for name in delivery.known_as if name not in shown)]
    return [
        (row, office_claim(marks, delivery.key, name), text_claim(marks, delivery.key, delivery.plain, name), kept)
        for name, kept in named
    ]


def _members(row: int | None, delivery: Delivery, marks: Marks) -> list[tuple[int | None, bytes, bytes]]:
    key, kind = delivery.key, delivery.kind
    names = dict.fromkeys((key.office, *delivery.known_as))
    return [
        (
            row,
            member_claim(marks, kind, delivery.target, key.campaign, name),
            text_claim(marks, key, delivery.plain, name),
        )
        for name in names
    ]


def member_claim(marks: Marks, kind: str, occasion: str, campaign: str, name: str) -> bytes:
    """Return what tells that a member had a message of a kind on an occasion, in a campaign."""
    return marks.claim("member", kind, occasion, campaign, name)


def office_claim(marks: Marks, key: Key, signer: str) -> bytes:
    """Return what tells that somebody wrote to whoever holds an office, in a campaign."""
    return marks.claim(key.campaign, key.office, key.holder, signer)


def text_claim(marks: Marks, key: Key, plain: str, signer: str) -> bytes:
    """Return what tells that somebody sent a text to an address, with or without words of his or her own."""
    return marks.claim(key.address, plain or key.version, signer)


def insert_covers(database: sqlite3.Connection, delivery: Delivery, marks: Marks) -> None:
    """Note of which letters a copy tells."""
    row = database.execute("select id from delivery where digest = ?", (delivery.key.digest,)).fetchone()[0]
    key = delivery.key
    told = [(row, letter, marks.claim(key.campaign, key.office, letter)) for letter in dict.fromkeys(delivery.covers)]
    database.executemany("insert into cover values (?, ?, ?)", told)
