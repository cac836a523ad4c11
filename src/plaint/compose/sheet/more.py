"""What stands below the addresses: missions, organisers, what else is asked, background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.address import address_lines
from plaint.compose.discretion import names_contact
from plaint.compose.sheet.summary import as_sentence, person_sentence
from plaint.compose.sheet.value import Link, Passage
from plaint.compose.targets import Addressee, mission_name, office_of, serves
from plaint.compose.views import long_date
from plaint.model.campaign import Target
from plaint.model.contact import first_usable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.sheet.value import Reader
    from plaint.model.campaign import Ask, Campaign, Copy, Event, Route
    from plaint.model.text import Text
    from plaint.reading.data import Data

# What else is asked is told in the campaign's own words, but for these: they are where accounts and mailboxes stand.
_NEVER_QUOTED = ("donate", "report")


def passage_of(text: Text, language: str) -> Passage:
    """Return words in a language, or in the best other one, which is then named."""
    own = text.get(language)
    if own is not None:
        return Passage(own, language)
    other = next((one for one in ("en", *text.languages) if one in text.languages), language)
    return Passage(text.best(language), other)


def missions(campaign: Campaign, data: Data, reader: Reader) -> tuple[str, ...]:
    """Return which mission in the reader's country should get a copy, unless missions are targets anyway."""
    state, language = campaign.country, reader.language
    routes = (route for target in campaign.targets for route in (target, target.via) if route)
    if reader.origin == state or any(route.mission == state for route in routes):
        return ()
    targets = {target.recipient for target in campaign.targets}
    known = tuple(one for one in data.missions(state) if serves(one, reader.origin))
    if any(one.id in targets for one in known):
        return ()
    places = tuple(
        ", ".join(address_lines(Addressee(Target(recipient=one.id), one), reader.lookup, reader.origin, language))
        for one in known
    )
    named = places or (mission_name("embassy", state, language),)
    return tuple(as_sentence(labelled(language, "sheet.missions.known", place)) for place in named)


def tell(campaign: Campaign, data: Data, reader: Reader) -> tuple[str, ...]:
    """Return how to tell the organisers: by name only those who agreed to be seen, else nobody's contact."""
    visible = tuple(copy for copy in campaign.copies if copy.visible and copy.consent)
    language = reader.language
    if not visible:
        return (phrase(language, "sheet.tell.nobody"),)
    whom = "; ".join(_contact(copy, data, reader) for copy in visible)
    return (as_sentence(labelled(language, "sheet.tell", whom)),)


def _contact(copy: Copy, data: Data, reader: Reader) -> str:
    organiser = data.recipients[copy.to]
    name = organiser.name.best(reader.language) if organiser.name else office_of(organiser, reader.language)
    open_points = tuple(point for point in organiser.points(copy.by) if not point.secret)
    point = first_usable(open_points, reader.lookup)
    return f"{name}, {point}" if point else name


def asks(campaign: Campaign, data: Data, reader: Reader) -> tuple[Passage, ...]:
    """Return what else is asked: in the campaign's words where these name no contact, else in general ones."""
    return tuple({passage.text: passage for passage in (_ask(ask, data, reader) for ask in campaign.asks)}.values())


def _ask(ask: Ask, data: Data, reader: Reader) -> Passage:
    language = reader.language
    own = passage_of(ask.how, language)
    if ask.what in _NEVER_QUOTED or own.language != language or names_contact(own.text, data):
        return Passage(phrase(language, f"sheet.ask.{ask.what}"), language)
    return Passage(as_sentence(own.text), language)


def risks(campaign: Campaign, data: Data, language: str) -> tuple[Passage, ...]:
    """Return what is to be read before anything is sent; general words stand for those that name a contact."""
    told = (passage_of(risk.text, language) for risk in campaign.risks)
    withheld = Passage(phrase(language, "sheet.risk.withheld"), language)
    return tuple(dict.fromkeys(withheld if names_contact(one.text, data) else one for one in told))


def background(campaign: Campaign, data: Data, reader: Reader, *, with_people: bool) -> Iterator[Passage]:
    """Yield the people with role and facts, where the summary has no room for all of it, and the events."""
    for person in campaign.people if with_people else ():
        yield Passage(person_sentence(person, reader.language, with_role=True), reader.language)
    for event in campaign.events:
        told = _event(event, data, reader)
        if not names_contact(told.text, data):
            yield told


def links(campaign: Campaign, data: Data, language: str) -> Iterator[Link]:
    """Yield where more can be read; what is no web address and names a contact is left out."""
    for link in campaign.links:
        shown = Link(link.url, link.title.best(language) if link.title else "")
        if not names_contact(shown.title if shown.is_web else f"{shown.title} {shown.url}", data):
            yield shown


def _event(event: Event, data: Data, reader: Reader) -> Passage:
    language = reader.language
    what = passage_of(event.what, language)
    when = long_date(event.on, language) if event.on else ""
    clock = f"{event.time:%H:%M}" if event.time else ""
    place = event.place.best(language) if event.place else (_place(event.at, data, language) if event.at else "")
    return Passage(as_sentence(", ".join(filter(None, (what.text, when, clock, place)))), what.language)


def _place(at: Route, data: Data, language: str) -> str:
    if at.recipient is None:
        kinds = at.kinds or ("embassy",)
        return " / ".join(mission_name(kind, at.mission or "", language) for kind in kinds)
    recipient = data.recipients[at.recipient]
    return ", ".join(filter(None, (office_of(recipient, language), recipient.seat)))


def source_of(campaign: Campaign, data: Data, language: str) -> str:
    """Return where the appeal comes from, or "" where the words would give somebody's contact away."""
    if campaign.source is None:
        return ""
    words = campaign.source.best(language)
    return "" if names_contact(words, data) else words
