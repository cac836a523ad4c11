"""What a letter's text may see: campaign, target, people, demands, signatory, date, language; nothing else.

These are copies of words, not the data: a text can reach no organiser, no contact point, no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from plaint.compose.signing import home_of
from plaint.compose.targets import office_of
from plaint.contacts.countries import country_name

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

    from plaint.compose.signing import Signing
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign, Demand, Person

Item = TypeVar("Item")


class Series(Generic[Item]):
    """Several things: can be looped over, counted and joined; false when empty."""

    def __init__(self, items: tuple[Item, ...], names: str = "") -> None:
        self._items = items
        self.names = names

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class Cells:
    """Words that stand in the data under names of the organiser's own; each is an attribute."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.__dict__.update(words)


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The campaign in the letter's language."""

    id: str
    title: str
    country: str
    published: str
    until: str
    slogans: Series[str]


@dataclass(frozen=True, slots=True)
class TargetView:
    """Whom the letter is to."""

    id: str
    office: str
    name: str
    kind: str
    rank: str
    mission: str
    country: str
    values: Cells


@dataclass(frozen=True, slots=True)
class PersonView:
    """One of those whom the campaign is for."""

    name: str
    role: str
    facts: str
    gender: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class DemandView:
    """One demand; printed, it is its text."""

    id: str
    text: str
    people: Series[str]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class SignatoryView:
    """Who signs; empty words where nothing is known. `plural` where several or an organisation sign."""

    name: str
    town: str
    country: str
    organisation: str
    role: str
    personal: str
    plural: bool


def views(campaign: Campaign, addressee: Addressee, signing: Signing, day: date, language: str) -> dict[str, Any]:
    """Return the values of a text, by name."""
    people = [person for person in campaign.people if concerns(addressee.target.people, str(person.name))]
    demands = [demand for demand in campaign.demands if concerns(addressee.target.demands, demand.id)]
    return {
        "campaign": _campaign_view(campaign, language),
        "target": _target_view(addressee, day, language),
        "people": Series(
            tuple(_person_view(person, language) for person in people),
            join_names(tuple(person.name.best(language) for person in people), language),
        ),
        "demands": Series(tuple(_demand_view(demand, campaign, language) for demand in demands)),
        "signatory": signatory_view(signing, language),
        "date": date_of(signing, language),
        "language": language,
    }


def concerns(only: tuple[str, ...], name: str) -> bool:
    """Tell whether a target that is told of these alone, or of all where there are none, is told of this one."""
    return not only or name in only


def _campaign_view(campaign: Campaign, language: str) -> CampaignView:
    return CampaignView(
        id=campaign.id,
        title=campaign.title.best(language),
        country=country_name(campaign.country, language),
        published=long_date(campaign.published, language) if campaign.published else "",
        until=long_date(campaign.until, language) if campaign.until else "",
        slogans=Series(tuple(slogan.best(language) for slogan in campaign.slogans)),
    )


def _target_view(addressee: Addressee, day: date, language: str) -> TargetView:
    recipient = addressee.recipient
    holder = recipient.holder_on(day)
    return TargetView(
        id=addressee.target.id,
        office=office_of(recipient, language),
        name=holder.name.best(language) if holder else "",
        kind=recipient.kind,
        rank=recipient.rank or "",
        mission=recipient.mission or "",
        country=country_name(recipient.country, language),
        values=Cells(dict(addressee.target.values)),
    )


def _person_view(person: Person, language: str) -> PersonView:
    return PersonView(
        name=person.name.best(language),
        role=(person.role.get(language) or "") if person.role else "",
        facts=(person.facts.get(language) or "") if person.facts else "",
        gender=person.gender or "",
    )


def _demand_view(demand: Demand, campaign: Campaign, language: str) -> DemandView:
    names = {str(person.name): person.name.best(language) for person in campaign.people}
    people = tuple(names.get(name, name) for name in demand.people)
    return DemandView(demand.id, demand.text.best(language), Series(people, join_names(people, language)))


def signatory_view(signing: Signing, language: str) -> SignatoryView:
    """Return what a text in a language sees of who signs."""
    one = signing.one
    hidden = one is not None and one.show == "initials"
    return SignatoryView(
        name=signing.shown_name,
        town=(one.town or "") if one else "",
        country=home_of(one, language, signing.country_words) if one else "",
        organisation=(one.organisation or "") if one and not hidden else "",
        role=(one.role or "") if one and not hidden else "",
        personal=(one.own_words(language) or "") if one else "",
        plural=signing.is_plural,
    )


def join_names(names: tuple[str, ...], language: str) -> str:
    """Join names as the language does: "A, B and C" (CLDR list patterns)."""
    if len(names) < 2:
        return "".join(names)
    from babel.lists import format_list

    return format_list(list(names), locale=locale_of(language))


def date_of(signing: Signing, language: str) -> str:
    """Return the date of a letter as it is written, or what stands for it."""
    return signing.date_words or long_date(signing.date, language)


@lru_cache(maxsize=256)
def long_date(day: date, language: str) -> str:
    """Write a date out, as in 17 March 2003 (CLDR long format; British order in English)."""
    from babel.dates import format_date

    written = format_date(day, format="long", locale=locale_of(language))
    # CLDR has no ordinal for the first of a French month
    return f"1er{written[1:]}" if language == "fr" and day.day == 1 else written


def locale_of(language: str) -> Locale:
    """Return CLDR's data on a language; British where it has none, as the catalogues are English then."""
    from babel import Locale, UnknownLocaleError

    if language == "en":
        return Locale("en", "GB")
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def is_rtl(language: str) -> bool:
    """Tell whether a language is written from right to left (CLDR)."""
    return str(locale_of(language).text_direction) == "rtl"
