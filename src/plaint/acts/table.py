"""A table of what was done: each row one line of it, or told of with its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.acts.told import COLUMNS, Told
from plaint.errors import Place, Problem, did_you_mean
from plaint.reading.cells import read_cells
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plaint.reading.rows import Row

_FIELD = {"target": "to"}


def read_table(path: Path, name: str, given: Told) -> tuple[tuple[Told, ...], tuple[Problem, ...]]:
    """Read a table with the columns of `told.COLUMNS`; only `how` is required, and not where an option says it.

    Args:
        path: CSV or .xlsx, as `cells.read_cells` reads them; proofs are named from its folder.
        name: what to call it in messages.
        given: what options say: it holds for every row that says nothing else.

    Returns:
        The rows, and everything that is wrong with the table itself.
    """
    cells = read_cells(path, name)
    head, *rows = cells.rows or (None,)
    if head is None:
        missing = Problem(Place(name, 1), "no row names the columns", f"begin with: {','.join(COLUMNS)}")
        return (), cells.faults or (missing,)
    titles = tuple(title.casefold().replace("-", "_") for title in head.cells)
    faults = (*cells.faults, *head.unsafe, *_title_problems(name, head, titles, given))
    if faults:
        return (), faults
    kept = [row for row in rows if not row.is_empty or row.unsafe]
    wrong = tuple(problem for row in kept for problem in (*row.unsafe, *_surplus(name, row, titles)))
    if not kept:
        wrong = (Problem(Place(name, head.line), "no rows", "write one act a line under the column names"),)
    if wrong:
        return (), wrong
    return tuple(_numbered(_told(name, row, titles, replace(given, folder=path.parent)) for row in kept)), ()


def _title_problems(name: str, head: Row, titles: Sequence[str], given: Told) -> Iterator[Problem]:
    for number, title in enumerate(titles, 1):
        place = Place(name, head.line, number)
        if title and title not in COLUMNS:
            remedy = did_you_mean(title, COLUMNS) or f"known columns: {', '.join(COLUMNS)}"
            yield Problem(place, f"unknown column {quote(title)}", remedy)
        elif title and title in titles[: number - 1]:
            yield Problem(place, f"column '{title}' a second time", "keep one of them")
    if "how" not in titles and not given.how:
        yield Problem(Place(name, head.line), "no column 'how'", "add it, or say --how for all rows")


def _surplus(name: str, row: Row, titles: Sequence[str]) -> Iterator[Problem]:
    for number, cell in enumerate(row.cells, 1):
        if cell and not "".join(titles[number - 1 : number]):
            place = Place(name, row.line, number)
            yield Problem(place, f"{quote(cell)} stands under no column name", "quote cells with commas")


def _told(name: str, row: Row, titles: Sequence[str], given: Told) -> Told:
    cells = {title: cell for title, cell in zip(titles, row.cells, strict=False) if title and cell}
    places = {title: Place(name, row.line, number) for number, title in enumerate(titles, 1) if title}
    whole = dict.fromkeys(COLUMNS, Place(name, row.line)) | places
    own: dict[str, object] = {_FIELD.get(title, title): cell for title, cell in cells.items()}
    if "to" in own:
        own["to"] = tuple(cells["target"].replace(";", " ").replace(",", " ").split())
    if set(cells) & {"by", "count", "code"}:  # one of them says who did it: an option must not say otherwise
        own = {"by": "", "count": "", "code": ""} | own
    return replace(given, places=whole, **own)  # type: ignore[arg-type]


def _numbered(rows: Iterator[Told]) -> Iterator[Told]:
    """Number rows that say the same: two may be two acts, and the same table read again brings neither anew."""
    seen: Counter[Told] = Counter()
    for row in rows:
        seen[row] += 1
        yield replace(row, row=seen[row])

