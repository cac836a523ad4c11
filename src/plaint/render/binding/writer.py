"""A PDF written object by object: object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8)."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from plaint.errors import RenderError

if TYPE_CHECKING:
    from typing import BinaryIO

    from plaint.render.binding.entries import Entry

IN_A_STREAM = 200  # objects in one object stream
_ROW = struct.Struct(">BIH")
MOST_BYTES = 2**32 - 1  # what four bytes of a row can say


class Writer:
    """Writes objects as they come; of each it remembers seven bytes.

    Args:
        file: what it writes to, from its beginning.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._position = 0
        self._rows = bytearray(_ROW.pack(0, 0, 65535))
        self._waiting: list[bytes] = []
        self._numbers: list[int] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self, many: int = 1) -> int:
        """Return a number for an object that will be written, or the first of several."""
        number = len(self._rows) // _ROW.size
        self._rows += bytes(_ROW.size * many)
        return number

    def write(self, number: int, body: bytes) -> None:
        """Write an object that is no stream."""
        self._numbers.append(number)
        self._waiting.append(body)
        if len(self._waiting) >= IN_A_STREAM:
            self._flush()

    def write_stream(self, number: int, head: bytes, packed: bytes) -> None:
        """Write a stream: its dictionary with brackets, and its bytes as they are to stand there."""
        if self._position > MOST_BYTES:
            raise RenderError("one file of more than 4 GiB", "make several, with --split")
        _ROW.pack_into(self._rows, number * _ROW.size, 1, self._position, 0)
        self._write(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, packed))

    def add(self, body: bytes) -> int:
        """Write an object that is no stream; return its number."""
        number = self.reserve()
        self.write(number, body)
        return number

    def add_stream(self, content: bytes, keys: bytes = b"") -> int:
        """Compress and write a stream; return its number."""
        number = self.reserve()
        self._compress(number, content, keys)
        return number

    def write_entry(self, number: int, entry: Entry, body: bytes) -> None:
        """Write a filled entry."""
        if entry.stream is None:
            self.write(number, body)
        else:
            self.write_stream(number, body, entry.stream)

    def finish(self, catalog: int, about: int) -> None:
        """Write what is left and the cross-reference stream.

        Args:
            catalog: the number of the catalog.
            about: the number of the document's information dictionary.
        """
        self._flush()
        number = self.reserve()
        _ROW.pack_into(self._rows, number * _ROW.size, 1, self._position, 0)
        start, size = self._position, number + 1
        keys = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R" % (size, catalog, about)
        self._compress(number, bytes(self._rows), keys)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _compress(self, number: int, content: bytes, keys: bytes) -> None:
        packed = zlib.compress(content, 6)
        self.write_stream(number, b"<<%s/Filter/FlateDecode/Length %d>>" % (keys, len(packed)), packed)

    def _flush(self) -> None:
        if not self._waiting:
            return
        number = self.reserve()
        heads, at = [], 0
        for place, (one, body) in enumerate(zip(self._numbers, self._waiting, strict=True)):
            heads.append(b"%d %d" % (one, at))
            at += len(body) + 1
            _ROW.pack_into(self._rows, one * _ROW.size, 2, number, place)
        head = b" ".join(heads) + b"\n"
        keys = b"/Type/ObjStm/N %d/First %d" % (len(heads), len(head))
        self._compress(number, head + b"\n".join(self._waiting), keys)
        self._numbers, self._waiting = [], []

    def _write(self, part: bytes) -> None:
        self._file.write(part)
        self._position += len(part)
