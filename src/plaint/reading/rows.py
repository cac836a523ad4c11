"""Rows of cells, whatever kind of file they came from."""

from __future__ import annotations

from dataclasses import dataclass

from plaint.errors import Place, Problem
from plaint.reading.unsafe import UNSAFE

MOST_ROWS = 100_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are full-width


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        line: on which it begins, counted from 1.
        cells: without space around them.
        unsafe: a problem for each character that may not stand in a text.
    """

    line: int
    cells: tuple[str, ...]
    unsafe: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return not any(self.cells)


@dataclass(frozen=True)
class Cells:
    """The rows of a file, its first row of column names included.

    Attributes:
        faults: what makes the file as a whole no table.
        remarks: what to look at, though it may be right.
        separator: what stands between two cells.
    """

    rows: tuple[Row, ...] = ()
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    separator: str = ","


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, "CSV Injection").

    Unsafe characters are shown by their codes.
    """
    shown = UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def too_many(name: str) -> Problem:
    """Return the problem of a table with more rows than one run takes."""
    return Problem(Place(name, MOST_ROWS + 2), f"more than {MOST_ROWS:,} rows", "split the table")
