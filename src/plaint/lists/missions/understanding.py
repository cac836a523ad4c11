"""What a list says of a mission is understood: countries, kind, numbers, addresses; what cannot be is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.contacts.country_mentions import find_countries
from plaint.contacts.country_reading import read_country
from plaint.contacts.emails import email_problem
from plaint.contacts.hours import parse_hours
from plaint.contacts.number_lists import read_numbers
from plaint.errors import Problem
from plaint.lists.missions.mission import Line, Mission
from plaint.reading.unsafe import UNSAFE, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.lists.missions.row import MissionRow
    from plaint.model.text import MissionKind

_KINDS: tuple[tuple[MissionKind, re.Pattern[str]], ...] = (
    ("permanent-mission", re.compile(r"permanent|ständige vertretung|постоянн|delegation to|united nations|\bun\b")),
    ("trade-delegation", re.compile(r"trade|handel|commerc|торгов|comercial|сауда")),
    ("consulate", re.compile(r"consul|konsul|cónsul|консул")),
    ("embassy", re.compile(r"embass|botschaft|ambassade|embajada|посольств|елшілі|commission|nunci|nunti|нунци")),
)
_HONORARY = re.compile(r"honor|honorar|ehren|почётн|почетн|құрметті")
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_PARTS = re.compile(r"[;\n\r|]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]{3}")
_WEB = re.compile(r"https?://[^\s<>\"]{3,400}\Z")
_NUMBER_FIRST = "AU CA FR GB GG GI HK IE IL IM IN JE KE LU MA MC MY NG NZ PH PK SG TN US ZA"
_NUMBER_BEFORE_STREET = frozenset(_NUMBER_FIRST.split())
_LONGEST = 300
_MOST_POINTS = 6


@dataclass
class Reader:
    """Understands one row after another.

    Attributes:
        of: the sending state that is asked for, and is taken where a row does not tell it.
        host: likewise the receiving state.
        problems: what could not be understood, so far.
        passed_over: rows about another state than the one asked for, so far.
    """

    of: str | None = None
    host: str | None = None
    problems: list[Problem] = field(default_factory=list)
    passed_over: int = 0

    def read(self, row: MissionRow) -> Mission | None:
        """Return the mission; None where it is another state's, or, with a problem, whose, where or what is unknown."""
        of = self._country(row, row.of, "of") if row.of else self._owner(row.name)
        if of and self.of and of != self.of:
            self.passed_over += 1
            return None
        kind = _kind(row)
        host = self._country(row, row.host, "host") if row.host else self.host
        if not (kind and of and host):
            self._tell_missing(row, kind, of, host)
            return None
        city = _line(row.city)
        words = f"{row.kind} {row.name}".casefold()
        return Mission(
            places=(row.place,),
            of=of,
            host=host,
            kind=kind,
            seat=city,
            lines=tuple(_street(row, host, city)),
            postcode=_line(row.postcode),
            phone=tuple(self._numbers(row, "phone", host, city)),
            fax=tuple(self._numbers(row, "fax", host, city)),
            email=tuple(self._mailboxes(row)),
            web=tuple(self._sites(row)),
            covers=tuple(self._covers(row, host)),
            hours=_hours(row.hours),
            refs=(row.ref,) if row.ref else (),
            is_honorary=kind == "consulate" and _HONORARY.search(words) is not None,
        )

    def _tell(self, row: MissionRow, message: str, remedy: str) -> None:
        self.problems.append(Problem(row.place, message, remedy, "warning"))

    def _tell_missing(self, row: MissionRow, kind: MissionKind | None, of: str | None, host: str | None) -> None:
        unknown = [
            words
            for words, known in (("what kind of mission it is", kind), ("whose it is", of), ("where it is", host))
            if not known
        ]
        remedy = "give --of and --in, or correct the list" if kind else "write embassy, consulate or trade-delegation"
        shown = quote(row.name or row.ref or row.city or "the row")
        self._tell(row, f"{shown} is left out: the list does not say {' nor '.join(unknown)}", remedy)

    def _country(self, row: MissionRow, text: str, key: str) -> str:
        words = text.partition(";")[0].strip()
        if not words:
            return ""
        read = read_country(words.upper() if len(words) == 2 else words)
        if not read.code and not read.choices:
            self._tell(row, f"{key}: {quote(words)} is no country", "ask for two-letter codes, as KZ (Wikidata: P297)")
        elif not read.code:
            self._tell(row, f"{key}: {quote(words)} may be {' or '.join(read.choices)}", "write which")
        return read.code

    def _owner(self, name: str) -> str | None:
        """Return whose mission a name tells, as "Botschaft der Republik Kasachstan"; else the state asked for.

        What a name mentions first is whose it is; a town is no state.
        """
        mentioned = [one.country for one in find_countries(name[:_LONGEST]) if one.how != "town"]
        return self.of if self.of in mentioned else next(iter(mentioned), self.of)

    def _covers(self, row: MissionRow, host: str) -> Iterator[str]:
        for part in re.split(r"[;,]", row.covers)[:50]:
            code = self._country(row, part, "covers")
            if code and code != host:
                yield code

    def _numbers(self, row: MissionRow, key: str, host: str, city: str) -> Iterator[Line]:
        for part in _points(getattr(row, key)):
            bare = _line(_BRACKETS.sub(lambda found: " " if _WORD.search(found[0]) else found[0], part))
            if not any(sign.isdigit() for sign in bare):
                continue
            numbers = read_numbers(bare, country=host, area=city or None)
            if numbers:
                if sum(_digits(one.printed) for one in numbers) < _digits(bare):
                    self._tell(row, f"{key}: a part of {quote(bare)} cannot be read", "add it by hand")
                yield from (Line(one.printed.strip(), one.e164, "; ".join(one.notes)) for one in numbers)
            else:
                self._tell(row, f"{key}: {quote(bare)} cannot be read", "it is kept as printed: compare it, add e164")
                yield Line(bare)

    def _mailboxes(self, row: MissionRow) -> Iterator[str]:
        words = row.email.replace(",", ";")
        is_row = all("@" in word for word in words.split())
        for part in _points(words.replace(" ", ";") if is_row else words):
            address = part.removeprefix("mailto:").strip("<>.")
            if problem := email_problem(address):
                self._tell(row, f"email: {quote(part)} is left out", problem[:300])
            else:
                yield address

    def _sites(self, row: MissionRow) -> Iterator[str]:
        for part in _points(row.web.replace(" ", ";")):
            address = part if "://" in part else f"https://{part}"
            if _WEB.match(address) and "." in address:
                yield address
            else:
                self._tell(row, f"web: {quote(part)} is left out", "write it in full, as https://www.example.org")


def _kind(row: MissionRow) -> MissionKind | None:
    for words in (row.kind.casefold().replace("_", " ").replace("-", " "), row.name.casefold()):
        for kind, pattern in _KINDS:
            if pattern.search(words):
                return kind
    return None


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _line(text: str) -> str:
    return " ".join(UNSAFE.sub(" ", _MARKUP.sub(" ", text)).split())[:_LONGEST].strip(" ,")


def _points(text: str) -> Iterator[str]:
    """Yield what a value of several numbers or addresses holds, a bounded number of them."""
    parts = [" ".join(UNSAFE.sub(" ", part).split()) for part in _PARTS.split(_MARKUP.sub(";", text))]
    yield from dict.fromkeys([part.strip(" ,") for part in parts if part.strip(" ,")][:_MOST_POINTS])


def _street(row: MissionRow, host: str, city: str) -> Iterator[str]:
    """Yield the lines above the town; what the town's own line will say is not said twice."""
    street, number = _line(row.street), _line(row.number)
    if number and street and number not in street.split():
        street = f"{number} {street}" if host in _NUMBER_BEFORE_STREET else f"{street} {number}"
    own = {part.casefold() for part in (city, _line(row.postcode), f"{_line(row.postcode)} {city}".strip()) if part}
    for part in _PARTS.split(street)[:_MOST_POINTS]:
        kept = part.strip(" ,")
        while "," in kept and kept.rpartition(",")[2].strip().casefold() in own:
            kept = kept.rpartition(",")[0].strip(" ,")
        if kept and kept.casefold() not in own:
            yield kept


def _hours(text: str) -> str:
    """Return opening hours if they are written as a workspace has them; else "", for prose is not reckoned with."""
    words = _line(text)
    try:
        parse_hours(words)
    except ValueError:
        return ""
    return words
