"""A file of any kind in which an appeal arrives becomes text: mail, folder of mails, web page, PDF, plain text."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plaint.appeal.charset import decode
from plaint.appeal.mail import read_mail
from plaint.appeal.web_page import page_text
from plaint.errors import PlaintError

MAX_BYTES = 16 * 1024 * 1024
PdfText = Callable[[bytes], str]
"""Makes text of a PDF; comes from `render`, which alone opens PDF files."""

_HEADER = re.compile(
    rb"\s{0,20}(?:From \S+@\S+ |(?:Return-Path|Received|Message-ID|MIME-Version|From|Date|Subject|"
    rb"Delivered-To|X-[\w-]+|DKIM-Signature|To):[ \t])",
    re.IGNORECASE,
)
_MIME = re.compile(rb"(?im)^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Message-ID|Received|Return-Path):")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|br)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AppealText:
    """What a file says.

    Attributes:
        text: with one kind of line end.
        kind: what the file was taken for.
        note: what a person must know of how it was read; empty where nothing.
    """

    text: str
    kind: str
    note: str = ""


def read_file(path: Path, pdf_text: PdfText) -> AppealText:
    """Read a file of at most 16 MiB.

    Args:
        path: the file.
        pdf_text: makes text of a PDF.

    Raises:
        PlaintError: there is no such file, it is too large, or nothing in it can be read; says what to do.
    """
    try:
        raw = _bytes_of(path)
    except OSError as error:
        raise PlaintError(
            f"{path.name} cannot be read: {error.strerror}", "check its name and that you may open it"
        ) from None
    return read_bytes(raw, pdf_text)


def _bytes_of(path: Path) -> bytes:
    # What bears a file's name may be a pipe in which nobody ever writes.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise PlaintError(f"{path.name} is no file", "give the file that holds the appeal, or - and paste it")
        return file.read(MAX_BYTES + 1)


def read_bytes(raw: bytes, pdf_text: PdfText) -> AppealText:
    """Return what the bytes of a file, or what was pasted, say; told by their content, not by a name.

    Args:
        raw: at most 16 MiB.
        pdf_text: makes text of a PDF.

    Raises:
        PlaintError: too large, empty, or no text; says what to do.
    """
    if len(raw) > MAX_BYTES:
        raise PlaintError("larger than 16 MiB", "an appeal is a few pages: save that part alone")
    found = _read(raw, pdf_text)
    if not found.text.strip():
        raise PlaintError(
            "there is no text in it",
            _REMEDIES.get(found.kind, "open it, mark the appeal, copy it and paste it into a text file"),
        )
    return found


_REMEDIES = {"PDF": "it holds pictures of pages: run it through character recognition, or copy the text by hand"}
_PACKED = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
)


def _read(raw: bytes, pdf_text: PdfText) -> AppealText:
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return AppealText(_line_ends(pdf_text(raw)), "PDF")
    if raw.startswith(_PACKED):
        raise PlaintError(
            "no text, mail, web page or PDF", "open it with its own program and save it as plain text or PDF"
        )
    if _HEADER.match(raw) and (raw.startswith(b"From ") or _MIME.search(raw[:20_000])):
        text, note = read_mail(raw)
        return AppealText(_line_ends(text), "mail", note)
    text, note = decode(raw)
    if _PAGE.search(raw[:4096]):
        return AppealText(_line_ends(page_text(text)), "web page", note)
    return AppealText(_line_ends(text), "text", note)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
