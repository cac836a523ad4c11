"""The copy-to list in the forms that people and spreadsheets read: text and paper to tick, CSV."""

from __future__ import annotations

import csv
import io
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.views import long_date
from plaint.reading.rows import safe_cell
from plaint.reading.table import SPREADSHEET_MARK
from plaint.render import fonts
from plaint.render.piece import Piece, fill_piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plaint.compose.copies import CopyLine, CopyPoint
    from plaint.render.paper import Templates
    from plaint.render.piece import Page

COLUMNS = (
    "campaign", "id", "name", "country", "what", "by", "when", "address", "dial", "missing", "other_addresses",
    "also_by", "visible", "consent", "note",
)  # fmt: skip
INDENT, WIDTH = "    ", 96


def list_as_text(title: str, lines: Sequence[CopyLine], language: str) -> str:
    """Return the list as people read and tick it, ending in a line break.

    Args:
        title: of the campaign.
        lines: the list.
        language: of the words around them.
    """
    head = phrase(language, "copies.title").format(title=title)
    if not lines:
        return f"{head}\n\n{phrase(language, 'copies.nobody')}\n"
    entries = (f"[ ] {one.name}\n" + "".join(map(_wrapped, rows(one, language))) for one in lines)
    return f"{head}\n{phrase(language, 'copies.private')}\n\n" + "\n".join(entries)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list as its template sees it: a name, and what stands below it."""

    name: str
    rows: tuple[str, ...]


def copy_list_piece(templates: Templates, page: Page, title: str, lines: Sequence[CopyLine], language: str) -> Piece:
    """Return the list on paper, to be read and ticked.

    Args:
        templates: the paper.
        page: its sheet and margins.
        title: of the campaign.
        lines: the list.
        language: of the words around them.

    Raises:
        RenderError: a character that no font has.
        TemplateError: the template cannot be filled.
    """
    entries = tuple(Entry(one.name, tuple(rows(one, language))) for one in lines)
    head = phrase(language, "copies.title").format(title=title)
    fonts.require_characters((head, *(text for one in entries for text in (one.name, *one.rows))), "the copy-to list")
    values = {
        "language": language,
        "title": head,
        "private": phrase(language, "copies.private"),
        "nobody": phrase(language, "copies.nobody"),
        "entries": entries,
    }
    return Piece("copies", head, fill_piece(templates, "copy-list.html", page, values))


def _wrapped(row: str) -> str:
    more = f"{INDENT}  "
    wrapped = textwrap.wrap(
        row, WIDTH, initial_indent=INDENT, subsequent_indent=more, break_long_words=False, break_on_hyphens=False
    )
    return "".join(f"{line}\n" for line in wrapped)


def rows(line: CopyLine, language: str) -> Iterator[str]:
    """Yield what stands below a name: what, how and when; where to, or why nowhere; what else is known."""
    what = ", ".join(phrase(language, f"copies.what.{one}") for one in line.what)
    yield f"{what}: {phrase(language, f'copies.by.{line.by}')}, {phrase(language, f'copies.when.{line.when}')}"
    if line.address:
        yield line.address
    if line.dial:
        yield phrase(language, "copies.dial").format(number=line.dial)
    if line.gap:
        yield f"{phrase(language, f'copies.gap.{line.gap}')} ({file_of(line)}: {line.to})"
    yield from filter(None, (_point_row(point, line, language) for point in line.points))
    if line.gap and line.others:
        channels = ", ".join(phrase(language, f"copies.by.{one}") for one in line.others)
        yield phrase(language, "copies.others").format(channels=channels)
    if line.visible and line.consent:
        yield phrase(language, "copies.visible").format(date=long_date(line.consent, language))
    if line.note:
        yield line.note


def _point_row(point: CopyPoint, line: CopyLine, language: str) -> str:
    """Return what else is to be known of an address, or "": what stands above is not said again."""
    shown = "" if point.is_chosen else point.shown
    told = point.status not in ("good", line.gap)
    state = phrase(language, f"copies.status.{point.status}") if told else ""
    return ": ".join(filter(None, (" – ".join(filter(None, (shown, state))), point.note)))


def file_of(line: CopyLine) -> str:
    """Return the file in which a missing address is to be entered."""
    return "recipients.private.yaml" if line.is_organiser else "recipients.yaml"


def list_as_csv(campaign: str, lines: Iterable[CopyLine]) -> bytes:
    """Return the list as CSV (RFC 4180) in UTF-8 with a mark by which Excel knows it; no cell is a formula.

    Args:
        campaign: its id.
        lines: the list.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([safe_cell(" ".join(cell.split())) for cell in _cells(campaign, line)])
    return (SPREADSHEET_MARK + file.getvalue()).encode()


def _cells(campaign: str, line: CopyLine) -> tuple[str, ...]:
    return (
        campaign,
        line.to,
        line.name,
        line.country,
        ", ".join(line.what),
        line.by,
        line.when,
        line.address,
        line.dial,
        line.gap,
        "; ".join(_state(point) for point in line.points if not point.is_chosen),
        ", ".join(line.others),
        "yes" if line.visible else "no",
        str(line.consent or ""),
        line.note,
    )


def _state(point: CopyPoint) -> str:
    words = f"{point.shown} ({point.status})" if point.shown else point.status
    return f"{words}: {point.note}" if point.note else words
