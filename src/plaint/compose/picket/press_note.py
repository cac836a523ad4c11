"""The press note: half a page of facts, without quotations and without anybody's telephone number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED, phrase
from plaint.compose.picket.running import Field

if TYPE_CHECKING:
    from plaint.compose.picket.plan import PicketPlan
    from plaint.model.campaign import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PressNote:
    """Every word of the press note."""

    language: str
    title: str
    headline: str
    facts: tuple[Field, ...]
    case: str
    people: tuple[str, ...]
    demand: str
    demands: tuple[str, ...]
    photo: str
    photo_words: str
    speaker: Field


def press_note(plan: PicketPlan) -> PressNote:
    """Put the press note into words, in the street's language where the campaign has words in it."""
    language = press_language(plan)
    label = {key: phrase(language, f"picket.{key}") for key in ("what", "where", "date", "time")}
    what = plan.what(language) or phrase(language, "picket.press.picket")
    return PressNote(
        language=language,
        title=phrase(language, "picket.press.title"),
        headline=plan.campaign.title.best(language),
        facts=(
            Field(label["what"], (what,)),
            Field(label["where"], (", ".join((plan.door(language), *plan.address(language))),)),
            Field(label["date"], tuple(filter(None, (plan.day(language),)))),
            Field(label["time"], tuple(filter(None, (plan.hour,)))),
        ),
        case=phrase(language, "picket.press.case"),
        people=tuple(_person(person, language) for person in plan.campaign.people),
        demand=phrase(language, "picket.press.demands"),
        demands=plan.demands(language),
        photo=phrase(language, "picket.press.photo"),
        photo_words=phrase(language, "picket.press.photo-words"),
        speaker=Field(phrase(language, "picket.role.press")),
    )


def press_language(plan: PicketPlan) -> str:
    """Return the first language of the street that the campaign speaks and we have words for, else the organiser's."""
    texts = (plan.campaign.title, *(demand.text for demand in plan.campaign.demands))
    spoken = (one for one in plan.street if one in CATALOGUED and all(text.get(one) is not None for text in texts))
    return next(spoken, plan.language)


def _person(person: Person, language: str) -> str:
    name = person.name.best(language)
    role = (person.role.get(language) or "") if person.role else ""
    facts = (person.facts.get(language) or "") if person.facts else ""
    told = f"{name}, {role}" if role else name
    return f"{told}: {facts}" if facts else told
