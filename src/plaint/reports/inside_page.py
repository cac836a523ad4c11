"""The part of a report's page that only the organisers may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.reports.section import Line, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plaint.reports.inside import ActLine, DeliveryLine, Inside
    from plaint.reports.section import Speaker

MOST = 1000  # deliveries on a page; all of them are in CSV and JSON


def inside_sections(inside: Inside, words: Speaker) -> Iterator[Section]:
    """Yield a table each of deliveries, acts, answers, contacts and approvals."""
    yield _deliveries(inside.journal, words)
    acts = tuple(_act(one, words) for one in inside.acts)
    yield _section("acts", ("first.day", "first.targets", "column.kind", "column.remarks"), acts, words)
    answers = tuple(
        _line(one.day, (one.target, words(f"answer.{one.kind}"), _joined(one.sender, one.subject, one.note)),
              f"{one.number}: {one.file}")
        for one in inside.answers
    )  # fmt: skip
    columns = ("first.day", "first.targets", "column.kind", "column.remarks")
    yield _section("filed", columns, answers, words)
    contacts = tuple(
        Line(one.recipient, (one.channel, one.point, _joined(one.status, one.note))) for one in inside.contacts
    )
    yield _section("contacts", ("first.targets", "first.channels", "column.point", "column.remarks"), contacts, words)
    approvals = tuple(
        _line(one.day, (one.who, one.note), one.fingerprint) for one in inside.approvals
    )
    yield _section("approvals", ("first.day", "column.who", "column.remarks"), approvals, words)


def _deliveries(journal: tuple[DeliveryLine, ...], words: Speaker) -> Section:
    lines = tuple(
        _line(one.day, (one.state, one.target, one.way, _joined(one.address, *one.signers, one.reply)),
              f"{one.key} {one.kind}")
        for one in journal[:MOST]
    )  # fmt: skip
    columns = ("first.day", "column.state", "first.targets", "first.channels", "column.remarks")
    rest = len(journal) - MOST
    notes = (words("note.more").format(number=words.number(rest)),) if rest > 0 else ()
    return _section("journal", columns, lines, words, notes)


def _act(one: ActLine, words: Speaker) -> Line:
    kind = f"{one.how}, {words(f'column.{one.standing}')}: {words.number(one.count)}"
    withdrawn = words("withdrawn").format(why=one.withdrawn) if one.withdrawn else ""
    remarks = _joined(withdrawn, one.person, one.code, one.proof, one.note)
    return _line(one.day, (one.target, kind, remarks), str(one.number))


def _line(day: date, cells: tuple[str, ...], below: str) -> Line:
    return Line(day.isoformat(), cells, below=below)


def _section(
    name: str, columns: Iterable[str], lines: tuple[Line, ...], words: Speaker, notes: tuple[str, ...] = ()
) -> Section:
    heads = tuple(words(key) for key in columns)
    return Section(name=name, heading=words(f"heading.{name}"), columns=heads, lines=lines, notes=notes)


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
