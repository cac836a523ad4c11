"""Address cards (vCard 4.0, RFC 6350) of those who get copies.

A telephone with these cards in it tells whoever takes it who is in touch with whom: a card holds name and address, and
says nothing of any campaign. Values are plain text, `N` is always there and telephone numbers are no URIs, so that
programs which only know version 3.0 read the cards too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plaint.contacts.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.compose.copies import CopyLine
    from plaint.contacts.addresses import Postal

FOLD = 75  # octets a line, without its end (RFC 6350, section 3.2)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def as_vcards(lines: Iterable[CopyLine]) -> bytes:
    """Return a card for each recipient who can be reached; several copies to one become one card."""
    cards: dict[str, list[CopyLine]] = {}
    for line in lines:
        if line.address:
            cards.setdefault(line.to, []).append(line)
    return "".join(fold(content) for one in cards.values() for content in _card(one)).encode()


def _card(lines: list[CopyLine]) -> Iterator[str]:
    name = escape(lines[0].name)
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"FN:{name}", f"N:{name};;;;")
    yield from dict.fromkeys(_property(line) for line in lines)
    yield "END:VCARD"


def _property(line: CopyLine) -> str:
    if line.by == "post" and line.postal:
        return f"ADR:{_address(line.postal)}"
    value = escape(line.address)
    return {
        "email": f"EMAIL:{value}",
        "fax": f"TEL;TYPE=fax:{value}",
        "phone": f"TEL;TYPE=voice:{value}",
    }.get(line.by, f"URL:{line.address}")


def _address(postal: Postal) -> str:
    """Return post office box, extension, street, town, region, postcode, country (section 6.3.1)."""
    street = ",".join(map(escape, postal.lines))
    rest = (postal.city or "", postal.region or "", postal.postcode or "", country_name(postal.country, "en"))
    return ";".join(("", "", street, *map(escape, rest)))


def escape(text: str) -> str:
    r"""Return a value with `\`, `,` and `;` behind a backslash and line breaks as `\n` (section 3.4)."""
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    return re.sub(r"([\\,;])", r"\\\1", plain).replace("\n", "\\n")


def fold(content: str) -> str:
    """Return a line in pieces of at most 75 octets, no character parted, each further one after a space."""
    pieces, room = [""], FOLD
    for character in content:
        length = len(character.encode())
        if length > room:
            pieces.append("")
            room = FOLD - 1
        pieces[-1] += character
        room -= length
    return "\r\n ".join(pieces) + "\r\n"
