"""A campaign and its journal become a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.compose.discretion import names_contact
from plaint.errors import PlaintError
from plaint.reports.counting import all_letters, by_channel, by_country, by_week
from plaint.reports.inside import look_inside
from plaint.reports.offices import Offices, add_fate
from plaint.reports.people import Crowd
from plaint.reports.photos import collect_photos
from plaint.reports.texts import text_rows
from plaint.reports.value import LEAST, AnswerRow, Fates, Gathering, Report
from plaint.sending.signers import SENDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from plaint.model.campaign import Campaign
    from plaint.model.people import Signatory
    from plaint.reading.data import Data
    from plaint.reports.facts import Facts
    from plaint.reports.photos import Album
    from plaint.sending.versions import Versions


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What a report is made from.

    Attributes:
        data: the workspace's.
        campaign: the campaign.
        facts: what the journal holds of it.
        known: those who may have taken part, without those who asked to be forgotten.
        versions: the texts that were sent.
        open_picture: gives the bytes of a file of the workspace; raises RenderError.
        language: of the report.
        day: on which it is made.
        consent: the day on which consent counts: never one that is still to come.
        is_full: with what only organisers may see.
    """

    data: Data
    campaign: Campaign
    facts: Facts
    known: tuple[Signatory, ...]
    versions: Versions
    open_picture: Callable[[str], bytes]
    language: str
    day: date
    consent: date
    is_full: bool = False

    def crowd(self) -> Crowd:
        """Return those who may have taken part."""
        known = {one.id: one for one in self.known}
        return Crowd(known, self.campaign, self.consent, 1 if self.is_full else LEAST)


@dataclass(frozen=True)
class Composed:
    """A report, with its photographs."""

    report: Report
    album: Album


def compose_report(brief: Brief) -> Composed:
    """Count what was done, and decide what of it may be shown."""
    facts, campaign, language, crowd = brief.facts, brief.campaign, brief.language, brief.crowd()
    offices = Offices(brief.data, campaign, facts, crowd, language)
    album = collect_photos((one for one in facts.acts if not one.withdrawn), offices, brief.open_picture)
    people, days = _people(facts), facts.days()
    report = Report(
        campaign=campaign.id,
        title=campaign.title.best(language),
        country=campaign.country,
        status=campaign.status,
        reason=_reason(brief),
        language=language,
        day=brief.day,
        first=min(days, default=None),
        last=max(days, default=None),
        letters=all_letters(facts),
        fates=_fates(facts),
        signatures=sum(len(one.entry.delivery.signers) or 1 for one in facts.went()),
        channels=by_channel(facts, language),
        countries=by_country(facts, brief.data, crowd, language),
        weeks=by_week(facts, language),
        targets=offices.rows(),
        asked=len(campaign.targets),
        reached=offices.reached(),
        pickets=_pickets(facts, offices),
        answers=_answers(facts, offices),
        photos=album.photos,
        proofs=album.proofs,
        bounces=sum(one.count for one in facts.bounces if not one.delivery),
        people=len(people),
        organisations=crowd.organisations(people, language, is_full=brief.is_full),
        texts=text_rows(facts, offices, brief.versions),
        inside=look_inside(facts, brief.data, offices, language) if brief.is_full else None,
    )
    return Composed(report, album)


def _people(facts: Facts) -> tuple[str, ...]:
    """Return the ids of all who signed what went, or did something, each once."""
    signed = (name for one in facts.went() for name in one.entry.delivery.signers)
    did = (name for deed in facts.deeds for name in deed.people)
    return tuple(name for name in dict.fromkeys((*signed, *did)) if name not in ("", SENDER))


def _reason(brief: Brief) -> str:
    """Return why it is over; nothing in public where that names anybody's contact."""
    reason = brief.campaign.reason.best(brief.language) if brief.campaign.reason else ""
    return reason if brief.is_full or not names_contact(reason, brief.data) else ""


def _fates(facts: Facts) -> Fates:
    fates = Fates()
    for one in facts.sendings:
        fates = add_fate(fates, one.fate)
    return fates


def _pickets(facts: Facts, offices: Offices) -> tuple[Gathering, ...]:
    found = (
        Gathering(one.day, offices.label(offices.key(one.office, one.target)), one.count, one.standing)
        for one in facts.deeds
        if one.how == "picket"
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.office)))


def _answers(facts: Facts, offices: Offices) -> tuple[AnswerRow, ...]:
    found = (
        AnswerRow(one.day, offices.label(offices.key(one.office, one.target)), one.kind) for one in facts.answers
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.office, one.kind)))


def choose_language(asked: str | None, campaign: Campaign, data: Data) -> tuple[str, str]:
    """Return the language of a report, and whose it is.

    It is the first that has words: what was asked for; what those read to whom copies of the campaign go, the comrades
    on the ground; that of the settings; English.

    Returns:
        The language; the id of who reads it, `settings`, or "".

    Raises:
        PlaintError: it was asked for, and there are no words in it.
    """
    if asked is not None:
        if asked not in CATALOGUED:
            raise PlaintError(f"no report in '{asked}'", f"there are words in {', '.join(CATALOGUED)}")
        return asked, ""
    wished = [(language, copy.to) for copy in campaign.copies for language in data.recipients[copy.to].languages]
    own = data.settings.language
    return _first((*wished, *([(own, "settings")] if own else [])))


def _first(wished: Iterable[tuple[str, str]]) -> tuple[str, str]:
    return next(((language, whose) for language, whose in wished if language in CATALOGUED), ("en", ""))
