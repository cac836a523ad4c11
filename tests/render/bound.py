"""What a bound PDF holds, letter by letter, next to what the same letter holds when it is printed by itself."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2


def picture(page: pypdfium2.PdfPage) -> bytes:
    """Return every pixel of a page at 150 dpi."""
    bitmap = page.render(scale=150 / 72)
    return bytes(bitmap.buffer)


def words(page: pypdfium2.PdfPage) -> str:
    return page.get_textpage().get_text_bounded()


def syntax_faults(pdf: bytes) -> list[str]:
    """List what qpdf's library finds wrong with a file: its syntax, and what it had to mend to read it at all."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [*map(str, opened.get_warnings()), *opened.check_pdf_syntax()]


def differences(bound: pypdfium2.PdfDocument, first: int, alone: bytes) -> list[str]:
    """List how the pages of a bound file from `first` on differ from those of a letter alone."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(alone)):
        other = bound[first + number]
        if other.get_size() != page.get_size():
            found.append(f"page {number}: size")
        if picture(other) != picture(page):
            found.append(f"page {number}: pixels")
        if words(other) != words(page):
            found.append(f"page {number}: {words(other)!r}, not {words(page)!r}")
    return found


class Structure:
    """The structure of a tagged PDF, and what is wrong with it."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(pdf))
        self.root = self.pdf.Root.StructTreeRoot
        self.pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.keys = dict(_numbers(self.root.ParentTree))

    def trees(self) -> list[Any]:
        """Return the elements at the top as nested lists: kind, page (of the whole file), attributes, kids."""
        return [self._tree(kid) for kid in self.root.K[0].K]

    def _tree(self, element: Any) -> list[Any]:
        if not isinstance(element, pikepdf.Dictionary):
            return [int(element)]
        more = sorted(f"{key}={element[key]!r}" for key in element if key in ("/A", "/Alt"))
        return [str(element.S), self.pages[element.Pg.objgen], *more, *map(self._tree, element.get("/K", []))]

    def faults(self) -> list[str]:
        """List marked contents that do not lead to their element by the parent tree, and back."""
        found = []
        for number, page in enumerate(self.pdf.pages):
            row = self.keys[int(page.StructParents)]
            marked = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            found += [f"page {number}: MCID {one} twice" for one in set(marked) if marked.count(one) > 1]
            for mcid in marked:
                element = row[mcid]
                if element.Pg.objgen != page.objgen or mcid not in [k for k in element.K if isinstance(k, int)]:
                    found.append(f"page {number}: MCID {mcid}")
        return found


def _numbers(node: Any) -> list[tuple[int, Any]]:
    if "/Kids" in node:
        return [pair for kid in node.Kids for pair in _numbers(kid)]
    pairs = list(node.Nums)
    return [(int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True)]


def shifted(tree: list[Any], pages: int) -> list[Any]:
    """Return a tree as it stands in a file with so many pages before it."""
    if len(tree) == 1:
        return tree
    kind, page, *rest = tree
    return [kind, page + pages, *(shifted(one, pages) if isinstance(one, list) else one for one in rest)]
