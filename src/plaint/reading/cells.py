"""A table's cells, as spreadsheets write them: CSV in UTF-8, Excel's "Unicode text", or a workbook."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem
from plaint.reading.rows import MOST_ROWS, Cells, Row, too_many
from plaint.reading.source import (
    PLACEHOLDER,
    RETYPE,
    Source,
    as_text,
    blank_unsafe,
    read_bytes,
    size_in_words,
    why_unread,
)
from plaint.reading.unsafe import UNSAFE, describe_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_TABLE = 64 * 1024 * 1024
MOST_UNSAFE = 4  # told of one line
PACKED = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATORS = ";,\t"
# Excel's own first line, by which a file tells what stands between its cells.
_TOLD_SEPARATOR = re.compile(r'"?sep=(.)"?;*\n', re.IGNORECASE)
SAVE_AS = "in a spreadsheet, save it as .xlsx or as “CSV UTF-8”"


def read_cells(path: Path, name: str) -> Cells:
    """Read a table of any kind that we know, told by its content, not by its name.

    UTF-8 with or without a byte order mark, or UTF-16 with one; commas, semicolons or tabs (RFC 4180 and what Excel
    writes). The old code pages of Windows are refused: nobody can tell one
    from another, and a guess would misspell names.
    """
    try:
        raw = read_bytes(path, MAX_TABLE)
    except OSError as error:
        return Cells(faults=(Problem(Place(name), *why_unread(path, error)),))
    if raw is None:
        return Cells(faults=(Problem(Place(name), f"larger than {size_in_words(MAX_TABLE)}", "split the table"),))
    return cells_of(raw, name)


def cells_of(raw: bytes, name: str) -> Cells:
    """Read a table from its bytes, as `read_cells` does from a file."""
    if raw.startswith(_COMPOUND):
        message = "an old Excel file, or one with a password"
        return Cells(faults=(Problem(Place(name), message, "save it as .xlsx without a password"),))
    if raw.startswith(PACKED):
        from plaint.reading.spreadsheet import read_spreadsheet

        return read_spreadsheet(raw, name)
    source = text_of(raw, name)
    return Cells(faults=(source,)) if isinstance(source, Problem) else split_cells(source)


def text_of(raw: bytes, name: str) -> Source | Problem:
    """Return the text of a table that is no workbook, or why it is none."""
    if raw.startswith(_UTF_16):
        try:
            text = raw.decode("utf-16")
        except UnicodeDecodeError:
            return Problem(Place(name), "spoilt UTF-16", SAVE_AS)
        return Source(name, text.replace("\r\n", "\n").replace("\r", "\n"), raw)
    source = as_text(raw, name)
    return replace(source, remedy=SAVE_AS) if isinstance(source, Problem) else source


def split_cells(source: Source, above: int = 0) -> Cells:
    """Return the rows up to the first that cannot be told from the next; that one is a fault.

    Args:
        source: the table.
        above: lines before it, as a heading's, which are passed over.
    """
    told = _TOLD_SEPARATOR.match(source.text)
    unsafe = _unsafe_lines(source)
    if len(unsafe) > MOST_ROWS:
        return Cells(faults=(Problem(Place(source.name), "unsafe characters without end", SAVE_AS),))
    clean = blank_unsafe(source).text.replace(PLACEHOLDER, "") if unsafe else source.text
    above += 1 if told and not above else 0
    body = clean.split("\n", above)[-1] if clean.count("\n") >= above else ""
    separator = told[1] if told else max(_SEPARATORS, key=body.partition("\n")[0].count)
    splitter = _Splitter(source.name, body, separator, above)
    rows = tuple(splitter.rows(unsafe))
    return Cells(rows, tuple(splitter.faults), separator=separator)


@dataclass
class _Splitter:
    """Splits CSV into rows, and knows where each begins."""

    name: str
    text: str
    separator: str
    before: int
    faults: list[Problem] = field(default_factory=list)

    def rows(self, unsafe: dict[int, list[Problem]]) -> Iterator[Row]:
        """Yield rows until the end, the first fault, or more than one run takes."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        line = self.before + 1
        try:
            for number, cells in enumerate(reader):
                if number > MOST_ROWS:
                    self.faults.append(too_many(self.name))
                    return
                last = self.before + reader.line_num
                found = (one for at in range(line, last + 1) for one in unsafe.get(at, ())) if unsafe else ()
                yield Row(line, tuple(cell.strip() for cell in cells), tuple(found))
                line = last + 1
        except csv.Error as error:
            self.faults.append(Problem(Place(self.name, line), *_wrong_quotes(str(error))))


def _unsafe_lines(source: Source) -> dict[int, list[Problem]]:
    """Return unsafe characters by line, a few of each; looked for line by line only where there are any."""
    found: dict[int, list[Problem]] = {}
    if not UNSAFE.search(source.text):
        return found
    for number, line in enumerate(io.StringIO(source.text, newline="\n"), 1):
        if matches := list(islice(UNSAFE.finditer(line), MOST_UNSAFE)):
            places = ((Place(source.name, number, match.start() + 1), describe_unsafe(match[0])) for match in matches)
            found[number] = [Problem(place, f"unsafe character {code}", RETYPE) for place, code in places]
            if len(found) > MOST_ROWS:
                break
    return found


def _wrong_quotes(told: str) -> tuple[str, str]:
    if "end of data" in told:
        return "a quote that is not closed", "close it, or double it where it belongs to the words"
    if "expected after" in told:
        return "a quote in the middle of a cell", "double it"
    return f"not valid CSV: {told}", "correct this row"
