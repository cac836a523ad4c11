"""Numbers and addresses that an appeal itself puts right: `the new fax is …`, `not …, but …`."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.appeal.addressee import Addressee
from plaint.appeal.lines import Plain
from plaint.appeal.spots import Spot

_NEW = re.compile(
    r"(?i)\b(?:(?:the|its|his|her|their)\s+)?(?:new|correct|right|actual)\s+(?:one|fax|phone|telephone|number|e-?mail|"
    r"address)\b[^.\n\d@+(]{0,40}|"
    r"\b(?:le\s+nouveau|la\s+nouvelle|el\s+nuevo|la\s+nueva|il\s+nuovo|o\s+novo|die\s+neue|der\s+neue|het\s+nieuwe|"
    r"новый)\s+[^.\n\d@+(]{0,40}"
)
_NUMBER = re.compile(r"[+(]?\d[\d ().-]{5,20}\d")
_SHARED = 5


def put_right(plain: Plain, found: list[Addressee], spots: tuple[Spot, ...]) -> list[Addressee]:
    """Return addressees with the numbers that a correction gives instead of the old ones like them; none is sure."""
    for match in _NEW.finditer(plain.text):
        fresh = _at(plain.text, match.end(), spots)
        if fresh and _replace(found, fresh):
            found = [one for one in found if one.rough.spots or one.rough.office or one.rough.address]
    return found


def _at(text: str, at: int, spots: tuple[Spot, ...]) -> Spot | None:
    near = next((spot for spot in spots if spot.start - 2 <= at < spot.end), None)
    if near:
        return near
    number = _NUMBER.match(text, at)
    return Spot(at, number.end(), (), number[0]) if number else None


def _replace(found: list[Addressee], fresh: Spot) -> bool:
    """Give a new number to whoever has the old one, and to nobody else; say whether somebody has."""
    pairs = [(spot, one) for one in found for spot in one.rough.spots if spot.start != fresh.start]
    old, owner = max(pairs, key=lambda pair: _likeness(pair[0], fresh), default=(None, None))
    if old is None or owner is None or _likeness(old, fresh) < _SHARED:
        return False
    for one in found:
        one.rough.spots = [spot for spot in one.rough.spots if spot is not old and spot.start != fresh.start]
    owner.rough.spots.append(replace(fresh, channels=old.channels, is_labelled=old.is_labelled))
    owner.sure = False
    return True


def _likeness(old: Spot, fresh: Spot) -> int:
    """Return how many signs two contact points begin with alike; for addresses, how many of their hosts."""
    if bool(old.value) != bool(fresh.value):
        return 0
    if old.value and fresh.value:
        one, other = old.value.partition("@")[2], fresh.value.partition("@")[2]
        return len(one) if one == other else 0
    one, other = (re.sub(r"\D", "", spot.printed) for spot in (old, fresh))
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
