"""Sheets for signatures: the full text of the petition on each, and as many rows as a page holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.errors import PlaintError, RenderError
from plaint.render.fonts import require_characters
from plaint.render.piece import Piece, fill_piece, page_of

if TYPE_CHECKING:
    from plaint.compose.petitions import Petition
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press
    from plaint.render.piece import Page

MARGIN = 13.0  # millimetres
ROW, TALLEST_ROW = 11.0, 13.0  # millimetres: room for a signature
MOST_ROWS, WANTED_ROWS, LEAST_ROWS = 14, 12, 5
MOST_SHEETS = 100
_PIXEL = 25.4 / 96  # millimetres; CSS Values 3, section 6.2
_RULE = "_" * 14
_SHARES = (7, 46, 47, 33, 36, 21)  # of the width, for each of petitions.COLUMNS
_TYPES = ((10.5, 13.5), (10.0, 12.6), (9.5, 11.8), (9.0, 11.0), (8.5, 10.4))  # size and leading in points


@dataclass(frozen=True, slots=True)
class SheetWish:
    """What is wanted of petition sheets.

    Attributes:
        rows: on each; None for as many as there is room for, up to 14.
        sheets: how many; of more than one, each has its number.
    """

    rows: int | None = None
    sheets: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its head, and its width in millimetres."""

    head: str
    width: float


@dataclass(frozen=True, slots=True)
class SignatureSheet:
    """One sheet: what its foot says, and the numbers of its rows."""

    label: str
    rows: tuple[int, ...]


def petition_piece(petition: Petition, paper: str, templates: Templates, press: Press, wish: SheetWish) -> Piece:
    """Return the sheets of a petition on `A4` or `Letter`, in the largest type that leaves room for twelve rows.

    Raises:
        PlaintError: so many rows or sheets are not to be had.
        RenderError: the text leaves no room for names, or a character has no letter.
        TemplateError: the template cannot be filled.
    """
    require_characters(
        (petition.title, petition.to, *petition.case, *petition.demands), f"{petition.campaign}, petition"
    )
    if not 1 <= wish.sheets <= MOST_SHEETS:
        raise PlaintError(f"--sheets {wish.sheets}: no such number of sheets", f"choose 1 to {MOST_SHEETS}")
    if wish.rows is not None and wish.rows < 1:
        raise PlaintError(f"--rows {wish.rows}: no such number of rows", f"choose 1 to {MOST_ROWS}, or leave it out")
    desk = _Desk(petition, page_of(paper, margin=MARGIN), templates, press)
    html = desk.fill(desk.choose(wish.rows), wish.sheets)
    return Piece(f"petition-{petition.language}", f"{petition.heading}: {petition.title}", html)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Which of `_TYPES`, how many rows, and how high they are in millimetres."""

    type: int
    rows: int = 1
    row: float = ROW


def _sheets(petition: Petition, rows: int, count: int) -> tuple[SignatureSheet, ...]:
    words = phrase(petition.language, "street.petition.sheet")
    return tuple(
        SignatureSheet(
            words.format(number=str(number + 1) if count > 1 else _RULE[:7]),
            tuple(range(number * rows + 1, (number + 1) * rows + 1)),
        )
        for number in range(count)
    )


@dataclass(frozen=True)
class _Desk:
    """Where a petition is laid out."""

    petition: Petition
    page: Page
    templates: Templates
    press: Press

    def choose(self, asked: int | None) -> _Setting:
        """Return the largest type that leaves room for enough rows.

        Raises:
            PlaintError: none leaves room for those asked for.
            RenderError: none leaves room for five.
        """
        most = 0
        for number in range(len(_TYPES)):
            room = self._room(number)
            most = max(most, int(room / ROW))
            if room > (asked or WANTED_ROWS) * ROW:
                return _setting(number, asked or min(most, MOST_ROWS), room)
        name = f"{self.petition.campaign}: the petition in '{self.petition.language}'"
        if asked is not None:
            raise PlaintError(f"{name} leaves room for {most} rows, not for {asked}", f"choose --rows {most} or fewer")
        if most < LEAST_ROWS:
            raise RenderError(f"{name} leaves no room for names", "give the campaign shorter facts or demands")
        return _setting(len(_TYPES) - 1, most, room)

    def _room(self, number: int) -> float:
        """Return how high all rows together may be in a type.

        Raises:
            RenderError: the template does not mark where a sheet ends.
        """
        document = self.press.lay_out(self.fill(_Setting(number), 1))
        ends = [page.anchors["end"] for page in document.pages if "end" in page.anchors]
        if not ends:
            raise RenderError("petition.html: nothing bears the id 'end'", 'put <div id="end"></div> after the foot')
        if len(document.pages) > 1:
            return 0.0
        return float(ROW + self.page.height - MARGIN - ends[0][1] * _PIXEL)

    def fill(self, setting: _Setting, count: int) -> str:
        """Return the HTML of `count` sheets."""
        size, leading = _TYPES[setting.type]
        share = self.page.inner_width / sum(_SHARES)
        back = phrase(self.petition.language, "street.petition.return")
        values = {
            "language": self.petition.language,
            "title": self.petition.title,
            "petition": self.petition,
            "columns": tuple(
                Column(head, width * share) for head, width in zip(self.petition.columns, _SHARES, strict=True)
            ),
            "row": setting.row,
            "size": size,
            "leading": leading,
            "return_words": back.format(day=_RULE, place=_RULE * 3),
            "sheets": _sheets(self.petition, setting.rows, count),
        }
        return fill_piece(self.templates, "petition.html", self.page, values)


def _setting(number: int, rows: int, room: float) -> _Setting:
    # 0.1 mm of the room is left, as edges are rounded
    return _Setting(number, rows, min(TALLEST_ROW, (room - 0.1) / rows))
