"""Making the plan of a sending: each letter that could go becomes an envelope, a letter that has gone, or a refusal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.compose.targets import office_of
from plaint.contacts.countries import country_name
from plaint.deliver.delivery import Delivery, Key
from plaint.errors import RenderError
from plaint.sending.channels import Route, choose_route, contact_refusal
from plaint.sending.desks import alignment_warnings, writer_of
from plaint.sending.hands import HandRule
from plaint.sending.hours import next_opening
from plaint.sending.ledger import JOINT
from plaint.sending.plan import Envelope, Plan, Refusal
from plaint.sending.signers import SENDER, everybody, no_consent, without_consent
from plaint.sending.texts import Texts
from plaint.workspace import open_enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from plaint.compose.letters import Composed
    from plaint.compose.targets import Addressee
    from plaint.contacts.windows import Window
    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Entry
    from plaint.model.letter import Letter
    from plaint.model.people import Signatory
    from plaint.sending.desks import Desks
    from plaint.sending.drafting import Drafting, Errand
    from plaint.sending.hands import ByHand
    from plaint.sending.ledger import Ledger, Office
    from plaint.sending.plan import Desk, Writer
    from plaint.sending.versions import Versions
    from plaint.sending.wish import SendWish


@dataclass
class Planner:
    """Makes one plan.

    Args:
        drafting: composes the letters.
        desks: the accounts.
        ledger: what the journal knows.
        versions: the texts that were sent.
        wish: the options.
        now: aware.
        today: by the sender's clock.
    """

    drafting: Drafting
    desks: Desks
    ledger: Ledger
    versions: Versions
    wish: SendWish
    now: datetime
    today: date
    envelopes: list[Envelope] = field(default_factory=list)
    taken: dict[str, Entry] = field(default_factory=dict)
    by_hand: dict[int, Act] = field(default_factory=dict)
    acted: set[tuple[str, str, str]] = field(default_factory=set)
    refusals: dict[Refusal, None] = field(default_factory=dict)
    enclosures: dict[str, RenderError | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.texts = Texts(self.ledger, self.versions)

    def make(self) -> Plan:
        """Return the plan; errors as in `Drafting.compose` and `Desks.desk`."""
        if self.wish.texts == "old":
            self._compare_all()
        for errand in self.drafting.errands():
            found = self._look_at(errand)
            if isinstance(found, Refusal):
                self.refusals[found] = None
            elif found is not None:
                self.envelopes.append(found)
        for other in self.drafting.left_out.values():
            self.refusals[Refusal(who=other.target, reason=other.reason)] = None
        envelopes = _once(self.envelopes)
        return Plan(
            order=self.drafting.order,
            envelopes=envelopes,
            taken=tuple(self.taken.values()),
            by_hand=tuple(self.by_hand.values()),
            refusals=tuple(self.refusals),
            changes=tuple(self.texts.changes.values()),
            warnings=tuple(self._warnings(envelopes)),
            stale=self._stale(envelopes),
        )

    def _compare_all(self) -> None:
        """Find out which texts have changed: whether any has, decides for those that come before it too."""
        for errand in self.drafting.errands():
            language = self.drafting.compose(errand).letter.language
            self.texts.compare(self._office(errand.addressee), self.drafting.plain(errand, language))

    def _look_at(self, errand: Errand) -> Envelope | Refusal | None:
        if gap := _mission_gap(errand):
            return gap
        route = choose_route(errand.addressee, self.drafting.order, self.desks, self.wish)
        if isinstance(route, Refusal):
            return route
        if old := contact_refusal(errand.addressee, self.today, self.wish):
            return old
        if missing := self._without_enclosure(errand):
            return missing
        agreed = self._those_who_agreed(errand, route)
        if agreed is None:
            return None
        return self._without_those_who_wrote(agreed, self.drafting.compose(agreed), route)

    def _without_enclosure(self, errand: Errand) -> Refusal | None:
        """Return why nothing goes to a target: what should go along cannot."""
        for one in self.drafting.order.campaign.enclosures_to(errand.addressee.target):
            if one.file not in self.enclosures:
                self.enclosures[one.file] = _why_not_enclosed(self.drafting.data.root, one.file)
            if fault := self.enclosures[one.file]:
                return Refusal(who=errand.addressee.id, reason=fault.message, remedy=fault.hint, is_rule=True)
        return None

    def _those_who_agreed(self, errand: Errand, route: Route) -> Errand | None:
        """Return a letter with those who have agreed to sign it, by this account; None where nobody has."""
        desk = self.desks.desk(route.way, errand.signatories)
        missing = without_consent(errand.signatories, desk, self.today)
        self.refusals |= dict.fromkeys(map(no_consent, missing))
        rest = tuple(one for one in errand.signatories if one not in missing)
        return replace(errand, signatories=rest) if rest or not errand.signatories else None

    def _without_those_who_wrote(self, errand: Errand, composed: Composed, route: Route) -> Envelope | Refusal | None:
        """Return the letter of those who have not written to this target; None where all have."""
        key = self._key(errand, composed.letter, route)
        plain = self.drafting.plain(errand, composed.letter.language)
        self.texts.compare((key.office, key.holder), plain)
        written = {
            name: self.ledger.written(key, plain.version, names, self._offices)
            for name, names in self._names(errand).items()
        }
        held = {
            name: next((one for one in found if self._holds_back(one, errand, key, plain)), None)
            for name, found in written.items()
        }
        self.taken |= {entry.digest: entry for entry in held.values() if entry}
        by_hand = self._by_hand(errand, key, plain)
        kept_back = {name for name, one in held.items() if one} | set(by_hand.kept_back)
        if len(kept_back) == len(written):
            return None
        if kept_back:
            rest = tuple(one for one in errand.signatories if one.id not in kept_back)
            errand = replace(errand, signatories=rest)
            composed = self.drafting.compose(errand)
        rounds = (one.key.round + 1 for name, found in written.items() if name not in kept_back for one in found)
        least = 1 if set(by_hand.overridden) - kept_back else 0
        envelope = self._envelope(errand, composed, route, max(rounds, default=least))
        return self._failed_before(envelope) or self._without_old_text(envelope) or envelope

    def _by_hand(self, errand: Errand, key: Key, plain: Letter) -> ByHand:
        """Return who of those who sign has written to this office by hand, and keep that in mind."""
        acts = {name: self.ledger.by_hand(key, names) for name, names in self._names(errand).items()}
        holder = errand.addressee.recipient.holder_on(self.drafting.order.lookup_day)
        rule = HandRule(
            again=self.wish.texts == "again",
            holder=key.holder,
            since=holder.since if holder else None,
            text=self.texts.first_sent((key.office, key.holder), plain, self.now.tzinfo),
        )
        found = rule.sort(acts)
        self.by_hand |= {act.number: act for act in found.kept_back.values()}
        self.acted |= {(key.office, key.holder, name) for name in found.kept_back}
        return found

    def _without_old_text(self, envelope: Envelope) -> Refusal | None:
        """Return that the old text was asked for, and is not kept for this target."""
        if envelope.target not in self.texts.lost:
            return None
        remedy = "--texts new sends it with the new one"
        return Refusal(who=envelope.target, reason="no old text is kept in versions/ for it", remedy=remedy)

    def _holds_back(self, entry: Entry, errand: Errand, key: Key, plain: Letter) -> bool:
        """Tell whether a letter that somebody has sent speaks against another.

        It does, unless somebody else holds the office since; where all are to get the new text, unless it is known to
        have gone with the old one.
        """
        if entry.key.office == key.office and entry.key.holder != key.holder and self._is_new(errand, entry):
            return False
        if self.wish.texts != "again" or entry.state != "sent":
            return True
        has_changed = (plain.target, plain.language) in self.texts.changes and entry.delivery.language == plain.language
        return not has_changed or plain.version in (entry.delivery.plain, entry.key.version)

    def _is_new(self, errand: Errand, entry: Entry) -> bool:
        """Tell whether who holds the office took it after a letter went; else the name may have been corrected."""
        holder = errand.addressee.recipient.holder_on(self.drafting.order.lookup_day)
        if holder is None or holder.since is None:
            return False
        return holder.since > datetime.fromtimestamp(entry.since, self.now.tzinfo).date()

    def _names(self, errand: Errand) -> dict[str, tuple[str, ...]]:
        """Return under which names each who signs is known: the id, and a mailbox that nobody shares."""
        if not errand.signatories:
            return {SENDER: (SENDER,)}
        mine = {one.id: one.email.casefold() for one in errand.signatories if one.email}
        return {
            one.id: (one.id, f"mailto:{mine[one.id]}") if self._mailboxes.get(mine.get(one.id, "")) == 1 else (one.id,)
            for one in errand.signatories
        }

    @cached_property
    def _mailboxes(self) -> Counter[str]:
        known = everybody(self.drafting.data, self.drafting.order.signatories)
        return Counter(one.email.casefold() for one in known if one.email)

    @cached_property
    def _offices(self) -> frozenset[str]:
        """The recipients that are known now."""
        return frozenset(self.drafting.data.recipients)

    def _failed_before(self, envelope: Envelope) -> Refusal | None:
        key = envelope.delivery.key
        refused = self.ledger.refused(key)
        if refused is None or self.wish.retry_failed:
            return None
        return Refusal(
            who=envelope.target,
            reason=f"refused before, for good ({refused.reply or envelope.to})",
            remedy=f"correct the address in recipients.yaml, or print it: plaint letter {key.campaign}",
            flag="--retry-failed",
        )

    def _envelope(self, errand: Errand, composed: Composed, route: Route, round_: int) -> Envelope:
        signers = tuple(self._names(errand))
        known_as = tuple(name for names in self._names(errand).values() for name in names[1:])
        letter, plain = composed.letter, self.drafting.plain(errand, composed.letter.language).version
        if self.wish.texts == "old" and self.texts.changes:
            letter, plain = self.texts.as_before(letter, self._office(errand.addressee), signers, plain)
        desk, opening = self.desks.desk(route.way, errand.signatories), self._opening(errand.addressee, route)
        key = replace(self._key(errand, letter, route), round=round_)
        known = self.ledger.by_digest.get(key.digest)
        delivery = Delivery(
            key=key,
            target=letter.target,
            printed_office=letter.office,
            printed_holder=letter.holder,
            addressee=letter.address,
            language=letter.language,
            plain=plain,
            signers=signers,
            known_as=known_as,
            account=desk.id,
            not_before=opening.start.timestamp() if opening and opening.start > self.now else 0.0,
            note=self.wish.because if round_ else "",
        )
        return Envelope(
            delivery=delivery,
            composed=replace(composed, letter=letter),
            signatories=errand.signatories,
            desk=desk,
            writer=None if route.way == "fax" else self._writer(desk, errand),
            to=route.address,
            to_name=_to_name(errand.addressee, self.drafting.order.lookup_day, letter.language),
            opening=opening,
            state=known.state if known else "",
            remarks=tuple(self._remarks(errand, route, delivery, opening)),
        )

    def _writer(self, desk: Desk, errand: Errand) -> Writer:
        return writer_of(desk, errand.signatories, _house(self.drafting), self.today)

    def _office(self, addressee: Addressee) -> Office:
        holder = addressee.recipient.holder_on(self.drafting.order.lookup_day)
        return addressee.recipient.id, str(holder.name) if holder else ""

    def _key(self, errand: Errand, letter: Letter, route: Route) -> Key:
        office, holder = self._office(errand.addressee)
        return Key(
            campaign=letter.campaign,
            office=office,
            holder=holder,
            signatory=_signed_by(errand.signatories),
            way=route.way,
            version=letter.version,
            address=route.address.casefold(),
        )

    # --- remarks -------------------------------------------------------------------------------

    def _opening(self, addressee: Addressee, route: Route) -> Window | None:
        """Return the office hours in which a fax goes; None where any time will do, or they are not known."""
        if route.way != "fax" or self.wish.any_hour:
            return None
        return next_opening(addressee.receiver, self.now)

    def _remarks(self, errand: Errand, route: Route, delivery: Delivery, opening: Window | None) -> Iterator[str]:
        if route.is_bouncing:
            yield f"mail to {route.address} has come back before"
        if route.way == "fax" and not self.wish.any_hour and opening is None:
            yield "its office hours are not known: it is faxed at once"
        if opening and opening.start > self.now:
            here, there = opening.start.astimezone(self.now.tzinfo), opening.start
            yield (
                f"the office is closed: it goes from {here:%H:%M} on {here.day} {here:%B} ({there:%H:%M} there), if "
                "you run this again then; or at once with --any-hour"
            )
        if route.way == "fax" and self.drafting.order.campaign.enclosures_to(errand.addressee.target):
            yield "a fax carries the letter alone: what is enclosed stays here"
        letter = delivery.language
        reads = errand.addressee.recipient.languages
        if reads and letter not in reads:
            yield f"in '{letter}', which the office is not known to read: it reads {', '.join(reads)}"

    def _warnings(self, envelopes: tuple[Envelope, ...]) -> Iterator[str]:
        desks = {envelope.desk.id: envelope.desk for envelope in envelopes if envelope.delivery.key.way == "email"}
        for desk in desks.values():
            yield from alignment_warnings(desk)

    def _stale(self, envelopes: tuple[Envelope, ...]) -> tuple[str, ...]:
        """Return what is planned in the journal for those who get another letter now."""
        own = {envelope.delivery.key.digest for envelope in envelopes}
        served = frozenset(self.acted).union(*(_served(envelope.delivery) for envelope in envelopes))
        return tuple(
            entry.digest
            for entry in self.ledger.pending()
            if entry.digest not in own and _served(entry.delivery) & served
        )


def _why_not_enclosed(root: Path, name: str) -> RenderError | None:
    try:
        open_enclosure(root, name)
    except RenderError as error:
        return error
    return None


def _served(delivery: Delivery) -> frozenset[tuple[str, str, str]]:
    return frozenset((delivery.key.office, delivery.key.holder, signer) for signer in delivery.signers)


def _once(envelopes: list[Envelope]) -> tuple[Envelope, ...]:
    """Return the envelopes without those who would write to the same office twice in one sending."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Envelope] = []
    for envelope in envelopes:
        served = _served(envelope.delivery)
        if not served & seen:
            kept.append(envelope)
        seen |= served
    return tuple(kept)


def _signed_by(signatories: tuple[Signatory, ...]) -> str:
    if len(signatories) == 1:
        return signatories[0].id
    if not signatories:
        return SENDER
    import hashlib

    names = "\x1f".join(sorted(one.id for one in signatories))
    return JOINT + hashlib.sha256(names.encode()).hexdigest()[:16]


def _mission_gap(errand: Errand) -> Refusal | None:
    generic = next((one for one in (errand.addressee, errand.addressee.via) if one and one.is_generic), None)
    if generic is None:
        return None
    state = country_name(generic.recipient.of or "", "en")
    where = f"for senders in {errand.origin}" if errand.origin else "as long as it is not known where they write from"
    remedy = "add it to recipients.yaml as kind: mission" if errand.origin else "add --from GB"
    return Refusal(who=errand.addressee.id, reason=f"no mission of {state} is known {where}", remedy=remedy)


def _to_name(addressee: Addressee, day: date, language: str) -> str:
    recipient = addressee.receiver
    holder = recipient.holder_on(day)
    return holder.name.best(language) if holder else office_of(recipient, language)


def _house(drafting: Drafting) -> str:
    sender = drafting.order.campaign.sender
    return drafting.data.settings.organisation or (str(sender.name) if sender else "")
