"""What only the organisers may see: each delivery, act and answer with what was said of it; contacts that fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.model.campaign import CHANNELS
from plaint.reports.facts import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from plaint.deliver.act import Act, Answer
    from plaint.deliver.delivery import Entry
    from plaint.reading.data import Data
    from plaint.reports.facts import Facts
    from plaint.reports.offices import Offices

# What wants something done comes first.
_URGENT = ("unknown", "handing", "sending", "failed", "planned", "sent", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryLine:
    """A delivery as the journal has it: `day` is that on which it came into its state; the others as in `Entry`."""

    key: str
    kind: str
    state: str
    day: date
    way: str
    target: str
    address: str
    signers: tuple[str, ...]
    language: str
    version: str
    attempts: int
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """An act, as in `Act`."""

    number: int
    day: date
    how: str
    standing: str
    count: int
    target: str
    person: str
    code: str
    proof: str
    note: str
    withdrawn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """An answer, as in `Answer`."""

    number: int
    day: date
    kind: str
    target: str
    sender: str
    subject: str
    file: str
    note: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact point that cannot be relied on: whose it is, of which channel, how it stands."""

    recipient: str
    channel: str
    point: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """An approval: when, by whom, of what."""

    day: date
    who: str
    fingerprint: str
    note: str


@dataclass(frozen=True, slots=True)
class Inside:
    """All of it, for the organisers alone."""

    journal: tuple[DeliveryLine, ...]
    acts: tuple[ActLine, ...]
    answers: tuple[AnswerLine, ...]
    contacts: tuple[ContactLine, ...]
    approvals: tuple[ApprovalLine, ...]


def look_inside(facts: Facts, data: Data, offices: Offices, language: str) -> Inside:
    """Gather what only the organisers may see."""
    entries = sorted(facts.entries, key=lambda one: _URGENT.index(one.state))
    return Inside(
        journal=tuple(_delivery(one, facts.zone) for one in entries),
        acts=tuple(map(_act, facts.acts)),
        answers=tuple(map(_answer, facts.answers)),
        contacts=tuple(_contacts(data, offices, language)),
        approvals=tuple(
            ApprovalLine(day_of(one.at, facts.zone), one.who, one.fingerprint, one.note) for one in facts.approvals
        ),
    )


def _delivery(entry: Entry, zone: tzinfo) -> DeliveryLine:
    delivery, key = entry.delivery, entry.key
    return DeliveryLine(
        key=entry.short,
        kind=delivery.kind,
        state=entry.state,
        day=day_of(entry.since, zone),
        way=key.way,
        target=delivery.target or key.office,
        address=key.address,
        signers=delivery.signers,
        language=delivery.language,
        version=key.version,
        attempts=entry.attempts,
        reply=entry.reply,
    )


def _act(act: Act) -> ActLine:
    return ActLine(
        number=act.number,
        day=act.day,
        how=act.how,
        standing=act.standing,
        count=act.count,
        target=act.target or act.office,
        person=act.person,
        code=act.code,
        proof=act.proof,
        note=act.note,
        withdrawn=act.withdrawn,
    )


def _answer(answer: Answer) -> AnswerLine:
    return AnswerLine(
        number=answer.number,
        day=answer.day,
        kind=answer.kind,
        target=answer.target or answer.office,
        sender=answer.sender,
        subject=answer.subject,
        file=answer.file,
        note=answer.note,
    )


def _contacts(data: Data, offices: Offices, language: str) -> Iterator[ContactLine]:
    """Yield the contact points of all offices in the report that came back, are dead, lost or withheld."""
    for row in offices.rows():
        recipient = data.recipients.get(row.id)
        for channel in CHANNELS if recipient else ():
            for point in recipient.points(channel) if recipient else ():
                if point.status != "good":
                    note = point.note.best(language) if point.note else ""
                    yield ContactLine(row.id, channel, str(point), point.status, note)
