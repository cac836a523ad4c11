"""Which values of an entry are beyond doubt: names, offices, addresses and numbers that nothing else may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plaint.appeal.draft import Point
from plaint.appeal.entries import Rough
from plaint.appeal.lexicon import HONORIFICS
from plaint.appeal.missions import read_mission
from plaint.appeal.offices import is_body, is_body_head, is_company, is_person
from plaint.appeal.postal import has_street
from plaint.appeal.words import is_capital, key, tokens
from plaint.contacts.country_mentions import find_countries
from plaint.contacts.number_text import digits_of
from plaint.contacts.numbering_plan import is_valid
from plaint.contacts.numbers import read_number


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an entry with the offset at which it stands, and its row."""

    text: str
    start: int
    row: int


_LONGEST_PART = 120
_EXCELLENCY = re.compile(r"\bH\.\s?E\.|\bS\.\s?E\.|\b(?:Mr|Ms|Mrs|Sr|Sra|Herrn?|Frau|Monsieur|Madame)\b\.?")


def is_run_on(rough: Rough, name: Part | None) -> bool:
    """Say whether parts of several entries ran together, as where columns of a page became one line."""
    parts = [part[0] for part in (rough.name, rough.office) if part] + [text for text, *_ in rough.unread]
    if name and _has_title_inside(name.text):
        return True
    return any(len(part) > _LONGEST_PART or len(_EXCELLENCY.findall(part)) > 1 for part in parts)


def _has_title_inside(name: str) -> bool:
    """Say whether a title follows two words of a name: there another person begins."""
    words = [key(word) for word in name.split()]
    plain = [index for index, word in enumerate(words) if word not in HONORIFICS]
    return len(plain) > 1 and any(word in HONORIFICS for word in words[plain[1] + 1 :])


def is_surely_office(office: Part, name: Part | None, rough: Rough) -> bool:
    """Say whether an office is whole, and is one by its words, or a body beside a name."""
    text = office.text
    if text.count("(") != text.count(")") or not text[:1].isalnum():
        return False
    by_words = rough.office and not is_body_head(rough.office[0]) and not re.search(r"\d{3}", rough.office[0])
    return bool(by_words)


def is_surely_name(name: Part, office: Part | None, rough: Rough, rest: list[Part]) -> bool:
    """Say whether a name is a titled person's or stands beside an office, or is that of a body that stands alone.

    Args:
        name: as read.
        office: of the same entry.
        rough: the entry as gathered.
        rest: parts that became lines of its address.
    """
    if _BRACKET.search(name.text):
        return False
    adjoins = office is not None and _adjoin(name, office) and not is_body(name.text)
    titled = bool(rough.name and rough.name[2]) or adjoins
    if titled and _is_full(name.text):
        return True
    is_left = any(part.text not in {text for text, *_ in rough.address} for part in rest)
    is_whole_body = office is None and is_body(name.text) and not is_person(name.text) and not is_left
    return is_whole_body and _is_proper(name.text)


_BRACKET = re.compile(r"[()\[\]]")


def _is_proper(body: str) -> bool:
    """Say whether a body's name has capitals at both ends: `Radio station` is a kind, `Radio Example` a name."""
    words = [word for word in tokens(body) if len(word) > _SMALL]
    return len(words) > 1 and all(is_capital(word) for word in (words[0], words[-1]))


_SMALL = 3


def _is_full(name: str) -> bool:
    """Say whether a name has more than a title and one word, and is none of a place or an office."""
    bare = " ".join(word for word in name.split() if key(word) not in HONORIFICS)
    return is_company(name) or (is_person(bare) and not re.search(r"['’]s\b|\s[A-Z]$", name))


def placed(points: Iterator[Point], home: str | None) -> Iterator[Point]:
    """Yield points, national numbers doubtful that fit no plan, or the reader's too: no address says whose they are."""
    for point in points:
        value = point.value or ""
        is_national = point.channel in ("fax", "phone") and not _shows_code(point)
        at_home = read_number(point.printed, country=home) if home and is_national else None
        is_elsewhere = bool(at_home and at_home.stated != value and is_valid(at_home.stated))
        yield replace(point, sure=False) if is_national and (is_elsewhere or not is_valid(value)) else point


def _shows_code(point: Point) -> bool:
    """Say whether a number is printed with its country's code."""
    digits = digits_of(point.printed)
    code = (point.value or "").removeprefix("+")
    return bool(code) and ("+" in point.printed or code[:_CODE] in digits[: 2 * _CODE])


# Digits of a country's code and of what follows it that tell it from an area code.
_CODE = 4


def _adjoin(name: Part, office: Part) -> bool:
    """Say whether a person stands right beside, above or below an office."""
    first, second = sorted((name, office), key=lambda part: part.start)
    return is_person(name.text) and second.start - first.start - len(first.text) < 6


_MOST_STRANGE = 3


def _names_country(rest: list[Part]) -> bool:
    return any(mention.how == "name" for part in rest[-1:] for mention in find_countries(part.text))


# A town alone is hardly all of an address; a box is, or a street.
_BOX = re.compile(r"(?i)\b(?:box|b\.?p\.?|p\.?o\.?|apartado|apdo|casilla|caixa|casella|postfach|postbus|а/я)\b")
_SEVERAL = 2


def is_whole(rest: list[Part], rough: Rough) -> bool:
    """Say whether an address has a street or a number, and hardly a part that may be something else."""
    known = {text for text, *_ in rough.address}
    strange = [part for part in rest if part.text not in known]
    return (
        not any(read_mission(part.text) for part in rest)
        and len(strange) <= (_MOST_STRANGE if _names_country(rest) else 1)
        and (len(rest) > _SEVERAL or any(has_street(part.text) or _BOX.search(part.text) for part in rest))
        and any(re.search(r"\d", part.text) or has_street(part.text) for part in rest)
        and not any(re.search(r"\d(?:[ ()./-]?\d){9}", part.text) for part in rest)
        and not re.search(r"(?i)^(?:pas|no|kein|sin|senza|geen)\b", " ".join(part.text for part in rest[:1]))
    )
