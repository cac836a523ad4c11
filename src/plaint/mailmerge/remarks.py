"""What is otherwise than in mailmerge, and what to do about it: each thing once, with the first row it is true of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.errors import Problem
from plaint.mailmerge.addressees import UNKNOWN, country_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.mailmerge.addressees import Addressee
    from plaint.mailmerge.messages import Mailbox, Message

NOTHING = "nothing to do"


def remarks_on(messages: tuple[Message, ...], copies: tuple[Mailbox, ...]) -> Iterator[Problem]:
    """Yield warnings on each mail.

    Args:
        messages: every row's; the first says who writes.
        copies: who gets a copy of each letter.
    """
    known = {one.address.casefold() for one in copies}
    sender = messages[0].sender.address
    for message in messages:
        if message.sender.address != sender:
            told = f"FROM {message.sender.address}, not {sender} as in the first row: this row is left out"
            yield _remark(message, told, "put the rows of each sender into a folder of their own, and import each")
            continue
        yield from _copied(message, known)
        yield from _headers(message)
        yield from _words(message)
        if problem := country_problem(message):
            yield problem


def _copied(message: Message, known: set[str]) -> Iterator[Problem]:
    sender = message.sender.address.casefold()
    for header, boxes in (("CC", message.cc), ("BCC", message.bcc)):
        for one in boxes:
            address = one.address.casefold()
            if address == sender:
                told, remedy = f"no {header} to yourself", "what was sent stands in journal.db and versions/"
            elif address in known:
                told = f"{header} {one.address} gets a copy of each letter in a mail apart, as `copies:` says"
                remedy = NOTHING if header == "BCC" else "the addressee does not see it; see `visible:` of copies"
            else:
                told = f"{header} to people who differ from row to row is not carried over"
                remedy = "write to them as targets of their own, or name them under `copies:` in campaigns.yaml"
            yield _remark(message, told, remedy)


def _headers(message: Message) -> Iterator[Problem]:
    own = message.sender.address.casefold()
    if any(one.address.casefold() != own for one in message.reply_to):
        remedy = "read that mailbox, or let letters leave by the one that reads the answers"
        yield _remark(message, "REPLY-TO is not carried over: answers go to FROM", remedy)
    for header in message.others:
        yield _remark(message, f"the header {header[:60]} is not carried over", "nothing, unless somebody needs it")


def _words(message: Message) -> Iterator[Problem]:
    if message.has_html:
        yield _remark(message, "the HTML is not carried over: mails go as plain text", NOTHING)
    if message.form == "markdown":
        told = "Markdown: mails go as plain text without its signs, and headings, links and pictures stay as written"
        yield _remark(message, told, "look at the text, and write links out")
    elif any(line[:1] in (" ", "\t") and line.strip() for line in message.body.split("\n")):
        yield _remark(message, "lines that are indented begin at the margin", "look at the text")


def unknown_countries(addressees: tuple[Addressee, ...], country: str | None) -> Iterator[Problem]:
    """Yield a warning where nobody said in which country those are who are written to."""
    unknown = [one for one in addressees if one.country == UNKNOWN]
    if unknown and country is None:
        told = f"where {len(unknown)} of those written to are is not known: {UNKNOWN} (Antarctica) stands for it"
        remedy = "import again with --country GB, or correct recipients.yaml before anything goes by post or fax"
        yield Problem(unknown[0].message.row.place, told, remedy, "warning")


def told_once(remarks: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return remarks with those alike told once, at the first of their places, with the number of rows."""
    every = sorted(remarks)
    count = Counter((one.message, one.remedy) for one in every)
    first = {(one.message, one.remedy): one for one in reversed(every)}
    return tuple(
        replace(one, message=f"{one.message} ({count[key]} rows)") if count[key] > 1 else one
        for key, one in sorted(first.items(), key=lambda pair: pair[1])
    )


def _remark(message: Message, told: str, remedy: str) -> Problem:
    return Problem(message.row.place, told, remedy, "warning")
