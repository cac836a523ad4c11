"""What lies in a folder of mailmerge: the template, the rows of the database, the mail server."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from plaint.errors import DataError, Place, Problem
from plaint.reading.cells import read_cells
from plaint.reading.source import Source, find_unsafe, read_source
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plaint.reading.rows import Cells
    from plaint.reading.rows import Row as Line

TEMPLATE = "mailmerge_template.txt"
DATABASE = "mailmerge_database.csv"
SERVER = "mailmerge_server.conf"
MAX_TEMPLATE = 256 * 1024
MAX_SERVER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the database.

    Attributes:
        place: the line on which it begins.
        cells: its words by the names of the columns.
    """

    place: Place
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of mailmerge, read.

    Attributes:
        path: where it is; attachments are looked for there.
        rows: those of the database that hold anything.
        server: the text of the server's configuration; None where there is none.
        remarks: warnings.
    """

    path: Path
    template: Source
    rows: tuple[Row, ...]
    server: Source | None
    remarks: tuple[Problem, ...] = ()

    @property
    def columns(self) -> Mapping[str, str]:
        """The names of the columns, with empty words."""
        return dict.fromkeys(self.rows[0].cells, "")


def read_folder(path: Path) -> Folder:
    """Read a folder of mailmerge.

    Raises:
        DataError: a file is not there or cannot be read, or rows are wrong; everything is said.
    """
    template = read_source(path / TEMPLATE, TEMPLATE, MAX_TEMPLATE)
    cells = read_cells(path / DATABASE, DATABASE)
    server = read_source(path / SERVER, SERVER, MAX_SERVER) if (path / SERVER).exists() else None
    rows, problems = _rows(cells)
    faults = [found for found in (template, server) if isinstance(found, Problem)]
    faults += [*cells.faults, *problems]
    faults += find_unsafe(template) if isinstance(template, Source) else ()
    if faults or isinstance(template, Problem) or isinstance(server, Problem):
        raise DataError(faults)
    return Folder(path, template, rows, server, (*cells.remarks, *_missing_server(server)))


def _missing_server(server: Source | None) -> Iterator[Problem]:
    if server is None:
        remedy = "add an account to settings.yaml before you send"
        yield Problem(Place(SERVER), "no such file, so no mail server is known", remedy, "warning")


def _rows(cells: Cells) -> tuple[tuple[Row, ...], list[Problem]]:
    if not cells.rows:
        empty = Problem(Place(DATABASE, 1), "no column names", "the first line must name the columns")
        return (), [] if cells.faults else [empty]
    head, *lines = cells.rows
    problems = [*head.unsafe, *_twice(head)]
    rows: list[Row] = []
    for line in lines:
        problems += line.unsafe
        if line.is_empty:
            continue
        if fault := _uneven(line, len(head.cells)):
            problems.append(fault)
        named = dict(zip(head.cells, line.cells, strict=False))
        rows.append(Row(Place(DATABASE, line.line), MappingProxyType(named)))
    if not rows and not problems and not cells.faults:
        problems.append(Problem(Place(DATABASE, 1), "no rows", "write one a line below the column names"))
    return tuple(rows), problems


def _twice(head: Line) -> Iterator[Problem]:
    for title in dict.fromkeys(head.cells):
        if title and head.cells.count(title) > 1:
            yield Problem(Place(DATABASE, 1), f"column {quote(title)} more than once", "give each its own name")


def _uneven(line: Line, columns: int) -> Problem | None:
    if len(line.cells) < columns:
        message = f"{len(line.cells)} cells for {columns} columns; mailmerge would print None for the others"
        return Problem(Place(DATABASE, line.line), message, "add the separators that lack, or the words")
    if len(line.cells) > columns and any(line.cells[columns:]):
        message = f"{quote(next(filter(None, line.cells[columns:])))} stands under no column name"
        return Problem(Place(DATABASE, line.line), message, "put a cell that holds the separator in quotes")
    return None
