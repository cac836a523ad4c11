"""Signatories from a CSV file, every bad row reported with its line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pydantic import ValidationError

from plaint.errors import Place, Problem, did_you_mean
from plaint.model.people import Signatory
from plaint.naming import free_slug
from plaint.reading.plain import Plain
from plaint.reading.source import Source, read_source
from plaint.reading.unsafe import UNSAFE, describe_unsafe
from plaint.reading.wording import describe_errors

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = tuple(Signatory.model_fields)


def read_signatory_table(path: Path, name: str) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    """Read a CSV with the columns of a signatory; only `name` is required.

    Commas and semicolons separate; a byte order mark is accepted (RFC 4180, and what spreadsheets write).
    """
    source = read_source(path, name)
    if isinstance(source, Problem):
        return (), (source,)
    header, _, _ = source.text.partition("\n")
    delimiter = max(";,\t", key=header.count)
    rows = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    try:
        titles = [title.strip().casefold() for title in next(rows, [])]
        problems = _title_problems(titles, name)
        return ((), problems) if problems else _read_rows(rows, titles, name)
    except csv.Error as error:
        return (), (Problem(Place(name, rows.line_num), f"not valid CSV: {error}", "check the quotes of this line"),)


def _title_problems(titles: list[str], name: str) -> tuple[Problem, ...]:
    unknown = [title for title in titles if title not in COLUMNS]
    found = [
        Problem(
            Place(name, 1),
            f"unknown column '{title}'",
            did_you_mean(title, COLUMNS) or f"known columns: {', '.join(COLUMNS)}",
        )
        for title in unknown
    ]
    if "name" not in titles:
        found.append(Problem(Place(name, 1), "no column 'name'", "the first line must name the columns"))
    found += [Problem(Place(name, 1), f"column '{t}' twice", "remove one") for t in set(titles) if titles.count(t) > 1]
    return tuple(found)


def _read_rows(
    rows: csv._reader, titles: list[str], name: str  # type: ignore[name-defined]
) -> tuple[tuple[Signatory, ...], tuple[Problem, ...]]:
    signatories: dict[str, Signatory] = {}
    problems: list[Problem] = []
    line = rows.line_num + 1
    for row in rows:
        if any(cell.strip() for cell in row):
            found = _read_row(row, titles, Place(name, line), set(signatories))
            if isinstance(found, Signatory):
                signatories[found.id] = found
            else:
                problems += found
        line = rows.line_num + 1
    if not signatories and not problems:
        problems.append(Problem(Place(name), "no rows", "write one signatory a line under the column names"))
    return tuple(signatories.values()), tuple(problems)


def _read_row(row: list[str], titles: list[str], place: Place, taken: set[str]) -> Signatory | list[Problem]:
    if len(row) > len(titles):
        return [Problem(place, f"{len(row)} cells under {len(titles)} column names", "quote a cell that holds the separator")]
    cells = {title: cell.strip() for title, cell in zip(titles, row, strict=False) if cell.strip()}
    unsafe = [f"unsafe character {describe_unsafe(cell)} in '{title}'" for title, cell in cells.items() if UNSAFE.search(cell)]
    if unsafe:
        return [Problem(place, sentence, "delete it and type the text again") for sentence in unsafe]
    given = cells.get("id")
    if given and given in taken:
        return [Problem(place, f"id '{given}' a second time", "give each signatory an id of its own")]
    cells["id"] = given or free_slug(cells.get("name", ""), taken, "signatory")
    try:
        return Signatory.model_validate(cells)
    except ValidationError as error:
        return describe_errors(error, Signatory, Plain(places={(): place}), place.file)

