"""What the page's script reads: the letters with their slots, and all that depends on the reader's country.

The names of the keys are those that `page/src/data.ts` declares. What comes several times, above all the paragraphs of
letters that share a text, stands once in `pool` and is named by number.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from plaint.catalogues import labelled, phrase
from plaint.compose.collation import name_key
from plaint.compose.page import slots
from plaint.compose.views import is_rtl
from plaint.errors import RenderError
from plaint.render.geometry import layout_named
from plaint.render.headers import ascii_mailbox
from plaint.render.look import TYPES
from plaint.render.markup import Paragraph, parse_markup
from plaint.render.page.geometry import fits, sheet_of
from plaint.render.plaintext import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.compose.page.value import ByCountry, Desk, Door, Opening, Page, ShortForms, Wording
    from plaint.compose.sheet.value import Line
    from plaint.model.letter import Letter
    from plaint.render.markup import Block, Run
    from plaint.render.page.geometry import Fit

_BOLD, _ITALIC = 1, 2


def page_data(page: Page, desk: Desk, words: dict[str, str]) -> str:
    """Return the data of a page as JSON that may stand in a `<script>` element.

    Args:
        page: the page.
        desk: its own.
        words: the fixed words that the script says.
    """
    pool = _Pool()
    codes = _in_order(desk.countries[0])
    layouts = sorted({desk.envelopes.usual, *(name for _, name in desk.envelopes.others)})
    value = {
        "language": page.case.language,
        "campaign": page.case.campaign,
        "title": page.case.title,
        "made": page.made.isoformat(),
        "last": page.last.isoformat(),
        "rtl": [language for language in desk.languages if is_rtl(language)],
        "words": words,
        "codes": codes,
        "countries": {language: [dict(names)[code] for code in codes] for language, names in desk.countries},
        "dates": {language: list(days) for language, days in desk.dates},
        "ways": _by_country(desk.ways, list),
        "missions": _by_country(desk.missions, list),
        "envelopes": _by_country(desk.envelopes, str),
        "sheets": {name: asdict(sheet_of(layout_named(name))) for name in layouts},
        "types": [[one.size, one.leading, one.gap, one.wide_gap, one.room] for one in TYPES],
        "parts": {language: _parts(wording) for language, wording in _one_of_each(desk)},
        "doors": [
            _door(door, whom, tuple(layouts), pool)
            for door, whom in zip(desk.doors, _labels(desk, page.case.language), strict=True)
        ],
        "report": desk.report,
        "forward": desk.forward,
        "pool": pool.values,
    }
    return _harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _in_order(names: tuple[str, tuple[tuple[str, str], ...]]) -> list[str]:
    """Return the codes of countries in the order that their names have in a language."""
    language, named = names
    return [code for code, _ in sorted(named, key=lambda one: name_key(one[1], language))]


def _harmless(text: str) -> str:
    """Return JSON that says the same and neither ends an element nor begins a comment (HTML, 4.12.1.3)."""
    for sign in (*"<>&\u2028\u2029", *slots.SLOTS.values()):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


class _Pool:
    """Values that are named by number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, value: Any) -> int:
        key = json.dumps(value, ensure_ascii=False)
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


def _by_country(value: ByCountry[Any], shown: Callable[[Any], Any]) -> list[Any]:
    """Return what holds for most countries, then what holds for others, each with the codes of its countries."""
    groups: dict[Any, list[str]] = {}
    for country, item in value.others:
        groups.setdefault(item, []).append(country)
    return [shown(value.usual), *([shown(item), "".join(codes)] for item, codes in groups.items())]


def _one_of_each(desk: Desk) -> list[tuple[str, Wording]]:
    """Return a wording for each language: those who sign are told alike in every letter of a language."""
    found: dict[str, Wording] = {}
    for door in desk.doors:
        for language, wording in door.wordings:
            found.setdefault(language, wording)
    return list(found.items())


def _parts(wording: Wording) -> list[dict[str, Any]]:
    return [_part(letter) for letter in wording.forms]


def _part(letter: Letter) -> dict[str, Any]:
    signature = letter.signatures[0]
    return {
        "sender": list(letter.sender),
        "dateline": letter.dateline,
        "name": signature.name,
        "lines": list(signature.lines),
        "labels": list(signature.labels),
        "blanks": [_labelled(label, "_" * BLANK, letter.language) for label in signature.labels],
    }


def _labelled(label: str, text: str, language: str) -> str:
    return phrase(language, "letter.label").format(label=label, text=text)


def _door(door: Door, whom: str, layouts: tuple[str, ...], pool: _Pool) -> dict[str, Any]:
    return {
        "id": door.id,
        "whom": whom,
        "lines": [
            {"kind": line.kind, "label": line.label, "text": line.text, "brief": line.brief, **_mailbox(line)}
            for line in door.entry.lines
            if line.kind != "hours"
        ],
        "opening": _opening(door.opening) if door.opening else None,
        "dial": {channel: _by_country(dialled, str) for channel, dialled in door.dial},
        "letters": {language: _wording(wording, layouts, pool) for language, wording in door.wordings},
    }


def _mailbox(line: Line) -> dict[str, str]:
    """Return a mailbox as a draft's header has it, in ASCII; nothing for one that no such header can have."""
    if line.kind != "email" or not line.brief:
        return {}
    try:
        return {"mailbox": ascii_mailbox(line.brief)}
    except RenderError:
        return {}


def _labels(desk: Desk, language: str) -> Iterator[str]:
    """Yield who is written to, by door; those who are called alike in one list, with their towns."""
    bare = [_whom(door) for door in desk.doors]
    lists = (desk.ways.usual, *(numbers for _, numbers in desk.ways.others))
    alike = {one for numbers in lists for one in numbers if [bare[number] for number in numbers].count(bare[one]) > 1}
    for number, (door, whom) in enumerate(zip(desk.doors, bare, strict=True)):
        apart = f"{whom}, {door.seat}" if door.seat else phrase(language, "page.whom.near").format(whom=whom)
        yield apart if number in alike else whom


def _whom(door: Door) -> str:
    """Return who is written to in one line, and who forwards the letter where somebody does."""
    entry = door.entry
    whom = entry.whom or entry.addressee or entry.address[0]
    return f"{entry.address[0]} · {entry.forward}" if entry.forward else whom


def _opening(opening: Opening) -> dict[str, Any]:
    days = [[[one.start, one.end] for one in day] for day in opening.hours.days]
    return {"zone": opening.zone, "days": days, "words": opening.words, "place": opening.place}


def _wording(wording: Wording, layouts: tuple[str, ...], pool: _Pool) -> dict[str, Any]:
    letter = wording.letter
    language = letter.language
    versions = [_version(form, pool) for form in wording.forms]
    different = [version for number, version in enumerate(versions) if version not in versions[:number]]
    return {
        "versions": different,
        "picks": [different.index(version) for version in versions],
        "salutation": letter.salutation,
        "closing": letter.closing,
        "forward": letter.forward,
        "address": list(letter.address),
        "home": wording.home,
        "copies": labelled(language, "letter.copies", "; ".join(letter.copies)) if letter.copies else "",
        "enclosures": labelled(language, "letter.enclosure", "; ".join(letter.enclosures)) if letter.enclosures else "",
        "fits": {name: pool.number(_fits(wording, name)) for name in layouts},
        "short": _short(wording.short) if wording.short else None,
    }


def _version(letter: Letter, pool: _Pool) -> list[Any]:
    return [letter.subject, [pool.number(_block(block)) for block in parse_markup(letter.body)]]


def _fits(wording: Wording, name: str) -> list[Any]:
    """Return how the address fits at home and abroad: each without and with a line above, or null."""
    layout, letter = layout_named(name), wording.letter
    ways = (fits(letter, layout, abroad=not wording.home), fits(letter, layout, abroad=True))
    return [[_fit(fit, letter) for fit in way] if way else None for way in ways]


def _fit(fit: Fit, letter: Letter) -> list[Any]:
    """Return a fit as its measures, and its lines where they are not those of the address."""
    joined = [] if fit.lines in (letter.address, letter.address[:-1]) else [list(fit.lines)]
    return [fit.size, fit.leading, fit.notes, fit.notes_top, fit.height, *joined]


def _short(short: ShortForms) -> dict[str, Any]:
    script = short.script
    return {
        "subject": short.subject,
        "text": short.text,
        "telegram": short.telegram,
        "telegramAddress": short.telegram_address,
        "askFor": script.ask_for if script else "",
        "sentences": list(script.sentences) if script else [],
        "demands": list(script.demands) if script else [],
    }


def _block(block: Block) -> Any:
    """Return a paragraph as its runs, a list as its first number and its items."""
    if isinstance(block, Paragraph):
        return [_run(run) for run in block.runs]
    return {"start": block.start, "items": [[_block(inner) for inner in item] for item in block.items]}


def _run(run: Run) -> Any:
    style = _BOLD * run.bold + _ITALIC * run.italic
    return [run.text, style] if style else run.text
