"""What `plaint inbox` does: opens what is to be read, sorts message after message, files where it is told to."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.answers.evidence import Evidence
from plaint.answers.filing import Filing
from plaint.answers.finding import WRITES
from plaint.answers.known import Known
from plaint.answers.mail import read_mail
from plaint.answers.members import Members
from plaint.answers.pieces import pieces_in
from plaint.answers.shelf import Shelf
from plaint.answers.sorting import Sorter
from plaint.commands.inbox_report import Row, Tally, rows_json, say_row
from plaint.deliver.delivery import TAKEN
from plaint.errors import PlaintError, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.answers.pieces import Piece
    from plaint.deliver.act import How
    from plaint.deliver.journal import Journal
    from plaint.deliver.record.reading import Record
    from plaint.model.people import Signatory
    from plaint.session import Session
    from plaint.workspace import Workspace

_DEFAULT_DAYS = 60  # of mail that are read where no letter has left yet


@dataclass(frozen=True, kw_only=True)
class Call:
    """What was asked on the command line; see the options of the verb."""

    session: Session
    source: str | None
    is_writing: bool
    since: str | None
    folder: str
    members: Path | None
    default: How | None


def sort_inbox(call: Call, *, is_whole: bool, as_json: bool) -> None:
    """Sort, and say what was found.

    Args:
        call: what was asked.
        is_whole: name the messages too that are left alone.
        as_json: for programs.

    Raises:
        PlaintError: there is nothing to read, or it cannot be read; the journal cannot be written.
    """
    from plaint import console

    workspace = call.session.open()
    tally = Tally(is_writing=call.is_writing)
    rows: list[Row] = []
    with _record(call, workspace) as (record, journal):
        for row in _rows(call, workspace, record, journal):
            tally.take(row)
            if is_whole or row.finding.what not in ("left", "known"):
                rows.append(row)
                if not as_json:
                    say_row(row)
    if as_json:
        console.result(rows_json(rows))
    tally.say()


@contextlib.contextmanager
def _record(call: Call, workspace: Workspace) -> Iterator[tuple[Record, Journal | None]]:
    """Open the journal, to be written where that is wanted; nobody else writes meanwhile."""
    from plaint.commands.surroundings import running_clock
    from plaint.deliver.journal import NAME, open_journal, read_journal

    path = workspace.root / NAME
    if not call.is_writing:
        with read_journal(path) as record:
            yield record, None
        return
    journal = open_journal(path, running_clock(call.session).now)
    try:
        with journal.locked():
            yield journal, journal
    finally:
        journal.close()


def _rows(call: Call, workspace: Workspace, record: Record, journal: Journal | None) -> Iterator[Row]:
    from plaint.sending.versions import Versions

    today = _today(call.session, workspace)
    known = Known(workspace, record, today, _members(call), _places(call))
    sorter = Sorter(known, Evidence(known, Versions(workspace.root)), Members(known, call.default))
    filing = Filing(journal, Shelf(workspace.root), today) if journal else None
    for piece in _pieces(call, workspace, known):
        yield _row(piece, sorter, filing)


def _row(piece: Piece, sorter: Sorter, filing: Filing | None) -> Row:
    finding = sorter.sort(read_mail(piece.content))
    if not piece.is_whole and finding.what in WRITES:
        remedy = finding.remedy or "save it as a file, then: plaint reply CAMPAIGN TARGET FILE"
        finding = replace(finding, what="asks", why="larger than 16 MiB", place=None, acts=(), remedy=remedy)
    is_written = filing.do(finding, piece.content) if filing else False
    sorter.note(finding)
    bare = replace(finding.mail, message=None, own="", quoted="", attached=())
    return Row(piece.name, replace(finding, mail=bare), is_written)


def _pieces(call: Call, workspace: Workspace, known: Known) -> Iterator[Piece]:
    accounts = workspace.data.settings.accounts
    if call.source is not None and call.source not in accounts:
        path = Path(call.source)
        if not path.exists():
            readable = [name for name, account in accounts.items() if account.imap]
            raise UnknownName("account, file or folder", call.source, readable)
        return pieces_in(path)
    return _fetched(call, workspace, known)


def _fetched(call: Call, workspace: Workspace, known: Known) -> Iterator[Piece]:
    from plaint.answers.fetching import Fetching
    from plaint.commands.surroundings import secret_ways
    from plaint.sending.lines import Lines
    from plaint.sending.plan import Desk

    name = _account(call, workspace)
    desk = Desk(id=name, account=workspace.data.settings.accounts[name])
    fetching = Fetching(
        access=Lines(workspace.root, secret_ways()).mailbox(desk),
        account=name,
        folder=call.folder,
        since=_since(call, known),
        is_known=known.is_noted,
    )
    return fetching.pieces()


def _account(call: Call, workspace: Workspace) -> str:
    """Return which account is read: the one asked for, that of the settings, or the only one with a mailbox."""
    settings = workspace.data.settings
    readable = [name for name, account in settings.accounts.items() if account.imap]
    if call.source is not None:
        if call.source not in readable:
            raise PlaintError(f"account {call.source} has no imap:", "add it to settings.yaml, or name a file")
        return call.source
    if settings.account in readable:
        return str(settings.account)
    if len(readable) == 1:
        return readable[0]
    if readable:
        raise PlaintError("which mailbox?", f"name one: {', '.join(readable)}")
    raise PlaintError("no account has imap:", "add it to settings.yaml, or name a file: plaint inbox FILE")


def _since(call: Call, known: Known) -> date:
    from plaint.orders import checked_day

    if day := checked_day(call.since):
        return day
    left = [entry.since for entry in known.entries if entry.state in TAKEN and entry.since]
    first = datetime.fromtimestamp(min(left), UTC).date() if left else known.today - timedelta(_DEFAULT_DAYS - 1)
    return first - timedelta(1)


def _members(call: Call) -> tuple[Signatory, ...]:
    from plaint.members import read_members, require_good

    return require_good(read_members(str(call.members), None)).signatories if call.members else ()


def _places(call: Call) -> dict[str, str]:
    """Return where each member of the table stands, by id."""
    from plaint.persons.who import known_rows
    from plaint.reading.cells import read_cells

    if not call.members:
        return {}
    name = str(call.members)
    whole = dict.fromkeys((one.id for one in _members(call)), name)
    return {**whole, **{one.id: one.place for one in known_rows(name, read_cells(call.members, name))}}


def _today(session: Session, workspace: Workspace) -> date:
    from plaint.orders import sender_zone

    return session.today(sender_zone(workspace, workspace.data.settings.country, session.now.date()))
