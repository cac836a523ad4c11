"""What WeasyPrint made of a document, as plain bytes that another process may have made."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from plaint.render.binding.entries import NODE, ROOT, Entry, key_mark, split_references

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.render.pdf import Press


@dataclass(frozen=True, slots=True)
class Fragment:
    """The pages of one document, ready to be bound; can be pickled.

    Attributes:
        title, language: of the document.
        entries: its objects, those that they refer to first.
        pages: which entries are pages, in order.
        kids: which entries stand at the top of the structure tree.
        parents: by key of the parent tree, from 0 on: the elements of a page by MCID (None: of no element), or the
            one element of an annotation.
    """

    title: str
    language: str
    entries: tuple[Entry, ...]
    pages: tuple[int, ...]
    kids: tuple[int, ...] = ()
    parents: tuple[tuple[int | None, ...] | int, ...] = ()


def take_fragment(press: Press, document: Any, *, tagged: bool = True) -> Fragment:
    """Take a laid-out document as a fragment.

    Args:
        press: that laid it out.
        document: as `Press.lay_out` gives it.
        tagged: with the structure that PDF/UA-1 asks for.

    Raises:
        RenderError: something is spoilt, or set in a font that is not ours.
    """
    pdf = press.paint(document, tagged=tagged)
    taking = Taking(pdf)
    pages = tuple(taking.take(number) for number in pdf.pages["Kids"][::3])
    kids, parents = taking.structure() if tagged else ((), ())
    metadata = document.metadata
    return Fragment(metadata.title or "", metadata.lang or "en", tuple(taking.entries), pages, kids, parents)


@dataclass
class Taking:
    """Objects of a `pydyf.PDF` on their way to entries, with all that they refer to."""

    pdf: Any
    entries: list[Entry] = field(default_factory=list)
    _index: dict[int, int] = field(default_factory=dict)
    _numbers: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name_subsets(self.pdf)
        self._index[self.pdf.pages.number] = NODE
        self._numbers = {item.reference: item.number for item in self.pdf.objects if item.number}
        if root := self.pdf.catalog.get("StructTreeRoot"):
            self.root = self.pdf.objects[self._numbers[root]]
            self.document = self.pdf.objects[self._numbers[self.root["K"][0]]]
            self._index[self.document.number] = ROOT

    def take(self, number: int) -> int:
        """Return the index of an object's entry, made where it is not there yet."""
        if number not in self._index:
            item = self.pdf.objects[number]
            unique = _is_unique(item)
            if unique:  # its parts refer back to it
                self._reserve(number)
            entry = self._entry(item, shared=not unique)
            if unique:
                self.entries[self._index[number]] = entry
            else:
                self._index[number] = len(self.entries)
                self.entries.append(entry)
        return self._index[number]

    def _reserve(self, number: int) -> None:
        self._index[number] = len(self.entries)
        self.entries.append(Entry(b""))

    def _entry(self, item: Any, *, shared: bool) -> Entry:
        for name in ("StructParents", "StructParent"):
            if isinstance(item, dict) and isinstance(item.get(name), int):
                item[name] = key_mark(item[name])
        if hasattr(item, "stream"):
            return self._stream(item)
        template, references = split_references(item.data, self.take)
        return Entry(template, references, None, shared)

    def _stream(self, item: Any) -> Entry:
        head, _, rest = item.data.partition(b"stream\n")
        template, references = split_references(head.rstrip(b"\n"), self.take)
        return Entry(template, references, rest.removesuffix(b"\nendstream"), shared=True)

    def structure(self) -> tuple[tuple[int, ...], tuple[tuple[int | None, ...] | int, ...]]:
        """Return the top of the structure tree, and the parent tree by key."""
        kids = tuple(self._taken(self.document["K"]))
        parents = self.pdf.objects[self._numbers[self.root["ParentTree"]]]["Nums"][1::2]
        return kids, tuple(self._parents(found) for found in parents)

    def _parents(self, found: Any) -> tuple[int | None, ...] | int:
        if isinstance(found, bytes):
            return self.take(self._numbers[found])
        return tuple(self._taken_or_none(reference) for reference in found)

    def _taken(self, references: Iterable[bytes]) -> Iterable[int]:
        return (self.take(self._numbers[reference]) for reference in references)

    def _taken_or_none(self, reference: bytes) -> int | None:
        return None if reference == b"null" else self.take(self._numbers[reference])


def name_subsets(pdf: Any) -> None:
    """Give every subset of a font a tag of its own (ISO 32000-1, 9.6.4): a file may hold several of one font.

    WeasyPrint's tag is the same for all subsets of a font; this one follows from what is in it.
    """
    objects = {item.reference: item for item in pdf.objects if item.number}
    renamed: dict[bytes, bytes] = {}
    for item in pdf.objects:
        if isinstance(item, dict) and "FontFile2" in item:
            digest = blake2b(b"".join(objects[item["FontFile2"]].stream), digest_size=6).digest()
            tag = bytes(ord("A") + number % 26 for number in digest)
            renamed[item["FontName"]] = b"/" + tag + b"+" + item["FontName"].partition(b"+")[2]
    for item in pdf.objects:
        for key in ("FontName", "BaseFont"):
            if isinstance(item, dict) and item.get(key) in renamed:
                item[key] = renamed[item[key]]


def _is_unique(item: Any) -> bool:
    """Tell whether an object stands for a place of its own: page, element, annotation; others are what they say."""
    return isinstance(item, dict) and item.get("Type") in ("/Page", "/StructElem", "/Annot", "/OBJR")
