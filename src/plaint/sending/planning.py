"""Making the plan of a sending: each letter that could go becomes an envelope, a letter that has gone, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plaint.compose.targets import office_of
from plaint.contacts.countries import country_name
from plaint.deliver.delivery import Delivery, Key
from plaint.errors import RenderError
from plaint.sending.channels import Route, choose_route, contact_refusal
from plaint.sending.desks import alignment_warnings, writer_of
from plaint.sending.hours import next_opening
from plaint.sending.ledger import JOINT
from plaint.sending.plan import Envelope, Plan, Refusal
from plaint.sending.signers import SENDER
from plaint.sending.texts import Texts
from plaint.workspace import open_enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from plaint.compose.letters import Composed
    from plaint.compose.targets import Addressee
    from plaint.deliver.delivery import Entry
    from plaint.model.letter import Letter
    from plaint.model.people import Signatory
    from plaint.sending.desks import Desks
    from plaint.sending.drafting import Drafting, Errand
    from plaint.sending.ledger import Ledger, Office
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
    refusals: dict[Refusal, None] = field(default_factory=dict)
    enclosures: dict[str, RenderError | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.texts = Texts(self.ledger, self.versions)

    def make(self) -> Plan:
        """Return the plan; errors as in `Drafting.compose` and `Desks.desk`."""
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
            refusals=tuple(self.refusals),
            changes=tuple(self.texts.changes.values()),
            warnings=tuple(self._warnings(envelopes)),
            stale=self._stale(envelopes),
        )

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
        composed = self.drafting.compose(errand)
        return self._without_those_who_wrote(errand, composed, route)

    def _without_enclosure(self, errand: Errand) -> Refusal | None:
        """Return why nothing goes to a target: what should go along cannot."""
        for one in self.drafting.order.campaign.enclosures_to(errand.addressee.target):
            if one.file not in self.enclosures:
                self.enclosures[one.file] = _why_not_enclosed(self.drafting.data.root, one.file)
            if fault := self.enclosures[one.file]:
                return Refusal(who=errand.addressee.id, reason=fault.message, remedy=fault.hint, is_rule=True)
        return None

    def _without_those_who_wrote(
        self, errand: Errand, composed: Composed, route: Route
    ) -> Envelope | Refusal | None:
        """Return the letter of those who have not written to this target; None where all have."""
        key = self._key(errand, composed.letter, route)
        plain = self.drafting.plain(errand, composed.letter.language)
        self.texts.compare((key.office, key.holder), plain)
        written = {name: self.ledger.written(key, name) for name in _names(errand)}
        kept_back = {name: one for name, one in written.items() if one and self._holds_back(one, key, name, plain)}
        self.taken |= {entry.digest: entry for entry in kept_back.values()}
        if len(kept_back) == len(written):
            return None
        if kept_back:
            rest = tuple(one for one in errand.signatories if one.id not in kept_back)
            errand = replace(errand, signatories=rest)
            composed = self.drafting.compose(errand)
        rounds = (one.key.round + 1 for name, one in written.items() if one and name not in kept_back)
        envelope = self._envelope(errand, composed, route, max(rounds, default=0))
        return self._failed_before(envelope) or envelope

    def _holds_back(self, entry: Entry, key: Key, signer: str, plain: Letter) -> bool:
        """Tell whether a letter that somebody has sent speaks against another.

        It always does; where all are to get the new text, only if it had that text, or if its fate is not known.
        """
        if self.wish.texts != "again" or entry.state != "sent":
            return True
        return entry.delivery.plain == plain.version or self.ledger.same_text(key, signer) is not None

    def _failed_before(self, envelope: Envelope) -> Refusal | None:
        if envelope.state != "failed" or self.wish.retry_failed:
            return None
        key = envelope.delivery.key
        reply = self.ledger.by_digest[key.digest].reply
        return Refusal(
            who=envelope.target,
            reason=f"refused before, for good ({reply or envelope.to})",
            remedy=f"correct the address in recipients.yaml, or print it: plaint letter {key.campaign}",
            flag="--retry-failed",
        )

    def _envelope(self, errand: Errand, composed: Composed, route: Route, round_: int) -> Envelope:
        signers = tuple(_names(errand))
        letter, plain = composed.letter, self.drafting.plain(errand, composed.letter.language).version
        if self.wish.texts == "old" and self.texts.changes:
            letter, plain = self.texts.as_before(letter, self._office(errand.addressee), signers, plain)
        desk = self.desks.desk(route.way, errand.signatories)
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
            not_before=self._not_before(errand.addressee, route),
            note=self.wish.because if round_ else "",
        )
        return Envelope(
            delivery=delivery,
            composed=replace(composed, letter=letter),
            signatories=errand.signatories,
            desk=desk,
            writer=None if route.way == "fax" else writer_of(desk, errand.signatories, _house(self.drafting)),
            to=route.address,
            to_name=_to_name(errand.addressee, self.drafting.order.lookup_day, letter.language),
            state=known.state if known else "",
            remarks=tuple(self._remarks(errand, route, delivery)),
        )

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

    def _not_before(self, addressee: Addressee, route: Route) -> float:
        if route.way != "fax" or self.wish.any_hour:
            return 0.0
        opening = next_opening(addressee.receiver, self.now)
        return opening.start.timestamp() if opening and opening.start > self.now else 0.0

    def _remarks(self, errand: Errand, route: Route, delivery: Delivery) -> Iterator[str]:
        if route.is_bouncing:
            yield f"mail to {route.address} has come back before"
        if route.way == "fax" and not self.wish.any_hour and next_opening(errand.addressee.receiver, self.now) is None:
            yield "its office hours are not known: it is faxed at once"
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
        for target in self.texts.lost:
            yield f"{target}: no old text is kept in versions/ for it, so it gets the new one"

    def _stale(self, envelopes: tuple[Envelope, ...]) -> tuple[str, ...]:
        """Return what is planned in the journal for those who get another letter now."""
        own = {envelope.delivery.key.digest for envelope in envelopes}
        served = frozenset().union(*(_served(envelope.delivery) for envelope in envelopes))
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


def _names(errand: Errand) -> list[str]:
    return [one.id for one in errand.signatories] or [SENDER]


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
