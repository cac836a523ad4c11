"""A report for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from plaint.reading.rows import safe_cell
from plaint.reading.table import SPREADSHEET_MARK
from plaint.reports.inside import ActLine, AnswerLine, ContactLine, DeliveryLine
from plaint.reports.value import FATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plaint.reports.value import Report, Row, TargetRow

_GROUNDS = ("sent", "claimed", "witnessed")
_ROW = ("name", *_GROUNDS, "is_letters")
_TARGET = (
    *("id", "office", "holders", "outcome", *_GROUNDS, "returned", "unknown", "drafts", "failed", "waiting"),
    *("calls_claimed", "calls_witnessed", "pickets_claimed", "pickets_witnessed", "refused", "answers", "automatic"),
)


def report_as_json(report: Report) -> str:
    """Return a report for programs; docs/reference/json.md says what stands in it."""
    value = asdict(report)
    if report.inside is None:
        del value["inside"]
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def report_as_csv(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield tables by name: CSV (RFC 4180) in UTF-8 with a mark by which Excel knows it; no cell is a formula."""
    yield "channels", _table(("channel", *_ROW), map(_row, report.channels))
    yield "countries", _table(("country", *_ROW), map(_row, report.countries))
    yield "weeks", _table(("monday", *_ROW), map(_row, report.weeks))
    yield "targets", _table(_TARGET, map(_target, report.targets))
    columns = ("version", "language", "office", "letters", "varied", "subject")
    yield "texts", _table(columns, ([getattr(one, name) for name in columns] for one in report.texts))
    if report.inside:
        inside = report.inside
        yield "journal", _lines(DeliveryLine, inside.journal)
        yield "acts", _lines(ActLine, inside.acts)
        yield "answers", _lines(AnswerLine, inside.answers)
        yield "contacts", _lines(ContactLine, inside.contacts)


def _row(row: Row) -> Sequence[Any]:
    letters = row.letters
    is_letters = "yes" if row.is_letters else "no"
    return (row.key, row.label, letters.sent, letters.claimed, letters.witnessed, is_letters)


def _target(row: TargetRow) -> Sequence[Any]:
    letters, calls, pickets = row.letters, row.calls, row.pickets
    return (
        *(row.id, row.office, "; ".join(row.holders), row.outcome if row.id else ""),
        *(letters.sent, letters.claimed, letters.witnessed),
        *(getattr(row.fates, fate) for fate in FATES if fate != "sent"),
        *(calls.claimed, calls.witnessed, pickets.claimed, pickets.witnessed),
        *(row.refused, row.answers, row.automatic),
    )


def _lines(kind: type, lines: Iterable[object]) -> bytes:
    """Return values of one kind as a table, a column for each of their parts."""
    columns = tuple(field.name for field in fields(kind))
    return _table(columns, ([getattr(line, name) for name in columns] for line in lines))


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(" ".join(_cell(value).split())) for value in row])
    return (SPREADSHEET_MARK + file.getvalue()).encode()


def _cell(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)
