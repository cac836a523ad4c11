"""Spellings that come near a person's name and are none of its aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.checks.ground import Fault
from plaint.checks.names import fold, resembled, words_of
from plaint.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.model.campaign import Campaign
    from plaint.model.text import Text
    from plaint.reading.data import Data
    from plaint.reading.plain import Trail


def spelling_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield a warning for each spelling in a campaign's words that may be a mistake for a person's name."""
    for campaign in ground.data.campaigns.values():
        names = _people(campaign)
        if not names:
            continue
        others = _others(campaign, ground.data)
        for place, word in _words(campaign, ground):
            likeness = resembled(fold(word), (*others, *names))
            if likeness in names:
                message = f"'{word}' is nearly '{names[likeness]}', and no alias"
                remedy = "correct it, or add it to that person’s `aliases`"
                yield ground.of_text(campaign, place, Fault(message, remedy))


def _people(campaign: Campaign) -> dict[str, str]:
    """Return every part of the people's names and aliases, folded, and as it is written."""
    return {fold(part): part for person in campaign.people for part in _parts(person.name, person.aliases)}


def _others(campaign: Campaign, data: Data) -> dict[str, str]:
    """Return the parts of the names of those who are written to or get copies: they are no misspellings."""
    known = [*(target.recipient for target in campaign.targets), *(copy.to for copy in campaign.copies)]
    found: dict[str, str] = {}
    for recipient in (data.recipients[name] for name in known if name and name in data.recipients):
        named = [(recipient.name, recipient.aliases), *((holder.name, holder.aliases) for holder in recipient.holders)]
        found |= {fold(part): part for name, aliases in named if name for part in _parts(name, aliases)}
    return found


def _parts(name: Text, aliases: tuple[str, ...]) -> Iterator[str]:
    for spelling in (*(words for _, words in name.versions), *aliases):
        yield from (part for _, part in words_of(spelling))


def _words(campaign: Campaign, ground: Ground) -> Iterator[tuple[Place, str]]:
    """Yield each capitalised word of a campaign's texts and of its entry."""
    for text in ground.texts.get(campaign.id, ()):
        for number, line in enumerate(ground.source_of(text).split("\n"), 1):
            yield from ((Place(text.name, number, at + 1), word) for at, word in words_of(line) if word[0].isupper())
    for trail, entry in _entries(campaign):
        place = ground.data.place("campaigns", campaign.id, *trail)
        for _, words in entry.versions:
            yield from ((place, word) for _, word in words_of(words) if word[0].isupper())


def _entries(campaign: Campaign) -> Iterator[tuple[Trail, Text]]:
    yield ("title",), campaign.title
    yield from ((("demands", number), demand.text) for number, demand in enumerate(campaign.demands))
    yield from ((("slogans", number), slogan) for number, slogan in enumerate(campaign.slogans))
    for number, person in enumerate(campaign.people):
        told = (("role", person.role), ("facts", person.facts))
        yield from ((("people", number, key), entry) for key, entry in told if entry)
