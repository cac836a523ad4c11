"""Postal addresses: the block as it is printed for the post of two countries, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from plaint.contacts.address_formats import format_of
from plaint.contacts.countries import country_line, country_name
from plaint.contacts.latin import capitals, is_latin

MOST_LINES = 6
"""Lines of an address that every window shows and every post's machine reads."""

# The country of the address decides how its own names are put in capitals.
_LANGUAGE_OF_PLACE = {"TR": "tr", "AZ": "az"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Postal:
    """A place that mail can reach: lines as they are written there, the rest where it is known apart."""

    lines: tuple[str, ...]
    country: str
    city: str | None = None
    postcode: str | None = None
    region: str | None = None
    """The state, province or oblast, written as that country's post wants it (`DC`, `Oshskaya obl.`)."""


def address_block(addressee: tuple[str, ...], postal: Postal, *, origin: str | None, language: str) -> tuple[str, ...]:
    """Return the address as printed, line by line, without blank lines.

    The order of postcode, city and region and the use of capitals are those of the country of
    destination. Its name comes last, in the sender's language, unless the letter stays in the country.

    Args:
        addressee: name and office, as they are to stand above the street.
        postal: where it goes.
        origin: the sender's country; None where it is unknown, and then the country is printed.
        language: the language of the sender's country.
    """
    block = (*_clean(addressee), *_place(postal))
    if origin == postal.country:
        return block
    return (*block, country_line(postal.country, language))


def _place(postal: Postal) -> tuple[str, ...]:
    form = format_of(postal.country)
    layout = form.alone if form.alone and not postal.region else form.layout
    return tuple(line for row in layout.split("|") for line in _row(row, postal))


def _row(row: str, postal: Postal) -> tuple[str, ...]:
    if row == "{lines}":
        return _clean(postal.lines)
    printed = ""
    for sign, part, _, _ in Formatter().parse(row):
        if value := _part(part or "", postal):
            printed += (sign if printed else "") + value
    return (printed,) if printed else ()


def _part(name: str, postal: Postal) -> str:
    values = {"city": postal.city, "postcode": postal.postcode, "region": postal.region}
    value = " ".join((values[name.lower()] or "").split())
    return capitals(value, _LANGUAGE_OF_PLACE.get(postal.country, "en")) if name.isupper() else value


def _clean(lines: tuple[str, ...]) -> tuple[str, ...]:
    split = (" ".join(line.split()) for text in lines for line in text.splitlines())
    return tuple(line for line in split if line)


def address_problems(postal: Postal, addressee: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return what may keep the letter from arriving, a sentence each that says what to do.

    None of them is certain: addresses of the past and of small places break every rule.
    """
    return (
        *_missing_parts(postal),
        *_doubtful_postcode(postal),
        *_foreign_letters(postal),
        *_country_twice(postal),
        *_length(postal, addressee),
    )


def _missing_parts(postal: Postal) -> Iterator[str]:
    if not _clean(postal.lines) and not postal.city:
        yield "the address is empty: write its lines as on an envelope"
    elif not postal.city and (len(_clean(postal.lines)) < 2 or postal.postcode or postal.region):
        yield "the address has no city: add `city:`"


def _doubtful_postcode(postal: Postal) -> Iterator[str]:
    form, postcode = format_of(postal.country), (postal.postcode or "").strip()
    if not postcode:
        return
    if form.is_old(postcode):
        yield f"postcode {postcode!r} is of {postal.country}'s old system: look up the present one"
    elif not form.accepts(postcode):
        yield (
            f"postcode {postcode!r} does not look like one of {postal.country}, "
            f"as {form.example}: compare it with its source"
        )


def _foreign_letters(postal: Postal) -> Iterator[str]:
    for line in (*_clean(postal.lines), postal.city or "", postal.region or ""):
        if not is_latin(line):
            yield f"{line!r} is not in Latin letters, which mail from abroad needs: transliterate it"


def _country_twice(postal: Postal) -> Iterator[str]:
    name = country_name(postal.country, "en").casefold()
    for line in _clean(postal.lines)[-1:]:
        if line.casefold() in (name, f"republic of {name}"):
            yield f"{line!r} would be printed twice: take the country out of `lines:`"


def _length(postal: Postal, addressee: tuple[str, ...]) -> Iterator[str]:
    count = len(_clean(addressee)) + len(_place(postal)) + 1
    if count > MOST_LINES:
        yield f"the address takes {count} lines with the country, {MOST_LINES} are safe: join or drop some"
