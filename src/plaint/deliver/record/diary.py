"""Acts, answers, approvals, who was forgotten, who wants no mail: steps.

They write, for `Journal.write`, or read, for `Record.read`.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from plaint.deliver.act import Act, Answer, Approval
from plaint.deliver.record.marks import is_mark
from plaint.deliver.record.schema_of_acts import WROTE
from plaint.errors import PlaintError
from plaint.naming import name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plaint.deliver.record.marks import Marks

_ACT = (
    *("campaign", "target", "office", "holder", "how", "day", "count", "standing", "code", "proof", "fingerprint"),
    *("source", "note", "person", "delivery", "withdrawn"),
)
_ANSWER = (
    *("campaign", "target", "office", "kind", "day", "file", "fingerprint", "source", "sender", "subject", "note"),
    "delivery",
)
_APPROVAL = ("campaign", "fingerprint", "who", "note")
_SILENT, _TOLD = "silent", "silent by"  # marks of who wants no mail, and of what told it


class NotedAlready(PlaintError):
    """What told of an act or an answer is known: it is not noted twice."""


def note_act(act: Act, known_as: Iterable[str] = ()) -> Callable[[sqlite3.Connection, Marks, float], Act]:
    """Return the step that writes an act down, and gives it with its number.

    Args:
        act: what was done.
        known_as: what else than by the id `person` she is known by, as her mailbox; of each a keyed mark alone is kept.

    Raises:
        NotedAlready: by the step, where its source is known.
    """
    names = dict.fromkeys(filter(None, (act.person, *known_as)))

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> Act:
        number = _insert(database, "act", replace(act, source=kept_source(marks, act.source)), _ACT, at)
        claims = [(number, marks.claim(act.campaign, act.office, act.holder, name)) for name in names]
        database.executemany("insert into actor values (?, ?)", claims)
        return replace(act, source=kept_source(marks, act.source), number=number, at=at)

    return step


def withdraw_act(number: int, why: str) -> Callable[[sqlite3.Connection, Marks, float], Act]:
    """Return the step by which an act counts no more, and gives it.

    Raises:
        PlaintError: by the step, where there is no such act, or it was withdrawn before.
    """

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> Act:
        del marks, at
        statement = "update act set withdrawn = ? where id = ? and withdrawn = ''"
        changed = database.execute(statement, (why or "withdrawn", number)).rowcount
        if not changed:
            raise PlaintError(f"there is no act {number} that counts", "`plaint status --all` shows them with numbers")
        return _acts(database, "id = ?", (number,))[0]

    return step


def file_answer(answer: Answer) -> Callable[[sqlite3.Connection, Marks, float], Answer]:
    """Return the step that writes an answer down, and gives it with its number; errors as in `note_act`."""

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> Answer:
        kept = replace(answer, source=kept_source(marks, answer.source))
        return replace(kept, number=_insert(database, "answer", kept, _ANSWER, at), at=at)

    return step


def note_approval(approval: Approval) -> Callable[[sqlite3.Connection, Marks, float], Approval]:
    """Return the step that writes an approval down, and gives it with its number."""

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> Approval:
        del marks
        return replace(approval, number=_insert(database, "approval", approval, _APPROVAL, at), at=at)

    return step


def acts_of(campaign: str | None = None) -> Callable[[sqlite3.Connection, Marks], tuple[Act, ...]]:
    """Return the step that reads the acts of a campaign, or all, in the order in which they were noted."""
    return lambda database, _: _acts(database, *_where(campaign))


def answers_to(campaign: str | None = None) -> Callable[[sqlite3.Connection, Marks], tuple[Answer, ...]]:
    """Return the step that reads the answers to a campaign, or all, in the order in which they were filed."""

    def step(database: sqlite3.Connection, marks: Marks) -> tuple[Answer, ...]:
        del marks
        where, values = _where(campaign)
        return tuple(Answer(**row) for row in _rows(database, "answer", _ANSWER, where, values))

    return step


def approvals_of(campaign: str | None = None) -> Callable[[sqlite3.Connection, Marks], tuple[Approval, ...]]:
    """Return the step that reads the approvals of a campaign, or all, first things first."""

    def step(database: sqlite3.Connection, marks: Marks) -> tuple[Approval, ...]:
        del marks
        where, values = _where(campaign)
        return tuple(Approval(**row) for row in _rows(database, "approval", _APPROVAL, where, values))

    return step


def knows_source(source: str) -> Callable[[sqlite3.Connection, Marks], bool]:
    """Return the step that tells whether an act, an answer, or that somebody wants no mail was noted from a source."""
    question = (
        "select exists (select 1 from act where source = ?) or exists (select 1 from answer where source = ?) "
        "or exists (select 1 from silent where mark = ?)"
    )

    def step(database: sqlite3.Connection, marks: Marks) -> bool:
        kept = kept_source(marks, source)
        return bool(database.execute(question, (kept, kept, marks.claim(_TOLD, source))).fetchone()[0])

    return step


def has_written(campaign: str, office: str, holder: str, name: str) -> Callable[[sqlite3.Connection, Marks], bool]:
    """Return the step that tells whether somebody has written to an office by hand.

    Args:
        campaign: as in a delivery's key.
        office: likewise.
        holder: likewise.
        name: the id of who writes, or another name that she is known by.
    """
    question = f"select exists (select 1 from actor join act on act.id = act where claim = ? and {WROTE})"  # noqa: S608

    def step(database: sqlite3.Connection, marks: Marks) -> bool:
        return bool(database.execute(question, (marks.claim(campaign, office, holder, name),)).fetchone()[0])

    return step


def actors_of(campaign: str) -> Callable[[sqlite3.Connection, Marks], frozenset[tuple[int, bytes]]]:
    """Return the step that reads who did what for a campaign: the numbers of acts that count, and claims on them.

    A claim is `marks.claim(campaign, office, holder, name)` with the act's own office and holder.
    """
    question = "select act, claim from actor join act on act.id = act where campaign = ? and withdrawn = ''"

    def step(database: sqlite3.Connection, marks: Marks) -> frozenset[tuple[int, bytes]]:
        del marks
        return frozenset((number, bytes(claim)) for number, claim in database.execute(question, (campaign,)))

    return step


def forget_names(names: Iterable[str]) -> Callable[[sqlite3.Connection, Marks, float], int]:
    """Return the step that keeps keyed marks of names, so that they are known again, and gives how many are new."""

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> int:
        before = database.total_changes
        rows = [(forgotten_mark(marks, name), at) for name in dict.fromkeys(names)]
        database.executemany("insert or ignore into forgotten values (?, ?)", rows)
        return database.total_changes - before

    return step


def is_forgotten(name: str) -> Callable[[sqlite3.Connection, Marks], bool]:
    """Return the step that tells whether somebody of this id, name or mailbox asked to be forgotten."""

    def step(database: sqlite3.Connection, marks: Marks) -> bool:
        mark = forgotten_mark(marks, name)
        return bool(database.execute("select count(*) from forgotten where mark = ?", (mark,)).fetchone()[0])

    return step


def note_silence(names: Iterable[str], source: str) -> Callable[[sqlite3.Connection, Marks, float], None]:
    """Return the step that keeps keyed marks of somebody who wants no more mail.

    Args:
        names: her id and her mailbox.
        source: of what told it: once it is noted it is not noted again, even where it was taken back meanwhile.

    Raises:
        NotedAlready: by the step, where the source is known.
    """

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> None:
        if knows_source(source)(database, marks):
            raise NotedAlready("this was noted before", "nothing was changed")
        told = marks.claim(_TOLD, source)
        claims = dict.fromkeys((told, *(marks.claim(_SILENT, name.casefold()) for name in names if name)))
        database.executemany("insert into silent values (?, ?, ?)", [(claim, told, at) for claim in claims])

    return step


def is_silent(*names: str) -> Callable[[sqlite3.Connection, Marks], bool]:
    """Return the step that tells whether somebody of one of these ids or mailboxes asked for no more mail."""
    question = "select exists (select 1 from silent where mark = ?)"

    def step(database: sqlite3.Connection, marks: Marks) -> bool:
        claims = (marks.claim(_SILENT, name.casefold()) for name in names if name)
        return any(database.execute(question, (claim,)).fetchone()[0] for claim in claims)

    return step


def lift_silence(names: Iterable[str]) -> Callable[[sqlite3.Connection, Marks, float], int]:
    """Return the step by which somebody who wanted no mail may be written to again, and gives how many marks went.

    By one of her names all go that the same message left: the id, and the mailbox that it came from.
    """
    question = "delete from silent where mark <> told and told in (select told from silent where mark = ?)"

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> int:
        del at
        rows = [(marks.claim(_SILENT, name.casefold()),) for name in names]
        return database.executemany(question, rows).rowcount

    return step


def forgotten_among(
    people: Mapping[str, tuple[str, ...]],
) -> Callable[[sqlite3.Connection, Marks], tuple[str, ...]]:
    """Return the step that tells who of many asked to be forgotten.

    Args:
        people: by id, all that each is known by.
    """

    def step(database: sqlite3.Connection, marks: Marks) -> tuple[str, ...]:
        kept = {row[0] for row in database.execute("select mark from forgotten")}
        if not kept:
            return ()
        return tuple(
            one
            for one, names in people.items()
            if any(forgotten_mark(marks, name) in kept for name in names)
        )

    return step


def _insert(
    database: sqlite3.Connection, table: str, value: Act | Answer | Approval, columns: tuple[str, ...], at: float
) -> int:
    places = ", ".join("?" * (len(columns) + 1))
    try:
        cursor = database.execute(
            f"insert into {table} ({', '.join(columns)}, at) values ({places})",  # noqa: S608
            (*(_written(getattr(value, column), column) for column in columns), at),
        )
    except sqlite3.IntegrityError as error:
        if f"{table}.source" in str(error):
            raise NotedAlready("this was noted before", "nothing was changed; `plaint status --all` shows it") from None
        raise
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def forgotten_mark(marks: Marks, name: str) -> bytes:
    """Return what is kept of an id, a name or a mailbox of somebody who asked to be forgotten.

    A name has the same mark however it is spaced, turned, accented or spelled in capitals.
    """
    known = name.strip().casefold() if "@" in name else " ".join(name_words(name))
    return marks.claim("forgotten", known)


def kept_source(marks: Marks, source: str) -> str:
    """Return what is kept of a source: a Message-ID may hold a name."""
    return source if not source or is_mark(source) else marks.mark(source)


def _written(value: Any, column: str) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return None if column == "delivery" and not value else value


def _where(campaign: str | None) -> tuple[str, tuple[str, ...]]:
    return ("true", ()) if campaign is None else ("campaign = ?", (campaign,))


def _acts(database: sqlite3.Connection, where: str, values: tuple[Any, ...]) -> tuple[Act, ...]:
    return tuple(Act(**row) for row in _rows(database, "act", _ACT, where, values))


def _rows(
    database: sqlite3.Connection, table: str, columns: tuple[str, ...], where: str, values: tuple[Any, ...]
) -> list[dict[str, Any]]:
    names = (*columns, "number", "at")
    question = f"select {', '.join(columns)}, id, at from {table} where {where} order by id"  # noqa: S608
    rows = (dict(zip(names, row, strict=True)) for row in database.execute(question, values))
    return [row | _read(row) for row in rows]


def _read(row: dict[str, Any]) -> dict[str, Any]:
    """Return what stands otherwise in a row than in a value."""
    day = {"day": date.fromisoformat(row["day"])} if "day" in row else {}
    delivery = {"delivery": row["delivery"] or ""} if "delivery" in row else {}
    return day | delivery
