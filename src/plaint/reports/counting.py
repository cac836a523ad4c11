"""The letters by channel, by country and by week: three tables, each with the same sum."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.collation import text_key
from plaint.compose.views import long_date
from plaint.contacts.countries import country_name
from plaint.reports.offices import tally_of
from plaint.reports.people import SEVERAL, UNKNOWN
from plaint.reports.value import OTHER, Row, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plaint.deliver.act import How
    from plaint.reading.data import Data
    from plaint.reports.facts import Deed, Facts
    from plaint.reports.people import Crowd

CHANNELS: tuple[How, ...] = ("emailed", "faxed", "posted", "handed-in", "web-form", "called", "picket")
_SENT: Mapping[str, How] = {"email": "emailed", "drafts": "emailed", "fax": "faxed", "post": "posted"}
_LAST = (SEVERAL, OTHER, UNKNOWN)
MOST_WEEKS = 60  # with those in which nothing was done


def all_letters(facts: Facts) -> Tally:
    """Return how many letters were sent, claimed and witnessed."""
    sent = Tally(sent=sum(1 for _ in facts.went()))
    return sum((tally_of(one.standing, one.count) for one in facts.deeds if one.is_letters), sent)


def by_channel(facts: Facts, language: str) -> tuple[Row, ...]:
    """Return what was done by channel; calls and people at pickets besides, where there were any."""
    found: dict[str, Tally] = defaultdict(Tally)
    for sending in facts.went():
        found[_SENT[sending.entry.key.way]] += Tally(sent=1)
    letters = {deed.how for deed in facts.deeds if deed.is_letters} | set(found)
    for deed in facts.deeds:
        found[deed.how] += tally_of(deed.standing, deed.count)
    return tuple(
        Row(how, phrase(language, f"report.channel.{how}"), found[how], is_letters=how in letters)
        for how in CHANNELS
        if how in found
    )


def by_week(facts: Facts, language: str) -> tuple[Row, ...]:
    """Return the letters by the week in which they went, from Monday; empty weeks between are there too."""
    found: dict[date, Tally] = defaultdict(Tally)
    for sending in facts.went():
        found[_monday(sending.day)] += Tally(sent=1)
    for deed in facts.deeds:
        if deed.is_letters:
            found[_monday(deed.day)] += tally_of(deed.standing, deed.count)
    words = phrase(language, "report.week")
    return tuple(
        Row(day.isoformat(), words.format(date=long_date(day, language)), found.get(day, Tally()))
        for day in _weeks(found)
    )


def by_country(facts: Facts, data: Data, crowd: Crowd, language: str) -> tuple[Row, ...]:
    """Return the letters by where those are who wrote, most first; countries of too few people together."""
    found: dict[str, Tally] = defaultdict(Tally)
    people: dict[str, dict[str, int]] = defaultdict(dict)
    unnamed: dict[str, int] = defaultdict(int)
    for sending in facts.went():
        signers = sending.entry.delivery.signers
        country = crowd.country(signers)
        found[country] += Tally(sent=1)
        people[country] |= {name: crowd.weight(name) for name in signers}
    for deed in (one for one in facts.deeds if one.is_letters):
        country = crowd.country(deed.people) if deed.people else _where(deed, data)
        found[country] += tally_of(deed.standing, deed.count)
        people[country] |= {name: crowd.weight(name) for name in deed.people}
        unnamed[country] += 0 if deed.people else deed.count
    small = {
        name for name in found if name not in _LAST and sum(people[name].values()) + unnamed[name] < crowd.least
    }
    return _rows(_together(found, small), language)


def _where(deed: Deed, data: Data) -> str:
    """Return in which country something was handed in, where that is known."""
    recipient = data.recipients.get(deed.office)
    return recipient.country if recipient and recipient.kind == "mission" and deed.how == "handed-in" else UNKNOWN


def _together(found: Mapping[str, Tally], small: Iterable[str]) -> dict[str, Tally]:
    rest = sum((found[name] for name in small), Tally())
    kept = {name: tally for name, tally in found.items() if name not in small}
    return {**kept, OTHER: rest} if rest else kept


def _rows(found: Mapping[str, Tally], language: str) -> tuple[Row, ...]:
    def label(name: str) -> str:
        return phrase(language, f"report.country.{name}") if name in _LAST else country_name(name, language)

    def place(name: str) -> tuple[int, tuple[int, int, int], object]:
        tally = found[name]
        most = (-tally.sent, -tally.witnessed, -tally.claimed)
        return (_LAST.index(name) + 1 if name in _LAST else 0), most, text_key(label(name), language)

    return tuple(Row(name, label(name), found[name]) for name in sorted(found, key=place))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks(found: Iterable[date]) -> tuple[date, ...]:
    days = sorted(found)
    if not days:
        return ()
    count = (days[-1] - days[0]).days // 7 + 1
    return tuple(days) if count > MOST_WEEKS else tuple(days[0] + timedelta(weeks=one) for one in range(count))
