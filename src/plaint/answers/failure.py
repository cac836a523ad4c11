"""Delivery failures: by RFC 3464, and those that keep to no standard; delays and receipts are told apart from them."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import TYPE_CHECKING, Literal

from plaint.answers.mail import TROUBLES, header_of, mailbox_key, one_line, parts_of, tags_in, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.answers.mail import Mail

Outlook = Literal["dead", "bouncing"]
_MOST_SCANNED = 64 * 1024  # bytes that are looked through for what keeps to no standard
_LONGEST_LINE = 320
_MOST_FAILED = 50
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_RETURNED = ("Message-ID", "References", "In-Reply-To", "Subject")
_RETURNED_SUBJECT = re.compile(r"(?im)^[ >]{0,4}subject:[ \t]*(\S.{0,299})$")
_ADDRESS = re.compile(r"<?([^\s<>;\"]{1,64}@[^\s<>;\"]{1,253})>?")
_SENDERS = re.compile(
    r"(?:mailer[-_.]?daemon|mail[-_.]?daemon|postmaster|mailerdaemon|maildelivery\w*|double-bounce|mail delivery)", re.I
)
_SUBJECTS = re.compile(
    r"undeliver|un?delivered|delivery (?:status|failure|problem|has failed|incomplete|delay)|returned mail|"
    r"failure notice|"
    r"mail delivery|returning message|warning: (?:message|could not)|could not (?:be delivered|send)|not delivered|"
    r"bounce|"
    r"unzustellbar|zustellung|nicht zugestellt|non remis|échec de|non distribu|no se ha podido entregar|no entregado|"
    r"не ?доставлен|ошибка доставки|невозможно доставить|не удалось доставить|жеткізілмеді",
    re.IGNORECASE,
)
_DELAY = re.compile(
    r"delay|has not yet been delivered|not been delivered yet|will be retried|still trying|keep trying|continue to try|"
    r"do not need to resend|verzöger|weiterhin versucht|retard|se ha retrasado|задерж|отложен|повторн\w+ попыт|кешіг",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"user unknown|unknown user|no such (?:user|mailbox|recipient|address|person)|(?:does not|doesn't|nicht|"
    r"n'est pas) exist|"
    r"doesn't have an? |unknown (?:recipient|address|mailbox)|recipient (?:address rejected: undeliverable|not found|"
    r"unknown)|"
    r"not listed in|invalid (?:recipient|mailbox|address)|mailbox (?:unavailable|not found|disabled|inactive)|"
    r"account.{0,30}"
    r"(?:disabled|deactivated|closed|inactive|terminated)|host (?:or domain name )?not found|(?:no|"
    r"not) (?:a )?valid mailbox|"
    r"unbekannt|existiert nicht|inconnu|n'existe pas|no existe|desconocid|не существует|нет такого|не найден|неизвестн|"
    r"заблокирован|деактивирован|жоқ",
    re.IGNORECASE,
)
_FINAL = re.compile(r"(?<![\d.])5\.\d{1,3}\.\d{1,3}(?![\d.])")
_CODED = re.compile(r"\b5\d\d[ -]|(?<![\d.])5\.\d{1,3}\.\d{1,3}")
_FULL = re.compile(r"quota|mailbox (?:is )?full|over ?quota|storage|voll|переполнен|lleno|plein|too large|size", re.I)
# RFC 3463, and 5.1.10 of IANA's registry: nobody is there, or no server for it.
_DEAD = frozenset({"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4", "5.4.310"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """That a message did not arrive with somebody.

    Attributes:
        address: with whom, as `mailbox_key` gives it; "" where it is not said.
        status: the enhanced status code (RFC 3463); "" where there is none.
        words: why, on one line.
    """

    address: str
    status: str = ""
    words: str = ""

    @property
    def outlook(self) -> Outlook:
        """What it says of the mailbox: nobody is there, or it may work again."""
        if self.status in _DEAD:
            return "dead"
        is_unsaid = not self.status or self.status in ("5.0.0", "5.5.0")
        return "dead" if is_unsaid and _NOBODY.search(self.words) and not _FULL.search(self.words) else "bouncing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """What a mail server says of messages.

    Attributes:
        failures: final ones.
        delays: addresses to which it is still tried.
        returned: tags of Message-IDs that stand in it, as of the message that came back.
        is_foreign: it returns the headers of a message that has a Message-ID, and none that may be ours.
        subject: of the message that came back; "".
    """

    failures: tuple[Failure, ...] = ()
    delays: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    is_foreign: bool = False
    subject: str = ""


def read_notice(mail: Mail) -> Notice | None:
    """Return what a delivery status notification says; None where a message is none.

    The sources are RFC 3464 and, for what keeps to no standard, the detectors of flufl.bounce.
    """
    if mail.message is None:
        return None
    try:
        return _read(mail, mail.message)
    except TROUBLES:
        return None


def _read(mail: Mail, message: Message) -> Notice | None:
    blocks = tuple(_blocks(message))
    if not blocks and not _seems_one(mail):
        return None
    words = _all_words(message)
    returned = tags_in(words)
    is_foreign = not returned and bool(re.search(r"(?im)^[ >]{0,4}message-id:\s*<", words))
    if blocks:
        failures = tuple(_failure(block) for block in blocks if _fate(block) == "failed")
        delays = tuple(_recipient(block) for block in blocks if _fate(block) == "delayed")
    else:
        failures, delays = _by_heart(mail, message, words)
        if not failures and not delays:
            return None
    subject = _RETURNED_SUBJECT.search(words)
    return Notice(
        failures=failures[:_MOST_FAILED],
        delays=delays,
        returned=returned,
        is_foreign=is_foreign,
        subject=one_line(subject[1], 300) if subject else "",
    )


def _blocks(message: Message) -> Iterator[Message]:
    """Yield what is said of each recipient (RFC 3464, 2.3)."""
    for part in parts_of(message):
        if part.get_content_type() not in ("message/delivery-status", "message/global-delivery-status"):
            continue
        payload = part.get_payload()
        for block in payload[: 2 * _MOST_FAILED] if isinstance(payload, list) else ():
            if isinstance(block, Message) and _recipient(block):
                yield block


def _recipient(block: Message) -> str:
    """Return whom a block is about: as they were written to, else as the server knows them."""
    for name in ("Original-Recipient", "Final-Recipient", "X-Actual-Recipient"):
        if found := _ADDRESS.search(header_of(block, name).partition(";")[2] or header_of(block, name)):
            return mailbox_key(found[1])
    return ""


def _fate(block: Message) -> str:
    action = header_of(block, "Action").casefold()
    if action.startswith(("fail", "error")):
        return "failed"
    if action.startswith("delay"):
        return "delayed"
    if action:
        return "arrived"
    return {"5": "failed", "4": "delayed"}.get(_status(header_of(block, "Status"))[:1], "arrived")


def _failure(block: Message) -> Failure:
    words = header_of(block, "Diagnostic-Code").partition(";")[2] or header_of(block, "Diagnostic-Code")
    status, said = _status(header_of(block, "Status")), _status(words)
    if said and (not status or status.endswith(".0.0")):
        status = said
    return Failure(address=_recipient(block), status=status, words=one_line(words, 160))


def _status(text: str) -> str:
    found = _STATUS.search(text)
    return ".".join(str(int(one)) for one in found.groups()) if found else ""


def _seems_one(mail: Mail) -> bool:
    """Tell whether a server may have written it: by its sender, by an empty envelope, and by its subject."""
    if mail.header("X-Failed-Recipients"):
        return True
    is_servers = bool(_SENDERS.match(mail.sender) or _SENDERS.search(mail.sender_name))
    is_empty = mail.header("Return-Path").replace(" ", "") == "<>"
    is_report = "delivery-status" in mail.header("Content-Type").casefold()
    return is_report or is_servers or (is_empty and bool(_SUBJECTS.search(mail.subject)))


def _all_words(message: Message) -> str:
    """Return all that can be read in it, the headers of what came back too."""
    found: list[str] = []
    for part in parts_of(message):
        payload = part.get_payload()
        inside = payload if isinstance(payload, list) and part.get_content_maintype() == "message" else []
        for block in inside[:10]:
            if isinstance(block, Message):
                found += [f"{name}: {header_of(block, name)}" for name in _RETURNED if name in block]
                found.append(text_of(block))
        found.append(text_of(part))
    return "\n".join(found)[: 4 * _MOST_SCANNED]


def _by_heart(mail: Mail, message: Message, words: str) -> tuple[tuple[Failure, ...], tuple[str, ...]]:
    """Read a notice that keeps to no standard."""
    said = _above_returned(words)
    late, lost = _detected(message) if not _is_coded(message) else ((), ())
    if not lost and not late:
        late, lost = _detected(_as_plain(mail, words))
    is_late = bool(_DELAY.search(mail.subject) or (_DELAY.search(said) and not _FINAL.search(said)))
    if lost and not is_late:
        return tuple(Failure(address=one, status=_status_of(one, said), words=_why(said)) for one in lost), late
    if late or lost or is_late:
        return (), (*late, *lost)
    if not _SUBJECTS.search(mail.subject):
        return (), ()
    return (Failure(address="", status=_status_of("", said), words=_why(said)),), ()


def _above_returned(words: str) -> str:
    """Return the server's own words, without the message that came back."""
    start = re.search(r"(?im)^[ >-]*(?:received|return-path|message-id|mime-version|dkim-signature):\s", words)
    return words[: start.start()] if start else words


def _why(said: str) -> str:
    """Return the line that says why; with the one below it, where it breaks off before that."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for at, line in enumerate(lines):
        if _CODED.search(line):
            return one_line(line if _says_why(line) else " ".join(lines[at : at + 2]), 160)
    return one_line(next(filter(_says_why, lines), ""), 160)


def _says_why(line: str) -> bool:
    return bool(_NOBODY.search(line) or _FULL.search(line))


def _status_of(address: str, said: str) -> str:
    after = said[said.casefold().find(address) :] if address and address in said.casefold() else said
    return next((one for one in (_status(after), _status(said)) if not one.startswith("2")), "")


def _is_coded(message: Message) -> bool:
    codings = (header_of(part, "Content-Transfer-Encoding").casefold() for part in parts_of(message))
    return any(coding in ("base64", "quoted-printable") for coding in codings)


def _detected(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which addresses flufl.bounce finds: those that wait, and those that failed."""
    from flufl.bounce import all_failures

    logging.getLogger("flufl.bounce").disabled = True  # it would print a traceback of what it cannot read
    try:
        late, lost = all_failures(_bounded(message))
    except TROUBLES:
        return (), ()
    return tuple(_keys(late)), tuple(_keys(lost - late))


def _keys(found: frozenset[bytes]) -> Iterator[str]:
    for one in sorted(found)[:_MOST_FAILED]:
        if match := _ADDRESS.fullmatch(one.decode("ascii", "replace")):
            yield mailbox_key(match[1])


def _bounded(message: Message) -> Message:
    """Return a message so short, with lines so short, that no pattern takes long with it."""
    lines = message.as_bytes()[:_MOST_SCANNED].split(b"\n")
    return message_from_bytes(b"\n".join(line[:_LONGEST_LINE] for line in lines))


def _as_plain(mail: Mail, words: str) -> Message:
    """Return the same as a message of plain text: some servers wrap it in base64 or HTML."""
    plain = Message()
    for name in ("From", "Subject", "X-Failed-Recipients"):
        plain[name] = one_line(mail.header(name), _LONGEST_LINE).encode("ascii", "replace").decode()
    plain.set_payload(words.encode("ascii", "replace").decode())
    return plain
