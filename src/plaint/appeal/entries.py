"""Entries of a list of addressees: which office, name, address line and number belong to one another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from plaint.appeal.fields import Field, Row, begins_country, fields_of, find_rows
from plaint.appeal.labels import LABEL, LabelKind
from plaint.appeal.lines import Plain
from plaint.appeal.missions import find_near_missions, is_near_mission
from plaint.appeal.offices import (
    is_body,
    is_company,
    is_person,
    is_titled,
    read_office,
    without_honorific,
    without_lead,
)
from plaint.appeal.parts import (
    AND_TO,
    ASK_FOR,
    CARE_OF,
    DAY,
    IN_BRACKETS,
    LONGEST_IN_BRACKETS,
    REACHED_AT,
    SMALL_PART,
    US,
    WITH_ARTICLE,
    YOUR_OWN,
    balanced,
    is_idle,
    is_quoted,
    label_of_row,
    parted_offices,
    salutation_in,
    without_lead_words,
)
from plaint.appeal.postal import has_street, is_place, is_postal
from plaint.appeal.prose import DATE_LINE, SUBJECT, TURN, is_prose, run_together, says_what, tells
from plaint.appeal.spots import Spot
from plaint.appeal.words import is_capital, similar, tokens

__all__ = ["DATE_LINE", "SUBJECT", "Gatherer", "Rough"]
_MOST_ENTRIES = 200
_LABEL_WORDS = re.compile(
    r"(?i)(?:ngo|ong|newspapers?|radio(?: station)?|tv|media|press|journal|periódico|prensa|zeitung|giornale|"
    r"jornal|krant|organi[sz]ation|human rights organi[sz]ation|embassy|union|editor|the editor|the director|"
    r"lawyer)s?"
)
_EXTENSION = re.compile(r"(?i)(?:^|\s)\(?(?:ext|x|extension|poste|int|доб)\.?\s?\d{1,5}\)?$")
_NOTES = re.compile(r"(?i)^\(.*\)$|^\(?(?:or|and|oder|ou|o|y|e|или|и|via|c/o|attn|attention)\b.{0,4}$")


@dataclass(slots=True)
class Rough:
    """An entry being gathered: parts with the offsets at which they stand."""

    start: int
    is_bulleted: bool = False
    name: tuple[str, int, bool] | None = None
    office: tuple[str, int] | None = None
    other_offices: list[str] = field(default_factory=list)
    unread: list[tuple[str, int, int]] = field(default_factory=list)
    """Capitalised parts that may be a name or a line of the address, each with its row."""
    bodies: list[tuple[str, int, int]] = field(default_factory=list)
    address: list[tuple[str, int, int]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    salutation: tuple[str, int] | None = None
    rows: set[int] = field(default_factory=set)
    is_near: bool = False
    via: tuple[str, int] | None = None
    """Whom letters go through, in the words of the text."""
    is_of_sender: bool = False
    """Whether it is those who send the appeal: `a copy to us`."""
    is_late: bool = False
    """Whether running text stands between it and the list before it."""

    @property
    def has_head(self) -> bool:
        """Whether it is said who it is."""
        return bool(self.name or self.office or self.unread or self.bodies)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was gathered."""
        return not (self.has_head or self.address or self.spots)


class Gatherer:
    """Goes through the rows of a stretch and gathers entries."""

    def __init__(self, plain: Plain, spots: tuple[Spot, ...], *, has_bare_names: bool = False) -> None:
        self.plain = plain
        self.has_bare_names = has_bare_names
        self.spots = spots
        self.entries: list[Rough] = []
        self.current: Rough | None = None
        self.is_late = False
        self.notes: list[tuple[str, int]] = []

    def gather(self, start: int, end: int, *, is_wrapped: bool = False) -> list[Rough]:
        """Return the entries between two offsets; `is_wrapped` where they stand in a sentence."""
        for row in find_rows(self.plain, start, end, self.spots, is_wrapped=is_wrapped):
            if len(self.entries) > _MOST_ENTRIES:
                break
            self._take_row(row)
        self._finish()
        return self.entries

    def _take_row(self, row: Row) -> None:
        text = self.plain.text[row.start : row.end]
        turn = TURN.search(text)
        if turn and not any(row.start + turn.start() < spot.end and spot.start < row.end for spot in self.spots):
            row = replace(row, end=row.start + turn.start())
            text = text[: turn.start()]
        fields = list(fields_of(self.plain, row, self.spots))
        if text.count(" | ") >= _CELLS:
            self._finish()
            if _heads_columns(text, fields):
                return
        spot = next((one.spot for one in fields if one.spot), None)
        asks = spot is not None and "?" in self.plain.text[row.start : spot.start]
        if asks or is_prose(text, fields) or (row.follows_blank and self.entries and tells(text, fields)):
            self.is_late = self.is_late or (
                not says_what(text) and bool(self.entries or (self.current and self.current.spots))
            )
            return
        told = self._tells_more(row)
        if told == "address" and self.current:
            spots = [one for one in fields if one.spot]
            self.current.address += [(one.text, one.start, row.number) for one in fields if not one.spot and one.text]
            self.current.rows.add(row.number)
            fields = spots
        if told is None and (
            row.has_bullet
            or (self.current and self.current.spots and begins_country(self.plain.text[row.start : row.end]))
            or self._begins_with_address(fields)
            or self._follows_comma(row, fields)
            or (row.follows_blank and len(fields) > _CELLS and all(one.spot for one in fields))
            or (row.follows_blank and self._is_closed_by_blank(fields))
        ):
            self._finish()
        if self._is_extension(text, fields):
            return
        for number, one in enumerate(fields):
            before = fields[number - 1].spot if number else None
            if before and one.spot is None and not one.label:
                self._close_at_semicolon(before.end, one)
            self._take(one, row, is_first=number == 0)

    def _tells_more(self, row: Row) -> LabelKind | None:
        """Return of what a row that a label begins tells more, where it is of the entry above."""
        now = self.current
        told = label_of_row(self.plain.text[row.start : row.end]) if now and now.has_head else None
        return None if told == "address" and now and now.address else told

    def _close_at_semicolon(self, after: int, one: Field) -> None:
        """Begin another entry where a semicolon follows a number: `Fax 1; The Example, fax 2`."""
        if is_postal(one.text) or not is_capital(one.text):
            return
        if self.current and self.current.has_head and re.match(r"[\s).]*;", self.plain.text[after : one.start]):
            self._finish()

    def _follows_comma(self, row: Row, fields: list[Field]) -> bool:
        """Say whether a row goes on with a list of names that have neither address nor number: `the bishop,`."""
        now = self.current
        if not self.has_bare_names or now is None or now.address or now.spots or not fields or fields[0].spot:
            return False
        before = self.plain.text[: row.start].rstrip()
        return before.endswith((",", ";")) and now.has_head and not is_postal(fields[0].text) and not row.follows_blank

    def _begins_with_address(self, fields: list[Field]) -> bool:
        """Say whether a row begins the next of entries whose names stand after their addresses."""
        now = self.current
        if not (now and now.address and now.unread and fields and is_postal(fields[0].text)) or now.office or now.name:
            return False
        return now.unread[0][1] > now.address[0][1] and not now.spots

    def _is_closed_by_blank(self, fields: list[Field]) -> bool:
        """Say whether what follows an empty line begins another entry."""
        now = self.current
        if now is None or not fields:
            return False
        first = fields[0]
        if first.spot or first.label:
            return False
        heads = bool(read_office(first.text)) or is_titled(first.text)
        done = bool(now.spots or now.salutation or (self.has_bare_names and now.address and now.has_head))
        return (heads and (done or bool(now.address and now.has_head))) or (
            done and now.has_head and not is_postal(first.text)
        )

    def _is_extension(self, text: str, fields: list[Field]) -> bool:
        """Take a row that only has an extension of the number before: it names who answers there."""
        before = self.current
        if not (before and before.spots and _EXTENSION.search(text.strip())) or any(one.spot for one in fields):
            return False
        reading = read_office(_EXTENSION.sub("", text.strip()))
        if reading and reading.name and before.name is None:
            before.name = (reading.name, fields[0].start, True)
            before.other_offices.append(reading.office)
        return True

    def _finish(self) -> None:
        if self.current and not self.current.is_empty:
            self.entries.append(self.current)
        self.current = None

    def _entry(self, one: Field, row: Row) -> Rough:
        if self.current is None:
            self.current = Rough(one.start, row.has_bullet, is_late=self.is_late)
        self.current.rows.add(row.number)
        return self.current

    def _take(self, one: Field, row: Row, *, is_first: bool) -> None:
        if one.spot:
            if one.spot.channels and (one.spot.channels != ("web",) or one.spot.is_labelled):
                self._entry(one, row).spots.append(one.spot)
        elif one.label == "salutation":
            self._entry(one, row).salutation = (salutation_in(one.text), one.start)
        elif one.label:
            return
        else:
            self._take_text(one, row, is_first=is_first)

    def _take_text(self, one: Field, row: Row, *, is_first: bool) -> None:
        led = AND_TO.match(one.text)
        now = self.current
        if led and now and (now.spots or now.address or self._is_other(one.text[led.end() :])):
            self._finish()
        if now and now.spots and now.has_head and REACHED_AT.match(without_lead_words(one.text)):
            self._finish()
        text = self._bare_text(one, row)
        if self._is_asked_for(text):
            return
        if own := YOUR_OWN.match(text):
            self._finish()
            self._entry(one, row).office = (own[0], one.start)
        elif US.match(without_lead_words(text)):
            self._finish()
            self._entry(one, row).is_of_sender = True
        elif is_near_mission(one.text):
            self._take_near(one, row)
        elif self._is_part_of_address(text):
            self._entry(one, row).address.append((text, one.start, row.number))
        elif not (is_idle(text) or (is_first and text.isupper() and self._is_caption(one, row))):
            self._take_words(one, row, text, is_first=is_first)

    def _is_asked_for(self, text: str) -> bool:
        """Take who is to be asked for at a number: `press 0, ask for Warden Ada Testa`."""
        led = ASK_FOR.match(text)
        now = self.current
        if not (led and now and now.spots):
            return bool(led)
        reading = read_office(text[led.end() :])
        if reading and reading.office and now.office is None:
            now.office = (reading.office, now.start)
        name = reading.name if reading else without_honorific(text[led.end() :])
        if name and now.name is None and is_person(name):
            now.name = (name, now.start, True)
        return True

    def _is_other(self, text: str) -> bool:
        """Say whether words after `and to` name another office than the entry's."""
        now = self.current
        return bool(now and now.office and read_office(text))

    def _bare_text(self, one: Field, row: Row) -> str:
        """Return a part without brackets around it, notes in brackets, and words that only lead to what follows."""
        text = re.sub(r"\[\d{1,2}\]$", "", one.text)
        if self.plain.text[row.start : row.end].strip() == text and len(text) < LONGEST_IN_BRACKETS:
            text = text.strip("() ") if text.startswith("(") and text.endswith(")") else text
        if _NOTES.match(text):
            return ""
        text = balanced(IN_BRACKETS.sub("", without_lead_words(text)))
        place = re.search(r"\s+(?:at|chez)\s+(?:(?:the|his|her|la|le)\s+)?(?=[A-ZÀ-Ý])", text)
        reading = read_office(text[: place.start()]) if place else None
        if place and reading and (reading.name or WITH_ARTICLE.search(place[0])):
            text = text[: place.start()]
        return re.sub(r"\s+(?:at|on|by|under|unter|via|sur|per)$", "", text)

    def _is_part_of_address(self, text: str) -> bool:
        """Say whether a part can be nothing but a piece of an address: `kv. 22`, `c/o Test`."""
        if re.fullmatch(r"\d{1,2}", text) and not (self.current and self.current.address):
            return False
        small = SMALL_PART.fullmatch(text) and re.search(r"\d", text) and not DAY.match(text)
        return bool(small or CARE_OF.match(text))

    def _take_words(self, one: Field, row: Row, text: str, *, is_first: bool) -> None:
        together = run_together(text)
        if together:
            for piece in together:
                self._take_words(one, row, piece, is_first=is_first)
                is_first = False
            return
        parts = parted_offices(text)
        if parts:
            self._take_words(one, row, parts[0], is_first=is_first)
            self._finish()
            self._take_words(one, row, parts[1], is_first=is_first)
            return
        reading = read_office(text)
        if reading and not self._is_address_body(text, reading.name):
            self._take_office(one, row, reading.office, reading.name, is_first=is_first)
        elif is_titled(text) and not has_street(text):
            self._take_name(one, row, text, titled=True)
        elif is_body(text) and not re.search(r"\d", text) and not (self.current and self.current.address):
            self._take_body(one, row, text)
        elif is_postal(text) and not (is_company(text) and not (self.current and self.current.has_head)):
            self._entry(one, row).address.append((text, one.start, row.number))
        elif is_body(text) or _LABEL_WORDS.fullmatch(text):
            self._take_body(one, row, text)
        else:
            self._take_capital(one, row, text)

    def _is_caption(self, one: Field, row: Row) -> bool:
        """Say whether a part such as `PORT STATE:` only says why somebody is written to."""
        if self.has_bare_names or is_place(one.text):
            return False
        after = self.plain.text[one.start + len(one.text) : row.end].lstrip()
        colon = self.plain.text.find(":", one.start)
        leads_to_spot = any(colon < spot.start <= colon + 3 for spot in self.spots)
        return after.startswith(":") and len(after) > 12 and not leads_to_spot and read_office(one.text) is None

    def _is_address_body(self, text: str, name: str) -> bool:
        """Say whether a line such as `Office of the President` only goes on with the address of an entry."""
        now = self.current
        return bool(now and now.office and not now.spots and not name and is_body(text) and (now.name or now.address))

    def _take_near(self, one: Field, row: Row) -> None:
        self._finish()
        entry = self._entry(one, row)
        near = next(find_near_missions(one.text), None)
        entry.office, entry.is_near = (near.words if near else one.text, one.start), True
        self._finish()

    def _take_office(self, one: Field, row: Row, office: str, name: str, *, is_first: bool) -> None:
        now = self.current
        if now and self._begins_anew(now, row, is_first=is_first, name=name) and not self._completes(now, row, name):
            self._finish()
        entry = self._entry(one, row)
        if entry.office is None:
            entry.office = (office, one.start)
        elif similar(entry.office[0], office) < 0.9:
            entry.other_offices.append(office)
        if name and entry.name is None:
            entry.name = (name, one.start, True)

    def _completes(self, now: Rough, row: Row, name: str) -> bool:
        """Say whether a row gives the office of a person whose number stands beside the name, in the row before."""
        follows = now.name and not (now.office or now.address or name or row.follows_blank or now.is_near)
        return bool(follows) and not any(row.start <= spot.start < row.end for spot in self.spots)

    def _begins_anew(self, now: Rough, row: Row, *, is_first: bool, name: str) -> bool:
        if now.spots and now.has_head:
            return True
        if now.is_near or (name and now.name and similar(name, now.name[0]) < 0.6):
            return True
        stands_apart = is_first and row.number not in now.rows
        return bool(stands_apart and now.office and now.address and (now.name or now.bodies or row.follows_blank))

    def _take_name(self, one: Field, row: Row, text: str, *, titled: bool) -> None:
        now = self.current
        if now and ((now.spots and now.has_head) or (now.name and now.name[2] and now.address)):
            self._finish()
        entry = self._entry(one, row)
        plain = without_honorific(text)
        if entry.name is None or (titled and not entry.name[2]):
            entry.name = (plain, one.start, titled)
        else:
            entry.unread.append((plain, one.start, row.number))

    def _take_body(self, one: Field, row: Row, text: str) -> None:
        now = self.current
        if now and now.spots and now.has_head and (row.follows_blank or row.number not in now.rows):
            self._finish()
        self._entry(one, row).bodies.append((without_lead(text), one.start, row.number))

    def _take_capital(self, one: Field, row: Row, text: str) -> None:
        words = [word for word in tokens(text) if word[0].isalpha()]
        if not words or (not is_capital(words[0]) and not is_quoted(text)):
            return
        now = self.current
        if now and now.spots and now.has_head:
            if row.number in now.rows:
                return
            self._finish()
        self._entry(one, row).unread.append((text, one.start, row.number))


_CELLS = 2


def _heads_columns(text: str, fields: list[Field]) -> bool:
    """Say whether a row of a table says what its columns hold: `who | fax | e-mail`."""
    cells = [cell.strip() for cell in text.split("|")]
    return not any(one.spot for one in fields) and sum(bool(LABEL.fullmatch(cell)) for cell in cells) > 0
