"""What is printed besides letters: a piece is one part of a print job, with its own size of paper.

The built-in templates for pieces extend `piece.html`, which gives them fonts, page and plain type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from plaint.render import fonts, geometry
from plaint.render.look import Face

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plaint.render.paper import Templates
    from plaint.render.pdf import Press

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
MARGIN = 15.0  # millimetres; every office printer leaves less


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The sheet of a piece and its margins, in millimetres."""

    width: float
    height: float
    top: float = MARGIN
    right: float = MARGIN
    bottom: float = MARGIN
    left: float = MARGIN

    @property
    def inner_width(self) -> float:
        """What is left between the margins, in millimetres."""
        return self.width - self.left - self.right

    @property
    def inner_height(self) -> float:
        """What is left between the margins, in millimetres."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a print job.

    Attributes:
        name: of its file, without ending.
        title: in the bookmarks of a file that holds several pieces.
        html: names fonts and pictures as `font:` and `workspace:`.
    """

    name: str
    title: str
    html: str


def page_of(paper: str, *, margin: float = MARGIN, landscape: bool = False) -> Page:
    """Return a page of `A4` or `Letter` with even margins in millimetres."""
    width, height = geometry.SHEETS[paper]
    if landscape:
        width, height = height, width
    return Page(width=width, height=height, top=margin, right=margin, bottom=margin, left=margin)


def fill_piece(templates: Templates, name: str, page: Page, values: Mapping[str, object]) -> str:
    """Fill a piece's template; besides `values` it sees `page` and `faces`.

    Raises:
        TemplateError: the template cannot be filled.
    """
    faces = tuple(Face(*face) for face in fonts.FACES)
    html = templates.fill(name, {"page": page, "faces": faces, **values})
    extra = tuple(Face(*face) for face in fonts.extra_faces([html]))
    return templates.fill(name, {"page": page, "faces": (*faces, *extra), **values}) if extra else html


def printed_words(html: str) -> str:
    """Return everything that a filled template prints, without its markup and style."""
    body = _STYLE.sub("", html).partition("<body")[2]
    return unescape(_TAG.sub(" ", "<body" + body))


def set_bookmark(document: Any, title: str) -> None:
    """Give a laid-out document one bookmark, at its first page, instead of one for each of its headings."""
    for page in document.pages:
        page.bookmarks.clear()
    document.pages[0].bookmarks.append((1, title, (0, 0), "open"))


def print_pieces(press: Press, pieces: Iterable[Piece]) -> tuple[bytes, int]:
    """Return one PDF of all pieces in their order, a bookmark each, and the number of its pages.

    Raises:
        RenderError: something is missing, refused or spoilt.
    """
    documents = [press.lay_out(piece.html) for piece in pieces]
    joined = press.join(documents)
    return press.write(joined), len(joined.pages)
