"""The letter to the police or the authority on paper: a form with lines for what is filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.render import fonts
from plaint.render.piece import Piece, fill_piece

if TYPE_CHECKING:
    from plaint.compose.notice import Notice
    from plaint.render.paper import Templates
    from plaint.render.piece import Page

NAME = "notice"


def notice_piece(templates: Templates, notice: Notice, page: Page) -> Piece:
    """Return the notice as one piece of print, for one sheet of A4 or Letter.

    Raises:
        RenderError: a character that no bundled font has.
        TemplateError: the template cannot be filled.
    """
    fonts.require_characters(notice.words, f"{notice.campaign}, notice of the picket")
    values = {"notice": notice, "language": notice.language, "title": notice.title}
    return Piece(NAME, notice.title, fill_piece(templates, f"{NAME}.html", page, values))
