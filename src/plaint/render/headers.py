"""Headers of a mail, a line or several each: nothing in a value can end its header, begin another or add an address.

Python's own writer reads encoded words in what it is given and writes them anew, which let line breaks through
(CVE-2024-6923); here a value is only ever written.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING

from plaint.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = 76  # characters, RFC 2047 section 2
_WORD = 12  # characters round what an encoded word carries; it has no more than 75 in all
_BREAK = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_PLAIN = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PHRASE = re.compile(rf"{_ATOM}(?: {_ATOM})*")
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>")
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*")
_FILE_NAME = re.compile(r"[A-Za-z0-9 !#$&'()+,.;=@\[\]^_`{}~-]{1,60}")
_LINK = re.compile(r"(?:mailto:|https://)(?:[A-Za-z0-9._~:/?#@!$&'*+;=-]|%[0-9A-F]{2})+")
_LONGEST_LINK = 900  # characters; no line may have more than 998 (RFC 5322, 2.1.1)
_CORRECT = "correct it, or use another"


@lru_cache(maxsize=4096)
def ascii_mailbox(address: str, *, utf8: bool = False) -> str:
    """Return a mailbox as servers take it: its domain in ASCII by IDNA 2008 (RFC 5891).

    Args:
        address: name@domain.
        utf8: let the part left of the @ have letters beyond ASCII, which only servers with SMTPUTF8 take (RFC 6531).

    Raises:
        RenderError: it is no address, or one that mail cannot carry.
    """
    local, _, domain = address.rpartition("@")
    try:
        found = f"{_local_part(local, utf8)}@{_ascii_domain(domain)}"
    except ValueError as error:
        raise RenderError(f"'{address}' cannot stand in a mail: {error}", _CORRECT) from None
    if len(found.encode()) > 254:  # RFC 5321, 4.5.3.1.3, without the angle brackets
        raise RenderError(f"'{address[:60]}…' cannot stand in a mail: it is too long", _CORRECT)
    return found


def _local_part(local: str, utf8: bool) -> str:
    ascii_form = re.sub(r"[^\x00-\x7f]", lambda found: "x" if found[0].isprintable() else " ", local) if utf8 else local
    if "=?" in local:  # some readers take it for an encoded word (RFC 2047), and what comes of that for headers
        raise ValueError("=? before the @")
    if not _LOCAL.fullmatch(ascii_form) or len(local.encode()) > 64:
        beyond = not local.isascii() and not utf8
        raise ValueError("letters beyond ASCII before the @" if beyond else "it is no address as mail servers read it")
    return local


def _ascii_domain(domain: str) -> str:
    import idna

    found = domain if domain.isascii() else idna.encode(domain, uts46=True).decode()
    if not _DOMAIN.fullmatch(found):
        raise ValueError("what stands after the @ is no name of a domain")
    return found


@lru_cache(maxsize=4096)
def mailbox_header(header: str, address: str, name: str = "") -> str:
    """Return a header with one mailbox.

    Args:
        header: From, To or Reply-To.
        address: as `ascii_mailbox` returns it.
        name: beside it, in any script.

    Raises:
        RenderError: the name holds a line break.
    """
    if not name:
        return f"{header}: {address}\r\n"
    phrase = _phrase(header, name)
    last = f"{header}: {phrase}".rpartition("\n")[2]
    gap = " " if len(last) + len(address) + 3 <= LINE else "\r\n "
    return f"{header}: {phrase}{gap}<{address}>\r\n"


def _phrase(header: str, name: str) -> str:
    """Return a display name (RFC 5322, 3.2.5) as bare words, in quotation marks or in encoded words."""
    short = len(name) <= 60 and "=?" not in name
    if short and _PHRASE.fullmatch(name):
        return name
    if short and _PLAIN.fullmatch(name):
        return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return _encoded(header, name)


@lru_cache(maxsize=512)
def text_header(header: str, text: str) -> str:
    """Return a header of free text, as Subject.

    Raises:
        RenderError: the text holds a line break.
    """
    if not text:
        return f"{header}: \r\n"
    if _PLAIN.fullmatch(text) and "=?" not in text:
        lines = list(_folded(f"{header}: {text}"))
        if max(map(len, lines)) <= LINE and lines[0] != f"{header}:":
            return "\r\n ".join(lines) + "\r\n"
    return f"{header}: {_encoded(header, text)}\r\n"


def _folded(line: str) -> Iterator[str]:
    words = line.split(" ")
    begun = words[0]
    for word in words[1:]:
        if len(begun) + len(word) + 2 > LINE:
            yield begun
            begun = word
        else:
            begun += f" {word}"
    yield begun


def _encoded(header: str, text: str) -> str:
    """Return a text in encoded words (RFC 2047), whatever it holds."""
    if found := _BREAK.search(text):
        raise RenderError(f"a line break (U+{ord(found[0]):04X}) cannot stand in a mail's header", _CORRECT)
    try:
        return "\r\n ".join(f"=?utf-8?b?{b64encode(chunk).decode()}?=" for chunk in _chunks(text, len(header) + 2))
    except UnicodeEncodeError:
        raise RenderError("half a character cannot stand in a mail's header", _CORRECT) from None


def _chunks(text: str, taken: int) -> Iterator[bytes]:
    """Yield what fits into one line each, characters left whole; some of the first line is taken."""
    begun, room = b"", _room(taken)
    for character in text:
        code = character.encode()
        if len(begun) + len(code) > room:
            yield begun
            begun, room = b"", _room(1)
        begun += code
    yield begun


def _room(taken: int) -> int:
    return (LINE - taken - _WORD) // 4 * 3


def message_id_header(message_id: str) -> str:
    """Return the header Message-ID (RFC 5322, 3.6.4).

    Raises:
        RenderError: it is none.
    """
    if not _MESSAGE_ID.fullmatch(message_id) or len(message_id) > 250:
        raise RenderError(f"'{message_id[:80]}' is no Message-ID", "write it as <letters-and-digits@example.org>")
    return f"Message-ID: {message_id}\r\n"


def link_header(header: str, link: str) -> str:
    """Return a header with one link in angle brackets, as List-Unsubscribe (RFC 2369, section 2).

    Args:
        header: its name.
        link: `mailto:` or `https:`, percent-encoded (RFC 3986).

    Raises:
        RenderError: it is none, or holds what would end it.
    """
    if not _LINK.fullmatch(link) or len(link) > _LONGEST_LINK:
        raise RenderError(f"'{link[:80]}' cannot stand in a mail's header", _CORRECT)
    return f"{header}: <{link}>\r\n"


def attachment_headers(kind: str, name: str) -> str:
    """Return the headers that say what a file is and how it is called (RFC 2183, RFC 2231).

    Args:
        kind: its media type, as application/pdf.
        name: in any script, without folders.

    Raises:
        RenderError: the kind or the name cannot stand there.
    """
    if not _TOKEN.fullmatch(kind):
        raise RenderError(f"'{kind[:80]}' is no kind of file", "write it as application/pdf")
    return f"Content-Type: {kind}\r\nContent-Disposition: attachment;{_file_name(name)}\r\n"


def _file_name(name: str) -> str:
    if not name or "/" in name or "\\" in name or not name.isprintable() or name != name.strip():
        raise RenderError(f"'{name[:80]}' cannot be the name of an attachment", "give the file a plain name")
    if _FILE_NAME.fullmatch(name):
        return f' filename="{name}"'
    from urllib.parse import quote

    coded = quote(name, safe="")
    if len(coded) > 900:
        raise RenderError("the name of an attachment is too long", "give the file a shorter name")
    # pieces may part anywhere but inside a %XX
    pieces = re.findall(r"(?:%..|[^%]){1,20}", f"utf-8''{coded}")
    return ";".join(f"\r\n filename*{number}*={piece}" for number, piece in enumerate(pieces))
