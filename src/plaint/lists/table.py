"""A table of people becomes entries: which row names the columns, what each column holds, what no column says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem
from plaint.lists.entry import Raw
from plaint.lists.titles import MOST_ABOVE, SIGNATORY_TITLES, Column, find_head, guess_columns, title_key
from plaint.reading.rows import Cells, Row
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from plaint.reading.source import Source

NAMING = frozenset(["name", "given", "surname"])
_SEPARATORS = ";,\t"
_LONGEST_TITLES = 8000  # characters of the row of column names


@dataclass(frozen=True)
class Titled:
    """What a table holds.

    Attributes:
        columns: each with the key that it was taken for.
        rows: an entry for each row that says something, made as they are asked for, once: tables may be long.
        faults: why the whole is no table.
    """

    columns: tuple[Column, ...] = ()
    rows: Iterable[Raw] = ()
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def head_line(source: Source, known: Mapping[str, str], wanted: frozenset[str]) -> int | None:
    """Return how many lines stand above the one that names the columns of a text; None where none does.

    Args:
        source: a text that may be a table, or a list under a heading.
        known: keys to titles, as `titles.guess_columns` takes them.
        wanted: keys of which a table must have one.
    """
    lines = source.text.split("\n", MOST_ABOVE + 1)[: MOST_ABOVE + 1]
    for number, line in enumerate(lines[:MOST_ABOVE]):
        for separator in _SEPARATORS:
            titles = _cells(line[:_LONGEST_TITLES], separator)
            is_head = find_head([titles], known, wanted) is not None
            if is_head and (len(titles) > 1 or not _is_parted(lines[number + 1 : number + 2])):
                return number
    return None


def _is_parted(below: list[str]) -> bool:
    """Tell whether the line below a lone title has more than one cell: then the title is the heading of a list."""
    return any(separator in line for line in below for separator in _SEPARATORS)


def _cells(line: str, separator: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]
    except csv.Error:
        return []


def known_titles(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of signatories' columns, those chosen by hand among them."""
    known = dict(SIGNATORY_TITLES)
    for title, key in chosen.items():
        known[key] = f"{known[key]}, {title}"
    return known


def read_titled(cells: Cells, name: str, chosen: Mapping[str, str]) -> Titled:
    """Take the rows of a table whose columns are named in one of its first rows.

    Args:
        cells: the table.
        name: what to call it in messages.
        chosen: titles, as `titles.title_key` makes them, to keys that somebody chose for them.
    """
    head = find_head([row.cells for row in cells.rows], known_titles(chosen), NAMING)
    if head is None:
        remedy = "write `name` above the names, or say which column it is, as --column 'Mitglied=name'"
        missing = Problem(Place(name, cells.rows[0].line if cells.rows else 1), "no row names the columns", remedy)
        return Titled(faults=cells.faults or (missing,))
    titles = cells.rows[head].cells
    columns = guess_columns(titles, SIGNATORY_TITLES, chosen)
    missing_choice = tuple(_unmet(chosen, titles, Place(name, cells.rows[head].line)))
    rows = (_raw(row, columns, name) for row in cells.rows[head + 1 :] if not row.is_empty)
    return Titled(columns, rows, (*missing_choice, *cells.faults), cells.remarks)


def _unmet(chosen: Mapping[str, str], titles: Sequence[str], place: Place) -> Sequence[Problem]:
    there = {title_key(title) for title in titles}
    remedy = f"columns: {', '.join(title for title in titles if title)}"[:500]
    return [
        Problem(place, f"no column {quote(title)}, which --column names", remedy)
        for title in chosen
        if title not in there
    ]


def _raw(row: Row, columns: tuple[Column, ...], name: str) -> Raw:
    pairs = tuple((column.key, cell) for column, cell in zip(columns, row.cells, strict=False) if column.key and cell)
    surplus = [cell for cell in row.cells[len(columns) :] if cell]
    problems = [
        replace(problem, remedy="removed; see whether a letter is lost", severity="warning") for problem in row.unsafe
    ]
    place = Place(name, row.line)
    if surplus:
        problems.append(
            Problem(place, f"{quote(surplus[0])} stands under no column name", "quote cells with commas", "warning")
        )
    return Raw(place, pairs, tuple(problems))
