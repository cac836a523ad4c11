"""What the organiser must know of the notice: by when, what to hold back until then, what is left if it is too late."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.opening import weekday_date
from plaint.compose.views import long_date
from plaint.contacts.countries import country_name
from plaint.contacts.notice_periods import NO_DAYS, announce_from, is_announced_too_early, latest_notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from plaint.compose.gathering import Gathering
    from plaint.contacts.assembly import Rule
    from plaint.contacts.notice_periods import Deadline


def advise(
    gathering: Gathering, rule: Rule | None, language: str, now: datetime, holidays: frozenset[date] = NO_DAYS
) -> tuple[str, ...]:
    """Return the sentences on a picket's notice, for the organiser's eyes.

    Args:
        gathering: the picket.
        rule: of the place; None where none is known.
        language: of the sentences; the ways out that the table names are English.
        now: the present moment, aware; notice is taken to be given now.
        holidays: public holidays at the place.
    """
    if rule is None:
        country = country_name(gathering.country, language)
        return (_say(language, "no-rule").format(country=country),)
    words = list(_words(gathering, rule, language, now, holidays))
    if gathering.day and not rule.holds_on(gathering.day):
        words.append(_say(language, "not-yet-law").format(day=long_date(gathering.day, language)))
    return (*words, _say(language, "check").format(day=long_date(rule.read_on, language), source=rule.source))


def _words(gathering: Gathering, rule: Rule, language: str, now: datetime, holidays: frozenset[date]) -> Iterator[str]:
    begins = gathering.begins
    if rule.period is None:
        yield _without_period(gathering, rule, language)
    elif begins is None:
        yield _say(language, "undated")
        yield from _announcement_words(gathering, rule, language, now, holidays)
    elif begins > now:
        deadline = latest_notice(rule, begins, announced=gathering.announced, holidays=holidays, now=now)
        yield from _deadline_words(deadline, language)
        if not deadline.too_late:
            yield from _announcement_words(gathering, rule, language, now, holidays)


def _without_period(gathering: Gathering, rule: Rule, language: str) -> str:
    if rule.is_local:
        return _say(language, "local").format(law=rule.law)
    key = "many" if rule.wants_notice_of(gathering.expected) else "none"
    return _say(language, key).format(law=rule.law, number=rule.small)


def _say(language: str, key: str) -> str:
    return phrase(language, f"picket.notice.{key}")


def _deadline_words(deadline: Deadline, language: str) -> Iterator[str]:
    if deadline.latest is None:
        return
    yield _say(language, "latest").format(moment=_last_moment(deadline.latest, language), law=deadline.rule.law)
    if deadline.too_late:
        yield " ".join((_say(language, "too-late"), "; ".join(deadline.ways_out)))
        return
    if deadline.office_day:
        yield _say(language, "office-day").format(day=weekday_date(deadline.office_day, language))
    if deadline.earliest:
        yield _say(language, "earliest").format(day=weekday_date(deadline.earliest.date(), language))


def _announcement_words(
    gathering: Gathering, rule: Rule, language: str, now: datetime, holidays: frozenset[date]
) -> Iterator[str]:
    given = now.astimezone(gathering.clock)
    first = announce_from(rule, given, holidays)
    if first is not None:
        yield _say(language, "hold-back").format(moment=moment_words(first, language))
    if gathering.announced and is_announced_too_early(rule, gathering.announced, given, holidays):
        yield _say(language, "leaflet-too-early").format(day=weekday_date(gathering.announced, language))


def _last_moment(moment: datetime, language: str) -> str:
    if moment.time() != time():
        return moment_words(moment, language)
    # nobody takes 00:00 for the end of the day before
    return f"{weekday_date(moment.date() - timedelta(days=1), language)}, 24:00"


def moment_words(moment: datetime, language: str) -> str:
    """Return a moment as in Saturday 24 March 2001, 12:00."""
    return f"{weekday_date(moment.date(), language)}, {moment:%H:%M}"
