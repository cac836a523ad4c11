"""The contact points of an entry, read: numbers to E.164 by the country of the entry, addresses as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from plaint.appeal.draft import Channel, Point
from plaint.appeal.lines import Plain
from plaint.appeal.spots import Spot
from plaint.contacts import numbering_plan as plan
from plaint.contacts.number_lists import read_numbers
from plaint.contacts.number_text import digits_of, plain_number
from plaint.contacts.numbers import Number, read_number

_IN_TOWN = re.compile(r"\s{0,3}\((?:in|à|en|in der Stadt|в|in città di)\s+([A-ZА-Я][\w .-]{2,30})\)")
_PARTS = re.compile(
    r"\s+\(?(?:or|and|oder|und|ou|et|o|y|e|of|en|или|и|if engaged|if busy|alternatively|bzw\.?|sinon)[\s:]+-?|"
    r"\s*[/;,&|]\s*"
)


def read_points(spots: list[Spot], plain: Plain, country: str | None, town: str, *, sure: bool) -> Iterator[Point]:
    """Yield the points of an entry.

    Args:
        spots: where they stand.
        plain: the text.
        country: of the entry, for national numbers.
        town: of the entry, for local ones.
        sure: whether they are the entry's beyond doubt.
    """
    before = ""
    for spot in spots:
        line = plain.line_at(spot.start)
        if spot.channels in (("email",), ("web",)):
            is_plain = (
                "@" in spot.printed
                or spot.is_labelled
                or bool(_WHOLE_HOST.search(spot.value or ""))
                or bool(re.search(r"[(\[{]|\b(?:DOT|dot|собака|chiocciola|arroba)\b", spot.printed))
            )
            yield Point(
                spot.channels[0],
                spot.printed,
                spot.value,
                line,
                sure and is_plain and bool(spot.value),
                today=spot.value,
                is_damaged=spot.is_damaged,
            )
            continue
        for channel in spot.channels:
            area = _area(spot, plain) or town
            is_sure = sure and not (channel == "phone" and _TELEFAX.match(plain.text, spot.start))
            is_sure = is_sure and (spot.is_labelled or not _may_be_fax(plain.text, spot.start))
            for point in _numbers(spot, channel, (line, is_sure, plain.text), country, area):
                yield _with_codes(point, before)
                before = point.value or before


def _may_be_fax(text: str, at: int) -> bool:
    """Say whether a number that nothing labels may be a fax: faxes are spoken of not far above it."""
    return bool(_FAX.search(text, max(0, at - _ABOVE), at))


_ABOVE = 800
_FAX = re.compile(r"(?i)\b(?:tele)?(?:fax|факс)\w*(?![\w.:]{0,3}[ ]{0,3}[\d(+])|\bt[ée]l[ée]copi")
# Whether anybody answers there is not said.
_TELEFAX = re.compile(r"tele\s?fax", re.IGNORECASE)


def _with_codes(point: Point, before: str) -> Point:
    """Return a local number with the codes of the number before it: `tel 030 23125 100, fax 23125 102`."""
    whole = None if point.value or point.is_damaged else _completed(point.printed, before)
    return replace(point, value=whole, today=whole, area="", note="codes as before", sure=False) if whole else point


_WHOLE_HOST = re.compile(r"\.(?:[a-z]{2}|com|org|net|info|gov|edu|int|example)$")


def _like_others(part: str, country: str | None, text: str) -> str | None:
    """Return a national number of a country without area codes, as long as those that the text gives with its code."""
    code = plan.calling_code(country) if country else None
    digits = digits_of(part)
    return f"+{code}{digits}" if code and len(digits) in _lengths(text, code) else None


@lru_cache(maxsize=8)
def _lengths(text: str, code: str) -> frozenset[int]:
    """Return how many digits follow a country's code that brackets or a sign set apart, where no area code does."""
    found = re.finditer(rf"(?:\({code}\)|(?:\+|\b00 ?){code})[ -]?((?:\d{{2,4}}[ .-]?){{2,4}})(?!\d)", text)
    lengths = {len(digits_of(match[1])) for match in found}
    return frozenset(lengths) if lengths and max(lengths) <= _LOCAL_DIGITS else frozenset()


def _area(spot: Spot, plain: Plain) -> str:
    if found := _IN_TOWN.match(plain.text, spot.end):
        return found[1].strip()
    text = plain.text
    begin = max(text.rfind("\n\n", 0, spot.start), spot.start - _NEAR, 0)
    blank = text.find("\n\n", spot.end)
    stated = _AREA_CODE.search(text, begin, min(blank if blank >= 0 else len(text), spot.end + _NEAR))
    return (stated["code"] if stated else "") or _only_area_code(text)


@lru_cache(maxsize=4)
def _only_area_code(text: str) -> str:
    """Return the area code that a text states once, for all its numbers; empty where it states none or several."""
    stated = {match["code"] for match in _AREA_CODE.finditer(text)}
    return next(iter(stated)) if len(stated) == 1 else ""


# `(area code 095)`, given once for all numbers of a paragraph.
_AREA_CODE = re.compile(
    r"(?i)\b(?:(?:area|city|dialling)\s+code|indicatif|vorwahl|prefijo|prefisso|indicativo|netnummer|"
    r"код)\b[^\d\n+]{0,24}?(?P<code>0?\d{2,5})(?!\d)"
)
_NEAR = 400


def _numbers(
    spot: Spot, channel: Channel, where: tuple[int, bool, str], country: str | None, area: str
) -> Iterator[Point]:
    line, sure, text = where
    if spot.is_damaged:
        yield Point(channel, spot.printed, None, line, sure=False, is_damaged=True)
        return
    printed = _RANGE.sub("", re.sub(r"\s+", " ", spot.printed.replace("0xx", "0")).strip())
    printed = _SLASHED.sub(r"\1 ", printed)
    is_foreign = _shows_country(printed, country) or bool(_dialled_abroad(printed, country))
    read = () if is_foreign else read_numbers(printed, country=country, area=area or None)
    parts = (
        [part for part in _PARTS.split(printed) if len(digits_of(part)) >= 4] if " / " in printed or not read else []
    )
    if read and len(read) >= len(parts):
        for one in read:
            yield _point(one, channel, line, sure=sure and (spot.is_labelled or plan.is_valid(one.stated)))
        return
    before = ""
    for part in _parts(printed):
        is_foreign = _shows_country(part, country) or bool(_dialled_abroad(part, country))
        number = None if is_foreign else read_number(part, country=country, area=area or None)
        value = number.stated if number else _in_area(part, country, area) or _bare(part, country)
        value = value or _completed(part, before) or _like_others(part, country, text)
        before = value or before
        if number:
            yield _point(number, channel, line, sure=sure and (spot.is_labelled or plan.is_valid(number.stated)))
            continue
        note = "" if value else "a local number: which town's, a person must say"
        known = value is not None and (spot.is_labelled or plan.is_valid(value))
        yield Point(channel, part, value, line, sure=sure and known, today=value, area="" if value else area, note=note)


def _parts(printed: str) -> list[str]:
    """Return the numbers of a list; a slash after few digits parts an area code from its number."""
    parts = [part for part in _PARTS.split(printed) if len(digits_of(part)) >= 2]
    if len(parts) == 2 and "/" in printed and (len(digits_of(parts[0])) <= 5 or len(digits_of(parts[1])) < 4):
        return [printed]
    return [part for part in parts if len(digits_of(part)) >= 4]


def _completed(part: str, before: str) -> str | None:
    """Return a number without its codes, completed by those of the number before it."""
    digits = digits_of(part)
    return f"{before[: -len(digits)]}{digits}" if before and 4 <= len(digits) < len(before) - 3 else None


def _shows_country(printed: str, country: str | None) -> bool:
    """Say whether a number begins with a country's code that nothing but brackets or a space sets apart."""
    lead = re.match(r"[(\[]?(\d{1,3})(?=[) -])", printed)
    code = plan.calling_code(country) if country else None
    digits = digits_of(printed.partition("/")[0])
    if lead is None or digits.startswith("0") or len(digits) < 9:
        return False
    if lead[1] == code:
        return plan.is_valid(f"+{digits}") or not plan.is_valid(plan.read(printed, country) or "+0")
    is_set_apart = printed.startswith("(") and len(lead[1]) == 3
    return is_set_apart and plan.is_valid(f"+{digits}") and not plan.is_valid(plan.read(printed, country) or "+0")


def _point(number: Number, channel: Channel, line: int, *, sure: bool) -> Point:
    extension = plain_number(number.printed)[1]
    return Point(
        channel,
        number.printed.strip(),
        number.stated,
        line,
        sure,
        today=number.e164,
        extension=extension,
        note="; ".join(number.notes),
    )


_LOCAL_DIGITS = 7


def _in_area(part: str, country: str | None, area: str) -> str | None:
    """Return a local number with the area code that the text states for it."""
    code = plan.calling_code(country) if country else None
    digits = digits_of(part)
    if not (code and area.isdigit()) or len(digits) > _LOCAL_DIGITS or part.startswith("+"):
        return None
    whole = f"+{code}{area.lstrip('0')}{digits}"
    return whole if _FEWEST_NATIONAL <= len(whole) - len(code) - 1 <= _MOST_NATIONAL else None


_AMERICAN = 10
_MEXICAN = 12
# `774586-8`: the last digits of the last of a row of lines.
_RANGE = re.compile(r"(?<=\d{5})[-/–]\d{1,2}(?![\d-]|\s?\d)")
# `02/504.10.00`: a stroke after an area code parts no two numbers.
_SLASHED = re.compile(
    r"(?:^|(?<= or )|(?<= ou )|(?<= of )|(?<= et )|(?<= en )|(?<= oder )|(?<= und "
    r"))(\(?0\d{1,4}\)?)\s?/\s?(?=\d{2,3}[ .-]?\d{2})"
)
# What was dialled before a foreign number, in the countries and times of appeals.
_EXITS = ("011", "0011", "19", "810", "009", "10")


def _bare(part: str, country: str | None) -> str | None:
    """Return a number that begins with a country's code, with or without a sign of it, or with a trunk 0."""
    part = plain_number(part)[0] or part
    digits = digits_of(part.replace("(0)", ""))
    if part.strip().lstrip("(").startswith(("+", "00")) and 8 <= len(digits.removeprefix("00")) <= 15:
        return f"+{digits.removeprefix('00')}"
    if _shows_country(part, country) or (len(digits) >= 10 and plan.is_valid(f"+{digits}")):
        return f"+{digits}"
    code = plan.calling_code(country) if country else None
    trunk = plan.trunk_prefix(country) if country else ""
    if abroad := _dialled_abroad(part, country):
        return abroad
    if code == "52" and len(digits) == _MEXICAN and digits.startswith("01"):
        return f"+52{digits[2:]}"
    if code == "1" and len(digits) == _AMERICAN:
        return f"+1{digits}"
    if code and re.match(r"\(0\d{1,4}\)", part) and 7 <= len(digits) <= 11:
        return f"+{code}{digits[1:]}"
    if code and trunk and digits.startswith(trunk) and 8 <= len(digits) <= 12:
        return f"+{code}{digits.removeprefix(trunk)}"
    if code and _AREA_FIRST.match(part) and _FEWEST_NATIONAL <= len(digits) <= _MOST_NATIONAL:
        return f"+{code}{digits}"
    return None


# `45-212345`: an area code without its trunk zero.
_AREA_FIRST = re.compile(r"\(?[1-9]\d{1,3}\)?[ -](?=\d)")
_FEWEST_NATIONAL, _MOST_NATIONAL = 8, 11


def _dialled_abroad(part: str, country: str | None) -> str | None:
    """Return a number that begins with what is dialled before a foreign one, then with the country's own code."""
    code = plan.calling_code(country) if country else None
    digits = digits_of(part.replace("(0)", ""))
    for exits in _EXITS if code else ():
        if digits.startswith(f"{exits}{code}") and 8 <= len(digits) - len(exits) <= 15:
            return f"+{digits.removeprefix(exits)}"
    return None
