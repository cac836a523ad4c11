"""Messages that somebody passes on: attached whole, or set into the text below the lines of their heading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.answers.mail import mailbox_key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.answers.mail import Mail

_PASSED_ON = re.compile(
    r"\s*(?:fwd?|wg|tr|rv|i|пересл|fw)\s*:|.*(?:forwarded|weitergeleitete|message transféré|mensaje reenviado|"
    r"пересылаемое|"
    r"пересланное)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"^[ >*]{0,8}(?:from|von|de|от|от кого|"
    r"кімнен)\s?:\*?\s{0,3}.{0,200}?([^\s<>\[\]():;,\"]{1,64}@[A-Za-z0-9.-]{1,200}[A-Za-z0-9])",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT = re.compile(
    r"^[ >*]{0,8}(?:subject|betreff|objet|asunto|тема|тақырыбы?)\s?:\*?\s{0,3}(.{0,300})$", re.IGNORECASE | re.MULTILINE
)


def forwarded_in(mail: Mail) -> Iterator[Mail]:
    """Yield the messages that lie in one: their sender, subject and words as of themselves, the bytes of the whole."""
    yield from mail.attached
    head = f"{mail.subject}\n{mail.quoted[:300]}"
    if not any(_PASSED_ON.match(line) for line in head.split("\n")):
        return
    text = mail.quoted[:20_000]
    if found := _FROM.search(text):
        subject = _SUBJECT.search(text)
        yield replace(
            mail,
            sender=mailbox_key(found[1]),
            subject=one_line(subject[1], 300) if subject else mail.subject,
            own=text,
            quoted="",
            answers=(),
            attached=(),
        )
