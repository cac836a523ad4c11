"""The words in a file of any kind, so that a name can be looked for in it."""

from __future__ import annotations

import email
import email.policy
import html
import io
import re
import urllib.parse
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

MOST = 64 * 1024 * 1024  # bytes of a file, and of what is packed into it
MOST_PARTS = 500
_TAG = re.compile(r"<[^<>]*>")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_BETWEEN = re.compile(rb"\n(?=From )")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MAIL = re.compile(rb"\s{0,20}(?:From \S+|[A-Za-z][\w-]{1,40}:[ \t])")


def is_picture(raw: bytes) -> bool:
    """Tell whether a file is a picture, in which no program of ours can read a name."""
    return raw.startswith(_PICTURES)


def words_of(raw: bytes) -> Iterator[str]:
    """Yield the texts that a file holds: itself, and what is packed into a PDF, a document or a mail.

    What cannot be read yields nothing: its bytes are looked through by themselves.
    """
    if raw.startswith(b"\x1f\x8b"):
        raw = _unpacked(raw)
    yield from _as_written(raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace"))
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        from plaint.render.pdf_text import pdf_pages

        yield from pdf_pages(raw)
    elif raw.startswith(b"PK\x03\x04"):
        yield from _of_archive(raw)
    elif raw.startswith(b"From "):
        for message in _BETWEEN.split(raw)[:MOST_PARTS]:
            yield from _of_mail(message.partition(b"\n")[2])
    elif _MAIL.match(raw):
        yield from _of_mail(raw)


def _as_written(text: str) -> Iterator[str]:
    """Yield a text, and what it says to who reads its escapes: those of addresses on the web, of HTML, of JSON."""
    yield text
    if "%" in text:
        yield urllib.parse.unquote(text)
    if "&" in text:
        yield html.unescape(text)
    if "\\u" in text:
        yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _unpacked(raw: bytes) -> bytes:
    """Return what a file of gzip holds, its first 64 MiB; nothing where it is spoilt."""
    try:
        return zlib.decompressobj(wbits=31).decompress(raw, MOST)
    except zlib.error:
        return b""


def _of_archive(raw: bytes) -> Iterator[str]:
    """Yield the texts of a packed document, as .docx and .xlsx are, without their marks."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            left = MOST
            for part in archive.infolist()[:MOST_PARTS]:
                with archive.open(part) as file:
                    unpacked = file.read(left)
                left -= len(unpacked)
                text = unpacked.decode("utf-8", "replace")
                yield text
                yield _TAG.sub("", text)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError):
        return


def _of_mail(raw: bytes) -> Iterator[str]:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        for part in list(message.walk())[:MOST_PARTS]:
            yield from _of_part(part)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):  # of what is no mail
        return


def _of_part(part: EmailMessage) -> Iterator[str]:
    for name, value in part.items():
        yield f"{name}: {value}"
    if part.is_multipart():
        return
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        if part.get_content_maintype() == "text":
            text = content.decode(part.get_content_charset() or "utf-8", "replace")
            yield from _as_written(text)
            yield from _as_written(_TAG.sub("", text))
        elif not content.startswith(b"From "):
            yield from words_of(content)
