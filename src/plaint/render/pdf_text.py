"""The text of a PDF that holds some, page by page, for reading an appeal."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 60
MOST_SIGNS = 400_000


def pdf_text(raw: bytes) -> str:
    """Return the text of a PDF, its pages parted by empty lines; empty where it only holds pictures.

    Pages and signs are bounded: an appeal is short, and a file may claim to have any number of them.

    Raises:
        PlaintError: the file is spoilt or locked; says what to do.
    """
    import pypdfium2

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
