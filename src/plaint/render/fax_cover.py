"""The page before a fax: to whom, from whom, how many pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from plaint.catalogues import labelled, phrase
from plaint.render.piece import fill_piece, page_of, printed_words
from plaint.render.typesetting import set_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Between which numbers a fax goes.

    Attributes:
        to: the number of the office, in E.164; "" where it is not known.
        printed: the same as its source has it, where it is not known otherwise.
        origin: the country from which it is dialled, ISO 3166-1; "" where unknown.
        own: the sender's own number in E.164; "" where there is none.
    """

    to: str = ""
    printed: str = ""
    origin: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A label on the cover page, and what it labels."""

    label: str
    lines: tuple[str, ...]


def lay_out_fax(letter: Letter, layout: Layout, templates: Templates, press: Press, cover: Line | None) -> Any:
    """Return a letter's document for a fax: with a cover page where one is wanted, without what only paper needs.

    Neither marks where to fold it nor the translation for whoever signs goes to the office.

    Args:
        letter: the letter.
        layout: of the letter when it is posted.
        templates: the paper.
        press: lays it out.
        cover: the numbers that the cover page tells; None for no cover page.

    Raises:
        RenderError: something is missing, refused or spoilt.
        TemplateError: a template or its stylesheet is wrong.
    """
    alone = replace(letter, translation=None)
    document = set_letter(alone, replace(layout, folds=(), hole=0), templates, press).document
    if cover is None:
        return document
    pages = len(document.pages) + 1
    first = press.lay_out(cover_html(letter, cover, pages, layout.paper, templates))
    return document.copy([*first.pages, *document.pages])


def cover_html(letter: Letter, line: Line, pages: int, paper: str, templates: Templates) -> str:
    """Return the cover page as HTML, in the letter's language.

    Args:
        letter: the letter that comes after it.
        line: the numbers.
        pages: of the fax, the cover page among them.
        paper: `A4` or `Letter`.
        templates: the paper.

    Raises:
        RenderError: a character that no font has.
        TemplateError: the template cannot be filled.
    """
    from plaint.render.fonts import require_characters

    language = letter.language
    values = {
        "title": phrase(language, "fax.title"),
        "language": language,
        "rows": tuple(row for row in _rows(letter, line, pages) if row.lines),
        "note": phrase(language, "fax.note"),
    }
    html = fill_piece(templates, "fax-cover.html", page_of(paper, margin=20), values)
    require_characters([printed_words(html)], f"{letter.campaign}, cover page to {letter.target}")
    return html


def _rows(letter: Letter, line: Line, pages: int) -> Iterator[Row]:
    language = letter.language
    contents: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("fax.to", tuple(filter(None, (letter.forward, *letter.address)))),
        ("fax.number", _number(line, language)),
        ("fax.from", _from(letter, line)),
        ("fax.date", (letter.dateline,) if letter.is_dated else ()),
        ("fax.subject", (letter.subject,)),
        ("fax.pages", (phrase(language, "fax.count").format(number=pages),)),
    )
    for key, lines in contents:
        yield Row(phrase(language, key), lines)


def _number(line: Line, language: str) -> tuple[str, ...]:
    from plaint.contacts.dialling import dial

    if not line.to:
        return (line.printed,) if line.printed else ()
    number, dialled = dial(line.to, None).text, dial(line.to, line.origin or None).text
    return (number,) if dialled == number else (number, phrase(language, "fax.dialled").format(number=dialled))


def _from(letter: Letter, line: Line) -> tuple[str, ...]:
    from plaint.contacts.dialling import dial

    own = (labelled(letter.language, "letter.fax", dial(line.own, None).text),) if line.own else ()
    return (*(letter.sender or _signed(letter)), *own)


def _signed(letter: Letter) -> tuple[str, ...]:
    """Return who signs: one by name and whence, of many the first."""
    first, *others = letter.signatures
    if not first.name:
        return ()
    more = phrase(letter.language, "sign.others").format(number=len(others))
    return (first.name, *first.lines, *((more,) if len(others) > 1 else (others[0].name,) if others else ()))
