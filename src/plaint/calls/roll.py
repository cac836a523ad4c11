"""The roll: who among the members may be written to, and under which names the journal knows each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.deliver.record import diary
from plaint.errors import RenderError
from plaint.render.headers import ascii_mailbox
from plaint.sending.desks import agreed, same_mailbox
from plaint.sending.plan import Refusal
from plaint.sending.signers import everybody

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from plaint.calls.wish import CallWish
    from plaint.deliver.record.reading import Record
    from plaint.model.people import Signatory
    from plaint.reading.data import Data


@dataclass(frozen=True, kw_only=True)
class Roll:
    """The members who are asked for.

    Args:
        data: with all signatories who are known: a mailbox that two of them have is nobody's own.
        members: who may be called.
        numbered: ids that a table's row got by a number, since an earlier row has the same name.
        today: by the sender's clock.
    """

    data: Data
    members: tuple[Signatory, ...]
    numbered: frozenset[str]
    today: date

    @cached_property
    def _mailboxes(self) -> dict[str, frozenset[str]]:
        """The names of those who have each mailbox: one person may have two ids, in a table and in signatories.yaml."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in everybody(self.data, self.members):
            if one.email:
                found[one.email.casefold()].add(one.name.casefold())
        return {mailbox: frozenset(names) for mailbox, names in found.items()}

    def _has_own_mailbox(self, member: Signatory) -> bool:
        return bool(member.email) and len(self._mailboxes[str(member.email).casefold()]) == 1

    def names_of(self, member: Signatory) -> tuple[str, ...]:
        """Return by which names the journal knows a member: the id, and a mailbox that nobody else has."""
        own = (f"mailto:{str(member.email).casefold()}",) if self._has_own_mailbox(member) else ()
        return (member.id, *own)

    def shared(self, members: Iterable[Signatory]) -> tuple[str, ...]:
        """Return the mailboxes that several people have."""
        boxes = dict.fromkeys((one.email or "").casefold() for one in members)
        return tuple(box for box in boxes if len(self._mailboxes.get(box, ())) > 1)

    def has_agreed(self, member: Signatory) -> bool:
        """Tell whether it is recorded that somebody agreed to be contacted."""
        return agreed(member, "be-contacted", self.today)

    def refusal(self, member: Signatory, record: Record, wish: CallWish) -> Refusal | None:
        """Return why somebody may not be written to at all, or cannot be reached this way."""
        return self._rule(member, record) or self._no_way(member, wish)

    def _rule(self, member: Signatory, record: Record) -> Refusal | None:
        if member.id in self.numbered:
            reason = "an earlier row has the same name, so who is who could not be told the next time"
            return Refusal(who=member.id, reason=reason, remedy="add a column `id` to the table", is_rule=True)
        if any(one.contact == "no" for one in self._same(member)) or self._is_quiet(member):
            return Refusal(who=member.id, reason="does not want to be written to (contact: no)", is_rule=True)
        if any(record.read(diary.is_forgotten(name)) for name in (member.id, member.name, member.email) if name):
            reason = "asked to be forgotten"
            return Refusal(who=member.id, reason=reason, remedy="take this person out of the list", is_rule=True)
        if record.read(diary.is_silent(member.id, member.email or "")):
            remedy = f"write `contact: no`; `plaint forget {member.id} --lift` takes it back"
            return Refusal(who=member.id, reason="asked for no more mail", remedy=remedy, is_rule=True)
        return None

    def _is_quiet(self, member: Signatory) -> bool:
        """Tell whether somebody of the same mailbox wants no messages, and this member does not say that she does."""
        says_yes = "contact" in member.model_fields_set and member.contact == "yes"
        return not says_yes and (member.email or "").casefold() in self._quiet

    @cached_property
    def _quiet(self) -> frozenset[str]:
        """The mailboxes of all who want no messages."""
        known = (*self.data.signatories.values(), *self.members)
        return frozenset(one.email.casefold() for one in known if one.email and one.contact == "no")

    def _same(self, member: Signatory) -> tuple[Signatory, ...]:
        """Return all that is known of one person: a table need not repeat what signatories.yaml says."""
        is_own = self._has_own_mailbox(member)
        listed = (one for one in self.data.signatories.values() if one.id == member.id)
        shared = (
            one
            for one in self.data.signatories.values()
            if same_mailbox(one.email, member.email) and (is_own or one.name.casefold() == member.name.casefold())
        )
        return (member, *listed, *shared)

    def _no_way(self, member: Signatory, wish: CallWish) -> Refusal | None:
        if wish.way == "post":
            return None
        if not member.email:
            is_call = wish.occasion == "call"
            remedy = "--as pdf prints packets for the post" if is_call else "tell this person otherwise"
            return Refusal(who=member.id, reason="has no mailbox", remedy=remedy)
        try:
            ascii_mailbox(member.email, utf8=True)
        except RenderError as error:
            return Refusal(who=member.id, reason=error.message, remedy=error.hint, is_rule=True)
        return None
