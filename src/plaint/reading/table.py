"""Signatories from a CSV file, every bad row reported with its line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from plaint.errors import Place, Problem, did_you_mean
from plaint.model.people import Signatory
from plaint.naming import free_slug
from plaint.reading.plain import Plain
from plaint.reading.source import PLACEHOLDER, Source, blank_unsafe, find_unsafe, read_source
from plaint.reading.unsafe import quote
from plaint.reading.wording import describe_error

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = tuple(Signatory.model_fields)
_SEPARATORS = ";,\t"


@dataclass(frozen=True)
class _Row:
    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


def read_signatory_table(path: Path, name: str) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    """Read a CSV with the columns of a signatory; only `name` is required.

    Commas, semicolons or tabs separate; a byte order mark is accepted (RFC 4180, and what spreadsheets write).

    Returns:
        The signatories, or none of them and every problem.
    """
    source = read_source(path, name)
    if isinstance(source, Problem):
        return (), (source,)
    table = _Table(name, list(find_unsafe(source)))
    rows = _split(blank_unsafe(source) if table.problems else source, table.problems)
    table.take(rows[0] if rows else _Row(1, ()), rows[1:])
    return (() if table.problems else tuple(table.signatories.values())), tuple(table.problems)


def _split(source: Source, problems: list[Problem]) -> list[_Row]:
    """Return the rows up to the first that cannot be read; that one becomes a problem."""
    first_line, _, _ = source.text.partition("\n")
    delimiter = max(_SEPARATORS, key=first_line.count)
    text = source.text.replace(PLACEHOLDER, "") if problems else source.text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    line = 1
    try:
        for cells in reader:
            rows.append(_Row(line, tuple(cell.strip() for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(Place(source.name, line), *_wrong_quotes(str(error))))
    return rows


def _wrong_quotes(told: str) -> tuple[str, str]:
    if "end of data" in told:
        return "a quote that is not closed", "close it, or double it where it belongs to the words"
    if "expected after" in told:
        return "a quote in the middle of a cell", "double it"
    return f"not valid CSV: {told}", "correct this row"


@dataclass
class _Table:
    """Rows become signatories or problems."""

    name: str
    problems: list[Problem]
    signatories: dict[str, Signatory] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)

    def take(self, head: _Row, rows: list[_Row]) -> None:
        """Take the row of column names and all others."""
        titles = tuple(title.casefold() for title in head.cells)
        before = len(self.problems)
        self._check_titles(titles)
        if len(self.problems) == before:
            self.given = {cell for row in rows for title, cell in zip(titles, row.cells, strict=False) if title == "id"}
            for row in rows:
                if not row.is_empty:
                    self._take_row(row, titles)
            if not self.signatories and not self.problems:
                self._complain(head.line, "no rows", "write one signatory a line under the column names")

    def _complain(self, line: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(Place(self.name, line), message, remedy))

    def _check_titles(self, titles: tuple[str, ...]) -> None:
        for title in dict.fromkeys(titles):
            if title and title not in COLUMNS:
                remedy = did_you_mean(title, COLUMNS) or f"known columns: {', '.join(COLUMNS)}"
                self._complain(1, f"unknown column {quote(title)}", remedy)
            if title and titles.count(title) > 1:
                self._complain(1, f"column '{title}' {titles.count(title)} times", "keep one of them")
        if "name" not in titles:
            self._complain(1, "no column 'name'", "the first line must name the columns")

    def _take_row(self, row: _Row, titles: tuple[str, ...]) -> None:
        surplus = [cell for number, cell in enumerate(row.cells) if cell and not "".join(titles[number : number + 1])]
        cells = {title: cell for title, cell in zip(titles, row.cells, strict=False) if title and cell}
        if surplus:
            self._complain(row.line, f"{quote(surplus[0])} stands under no column name", "quote cells with commas")
        if "name" not in cells:
            self._complain(row.line, "no name", "write one, or remove the row")
            return
        if cells.get("id") in self.signatories:
            self._complain(row.line, f"id {quote(cells['id'])} a second time", "give each signatory an id of its own")
            return
        cells.setdefault("id", free_slug(cells["name"], self.signatories.keys() | self.given, "signatory"))
        self._validate(row, cells)

    def _validate(self, row: _Row, cells: dict[str, str]) -> None:
        place = Place(self.name, row.line)
        try:
            self.signatories[cells["id"]] = Signatory.model_validate(cells)
        except ValidationError as error:
            for entry in error.errors(include_url=False):
                problem = describe_error(entry, Signatory, Plain(places={(): place}), self.name)
                self.problems.append(replace(problem, message=f"{entry['loc'][0]}: {problem.message}"))
