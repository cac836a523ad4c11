"""Cues: the phrases of `cue_patterns` where they stand in a text, each with what it says of the words after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.appeal.cue_patterns import PATTERNS, Role


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase at its place.

    Attributes:
        end: where what it speaks of begins.
        is_heading: whether it stands alone on its line or ends in a colon.
    """

    start: int
    end: int
    role: Role
    is_heading: bool = False
    is_header: bool = False
    """Whether it begins a mail header."""
    is_weak: bool = False
    """Whether what follows may be something else, as demands."""


_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in PATTERNS)
_COLON = re.compile(r"[^\S\n]{0,3}:")


def find_cues(text: str) -> tuple[Cue, ...]:
    """Return all cues in the order of the text; of several at one place the first kind of the list above."""
    found: list[tuple[int, int, Cue]] = []
    for order, (role, pattern) in enumerate(_COMPILED):
        found += [(match.start(), order, _cue(text, match, role)) for match in pattern.finditer(text)]
    return tuple(_apart(sorted(found, key=lambda one: one[:2])))


def _cue(text: str, match: re.Match[str], role: Role) -> Cue:
    colon = _COLON.match(text, match.end())
    end = colon.end() if colon else match.end()
    rest = text[end : end + 3].partition("\n")[0].strip()
    if role == "weak":
        return Cue(match.start(), end, "target", is_heading=True, is_weak=True)
    announces = role == "target" and bool(_ANNOUNCES.search(match[0]))
    ends = text[max(0, end - 9) : end].rstrip().endswith((":", "...", "…"))
    return Cue(match.start(), end, role, is_heading=announces or ends or not rest)


_ANNOUNCES = re.compile(
    r"\b(?:below|following|listed|suivant\w*|ci-dessous|ci-apr[èe]s|abajo|siguientes|abaixo|seguintes|hieronder|nachstehend\w*|nachfolgend\w*|volgende|следующ\w+|ниже\w*|"
    r"a\s+seguir|folgende\w*|unten\w*|seguenti|onderstaande)\b|"
    r"^(?:who|whom|where|o[ùu]|à\s+qui|a\s+d|a\s+qui|wohin|an\s+wen|dove|a\s+chi|para\s+onde|naar\s+wie|куда|"
    r"кому|қайда)",
    re.IGNORECASE,
)


def _apart(found: list[tuple[int, int, Cue]]) -> Iterator[Cue]:
    """Yield cues so that none covers another; a copy to be sent is a copy, whatever verb sends it."""
    kept: list[tuple[int, Cue]] = []
    for _, order, cue in found:
        while kept and cue.start < kept[-1][1].end and order < kept[-1][0]:
            kept.pop()
        if not kept or cue.start >= kept[-1][1].end:
            kept.append((order, cue))
    yield from (cue for _, cue in kept)
