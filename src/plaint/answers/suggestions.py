"""What a person should write into the data: a mailbox that is dead, a member who wants no more mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.answers.mail import mailbox_key
from plaint.deliver.delivery import TO_MEMBERS
from plaint.deliver.record.marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.answers.failure import Failure
    from plaint.answers.known import Known
    from plaint.deliver.delivery import Entry
    from plaint.model.recipient import Recipient


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A change that is left to a person.

    Attributes:
        place: the file, with the line where it is known.
        who: the id of the entry.
        change: what to write, as YAML has it.
        why: in words.
        is_grave: nobody is there.
    """

    place: str
    who: str
    change: str
    why: str
    is_grave: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.who}: {self.change} ({self.why})"


def suggest_status(known: Known, entry: Entry, failure: Failure) -> tuple[Suggestion, ...]:
    """Return what to note of a mailbox from which a message came back; nothing where it stands there already."""
    if entry.delivery.kind in TO_MEMBERS:
        return _member(known, entry, _why(failure)) if failure.outlook == "dead" else ()
    mailbox = mailbox_key(entry.key.address)
    owners = dict.fromkeys((entry.key.office, *known.owners.get(mailbox, ())))
    recipients = filter(None, map(known.data.recipients.get, owners))
    return tuple(one for recipient in recipients for one in _statuses(known, recipient, mailbox, failure))


def suggest_silence(known: Known, member: str) -> tuple[Suggestion, ...]:
    """Return that a member is not to be written to any more; nothing where that stands there already.

    Args:
        known: all that is known.
        member: her id; of one who is in no list that is known here, a table that was called from has her.
    """
    person = known.people.get(member)
    if not member or (person is not None and person.contact == "no"):
        return ()
    place = _listed(known, member)
    return (Suggestion(place=place, who=member, change="contact: no", why="she asks for no more mail"),)


def _listed(known: Known, member: str) -> str:
    """Return where a member stands."""
    if member in known.data.signatories:
        return str(known.data.place("signatories", member))
    return known.rows.get(member, "the table of members")


def _member(known: Known, entry: Entry, why: str) -> tuple[Suggestion, ...]:
    member = entry.key.office
    person = known.people.get(member)
    if is_mark(member) or person is None or mailbox_key(person.email or "") != mailbox_key(entry.key.address):
        return ()
    change = "correct email:, or take it out"
    return (Suggestion(place=_listed(known, member), who=member, change=change, why=why),)


def _statuses(known: Known, recipient: Recipient, mailbox: str, failure: Failure) -> Iterator[Suggestion]:
    for box in recipient.email:
        if box.address and mailbox_key(box.address) == mailbox and _is_worse(failure.outlook, box.status):
            yield Suggestion(
                place=str(known.data.place("recipients", recipient.id, "email")),
                who=recipient.id,
                change=f"email: {{address: {box.address}, status: {failure.outlook}}}",
                why=_why(failure),
                is_grave=failure.outlook == "dead",
            )


def _why(failure: Failure) -> str:
    return " ".join(filter(None, (failure.status, failure.words))) or "it came back"


def _is_worse(outlook: str, status: str) -> bool:
    ranks = {"good": 0, "bouncing": 1, "dead": 2}
    return status in ranks and ranks[outlook] > ranks[status]
