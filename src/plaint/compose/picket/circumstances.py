"""What the law of the place, the clock and the calendar say of a picket: is the door open, who must be told by when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.gathering import gathering_at
from plaint.compose.notice import compose_notice, notice_language
from plaint.compose.notice_advice import advise
from plaint.compose.opening import holiday_words, holidays_around, opening_words
from plaint.contacts.assembly_rules import region_of, rule_of
from plaint.contacts.notice_periods import is_announced_too_early, latest_notice
from plaint.contacts.opening import opening_on
from plaint.contacts.zones import zones_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.gathering import Gathering
    from plaint.compose.notice import Notice
    from plaint.compose.picket.plan import PicketPlan
    from plaint.contacts.assembly import Rule
    from plaint.contacts.public_holidays import Holiday
    from plaint.model.people import Picket


def gathering_of(plan: PicketPlan) -> Gathering:
    """Return the picket as the authority and the calendar have to know it."""
    gathering = gathering_at(plan.campaign, plan.event, plan.recipient, plan.on, plan.lookup)
    city = plan.city
    return replace(
        gathering,
        city=city,
        region=region_of(plan.country, city),
        start=plan.at,
        end=plan.until,
    )


def rule_at(plan: PicketPlan) -> Rule | None:
    """Return the rule on giving notice at the place, where the table has one."""
    return rule_of(plan.country, plan.city)


def opening(plan: PicketPlan, language: str) -> Iterator[str]:
    """Yield what to mind of opening hours and holidays; nothing without a day."""
    if plan.on is None:
        return
    found = opening_on(plan.recipient.hours, _zone(gathering_of(plan)), plan.on, plan.at, _holidays(plan, language))
    if not found.is_open or found.is_assumed:
        yield " ".join(opening_words(found, language))
    if words := holiday_words(plan.country, _sender(plan), plan.on.year, language):
        yield words


def law_warnings(plan: PicketPlan, language: str) -> Iterator[str]:
    """Yield what of the law cannot wait: notice that is late, a leaflet that would be out before it."""
    rule, gathering, closed = rule_at(plan), gathering_of(plan), _closed(plan, language)
    begins, announced = gathering.begins, gathering.announced
    if rule is None or rule.period is None or begins is None or begins <= plan.now:
        return
    if latest_notice(rule, begins, holidays=closed, now=plan.now).too_late:
        yield phrase(language, "picket.warn.late")
    elif announced and is_announced_too_early(rule, announced, plan.now.astimezone(gathering.clock), closed):
        yield phrase(language, "picket.warn.leaflet")


def law_words(plan: PicketPlan, language: str) -> Iterator[str]:
    """Yield who must be told of the picket and by when, and which rules hold near the place."""
    rule = rule_at(plan)
    yield from advise(gathering_of(plan), rule, language, plan.now, _closed(plan, language))
    if rule:
        yield from (_zone_words(zone, language) for zone in rule.zones)


def _zone_words(zone: str, language: str) -> str:
    return phrase(language, "picket.warn.zone").format(text=phrase(language, f"picket.place.{zone}"))


def _zone(gathering: Gathering) -> str:
    return gathering.zone or next(iter(zones_of(gathering.country)), "UTC")


def _sender(plan: PicketPlan) -> str | None:
    return plan.recipient.of


def _holidays(plan: PicketPlan, language: str) -> tuple[Holiday, ...]:
    day = plan.on or plan.today
    return holidays_around(plan.country, region_of(plan.country, plan.city), _sender(plan), day, language)


def _closed(plan: PicketPlan, language: str) -> frozenset[date]:
    """Return the public holidays of the place."""
    return frozenset(holiday.day for holiday in _holidays(plan, language) if holiday.country == plan.country)


def notice_of(plan: PicketPlan, people: Picket | None) -> Notice:
    """Compose the letter to the police or the authority; what is not settled is a line to fill in.

    Args:
        plan: of the picket.
        people: who is responsible, from the settings.
    """
    language = notice_language(plan.country, plan.language)
    return compose_notice(gathering_of(plan), rule_at(plan), language, people)
