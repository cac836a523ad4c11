"""Where a binder puts what letters share: each object once, while it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from plaint.render.binding.entries import ROOT, Entry
from plaint.render.binding.stamped import PAGE
from plaint.render.binding.trees import text_string

if TYPE_CHECKING:
    from collections.abc import Hashable

    from plaint.render.binding.stamped import Kit, Mould, Sheet
    from plaint.render.binding.writer import Writer

MOST_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class Place:
    """A mould whose shared parts are written.

    Attributes:
        pages: of each page, its dictionary, to be filled with its node, its gaps and, with structure, its key.
        gaps: of each page, how many.
        elements: the structure, each element's dictionary and references.
        parents: of each page, its row of the parent tree and references.
    """

    pages: tuple[bytes, ...]
    gaps: tuple[int, ...]
    elements: tuple[Entry, ...]
    parents: tuple[Entry, ...]


class Shelf:
    """Writes shared objects.

    Args:
        writer: of the file.
        language: of the whole file; moulds in another say so.
        tagged: with structure.
    """

    def __init__(self, writer: Writer, language: str, *, tagged: bool) -> None:
        self._writer = writer
        self._language = language
        self._tagged = tagged
        self._objects: dict[Hashable, int] = {}
        self._places: dict[Mould, Place] = {}
        self._kits: dict[Kit, dict[int, int]] = {}

    def share(self, entry: Entry, numbers: dict[int, int]) -> int:
        """Write an object, or find the same one; return its number."""
        body = entry.filled(numbers.__getitem__)
        digest = blake2b(body + b"\0" + (entry.stream or b""), digest_size=16).digest()
        if (number := self._objects.get(digest)) is not None:
            return number
        number = self._writer.reserve()
        self._writer.write_entry(number, entry, body)
        return self._remember(digest, number)

    def gap(self, content: bytes) -> int:
        """Write what fills a gap, or find the same one; return its number."""
        number = self._objects.get(content)
        return self._remember(content, self._writer.add_stream(content)) if number is None else number

    def _remember(self, key: Hashable, number: int) -> int:
        self._objects[key] = number
        if len(self._objects) > MOST_REMEMBERED:
            for oldest in list(self._objects)[: MOST_REMEMBERED // 2]:
                del self._objects[oldest]
        return number

    def place(self, mould: Mould) -> Place:
        """Return a mould's place, its shared parts written once."""
        if mould not in self._places:
            numbers = self._numbers(mould.kit)
            self._places[mould] = Place(
                tuple(self._page(sheet, numbers) for sheet in mould.sheets),
                tuple(sheet.parts.count(None) for sheet in mould.sheets),
                tuple(self._element(number, mould) for number in range(len(mould.elements))),
                tuple(_row(sheet) for sheet in mould.sheets),
            )
        return self._places[mould]

    def _numbers(self, kit: Kit) -> dict[int, int]:
        if kit not in self._kits:
            numbers: dict[int, int] = {}
            for place, entry in enumerate(kit.entries):
                numbers[place] = self.share(entry, numbers)
            self._kits[kit] = numbers
        return self._kits[kit]

    def _page(self, sheet: Sheet, numbers: dict[int, int]) -> bytes:
        contents = b" ".join(b"%d 0 R" if part is None else b"%d 0 R" % self.gap(part) for part in sheet.parts)
        tagged = b"/Tabs/S/StructParents %d" if self._tagged else b""
        head = b"<</Type/Page%s/Resources %d 0 R" % (sheet.size, numbers[sheet.resources])
        return head + b"/Parent %d 0 R/Contents[" + contents + b"]" + tagged + b">>"

    def _element(self, number: int, mould: Mould) -> Entry:
        element = mould.elements[number]
        if number not in mould.kids or mould.language == self._language:
            return element
        spoken = b"<</Lang%s" % text_string(mould.language).replace(b"%", b"%%")
        return Entry(spoken + element.template.removeprefix(b"<<"), element.references)


def _row(sheet: Sheet) -> Entry:
    marks = b" ".join(b"null" if one is None else b"%d 0 R" for one in sheet.parents)
    return Entry(b"[%s]" % marks, tuple(one for one in sheet.parents if one is not None))


def number_in(reference: int, first: int, root: int, pages: list[int]) -> int:
    """Return the number of what an element of a stamped letter refers to.

    Args:
        reference: as in `Mould.elements`.
        first: the number of the letter's first element.
        root: the number of the structure's root.
        pages: the numbers of the letter's pages.
    """
    if reference >= 0:
        return first + reference
    return root if reference == ROOT else pages[PAGE - reference]
