"""What the organiser must know of the notice: by when, what to hold back until then, what is left if it is too late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.opening import weekday_date
from plaint.compose.views import long_date
from plaint.contacts.countries import country_name
from plaint.contacts.notice_periods import LAST_MINUTE, NO_DAYS, announce_from, is_announced_too_early, latest_notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from plaint.compose.gathering import Gathering
    from plaint.contacts.assembly import Rule


def advise(
    gathering: Gathering, rule: Rule | None, language: str, now: datetime, holidays: frozenset[date] = NO_DAYS
) -> tuple[str, ...]:
    """Return the sentences on a picket's notice, for the organiser's eyes.

    Args:
        gathering: the picket.
        rule: of the place; None where none is known.
        language: of the sentences.
        now: the present moment, aware; notice is taken to be given now.
        holidays: public holidays at the place.
    """
    if rule is None:
        country = country_name(gathering.country, language)
        return (phrase(language, "picket.notice.no-rule").format(country=country),)
    # a Russian date ends with a full stop of its own
    return tuple(words.replace("г..", "г.") for words in _Adviser(gathering, rule, language, now, holidays).words())


@dataclass(frozen=True, slots=True)
class _Adviser:
    gathering: Gathering
    rule: Rule
    language: str
    now: datetime
    holidays: frozenset[date]

    def words(self) -> Iterator[str]:
        day = self.gathering.day
        yield from self._by_when()
        if day and not self.rule.holds_on(day):
            yield self._say("not-yet-law").format(day=long_date(day, self.language), law=self.rule.law)
        yield self._say("check").format(day=long_date(self.rule.read_on, self.language), source=self.rule.source)

    def _say(self, key: str) -> str:
        return phrase(self.language, f"picket.notice.{key}")

    def _by_when(self) -> Iterator[str]:
        begins = self.gathering.begins
        if self.rule.period is None:
            yield self._without_period()
        elif begins is None:
            yield self._say("undated")
            yield from self._announcement()
        elif begins > self.now:
            yield from self._deadline(begins)

    def _without_period(self) -> str:
        if self.rule.is_local:
            return self._say("local").format(law=self.rule.law)
        key = "many" if self.rule.wants_notice_of(self.gathering.expected) else "none"
        return self._say(key).format(law=self.rule.law, number=self.rule.small)

    def _deadline(self, begins: datetime) -> Iterator[str]:
        announced = self.gathering.announced
        deadline = latest_notice(self.rule, begins, announced=announced, holidays=self.holidays, now=self.now)
        if deadline.latest is None:
            return
        key = "latest-assumed" if deadline.assumed else "latest"
        yield self._say(key).format(moment=_last_moment(deadline.latest, self.language), law=self.rule.law)
        if deadline.too_late:
            yield self._say("too-late").format(ways=self._ways(deadline.ways_out))
            yield from self._put_off(begins)
            return
        yield self._office_day(deadline.office_day)
        if deadline.earliest:
            yield self._say("earliest").format(day=weekday_date(deadline.earliest.date(), self.language))
        yield from self._announcement()

    def _ways(self, ids: tuple[str, ...]) -> str:
        return self._say("between").join(phrase(self.language, f"picket.way.{one}") for one in ids)

    def _put_off(self, begins: datetime) -> Iterator[str]:
        """Say from when it may be announced, if there is time for that before it begins."""
        first = self._first_announcement()
        if first is not None and first < begins:
            yield self._say("hold-back").format(moment=moment_words(first, self.language))

    def _first_announcement(self) -> datetime | None:
        return announce_from(self.rule, self.now.astimezone(self.gathering.clock), self.holidays)

    def _office_day(self, day: date | None) -> str:
        if day is None or day < self.now.astimezone(self.gathering.clock).date():
            return self._say("no-office")
        return self._say("office-day").format(day=weekday_date(day, self.language))

    def _announcement(self) -> Iterator[str]:
        given, announced = self.now.astimezone(self.gathering.clock), self.gathering.announced
        first = self._first_announcement()
        if first is not None:
            yield self._say("hold-back").format(moment=moment_words(first, self.language))
        if announced and is_announced_too_early(self.rule, announced, given, self.holidays):
            yield self._say("leaflet-too-early").format(day=weekday_date(announced, self.language))


def _last_moment(moment: datetime, language: str) -> str:
    """Say midnight as the end of a day: nobody takes 00:00 for that."""
    if moment.time() not in (time(), LAST_MINUTE):
        return moment_words(moment, language)
    day = (moment - timedelta(minutes=1)).date() if moment.time() == time() else moment.date()
    return f"{weekday_date(day, language)}, 24:00"


def moment_words(moment: datetime, language: str) -> str:
    """Return a moment as in Saturday, 24 March 2001, 12:00."""
    return f"{weekday_date(moment.date(), language)}, {moment:%H:%M}"
