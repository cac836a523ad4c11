"""A workbook's sheet of signatories, read by calamine; nothing is unpacked before its size is known."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from plaint.errors import Place, Problem
from plaint.reading.rows import MOST_ROWS, Cells, Row, too_many
from plaint.reading.source import RETYPE, size_in_words
from plaint.reading.unsafe import UNSAFE, describe_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHEET = "signatories"
MAX_UNPACKED = 128 * 1024 * 1024
MOST_PARTS = 1000
MOST_COLUMNS = 200
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(workbook|styles|sharedStrings)\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/[^/]+\.xml"
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_SHEETS = "xl/worksheets/"


def read_spreadsheet(raw: bytes, name: str) -> Cells:
    """Read the sheet named `signatories` of an .xlsx workbook, or its first one (ECMA-376, part 1, section 18).

    Texts stay as they are, a postcode's zeros too; whole numbers lose the `.0` that spreadsheets keep, dates become
    ISO.
    """
    try:
        rows = _read(_unpack(raw))
    except _NoTable as error:
        return Cells(faults=(Problem(Place(name), *error.args),))
    if len(rows) > MOST_ROWS + 1:
        return Cells(faults=(too_many(name),))
    shown = tuple(_row(line, cells, name) for line, cells in rows)
    return Cells(shown, remarks=tuple(_lost_zeros(rows, name)))


class _NoTable(Exception):
    """What is wrong with the workbook as a whole, and what to do."""


def _unpack(raw: bytes) -> dict[str, bytes]:
    """Return the parts that tables need, read within bounds whatever the archive says of their sizes.

    Raises:
        _NoTable: it is no workbook, is spoilt, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = [entry for entry in archive.infolist() if _PARTS.fullmatch(entry.filename)]
            if "xl/workbook.xml" not in {entry.filename for entry in entries}:
                raise _NoTable(
                    "a document or archive, not an Excel workbook", "save the table as .xlsx or CSV in UTF-8"
                )
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise _NoTable(
                    f"larger than {size_in_words(MAX_UNPACKED)} when unpacked", "keep only the table, or split it"
                )
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise _NoTable("a spoilt Excel workbook", "open it in a spreadsheet and save it anew") from None


def _read(parts: dict[str, bytes]) -> list[tuple[int, list[Any]]]:
    """Return the sheet's rows with their lines.

    Raises:
        _NoTable: it cannot be read, or is larger than any table.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    for part, content in parts.items():
        if part.startswith(_SHEETS):
            _Extent().require_bounded(content)
    packed = io.BytesIO()
    # packed anew, so that nothing can be unpacked beyond what was read above
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    try:
        packed.seek(0)
        workbook = CalamineWorkbook.from_filelike(packed)
        named = [title for title in workbook.sheet_names if title.strip().casefold() == SHEET]
        if not workbook.sheet_names:
            raise _NoTable("a workbook without a sheet", "write one signatory a line under the column names")
        sheet = workbook.get_sheet_by_name(named[0] if named else workbook.sheet_names[0])
        first = (sheet.start or (0, 0))[0] + 1
        return list(enumerate(sheet.to_python(skip_empty_area=True), first))
    except (CalamineError, ValueError, OverflowError) as error:
        raise _NoTable(f"a workbook that cannot be read: {error}"[:200], "save it anew, or as CSV in UTF-8") from None


class _Extent:
    """How far a sheet reaches. A lone cell in its last corner would have a reader make room for 17 thousand million."""

    def __init__(self) -> None:
        self.row = self.column = 0

    def require_bounded(self, content: bytes) -> None:
        """Look at every cell's place.

        Raises:
            _NoTable: the sheet is no XML, or reaches further than any table.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(content, True)
        except expat.ExpatError:
            raise _NoTable("a spoilt sheet", "open it in a spreadsheet and save it anew") from None

    def _refuse(self, *_: object) -> None:
        raise _NoTable("a sheet with definitions of its own", "open it in a spreadsheet and save it anew")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "row":
            self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
        elif kind == "c":
            self._place(attributes.get("r"))
        else:
            return
        if self.column > MOST_COLUMNS:
            raise _NoTable(f"more than {MOST_COLUMNS} columns", "keep only the columns of a signatory")
        if self.row > MOST_ROWS + 1000:
            raise _NoTable(f"more than {MOST_ROWS:,} rows", "split the table, or delete the stray cells below it")

    def _place(self, reference: str | None) -> None:
        found = _REFERENCE.match(reference) if reference else None
        if found:
            self.column, self.row = _column(found[1]), int(found[2])
        elif reference:
            raise _NoTable("a spoilt sheet", "open it in a spreadsheet and save it anew")
        else:
            self.column += 1


def _number(written: str | None, default: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else default


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _row(line: int, cells: Sequence[Any], name: str) -> Row:
    words = tuple(_in_words(cell).replace("\r\n", "\n").replace("\r", "\n").strip() for cell in cells)
    found = [describe_unsafe(word) for word in words if UNSAFE.search(word)]
    unsafe = tuple(Problem(Place(name, line), f"unsafe character {code}", RETYPE) for code in found)
    return Row(line, tuple(UNSAFE.sub("", word) for word in words) if found else words, unsafe)


def _in_words(cell: object) -> str:
    """Return a cell as somebody would type it."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    return str(cell)


def _lost_zeros(rows: Sequence[tuple[int, Sequence[Any]]], name: str) -> Iterator[Problem]:
    """Yield a remark where postcodes are numbers of different length: a spreadsheet drops zeros in front."""
    titles = [str(cell).strip().casefold() for cell in rows[0][1]] if rows else []
    if "postcode" not in titles:
        return
    column = titles.index("postcode")
    found = [(len(str(int(cells[column]))), line) for line, cells in rows[1:] if isinstance(cells[column], float)]
    if found and min(found)[0] < max(found)[0]:
        message = "postcode: a number, which may have lost a zero in front"
        remedy = "make the column text and type it again"
        yield Problem(Place(name, min(found)[1]), message, remedy, "warning")
