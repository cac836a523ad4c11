"""A mail, or the first of a folder of mails, becomes text: its headers that matter, then what it says."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message

from plaint.appeal.charset import decode
from plaint.appeal.web_page import page_text

_DEEPEST = 12
_MOST_PARTS = 200
_MOST_TEXT = 4_000_000
_SHOWN = ("From", "To", "Date", "Subject")
_NEXT_MAIL = re.compile(rb"\n\r?\nFrom \S+@?\S* +\w{3} \w{3} +\d")
_ENVELOPE = re.compile(rb"From [^\n]*\n")


def read_mail(raw: bytes) -> tuple[str, str]:
    """Return a mail's text, below the headers that say from whom and when, and a note on what was left out.

    Text parts are preferred to HTML ones; forwarded mails are read, attachments are not. Parts are bounded in number
    and in depth, whatever the mail claims.
    """
    envelope = _ENVELOPE.match(raw)
    body = raw[envelope.end() :] if envelope else raw
    following = _NEXT_MAIL.search(body) if envelope else None
    message = email.message_from_bytes(body[: following.start()] if following else body, policy=email.policy.compat32)
    texts: list[str] = []
    size = 0
    for text in _texts(message):
        size += len(text)
        texts.append(text)
        if size > _MOST_TEXT:
            break
    head = "".join(f"{name}: {value}\n" for name in _SHOWN if (value := _header(message, name)))
    note = "only the first mail of the folder was read" if following else ""
    return f"{head}\n" + "\n\n".join(texts), note


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    try:
        parts = decode_header(str(value)[:2000])
    except (ValueError, LookupError, email.errors.MessageError):
        parts = [(str(value)[:2000], None)]
    words = (part if isinstance(part, str) else decode(part, charset)[0] for part, charset in parts)
    return " ".join("".join(words).split())


def _texts(message: Message) -> Iterator[str]:
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        inner = _inner(part)
        if inner and depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(inner)]
        elif not part.is_multipart():
            yield from _text_of(part)


def _inner(part: Message) -> list[Message]:
    """Return the parts of a part; of alternatives the plainest alone."""
    if not part.is_multipart():
        return []
    payload = part.get_payload()
    inner = [one for one in payload[:_MOST_PARTS] if isinstance(one, Message)] if isinstance(payload, list) else []
    if part.get_content_type() == "multipart/alternative":
        plain = [one for one in inner if one.get_content_type() == "text/plain" and _says_something(one)]
        return plain[:1] or inner[-1:]
    return inner


def _says_something(part: Message) -> bool:
    return any(text.strip() for text in _text_of(part))


def _text_of(part: Message) -> Iterator[str]:
    kind = part.get_content_type()
    if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
        return
    raw = _payload(part)
    text, _ = decode(raw, _charset(part))
    yield page_text(text) if kind == "text/html" else text


def _payload(part: Message) -> bytes:
    try:
        raw = part.get_payload(decode=True)
    except (ValueError, LookupError):
        raw = None
    return raw if isinstance(raw, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        return None
