"""Who signs, from a table: the rows that can be used, and what becomes of the others."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.errors import DataError, Problem, RenderError
from plaint.naming import slugify

if TYPE_CHECKING:
    from collections.abc import Callable

    from plaint.model.people import Signatory
    from plaint.output import Output
    from plaint.reading.table import SignatoryTable

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


def is_table(asked: str) -> bool:
    """Tell whether `--signed-by` names a file instead of a signatory."""
    return asked.lower().endswith(ENDINGS)


def read_members(asked: str, open_picture: Callable[[str], bytes] | None) -> SignatoryTable:
    """Read the table that `--signed-by` names.

    Args:
        asked: the file.
        open_picture: gives the bytes of a picture of the workspace; None where the letters will not be printed, so that
            any characters will do.
    """
    from plaint.reading.table import read_signatory_table

    if open_picture is None:
        return read_signatory_table(Path(asked), asked, _nothing)
    spoilt = cache(partial(_spoilt, open_picture))
    return read_signatory_table(
        Path(asked), asked, lambda signatory: _unprintable(signatory) or spoilt(signatory.signature)
    )


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


def _spoilt(open_picture: Callable[[str], bytes], name: str | None) -> tuple[str, str] | None:
    """Return what is wrong with the picture of a signature, and what to do."""
    from plaint.render.pictures import clean_picture

    if name is None:
        return None
    try:
        clean_picture(open_picture(name), name)
    except RenderError as error:
        return f"signature: {error.message}", error.hint
    return None


def warnings_of(table: SignatoryTable, most: int = 20) -> tuple[str, ...]:
    """Return what to look at in a table, a line each, no more than anybody would read."""
    lines = tuple(_short(problem) for problem in table.remarks[:most])
    rest = len(table.remarks) - most
    return (*lines, f"and {rest} more") if rest > 0 else lines


def _short(problem: Problem) -> str:
    return str(problem).replace(": warning: ", ": ", 1)
