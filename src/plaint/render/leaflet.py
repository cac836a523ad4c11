"""A leaflet twice on one sheet, to be cut in the middle: A5 from A4, half letters from Letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.errors import RenderError
from plaint.render.fonts import require_characters
from plaint.render.piece import Page, Piece, fill_piece, page_of
from plaint.render.qr import qr_code

if TYPE_CHECKING:
    from plaint.compose.leaflets import Leaflet
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press

MARGIN = 11.0  # millimetres around each half
MOST_PAGES = 3  # in the largest type: more of it would not fit in the smallest either


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes in points."""

    title: float
    size: float
    leading: float


TYPES = (
    Type(26, 13, 17),
    Type(23, 12, 15.6),
    Type(20, 11, 14.5),
    Type(18, 10.5, 13.5),
    Type(17, 10, 12.8),
    Type(16, 9.5, 12),
    Type(15, 9, 11.2),
    Type(14, 8.5, 10.4),
)


@dataclass(frozen=True, slots=True)
class LeafletWords:
    """Fixed words in the leaflet's language."""

    demands: str
    advice: str
    link: str
    code: str


def leaflet_piece(leaflet: Leaflet, paper: str, templates: Templates, press: Press) -> Piece:
    """Return the sheet of a leaflet, `A4` or `Letter`, in the largest type in which it fits.

    Raises:
        RenderError: it does not fit in the smallest, or a character has no letter.
        TemplateError: the template cannot be filled.
    """
    require_characters(_printed(leaflet), f"{leaflet.campaign}, leaflet")
    sheet = page_of(paper, margin=0, landscape=True)
    half = Page(width=sheet.width / 2, height=sheet.height, top=0, right=0, bottom=0, left=0)
    for type_ in TYPES:
        pages = len(press.lay_out(_fill(leaflet, half, half, type_, templates)).pages)
        if pages > MOST_PAGES:
            break
        if pages == 1:
            html = _fill(leaflet, sheet, half, type_, templates)
            return Piece(f"leaflet-{leaflet.language}", leaflet.title, html)
    hint = "give the campaign fewer targets, or shorter facts and demands"
    raise RenderError(f"{leaflet.campaign}: the leaflet in '{leaflet.language}' does not fit on half a sheet", hint)


def _fill(leaflet: Leaflet, page: Page, half: Page, type_: Type, templates: Templates) -> str:
    language, link = leaflet.language, leaflet.link
    words = LeafletWords(
        demands=phrase(language, "street.demands"),
        advice=phrase(language, "street.leaflet.do"),
        link=labelled(language, "street.leaflet.more", link) if link else "",
        code=phrase(language, "street.leaflet.qr").format(link=link) if link else "",
    )
    values = {
        "language": language,
        "title": leaflet.title,
        "leaflet": leaflet,
        "words": words,
        "code": qr_code(link) if link else None,
        "half": half,
        "margin": MARGIN,
        "type": type_,
        "copies": ("left",) if page is half else ("left", "right"),
    }
    return fill_piece(templates, "leaflet.html", page, values)


def _printed(leaflet: Leaflet) -> tuple[str, ...]:
    addresses = (
        line for address in leaflet.addresses for line in (*address.lines, *(way.words for way in address.reach))
    )
    return (leaflet.title, *leaflet.case, *leaflet.demands, leaflet.link, *addresses)
