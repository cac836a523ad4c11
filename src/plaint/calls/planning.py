"""The plan: member by member, what she gets, that she has had it, or why she is left out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plaint.calls.audience import CORRECTED, text_told
from plaint.calls.mailboxes import Mailboxes
from plaint.calls.plan import CallPlan, Message
from plaint.calls.wording import letter_file
from plaint.compose.discretion import names_contact
from plaint.compose.mailing import mail_to_signatories
from plaint.deliver.delivery import Delivery, Key
from plaint.errors import RenderError
from plaint.render.paper import require_printable
from plaint.sending.desks import alignment_warnings
from plaint.sending.plan import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.acts.codes import Codes
    from plaint.calls.audience import Audience
    from plaint.calls.dossiers import Dossier, Dossiers
    from plaint.calls.wording import Clerk
    from plaint.compose.mailing import Mail
    from plaint.deliver.delivery import Entry
    from plaint.deliver.record.reading import Record
    from plaint.model.people import Signatory
    from plaint.sending.plan import Desk, Writer

PENDING = frozenset({"planned", "failed"})


@dataclass(frozen=True, kw_only=True)
class Sender:
    """By which account messages leave, and what stands in From."""

    desk: Desk
    writer: Writer


@dataclass
class CallPlanner:
    """Makes the plan of one call.

    Args:
        dossiers: makes what is at hand for a member.
        audience: tells whose turn it is.
        clerk: words messages.
        codes: makes members' own codes.
        sender: of mails; None for packets.
    """

    dossiers: Dossiers
    audience: Audience
    clerk: Clerk
    codes: Codes
    sender: Sender | None
    messages: list[Message] = field(default_factory=list)
    taken: dict[str, Entry] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    older: int = 0
    mailboxes: Mailboxes = field(init=False)
    _served: dict[str, str] = field(default_factory=dict)
    _enclosures: dict[str, RenderError | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mailboxes = Mailboxes(self.audience, self.dossiers.roll)

    def make(self) -> CallPlan:
        """Return the plan; errors as in `Dossiers.whole`."""
        roll = self.dossiers.roll
        for member in roll.members:
            found = self._twice(member) or self._look_at(member)
            if isinstance(found, Refusal):
                self.refusals.append(found)
            elif found is not None:
                self.messages.append(found)
        strangers = tuple(self._strangers())
        messages = tuple(sorted(self.messages, key=_postal_order) if self._is_paper else self.messages)
        return CallPlan(
            order=self.dossiers.order,
            wish=self.clerk.wish,
            messages=messages,
            taken=tuple(self.taken.values()),
            refusals=(*self.refusals, *strangers),
            warnings=tuple(self._warnings()),
            unasked=sum(1 for one in messages if not roll.has_agreed(one.dossier.member)),
            stale=self._stale(),
            texts=self.dossiers.plain_letters() if any(one.has_letters for one in messages) else (),
            strangers=len(strangers),
        )

    @property
    def _is_paper(self) -> bool:
        return self.clerk.wish.way == "post"

    @property
    def _record(self) -> Record:
        return self.audience.record

    def _twice(self, member: Signatory) -> Refusal | None:
        """Return that somebody stands on the list a second time, under another id."""
        names = self.dossiers.roll.names_of(member)
        first = next((self._served[name] for name in names if name in self._served), None)
        self._served |= dict.fromkeys(names, member.id)
        return Refusal(who=member.id, reason=f"is the same person as {first}") if first else None

    def _look_at(self, member: Signatory) -> Message | Refusal | None:
        roll, wish = self.dossiers.roll, self.clerk.wish
        turn = self.audience.turn(member.id, roll.names_of(member))
        if isinstance(turn, Refusal):
            return turn
        if not isinstance(turn, str):
            return self._hold(member, turn.digest)
        if no := roll.refusal(member, self._record, wish) or self.mailboxes.refusal(member, turn):
            return no
        if self._is_paper and member.email and not wish.everybody:
            return Refusal(who=member.id, reason="has a mailbox: `plaint call` mails", flag="--everybody")
        return self._message(member, turn)

    def _hold(self, member: Signatory, digest: str) -> Message | None:
        """Note that a member has had it; she gets no message."""
        if entry := self._record.entry(digest):
            self.taken[digest] = entry
            self.older += self._has_older_text(member, entry)
        return None

    def _message(self, member: Signatory, occasion: str) -> Message | Refusal | None:
        wish = self.clerk.wish
        if wish.occasion not in ("call", "reminder", "corrected"):
            return self._worded(self.dossiers.bare(member), occasion)
        dossier = self.dossiers.whole(member)
        if wish.occasion == "corrected":
            if self.audience.has_this_text(dossier):
                return Refusal(who=member.id, reason="has the text as it is today")
            occasion = f"{CORRECTED}{dossier.plain[:12]}"
            if held := self.audience.had("notice", occasion, dossier.names):
                return self._hold(member, held.digest)
        elif not dossier.letters:
            return Refusal(who=member.id, reason="has written to all whom a letter can reach")
        return self._unprintable(dossier) or self._without_enclosure(dossier) or self._worded(dossier, occasion)

    def _unprintable(self, dossier: Dossier) -> Refusal | None:
        """Return that a letter of hers cannot be put on paper, where letters go along."""
        for one in dossier.letters if self.clerk.has_letters(dossier) or self._is_paper else ():
            try:
                require_printable(one.letter)
            except RenderError as error:
                return Refusal(who=dossier.member.id, reason=error.message, remedy=error.hint, is_rule=True)
        return None

    def _without_enclosure(self, dossier: Dossier) -> Refusal | None:
        """Return that something that should go along with her letters cannot."""
        campaign = self.clerk.order.campaign
        for one in dossier.letters if self.clerk.has_letters(dossier) else ():
            for wanted in campaign.enclosures_to(one.addressee.target):
                if fault := self._enclosure_fault(wanted.file):
                    return Refusal(who=dossier.member.id, reason=fault.message, remedy=fault.hint, is_rule=True)
        return None

    def _enclosure_fault(self, name: str) -> RenderError | None:
        if name not in self._enclosures:
            self._enclosures[name] = None
            try:
                self.dossiers.workspace.open_enclosure(name)
            except RenderError as error:
                self._enclosures[name] = error
        return self._enclosures[name]

    def _worded(self, dossier: Dossier, occasion: str) -> Message | Refusal:
        mail = self._address(dossier.member) if self._is_paper else None
        if isinstance(mail, Refusal):
            return mail
        code = self.codes.code("", dossier.member.id)
        circular = self.clerk.circular(dossier, code)
        has_letters = self._is_paper or self.clerk.has_letters(dossier)
        message = Message(
            delivery=self._delivery(dossier, occasion, circular.subject + circular.text, has_letters=has_letters),
            dossier=dossier,
            circular=circular,
            has_letters=has_letters,
            desk=self.sender.desk if self.sender else None,
            writer=self.sender.writer if self.sender else None,
            leave=self.clerk.leave(code) if self.sender else "",
            mail=mail,
        )
        known = self._record.entry(message.delivery.key.digest)
        return self._failed_before(message) or replace(message, state=known.state if known else "")

    def _address(self, member: Signatory) -> Mail | Refusal:
        order = replace(self.dossiers.order, signatories=(member,))
        alone = member.id if len(self.dossiers.roll.members) == 1 else None
        mailing = mail_to_signatories(self.dossiers.workspace.data, order, alone)
        if mailing.mails:
            return mailing.mails[0]
        return Refusal(who=member.id, reason=mailing.missing[0].reason.replace("--signed-by", "--to"))

    def _delivery(self, dossier: Dossier, occasion: str, words: str, *, has_letters: bool) -> Delivery:
        member, wish = dossier.member, self.clerk.wish
        letters = (f"{letter_file(one.letter)}\x1e{one.letter.version}" for one in dossier.letters if has_letters)
        told = "\x1f".join((wish.occasion, occasion, words, *letters))
        key = Key(
            campaign=self.clerk.order.campaign.id,
            office=member.id,
            holder="",
            signatory="",
            way=wish.way,
            version=hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest(),
            address=(member.email or "").casefold() if wish.way == "email" else "",
        )
        return Delivery(
            key=key,
            kind=wish.kind,
            target=occasion,
            language=dossier.language,
            plain=text_told(wish.kind, occasion, dossier.plain),
            known_as=dossier.names[1:],
            account=self.sender.desk.id if self.sender else "",
        )

    def _failed_before(self, message: Message) -> Refusal | None:
        key, wish = message.delivery.key, self.clerk.wish
        alike = self._like(message.delivery)
        ended = [one for one in alike if one.state == "failed" and one.key.address == key.address]
        if wish.retry_failed or not ended or wish.way != "email":
            return None
        reason = f"refused before, for good ({ended[-1].reply or key.address})"
        return Refusal(who=key.office, reason=reason, remedy="correct the mailbox", flag="--retry-failed")

    def _like(self, delivery: Delivery) -> Iterator[Entry]:
        """Yield what the journal has of the same kind and occasion for the same member."""
        for one in self.audience.to(delivery.key.office):
            if (one.delivery.kind, one.delivery.target) == (delivery.kind, delivery.target):
                yield one

    def _stale(self) -> tuple[str, ...]:
        """Return what was planned for those who get something else now, or must not be written to any more."""
        own = {one.delivery.key.digest for one in self.messages}
        served = {(one.delivery.target, one.delivery.key.office) for one in self.messages}
        never = {one.who for one in self.refusals if one.is_rule}
        not_so = {(one.who, self.clerk.wish.way) for one in self.refusals if not one.flag}
        return tuple(
            one.digest
            for one in self.audience.entries
            if one.delivery.kind == self.clerk.wish.kind and one.state in PENDING and one.digest not in own
            if (one.delivery.target, one.key.office) in served
            or one.key.office in never
            or (one.key.office, one.key.way) in not_so
        )

    def _strangers(self) -> Iterator[Refusal]:
        if self.clerk.wish.occasion == "call":
            return
        members = self.dossiers.roll.members
        known = frozenset((*(one.id for one in members), *((one.email or "").casefold() for one in members)))
        yield from self.audience.strangers(known - {""})

    # --- what to know ---------------------------------------------------------------------------

    def _warnings(self) -> Iterator[str]:
        if self.sender and self.messages:
            yield from alignment_warnings(self.sender.desk)
        if shared := self.dossiers.roll.shared(one.dossier.member for one in self.messages if self.sender):
            yield f"several people have the mailbox {', '.join(shared[:3])}{' …' if shared[3:] else ''}: each gets hers"
        campaign, data = self.clerk.order.campaign, self.dossiers.workspace.data
        if any(names_contact(words, data) for risk in campaign.risks for _, words in risk.text.versions):
            yield "a risk of the campaign names a contact: members read general words in its place; word it without one"
        for other in self.dossiers.left_out.values():
            yield f"{other.target}: nobody gets a letter to it: {other.reason}"
        if self._is_paper and (enclosed := self._enclosed()):
            yield f"put what goes along with the letters into the envelopes by hand: {', '.join(enclosed)}"
        foreign = sum(1 for one in self.messages if one.has_letters and _reads_another(one.dossier))
        if foreign:
            yield f"{_members(foreign)} letters in another language than the message: the campaign has none in it"
        if self.older:
            yield (
                f"the letters have changed since {self.older} were called: the rest gets the new ones, and "
                f"`plaint notify {campaign.id} --corrected` tells those who had the old ones"
            )

    def _enclosed(self) -> tuple[str, ...]:
        campaign = self.clerk.order.campaign
        targets = (one.addressee.target for message in self.messages for one in message.dossier.letters)
        return tuple(dict.fromkeys(file.name for target in targets for file in campaign.enclosures_to(target)))

    def _has_older_text(self, member: Signatory, entry: Entry) -> bool:
        """Tell whether the letters that somebody was called with have changed since."""
        told = entry.delivery
        if not told.plain or self.clerk.wish.occasion != "call":
            return False
        return told.plain != text_told(told.kind, told.target, self.dossiers.whole(member).plain)


def _members(number: int) -> str:
    return "1 member gets" if number == 1 else f"{number} members get"


def _reads_another(dossier: Dossier) -> bool:
    return any(one.letter.language.partition("-")[0] != dossier.language for one in dossier.letters)


def _postal_order(message: Message) -> tuple[bool, str, str, str, str, str]:
    """Return by what packets are sorted, as the post takes them: what stays in the country first."""
    member, mail = message.dossier.member, message.mail
    abroad = mail is not None and mail.goes_abroad
    places = (member.country, member.postcode, member.town, member.street)
    country, postcode, town, street = ((one or "").casefold() for one in places)
    return abroad, country, postcode, town, street, member.id
