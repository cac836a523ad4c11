"""PDF becomes pictures: pages in grey, in the measures of a fax (ITU-T T.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

ACROSS, DOWN = 204, 196  # dots an inch of a fine fax
WIDTH = 1728  # dots of a line: 215.2 mm, so that A4 and Letter fit
# Three times as fine across as a fax and then averaged, letters keep their shapes when dots become black or white.
FINER = 3
_POINT = 1 / 72  # inches; PDF 32000-1, 8.3.2.3
_OVERHANG = 8  # dots that may be lost at the edges: Letter is 6 wider than a line


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of a PDF, drawn one at a time, since each takes 35 MB until it is averaged.

    Attributes:
        pdf: the file.
    """

    pdf: bytes

    def __len__(self) -> int:
        document = _open(self.pdf)
        try:
            return len(document)
        finally:
            document.close()

    def __iter__(self) -> Iterator[Image]:
        """Yield each page in grey, `WIDTH` dots wide; one that is wider is made to fit."""
        document = _open(self.pdf)
        try:
            for number in range(len(document)):
                yield _draw(document[number])
        finally:
            document.close()


def _open(pdf: bytes) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def _draw(page: Any) -> Image:
    across, down = (length * _POINT for length in page.get_size())
    reduced = min(1.0, WIDTH / max(1.0, across * ACROSS - _OVERHANG))
    bitmap = page.render(scale=FINER * ACROSS * _POINT * reduced, grayscale=True)
    try:
        size = round(across * ACROSS * reduced), max(1, round(down * DOWN * reduced))
        return _centre(_average(bitmap.to_pil(), size))
    finally:
        bitmap.close()
        page.close()


def _average(picture: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    return picture.resize(size, Resampling.BOX)


def _centre(page: Image) -> Image:
    from PIL import Image

    sheet = Image.new("L", (WIDTH, page.height), 255)
    sheet.paste(page, ((WIDTH - page.width) // 2, 0))
    return sheet
