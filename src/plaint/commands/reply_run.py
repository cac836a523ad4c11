"""What `plaint reply` does: tells what kind of file it is, keeps it, and writes the answer down."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from plaint.answers.automatic import why_automatic
from plaint.answers.mail import read_mail
from plaint.answers.shelf import Shelf, label_of
from plaint.deliver.act import Answer
from plaint.deliver.record import diary
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.answers.mail import Mail
    from plaint.compose.targets import Addressee
    from plaint.deliver.act import AnswerKind
    from plaint.deliver.journal import Journal
    from plaint.session import Session
    from plaint.workspace import Workspace

MOST = 50 * 1024 * 1024
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HEADS = ("From", "Received", "Message-ID")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was asked on the command line; see the options of the verb."""

    campaign: str
    target: str
    file: Path
    on: str | None = None
    note: str = ""
    is_automatic: bool | None = None


class _Paper(NamedTuple):
    """A file as it came, of which kind it is, and the mail that it holds where it is one."""

    content: bytes
    ending: str
    mail: Mail


def file_reply(session: Session, wish: Wish) -> Answer:
    """File an answer; return it as the journal has it.

    Raises:
        PlaintError: a name, a date or the file means nothing; it was filed before; it cannot be written.
    """
    from plaint.commands.surroundings import running_clock
    from plaint.deliver.journal import NAME, open_journal

    workspace = session.open()
    addressee = _addressee(workspace, wish)
    paper = _read(wish.file)
    day = _day(session, workspace, wish, paper.mail)
    journal = open_journal(workspace.root / NAME, running_clock(session).now)
    try:
        with journal.locked():
            return _file(journal, Shelf(workspace.root), _Order(wish, addressee, paper, day))
    finally:
        journal.close()


class _Order(NamedTuple):
    wish: Wish
    addressee: Addressee
    paper: _Paper
    day: date


def _file(journal: Journal, shelf: Shelf, order: _Order) -> Answer:
    wish, addressee, paper, day = order
    mail = paper.mail
    if journal.read(diary.knows_source(mail.source)):
        raise PlaintError(f"{wish.file}: this was filed before", "nothing was changed; `plaint show` counts answers")
    kept = shelf.keep(wish.campaign, label_of(day, addressee.id), paper.content, paper.ending)
    answer = Answer(
        campaign=wish.campaign,
        target=addressee.id,
        office=addressee.recipient.id,
        day=day,
        file=kept.name,
        fingerprint=kept.fingerprint,
        kind=_kind(wish, paper),
        source=mail.source,
        sender=mail.sender if paper.ending == "eml" else "",
        subject=mail.subject if paper.ending == "eml" else "",
        note=wish.note,
        delivery=_answered(journal, wish.campaign, mail),
    )
    try:
        return journal.write(diary.file_answer(answer))
    except BaseException:
        shelf.drop(kept)
        raise


def _kind(wish: Wish, paper: _Paper) -> AnswerKind:
    is_automatic = wish.is_automatic
    if is_automatic is None:
        is_automatic = paper.ending == "eml" and bool(why_automatic(paper.mail))
    return "automatic" if is_automatic else "answer"


def _answered(journal: Journal, campaign: str, mail: Mail) -> str:
    """Return the digest of the letter that a mail answers by its headers; "" where it is none of the campaign's."""
    if not mail.answers:
        return ""
    tags = {journal.marks.tag(one.digest)[:40]: one.digest for one in journal.entries(campaign, kind="letter")}
    return next((tags[tag] for tag in mail.answers if tag in tags), "")


def _addressee(workspace: Workspace, wish: Wish) -> Addressee:
    from plaint.compose.targets import resolve_targets

    campaign = workspace.campaign(wish.campaign)
    return resolve_targets(campaign, workspace.data, workspace.data.settings.country, (wish.target,))[0]


def _read(path: Path) -> _Paper:
    from plaint.reading.source import read_bytes, why_unread

    try:
        content = read_bytes(path, MOST)
    except OSError as error:
        raise PlaintError(f"{path}: {why_unread(path, error)[0]}", why_unread(path, error)[1]) from None
    if content is None:
        raise PlaintError(f"{path}: larger than 50 MiB", "make it smaller, or keep only the first pages")
    mail = read_mail(content)
    ending = _ending(content, mail)
    if not ending:
        raise PlaintError(f"{path}: no mail, PDF, picture or text", "save it as PDF, then file that")
    if ending == "eml":
        return _Paper(content, ending, mail)
    return _Paper(content, ending, replace(mail, source=f"sha256:{mail.fingerprint}", day=None, answers=()))


def _ending(content: bytes, mail: Mail) -> str:
    """Return of which kind a file is, by what it holds, whatever it is called; "" for any other."""
    for magic, ending in _MAGIC:
        if content.startswith(magic):
            return ending
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "heic"
    if sum(bool(mail.header(name)) for name in _HEADS) > 1 or (mail.sender and mail.day):
        return "eml"
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return ""
    return "txt" if text.strip() and not _CONTROL.search(text) else ""


def _day(session: Session, workspace: Workspace, wish: Wish, mail: Mail) -> date:
    from plaint.orders import checked_day, sender_zone

    zone = sender_zone(workspace, workspace.data.settings.country, session.now.date())
    today = session.today(zone)
    if day := checked_day(wish.on):
        if day > today:
            raise PlaintError(f"--on {day} is still to come", "write the day on which it came")
        return day
    return min(mail.day or today, today)


def reply_json(answer: Answer) -> str:
    """Return an answer for programs."""
    return json.dumps(
        {
            "number": answer.number,
            "campaign": answer.campaign,
            "target": answer.target,
            "office": answer.office,
            "kind": answer.kind,
            "day": str(answer.day),
            "file": answer.file,
            "sha256": answer.fingerprint,
            "from": answer.sender or None,
            "subject": answer.subject or None,
            "note": answer.note or None,
            "answers": answer.delivery[:10] or None,
        },
        ensure_ascii=False,
        indent=2,
    )
