"""A placard on one sheet: its words in the largest type, and small in the corner from how far they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.errors import RenderError
from plaint.render.fitting import fit_words
from plaint.render.fonts import require_characters
from plaint.render.outlines import ASCENT, DESCENT
from plaint.render.piece import Page, Piece, fill_piece

if TYPE_CHECKING:
    from plaint.compose.placards import Placard
    from plaint.render.fitting import Fit
    from plaint.render.paper import Templates

POINT = 25.4 / 72  # millimetres


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """A line for the template: how far from the left edge, and from the line before, in millimetres."""

    text: str
    left: float
    drop: float


def fit_placard(placard: Placard, size: str) -> Fit:
    """Fit a placard to a sheet, `A3` or `A2`; errors as in `fitting.fit_words`."""
    require_characters((placard.words,), f"{placard.campaign}, placard {placard.number}")
    try:
        return fit_words(placard.words, size)
    except RenderError as error:
        kind = "demand" if placard.is_demand else "slogan"
        raise RenderError(
            f"{placard.campaign}, {kind} {placard.number}: {error.message}", _remedy(placard, error)
        ) from None


def _remedy(placard: Placard, error: RenderError) -> str:
    return "write a short one under `slogans:`; a demand is never shortened" if placard.is_demand else error.hint


def readable_placards(placards: tuple[Placard, ...], size: str) -> tuple[tuple[Placard, ...], tuple[str, ...]]:
    """Return the placards that can be read across a street, and why each other one is left out.

    Raises:
        RenderError: none can be read, or a character has no letter.
    """
    kept: list[Placard] = []
    refused: list[RenderError] = []
    for placard in placards:
        require_characters((placard.words,), f"{placard.campaign}, placard {placard.number}")
        try:
            fit_placard(placard, size)
        except RenderError as error:
            refused.append(error)
        else:
            kept.append(placard)
    if not kept:
        raise refused[0]
    return tuple(kept), tuple(f"{error.message}; {error.hint}" for error in refused)


def distance_words(fit: Fit, language: str) -> str:
    """Return from how far a placard reads: "reads well to 6 m, at most 16 m"."""
    return phrase(language, "street.placard.distance").format(well=fit.reads_well, most=fit.reads_at_most)


def placard_piece(placard: Placard, size: str, templates: Templates) -> Piece:
    """Return a placard on one sheet of its size, `A3` or `A2`.

    Raises:
        RenderError: it cannot be read across a street, or a character has no letter.
        TemplateError: the template cannot be filled.
    """
    fit = fit_placard(placard, size)
    page = Page(width=fit.width, height=fit.height, top=0, right=0, bottom=0, left=0)
    values = {
        "language": placard.language,
        "title": placard.words,
        "points": fit.em / POINT,
        "lines": placed_words(fit),
        "words_height": fit.height - 10,
        "mark": f"{size}: {distance_words(fit, placard.language)}",
    }
    return Piece(
        f"{placard.name}-{size.lower()}",
        f"{size}: {placard.words}",
        fill_piece(templates, "placard.html", page, values),
    )


def placed_words(fit: Fit) -> tuple[PlacedWords, ...]:
    """Return the lines for a style in which a line has no height of its own.

    CSS 2.1, section 10.8.1: its baseline then lies half of what the ascent exceeds the descent by below its top.
    """
    above = 0.0
    placed: list[PlacedWords] = []
    for line in fit.lines:
        drop = line.y - above - (0 if placed else fit.em * (ASCENT - DESCENT) / 2)
        placed.append(PlacedWords(line.shaped.text, line.x, drop))
        above = line.y
    return tuple(placed)
