"""A letter's PDF becomes a fax: black and white pages of 204 x 196 dots an inch, each with its line on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.render.fax_strip import Heading, put_on_top
from plaint.render.raster import ACROSS, DOWN, Sheets
from plaint.render.tiff import Profile, write_tiff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from plaint.model.letter import Letter

# Grey becomes black up to here: type stays whole, and thin strokes of a signature are seen. Dithered, a page is half as
# large again and its letters have ragged edges.
THRESHOLD = 150


def heading_of(letter: Letter, number: str = "") -> Heading:
    """Return what stands on top of each page of a letter.

    Args:
        letter: the letter; a name that it shows by initials stays so.
        number: the sender's own fax number in E.164; "" where there is none.
    """
    from plaint.contacts.dialling import dial

    return Heading(
        date=letter.date.isoformat() if letter.is_dated else "",
        name=sender_of(letter),
        number=dial(number, None).text if number else "",
    )


def sender_of(letter: Letter) -> str:
    """Return who sends a letter, as it shows that: its head, else the first who signs and how many others do."""
    if letter.sender:
        return letter.sender[0]
    first, *others = letter.signatures
    if not others or not first.name:
        return first.name
    return f"{first.name} + {len(others)}"


def fax_pages(pdf: bytes, heading: Heading, profile: Profile = "F") -> bytes:
    """Return a PDF as a fax: TIFF-F (RFC 3949), 1728 dots wide, 204 x 196 dots an inch; drawn page by page.

    Args:
        pdf: the pages, A4 or Letter, upright; a cover page among them.
        heading: what stands on top of each.
        profile: F; S for a gateway that wants the simplest form.
    """
    sheets = Sheets(pdf)
    return write_tiff(_black_and_white(sheets, heading), len(sheets), profile, (ACROSS, DOWN))


def _black_and_white(sheets: Sheets, heading: Heading) -> Iterator[Image]:
    pages = len(sheets)
    for number, page in enumerate(sheets, 1):
        yield put_on_top(page, heading, number, pages).point([0] * (THRESHOLD + 1) + [255] * (255 - THRESHOLD), "1")
