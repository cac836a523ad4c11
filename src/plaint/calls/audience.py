"""Whose turn it is: who was called, reminded or told before, who has done it, and what the next message would be."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TO_MEMBERS, waits_to_be_posted
from plaint.deliver.record.marks import is_mark
from plaint.sending.plan import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.calls.deeds import Deeds
    from plaint.calls.dossiers import Dossier
    from plaint.calls.wish import CallWish
    from plaint.deliver.delivery import Entry, Kind
    from plaint.deliver.record.reading import Record
    from plaint.deliver.record.taken import Held

INTERVAL = 2  # days from one message to the next that asks for the same
REMINDERS = ("1", "2")
CALL = ""  # the occasion of a call: there is one in a campaign
CORRECTED = "corrected-"


def text_told(kind: Kind, occasion: str, plain: str) -> str:
    """Return what the journal keeps of which text a message told of; of two messages it is never the same.

    Args:
        kind: of the message.
        occasion: of the message.
        plain: as in the member's dossier; "" for a message that asks nobody to write.
    """
    return hashlib.sha256("\x1f".join((kind, occasion, plain)).encode()).hexdigest() if plain else ""


@dataclass
class Audience:
    """Tells whose turn it is.

    Args:
        record: the journal.
        campaign: the campaign's id.
        deeds: what members have done.
        wish: the options.
        days_since: returns how many of the sender's days ago a moment was, in seconds since 1970.
    """

    record: Record
    campaign: str
    deeds: Deeds
    wish: CallWish
    days_since: Callable[[float], int]
    entries: tuple[Entry, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.entries = tuple(one for one in self.record.entries(self.campaign) if one.delivery.kind in TO_MEMBERS)
        self._by_member: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            self._by_member[one.key.office].append(one)
        self._packets = {one.key.office: one for one in self.entries if waits_to_be_posted(one)}

    def turn(self, member: str, names: tuple[str, ...]) -> str | Refusal | Held:
        """Return the occasion of the message that is a member's next; what she has had; or why there is none.

        Args:
            member: her id.
            names: by which the journal knows her.
        """
        if self.wish.occasion == "call":
            return self._call(member, names)
        if self.wish.occasion == "reminder":
            return self._reminder(member, names)
        if not (self._called(names) or member in self._packets or self.deeds.is_done(names)):
            return Refusal(who=member, reason="was neither called nor has written")
        if self.wish.occasion == "corrected":
            return CORRECTED
        return self.had("notice", self.wish.occasion, names) or self.wish.occasion

    def had(self, kind: Kind, occasion: str, names: tuple[str, ...]) -> Held | None:
        """Return the message of a kind that a member has had on an occasion, or may have."""
        found = (self.deeds.taken.by_member(kind, occasion, name) for name in names)
        return next((one for one in found if one), None)

    def packet(self, member: str) -> Entry | None:
        """Return the packet that was printed for a member and is not known to be posted."""
        return self._packets.get(member)

    def to(self, member: str) -> tuple[Entry, ...]:
        """Return the messages of this campaign to a member, by id, in the order in which they were planned."""
        return tuple(self._by_member.get(member, ()))

    def has_this_text(self, dossier: Dossier) -> bool:
        """Tell whether what a member was last sent, and all that she has sent, says what the campaign says today."""
        letters = [self.record.entry(held.digest) for held in self.deeds.letters(dossier.names)]
        if any(one.delivery.plain and one.delivery.plain not in dossier.texts for one in letters if one):
            return False
        last = self._last_told(dossier)
        if last is None:
            return bool(letters)
        return last.delivery.plain == text_told(last.delivery.kind, last.delivery.target, dossier.plain)

    def _last_told(self, dossier: Dossier) -> Entry | None:
        """Return the last message that told a member what to write."""
        called = self._called(dossier.names) or self._packets.get(dossier.member.id)
        entry = self.record.entry(called.digest) if called else None
        own = (one for one in self.to(dossier.member.id) if one.state in ("sent", "unknown"))
        told = [one for one in (entry, *own) if one and one.delivery.plain]
        return max(told, key=lambda one: one.since, default=None)

    def strangers(self, known: frozenset[str]) -> Iterator[Refusal]:
        """Yield who was called, is on no list any more, and has not been told by an earlier list.

        Args:
            known: ids and mailboxes of those who are.
        """
        for one in self.entries:
            office = one.key.office
            is_called = one.state in ("sent", "unknown") or waits_to_be_posted(one)
            if one.delivery.kind != "call" or not is_called or is_mark(office):
                continue
            if self.had(self.wish.kind, self.wish.occasion, (office, f"mailto:{one.key.address}")):
                continue
            if office not in known and one.key.address not in known:
                remedy = "name the list that the call went to: --to members.csv"
                yield Refusal(who=office, reason="was called and is on no list that is known here", remedy=remedy)

    # --- by occasion ----------------------------------------------------------------------------

    def _call(self, member: str, names: tuple[str, ...]) -> str | Refusal | Held:
        if held := self._called(names):
            return held
        packet = self._packets.get(member)
        if packet and self.wish.way == "email" and not self.wish.instead:
            remedy = f'post it, then: plaint resolve {packet.short} sent --note "posted"'
            reason = "a packet was printed for this person, and may have been posted"
            return Refusal(who=member, reason=reason, remedy=remedy, flag="--instead")
        return CALL

    def _reminder(self, member: str, names: tuple[str, ...]) -> str | Refusal:
        called = self._called(names)
        if not called:
            return Refusal(who=member, reason="was not called")
        if self.deeds.is_done(names):
            return Refusal(who=member, reason="has done it")
        last = called
        for occasion in REMINDERS:
            held = self.had("reminder", occasion, names)
            if held is None:
                return self._too_soon(member, last) or occasion
            last = held
        return Refusal(who=member, reason="was reminded twice", remedy="ring, or let it be", is_rule=True)

    def _too_soon(self, member: str, last: Held) -> Refusal | None:
        if self.wish.soon or self.days_since(last.since) >= INTERVAL:
            return None
        return Refusal(who=member, reason="was written to yesterday or today", flag="--soon")

    def _called(self, names: tuple[str, ...]) -> Held | None:
        return self.had("call", CALL, names)
