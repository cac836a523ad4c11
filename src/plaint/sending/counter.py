"""Where a sending is asked for: the campaign, who signs, from where, by the sender's own clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from plaint.deliver.pace import PACED
from plaint.errors import PlaintError, UnknownName
from plaint.orders import place_order, place_to_look, zone_of
from plaint.sending.clearance import require_in_time, require_not_stopped_here, require_open
from plaint.sending.copies import CopyDesk
from plaint.sending.desks import Desks
from plaint.sending.digests import Teller
from plaint.sending.drafting import Drafting
from plaint.sending.ledger import Ledger
from plaint.sending.plan import Plan
from plaint.sending.planning import Planner
from plaint.sending.reckoning import Allowance, reckon
from plaint.sending.signers import Rules, Signers, everybody, sort_signers
from plaint.sending.versions import Versions

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.letters import Order
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Form
    from plaint.model.people import Signatory
    from plaint.orders import Wish
    from plaint.sending.wish import SendWish
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Makes plans of one sending.

    Attributes:
        workspace: the workspace.
        order: the letters; its signatories are those who may sign.
        signers: they, and who may not.
        wish: the options.
        now: aware, in the sender's zone.
    """

    workspace: Workspace
    order: Order
    signers: Signers
    wish: SendWish
    now: datetime

    @property
    def today(self) -> date:
        """The day by the sender's clock."""
        return self.now.date()

    @property
    def versions(self) -> Versions:
        """The kept texts."""
        return Versions(self.workspace.root)

    def drafting(self) -> Drafting:
        """Return what composes the letters; errors as in `Workspace.library`."""
        return Drafting(self.workspace.data, self.workspace.library(self.order.campaign.id), self.order)

    def plan(self, record: Record, drafting: Drafting) -> Plan:
        """Return what goes out; errors as in `Planner.make`."""
        settings = self.workspace.data.settings
        desks = Desks(settings, self.wish.account)
        ledger = Ledger(record, self.order.campaign.id)
        if self.wish.only_copies:
            plan = Plan(order=self.order)
        elif self.order.signatories or not self.signers.refusals:
            plan = Planner(
                drafting, desks, ledger, self.versions, wish=self.wish, now=self.now, today=self.today
            ).make()
        else:
            plan = Plan(order=self.order)
        paced = sum(1 for one in plan.envelopes if one.delivery.key.way in PACED)
        return replace(
            plan,
            refusals=(*self.signers.refusals, *plan.refusals),
            copies=self.copy_desk(record).plans(paced) if self.wish.copies != "none" else (),
            reckoning=reckon(paced, self._allowance(record)),
        )

    def copy_desk(self, record: Record, run: frozenset[str] = frozenset()) -> CopyDesk:
        """Return what decides on copies, as the journal stands now.

        Args:
            record: the journal.
            run: digests of the letters of this run, once it is over.
        """
        campaign = self.order.campaign.id
        return CopyDesk(
            data=self.workspace.data,
            order=self.order,
            wish=self.wish,
            entries=record.entries(campaign),
            covered=lambda to: record.covered(campaign, to),
            today=self.today,
            day_of=self.day_of,
            run=run,
        )

    def teller(self, record: Record) -> Teller:
        """Return what tells organisers of letters, as the journal stands now."""
        data, campaign = self.workspace.data, self.order.campaign
        people = {**data.signatories, **{one.id: one for one in self.order.signatories}}
        return Teller(
            data=data,
            order=self.order,
            versions=self.versions,
            people=people,
            entries={entry.digest: entry for entry in record.entries(campaign.id)},
            day_of=self.day_of,
            sender=data.settings.organisation or (str(campaign.sender.name) if campaign.sender else ""),
        )

    def day_of(self, moment: float) -> date:
        """Return the sender's day of a moment in seconds since 1970."""
        return datetime.fromtimestamp(moment, UTC).astimezone(self.now.tzinfo).date()

    @property
    def midnight(self) -> float:
        """When the sender's day began, in seconds since 1970."""
        return datetime.combine(self.today, time(), self.now.tzinfo).timestamp()

    def _allowance(self, record: Record) -> Allowance:
        settings = self.workspace.data.settings
        return Allowance(
            rate=settings.rate,
            cap=settings.daily_cap,
            used=record.handed_since(self.midnight),
            today=self.today,
            deadline=self.order.campaign.until,
        )


def open_counter(
    workspace: Workspace, session: Session, wish: Wish, send: SendWish, numbered: frozenset[str] = frozenset()
) -> Counter:
    """Settle who sends what.

    Args:
        workspace: the workspace.
        session: where and when the call is made.
        wish: what letters are wanted; without `joint`, many sign one letter.
        send: the options of sending.
        numbered: ids that a table's row got by a number.

    Raises:
        PlaintError: the campaign does not send, a name means nothing, or nobody signs.
    """
    campaign = workspace.campaign(wish.campaign)
    data = workspace.data
    require_open(campaign, send)
    require_not_stopped_here(workspace.root, campaign, tells_of_it=send.only_copies)
    order = (place_to_look if send.only_copies else place_order)(workspace, session, wish)
    if not (order.signatories or campaign.sender or send.only_copies):
        raise PlaintError(
            "nobody signs what would be sent",
            f"say who, as --signed-by ID or FILE; to sign by hand: plaint letter {campaign.id}",
        )
    now = session.now_in(zone_of(workspace, session, order))
    require_in_time(campaign, now.date(), send)
    rules = Rules(
        accounts=tuple(data.settings.accounts.values()),
        today=now.date(),
        known=everybody(data, order.signatories),
        numbered=numbered,
    )
    signers = sort_signers(order.signatories, rules)
    for name in send.in_clear:
        if name not in {copy.to for copy in campaign.copies}:
            raise UnknownName("recipient of copies", name, [copy.to for copy in campaign.copies])
    usual: Form = "statement" if len(signers.good) > 1 else campaign.form
    form = order.form if wish.joint is not None else usual
    return Counter(
        workspace=workspace,
        order=replace(order, signatories=_as_shown(signers.good, send), form=form),
        signers=signers,
        wish=send,
        now=now,
    )


def _as_shown(signatories: tuple[Signatory, ...], send: SendWish) -> tuple[Signatory, ...]:
    """Return who signs without home addresses: mail and fax need none, and nobody knows who reads them."""
    if send.home_address:
        return signatories
    return tuple(one.model_copy(update={"street": None, "postcode": None}) for one in signatories)
