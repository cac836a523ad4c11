"""The trees of a PDF, written while they grow: pages (ISO 32000-1, 7.7.3), numbers (7.9.7), bookmarks (12.3.3)."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plaint.render.binding.writer import Writer

FANOUT = 64


@dataclass
class _Node:
    number: int
    kids: list[int] = field(default_factory=list)
    pages: int = 0


class PageTree:
    """A balanced tree of pages; of each level only the node that still grows is kept."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._levels: list[_Node] = []
        self.pages = 0

    def node(self) -> int:
        """Return the number of the node that the next page belongs to."""
        return self._open(0).number

    def add(self, page: int) -> None:
        """Add a page that names `node` as its parent."""
        node = self._open(0)
        node.kids.append(page)
        node.pages += 1
        self.pages += 1

    def _open(self, level: int) -> _Node:
        if level == len(self._levels):
            self._levels.append(_Node(self._writer.reserve()))
        elif len(self._levels[level].kids) == FANOUT:
            self._close(level)
            self._levels[level] = _Node(self._writer.reserve())
        return self._levels[level]

    def _close(self, level: int) -> None:
        node, above = self._levels[level], self._open(level + 1)
        above.kids.append(node.number)
        above.pages += node.pages
        self._write(node, b"/Parent %d 0 R" % above.number)

    def _write(self, node: _Node, parent: bytes) -> None:
        body = b"<</Type/Pages%s/Count %d/Kids[%s]>>" % (parent, node.pages, references(node.kids))
        self._writer.write(node.number, body)

    def finish(self) -> int:
        """Write the open nodes; return the number of the root."""
        self._open(0)
        level = 0
        while level < len(self._levels) - 1:
            self._close(level)
            level += 1
        self._write(self._levels[-1], b"")
        return self._levels[-1].number


class ParentTree:
    """From the keys of pages and annotations to elements of the structure (ISO 32000-1, 14.7.4.4)."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._leaves: list[bytes] = []
        self._waiting: list[bytes] = []
        self.keys = 0

    def add(self, value: bytes) -> None:
        """Add the value of the next key."""
        self._waiting.append(value)
        self.keys += 1
        if len(self._waiting) == FANOUT:
            self._flush()

    def _flush(self) -> None:
        first = self.keys - len(self._waiting)
        pairs = b" ".join(b"%d %s" % pair for pair in enumerate(self._waiting, first))
        leaf = self._writer.add(b"<</Limits[%d %d]/Nums[%s]>>" % (first, self.keys - 1, pairs))
        self._leaves.append(b"%d 0 R" % leaf)
        self._waiting = []

    def finish(self) -> int:
        """Write what is left; return the number of the root."""
        if self._waiting:
            self._flush()
        return self._writer.add(b"<</Kids[%s]>>" % b" ".join(self._leaves))


def write_bookmarks(writer: Writer, bookmarks: list[tuple[str, int]]) -> int:
    """Write bookmarks, each a title and the number of its page; return the number of their root."""
    root, first = writer.reserve(), writer.reserve(len(bookmarks))
    for place, (title, page) in enumerate(bookmarks):
        number = first + place
        before = b"/Prev %d 0 R" % (number - 1) if place else b""
        after = b"/Next %d 0 R" % (number + 1) if place + 1 < len(bookmarks) else b""
        parts = (text_string(title), root, before, after, page)
        writer.write(number, b"<</Title%s/Parent %d 0 R%s%s/Dest[%d 0 R/XYZ null null null]>>" % parts)
    last = first + len(bookmarks) - 1
    writer.write(root, b"<</Type/Outlines/Count %d/First %d 0 R/Last %d 0 R>>" % (len(bookmarks), first, last))
    return root


def references(numbers: list[int]) -> bytes:
    """Return references to objects, as they stand in an array."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def text_string(text: str) -> bytes:
    """Return a text as a string of a PDF (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})".encode("ascii")
    return b"<%s>" % (BOM_UTF16_BE + text.encode("utf-16-be", "replace")).hex().encode("ascii")
