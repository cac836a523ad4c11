"""The papers of a picket become pieces of print: running sheet, receipt copy, refusal form, press note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.render import fonts
from plaint.render.markup import parse_markup
from plaint.render.piece import Piece, fill_piece, page_of, printed_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plaint.compose.picket.forms import Receipt, Refusal
    from plaint.compose.picket.press_note import PressNote
    from plaint.compose.picket.running import RunningSheet
    from plaint.render.paper import Templates


@dataclass(frozen=True, slots=True)
class SheetLabels:
    """The headings of the running sheet."""

    warnings: str
    law: str
    prints: str
    scale: str
    pages: str
    part: str
    times: str
    use: str
    files: str
    file: str
    roles: str
    course: str
    answers: str
    bring: str
    door: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Where pieces are set: the templates, and the paper `A4` or `Letter`."""

    templates: Templates
    paper: str

    def running_sheet(self, sheet: RunningSheet, language: str, *, is_tight: bool = False) -> Piece:
        """Set the running sheet, in smaller type where it is to save a page; errors as in `_set`."""
        keys = SheetLabels.__dataclass_fields__
        labels = SheetLabels(*(phrase(language, f"picket.heading.{key}") for key in keys))
        values = {"sheet": sheet, "labels": labels, "is_tight": is_tight}
        return self._set("running-sheet", language, sheet.title, values)

    def receipt(self, receipt: Receipt) -> Piece:
        """Set the copy that is to be stamped; errors as in `_set`."""
        values = {"receipt": receipt, "blocks": parse_markup(receipt.letter.body)}
        return self._set("receipt", receipt.letter.language, receipt.title, values)

    def refusal(self, form: Refusal, language: str) -> Piece:
        """Set the refusal form; errors as in `_set`."""
        return self._set("refusal", language, form.title, {"form": form})

    def press_note(self, note: PressNote) -> Piece:
        """Set the press note; errors as in `_set`."""
        return self._set("press-note", note.language, note.title, {"note": note})

    def _set(self, name: str, language: str, title: str, values: Mapping[str, object]) -> Piece:
        """Fill a template.

        Raises:
            RenderError: a character that no font has.
            TemplateError: the template cannot be filled.
        """
        all_values = {"language": language, "title": title, **values}
        html = fill_piece(self.templates, f"{name}.html", page_of(self.paper), all_values)
        fonts.require_characters((printed_words(html),), f"picket, {name}")
        return Piece(name, title, html)
