"""The run of a call: what the plan says is noted in the journal and handed over, each message once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from plaint.deliver.pace import Pace
from plaint.sending.office import CHANGED, Consignment, hand_over
from plaint.sending.versions import Version, Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.calls.muster import Muster
    from plaint.calls.plan import CallPlan, Message
    from plaint.deliver.journal import Journal
    from plaint.deliver.outbox import Step
    from plaint.deliver.pace import Clock
    from plaint.deliver.transport import Parcel
    from plaint.sending.lines import Lines


@dataclass(frozen=True, kw_only=True)
class Handing:
    """Hands over what is planned.

    Args:
        muster: what was asked for.
        journal: open for writing, and locked.
        lines: the ways out.
        clock: tells and passes the time.
        limit: messages this time, at most; None for no limit.
    """

    muster: Muster
    journal: Journal
    lines: Lines
    clock: Clock
    limit: int | None = None

    def send(self, plan: CallPlan, build: Callable[[Message], Parcel]) -> Iterator[Step]:
        """Note the plan, hand the messages over, and yield what happens; errors as in `note` and `Outbox.run`."""
        note(plan, self.muster, self.journal)
        consignments = tuple(
            Consignment(message.delivery.key.digest, message.desk, partial(build, message))
            for message in plan.messages
            if message.desk
        )
        return hand_over(consignments, self.journal, self.lines, self._pace, self.clock)

    @property
    def _pace(self) -> Pace:
        settings = self.muster.workspace.data.settings
        return Pace(
            rate=settings.rate,
            cap=settings.daily_cap,
            day=self.muster.midnight,
            limit=self.limit,
            stops_from=self._stops_from,
        )

    @property
    def _stops_from(self) -> int:
        """From where on stops count: a notice that a campaign is over knows of that."""
        is_over = self.muster.order.campaign.status in ("stopped", "won")
        return self.journal.stops.length if is_over and self.muster.wish.kind == "notice" else 0


def note(plan: CallPlan, muster: Muster, journal: Journal) -> None:
    """Keep the campaign's texts, and write the plan into the journal: nothing leaves before that.

    Raises:
        PlaintError: it cannot be written.
    """
    versions = Versions(muster.workspace.root)
    for version in dict.fromkeys(map(Version.of, plan.texts)):
        versions.keep(version)
    journal.cancel(plan.stale, CHANGED)
    journal.replan([message.delivery for message in plan.messages])
