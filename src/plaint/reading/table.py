"""Signatories from a table: each row becomes one, or is told of with its line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from plaint.errors import Place, Problem, did_you_mean
from plaint.model.people import Signatory
from plaint.naming import slugify
from plaint.reading.cells import read_cells
from plaint.reading.plain import Plain
from plaint.reading.rows import Cells, Row, safe_cell
from plaint.reading.unsafe import quote
from plaint.reading.wording import describe_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Refusal = Callable[[Signatory], tuple[str, str] | None]
COLUMNS = tuple(Signatory.model_fields)
TOLD = "problem"  # the column that says what was wrong with a row, and is passed over when the mended table comes back
SPREADSHEET_MARK = "\ufeff"  # by which Excel knows UTF-8


@dataclass(frozen=True)
class BadRow:
    """A row that is no signatory, and why."""

    row: Row
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class SignatoryTable:
    """What a table holds.

    Attributes:
        signatories: from the good rows, in their order.
        bad: the other rows.
        faults: what makes the file as a whole unusable.
        remarks: warnings.
        titles: of the columns, as they were written.
        separator: what stood between the cells.
        numbered: ids that were made with a number, as an earlier row has the same name.
    """

    signatories: tuple[Signatory, ...] = ()
    bad: tuple[BadRow, ...] = ()
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    titles: tuple[str, ...] = ()
    separator: str = ","
    numbered: frozenset[str] = frozenset()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, of the file and of its rows."""
        return (*self.faults, *(problem for one in self.bad for problem in one.problems))


def _nothing(_: Signatory) -> None:
    return None


def read_signatory_table(path: Path, name: str, refusal: Refusal = _nothing) -> SignatoryTable:
    """Read a table with the columns of a signatory; only `name` is required.

    Args:
        path: CSV or .xlsx, as `cells.read_cells` reads them.
        name: what to call it in messages.
        refusal: says what else speaks against a signatory, and what to do; None where nothing does.
    """
    cells = read_cells(path, name)
    if not cells.rows:
        missing = Problem(Place(name, 1), "no column 'name'", "the first line must name the columns")
        return SignatoryTable(faults=cells.faults or (missing,))
    table = _Table(name, refusal)
    table.take(cells)
    titles = cells.rows[0].cells
    return SignatoryTable(
        tuple(table.signatories.values()),
        tuple(table.bad),
        (*cells.faults, *table.faults),
        (*cells.remarks, *table.remarks),
        titles,
        cells.separator,
        frozenset(table.numbered),
    )


def bad_rows_as_csv(table: SignatoryTable) -> bytes:
    """Return the bad rows as CSV, what is wrong in a last column; nothing in it is a formula to a spreadsheet."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=table.separator)
    titles = [title for title in table.titles if title.casefold() != TOLD]
    writer.writerow([*map(safe_cell, titles), TOLD])
    for one in table.bad:
        cells = [
            cell
            for number, cell in enumerate(one.row.cells)
            if "".join(table.titles[number : number + 1]).casefold() != TOLD
        ]
        cells += [""] * (len(titles) - len(cells))
        told = "; ".join(f"{problem.message} ({problem.remedy})" for problem in one.problems)
        *own, last = cells if len(cells) > len(titles) else (*cells, "")
        writer.writerow([*map(safe_cell, (*own, last) if last else own), safe_cell(f"line {one.row.line}: {told}")])
    return (SPREADSHEET_MARK + file.getvalue()).encode()


def signatory_of(cells: Mapping[str, str], place: Place) -> Signatory | tuple[Problem, ...]:
    """Return the signatory whom cells describe, or everything that is wrong with them.

    Args:
        cells: words by key, the id among them.
        place: where they stand.
    """
    try:
        return Signatory.model_validate(cells)
    except ValidationError as error:
        plain = Plain(places={(): place})
        found = [
            (entry, describe_error(entry, Signatory, plain, place.file)) for entry in error.errors(include_url=False)
        ]
        return tuple(replace(problem, message=f"{entry['loc'][0]}: {problem.message}") for entry, problem in found)


@dataclass
class _Table:
    """Rows become signatories or problems."""

    name: str
    refusal: Refusal
    faults: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    signatories: dict[str, Signatory] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    made: Counter[str] = field(default_factory=Counter)
    seen: dict[str, int] = field(default_factory=dict)
    numbered: set[str] = field(default_factory=set)

    def take(self, cells: Cells) -> None:
        """Take the row of column names and all others."""
        head, *rows = cells.rows
        titles = tuple(title.casefold() for title in head.cells)
        self.faults += head.unsafe
        self._check_titles(titles)
        if self.faults:
            return
        self.given = {cell for row in rows for title, cell in zip(titles, row.cells, strict=False) if title == "id"}
        for row in rows:
            if not row.is_empty or row.unsafe:
                self._take_row(row, titles)
        if not self.signatories and not self.bad and not cells.faults:
            self.faults.append(self._problem(head.line, "no rows", "write one signatory a line under the column names"))

    def _problem(self, line: int, message: str, remedy: str) -> Problem:
        return Problem(Place(self.name, line), message, remedy)

    def _check_titles(self, titles: Sequence[str]) -> None:
        for title in dict.fromkeys(titles):
            if title and title not in (*COLUMNS, TOLD):
                remedy = did_you_mean(title, COLUMNS) or f"known columns: {', '.join(COLUMNS)}"
                self.faults.append(self._problem(1, f"unknown column {quote(title)}", remedy))
            if title and titles.count(title) > 1:
                self.faults.append(
                    self._problem(1, f"column '{title}' {titles.count(title)} times", "keep one of them")
                )
        if "name" not in titles:
            self.faults.append(self._problem(1, "no column 'name'", "the first line must name the columns"))

    def _take_row(self, row: Row, titles: tuple[str, ...]) -> None:
        cells = {title: cell for title, cell in zip(titles, row.cells, strict=False) if title and cell}
        cells.pop(TOLD, None)
        problems = (*row.unsafe, *self._row_problems(row, cells, titles))
        signatory = None
        if not problems:
            cells.setdefault("id", self._free_id(cells["name"]))
            found = signatory_of(cells, Place(self.name, row.line))
            signatory, problems = (found, ()) if isinstance(found, Signatory) else (None, found)
        if signatory and (told := self.refusal(signatory)):
            problems, signatory = (self._problem(row.line, *told),), None
        if signatory is None:
            self.bad.append(BadRow(row, problems))
            return
        self.signatories[signatory.id] = signatory
        self._compare(row)

    def _row_problems(self, row: Row, cells: dict[str, str], titles: tuple[str, ...]) -> list[Problem]:
        problems: list[Problem] = []
        surplus = _untitled(row.cells, titles)
        if surplus:
            message = f"{quote(surplus[0])} stands under no column name"
            problems.append(self._problem(row.line, message, "quote cells with commas"))
        if "name" not in cells:
            problems.append(self._problem(row.line, "no name", "write one, or remove the row"))
        elif cells.get("id") in self.signatories:
            message = f"id {quote(cells['id'])} a second time"
            problems.append(self._problem(row.line, message, "give each signatory an id of its own"))
        return problems

    def _free_id(self, name: str) -> str:
        """Return an id that no row has; people of one name are counted on, not tried from the first again."""
        slug = slugify(name, "signatory")
        while True:
            self.made[slug] += 1
            number = self.made[slug]
            candidate = slug if number == 1 else f"{slug}-{number}"
            if candidate not in self.signatories and candidate not in self.given:
                if number > 1:
                    self.numbered.add(candidate)
                return candidate

    def _compare(self, row: Row) -> None:
        key = "\n".join(row.cells).casefold()
        first = self.seen.setdefault(key, row.line)
        if first != row.line:
            message, remedy = f"the same as line {first}", "remove it, unless these are two people"
            self.remarks.append(replace(self._problem(row.line, message, remedy), severity="warning"))


def _untitled(cells: tuple[str, ...], titles: tuple[str, ...]) -> list[str]:
    """Return the words that stand under no column name."""
    if len(cells) <= len(titles) and "" not in titles:
        return []
    return [cell for number, cell in enumerate(cells) if cell and not "".join(titles[number : number + 1])]
