"""What a page tells of a campaign, whether or not letters are still wanted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.discretion import names_contact
from plaint.compose.page.value import Case
from plaint.compose.sheet import more
from plaint.compose.sheet.forward import DAYS_TO_LIVE
from plaint.compose.sheet.summary import as_sentence, summarise
from plaint.compose.sheet.value import Passage, Reader
from plaint.compose.views import long_date
from plaint.contacts.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.page.value import State
    from plaint.model.campaign import Campaign
    from plaint.model.text import Text
    from plaint.reading.data import Data


def state_of(campaign: Campaign, day: date) -> State:
    """Return whether a page may give letters on a day, and why not; drafts have no page."""
    if campaign.status in ("stopped", "won", "closed"):
        return campaign.status
    return "late" if campaign.until and campaign.until < day else "live"


def last_day(campaign: Campaign, day: date) -> date:
    """Return the last day on which a page that was made on a day gives letters: nobody can call it back."""
    rest = day + timedelta(days=DAYS_TO_LIVE)
    return min(campaign.until, rest) if campaign.until else rest


def compose_case(campaign: Campaign, data: Data, language: str, day: date) -> Case:
    """Compose what is told of a campaign in a language on a day."""
    state = state_of(campaign, day)
    reader = Reader(None, None, day, day, language)
    summary, is_whole = summarise(campaign, language)
    is_ended = state in ("stopped", "won")
    key = state if is_ended else campaign.status
    return Case(
        campaign=campaign.id,
        language=language,
        state=state,
        banner=phrase(language, f"page.banner.{key}", f"sheet.banner.{key}"),
        message=phrase(language, f"page.state.{state}") if state != "live" else "",
        reason=_reason(campaign, data, language) if is_ended else None,
        title=campaign.title.best(language),
        country=country_name(campaign.country, language),
        published=_dated("sheet.published", campaign.published, language),
        deadline=_dated("sheet.until", campaign.until, language) if state in ("live", "late") else "",
        summary=summary,
        risks=_risks(campaign, data, language) if state == "live" else (),
        tell=tuple(_of_page(line, language) for line in more.tell(campaign, data, reader)),
        asks=_asks(campaign, data, reader) if state == "live" else (),
        background=() if is_ended else tuple(more.background(campaign, data, reader, with_people=not is_whole)),
        links=tuple(more.links(campaign, data, language)),
        source=more.source_of(campaign, data, language),
    )


def case_remarks(campaign: Campaign, data: Data, day: date) -> Iterator[str]:
    """Yield what whoever makes a page should know of words that are not on it, since they name a contact."""
    state = state_of(campaign, day)
    if state in ("stopped", "won") and campaign.reason and _gives_away(campaign.reason, data):
        yield "the reason names a contact, and is left out: say it without"
    for number, risk in enumerate(campaign.risks if state == "live" else (), 1):
        if _gives_away(risk.text, data):
            yield f"risk {number} names a contact, and is left out: say it without"


def _gives_away(text: Text, data: Data) -> bool:
    """Tell whether words name a contact in any language: pages in all of them leave the same out."""
    return any(names_contact(words, data) for _, words in text.versions)


def _reason(campaign: Campaign, data: Data, language: str) -> Passage | None:
    if campaign.reason is None or _gives_away(campaign.reason, data):
        return None
    told = more.passage_of(campaign.reason, language)
    return Passage(as_sentence(told.text), told.language)


def _risks(campaign: Campaign, data: Data, language: str) -> tuple[Passage, ...]:
    told = (risk.text for risk in campaign.risks if not _gives_away(risk.text, data))
    return tuple(more.passage_of(text, language) for text in told)


def _asks(campaign: Campaign, data: Data, reader: Reader) -> tuple[Passage, ...]:
    asks = more.asks(campaign, data, reader)
    return tuple(Passage(_of_page(ask.text, ask.language), ask.language) for ask in asks)


def _of_page(words: str, language: str) -> str:
    """Return what is said of an action sheet as it is said of a page."""
    said = {phrase(language, f"sheet.{key}"): phrase(language, f"page.{key}") for key in ("tell.nobody", "ask.forward")}
    return said.get(words, words)


def _dated(key: str, day: date | None, language: str) -> str:
    return labelled(language, key, long_date(day, language)) if day else ""
