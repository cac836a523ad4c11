"""What the street may read: free words of a campaign without anybody's contact in them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data

_MAILBOX = re.compile(r"@|[\w+-]\s*(?:\bat\b|[\[(]at[\])]|\bсобака\b)\s*[\w-]+\.[a-zа-я]{2,}", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:[ ()/-]{0,2}\d){5,}")
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_PART = re.compile(r"[^\W_]+")
# How people write an at sign and a dot in words, in the languages of the catalogues.
_SIGNS = frozenset(
    ("at", "dot", "ät", "punkt", "klammeraffe", "собака", "точка", "arobase", "point", "arroba", "punto", "ит", "нүкте")
)
_SHORTEST = 4  # characters; shorter lines of an address stand in many a sentence


def names_contact(words: str, data: Data) -> bool:
    """Tell whether words name a mailbox, a telephone number or a part of an organiser's address.

    It errs on the side of silence: a long number that is none is taken for a telephone's.
    """
    if _MAILBOX.search(words) or _NUMBER.search(_ISO_DAY.sub("", words)):
        return True
    return any(line in words for organiser in data.organisers() for line in address_lines(organiser))


def names_mailbox(words: str, mailbox: str) -> bool:
    """Tell whether words name a mailbox, in whatever way at sign and dots are written."""
    return f" {_spelled(mailbox)} " in f" {_spelled(words)} "


def _spelled(words: str) -> str:
    parts = _PART.findall(unicodedata.normalize("NFKC", words).casefold())
    return " ".join(part for part in parts if part not in _SIGNS)


def address_lines(organiser: Recipient) -> Iterator[str]:
    """Yield the lines of an organiser's postal addresses, but for those that stand in many a sentence."""
    lines = (line for point in organiser.post for line in (*point.lines, point.postcode or ""))
    return (line for line in lines if len(line) >= _SHORTEST)
