"""An action sheet becomes HTML and PDF: one page where it can be, never more than two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from plaint.catalogues import labelled, phrase
from plaint.errors import RenderError
from plaint.render import fonts
from plaint.render.look import Face
from plaint.render.markup import parse_markup
from plaint.render.pdf import pages_of
from plaint.render.piece import fill_piece, page_of
from plaint.render.typesetting import spill_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.sheet.value import Entry, Sheet
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press

MOST_PAGES = 2
# Millimetres of text on a page, about; and by how much the estimate of what fits there may err: where an address
# finds no room at a page's foot, what it leaves empty counts as text.
PAGE, LATITUDE = 260.0, 60.0


@dataclass(frozen=True, slots=True)
class SheetType:
    """How large a sheet's text, title and summary are set and how far apart, in points; its margin in millimetres."""

    size: float
    leading: float
    gap: float
    wide_gap: float
    title: float
    summary: float
    margin: float


# The largest that keeps one page; where none does, the first that keeps two.
TYPES = (
    SheetType(10.5, 14, 5, 9, 23, 12.8, 15),
    SheetType(10.1, 13.4, 4.5, 8, 23, 12, 15),
    SheetType(9.8, 12.8, 4, 7, 22, 11.4, 14),
    SheetType(9.5, 12.2, 3, 6, 21, 10.8, 13),
    SheetType(9.2, 11.7, 2.5, 5, 20, 10.2, 12),
    SheetType(8.9, 11.2, 2, 4.5, 19, 9.8, 12),
)


@dataclass(frozen=True, slots=True)
class Headings:
    """Fixed words on the sheet, in its language."""

    risks: str
    targets: str
    subject: str
    salutation: str
    more: str
    background: str
    page: str


@dataclass(frozen=True, slots=True)
class SetSheet:
    """A sheet in the type that was chosen for it.

    Attributes:
        html: names fonts as `font:`.
        document: WeasyPrint's.
        is_shortened: whether the background was left out, so that it keeps two pages.
    """

    html: str
    document: Any
    is_shortened: bool = False


def headings_of(sheet: Sheet) -> Headings:
    """Return the fixed words of a sheet."""
    language = sheet.language
    several = ".several" if len(sheet.entries) > 1 else ""
    return Headings(
        risks=phrase(language, "sheet.heading.risks"),
        targets=phrase(language, f"sheet.heading.targets{several}"),
        subject=labelled(language, "sheet.subject", sheet.letter.subject),
        salutation=phrase(language, "sheet.salutation"),
        more=phrase(language, "sheet.heading.more"),
        background=phrase(language, "sheet.heading.background"),
        page=phrase(language, "letter.page"),
    )


def source_line(sheet: Sheet) -> str:
    """Return where the appeal comes from, label and all, or ""."""
    return labelled(sheet.language, "sheet.source", sheet.source) if sheet.source else ""


def render_sheet(sheet: Sheet, paper: str, templates: Templates, step: int = 0) -> str:
    """Return the sheet as one HTML document that names fonts as `font:`.

    Args:
        sheet: the sheet.
        paper: `A4` or `Letter`.
        templates: the paper templates.
        step: which of `TYPES` sets the text.

    Raises:
        RenderError: a character that no font has.
        TemplateError: a template cannot be filled.
    """
    fonts.require_characters(_words(sheet), f"{sheet.campaign}, action sheet")
    values = {
        "language": sheet.language,
        "title": sheet.title,
        "sheet": sheet,
        "headings": headings_of(sheet),
        "source": source_line(sheet),
        "blocks": parse_markup(sheet.letter.body),
        "type": TYPES[step],
        "faces": _faces(sheet),
    }
    return fill_piece(templates, "sheet.html", page_of(paper, margin=TYPES[step].margin), values)


def _faces(sheet: Sheet) -> tuple[Face, ...]:
    """Return the fonts that a sheet needs: each makes its HTML larger."""
    has_italics = any(sign in sheet.letter.body for sign in "*_")
    return tuple(Face(*face) for face in fonts.FACES if face[2] == "normal" or (has_italics and face[0] == fonts.SERIF))


def set_sheet(sheet: Sheet, paper: str, templates: Templates, press: Press) -> SetSheet:
    """Lay a sheet out on one page, or on two; where it needs more, leave the background out.

    Raises:
        RenderError: it does not fit, and says what to shorten; or something is missing, refused or spoilt.
        TemplateError: a template or its stylesheet is wrong.
    """
    whole = _fitted(sheet, paper, templates, press)
    if pages_of(whole.document) <= MOST_PAGES:
        return whole
    shortened = _fitted(replace(sheet, background=(), links=(), source=""), paper, templates, press)
    if pages_of(shortened.document) <= MOST_PAGES:
        return replace(shortened, is_shortened=True)
    name, length = _longest(sheet)
    hint = f"shorten {name} ({length} characters)"
    raise RenderError(f"{sheet.campaign}: the action sheet needs more than {MOST_PAGES} pages", hint)


def _fitted(sheet: Sheet, paper: str, templates: Templates, press: Press) -> SetSheet:
    """Return a sheet in the largest type that keeps one page, else two; in the smallest where none does."""

    def lay_out(step: int) -> SetSheet:
        html = render_sheet(sheet, paper, templates, step)
        return SetSheet(html, press.lay_out(html))

    loose = lay_out(0)
    pages, spill = pages_of(loose.document), spill_of(loose.document)
    if pages == 1:
        return loose
    enough = min(pages - 1, MOST_PAGES)
    steps = (step for step in range(1, len(TYPES)) if _may_hold(step, spill, enough))
    fitting = (one for one in map(lay_out, steps) if pages_of(one.document) <= enough)
    return next(fitting, loose)


def _may_hold(step: int, spill: float, pages: int) -> bool:
    """Tell whether a type may bring back what spills by so many millimetres: it takes less room both ways."""
    loose, tight = TYPES[0], TYPES[step]
    room = tight.size * tight.leading / (loose.size * loose.leading)
    return (PAGE + spill) * room < PAGE * pages + LATITUDE


def _longest(sheet: Sheet) -> tuple[str, int]:
    """Return the part of a sheet that takes the most room, as a person would look for it."""
    parts = {
        f"the letter, letters/{sheet.campaign}/{sheet.language}.md": len(sheet.letter.body),
        "the risks": sum(len(risk.text) for risk in sheet.risks),
        "the list of targets, or choose some by --to": sum(len(word) for one in sheet.entries for word in _told(one)),
        "what else is asked": sum(len(ask.text) for ask in sheet.asks),
        "facts and demands": sum(len(sentence) for sentence in sheet.summary),
    }
    name = max(parts, key=lambda one: parts[one])
    return name, parts[name]


def _words(sheet: Sheet) -> Iterator[str]:
    """Yield every string that is printed."""
    yield from (sheet.banner, sheet.status, sheet.title, sheet.country, sheet.published, sheet.deadline, sheet.source)
    yield from (*sheet.summary, *sheet.missions, *sheet.tell, sheet.heading)
    yield from (passage.text for passage in (*sheet.risks, *sheet.asks, *sheet.background))
    yield from (word for link in sheet.links for word in (link.title, link.url))
    letter = sheet.letter
    yield from (letter.subject, letter.salutation, letter.body, letter.closing, *letter.signature)
    yield from (word for entry in sheet.entries for word in _told(entry))


def _told(entry: Entry) -> Iterator[str]:
    yield from (*entry.address, entry.forward, *(one.text for one in entry.salutations))
    yield from (f"{line.label}{line.text}" for line in entry.lines)
