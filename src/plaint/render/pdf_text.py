"""The text of a PDF that holds some, page by page, for reading an appeal."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 60
MOST_SIGNS = 400_000
MOST_OF_ONE = 16 * 2**20
"""Bytes that one part of a PDF may unpack to, pictures apart."""
MOST_OF_ALL = 64 * 2**20
"""Bytes that all of them may."""
_PICTURES = 8
"""How many times these bounds a part may come to that calls itself a picture; it may still be read as text."""
_MOST_PARTS = 200
_DICTIONARY = 2048
_PIECE = 2**16
_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_CONTENTS = re.compile(rb"/Contents\s*\[([^\]]*)\]")


def pdf_text(raw: bytes) -> str:
    """Return the text of a PDF, its pages parted by empty lines; empty where it only holds pictures.

    Pages and signs are bounded: an appeal is short, and a file may claim to have any number of them.

    Raises:
        PlaintError: the file is spoilt or locked, or unpacks to more than any appeal has; says what to do.
    """
    import pypdfium2

    _refuse_bombs(raw)
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        remedy = "open it in a reader and print it into a new PDF, or copy its text"
        raise PlaintError(f"the PDF cannot be opened: {error}", remedy) from None
    pages: list[str] = []
    with closing(document):
        for number in range(min(len(document), MOST_PAGES)):
            pages.append(_page_text(document, number))
            if sum(map(len, pages)) > MOST_SIGNS:
                break
    return "\n\n".join(pages).replace("\r\n", "\n").replace("\r", "\n")[:MOST_SIGNS]


def pdf_pages(raw: bytes) -> Iterator[str]:
    """Yield the text of every page of a PDF, however many there are; nothing of one that cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        return
    with closing(document):
        for number in range(len(document)):
            yield _page_text(document, number)


def _page_text(document: object, number: int) -> str:
    import pypdfium2

    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:  # type: ignore[index]
            signs = min(text.count_chars(), MOST_SIGNS)
            return str(text.get_text_range(0, signs)) if signs > 0 else ""
    except pypdfium2.PdfiumError:
        return ""


def _refuse_bombs(raw: bytes) -> None:
    """Refuse a file that unpacks to many times its size, before anything keeps what it unpacks to.

    Raises:
        PlaintError: one part of it, or all together, are larger than allowed.
    """
    parts = (found[1].count(b" R") for found in _CONTENTS.finditer(raw))
    if any(count > _MOST_PARTS for count in parts) or any(share > 1 for share in _shares(raw)):
        remedy = "open it in a reader and copy its text"
        raise PlaintError("the PDF unpacks to far more than an appeal has", remedy)


def _shares(raw: bytes) -> Iterator[float]:
    """Yield, part by part, what share of its bound each packed one takes, and all so far of theirs."""
    total = 0.0
    for match in _STREAM.finditer(raw):
        head = raw[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        packings = len(_PACKED.findall(head))
        if not packings:
            continue
        more = _PICTURES if b"/Image" in head else 1
        # What is packed twice is made to be small.
        size = _size(raw, match.end(), MOST_OF_ONE * more) if packings == 1 else MOST_OF_ONE * more + 1
        total += size / more
        yield max(size / (MOST_OF_ONE * more), total / MOST_OF_ALL)


def _size(raw: bytes, start: int, most: int) -> int:
    """Return how many bytes the stream from `start` comes to, counted to just over `most`."""
    unpacker, size, at = zlib.decompressobj(), 0, start
    try:
        while not unpacker.eof and (unpacker.unconsumed_tail or at < len(raw)) and size <= most:
            piece = unpacker.unconsumed_tail or raw[at : at + _PIECE]
            at += 0 if unpacker.unconsumed_tail else _PIECE
            size += len(unpacker.decompress(piece, _PIECE))
    except zlib.error:
        return size
    return size
