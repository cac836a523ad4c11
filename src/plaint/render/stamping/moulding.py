"""Samples become moulds: laid out with WeasyPrint once, in one document, so that they share their fonts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plaint.errors import PlaintError
from plaint.render.binding.entries import ROOT, Entry, split_references
from plaint.render.binding.fragment import Taking
from plaint.render.binding.stamped import PAGE, Kit, Mould, Sheet
from plaint.render.stamping.cutting import Group, cut_page, operations
from plaint.render.stamping.errors import UnfitError
from plaint.render.stamping.gaps import find_lines
from plaint.render.stamping.printing import write_group
from plaint.render.stamping.shaping import ODD, Shaper
from plaint.render.typesetting import set_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plaint.render.paper import Templates
    from plaint.render.pdf import Press
    from plaint.render.stamping.gaps import Line
    from plaint.render.stamping.samples import Sample


@dataclass(frozen=True)
class LaidOut:
    """A sample on its pages, with the lines of each that have gaps."""

    sample: Sample
    document: Any
    lines: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, eq=False)
class Form:
    """A mould, and what goes into each of its gaps."""

    mould: Mould
    groups: tuple[Group, ...]


def lay_out_sample(sample: Sample, templates: Templates, press: Press) -> LaidOut:
    """Lay a sample out and find its gaps.

    Raises:
        UnfitError: the letters that it stands for cannot be stamped.
    """
    try:
        setting = set_html(lambda step: sample.html(templates, step), press)
    except PlaintError as error:  # rendering the letter in full says it of the letter itself
        raise UnfitError("it cannot be printed") from error
    names = {word: name for name, word in sample.words.items()}
    lines = tuple(tuple(find_lines(page, names)) for page in setting.document.pages)
    found = [words.box.text for page in lines for line in page for words in line.words if words.name]
    body = setting.html.partition("<body")[2]
    if len(found) != sum(body.count(word) for word in names):
        raise UnfitError("a template hides lines of who signs, or repeats them out of sight")
    if any(ODD.search(text) for text in (body, *found)):
        raise UnfitError("its text has characters that look like others")
    return LaidOut(sample, setting.document, lines)


class Caster:
    """Makes moulds of what was painted in one document.

    Args:
        pdf: `Press.paint` of all the documents, one after the other.
        shaper: knows the document's fonts.
        tagged: with structure.
    """

    def __init__(self, pdf: Any, shaper: Shaper, *, tagged: bool) -> None:
        self._pdf = pdf
        self._shaper = shaper
        self._tagged = tagged
        self._same = _keep_one_of_each(pdf)
        self._taking = Taking(pdf)
        self._numbers = list(pdf.pages["Kids"][::3])
        # one object for groups of the same words: letters of a signatory share what is written into them
        self._groups: dict[Group, Group] = {}
        pages = {pdf.objects[number].reference: number for number in self._numbers}
        self._resources = {
            number: self._taking.take(_number(pdf.objects[number]["Resources"])) for number in pages.values()
        }
        self._kit = Kit(tuple(self._taking.entries))

    def cast(self, laid_out: LaidOut, first: int) -> Form:
        """Return the mould of a sample.

        Args:
            laid_out: the sample.
            first: where its pages begin in the document.

        Raises:
            UnfitError: its pages hold what is not known here.
        """
        numbers = self._numbers[first : first + len(laid_out.lines)]
        structure = _Structure(self._pdf, numbers) if self._tagged else None
        sheets: list[Sheet] = []
        groups: list[Group] = []
        for number, lines in zip(numbers, laid_out.lines, strict=True):
            page = self._pdf.objects[number]
            if "Annots" in page:
                raise UnfitError("its pages have links")
            done = operations(self._pdf.objects[_number(page["Contents"])].stream)
            parts = cut_page([self._same.get(one, one) for one in done], lines, tagged=self._tagged)
            groups += (self._groups.setdefault(part, part) for part in parts if isinstance(part, tuple))
            kept = tuple(None if isinstance(part, tuple) else part for part in parts)
            parents = structure.row(number) if structure else ()
            sheets.append(Sheet(_size(page), self._resources[number], kept, parents))
        self._require_alike(laid_out.sample, groups)
        elements, kids = structure.elements() if structure else ((), ())
        language = laid_out.document.metadata.lang or "en"
        return Form(Mould(self._kit, tuple(sheets), elements, kids, language), tuple(groups))

    def _require_alike(self, sample: Sample, groups: Sequence[Group]) -> None:
        """Refuse where the sample's own words would be written otherwise than WeasyPrint has written them."""
        for row in (row for group in groups for row in group):
            for item in row.items:
                if item.name:
                    shaped = self._shaper.shape(item.style, sample.words[item.name])
                    if (shaped.shown, shaped.width) != (item.shown, item.width):
                        raise UnfitError("its lines are not set as expected")
            write_group((row,), sample.words, self._shaper)


def resized(own: Form | str, base: Form | str, other: Form | str) -> Form | str:
    """Return the form of letters whose sender's line is in another size, or why there is none.

    Args:
        own: of these letters, in the size of `base`.
        base: of the family's leader.
        other: of the leader, in the size that is wanted.
    """
    if not (isinstance(own, Form) and isinstance(base, Form) and isinstance(other, Form)):
        return next(form for form in (other, base, own) if isinstance(form, str))
    if not _differ_in_gaps(base.mould, other.mould) or not len(own.groups) == len(base.groups) == len(other.groups):
        return "its page is set as no other is"
    groups: list[Group] = []
    for mine, before, after in zip(own.groups, base.groups, other.groups, strict=True):
        if before != after and mine != before:
            return "its page is set as no other is"
        groups.append(mine if before == after else after)
    return Form(own.mould, tuple(groups))


def _differ_in_gaps(one: Mould, other: Mould) -> bool:
    """Tell whether the fixed parts of two moulds are the same."""
    alike = [[(sheet.size, sheet.parts, sheet.parents) for sheet in mould.sheets] for mould in (one, other)]
    return alike[0] == alike[1] and (one.elements, one.kids) == (other.elements, other.kids)


class _Structure:
    """The elements of some pages of a tagged PDF."""

    def __init__(self, pdf: Any, pages: list[int]) -> None:
        self._pdf = pdf
        self._pages = pages
        self._entries: list[Entry] = []
        root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
        self._document = pdf.objects[_number(root["K"][0])]
        parents = pdf.objects[_number(root["ParentTree"])]["Nums"]
        self._rows = dict(zip(parents[::2], parents[1::2], strict=True))
        self._index = {self._document.number: ROOT, **{page: PAGE - place for place, page in enumerate(pages)}}
        own = {pdf.objects[page].reference for page in pages}
        kids = (reference for reference in self._document["K"] if pdf.objects[_number(reference)]["Pg"] in own)
        self._kids = tuple(self._take(_number(kid)) for kid in kids)

    def elements(self) -> tuple[tuple[Entry, ...], tuple[int, ...]]:
        """Return all elements, and which of them stand at the top."""
        return tuple(self._entries), self._kids

    def row(self, page: int) -> tuple[int | None, ...]:
        """Return the elements of a page by MCID."""
        row = self._rows[self._pdf.objects[page]["StructParents"]]
        return tuple(None if one == b"null" else self._take(_number(one)) for one in row)

    def _take(self, number: int) -> int:
        if number not in self._index:
            item = self._pdf.objects[number]
            if not _is_element(item):
                raise UnfitError("its structure holds more than elements")
            self._index[number] = len(self._entries)
            self._entries.append(Entry(b""))
            self._entries[self._index[number]] = Entry(*split_references(item.data, self._take))
        return self._index[number]


def _keep_one_of_each(pdf: Any) -> dict[bytes, bytes]:
    """Drop pictures that others are the same as; return how each is drawn by how it was."""
    resources = {pdf.objects[number]["Resources"] for number in pdf.pages["Kids"][::3]}
    drawn: dict[bytes, bytes] = {}
    for reference in resources:
        pictures = pdf.objects[_number(reference)]["XObject"]
        first: dict[bytes, str] = {}
        for name, picture in list(pictures.items()):
            same = first.setdefault(_looks(pdf, pdf.objects[_number(picture)]), name)
            drawn[b"/%s Do" % name.encode("ascii")] = b"/%s Do" % same.encode("ascii")
            if same != name:
                del pictures[name]
    return drawn


def _looks(pdf: Any, picture: Any) -> bytes:
    """Return what tells a picture from others: its bytes, with its resources for their number."""
    resources = picture.extra.get("Resources")
    if resources is None:
        return bytes(picture.data)
    return bytes(picture.data).replace(resources, pdf.objects[_number(resources)].data)


def _is_element(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _size(page: Any) -> bytes:
    """Return a page's boxes; those that say what the largest says are left out."""
    boxes = {name: bytes(page[name].data) for name in ("MediaBox", "TrimBox", "BleedBox") if name in page}
    whole = boxes["MediaBox"]
    told = ((name, box) for name, box in boxes.items() if name == "MediaBox" or box != whole)
    return b"".join(b"/%s%s" % (name.encode("ascii"), box) for name, box in told)
