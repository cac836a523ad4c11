"""The line on top of each page of a fax: when, from whom, from which number, which page; above what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from plaint.render.fonts import font_file, has_characters
from plaint.render.raster import ACROSS, DOWN, FINER, WIDTH

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = 9.0  # points
ABOVE, STRIP, SIDE = 4.0, 9.0, 15.0  # millimetres: to the type, of all of it, left and right of it
_FACES = ("PlaintSans-Regular.ttf", "PlaintSerif-Regular.ttf")
_GAP = "   "
_INCH = 25.4
_INK = 200  # what is darker than this is something that is printed
_DOTS = FINER * ACROSS  # an inch of what is drawn before it is averaged


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What stands on top of each page.

    Attributes:
        date: of the letter, as printed here; "" where it has none.
        name: of who sends it, as the letter shows it; "".
        number: the sender's own; "".
        page: which page of how many, with {page} and {pages}; not in words, since the letter's own pages are told so.
    """

    date: str = ""
    name: str = ""
    number: str = ""
    page: str = "{page}/{pages}"


def put_on_top(page: Image, heading: Heading, number: int, pages: int) -> Image:
    """Return a page in grey with its line on top; what stands so high moves down, or all of it becomes smaller.

    Args:
        page: `raster.WIDTH` dots wide.
        heading: the words.
        number: of this page, from 1.
        pages: how many there are.
    """
    room = _rows(STRIP)
    cleared = _clear(page, room)
    cleared.paste(_draw(heading, heading.page.format(page=number, pages=pages)), (0, 0))
    return cleared


def _rows(millimetres: float) -> int:
    return round(millimetres / _INCH * DOWN)


def _clear(page: Image, room: int) -> Image:
    """Return a page of the same size whose first rows are free."""
    from PIL import Image

    box = page.point([255] * _INK + [0] * (256 - _INK)).getbbox()
    if box is None or box[1] >= room:
        return page.copy()
    sheet = Image.new("L", page.size, 255)
    down = room - box[1]
    if box[3] + down <= page.height:
        sheet.paste(page, (0, down))
        return sheet
    height = page.height - room
    smaller = page.resize((round(WIDTH * height / page.height), height), Image.Resampling.BOX)
    sheet.paste(smaller, ((WIDTH - smaller.width) // 2, room))
    return sheet


def _draw(heading: Heading, right: str) -> Image:
    from PIL import Image, ImageDraw

    size = WIDTH * FINER, round(STRIP / _INCH * _DOTS)
    finer = Image.new("L", size, 255)
    pen = ImageDraw.Draw(finer)
    side, top = round(SIDE / _INCH * _DOTS), round(ABOVE / _INCH * _DOTS)
    edge = size[0] - side - _width(right)
    pen.text((edge, top), right, fill=0, font=_font(_face(right) or _FACES[0]))
    at = float(side)
    for words in _fitted(heading, edge - 2 * side):
        pen.text((at, top), words, fill=0, font=_font(_face(words)))
        at += _width(words + _GAP)
    return finer.resize((WIDTH, _rows(STRIP)), Image.Resampling.BOX)


def _fitted(heading: Heading, room: float) -> tuple[str, ...]:
    """Return the words on the left; a name that is too long is cut short, one that no face has is left out."""
    for length in range(len(heading.name), -1, -1):
        is_whole = length == len(heading.name)
        name = heading.name if is_whole else f"{heading.name[:length].rstrip()}…"
        words = tuple(filter(_face, (heading.date, name if length else "", heading.number)))
        if _width(_GAP.join(words)) <= room:
            break
    return words


def _face(words: str) -> str:
    return next((face for face in _FACES if words and has_characters(words, face)), "")


@cache
def _font(face: str) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(font_file(face)), SIZE / 72 * _DOTS, layout_engine=ImageFont.Layout.BASIC)


def _width(words: str) -> float:
    return float(_font(_face(words) or _FACES[0]).getlength(words))
