"""Envelopes: each a page of its own size, printed without a window.

All lengths are millimetres from the top left corner. What must stay free, and for whom:

    zone        where                                whose rule
    stamp       74 x 40, upper right                 the posts of the Universal Postal Union
    coding      16 high, right 150                   15 (many posts of Europe), 15.9 x 120.7 (United States)
    address     16 or more from right and bottom,    same; at most 140 from the right, 40 or more from the top
                begins 115 from the right            (UPU); within 69.9 of the bottom on American sizes
    sender      8 from left and top, above 40        same; the priority mark stands below it (UPU)

United States: Publication 28, appendix A1 (pe.usps.com): the address lies between 5/8 and 2 3/4 inch from the bottom,
1/2 inch from the sides; 5/8 x 4 3/4 inch at the lower right stay free; sans serif type is preferred (Domestic Mail
Manual 202). Sizes: DL, C4, C5, C6 are of ISO 269, C5/6 of DIN 678; #9, #10 and Monarch are the commonest there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.errors import RenderError, UnknownName
from plaint.render import fonts
from plaint.render.geometry import Box
from plaint.render.many import fit_all
from plaint.render.piece import Page, Piece, fill_piece
from plaint.render.window import INDENT, fit_lines, with_postcode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plaint.compose.mailing import Mail
    from plaint.render.paper import Templates
    from plaint.render.window import Fit

EDGE = 8.0
STAMP_WIDTH, STAMP_HEIGHT = 74.0, 40.0
CODING_WIDTH, CODING_HEIGHT = 150.0, 16.0
ADDRESS_REACH, RIGHT = 115.0, 16.0  # from the right edge
ADDRESS_TOP = 0.47  # of the height: the eye looks for the address a little above the middle
MARK_HEIGHT = 8.0
ENVELOPES_A_PIECE = 100
LEAST_OVERHANG = 0.1  # a block as high as its page would make WeasyPrint add an empty one
FACE = "PlaintSans-Regular.ttf"
ADDRESS_SIZES = tuple(half / 2 for half in range(26, 17, -1))  # points
SENDER_SIZES = tuple(half / 2 for half in range(17, 11, -1))
GOOD_SIZE, GOOD_SENDER = 11.0, 7.5


@dataclass(frozen=True, slots=True)
class Envelope:
    """The size of an envelope without a window.

    Attributes:
        name: as in `--size`.
    """

    name: str
    width: float
    height: float

    @property
    def stamp(self) -> Box:
        """Where the stamp goes."""
        return Box(self.width - STAMP_WIDTH, 0, STAMP_WIDTH, STAMP_HEIGHT)

    @property
    def coding(self) -> Box:
        """Where the post prints its own marks."""
        return Box(self.width - CODING_WIDTH, self.height - CODING_HEIGHT, CODING_WIDTH, CODING_HEIGHT)

    @property
    def sender(self) -> Box:
        """Where the return address and the priority mark stand."""
        return Box(EDGE, EDGE, min(90.0, self.width - STAMP_WIDTH - 2 * EDGE), STAMP_HEIGHT - EDGE - 2)

    @property
    def address(self) -> Box:
        """Where the address stands."""
        top = round(max(STAMP_HEIGHT + 2, ADDRESS_TOP * self.height), 2)
        width = ADDRESS_REACH - RIGHT
        return Box(self.width - ADDRESS_REACH, top, width, round(self.height - CODING_HEIGHT - top, 2))


ENVELOPES = (
    Envelope("DL", 220, 110),
    Envelope("C5/6", 229, 114),
    Envelope("C6", 162, 114),
    Envelope("C5", 229, 162),
    Envelope("C4", 324, 229),
    Envelope("10", 241.3, 104.8),
    Envelope("9", 225.4, 98.4),
    Envelope("Monarch", 190.5, 98.4),
)


def envelope_named(name: str) -> Envelope:
    """Return an envelope by name, in capitals or not, with or without `#`.

    Raises:
        UnknownName: there is none of that name.
    """
    found = {envelope.name.casefold(): envelope for envelope in ENVELOPES}
    wanted = name.casefold().removeprefix("#").removeprefix("no.").strip()
    if wanted not in found:
        raise UnknownName("size of envelope", name, [envelope.name for envelope in ENVELOPES])
    return found[wanted]


def envelope_for(paper: str) -> Envelope:
    """Return the envelope in common use where letters are written on `A4` or `Letter`."""
    return envelope_named("10" if paper == "Letter" else "DL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One envelope as its template sees it.

    Attributes:
        language: of the address.
        address, sender: lines that fit, with size and leading in points.
        mark: the words of the priority mark, the second line perhaps empty; none where it would be wrong.
    """

    language: str
    address: Fit
    sender: Fit | None
    mark: tuple[str, ...]


def print_envelopes(
    templates: Templates, envelope: Envelope, mails: Sequence[Mail], *, is_priority: bool = True
) -> tuple[Piece, ...]:
    """Return envelopes, a page each, some of them a piece.

    Args:
        templates: the paper.
        envelope: their size.
        mails: what is written on them; the pieces are in the first one's language.
        is_priority: mark those that go abroad as the Universal Postal Union's priority mail.

    Raises:
        RenderError: an address does not fit, or has a character that no font has.
        TemplateError: the template cannot be filled.
    """
    faces = fit_all(mails, lambda mail: _face(envelope, mail, is_priority=is_priority))
    page = Page(width=envelope.width, height=envelope.height, top=0, right=0, bottom=0, left=0)
    language = mails[0].language
    title = phrase(language, "copies.envelopes")
    values = {
        "language": language,
        "title": title,
        "envelope": envelope,
        "indent": INDENT,
        "height": envelope.height - LEAST_OVERHANG,
    }
    return tuple(
        Piece(
            "envelopes",
            title,
            fill_piece(templates, "envelopes.html", page, {**values, "envelopes": faces[at : at + ENVELOPES_A_PIECE]}),
        )
        for at in range(0, len(faces), ENVELOPES_A_PIECE)
    )


def _face(envelope: Envelope, mail: Mail, *, is_priority: bool) -> Face:
    mark = _mark(mail.language) if is_priority and mail.goes_abroad else ()
    fonts.require_characters((*mail.lines, *mail.sender, *mark), f"the envelope of {mail.whose}")
    return Face(
        language=mail.language,
        address=_fitted(mail, envelope),
        sender=_sender(mail, envelope.sender, MARK_HEIGHT if mark else 0),
        mark=mark,
    )


def _fitted(mail: Mail, envelope: Envelope) -> Fit:
    for lines in (mail.lines, with_postcode(mail.lines)):
        if fit := fit_lines(lines, envelope.address, ADDRESS_SIZES, good=GOOD_SIZE, face=FACE):
            return fit
    hint = f"shorten its lines, or choose a larger envelope by --size: {', '.join(one.name for one in ENVELOPES)}"
    raise RenderError(f"the address of {mail.whose} does not fit an envelope {envelope.name}", hint)


def _sender(mail: Mail, box: Box, taken: float) -> Fit | None:
    """Return how the return address fits.

    Raises:
        RenderError: it does not.
    """
    if not mail.sender:
        return None
    room = Box(box.x, box.y, box.width, box.height - taken)
    for lines in (mail.sender, with_postcode(mail.sender)):
        if fit := fit_lines(lines, room, SENDER_SIZES, good=GOOD_SENDER, face=FACE):
            return fit
    raise RenderError(
        f"the return address on the envelope of {mail.whose} is too long", "shorten it, or leave it out by --no-return"
    )


def _mark(language: str) -> tuple[str, ...]:
    """Return the priority mark in French, the Union's language, and what that means in the sender's."""
    translated = phrase(language, "copies.priority")
    return ("PRIORITAIRE – PAR AVION", *((translated,) if translated != "Prioritaire – par avion" else ()))
