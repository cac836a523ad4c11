"""What to mind before a picket: remarks in any of our languages, for the console and the running sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.picket.circumstances import law_warnings, law_words, opening
from plaint.compose.picket.place import city_of
from plaint.compose.views import join_names, long_date
from plaint.contacts.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plaint.compose.picket.plan import PicketPlan

STALE = 365  # days after which an address should be looked at again


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to mind, in the organiser's language and in English, which the console speaks.

    Attributes:
        is_law: it is about telling the authority, and has a place of its own on the running sheet.
    """

    text: str
    english: str
    is_law: bool = False


def remarks(plan: PicketPlan) -> tuple[Remark, ...]:
    """Return what to mind, the gravest first."""
    return (*_both(plan, _lines), *_both(plan, law_words, is_law=True))


def _both(plan: PicketPlan, say: Callable[[PicketPlan, str], Iterable[str]], *, is_law: bool = False) -> list[Remark]:
    here, english = (say(plan, language) for language in (plan.language, "en"))
    return [Remark(text, plain, is_law) for text, plain in zip(here, english, strict=True)]


def _lines(plan: PicketPlan, language: str) -> Iterator[str]:
    yield from _about_the_campaign(plan, language)
    yield from _about_the_day(plan, language)
    yield from _about_the_place(plan, language)
    yield from law_warnings(plan, language)
    yield from opening(plan, language)


def _about_the_campaign(plan: PicketPlan, language: str) -> Iterator[str]:
    campaign = plan.campaign
    if plan.is_historic:
        yield phrase(language, "picket.warn.closed")
    elif campaign.status == "draft":
        yield phrase(language, "picket.warn.draft")
    elif campaign.until and campaign.until < (plan.on or plan.today):
        yield phrase(language, "picket.warn.deadline").format(date=long_date(campaign.until, language))
    for risk in campaign.risks:
        yield phrase(language, "picket.warn.risk").format(text=risk.text.best(language))


def _about_the_day(plan: PicketPlan, language: str) -> Iterator[str]:
    if plan.on is None:
        yield phrase(language, "picket.warn.undated")
    elif plan.on < plan.today and not plan.is_historic:
        yield phrase(language, "picket.warn.past").format(date=long_date(plan.on, language))
    if plan.at is None:
        yield phrase(language, "picket.warn.untimed")


def _about_the_place(plan: PicketPlan, language: str) -> Iterator[str]:
    recipient = plan.recipient
    if plan.place.is_generic:
        state = country_name(recipient.of or plan.campaign.country, language)
        where = ", ".join(filter(None, (recipient.seat, country_name(recipient.country, language))))
        yield phrase(language, "picket.warn.unknown").format(state=state, place=where)
    elif recipient.address_on(plan.lookup) is None:
        yield phrase(language, "picket.warn.no-address")
    elif not plan.is_historic and (
        recipient.verified is None or ((plan.on or plan.today) - recipient.verified).days > STALE
    ):
        yield phrase(language, "picket.warn.stale")
    if plan.place.others:
        names = tuple(f"{one.id} ({city_of(one) or one.country})" for one in plan.place.others)
        yield phrase(language, "picket.warn.others").format(names=join_names(names, language))
