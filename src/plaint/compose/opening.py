"""In words: whether the mission is open when the picket comes, and what to do with the letter if it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.views import join_names, locale_of
from plaint.contacts.countries import country_name
from plaint.contacts.public_holidays import holidays_of, how_to_add, is_covered, is_installed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.contacts.opening import Opening
    from plaint.contacts.public_holidays import Holiday


def holidays_around(host: str, region: str, sender: str | None, day: date, language: str) -> tuple[Holiday, ...]:
    """Return the public holidays of host and sending state, of the year of a day and the next.

    Args:
        host: the country of the mission.
        region: of the host, ISO 3166-2 without the country.
        sender: the state that sent the mission; None where there is none.
        day: whose year it is.
        language: of the names.
    """
    years = (day.year - 1, day.year, day.year + 1)
    own = holidays_of(host, years, region=region, language=language)
    return own + (holidays_of(sender, years, language=language) if sender and sender != host else ())


def opening_words(opening: Opening, language: str) -> tuple[str, ...]:
    """Return the sentences on a mission's door: the verdict, what is behind it, what else can be done."""
    words = [_verdict(opening, language)]
    if opening.is_assumed:
        words.append(phrase(language, "picket.opening.assumed"))
    if not opening.is_open:
        words.extend(_offers(opening, language))
    return tuple(words)


def holiday_words(host: str, sender: str | None, year: int, language: str) -> str:
    """Return what to know of holidays that nobody looked at, with the command that adds the extra; "" if all were."""
    if not is_installed():
        return phrase(language, "picket.opening.no-extra").format(command=how_to_add())
    states = dict.fromkeys(filter(None, (host, sender)))
    missing = tuple(country_name(state, language) for state in states if not is_covered(state, year))
    names = join_names(missing, language)
    return phrase(language, "picket.opening.not-covered").format(countries=names, year=year) if missing else ""


def _verdict(opening: Opening, language: str) -> str:
    key = f"picket.opening.{opening.verdict}"
    return phrase(language, key).format(
        day=weekday_date(opening.day, language),
        time=f"{opening.at:%H:%M}" if opening.at else "",
        hours=opening.times.replace(",", ", ").replace("-", "–"),
        holidays=join_names(tuple(_named(holiday, language) for holiday in opening.holidays), language),
    )


def _named(holiday: Holiday, language: str) -> str:
    country = country_name(holiday.country, language)
    key = "picket.opening.estimated" if holiday.is_estimated else "picket.opening.celebrated"
    return phrase(language, key).format(holiday=holiday.name, country=country)


def _offers(opening: Opening, language: str) -> Iterator[str]:
    yield phrase(language, "picket.opening.letter-box")
    if opening.following:
        start, end = opening.following.start, opening.following.end
        hours = f"{start:%H:%M}–{end:%H:%M}"
        yield phrase(language, "picket.opening.hand-in").format(day=weekday_date(start.date(), language), hours=hours)
    yield phrase(language, "picket.opening.registered")


def weekday_date(day: date, language: str) -> str:
    """Return a date with its day of the week, as in Saturday 24 March 2001 (CLDR full format)."""
    from babel.dates import format_date

    written = format_date(day, "full", locale=locale_of(language))
    # CLDR has no ordinal for the first of a French month
    return written.replace(" 1 ", " 1er ", 1) if language == "fr" else written
