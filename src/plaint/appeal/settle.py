"""An entry as gathered becomes an entry of the draft: who it is, where letters go, which numbers and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.appeal.draft import Entry, Found, Kind, Mission, Point, Rank
from plaint.appeal.entries import Rough
from plaint.appeal.lines import Plain
from plaint.appeal.missions import read_mission
from plaint.appeal.numbers import read_points
from plaint.appeal.offices import is_company, is_person, without_honorific
from plaint.appeal.postal import has_street
from plaint.appeal.spots import Spot
from plaint.appeal.surety import (
    Part,
    is_run_on,
    is_surely_name,
    is_surely_office,
    is_whole,
    placed,
)
from plaint.appeal.words import key, listed
from plaint.contacts.country_mentions import find_countries
from plaint.contacts.number_text import digits_of
from plaint.contacts.numbering_plan import calling_code, is_valid

_PLAIN_LABELS = frozenset(
    listed(
        "ngo ong newspaper newspapers radio tv media press journal periodico prensa zeitung giornale jornal "
        "krant organization organisation union editor"
    )
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole appeal: its text and the country that it is about."""

    plain: Plain
    country: str | None
    home: str | None = None
    """Where most who write in the appeal's language are: local numbers that fit nowhere else may be there."""

    def line(self, offset: int) -> int:
        """Return the line of an offset."""
        return self.plain.line_at(offset)


def settle(rough: Rough, setting: Setting, *, sure: bool) -> Entry:
    """Return the entry.

    Args:
        rough: as gathered.
        setting: of the appeal.
        sure: whether its role is beyond doubt.
    """
    parts = sorted(
        (Part(*part) for part in (*rough.unread, *rough.bodies, *rough.address)), key=lambda part: part.start
    )
    name, office, rest = _who(rough, parts)
    own = _country(rest, office, rough)
    country = own or (setting.home if rough.is_of_sender else None) or setting.country
    town = _town(rest)
    office_text = office.text if office else ""
    mission = (
        Mission(_of(office_text, setting.country), is_in_your_country=True)
        if rough.is_near
        else read_mission(office_text or (name.text if name else ""))
    )
    sure = sure and not is_run_on(rough, name)
    sure = sure and (bool(name or office) or rough.is_near or all(spot.channels == ("email",) for spot in rough.spots))
    sure = sure and (bool(mission) or not _is_abroad(rough, own, office_text, setting.country))
    read = read_points(rough.spots, setting.plain, country, town, sure=sure)
    abroad = own and setting.country and own != setting.country
    if abroad and any(_begins_with_code(spot, setting.country) for spot in rough.spots):
        read = read_points(rough.spots, setting.plain, setting.country, town, sure=False)
    points = tuple(read if own else placed(_points(rough, setting, country, town, sure=sure), setting.home))
    address = tuple(_address(rest, setting, sure=sure and is_whole(rest, rough)))
    return Entry(
        line=setting.line(rough.start),
        sure=sure and (bool(points) or bool(address) or rough.is_near) and bool(name or office or points),
        name=_found(name, setting, sure=sure and name is not None and is_surely_name(name, office, rough, rest)),
        office=_found(office, setting, sure=sure and office is not None and is_surely_office(office, name, rough)),
        other_offices=tuple(dict.fromkeys([*rough.other_offices, *_joined(rough, office, parts)])),
        kind=_kind(name.text if name else "", office_text, mission),
        rank=_rank(office_text),
        salutation=rough.salutation and Found(rough.salutation[0], setting.line(rough.salutation[1]), sure),
        address=address,
        points=points,
        mission=mission,
        country=country,
        via=rough.via and Found(rough.via[0], setting.line(rough.via[1]), sure=False),
    )


_SENT_ABROAD = re.compile(r"(?i)ambass|embass|embaj|embaix|ambasc|botschaft|consul|konsul|mission|represent|посол|посл")


def _is_abroad(rough: Rough, own: str | None, office: str, country: str | None) -> bool:
    """Say whether somebody sits in another country than the appeal is about, though neither envoy nor company."""
    code = calling_code(country) if country else None
    if not (country and code and rough.office) or _SENT_ABROAD.search(office) or rough.is_of_sender:
        return False
    codes = [digits_of(spot.printed) for spot in rough.spots if spot.printed.startswith("+")]
    return (own not in (None, country)) or any(not one.startswith(code) for one in codes)


def _found(part: Part | None, setting: Setting, *, sure: bool) -> Found[str] | None:
    return Found(part.text, setting.line(part.start), sure) if part else None


def _begins_with_code(spot: Spot, country: str | None) -> bool:
    """Say whether a number begins with the calling code of the country that the appeal is about."""
    code = calling_code(country) if country else None
    return bool(code and re.match(rf"[(+]*{code}[ )-]", spot.printed) and len(digits_of(spot.printed)) > _NATIONAL)


_NATIONAL = 9


def _points(rough: Rough, setting: Setting, country: str | None, town: str, *, sure: bool) -> Iterator[Point]:
    """Yield contact points; a number that fits nowhere in the entry's country is tried in the reader's."""
    points = tuple(read_points(rough.spots, setting.plain, country, town, sure=sure))
    at_home = tuple(read_points(rough.spots, setting.plain, setting.home, town, sure=False)) if setting.home else points
    if any(point.value is None and not point.is_damaged for point in points) or len(points) != len(at_home):
        yield from at_home
        return
    for point, other in zip(points, at_home, strict=True):
        is_number = point.channel in ("fax", "phone") and point.value and other.value
        shows_code = digits_of(point.printed).removeprefix("00") == (point.value or "").removeprefix("+")
        fits_better = is_number and not shows_code and not is_valid(point.value or "") and is_valid(other.value or "")
        yield other if fits_better else point


def _who(rough: Rough, parts: list[Part]) -> tuple[Part | None, Part | None, list[Part]]:
    """Return name, office and what is left for the address."""
    name = Part(rough.name[0], rough.name[1], -1) if rough.name else None
    office = Part(rough.office[0], rough.office[1], -1) if rough.office else None
    rest = list(parts)
    heads = [
        part
        for part in rest
        if part.text in {text for text, *_ in (*rough.unread, *rough.bodies)} and _precedes(part, rough)
    ]
    if office is None and heads and _is_label(heads[0]):
        office = heads.pop(0)
        rest.remove(office)
    if name is None and (chosen := _name_among(heads, office)):
        heads.remove(chosen)
        rest.remove(chosen)
        bare = without_honorific(chosen.text)
        name = (
            Part(bare, chosen.start + len(chosen.text) - len(bare), chosen.row)
            if is_person(chosen.text, 1)
            else chosen
        )
    if (
        office is None
        and heads
        and name
        and (is_person(name.text, 1) or (rough.name and rough.name[2]))
        and not is_company(heads[0].text)
    ):
        office = heads[0]
        rest.remove(office)
    if office is None and name and read_mission(name.text):
        name, office = None, name
    return name, office, rest


def _joined(rough: Rough, office: Part | None, parts: list[Part]) -> Iterator[str]:
    """Yield the office together with what follows it on its line: `Chief of Police, East Java`."""
    if office is None:
        return
    words = office.text
    for more in rough.other_offices[:1]:
        yield f"{words}, {more}"
    after = [part for part in parts if part.start > office.start and part.text != office.text]
    if (
        after
        and after[0].start - office.start < len(words) + 12
        and len(after[0].text) < 80
        and not re.search(r"\d", after[0].text)
    ):
        yield f"{words}, {after[0].text}"


def _precedes(part: Part, rough: Rough) -> bool:
    first = min((start for _, start, _ in rough.address), default=None)
    return first is None or part.start < first or not (rough.name or rough.office)


def _is_label(part: Part) -> bool:
    return key(part.text).removeprefix("the ") in _PLAIN_LABELS


def _name_among(heads: list[Part], office: Part | None) -> Part | None:
    companies = [part for part in heads if is_company(part.text)]
    people = [part for part in heads if is_person(part.text)]
    if companies or people:
        return (companies or people)[0]
    if office is None or _is_label(office):
        return heads[0] if heads else None
    return next(
        (part for part in heads if is_person(part.text, 1) and 0 < part.start - office.start - len(office.text) < 12),
        None,
    )


def _of(office: str, country: str | None) -> str | None:
    mentions = find_countries(office)
    return mentions[0].country if mentions else country


def _country(rest: list[Part], office: Part | None, rough: Rough) -> str | None:
    places = [part for part in rest if not read_mission(part.text)]
    mentions = [
        mention
        for part in places
        for mention in find_countries(part.text)
        if mention.how != "adjective" and not _is_of_street(part.text, mention.end)
    ]
    named = [mention.country for mention in mentions if mention.how == "name"]
    if named:
        return named[-1]
    if mentions:
        return mentions[-1].country
    if office and (read_mission(office.text) or _AMBASSADOR.search(office.text)):
        towns = [mention.country for mention in find_countries(office.text) if mention.how == "town"]
        return towns[0] if towns else None
    return None


_AMBASSADOR = re.compile(r"(?i)ambassad|embajador|embaixador|ambasciator|botschafter|посол|послу")


def _is_of_street(text: str, end: int) -> bool:
    """Say whether a country's name is part of a street's: `New Holland Avenue`, `Rodovia Augusto Montenegro`."""
    lead = text.split()[0] if text.split() else ""
    return has_street(text) and (end < len(text) - _CLOSE_TO_END or ("," not in text and has_street(f"{lead} 1")))


# A country's name further from the end is part of a street's: `New Holland Avenue`.
_CLOSE_TO_END = 3


def _town(rest: list[Part]) -> str:
    for part in reversed(rest):
        for mention in find_countries(part.text):
            if mention.how == "town":
                return part.text[mention.start : mention.end]
    return ""


def _address(rest: list[Part], setting: Setting, *, sure: bool) -> Iterator[Found[str]]:
    rows: dict[int, list[Part]] = {}
    if _is_country_alone(rest):
        return
    for part in rest:
        rows.setdefault(part.row, []).append(part)
    for parts in rows.values():
        text = ", ".join(part.text for part in parts)
        yield Found(re.sub(r"\s+", " ", text), setting.line(parts[0].start), sure)


def _is_country_alone(rest: list[Part]) -> bool:
    mentions = find_countries(rest[0].text) if len(rest) == 1 else ()
    return (
        len(mentions) == 1 and mentions[0].how == "name" and len(rest[0].text) < mentions[0].end - mentions[0].start + 5
    )


def _kind(name: str, office: str, mission: Mission | None) -> Kind:
    words = key(f"{name} {office}")
    if mission:
        return "mission"
    if is_company(name):
        return "company"
    for pattern, kind in _KINDS:
        if re.search(pattern, words):
            return kind
    return "official"


_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"\b(?:newspaper|radio|tv|editor|journal|zeitung|periodico|redak\w+|редакц\w+|газет\w+)\b", "media"),
    (
        r"\b(?:ngo|ong|union|sindica\w+|syndicat\w*|gewerkschaft\w*|committee of|movement|association|"
        r"federation|foundation|профсоюз\w*|профком)\b",
        "organiser",
    ),
    (r"\b(?:court|judge|tribunal|juge|juez\w?|gericht\w*|richter\w*|corte|суд\w*)\b", "court"),
    (r"\b(?:parliament|assembly|senate|congress|chamber of|parlament\w*|duma|дума)\b", "parliament"),
    (r"^(?:ministry|ministere|ministerio|ministero|ministerium|министерств\w+)\b", "ministry"),
)


def _rank(office: str) -> Rank | None:
    word = key(office)
    return next((rank for pattern, rank in _RANKS if re.search(pattern, word)), None)


_RANKS: tuple[tuple[str, Rank], ...] = (
    (r"ambassad|botschafter|embajador|embaixador|посол|послу", "ambassador"),
    (r"prosecutor|procurator|procurador|procureur|attorney general|staatsanwalt|fiscal|прокурор", "prosecutor"),
    (r"judge|chief justice|magistrate|court president|juez|juge|richter|судь|председател\w+ .*суд", "judge"),
    (r"minister|ministre|ministro|ministra|министр|secretary of state|cabinet secretary", "minister"),
    (
        r"^(?:the )?(?:president|king|queen|presidente|presidenta|president de la republique|staatsprasident|"
        r"bundesprasident|президент)\w*\b(?!.*(?:court|council of|company|corte|com+it|commission|kommission|"
        r"union|tribunal|senat|consiglio|region))",
        "head-of-state",
    ),
)
