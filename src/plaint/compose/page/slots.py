"""What a reader fills into a letter: one character stands for each, and is replaced in one pass.

The characters are of Unicode's private use area, which no letter may hold: no font has them. The page's script fills
letters by the same replacement, so what this module says of a filled letter is true of the page.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from plaint.model.letter import Letter, Signature

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME, TOWN, COUNTRY, PERSONAL, DATE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SLOTS = {"name": NAME, "town": TOWN, "country": COUNTRY, "personal": PERSONAL, "date": DATE}
_SLOT = re.compile(f"[{NAME}-{DATE}]")
# What the reader may have given: nothing; a name; besides it a town, a sentence, both.
FORMS: tuple[tuple[str, ...], ...] = (
    (),
    ("name",),
    ("name", "town"),
    ("name", "personal"),
    ("name", "town", "personal"),
)


def has_slot(text: str) -> bool:
    """Tell whether a text holds a character that stands for something."""
    return _SLOT.search(text) is not None


def fill_slots(text: str, values: Mapping[str, str]) -> str:
    """Return a text with what was given in each slot; what is filled in is not looked at again."""
    named = {SLOTS[name]: value for name, value in values.items()}
    return _SLOT.sub(lambda found: named.get(found[0], ""), text)


def fill_letter(letter: Letter, values: Mapping[str, str]) -> Letter:
    """Return a letter with its slots filled; its body must be filled as blocks, since it is Markdown."""
    changed = {
        one.name: fill_slots(value, values)
        for one in fields(letter)
        if isinstance(value := getattr(letter, one.name), str)
    }
    lines = {
        one.name: tuple(fill_slots(line, values) for line in value)
        for one in fields(letter)
        if isinstance(value := getattr(letter, one.name), tuple) and one.name != "signatures"
    }
    signed = tuple(_fill_signature(one, values) for one in letter.signatures)
    return replace(letter, **changed, **lines, signatures=signed)  # type: ignore[arg-type]


def _fill_signature(signature: Signature, values: Mapping[str, str]) -> Signature:
    lines = tuple(fill_slots(line, values) for line in signature.lines)
    return replace(signature, name=fill_slots(signature.name, values), lines=lines)
