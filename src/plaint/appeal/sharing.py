"""Bare lists of e-mail addresses, shared out among the people whom a text names elsewhere: `dean@`, `provost@`."""

from __future__ import annotations

import re

from plaint.appeal.addressee import Addressee
from plaint.appeal.entries import Rough
from plaint.appeal.spots import Spot
from plaint.appeal.words import key

_SHORTEST = 4


def share_out(found: list[Addressee]) -> list[Addressee]:
    """Return addressees; addresses that no name stands with go to whom they name, what is known already goes."""
    heads = [one for one in found if one.rough.has_head or one.rough.address]
    known = {_value(spot) for one in heads for spot in one.rough.spots}
    kept: list[Addressee] = []
    for one in found:
        if one in heads:
            kept.append(one)
            continue
        rest = [spot for spot in one.rough.spots if _value(spot) not in known and not _is_taken(spot, one, heads)]
        if rest or one.rough.is_near or one.rough.is_of_sender:
            one.rough.spots = rest
            kept.append(one)
    return kept


def _value(spot: Spot) -> str:
    return spot.value.casefold() if spot.value else re.sub(r"\D", "", spot.printed)


def _is_taken(spot: Spot, one: Addressee, heads: list[Addressee]) -> bool:
    """Give an address to the only one of the same role whom it names; say whether there is one."""
    if spot.channels != ("email",) or not spot.value:
        return False
    same = [head for head in heads if head.role == one.role and not _has_mail(head.rough)]
    named = [head for head in same if _names(spot.value, head.rough)]
    if len(named) != 1:
        return False
    named[0].rough.spots.append(spot)
    return True


def _has_mail(rough: Rough) -> bool:
    return any(spot.channels == ("email",) for spot in rough.spots)


def _names(address: str, rough: Rough) -> bool:
    local = re.findall(r"[^\W\d_]{3,}", key(address.partition("@")[0]))
    texts = [part[0] for part in (rough.name, rough.office) if part]
    texts += [text for text, *_ in (*rough.unread, *rough.bodies)]
    words = [key(word) for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)]
    return any(
        word.startswith(part) or part.startswith(word) for part in local if len(part) >= _SHORTEST for word in words
    )
