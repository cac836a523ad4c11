"""What workspace and journal know, by which messages are matched: letters, offices, members, ourselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.acts.codes import Bearers, Codes
from plaint.answers.mail import mailbox_key
from plaint.deliver.act import WROTE
from plaint.deliver.delivery import TAKEN, TO_MEMBERS
from plaint.deliver.record import diary
from plaint.deliver.record.marks import is_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Entry
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Campaign, Route, Target
    from plaint.model.people import Signatory
    from plaint.model.recipient import Recipient
    from plaint.workspace import Workspace

_SHARED = 3  # offices at one domain, from which on it tells nothing of whose it is
# Where everybody can have a mailbox: that two are at one of them means nothing.
_PUBLIC = frozenset(
    (
        "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "hotmail.com", "outlook.com",
        "live.com", "msn.com", "icloud.com", "me.com", "aol.com", "mail.ru", "bk.ru", "list.ru", "inbox.ru",
        "internet.ru",
        "yandex.ru", "yandex.com", "ya.ru", "yandex.kz", "yandex.by", "rambler.ru", "ukr.net", "i.ua", "tut.by",
        "gmx.de",
        "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org",
        "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "sfr.fr", "libero.it", "protonmail.com", "proton.me",
        "tutanota.com", "riseup.net", "qq.com", "163.com", "seznam.cz", "wp.pl", "o2.pl", "interia.pl",
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A target of a campaign, from which an answer may come.

    Attributes:
        campaign: its id.
        target: as the campaign asks for it.
        office: the id of the recipient.
        holder: as in a delivery's key.
        delivery: digest of the only letter that went there; "" where there are several, or none that is known.
        was_written: somebody has written there.
    """

    campaign: str
    target: str
    office: str
    holder: str = ""
    delivery: str = ""
    was_written: bool = False


class Known:
    """All that is known before the first message is read.

    Args:
        workspace: with campaigns, address book, signatories, accounts.
        record: the journal.
        today: the sender's.
        members: from a table, besides those of signatories.yaml.
        rows: where each of these stands, by id.
    """

    def __init__(
        self,
        workspace: Workspace,
        record: Record,
        today: date,
        members: Iterable[Signatory] = (),
        rows: Mapping[str, str] | None = None,
    ) -> None:
        self.rows = rows or {}
        self.today = today
        self.data = workspace.data
        self.record = record
        self.people = {**self.data.signatories, **{one.id: one for one in members}}
        self.entries = record.entries()
        self.by_tag = {record.marks.tag(entry.digest)[:40]: entry for entry in self.entries}
        acts, answers = record.read(diary.acts_of()), record.read(diary.answers_to())
        self._senders = {one.source: one.sender for one in answers if one.source}
        self._noted: set[str] = set()
        self.returned = {act.delivery for act in acts if act.how == "bounced" and act.delivery and not act.withdrawn}
        self._done = {_deed(act) for act in acts if act.person and not act.withdrawn}
        self._visited = {(act.campaign, act.office) for act in acts if act.how in WROTE and not act.withdrawn}
        self._by_mailbox: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.key.way in ("email", "drafts") and entry.state in TAKEN and entry.key.address:
                self._by_mailbox[mailbox_key(entry.key.address)].append(entry)

    def sent_to(self, mailbox: str) -> tuple[Entry, ...]:
        """Return what went to a mailbox, or may have: letters, copies, messages to members; the oldest first."""
        return tuple(self._by_mailbox.get(mailbox, ()))

    def is_noted(self, source: str) -> bool:
        """Tell whether an act or an answer was noted from a message, or has just been found."""
        return source in self._noted or self.record.read(diary.knows_source(source))

    def note(self, source: str, sender: str | None = None, acts: Iterable[Act] = ()) -> None:
        """Remember a message that was found: an answer of somebody, or acts."""
        self._noted.add(source)
        self._done |= {_deed(act) for act in acts if act.person}
        if sender is not None:
            self._senders[source] = sender

    def answered_by(self, source: str) -> str | None:
        """Return from whom an answer came; None where that message was none. Of a source a mark alone may be kept."""
        return self._senders.get(source, self._senders.get(self.record.marks.mark(source)))

    def is_done(self, act: Act) -> bool:
        """Tell whether the same was noted of somebody: that she wrote to a target so, or did anything else on a day."""
        return bool(act.person) and _deed(act) in self._done

    def is_forgotten(self, name: str) -> bool:
        """Tell whether somebody of this mailbox asked to be forgotten."""
        return bool(name) and self.record.read(diary.is_forgotten(name))

    def is_mailbox_of(self, member: str, mailbox: str) -> bool:
        """Tell whether a mailbox is a member's own: as a list has it, or as she was called there."""
        if (person := self.people.get(member)) and mailbox_key(person.email or "") == mailbox:
            return bool(mailbox)
        called = (one for one in self.sent_to(mailbox) if one.delivery.kind in TO_MEMBERS)
        return bool(member) and any(one.key.office == member for one in called)

    @cached_property
    def ours(self) -> dict[str, str]:
        """Mailboxes of ourselves, and whose each is: an account's, an organiser's, or a member's id."""
        organisers = ((box.address, "") for one in self.data.organisers() for box in one.email)
        accounts = ((account.email, "") for account in self.data.settings.accounts.values())
        copied = ((one.key.address, "") for one in self.entries if one.delivery.kind == "copy")
        called = (
            (one.key.address, one.key.office)
            for one in self.entries
            if one.delivery.kind in TO_MEMBERS and one.key.way != "fax" and not is_mark(one.key.office)
        )
        members = ((one.email, one.id) for one in self.people.values())
        pairs = (*organisers, *accounts, *copied, *called, *members)
        return {mailbox_key(address): whose for address, whose in pairs if address}

    @cached_property
    def member_ids(self) -> tuple[str, ...]:
        """Ids of all who may have a code: signatories, those who signed, those who were called."""
        called = (one.key.office for one in self.entries if one.delivery.kind in TO_MEMBERS)
        signed = (signer for one in self.entries if one.delivery.kind == "letter" for signer in one.delivery.signers)
        return tuple(one for one in dict.fromkeys((*self.people, *called, *signed)) if one and not is_mark(one))

    @cached_property
    def codes(self) -> dict[str, Codes]:
        """What finds the codes of each campaign."""
        return {name: Codes(campaign, self.record.marks) for name, campaign in self.data.campaigns.items()}

    @cached_property
    def bearers(self) -> dict[str, Bearers]:
        """What tells whom the codes of each campaign are for."""
        return {name: Bearers(codes, self.member_ids) for name, codes in self.codes.items()}

    def place_of(self, entry: Entry) -> Place:
        """Return where a letter went."""
        key = entry.key
        return Place(
            campaign=key.campaign,
            target=entry.delivery.target,
            office=key.office,
            holder=key.holder,
            delivery=entry.digest,
            was_written=True,
        )

    def places_at(self, mailbox: str) -> tuple[Place, ...]:
        """Return from which targets a mailbox speaks: as letters went there, and as the address book has it."""
        letters = [self.place_of(one) for one in self.sent_to(mailbox) if one.delivery.kind == "letter"]
        return _merged((*letters, *self._mailboxes.get(mailbox, ())))

    def places_near(self, domain: str) -> tuple[Place, ...]:
        """Return the targets whose mailboxes are at a domain; none where that is open to all, or ours."""
        own = {mailbox.rpartition("@")[2] for mailbox in self.ours}
        if not domain or domain in _PUBLIC or domain in own:
            return ()
        found = _merged(self._domains.get(domain, ()))
        return found if len({place.office for place in found}) < _SHARED else ()

    @cached_property
    def _mailboxes(self) -> dict[str, list[Place]]:
        found = defaultdict[str, list[Place]](list)
        for place, recipient in self._targets():
            for box in recipient.email:
                if box.address:
                    found[mailbox_key(box.address)].append(place)
        return found

    @cached_property
    def owners(self) -> dict[str, tuple[str, ...]]:
        """Ids of the recipients that have a mailbox, of those who are targets or forward to one."""
        found = defaultdict[str, dict[str, None]](dict)
        for _, recipient in self._targets():
            for box in recipient.email:
                if box.address:
                    found[mailbox_key(box.address)][recipient.id] = None
        return {mailbox: tuple(ids) for mailbox, ids in found.items()}

    @cached_property
    def _domains(self) -> dict[str, list[Place]]:
        found = defaultdict[str, list[Place]](list)
        for mailbox, places in self._mailboxes.items():
            found[mailbox.rpartition("@")[2]] += places
        for mailbox, entries in self._by_mailbox.items():
            places = [self.place_of(one) for one in entries if one.delivery.kind == "letter"]
            found[mailbox.rpartition("@")[2]] += places
        return found

    def _targets(self) -> Iterator[tuple[Place, Recipient]]:
        """Yield each target of each campaign with the recipient, or recipients, from whom answers to it may come."""
        letters = {(one.key.campaign, one.key.office): one for one in self.entries if one.delivery.kind == "letter"}
        for campaign in self.data.campaigns.values():
            for target in campaign.targets:
                for recipient, speaker in self._speakers(target):
                    entry = letters.get((campaign.id, recipient.id))
                    yield self._place(campaign, target, recipient, entry), speaker

    def _place(self, campaign: Campaign, target: Target, recipient: Recipient, entry: Entry | None) -> Place:
        was_written = (campaign.id, recipient.id) in self._visited or (entry is not None and entry.state in TAKEN)
        holder = recipient.holder_on(self.today)
        return Place(
            campaign=campaign.id,
            target=entry.delivery.target if entry else target.id,
            office=recipient.id,
            holder=entry.key.holder if entry else (str(holder.name) if holder else ""),
            was_written=was_written,
        )

    def _speakers(self, target: Target) -> Iterator[tuple[Recipient, Recipient]]:
        """Yield whom a target leads to, with each who may speak for it: itself, those joint in it, who forwards."""
        for recipient in self._along(target):
            yield recipient, recipient
            for name in recipient.joint:
                yield recipient, self.data.recipients[name]
            for via in self._along(target.via) if target.via else ():
                yield recipient, via

    def _along(self, route: Route) -> Iterator[Recipient]:
        if route.recipient is not None:
            yield self.data.recipients[route.recipient]
            return
        for mission in self.data.missions(route.mission or ""):
            if not route.kinds or mission.mission in route.kinds:
                yield mission


def _deed(act: Act) -> tuple[str, ...]:
    """Return what makes two acts of somebody one: to write is done once, to call or to stand there each day anew."""
    day = "" if act.how in WROTE or act.how == "refused" else str(act.day)
    return (act.campaign, act.target, act.person, act.how, day)


def _merged(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return each target of each campaign once; which letter is answered is known where there was one alone."""
    found: dict[tuple[str, str], Place] = {}
    for place in places:
        name = (place.campaign, place.office)
        if name not in found:
            found[name] = place
        elif place.delivery and place.delivery != found[name].delivery:
            found[name] = replace(found[name], delivery="")
    return tuple(found.values())
