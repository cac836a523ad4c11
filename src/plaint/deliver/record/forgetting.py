"""Taking one person out of the journal: that something was sent stays, and by keyed marks to whom it must not be again.

Steps for `Journal.write`, as those of `diary`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.record.diary import forgotten_mark
from plaint.deliver.record.marks import is_mark

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from plaint.deliver.record.marks import Marks

# What a person or a server wrote, in which anybody's name may stand.
_WORDS = {
    "delivery": ("reply", "reference"),
    "event": ("detail",),
    "act": ("proof", "note"),
    "answer": ("file", "sender", "subject", "note"),
    "approval": ("who", "note"),
}


@dataclass(frozen=True)
class Forgotten:
    """Who is taken out.

    Attributes:
        ids, mailboxes: by which the journal names her.
        is_named: tells whether a text names her.
        files: that are deleted, relative to the workspace.
    """

    ids: tuple[str, ...]
    mailboxes: tuple[str, ...]
    is_named: Callable[[str], bool]
    files: frozenset[str] = frozenset()


def deliveries_of(who: Forgotten) -> Callable[[sqlite3.Connection, Marks], tuple[str, ...]]:
    """Return the step that reads the digests of all that she signed, and of what was written to her, oldest first."""

    def step(database: sqlite3.Connection, marks: Marks) -> tuple[str, ...]:
        del marks
        numbers = sorted(_numbers(database, who))
        found = (database.execute("select digest from delivery where id = ?", (one,)).fetchone() for one in numbers)
        return tuple(row[0] for row in found)

    return step


def acts_by(who: Forgotten) -> Callable[[sqlite3.Connection, Marks], tuple[int, ...]]:
    """Return the step that reads the numbers of her acts."""
    return lambda database, marks: tuple(sorted(_acts(database, marks, who)))


def forget(who: Forgotten) -> Callable[[sqlite3.Connection, Marks, float], int]:
    """Return the step that blanks her everywhere, and gives in how many rows.

    Nothing of hers may be planned or under way: the database refuses it.
    """

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> int:
        del at
        numbers = _numbers(database, who)
        for number in numbers:
            _blank_delivery(database, marks, number, who)
        acts = _acts(database, marks, who)
        for number in acts:
            database.execute(
                "update act set person = '', note = '', proof = '', fingerprint = '' where id = ?", (number,)
            )
        reasons = database.execute("select id, withdrawn from act where withdrawn <> ''").fetchall()
        named = [(number,) for number, words in reasons if who.is_named(words)]
        database.executemany("update act set withdrawn = 'withdrawn' where id = ?", named)
        return len(numbers) + len(acts) + len(named) + sum(_blank_words(database, who))

    return step


def _numbers(database: sqlite3.Connection, who: Forgotten) -> set[int]:
    ids, boxes = (f"({', '.join('?' * len(names))})" for names in (who.ids, who.mailboxes))
    found = database.execute(
        f"""select delivery from signer where signatory in {ids}
        union select id from delivery where kind = 'letter' and signatory in {ids}
        union select id from delivery where kind in ('call', 'reminder', 'notice') and office in {ids}
        union select id from delivery where kind <> 'letter' and lower(address) in {boxes}""",  # noqa: S608
        (*who.ids * 3, *(box.lower() for box in who.mailboxes)),
    )
    return {row[0] for row in found}


def _acts(database: sqlite3.Connection, marks: Marks, who: Forgotten) -> set[int]:
    """Return the acts of her id, and those by whose marks she is known."""
    places = f"({', '.join('?' * len(who.ids))})"
    named = {row[0] for row in database.execute(f"select id from act where person in {places}", who.ids)}  # noqa: S608
    rows = database.execute(
        "select act, claim, campaign, office, holder from actor join act on act.id = actor.act"
    ).fetchall()
    names = (*who.ids, *who.mailboxes)
    marked = {
        number
        for number, claim, *where in rows
        if any(claim == marks.claim(*where, name) for name in names)
    }
    return named | marked


def _blank_delivery(database: sqlite3.Connection, marks: Marks, number: int, who: Forgotten) -> None:
    kind, *key = database.execute(
        "select kind, office, holder, signatory, address from delivery where id = ?", (number,)
    ).fetchone()
    office, holder, signatory, address = key
    if signatory in who.ids or kind != "letter":
        database.execute("update delivery set signatory = ? where id = ?", (_marked(marks, signatory), number))
    if kind != "letter":
        to = (_marked(marks, office), _marked(marks, holder), _marked(marks, address))
        database.execute("update delivery set office = ?, holder = ?, address = ? where id = ?", (*to, number))
        database.execute(
            "update delivery set addressee = '[]', printed_office = '', printed_holder = '' where id = ?", (number,)
        )
    database.execute("update delivery set reply = '' where id = ?", (number,))
    database.execute("update event set detail = '' where delivery = ?", (number,))
    places = ", ".join("?" * len(who.ids))
    database.execute(
        f"update signer set signatory = '' where delivery = ? and signatory in ({places})",  # noqa: S608
        (number, *who.ids),
    )


def _marked(marks: Marks, value: str) -> str:
    return value if is_mark(value) else marks.mark(value)


def _blank_words(database: sqlite3.Connection, who: Forgotten) -> Iterator[int]:
    """Empty what others wrote that names her; yield how many rows."""
    for table, columns in _WORDS.items():
        for column in columns:
            rows = database.execute(f"select id, {column} from {table} where {column} <> ''").fetchall()  # noqa: S608
            named = [number for number, words in rows if words in who.files or who.is_named(words)]
            statement = f"update {table} set {column} = '' where id = ?"  # noqa: S608
            database.executemany(statement, ((number,) for number in named))
            yield len(named)


def lift(names: Iterable[str]) -> Callable[[sqlite3.Connection, Marks, float], int]:
    """Return the step by which somebody who was forgotten may be written for again, and gives how many marks went."""

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> int:
        del at
        rows = [(forgotten_mark(marks, name),) for name in dict.fromkeys(names)]
        return database.executemany("delete from forgotten where mark = ?", rows).rowcount

    return step
