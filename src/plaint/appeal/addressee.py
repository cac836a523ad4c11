"""Somebody whom an appeal addresses, as gathered, with the part that he plays in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plaint.appeal.cue_patterns import Role
from plaint.appeal.entries import Rough
from plaint.appeal.offices import is_company

ACT = re.compile(
    r"(?i)\b(?:send|write|fax|protest|appeal|letter|e-?mail|picket|demonstrat|rally|gather|contact|phone|"
    r"call|address|visit|deliver|"
    r"[ée]cri|envo|adress|schreib|schick|protestier|escrib|env[ií]|dirij|scriv|invi|manda|escrev|envi|"
    r"schrijf|stuur|отправ|направ|пиш|пикет|протест|жаз|жібер)"
)


@dataclass
class Addressee:
    """An entry with its role, and whether that is beyond doubt."""

    rough: Rough
    role: Role
    sure: bool
    is_mention: bool = False
    """Whether it is only named in a sentence, without any way to reach it."""


def is_plain(rough: Rough) -> bool:
    """Say whether an entry shows by itself that an office or a company is written to: who, where, by which number."""
    who = rough.office or any(is_company(text) for text, *_ in rough.unread)
    labelled = any(spot.is_labelled or spot.value for spot in rough.spots)
    return bool(who and labelled and (rough.address or rough.name or rough.unread))
