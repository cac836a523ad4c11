"""What is at hand for one member: her letters, the sheet for her country in her language, links that begin a mail."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.compose.letters import choose_addressees, origin_of, why_left_out
from plaint.compose.sheet.mail import compose_mails
from plaint.compose.sheet.whole import compose_sheet
from plaint.compose.signing import Signing, shown_name
from plaint.compose.targets import resolve_targets
from plaint.orders import sender_zone
from plaint.sending.drafting import Drafting, Errand

if TYPE_CHECKING:
    from plaint.calls.deeds import Deeds
    from plaint.calls.roll import Roll
    from plaint.compose.letters import Composed, LeftOut, Order
    from plaint.compose.sheet.mail import Mail
    from plaint.compose.sheet.value import Sheet
    from plaint.compose.targets import Addressee
    from plaint.model.letter import Letter
    from plaint.model.people import Signatory
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """What is at hand for one member.

    Attributes:
        member: who.
        names: by which the journal knows her.
        language: of what is said to her; one that there is a catalogue for.
        origin: the country she writes from, ISO 3166-1; None where unknown.
        letters: to those to whom she has not written yet, signed by her.
        sheet: as people in her country read it, signed with her name, without a day, and without whom to tell: the
            message says that; None where nobody should write any more.
        mails: short messages to the same targets as the letters.
        plain: tells apart what the campaign's letters say today, as she gets them.
        texts: the versions of these letters, with nobody's own words.
    """

    member: Signatory
    names: tuple[str, ...]
    language: str
    origin: str | None = None
    letters: tuple[Composed, ...] = ()
    sheet: Sheet | None = None
    mails: tuple[Mail, ...] = ()
    plain: str = ""
    texts: frozenset[str] = frozenset()


@dataclass
class Dossiers:
    """Makes dossiers; what members share is composed once.

    Args:
        workspace: the workspace.
        order: the campaign and the day; nobody signs.
        roll: of the members.
        deeds: what they have done.

    Attributes:
        left_out: targets that somebody gets no letter to.
    """

    workspace: Workspace
    order: Order
    roll: Roll
    deeds: Deeds
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    _sheets: dict[tuple[str, str | None], Sheet] = field(default_factory=dict)
    _addressees: dict[str | None, tuple[Addressee, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.library = self.workspace.library(self.order.campaign.id)
        self._drafting = Drafting(self.workspace.data, self.library, self.order)

    def bare(self, member: Signatory) -> Dossier:
        """Return who she is, with nothing to write."""
        return Dossier(member=member, names=self.roll.names_of(member), language=self._language(member))

    def whole(self, member: Signatory) -> Dossier:
        """Return everything; errors as in `compose_sheet` and `Desk.compose`."""
        bare, origin = self.bare(member), self._origin(member)
        found = tuple(self._letter(member, one, origin) for one in self._reached(origin))
        open_ones = tuple(one for one, _ in found if not self._has_written(one.addressee, bare.names))
        sheet = self._own_sheet(member, bare.language, origin)
        wanted = {one.letter.target for one in open_ones}
        texts = tuple(plain.version for _, plain in found)
        return replace(
            bare,
            origin=origin,
            letters=open_ones,
            sheet=sheet,
            mails=tuple(mail for mail in compose_mails(sheet) if mail.target in wanted),
            plain=hashlib.sha256("\x1f".join(sorted(texts)).encode()).hexdigest(),
            texts=frozenset(texts),
        )

    def sheet(self, language: str, origin: str | None) -> Sheet:
        """Return the sheet for members of a language in a country, whoever they are; errors as in `compose_sheet`."""
        key = (language, origin)
        if key not in self._sheets:
            order = replace(self.order, origin=origin, language=self._sheet_language(language, origin))
            zone = sender_zone(self.workspace, origin, order.day)
            self._sheets[key] = compose_sheet(self.workspace.data, self.library, order, zone)
        return self._sheets[key]

    def plain_letters(self) -> tuple[Letter, ...]:
        """Return the letters with nobody's name or own words that were composed so far."""
        return self._drafting.plain_letters()

    def _own_sheet(self, member: Signatory, language: str, origin: str | None) -> Sheet:
        shared = self.sheet(language, origin)
        name = ", ".join(filter(None, (shown_name(member), member.town if member.show == "full" else "")))
        return replace(shared, made="", tell=(), letter=replace(shared.letter, signature=(name,)))

    def _language(self, member: Signatory) -> str:
        spoken = (member.language or "", self.workspace.data.settings.language or "")
        roots = (one.partition("-")[0] for one in spoken)
        return next((one for one in roots if one in CATALOGUED), "en")

    def _sheet_language(self, language: str, origin: str | None) -> str | None:
        """Return the member's language where the campaign can be told in it, else None: the usual rules then choose."""
        campaign, data = self.order.campaign, self.workspace.data
        addressees = resolve_targets(campaign, data, origin)
        reached = tuple(one for one in addressees if not why_left_out(one, self.order)) or addressees
        return language if reached and self.library.can_write(language, campaign, reached[0]) else None

    def _origin(self, member: Signatory) -> str | None:
        return origin_of(Signing(date=self.order.day, signatories=(member,)), self.workspace.data, self.order)

    def _reached(self, origin: str | None) -> tuple[Addressee, ...]:
        if origin not in self._addressees:
            self._addressees[origin], others = choose_addressees(self.workspace.data, self.order, origin)
            self.left_out |= {other.target: other for other in others}
        return self._addressees[origin]

    def _letter(self, member: Signatory, addressee: Addressee, origin: str | None) -> tuple[Composed, Letter]:
        errand = Errand(addressee, (member,), origin)
        composed = self._drafting.compose(errand)
        return composed, self._drafting.plain(errand, composed.letter.language)

    def _has_written(self, addressee: Addressee, names: tuple[str, ...]) -> bool:
        holder = addressee.recipient.holder_on(self.order.lookup_day)
        return self.deeds.has_written_to((addressee.recipient.id, str(holder.name) if holder else ""), names)
