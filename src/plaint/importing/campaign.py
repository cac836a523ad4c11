"""An appeal becomes a campaign's entry: a draft, each value with its line and whether it is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plaint.appeal.draft import Found
from plaint.contacts.countries import country_name
from plaint.contacts.country_mentions import find_countries
from plaint.importing.known import folded
from plaint.importing.words import found_words, in_language, one_line, prose, remark
from plaint.model.text import ISO_DAY, YEARS
from plaint.naming import free_slug, slugify
from plaint.reading.blocks import Block, Items, Key, Leaf

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from plaint.appeal.draft import AppealDraft, CopyEntry
    from plaint.importing.countries import Whereabouts
    from plaint.reading.blocks import Node

MAX_DEMAND_ID = 30
MAX_TITLE = 200
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    ("the", "a", "an", "of", "for", "to", "in", "and", "der", "die", "das", "le", "la", "les", "el", "los")
)


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is to a campaign: a target by id, or by the state whose mission it is.

    Attributes:
        mission: of which state, where the mission in the sender's country is meant.
        demands: the ids of those meant for this one alone.
        note: what a person must know.
    """

    recipient: str = ""
    mission: str = ""
    line: int = 0
    sure: bool = False
    demands: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays which part in a campaign.

    Attributes:
        copies: each with the id of the one who gets it.
        missions: states of whose missions the appeal wants a copy sent to the one in the sender's country.
    """

    targets: tuple[Role, ...] = ()
    copies: tuple[tuple[str, CopyEntry], ...] = ()
    missions: tuple[str, ...] = ()


def campaign_id(draft: AppealDraft, taken: Container[str]) -> str:
    """Return a short name for a campaign: a surname or the title's first words, with the year."""
    year = _YEAR.match(draft.published.value) if draft.published else None
    words = _subject(draft)
    return free_slug(" ".join(filter(None, (*words, year[0] if year else ""))), taken, "appeal")


def _subject(draft: AppealDraft) -> list[str]:
    if draft.people:
        return one_line(draft.people[0].value, 80).split()[-1:]
    words = [word for word in one_line(title_of(draft), 120).split() if word.casefold() not in _SMALL]
    return words[:4]


def title_of(draft: AppealDraft) -> str:
    """Return what a campaign is called, and a letter about: the appeal's title, else for whom it is."""
    found = heading_of(draft)
    return (one_line(found.value, MAX_TITLE) if found else "") or "An appeal"


def heading_of(draft: AppealDraft) -> Found[str] | None:
    """Return the appeal's title, if it is one of what it is about; else those for whom it is.

    What stands on top of an appeal is often the name of whoever sends it; no letter should bear that as its subject.
    """
    title = draft.title if draft.title and one_line(draft.title.value, MAX_TITLE) else None
    if title and (title.sure or _is_about(title.value, draft)):
        return title
    named = [found for found in (*draft.people, *draft.groups) if prose(found.value)]
    named = [found for found in named if found.sure or title is None][:3]
    if named:
        return Found(", ".join(prose(found.value) for found in named), named[0].line, sure=False)
    return title


def _is_about(title: str, draft: AppealDraft) -> bool:
    """Tell whether a title names the country, or somebody for whom the appeal is."""
    if any(True for _ in find_countries(title)):
        return True
    words = _WORD.findall(title.casefold())
    names = (_WORD.findall(one.value.casefold()) for one in draft.people)
    return any(name[-1] in words for name in names if name)


def draft_campaign(name: str, draft: AppealDraft, at: Whereabouts, cast: Cast, source: str) -> Key:
    """Return a campaign's entry.

    Args:
        name: its id.
        draft: what was read.
        at: the country that it is about.
        cast: who gets letters and copies.
        source: what to write as `source`.
    """
    language = language_of(draft)
    keys = [
        *_head(draft, at, language),
        *_matter(draft, language),
        Key("targets", Items(tuple(map(_target, cast.targets)))),
        *_copies(cast),
        *_rest(draft, cast, language),
        Key("source", Leaf(source)),
    ]
    return Key(name, Block(tuple(keys)))


def language_of(draft: AppealDraft) -> str:
    """Return the language with the most words in the appeal; "" where it is unknown."""
    return draft.languages[0] if draft.languages else ""


def whole_day(found: Found[str] | None) -> date | None:
    """Return the day on which an appeal was published; None where it names a month or year alone."""
    if found is None or not ISO_DAY.match(found.value):
        return None
    try:
        return _in_reach(date.fromisoformat(found.value))
    except ValueError:
        return None


def _in_reach(day: date) -> date | None:
    return day if YEARS[0] <= day.year <= YEARS[1] else None


def deadline(draft: AppealDraft) -> date | None:
    """Return the last day on which to act; None where there is none, or one before the appeal itself."""
    published = whole_day(draft.published)
    until = _in_reach(draft.act_before.value) if draft.act_before else None
    return until if until and not (published and until < published) else None


def _head(draft: AppealDraft, at: Whereabouts, language: str) -> Iterator[Key]:
    found, title = heading_of(draft), title_of(draft)
    note = remark(found.line, found.sure) if found else remark(0, False)
    yield Key("title", in_language(title, language, note))
    yield Key("country", Leaf(at.code, remark(at.line, at.sure)))
    if draft.published and (published := whole_day(draft.published)):
        yield Key("published", Leaf(str(published), remark(draft.published.line, draft.published.sure)))
    if draft.act_before and (until := deadline(draft)):
        yield Key("until", Leaf(str(until), remark(draft.act_before.line, draft.act_before.sure)))
    yield Key("status", Leaf("draft"))


def _matter(draft: AppealDraft, language: str) -> Iterator[Key]:
    people = [found for found in (*draft.people, *draft.groups) if one_line(found.value)]
    if people:
        named = (Block((Key("name", Leaf(prose(one.value), remark(one.line, one.sure))),)) for one in people)
        yield Key("people", Items(tuple(named)))
    if demands := demand_ids(draft):
        yield Key("demands", Items(tuple(_demand(name, found, language) for name, found in demands)))
    if slogans := [found for found in draft.slogans if prose(found.value)]:
        yield Key("slogans", Items(tuple(_item(found_words(found, language)) for found in slogans)))


def demand_ids(draft: AppealDraft) -> tuple[tuple[str, Found[str]], ...]:
    """Return the demands, each with the id that it gets: its first words."""
    taken: set[str] = set()
    named: list[tuple[str, Found[str]]] = []
    for found in draft.demands:
        if words := prose(found.value):
            slug = free_slug(_short(words), taken, "demand")
            taken.add(slug)
            named.append((slug, found))
    return tuple(named)


def _short(words: str) -> str:
    """Return the first words of a demand that say something, as many as an id has room for."""
    first = [word for word in words.split() if word.casefold() not in _SMALL][:4]
    while len(first) > 1 and len(slugify(" ".join(first))) > MAX_DEMAND_ID:
        del first[-1]
    return slugify(" ".join(first), "demand")[:MAX_DEMAND_ID].strip("-")


def own_demands(draft: AppealDraft, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the demands that one target alone is to read."""
    texts = {folded(text) for text in wanted}
    return tuple(name for name, found in demand_ids(draft) if folded(found.value) in texts)


def _demand(name: str, found: Found[str], language: str) -> Block:
    words = found_words(found, language)
    return Block((Key("id", Leaf(name)), *(words.keys if isinstance(words, Block) else (Key("text", words),))))


def _target(role: Role) -> Leaf | Block:
    note = remark(role.line, role.sure)
    more = [Key("demands", Items(tuple(map(Leaf, role.demands))))] if role.demands else []
    more += [Key("note", Leaf(role.note))] if role.note else []
    if role.mission:
        return Block((Key("mission", Leaf(role.mission, note)), *more))
    return Block((Key("recipient", Leaf(role.recipient, note)), *more)) if more else Leaf(role.recipient, note)


def _copies(cast: Cast) -> Iterator[Key]:
    if cast.copies:
        yield Key("copies", Items(tuple(_copy(name, copy) for name, copy in cast.copies)))


def _copy(name: str, copy: CopyEntry) -> Block:
    what = tuple(dict.fromkeys(copy.what)) or ("letter",)
    return Block(
        (
            Key("to", Leaf(name, remark(copy.to.line, copy.to.sure))),
            Key("what", Items(tuple(map(Leaf, what)))),
            Key("by", Leaf(channel_of(copy))),
        )
    )


def channel_of(copy: CopyEntry) -> str:
    """Return by what a copy goes: as asked for, else the cheapest way that the appeal gives."""
    if copy.by:
        return copy.by[0]
    used = {point.channel for point in copy.to.points if not point.is_damaged}
    ways = ("email", "fax", *(("post",) if copy.to.address else ()), "web", "phone")
    return next((way for way in ways if way in used or way == "post"), "post")


def _rest(draft: AppealDraft, cast: Cast, language: str) -> Iterator[Key]:
    published = whole_day(draft.published)
    if events := [one for one in draft.events if prose(one.what) and not _is_past(one.on, published)]:
        yield Key("events", Items(tuple(_event(e.what, e.on, remark(e.line, False), language) for e in events)))
    asks = [_ask(ask.what, in_language(ask.how, language, remark(ask.line, False))) for ask in draft.asks if ask.how]
    asks += [
        _ask("forward", Leaf(f"a copy to the embassy of {country_name(state, 'en')} in your country"))
        for state in cast.missions
    ]
    if asks:
        yield Key("asks", Items(tuple(asks)))
    if risks := [found for found in draft.risks if prose(found.value)]:
        yield Key("risks", Items(tuple(_item(found_words(found, language)) for found in risks)))


def _is_past(on: date | None, published: date | None) -> bool:
    """Tell whether a day is of the story that an appeal tells, before the appeal itself."""
    return bool(on and published and on < published)


def _event(what: str, on: date | None, note: str, language: str) -> Block:
    day = _in_reach(on) if on else None
    return Block((Key("what", in_language(what, language, note)), *([Key("on", Leaf(str(day)))] if day else [])))


def _ask(what: str, how: Node) -> Block:
    return Block((Key("what", Leaf(what)), Key("how", how)))


def _item(words: Node) -> Leaf | Block:
    assert not isinstance(words, Items), "words are one text, or one a language"
    return words
