"""A campaign's case in whole sentences: its own words one after the other, none of them inflected or altered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.views import join_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.model.campaign import Campaign, Person

_ENDS = ".!?…"


def person_sentence(person: Person, language: str) -> str:
    """Return who somebody is and what happened: "Name, role: facts."."""
    role = person.role.get(language) if person.role else None
    facts = person.facts.get(language) if person.facts else None
    who = ", ".join(filter(None, (person.name.best(language), role)))
    return finished(phrase(language, "letter.label").format(label=who, text=facts) if facts else who)


def demand_sentences(campaign: Campaign, language: str) -> tuple[str, ...]:
    """Return the demands exactly as the campaign puts them, each with a full stop where it has none."""
    return tuple(finished(demand.text.best(language)) for demand in campaign.demands)


def names_sentence(campaign: Campaign, language: str, most: int) -> str:
    """Return whom a campaign is about, by name alone; and others, where they are more than `most`."""
    names = tuple(person.name.best(language) for person in campaign.people)
    if len(names) > most:
        named = phrase(language, "street.leaflet.others").format(names=", ".join(names[:most]))
    else:
        named = join_names(names, language)
    return phrase(language, "street.leaflet.people").format(names=named)


def finished(words: str) -> str:
    """Return a sentence with its full stop."""
    return words if words.rstrip("»“”’)")[-1:] in _ENDS else f"{words}."


def count_words(texts: Iterable[str]) -> int:
    """Return how many words there are: what stands between spaces and has a letter or digit in it."""
    return sum(any(sign.isalnum() for sign in word) for text in texts for word in text.split())
