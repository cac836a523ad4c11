"""A text to pass on: the essentials first, whole sentences, with a day after which it should rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.views import long_date
from plaint.contacts.latin import capitals
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.sheet.value import Entry, Sheet
    from plaint.model.text import Channel

MOST_CHARACTERS = 900
DAYS_TO_LIVE = 21
_QUICKEST: tuple[Channel, ...] = ("email", "web", "fax", "phone", "post")
_PARAGRAPHS = ("head", "case", "whom", "end")


@dataclass(frozen=True, slots=True)
class _Part:
    """A whole sentence or line; rank 0 is essential, of the others the lowest comes first."""

    paragraph: str
    text: str
    rank: int


def count_characters(text: str) -> int:
    """Return the length of a text as messengers count it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def expiry(sheet: Sheet) -> date:
    """Return the day after which a text should not be passed on: the campaign's last, or three weeks from now."""
    return sheet.until or sheet.day + timedelta(days=DAYS_TO_LIVE)


def compose_forward(sheet: Sheet) -> str:
    """Return the text, at most `MOST_CHARACTERS` long.

    Raises:
        PlaintError: the essentials alone are longer.
    """
    parts = tuple(_parts(sheet))
    kept = {part for part in parts if part.rank == 0}
    if (length := count_characters(_joined(parts, kept))) > MOST_CHARACTERS:
        hint = f"{sheet.campaign}: shorten the title, the first demand or the facts in '{sheet.language}'"
        raise PlaintError(f"a text to forward needs {length} characters, {MOST_CHARACTERS} are the limit", hint)
    for part in sorted(parts, key=lambda one: one.rank):
        if count_characters(_joined(parts, kept | {part})) <= MOST_CHARACTERS:
            kept.add(part)
    return _joined(parts, kept)


def _joined(parts: tuple[_Part, ...], kept: set[_Part]) -> str:
    paragraphs = [
        _paragraph(name, [part.text for part in parts if part.paragraph == name and part in kept])
        for name in _PARAGRAPHS
    ]
    return "\n\n".join(filter(None, paragraphs))


def _paragraph(name: str, texts: list[str]) -> str:
    return (" " if name == "case" else "\n").join(texts)


def _parts(sheet: Sheet) -> Iterator[_Part]:
    language = sheet.language
    yield _Part("head", f"{capitals(sheet.banner, language)} · {sheet.country}: {sheet.title}", 0)
    if sheet.status:
        yield _Part("head", sheet.status, 0)
    yield from _case(sheet)
    for number, entry in enumerate(sheet.entries):
        yield _Part("whom", labelled(language, "sheet.forward.write", _whom(entry)), number and 10 + number)
    yield from (_Part("end", line, 0) for line in filter(None, (sheet.deadline, _full(sheet))))
    until = long_date(expiry(sheet), language)
    # a Russian date ends in a full stop of its own
    yield _Part("end", phrase(language, "sheet.forward.until").format(date=until).replace("..", "."), 0)


def _case(sheet: Sheet) -> Iterator[_Part]:
    first_demand = sheet.demands[:1]
    for number, sentence in enumerate(sheet.summary):
        yield _Part("case", sentence, 0 if sentence in first_demand else number)
    for number, demand in enumerate(sheet.demands):
        if demand not in sheet.summary:
            yield _Part("case", demand, 30 + number)


def _whom(entry: Entry) -> str:
    line = entry.quickest(*_QUICKEST)
    if line is None or line.kind == "post":
        return line.brief if line else ", ".join(entry.address)
    number = f"{line.label} " if line.kind in ("fax", "phone") else ""
    return f"{entry.addressee}, {number}{line.brief}"


def _full(sheet: Sheet) -> str:
    if not sheet.links:
        return phrase(sheet.language, "sheet.forward.ask")
    return labelled(sheet.language, "sheet.forward.full", sheet.links[0].url)
