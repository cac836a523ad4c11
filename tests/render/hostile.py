"""Strings that try to add a header or a recipient, and a look at the mail that came of them."""

import email
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.policy import compat32, default
from email.utils import parseaddr

import idna
from hypothesis import strategies as st

from plaint.errors import RenderError
from plaint.render.message import Attachment, Correspondent, Heading, render_mail

USUAL = {
    "to": "court@example.org",
    "to_name": "Ada Bench",
    "sender": "ruth@example.org",
    "sender_name": "Ruth Example",
    "reply_to": "campaign@example.org",
    "reply_name": "",
    "subject": "The gates",
    "text": "Open them.",
    "file": "letter.pdf",
    "message_id": "<0123@example.org>",
}
EXPECTED = ["date", "from", "to", "reply-to", "subject", "message-id", "mime-version", "content-type"]
EVIL = "evil@example.net"
PDF = b"%PDF-1.7"
_ENDS = ("\r\n", "\n", "\r", "\n\r", "\x85", "\u2028", "\u2029", "\v", "\f", "\x1c", "\0", "\r\n\r\n", "\r\n ", "\n\t")
_CODED = ("=?utf-8?q?=0D=0ABcc:_{}?=", "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5uZXQ=?=", "=?iso-2022-jp?b?GyRCDQo=?=")
MUSEUM = (
    *(f"x{end}Bcc: {EVIL}" for end in _ENDS),
    *(f"{end}.{end}MAIL FROM:<{EVIL}>{end}RCPT TO:<{EVIL}>{end}DATA{end}" for end in _ENDS[:4]),
    *(coded.format(EVIL) for coded in _CODED),
    *(f"a {coded.format(EVIL)} b =?" for coded in _CODED),
    f"court@example.org, {EVIL}",
    f"court@example.org; {EVIL}",
    f"court@example.org>, <{EVIL}",
    f"court@example.org> <{EVIL}> (",
    f'x" <{EVIL}>, "',
    f'\\" <{EVIL}>, \\"',
    f"friends: {EVIL}, court@example.org;",
    f"(comment) {EVIL} (comment",
    f"<{EVIL}>",
    f"<@example.net:{EVIL}>",
    f"court%{EVIL}@example.org",
    f"{EVIL}@example.org",
    f'"{EVIL}"@example.org',
    "court@example.org SIZE=1",
    "court@example.org\\",
    "Bench, Ada, President; of: the (Court) <x> [y] @ \\",
    "'; DROP TABLE letters; --",
    "\u202egro.elpmaxe@live\u202c",
    "שלום \u200f(evil@example.net)\u200e",
    "a\u0300" * 200,
    "x" * 5000,
    "x " * 3000,
    "ж" * 3000,
    "\N{GRINNING FACE}" * 500,
    "\ud800",
    "\ufeffx",
    "\x1b]0;title\x07",
    "--=_0123\r\nContent-Type: text/html\r\n\r\n<script>",
    '"; filename="evil.exe',
    'letter.pdf"\r\nX-Evil: 1\r\n',
    "../../etc/passwd",
    "",
    " ",
    "\t",
    "=",
    "=?",
    "?=",
    "=??=",
    "\u2028",
    "<>",
    '"',
    '""',
    "(",
    ",",
    ":",
    ";",
    "@",
    ".",
    "\\",
)


def any_text():
    """Text of any characters, often with parts that steer a mail."""
    bits = st.sampled_from([*_ENDS, *_CODED, EVIL, "Bcc: ", "<", ">", ",", '"', "\\", "(", "=?", "?=", ":", ";", "@"])
    return st.lists(st.one_of(bits, st.text(max_size=20)), max_size=8).map("".join)


def read_mail(fields):
    """Make a mail in which some fields are as given; return it as read, or None where it was refused.

    Whatever the fields hold, it has the headers it should have, its one recipient, and the values as given.
    """
    asked = {**USUAL, **fields}
    try:
        raw = render_mail(*_ordered(asked))
    except RenderError:
        return None
    for policy in (default, compat32):
        message = email.message_from_bytes(raw, policy=policy)
        assert [name.casefold() for name in message if asked["message_id"] or name != "Message-ID"] == [
            name for name in EXPECTED if asked["message_id"] or name != "message-id"
        ]
    message = email.message_from_bytes(raw, policy=default)
    _compare(message, email.message_from_bytes(raw, policy=compat32), asked)
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return message


def _ordered(asked):
    heading = Heading(
        to=Correspondent(asked["to"], asked["to_name"]),
        sender=Correspondent(asked["sender"], asked["sender_name"]),
        reply_to=Correspondent(asked["reply_to"], asked["reply_name"]),
        date=datetime(2026, 11, 22, tzinfo=UTC),
        message_id=asked["message_id"],
    )
    return heading, asked["subject"], asked["text"], (Attachment(content=PDF, name=asked["file"]),)


def _name(header):
    name, _ = parseaddr(header.replace("\r\n", ""))
    return str(make_header(decode_header(name)))


def _compare(message, raw, asked):
    for header, address in (("To", "to"), ("From", "sender"), ("Reply-To", "reply_to")):
        (found,) = message[header].addresses
        local, _, domain = asked[address].rpartition("@")
        known = domain if domain.isascii() else idna.encode(domain, uts46=True).decode()
        assert (found.username, found.domain) == (local, known)
    names = {"To": "to_name", "From": "sender_name", "Reply-To": "reply_name"}
    assert str(message["Subject"]) == asked["subject"]
    # Python's newer reader puts spaces between the encoded words of a name
    assert {header: _name(raw[header]) for header in names} == {header: asked[field] for header, field in names.items()}
    assert [part.get_content_type() for part in message.walk()] == ["multipart/mixed", "text/plain", "application/pdf"]
    (paper,) = message.iter_attachments()
    assert (paper["Content-Disposition"].params["filename"], paper.get_content()) == (asked["file"], PDF)
    assert [name.casefold() for name in paper] == ["content-type", "content-disposition", "content-transfer-encoding"]
