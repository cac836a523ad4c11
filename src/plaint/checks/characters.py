"""Damaged characters in the YAML files and the texts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from plaint.checks.damage import find_damage
from plaint.checks.ground import Fault
from plaint.errors import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.checks.damage import Damage
    from plaint.checks.ground import Ground, Remark
    from plaint.reading.plain import Trail

_QUOTED = frozenset({"note", "source", "printed", "url", "web"})
"""Keys that keep what was printed, damage and all, or that hold no words."""

_HAS_LETTERS_BEYOND_ASCII = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")


def character_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield a warning for each place that looks damaged, with what probably stood there."""
    vocabulary = _vocabulary(ground)
    yield from _in_data(ground, vocabulary)
    yield from _in_texts(ground, vocabulary)


def _in_data(ground: Ground, vocabulary: Callable[[], frozenset[str]]) -> Iterator[Remark]:
    for top, by_name in (("campaigns", ground.data.campaigns), ("recipients", ground.data.recipients)):
        for trail, text in _strings(ground, top):
            if len(trail) > 1 and trail[1] in by_name and _may_hold_damage(text):
                for damage in find_damage(text, vocabulary):
                    yield _of_entry(ground, trail, _fault(damage))


def _in_texts(ground: Ground, vocabulary: Callable[[], frozenset[str]]) -> Iterator[Remark]:
    for campaign in ground.data.campaigns.values():
        for letter in ground.texts.get(campaign.id, ()):
            source = ground.source_of(letter)
            for damage in find_damage(source, vocabulary):
                line = source.count("\n", 0, damage.offset) + 1
                place = Place(letter.name, line, damage.offset - source.rfind("\n", 0, damage.offset))
                yield ground.of_text(campaign, place, _fault(damage))


def _may_hold_damage(text: str) -> bool:
    return "?" in text or not text.isascii()


def _of_entry(ground: Ground, trail: Trail, fault: Fault) -> Remark:
    top, name, *rest = trail
    if top == "campaigns":
        return ground.of_campaign(ground.data.campaigns[str(name)], tuple(rest), fault)
    return ground.of_recipient(ground.data.recipients[str(name)], tuple(rest), fault)


def _fault(damage: Damage) -> Fault:
    message = f"'{damage.seen}' looks damaged"
    if not damage.repairs:
        return Fault(message, "compare it with its source, and type it again")
    likely = " or ".join(f"'{repair}'" for repair in damage.repairs[:3])
    return Fault(message, f"probably {likely}: compare it with its source")


def _strings(ground: Ground, top: str) -> Iterator[tuple[Trail, str]]:
    """Yield the texts of a kind of file with their trails, but for those that quote what was printed."""
    for plain in ground.data.reads[top].placed:
        yield from _leaves(plain.value, ())


def _leaves(value: Any, trail: Trail) -> Iterator[tuple[Trail, str]]:
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key not in _QUOTED:
                yield from _leaves(entry, (*trail, key))
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _leaves(entry, (*trail, number))


def _vocabulary(ground: Ground) -> Callable[[], frozenset[str]]:
    """Return what gives the words with letters beyond ASCII: those of the workspace, and the names of countries."""

    @cache
    def words() -> frozenset[str]:
        from plaint.contacts.countries import COUNTRIES, country_name

        texts = [text for top in ("campaigns", "recipients") for _, text in _strings(ground, top)]
        texts += [country_name(code, language) for code in COUNTRIES for language in ("en", "fr", "es", "de")]
        return frozenset(word for text in texts for word in _HAS_LETTERS_BEYOND_ASCII.findall(text))

    return words
