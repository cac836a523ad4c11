"""Who signs, from a table: the rows that can be used, and what becomes of the others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plaint.errors import DataError, Problem
from plaint.naming import slugify

if TYPE_CHECKING:
    from plaint.model.people import Signatory
    from plaint.output import Output
    from plaint.reading.table import SignatoryTable

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


def is_table(asked: str) -> bool:
    """Tell whether `--signed-by` names a file instead of a signatory."""
    return asked.lower().endswith(ENDINGS)


def read_members(asked: str, *, on_paper: bool = True) -> SignatoryTable:
    """Read the table that `--signed-by` names.

    Args:
        asked: the file.
        on_paper: the letters will be printed, so that only characters of our fonts will do.
    """
    from plaint.reading.table import read_signatory_table

    return read_signatory_table(Path(asked), asked, _unprintable if on_paper else _nothing)


def require_good(table: SignatoryTable) -> SignatoryTable:
    """Return the table if every row of it is good.

    Raises:
        DataError: with everything that is wrong.
    """
    if table.problems:
        raise DataError(table.problems)
    return table


def leave_out_bad(table: SignatoryTable, asked: str, output: Output, campaign: str) -> Path | None:
    """Write the rows that are no signatories to a table of their own, so that the others can go on.

    Returns:
        Where they are; None where all rows are good.

    Raises:
        DataError: the file as a whole is no table, or no row of it is good.
        PlaintError: the file cannot be written.
    """
    from plaint.reading.table import bad_rows_as_csv

    if table.faults or not table.signatories:
        raise DataError(table.problems)
    if not table.bad:
        return None
    path = output.folder / campaign / f"{slugify(Path(asked).stem, 'table')}-bad-rows.csv"
    return output.write(path, bad_rows_as_csv(table))


def _nothing(_: Signatory) -> None:
    return None


def _unprintable(signatory: Signatory) -> tuple[str, str] | None:
    from plaint.render.fonts import describe_missing

    own = (signatory.name, signatory.town, signatory.organisation, signatory.role, signatory.street, signatory.postcode)
    personal = (words for _, words in signatory.personal.versions) if signatory.personal else ()
    return describe_missing((*filter(None, own), *personal))


def warnings_of(table: SignatoryTable, most: int = 20) -> tuple[str, ...]:
    """Return what to look at in a table, a line each, no more than anybody would read."""
    lines = tuple(_short(problem) for problem in table.remarks[:most])
    rest = len(table.remarks) - most
    return (*lines, f"and {rest} more") if rest > 0 else lines


def _short(problem: Problem) -> str:
    return str(problem).replace(": warning: ", ": ", 1)
