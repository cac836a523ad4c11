"""Copies to those who send an appeal, where it only says "to us": their address stands in letterhead or footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.addressee import Addressee
from plaint.appeal.edges import Stretch
from plaint.appeal.entries import Gatherer, Rough
from plaint.appeal.lines import Plain
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.spots import Spot

_US = re.compile(
    r"(?i)\b(?:us|nous|nous-m[êe]mes|uns|nosotr[oa]s|noi|n[óo]s|ons|нам|бізге|"
    r"(?:the|la|le|o|a|il|die|das|het|our|al|ao|à\s+la)\s+(?:committee|comit[éê]|comiss[ãa]o|comisi[óo]n|comitato|"
    r"komitee|initiative|werkgroep))\b(?!\[|\s+(?:of|de|du|der|des|for|für|pour|para)\b)|"
    r"\b(?:notre\s+(?:secr[ée]tariat|bureau)|our\s+(?:office|secretariat)|unser\w*\s+(?:b[üu]ro|sekretariat)|"
    r"nuestr[oa]\s+(?:oficina|secretar[íi]a))\b|"
    r"\b(?:address|adresse|direcci[óo]n|endere[çc]o|indirizzo|adres|fax)\s+(?:\w+\s+)?(?:above|ci-dessus|oben|arriba|"
    r"acima|em\s+cima|sopra|boven)\b"
)
_CLOSED = ("donation", "list", "stop", "target", "support")


def copies_to_us(
    plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...], found: list[Addressee]
) -> Iterator[Addressee]:
    """Yield the sender as one who gets a copy, where a copy is asked for without an address."""
    if not any(_asks(plain, stretch, spots) for stretch in stretches if stretch.role == "copy"):
        return
    taken = {spot.start for one in found for spot in one.rough.spots}
    for start, end in _own_blocks(plain):
        own = [spot for spot in spots if start <= spot.start < end and _is_own(spot, stretches, taken)]
        rough = _block(plain, spots, start, end)
        if own and rough:
            rough.spots = own
            rough.is_of_sender = True
            yield Addressee(rough, "copy", sure=False)
            return


def _asks(plain: Plain, stretch: Stretch, spots: tuple[Spot, ...]) -> bool:
    begin = sentence_start(plain.text, max(0, stretch.start - 1))
    end = min(sentence_end(plain.text, stretch.start), max(stretch.end, stretch.start + 1))
    last = max((match.start() for match in _US.finditer(plain.text, begin, end)), default=-1)
    return last >= 0 and not any(last <= spot.start < end for spot in spots)


def _is_own(spot: Spot, stretches: tuple[Stretch, ...], taken: set[int]) -> bool:
    if spot.start in taken or not {"fax", "email"} & set(spot.channels) or spot.is_damaged:
        return False
    return not any(one.role in _CLOSED and one.start <= spot.start < one.end for one in stretches)


def _own_blocks(plain: Plain) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs in which senders give their address: the first, then the last ones."""
    blocks = [(match.start(), match.end()) for match in re.finditer(r"(?:[^\n]*\S[^\n]*\n?)+", plain.text)]
    yield from blocks[:1]
    yield from reversed(blocks[1:][-_LAST:])


_LAST = 5


def _block(plain: Plain, spots: tuple[Spot, ...], start: int, end: int) -> Rough | None:
    entries = Gatherer(plain, spots, has_bare_names=True).gather(start, end)
    return next((rough for rough in entries if rough.has_head and rough.spots), None)
