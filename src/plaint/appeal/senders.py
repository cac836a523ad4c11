"""Whose appeal it is, told by the domains of its headers, letterhead and notes on itself: nobody protests to those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plaint.appeal.addressee import Addressee
from plaint.appeal.edges import Stretch
from plaint.appeal.headers import header_lines
from plaint.appeal.lines import Plain
from plaint.appeal.offices import read_office
from plaint.appeal.spots import Spot
from plaint.appeal.words import listed

_OWN_ROLES = ("sender", "donation", "list")
# Domains under which strangers have their boxes, and those that many share.
_SHARED = frozenset(
    listed(
        "gmail.com hotmail.com yahoo.com outlook.com aol.com mail.ru yandex.ru gmx.de web.de t-online.de free.fr "
        "orange.fr wanadoo.fr laposte.net libero.it protonmail.com proton.me riseup.net hushmail.com gmx.net "
        "compuserve.com igc.org example.org example.com example.net"
    )
)
_SECOND_LEVEL = frozenset(listed("co com org net gov gob gouv go gub ac edu or ne mil nhs in"))
_LETTERHEAD_LINES = 8


def own_domains(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> frozenset[str]:
    """Return the domains of those who send an appeal."""
    asked = min((one.start for one in stretches if one.role in ("target", "copy", "letter")), default=len(plain.text))
    headers = header_lines(plain)
    head = min(asked, _letterhead_end(plain))
    own = (
        spot
        for spot in spots
        if spot.start < head
        or plain.index_at(spot.start) in headers
        or any(one.role in _OWN_ROLES and one.start <= spot.start < one.end for one in stretches)
    )
    return frozenset(domain for spot in own if (domain := domain_of(spot)))


def _letterhead_end(plain: Plain) -> int:
    """Return where the first block of a text ends that names who sends it; 0 where it names an office to write to."""
    for index, line in enumerate(plain.lines[:_LETTERHEAD_LINES]):
        if line.is_blank and plain.text[: plain.start_of(index)].strip():
            return plain.start_of(index)
        if read_office(line.text.strip()):
            return 0
    return plain.start_of(_LETTERHEAD_LINES)


def domain_of(spot: Spot) -> str:
    """Return the domain that somebody registered for an address or a site; empty where it tells nothing."""
    if not spot.value:
        return ""
    host = re.sub(r"^.*@|^https?://|^www\.", "", spot.value.casefold()).partition("/")[0].removeprefix("www.")
    labels = host.split(".")
    length = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    domain = ".".join(labels[-length:])
    return "" if domain in _SHARED or len(labels) < length else domain


def without_own(found: Iterable[Addressee], domains: frozenset[str]) -> Iterator[Addressee]:
    """Yield addressees, targets without the contact points of those who send the appeal.

    What an office has besides is doubtful then: the text may have run on from a list to its senders.
    """
    for one in found:
        own = [spot for spot in one.rough.spots if domain_of(spot) in domains] if one.role == "target" else []
        if own:
            one.rough.spots = [spot for spot in one.rough.spots if spot not in own]
            one.sure = False
        if not own or one.rough.spots or one.rough.office or one.rough.is_near:
            yield one
