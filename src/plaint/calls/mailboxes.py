"""What the journal knows of a member's mailbox: who else had a message there, and whether mail came back from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TAKEN
from plaint.deliver.record import diary
from plaint.sending.plan import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.calls.audience import Audience
    from plaint.calls.roll import Roll
    from plaint.deliver.delivery import Entry
    from plaint.model.people import Signatory


@dataclass(frozen=True)
class Mailboxes:
    """Tells what speaks against writing to a mailbox.

    Args:
        audience: with the journal, and what was asked.
        roll: of the members.
    """

    audience: Audience
    roll: Roll

    def refusal(self, member: Signatory, occasion: str) -> Refusal | None:
        """Return why a member's mailbox may not be written to.

        Args:
            member: she.
            occasion: of the message that is to go.
        """
        if not member.email:
            return None
        mailbox = member.email.casefold()
        return self._other(member, mailbox, occasion) or self._dead(member, mailbox)

    def _other(self, member: Signatory, mailbox: str, occasion: str) -> Refusal | None:
        """Return that the same message went there under a name that is not on the list: it may be the same person."""
        kind = self.audience.wish.kind
        claimed = self.audience.had(kind, occasion, (f"mailto:{mailbox}",))
        by_mailbox = self.audience.record.entry(claimed.digest) if claimed else None
        for one in filter(None, (by_mailbox, *self._to(mailbox))):
            is_alike = (one.delivery.kind, one.delivery.target) == (kind, occasion) and one.state in TAKEN
            if is_alike and one.key.office not in self._listed:
                reason = f"the mailbox {mailbox} had this message under another id that is not on this list"
                return Refusal(who=member.id, reason=reason, remedy="if they are two people, put both on one list")
        return None

    def _dead(self, member: Signatory, mailbox: str) -> Refusal | None:
        wish = self.audience.wish
        if wish.way != "email" or wish.retry_failed or not {mailbox, self._marked(mailbox)} & self._returned:
            return None
        reason = f"what was sent to {mailbox} came back"
        return Refusal(who=member.id, reason=reason, remedy="correct the mailbox", flag="--retry-failed")

    def _to(self, mailbox: str) -> Iterator[Entry]:
        names = (mailbox, self._marked(mailbox))
        return (one for one in self.audience.entries if one.key.address in names)

    def _marked(self, value: str) -> str:
        return self.audience.record.marks.mark(value)

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Ids of those on the list, as the journal has them before and after a scrub."""
        ids = [one.id for one in self.roll.members]
        return frozenset((*ids, *map(self._marked, ids)))

    @cached_property
    def _returned(self) -> frozenset[str]:
        """Mailboxes, or their marks, from which a message of ours came back, by its Message-ID."""
        record = self.audience.record
        bounces = (act for act in record.read(diary.acts_of()) if act.how == "bounced" and not act.withdrawn)
        found = (record.entry(act.delivery) for act in bounces if act.standing == "witnessed" and act.delivery)
        return frozenset(one.key.address for one in found if one and one.key.way == "email")
