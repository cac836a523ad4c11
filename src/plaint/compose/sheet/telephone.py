"""The telephone script: half a page for one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase

if TYPE_CHECKING:
    from plaint.compose.sheet.value import Entry, Sheet

_ENDS = ".!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What to know and say in one call.

    Attributes:
        target: its id.
        number: and what to dial from the reader's country.
        hours: when somebody answers; empty where that is unknown.
        ask_for: name and office.
        sentences: three, to be said.
        demands: all of them, in case more is asked.
        report: how to tell the organisers.
    """

    target: str
    number: str
    hours: str
    ask_for: str
    sentences: tuple[str, ...]
    demands: tuple[str, ...]
    report: tuple[str, ...]


def compose_scripts(sheet: Sheet) -> tuple[Script, ...]:
    """Return a script for each target that can be telephoned."""
    return tuple(_script(sheet, entry) for entry in sheet.entries if entry.brief("phone") and not entry.forward)


def _script(sheet: Sheet, entry: Entry) -> Script:
    lines = {line.kind: line.text for line in entry.lines}
    return Script(
        target=entry.target,
        number=lines["phone"],
        hours=lines.get("hours", ""),
        ask_for=entry.whom,
        sentences=tuple(_sentences(sheet, entry)),
        demands=entry.demands,
        report=sheet.tell,
    )


def _sentences(sheet: Sheet, entry: Entry) -> list[str]:
    language = sheet.language
    about = phrase(language, "sheet.phone.about").format(title=sheet.title.rstrip(_ENDS))
    demands = (phrase(language, "sheet.phone.demand").format(demand=demand) for demand in entry.demands[:1])
    return [phrase(language, "sheet.phone.who"), about, *demands]
