"""What the law of the place, the clock and the calendar say of a picket: is the door open, who must be told by when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.gathering import gathering_at
from plaint.compose.notice import BLANK, Particular, compose_notice, notice_language
from plaint.compose.notice_advice import advise
from plaint.compose.opening import holiday_words, holidays_around, opening_words
from plaint.contacts.assembly_rules import region_of, rule_of
from plaint.contacts.opening import opening_on
from plaint.contacts.zones import zones_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.gathering import Gathering
    from plaint.compose.notice import Notice
    from plaint.compose.picket.plan import PicketPlan
    from plaint.contacts.assembly import Rule
    from plaint.contacts.public_holidays import Holiday
    from plaint.model.people import Picket


def gathering_of(plan: PicketPlan) -> Gathering:
    """Return the picket as the authority and the calendar have to know it; today's, where no day is set."""
    gathering = gathering_at(plan.campaign, plan.event, plan.recipient, plan.on or plan.today)
    city = plan.city
    return replace(
        gathering,
        city=city,
        region=region_of(plan.country, city),
        start=plan.at,
        end=plan.until,
        lookup=plan.lookup,
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


def law_words(plan: PicketPlan, language: str) -> Iterator[str]:
    """Yield who must be told of the picket and by when, and which rules hold near the place; nothing without a day."""
    if plan.on is None:
        return
    rule = rule_at(plan)
    closed = frozenset(holiday.day for holiday in _holidays(plan, language) if holiday.country == plan.country)
    yield from advise(gathering_of(plan), rule, language, plan.now, closed)
    if rule:
        yield from (phrase(language, "picket.warn.zone").format(text=zone) for zone in rule.zones)


def _zone(gathering: Gathering) -> str:
    return gathering.zone or next(iter(zones_of(gathering.country)), "UTC")


def _sender(plan: PicketPlan) -> str | None:
    return plan.recipient.of


def _holidays(plan: PicketPlan, language: str) -> tuple[Holiday, ...]:
    day = plan.on or plan.today
    return holidays_around(plan.country, region_of(plan.country, plan.city), _sender(plan), day, language)


def notice_of(plan: PicketPlan, people: Picket | None) -> Notice:
    """Compose the letter to the police or the authority; where no day is set, there is a line for it.

    Args:
        plan: of the picket.
        people: who is responsible, from the settings.
    """
    language = notice_language(plan.country, plan.language)
    notice = compose_notice(gathering_of(plan), rule_at(plan), language, people)
    if plan.on:
        return notice
    date = phrase(language, "picket.notice.date")
    undated = (Particular(one.label, ((BLANK, BLANK),)) if one.label == date else one for one in notice.particulars)
    return replace(notice, particulars=tuple(undated))
