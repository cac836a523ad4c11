"""Whom a workspace knows already: by contact point together with name or office, or by name alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.contacts.countries import country_name
from plaint.contacts.country_reading import country_key
from plaint.importing.points import current_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.appeal.draft import Entry
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data


_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru", "kk")
_REPUBLIC = (
    "republic",
    "republique",
    "republik",
    "republica",
    "repubblica",
    "republiek",
    "республики",
    "республикасынын",
)
_ARTICLES = ("of", "the", "de", "la", "du", "del", "della", "da", "der", "van")
_FILLER = frozenset((*_REPUBLIC, *_ARTICLES))


def folded(text: str) -> str:
    """Return a name without case, accents, signs and order of its parts."""
    return " ".join(sorted(country_key(text).split()))


def names_of(entry: Entry) -> frozenset[str]:
    """Return the folded names of an entry."""
    return frozenset({folded(entry.name.value)} - {""}) if entry.name else frozenset()


def offices_of(entry: Entry) -> frozenset[str]:
    """Return the folded wordings of an entry's office."""
    words = (*((entry.office.value,) if entry.office else ()), *entry.other_offices)
    return frozenset(map(folded, words)) - {""}


@dataclass
class Acquaintances:
    """The recipients of a workspace, found by what an appeal says of somebody."""

    data: Data
    _by_point: dict[str, list[str]] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for recipient in self.data.recipients.values():
            for point in _points(recipient):
                self._by_point.setdefault(point, []).append(recipient.id)
            for name in _names(recipient):
                self._by_name.setdefault(name, []).append(recipient.id)

    def find(self, entry: Entry, country: str, *, is_organiser: bool) -> Recipient | None:
        """Return the recipient whom an entry means, or None.

        A shared number alone means nobody: a ministry's switchboard serves many offices. Somebody who gets copies is
        never taken for a target, nor the other way round.
        """
        found = (*self._sharing(entry), *self._named_alike(entry, country), *self._missions(entry, country))
        known = (self.data.recipients[name] for name in dict.fromkeys(found))
        return next((one for one in known if (one.kind == "organiser") == is_organiser), None)

    def _missions(self, entry: Entry, country: str) -> Iterator[str]:
        """Yield the mission of that state, kind and place."""
        wanted = entry.mission
        for mission in self.data.missions(wanted.of) if wanted and wanted.of else ():
            is_there = folded(mission.seat or "") == folded(wanted.seat) if wanted and wanted.seat else True
            if wanted and (mission.mission, mission.country) == (wanted.kind, country) and is_there:
                yield mission.id

    def _sharing(self, entry: Entry) -> Iterator[str]:
        values = [value.casefold() for point in entry.points if (value := current_value(point))]
        for name in (name for value in values for name in self._by_point.get(value, ())):
            if _may_be(entry, self.data.recipients[name]):
                yield name

    def _named_alike(self, entry: Entry, country: str) -> Iterator[str]:
        for name in names_of(entry):
            for known in self._by_name.get(name, ()) if " " in name else ():
                recipient = self.data.recipients[known]
                if recipient.country == country and _offices_agree(entry, recipient):
                    yield known


def _may_be(entry: Entry, recipient: Recipient) -> bool:
    """Tell whether two who share a contact point are one: one name or office, or nothing that speaks against it."""
    names, offices = names_of(entry), offices_of(entry)
    own_names, own_offices = frozenset(_names(recipient)), frozenset(_offices(recipient))
    if names & own_names or _same_office(offices, own_offices, recipient.country):
        return True
    return not (names and own_names) and not (offices and own_offices) and not (names and own_offices and not own_names)


def _offices_agree(entry: Entry, recipient: Recipient) -> bool:
    """Tell whether somebody of one name may hold both offices: one wording may say more than the other."""
    offices, own = offices_of(entry), frozenset(_offices(recipient))
    pairs = ((set(one.split()), set(other.split())) for one in offices for other in own)
    return not offices or not own or any(one <= other or other <= one for one, other in pairs)


def _same_office(offices: frozenset[str], own: frozenset[str], country: str) -> bool:
    """Tell whether a wording is the same but for the state's name, as in `President of the Republic of Kazakhstan`."""
    filler = _FILLER.union(*(country_key(country_name(country, one)).split() for one in _LANGUAGES))
    bare = {frozenset(words.split()) - filler for words in offices} - {frozenset()}
    return bool(bare & {frozenset(words.split()) - filler for words in own})


def _points(recipient: Recipient) -> Iterator[str]:
    yield from (number.e164 for number in (*recipient.phone, *recipient.fax) if number.e164)
    yield from (mailbox.address.casefold() for mailbox in recipient.email if mailbox.address)
    yield from (form.url.casefold() for form in recipient.web if form.url)


def _names(recipient: Recipient) -> Iterator[str]:
    holders = ((holder.name, holder.aliases) for holder in recipient.holders)
    for name, aliases in ((recipient.name, recipient.aliases), *holders):
        yield from (folded(words) for _, words in name.versions) if name else ()
        yield from map(folded, aliases)


def _offices(recipient: Recipient) -> Iterator[str]:
    yield from (folded(words) for _, words in recipient.office.versions) if recipient.office else ()
