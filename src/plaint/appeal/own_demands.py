"""What each of several targets is asked alone: the sentence below his entry, or the one that names him."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.appeal.addressee import Addressee
from plaint.appeal.draft import Entry, Found
from plaint.appeal.lines import Plain
from plaint.appeal.words import key

_ASKS = re.compile(
    r"(?i)\b(?:ask|urge|tell|beg|request|remind|calling\s+(?:on|upon)|asking|urging|telling)\s+(?:him|her|them|it|"
    r"the\s+[\w-]+)\b|"
    r"\b(?:bitten|fordern|bittet|fordert)\s+(?:sie\s+)?(?:ihn|sie|diese[ns]?)\b|\bdemande[zr]-lui\b|"
    r"\bp[íi]d[ae]n?le\b|\bchiedete(?:gli|le)\b|"
    r"\ben\s+demandant\s+(?:à|au)\b|\bvraag\s+(?:hem|haar)\b"
)


def with_own_demands(
    plain: Plain, addressees: list[Addressee], targets: tuple[Entry, ...], demands: tuple[Found[str], ...]
) -> tuple[Entry, ...]:
    """Return the targets of a text that asks them different things, each with what it asks of that one.

    Args:
        plain: the text.
        addressees: the targets as gathered, in the order of `targets`.
        targets: to whom letters go.
        demands: all of the text; those that are asked of everybody are given to nobody in particular.
    """
    starts = [one.rough.start for one in addressees]
    if len(starts) < 2 or len(starts) != len(targets):
        return targets
    owners: dict[int, set[str]] = {index: set() for index in range(len(starts))}
    for match in _ASKS.finditer(plain.text):
        before = [index for index, start in enumerate(starts) if start < match.start()]
        edge = min([start for start in starts if start > match.start()], default=len(plain.text))
        said = key(" ".join(plain.text[match.end() : min(edge, match.end() + _REACH)].split()))
        if before and match.start() - starts[before[-1]] < _REACH:
            owners[before[-1]] |= {one.value for one in demands if key(one.value)[:_LEAD] in said}
    shared = [words for words in owners.values() if words]
    if len(shared) < 2:
        return targets
    return tuple(
        replace(target, demands=tuple(one.value for one in demands if one.value in owners[index]))
        for index, target in enumerate(targets)
    )


_REACH = 700
_LEAD = 40
