"""The summary: who, what and the demand in some fifty words, out of whole sentences that nobody need inflect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.views import join_names

if TYPE_CHECKING:
    from plaint.model.campaign import Campaign, Person

MOST_WORDS = 60
MOST_NAMES = 6
_WORD = re.compile(r"\S*\w\S*")
_ENDED = re.compile(r"[.!?…][»”’\")\]]*\Z")


def count_words(text: str) -> int:
    """Return how many words a text has: what stands between spaces and holds a letter or digit."""
    return len(_WORD.findall(text))


def as_sentence(text: str) -> str:
    """Return a text with the full stop that it lacks."""
    return text if _ENDED.search(text) else f"{text}."


def summarise(campaign: Campaign, language: str) -> tuple[tuple[str, ...], bool]:
    """Return the summary's sentences, and whether they tell all that is known of the people.

    Sentences are taken whole, as the campaign has them: people with role and facts, then with facts alone, then by
    name; after them the demands for which there is room.
    """
    demands = tuple(as_sentence(demand.text.best(language)) for demand in campaign.demands)
    whole = tuple(person_sentence(person, language, with_role=True) for person in campaign.people)
    short = tuple(person_sentence(person, language, with_role=False) for person in campaign.people)
    room = MOST_WORDS - (count_words(demands[0]) if demands else 0)
    people = next((told for told in (whole, short) if count_words(" ".join(told)) <= room), None)
    if people is None:
        people = (as_sentence(shown_names(tuple(one.name.best(language) for one in campaign.people), language)),)
    sentences = people or (() if demands else (as_sentence(campaign.title.best(language)),))
    return _with_demands(sentences, demands), people == whole


def _with_demands(sentences: tuple[str, ...], demands: tuple[str, ...]) -> tuple[str, ...]:
    for number, demand in enumerate(demands):
        if number and count_words(" ".join((*sentences, demand))) > MOST_WORDS:
            break
        sentences = (*sentences, demand)
    return sentences


def person_sentence(person: Person, language: str, *, with_role: bool) -> str:
    """Return a person as a sentence: name, role and facts as far as they are known in the language."""
    name = person.name.best(language)
    role = (person.role.get(language) or "") if person.role and with_role else ""
    facts = (person.facts.get(language) or "") if person.facts else ""
    told = ", ".join(filter(None, (name, role)))
    return as_sentence(phrase(language, "letter.label").format(label=told, text=facts) if facts else told)


def shown_names(names: tuple[str, ...], language: str) -> str:
    """Return names joined as the language does; of many the first few, "and others"."""
    if len(names) <= MOST_NAMES:
        return join_names(names, language)
    return phrase(language, "sheet.and-others").format(names=", ".join(names[: MOST_NAMES - 1]))
