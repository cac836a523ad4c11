"""The table that `plaint letter --signed-by` names: read, and what is wrong with it told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import shown, step_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plaint.model.people import Signatory
    from plaint.output import Output
    from plaint.reading.table import SignatoryTable

MOST_LINES = 20


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is to become of a table.

    Attributes:
        skip_bad: leave bad rows out and write them to a file, instead of refusing the whole.
        open_picture: gives a picture of the workspace; None where nothing will be printed.
    """

    campaign: str
    output: Output
    skip_bad: bool
    open_picture: Callable[[str], bytes] | None


def members_of(signed_by: str | None, asked: Asked) -> tuple[Signatory, ...]:
    """Return the signatories of a table; nobody where `--signed-by` names none; errors as in `table_of`."""
    return table_of(signed_by, asked).signatories


def table_of(signed_by: str | None, asked: Asked) -> SignatoryTable:
    """Return the table that `--signed-by` names, without its bad rows; an empty one where it names none.

    Raises:
        DataError: rows are bad and were not to be left out, or the file is no table.
        PlaintError: there is no table to leave rows out of, or the bad ones cannot be written.
    """
    from plaint.errors import PlaintError
    from plaint.members import is_table, leave_out_bad, read_members, require_good, warnings_of
    from plaint.reading.table import SignatoryTable

    if not signed_by or not is_table(signed_by):
        if asked.skip_bad:
            raise PlaintError("--skip-bad without a table", "name one, as --signed-by members.csv")
        return SignatoryTable()
    table = read_members(signed_by, asked.open_picture)
    if asked.skip_bad:
        _tell_left_out(table, leave_out_bad(table, signed_by, asked.output, asked.campaign))
    else:
        require_good(table)
    for line in warnings_of(table):
        console.say(step_line("table", line), "warning")
    return table


def _tell_left_out(table: SignatoryTable, path: Path | None) -> None:
    if path is None:
        return
    count = len(table.bad)
    lines = ", ".join(str(one.row.line) for one in table.bad[:MOST_LINES])
    more = f" and {count - MOST_LINES} more" if count > MOST_LINES else ""
    rows = f"{count} row{'s' if count > 1 else ''} left out (line{'s' if count > 1 else ''} {lines}{more})"
    console.say(step_line("table", f"{rows}; what is wrong with them stands in {shown(path)}"), "warning")
