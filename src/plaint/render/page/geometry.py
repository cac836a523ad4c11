"""Addresses fitted to the windows of envelopes, worked out beforehand: a browser prints them as the PDF has them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.errors import RenderError
from plaint.render import geometry
from plaint.render.look import MARK_HEIGHT, SUBJECT_GAP, TYPES
from plaint.render.window import (
    FORWARD_LEADING,
    FORWARD_SIZE,
    INDENT,
    POINT,
    RETURN_GAP,
    RETURN_LEADING,
    fit_below,
    fit_return_line,
)

if TYPE_CHECKING:
    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout

RETURN_SIZE = 7.0  # points


@dataclass(frozen=True, slots=True)
class Fit:
    """One address in one window: lengths in millimetres, type in points.

    Attributes:
        lines: as printed; some may be joined.
        notes, notes_top: height above them for the lines on who writes and who forwards, and what of it stays empty.
    """

    lines: tuple[str, ...]
    size: float
    leading: float
    notes: float
    notes_top: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The measures of a letter's sheet for one kind of envelope: lengths in millimetres, from its margins.

    Attributes:
        room: for text, from the upper margin to the lower.
    """

    paper: str
    width: float
    room: float
    head: float
    address_left: float
    address_width: float
    date_top: float
    marks: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What all letters share, for the stylesheet: lengths in millimetres, type in points."""

    left: float = geometry.LEFT
    right: float = geometry.RIGHT
    top: float = geometry.TOP
    bottom: float = geometry.BOTTOM
    size: float = TYPES[0].size
    leading: float = TYPES[0].leading
    gap: float = TYPES[0].gap
    wide_gap: float = TYPES[0].wide_gap
    room: float = TYPES[0].room
    indent: float = INDENT
    subject_top: float = SUBJECT_GAP
    forward_size: float = FORWARD_SIZE
    forward_leading: float = FORWARD_LEADING
    return_size: float = RETURN_SIZE
    return_leading: float = RETURN_LEADING
    return_gap: float = RETURN_GAP
    mark_height: float = MARK_HEIGHT
    papers: tuple[tuple[str, str], ...] = tuple(
        (name, "{}mm {}mm".format(*geometry.SHEETS[paper])) for name, paper in (("din", "A4"), ("us", "Letter"))
    )


def sheet_of(layout: Layout) -> Sheet:
    """Return the measures of a letter's sheet."""
    width, height = geometry.SHEETS[layout.paper]
    box = layout.address
    marks = tuple((round(fold - geometry.TOP, 2), 5.0) for fold in layout.folds)
    return Sheet(
        paper=layout.paper,
        width=width,
        room=height - geometry.TOP - geometry.BOTTOM,
        head=round(box.y - geometry.TOP, 2),
        address_left=round(box.x - geometry.LEFT, 2),
        address_width=box.width,
        date_top=round(layout.text - SUBJECT_GAP - TYPES[0].leading * POINT - box.y - box.height, 2),
        marks=(*marks, (round(layout.hole - geometry.TOP, 2), 8.0)) if layout.hole else marks,
    )


def fits(letter: Letter, layout: Layout, *, abroad: bool) -> tuple[Fit, ...] | None:
    """Return how a letter's address fits a window without and, where there is room, below a line on who writes.

    Args:
        letter: its address ends with the country.
        layout: of the envelope.
        abroad: whether the country is printed.

    Returns:
        One fit or two; None where the address is too long.
    """
    shown = letter if abroad else replace(letter, address=letter.address[:-1])
    room, _ = fit_return_line("x", letter.forward, layout)
    try:
        return tuple(_fit(shown, layout, lines) for lines in ((), room)[: 2 if room else 1])
    except RenderError:
        return None


def _fit(letter: Letter, layout: Layout, above: tuple[str, ...]) -> Fit:
    text = fit_below(letter, layout, above, RETURN_SIZE)
    return Fit(text.lines, text.size, text.leading, text.notes, text.notes_top, text.address.height)
