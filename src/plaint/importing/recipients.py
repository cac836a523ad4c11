"""Somebody whom an appeal names becomes an entry of the address book."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.appeal.draft import Found
from plaint.contacts.countries import country_line, is_country
from plaint.contacts.country_reading import read_country
from plaint.importing.points import DAMAGED, WITHHELD, current_value, point_keys, withheld_keys
from plaint.importing.words import found_leaf, found_words, in_language, one_line, remark
from plaint.naming import free_slug
from plaint.reading.blocks import Block, Items, Key, Leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from plaint.appeal.draft import CopyEntry, Entry
    from plaint.importing.countries import Whereabouts

MAX_ID = 40
MAX_SHOWN = 90
"""Characters of a name or an office: two lines of an envelope's window."""
_PUBLIC_KINDS = frozenset(("ministry", "court", "parliament", "mission", "media", "company"))
_ENDS_SALUTATION = ",!:.;—–"
_MARKS = {"ru": "!", "kk": "!", "de": ","}
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
WANTS_PRIVATE = "an organiser's contact: it stays out of git"


@dataclass(frozen=True, slots=True)
class Drafted:
    """An entry of the address book: what everybody may read, and what goes into the private file.

    Attributes:
        who: as a person would name it.
        is_too_long: whether the address stands in a note, since no window would show it.
    """

    id: str
    who: str
    public: Key
    private: Key | None = None
    is_too_long: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What entries share.

    Attributes:
        language: of the appeal.
        source: what to write as `source`.
        fits: tells whether an address, line by line, shows in the envelopes' window.
    """

    language: str
    source: str
    fits: Callable[[tuple[str, ...]], bool]


def who_is(entry: Entry) -> str:
    """Return how a person would name an entry: office or name, else the first thing that is known of it."""
    if entry.mission and entry.mission.is_in_your_country:
        return f"the embassy of {entry.mission.of or '?'} in the sender’s country"
    named = [one_line(one.value, 120) for one in (entry.name, entry.office) if one]
    words = named or [one_line(one.value, 120) for one in entry.address[:1]]
    printed = (one_line(point.printed, 120) for point in entry.points)
    return ", ".join(words) or next(filter(None, printed), "somebody")


def tidied(entry: Entry) -> Entry:
    """Return an entry without what holds no words."""
    address = tuple(found for found in entry.address if one_line(found.value))
    points = tuple(point for point in entry.points if one_line(point.printed) or current_value(point))
    others = tuple(words for words in entry.other_offices if one_line(words))
    named = replace(entry, name=_told(entry.name), office=_told(entry.office), salutation=_told(entry.salutation))
    return replace(named, address=address, points=points, other_offices=others)


def _told(found: Found[str] | None) -> Found[str] | None:
    """Return a value with words in it; a mailbox is nobody's name."""
    return found if found and one_line(found.value) and "@" not in found.value else None


def is_public(copy: CopyEntry) -> bool:
    """Tell whether somebody who gets a copy is an office, press or a firm; everybody else's contacts are private."""
    to = copy.to
    is_office = to.kind == "official" and to.rank not in (None, "official")
    return to.mission is not None or to.kind in _PUBLIC_KINDS or is_office


def draft_recipient(
    entry: Entry, at: Whereabouts, around: Circumstances, taken: Container[str], *, is_organiser: bool = False
) -> Drafted:
    """Return an entry for somebody.

    Args:
        entry: as the appeal names it.
        at: its country.
        around: what all entries share.
        taken: ids that are no longer free.
        is_organiser: contacts go to the private file.
    """
    if is_organiser:
        return _organiser(entry, at, around, taken)
    name = _new_id(entry, at, taken)
    whom = _shortened(entry)
    is_too_long = bool(entry.address) and not around.fits(_printed(whom, at))
    post = tuple(_note_of_address(entry) if is_too_long else _post(entry, at))
    head = (*_kind(entry, at, False), *_who(whom, around), _country(at))
    keys = (*head, *post, *point_keys(entry.points), Key("source", Leaf(around.source)))
    return Drafted(name, who_is(entry), Key(name, Block(keys)), None, is_too_long)


def _organiser(entry: Entry, at: Whereabouts, around: Circumstances, taken: Container[str]) -> Drafted:
    """Return an entry of which the file that everybody reads tells no more than the name."""
    if not entry.name and not entry.office:
        entry = replace(entry, name=Found(f"somebody at line {entry.line} of the appeal", entry.line, False))
    name = _new_id(entry, at, taken)
    contacts = (*_post(entry, at), *point_keys(entry.points))
    kept_out = (*((Key("post", WITHHELD),) if entry.address else ()), *withheld_keys(entry.points))
    keys = (*_kind(entry, at, True), *_who(entry, around), _country(at), *kept_out, Key("source", Leaf(around.source)))
    private = Key(name, Block(contacts), WANTS_PRIVATE) if contacts else None
    return Drafted(name, who_is(entry), Key(name, Block(keys)), private)


def _shortened(entry: Entry) -> Entry:
    """Return an entry whose name and office are no longer than an envelope has room for."""
    short = {key: replace(one, value=one_line(one.value, MAX_SHOWN)) if one else None for key, one in _named(entry)}
    return replace(entry, name=short["name"], office=short["office"])


def _named(entry: Entry) -> tuple[tuple[str, Found[str] | None], ...]:
    return (("name", entry.name), ("office", entry.office))


def _printed(entry: Entry, at: Whereabouts) -> tuple[str, ...]:
    """Return the address as it would stand in the window."""
    whom = tuple(one.value for _, one in _named(entry) if one)
    return (*whom, *(one_line(found.value) for found in entry.address), country_line(at.code, "en"))


def _note_of_address(entry: Entry) -> Iterator[Key]:
    """Yield where to look: lines that are too many for an envelope may be somebody else's."""
    lines = [found.line for found in entry.address]
    yield Key(
        "note", Leaf(f"for the address see lines {min(lines)}-{max(lines)} of the appeal", remark(lines[0], False))
    )


def _new_id(entry: Entry, at: Whereabouts, taken: Container[str]) -> str:
    mission = entry.mission
    if mission:
        words = f"{mission.of or at.code} {mission.kind} {mission.seat or at.code}"
    else:
        found = entry.office or entry.name
        words = f"{at.code} {found.value}" if found else f"{at.code} {who_is(entry)}"
    cut = one_line(words, 200)
    while len(cut) > MAX_ID and " " in cut:
        cut = cut.rpartition(" ")[0]
    return free_slug(cut, taken, "somebody")


def _kind(entry: Entry, at: Whereabouts, is_organiser: bool) -> Iterator[Key]:
    mission = None if is_organiser else entry.mission
    kind = "organiser" if is_organiser else entry.kind
    if (kind == "mission" and not mission) or (kind == "organiser" and not is_organiser):
        kind = "official"
    yield Key("kind", Leaf("mission" if mission else kind, remark(entry.line, entry.sure)))
    if mission:
        of = mission.of if mission.of and is_country(mission.of) else at.code
        yield Key("mission", Leaf(mission.kind))
        yield Key("of", Leaf(of))
        if seat := one_line(mission.seat):
            yield Key("seat", Leaf(seat))
    if entry.rank and not is_organiser:
        yield Key("rank", Leaf(entry.rank))


def _who(entry: Entry, around: Circumstances) -> Iterator[Key]:
    """Yield office, name, further wordings and salutation; whom nothing names bears what is known of it."""
    if entry.office:
        yield Key("office", _office(entry, around))
    if entry.name:
        yield Key("name", found_leaf(entry.name))
    if not entry.office and not entry.name and not entry.mission:
        yield Key("office", Leaf(who_is(entry), remark(entry.line, False)))
    others = tuple(one_line(words) for words in entry.other_offices if not _is_translation(words, entry))
    if others:
        yield Key("aliases", Items(tuple(map(Leaf, dict.fromkeys(others)))))
    if entry.salutation:
        yield Key("salutation", _salutation(entry.salutation, around.language))


def _office(entry: Entry, around: Circumstances) -> Leaf | Block | Items:
    assert entry.office, "asked for where there is one"
    words = found_words(entry.office, around.language)
    russian = next((one for one in entry.other_offices if _is_translation(one, entry)), None)
    if russian and isinstance(words, Block) and around.language != "ru":
        return Block((*words.keys, Key("ru", Leaf(one_line(russian)))))
    return words


def _is_translation(words: str, entry: Entry) -> bool:
    """Tell whether a second wording is in Cyrillic where the first is not."""
    first = entry.office.value if entry.office else ""
    return bool(_CYRILLIC.search(words)) and not _CYRILLIC.search(first)


def _salutation(found: Found[str], language: str) -> Leaf | Block | Items:
    """Return the first of the forms that are offered, with the sign at its end that the language wants."""
    words = one_line(found.value.split(" / ")[0])
    if words and words[-1] not in _ENDS_SALUTATION:
        words += _MARKS.get(language, ",")
    return in_language(words, language, remark(found.line, found.sure))


def _country(at: Whereabouts) -> Key:
    return Key("country", Leaf(at.code, remark(at.line, at.sure)))


def _post(entry: Entry, at: Whereabouts) -> Iterator[Key]:
    """Yield the address without its country, which is printed by itself."""
    lines = [(one_line(found.value), found) for found in entry.address]
    kept = [(text, found) for text, found in lines if text]
    if kept:
        last, found = kept.pop()
        bare = _without_country(last, at.code)
        kept += [(bare, found)] if bare or not kept else []
    if kept:
        leaves = tuple(Leaf(text or found.value, remark(found.line, found.sure)) for text, found in kept)
        yield Key("post", Block((Key("lines", Items(leaves)),)))


def _without_country(line: str, code: str) -> str:
    """Return a line without the country that stands at its end: `Bogotá` for `Bogotá, Colombia`."""
    if read_country(line).code == code:
        return ""
    place, comma, last = line.rpartition(",")
    return place.strip() if comma and read_country(last.strip(" .")).code == code else line


def damaged_points(entry: Entry) -> tuple[tuple[str, int], ...]:
    """Return the points that cannot be used, as printed, each with its line."""
    lost = (point for point in entry.points if current_value(point) is None)
    return tuple((f"{point.channel} {one_line(point.printed, 80) or DAMAGED}", point.line) for point in lost)
