"""One PDF of many letters, written as they come: what they share stands in it once."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from plaint.render.binding.entries import KEY, NODE, ROOT
from plaint.render.binding.shelf import Shelf, number_in
from plaint.render.binding.trees import PageTree, ParentTree, references, text_string, write_bookmarks
from plaint.render.binding.writer import Writer

if TYPE_CHECKING:
    from typing import BinaryIO

    from plaint.render.binding.fragment import Fragment
    from plaint.render.binding.shelf import Place
    from plaint.render.binding.stamped import Mould, Stamped

MOST_BOOKMARKS = 1000  # in a file without structure

_XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Binder:
    """Writes letters into one PDF, and keeps little of them.

    Without structure, memory stays the same however many letters there are, but for a few bytes of each object's
    place. With structure (PDF/UA-1, ISO 14289-1) it grows by the letters' places in it.

    Args:
        file: what it writes to; it is left open.
        title: of the whole file.
        language: of the whole file, ISO 639; letters in another say so themselves where there is structure.
        tagged: with structure; all fragments must have theirs then.
    """

    def __init__(self, file: BinaryIO, *, title: str, language: str, tagged: bool = False) -> None:
        self.title = title
        self.language = language
        self.tagged = tagged
        self._writer = Writer(file)
        self._pages = PageTree(self._writer)
        self._parents = ParentTree(self._writer)
        self._root = self._writer.reserve() if tagged else 0
        self._kids: list[int] = []
        self._bookmarks: list[tuple[str, int]] = []
        self._shelf = Shelf(self._writer, language, tagged=tagged)

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return self._pages.pages

    def add(self, fragment: Fragment, label: str = "") -> None:
        """Append a document's pages.

        Args:
            fragment: the document.
            label: its bookmark; its own title where this is empty.
        """
        numbers = self._reserve(fragment)
        number_of = partial(_number, numbers, self._parents.keys)
        spoken = b"<</Lang%s" % text_string(fragment.language) if fragment.language != self.language else b"<<"
        for place, entry in enumerate(fragment.entries):
            if entry.shared:
                numbers[place] = self._shelf.share(entry, numbers)
        for place, entry in enumerate(fragment.entries):
            if not entry.shared and place not in fragment.pages:
                opening = spoken if place in fragment.kids else b"<<"
                self._writer.write(numbers[place], opening + entry.filled(number_of).removeprefix(b"<<"))
        self._mark(label or fragment.title, numbers[fragment.pages[0]])
        for place in fragment.pages:
            numbers[NODE] = self._pages.node()
            self._writer.write(numbers[place], fragment.entries[place].filled(number_of))
            self._pages.add(numbers[place])
        self._add_structure(fragment, numbers)

    def _reserve(self, fragment: Fragment) -> dict[int, int]:
        """Return numbers for what stands for itself: others may turn out to be there already."""
        own = (place for place, entry in enumerate(fragment.entries) if not entry.shared)
        return {ROOT: self._root, **{place: self._writer.reserve() for place in own}}

    def _add_structure(self, fragment: Fragment, numbers: dict[int, int]) -> None:
        if not self.tagged:
            return
        for found in fragment.parents:
            if isinstance(found, int):
                self._parents.add(b"%d 0 R" % numbers[found])
            else:
                self._parents.add(_array(found, numbers))
        self._kids += (numbers[kid] for kid in fragment.kids)

    def add_stamped(self, stamped: Stamped, label: str = "") -> None:
        """Append a stamped letter's pages.

        Args:
            stamped: the letter, as `render.stamping` makes it.
            label: its bookmark.
        """
        place, used = self._shelf.place(stamped.mould), 0
        pages: list[int] = []
        for body, gaps in zip(place.pages, place.gaps, strict=True):
            node = self._pages.node()
            fill = map(self._shelf.gap, stamped.gaps[used : used + gaps])
            key = (self._parents.keys + len(pages),) if self.tagged else ()
            pages.append(self._writer.add(body % (node, *fill, *key)))
            self._pages.add(pages[-1])
            used += gaps
        self._mark(label, pages[0])
        if self.tagged:
            self._clone(stamped.mould, place, pages)

    def _clone(self, mould: Mould, place: Place, pages: list[int]) -> None:
        """Write the structure of a stamped letter: elements know their pages, so letters cannot share them."""
        first = self._writer.reserve(len(place.elements))
        number_of = partial(number_in, first=first, root=self._root, pages=pages)
        for number, element in enumerate(place.elements, first):
            self._writer.write(number, element.filled(number_of))
        for row in place.parents:
            self._parents.add(row.filled(number_of))
        self._kids += (first + kid for kid in mould.kids)

    def _mark(self, title: str, page: int) -> None:
        if self.tagged or len(self._bookmarks) <= MOST_BOOKMARKS:
            self._bookmarks.append((title, page))

    def close(self) -> int:
        """Write what stands at the end; return the number of pages. The file must have one."""
        writer = self._writer
        keys = [b"/Type/Catalog/Pages %d 0 R/Lang%s" % (self._pages.finish(), text_string(self.language))]
        keys.append(b"/ViewerPreferences<</DisplayDocTitle true>>")
        if self.tagged or len(self._bookmarks) <= MOST_BOOKMARKS:
            keys.append(b"/Outlines %d 0 R" % write_bookmarks(writer, self._bookmarks))
        if self.tagged:
            keys.append(self._finish_structure())
        catalog = writer.add(b"<<%s>>" % b"".join(keys))
        about = writer.add(b"<</Title%s/Producer(Plaint)>>" % text_string(self.title))
        writer.finish(catalog, about)
        return self.pages

    def _finish_structure(self) -> bytes:
        writer, root, keys = self._writer, self._writer.reserve(), self._parents.keys
        writer.write(self._root, b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (root, references(self._kids)))
        head = b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R" % (self._root, self._parents.finish())
        writer.write(root, head + b"/ParentTreeNextKey %d>>" % keys)
        said = _XMP.format(title=escape(self.title, quote=False), language=escape(self.language)).encode()
        metadata = writer.reserve()
        writer.write_stream(metadata, b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(said), said)
        return b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R" % (root, metadata)


def _number(numbers: dict[int, int], key: int, reference: int) -> int:
    return key + KEY - reference if reference <= KEY else numbers[reference]


def _array(found: tuple[int | None, ...], numbers: dict[int, int]) -> bytes:
    return b"[%s]" % b" ".join(b"null" if one is None else b"%d 0 R" % numbers[one] for one in found)
