"""What FETCH answers (RFC 3501, 7.4.2), as imaplib gives it: what is known of messages, and the bytes of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

AT_ONCE = 200  # messages that are asked about in one command
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UID = re.compile(rb"\bUID (\d{1,10})\b", re.IGNORECASE)
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b", re.IGNORECASE)
_BODY = re.compile(rb"\bBODY\[\]", re.IGNORECASE)
_ID = re.compile(rb"<[^<>\s]{1,250}>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A message before it is fetched.

    Attributes:
        uid: by which the server knows it.
        size: in bytes.
        message_id: in angle brackets; "" where it has none.
    """

    uid: int
    size: int
    message_id: str = ""


def imap_date(day: date) -> str:
    """Return a day as SEARCH wants it, in English whatever the machine speaks."""
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year:04}"


def notices_in(lines: Iterable[object]) -> Iterator[Notice]:
    """Yield what is said of messages; what cannot be understood is passed over."""
    for said, literal in _answers(lines):
        uid, size = _UID.search(said), _SIZE.search(said)
        if uid and size:
            found = _ID.search(b" ".join(literal.split()))
            message_id = found[0].decode("ascii", "replace") if found else ""
            yield Notice(uid=int(uid[1]), size=int(size[1]), message_id=message_id)


def body_in(lines: Iterable[object]) -> bytes:
    """Return the message that stands in an answer; nothing where it is not there any more."""
    return next((literal for said, literal in _answers(lines) if _BODY.search(said)), b"")


def _answers(lines: Iterable[object]) -> Iterator[tuple[bytes, bytes]]:
    """Yield what stands round each literal, and the literal: a server may say the UID before or after it."""
    said, literal = b"", b""
    for line in lines:
        if isinstance(line, tuple) and len(line) == 2 and all(isinstance(one, bytes) for one in line):
            if said:
                yield said, literal
            said, literal = line
        elif isinstance(line, bytes) and said:
            yield said + b" " + line, literal
            said, literal = b"", b""
    if said:
        yield said, literal
