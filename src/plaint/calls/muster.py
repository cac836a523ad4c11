"""Where a call is made: the campaign, the members, by the sender's own clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from plaint.acts.codes import Codes
from plaint.calls.audience import Audience
from plaint.calls.clearance import require_allowed
from plaint.calls.deeds import Deeds
from plaint.calls.dossiers import Dossiers
from plaint.calls.planning import CallPlanner, Sender
from plaint.calls.roll import Roll
from plaint.calls.wording import Clerk
from plaint.compose.letters import Order
from plaint.errors import PlaintError
from plaint.orders import choose_signatories, sender_zone
from plaint.sending.clearance import require_not_stopped_here
from plaint.sending.desks import Desks, writer_of
from plaint.sending.reckoning import Allowance, reckon

if TYPE_CHECKING:
    from datetime import date

    from plaint.calls.plan import CallPlan
    from plaint.calls.wish import CallWish
    from plaint.deliver.record.reading import Record
    from plaint.model.people import Settings, Signatory
    from plaint.reading.table import SignatoryTable
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Muster:
    """Makes plans of one call.

    Attributes:
        workspace: the workspace.
        order: the campaign and the day; nobody signs, and each writes from her own country.
        roll: of the members.
        wish: the options.
        now: aware, in the sender's zone.
    """

    workspace: Workspace
    order: Order
    roll: Roll
    wish: CallWish
    now: datetime

    @property
    def today(self) -> date:
        """The day by the sender's clock."""
        return self.now.date()

    @property
    def midnight(self) -> float:
        """When the sender's day began, in seconds since 1970."""
        return datetime.combine(self.today, time(), self.now.tzinfo).timestamp()

    def day_of(self, moment: float) -> date:
        """Return the sender's day of a moment in seconds since 1970."""
        return datetime.fromtimestamp(moment, UTC).astimezone(self.now.tzinfo).date()

    def _days_since(self, moment: float) -> int:
        return (self.today - self.day_of(moment)).days

    @property
    def house(self) -> str:
        """Who writes: the workspace's organisation, else the campaign's."""
        sender = self.order.campaign.sender
        return self.workspace.data.settings.organisation or (str(sender.name) if sender else "")

    def dossiers(self, deeds: Deeds) -> Dossiers:
        """Return what makes up what is at hand for a member; errors as in `Workspace.library`."""
        return Dossiers(self.workspace, self.order, self.roll, deeds)

    def plan(self, record: Record) -> CallPlan:
        """Return what goes out, as the journal stands now; errors as in `CallPlanner.make` and `Desks.desk`."""
        campaign = self.order.campaign
        deeds = Deeds.of(record, campaign.id)
        sender = self._sender() if self.wish.way == "email" else None
        planner = CallPlanner(
            dossiers=self.dossiers(deeds),
            audience=Audience(record, campaign.id, deeds, self.wish, self._days_since),
            clerk=self.clerk(sender),
            codes=Codes(campaign, record.marks),
            sender=sender,
        )
        plan = planner.make()
        return plan if sender is None else replace(plan, reckoning=reckon(len(plan.messages), self._allowance(record)))

    def clerk(self, sender: Sender | None = None) -> Clerk:
        """Return what words the messages; those on paper name the mailbox of an account too.

        Args:
            sender: of mails; None for packets.
        """
        data = self.workspace.data
        mailbox = sender.writer.address if sender else _mailbox_of(data.settings, self.wish.account)
        name = sender.writer.name if sender else ""
        return Clerk(order=self.order, wish=self.wish, data=data, house=self.house or name, mailbox=mailbox)

    def _sender(self) -> Sender:
        desk = Desks(self.workspace.data.settings, self.wish.account).desk("email")
        return Sender(desk=desk, writer=writer_of(desk, (), self.house, self.today))

    def _allowance(self, record: Record) -> Allowance:
        settings = self.workspace.data.settings
        return Allowance(
            rate=settings.rate,
            cap=settings.daily_cap,
            used=record.handed_since(self.midnight),
            today=self.today,
            deadline=self.order.campaign.until if self.wish.occasion in ("call", "reminder") else None,
        )


def open_muster(workspace: Workspace, session: Session, campaign: str, table: Members, wish: CallWish) -> Muster:
    """Settle who is called for what.

    Args:
        workspace: the workspace.
        session: where and when the call is made.
        campaign: its id.
        table: the members.
        wish: the options.

    Raises:
        PlaintError: the campaign's status or deadline forbids it.
    """
    found = workspace.campaign(campaign)
    zone = sender_zone(workspace, workspace.data.settings.country, session.now.date())
    now = session.now_in(zone)
    require_allowed(found, now.date(), wish)
    require_not_stopped_here(workspace.root, found, tells_of_it=wish.kind == "notice")
    return Muster(
        workspace=workspace,
        order=Order(campaign=found, origin=None, day=now.date()),
        roll=Roll(data=workspace.data, members=table.members, numbered=table.numbered, today=now.date()),
        wish=wish,
        now=now,
    )


def _mailbox_of(settings: Settings, asked: str | None) -> str:
    """Return the mailbox to which members write: of the account asked for, of the usual one, or of the only one."""
    accounts = settings.accounts
    chosen = accounts.get(asked or settings.account or "")
    first = next(iter(accounts.values())) if len(accounts) == 1 else None
    account = chosen or first
    return (account.email or "") if account else ""


@dataclass(frozen=True)
class Members:
    """Who is asked for: the people, and the ids that a table's row got by a number."""

    members: tuple[Signatory, ...]
    numbered: frozenset[str] = frozenset()

    @classmethod
    def of(cls, workspace: Workspace, campaign: str, asked: str, table: SignatoryTable) -> Members:
        """Return them from a table; else all of signatories.yaml, or the one of an id.

        Raises:
            PlaintError: signatories.yaml has nobody in it, or nobody of that id.
        """
        if table.signatories:
            return cls(table.signatories, table.numbered)
        if asked == "all" and not workspace.data.signatories:
            raise PlaintError("signatories.yaml has nobody in it", "name the list of your members: --to members.csv")
        return cls(choose_signatories(workspace, workspace.campaign(campaign), asked))
