"""The measures of a letter's stylesheet: where its parts stand, how large its type is, which fonts it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.views import long_date
from plaint.render import fonts, geometry
from plaint.render.window import (
    FORWARD_LEADING,
    FORWARD_SIZE,
    INDENT,
    POINT,
    RETURN_GAP,
    RETURN_LEADING,
    window_text,
)

if TYPE_CHECKING:
    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout
    from plaint.render.window import WindowText

SUBJECT_GAP = 5.0  # millimetres between date and subject
MOST_WORDS = 7
MARK_HEIGHT = 0.2  # millimetres
CODE_SIZE = 6.5  # points
CODE_UP = 14.0  # millimetres from the lower edge to the top of the code: below all text, above what is not printed


@dataclass(frozen=True, slots=True)
class Type:
    """How large the text is set, and how far apart, in points; room to sign and lower margin in millimetres."""

    size: float
    leading: float
    gap: float
    wide_gap: float
    room: float
    bottom: float


# A letter is set as the first; one that spills a little over its page, as the first after it that keeps one page.
TYPES = (
    Type(11, 14.5, 7.25, 14.5, 15, geometry.BOTTOM),
    Type(10.5, 13.6, 6, 12, 14, 20),
    Type(10, 13, 5, 10, 13, 17),
)


@dataclass(frozen=True, slots=True)
class Face:
    """A font file as a stylesheet names it."""

    family: str
    weight: int
    style: str
    file: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A fold or punch mark at the left edge, in millimetres from the corner of the text area."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The measures of one letter's stylesheet: lengths in millimetres, type in points.

    Attributes:
        width, height: of the sheet.
        left, right, top, bottom: margins of the first page.
        head: height of the letterhead.
        window: what shows through the envelope's window.
        address_left, address_width: the first from the left margin.
        indent: of an address line's second half.
        forward_size, forward_leading: of the covering line.
        return_leading, return_gap: of the sender's line, and from there to what is below.
        date_top: from the address to the date.
        subject_top: from the date to the subject.
        type: how large the text is set.
        code_top, code_size: from the first line of the text area to the letter's code, and how large that is set.
        marks, faces: fold marks, fonts.
        whom, when: the running head from the second page on: whom the letter is to, and its date.
        page_before, page_between, page_after: the words around the number of a page and of all pages.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    head: float
    window: WindowText
    address_left: float
    address_width: float
    indent: float
    forward_size: float
    forward_leading: float
    return_leading: float
    return_gap: float
    date_top: float
    subject_top: float
    type: Type
    code_top: float
    code_size: float
    marks: tuple[Mark, ...]
    mark_height: float
    faces: tuple[Face, ...]
    whom: str
    when: str
    page_before: str
    page_between: str
    page_after: str


def look_of(letter: Letter, layout: Layout, type_: Type, *, all_faces: bool = False) -> Look:
    """Work out the measures of a letter for an envelope.

    Args:
        letter: the letter.
        layout: of the envelope.
        type_: one of `TYPES`.
        all_faces: declare every font, not only those that the built-in template needs.

    Raises:
        RenderError: an address too long for the window.
    """
    width, height = geometry.SHEETS[layout.paper]
    window = window_text(letter, layout)
    box = window.address
    before, between, after = _page_words(letter.language)
    return Look(
        width=width,
        height=height,
        left=geometry.LEFT,
        right=geometry.RIGHT,
        top=geometry.TOP,
        bottom=type_.bottom,
        head=round(box.y - window.notes - geometry.TOP, 2),
        window=window,
        address_left=round(box.x - geometry.LEFT, 2),
        address_width=box.width,
        indent=INDENT,
        forward_size=FORWARD_SIZE,
        forward_leading=FORWARD_LEADING,
        return_leading=RETURN_LEADING,
        return_gap=RETURN_GAP,
        date_top=round(layout.text - SUBJECT_GAP - type_.leading * POINT - box.y - box.height, 2),
        subject_top=SUBJECT_GAP,
        type=type_,
        code_top=round(height - geometry.TOP - CODE_UP, 2),
        code_size=CODE_SIZE,
        marks=_marks(layout),
        mark_height=MARK_HEIGHT,
        faces=_faces(letter, all_faces=all_faces),
        whom=letter.holder or _shortened(letter.office),
        when=long_date(letter.date, letter.language) if letter.is_dated else "\N{NO-BREAK SPACE}",
        page_before=before,
        page_between=between,
        page_after=after,
    )


def _marks(layout: Layout) -> tuple[Mark, ...]:
    # a page's background is placed from the corner of the text area, not of the sheet
    left, top = 3.5 - geometry.LEFT, geometry.TOP + MARK_HEIGHT / 2
    folds = tuple(Mark(left, round(fold - top, 2), 5) for fold in layout.folds)
    return (*folds, Mark(left, round(layout.hole - top, 2), 8)) if layout.hole else folds


def _shortened(office: str) -> str:
    """Return an office for a running head: a line that reads like a sentence would be missed by those who hear it."""
    words = office.split()
    return " ".join(words[:MOST_WORDS]) + ("…" if len(words) > MOST_WORDS else "")


def _page_words(language: str) -> tuple[str, str, str]:
    before, _, rest = phrase(language, "letter.page").partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _faces(letter: Letter, *, all_faces: bool) -> tuple[Face, ...]:
    """Return the fonts that a letter needs: each costs a new process some milliseconds."""
    serif, sans = {(400, "normal"), (700, "normal")}, {(400, "normal")}
    if any(sign in text.body for text in (letter, letter.translation) if text for sign in "*_"):
        serif |= {(400, "italic"), (700, "italic")}
    if letter.sender or letter.forward:
        sans.add((700, "normal"))
    if letter.translation:
        sans.add((400, "italic"))
    styles = {fonts.SERIF: serif, fonts.SANS: sans}
    return tuple(Face(*face) for face in fonts.FACES if all_faces or face[1:3] in styles[face[0]])
