"""The run: what the plan says is noted in the journal, handed over, and told to the organisers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from plaint.deliver.outbox import Job, Outbox
from plaint.deliver.pace import Pace
from plaint.sending.lines import Switch
from plaint.sending.versions import Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.deliver.delivery import Entry, Way
    from plaint.deliver.journal import Journal
    from plaint.deliver.outbox import Step
    from plaint.deliver.pace import Clock
    from plaint.deliver.transport import Parcel, Transport
    from plaint.sending.counter import Counter
    from plaint.sending.drafting import Drafting
    from plaint.sending.lines import Lines
    from plaint.sending.plan import CopyPlan, Desk, Envelope, Plan

CHANGED = "another letter took its place"


@dataclass(frozen=True)
class Consignment:
    """One thing to hand over.

    Attributes:
        digest: of the delivery in the journal.
        desk: by which account it leaves.
        build: makes it.
        closes: when the office closes, in seconds since 1970 (UTC); 0 for never.
    """

    digest: str
    desk: Desk
    build: Callable[[], Parcel]
    closes: float = 0.0


@dataclass(frozen=True, kw_only=True)
class PostOffice:
    """Hands over what is planned.

    Args:
        counter: what was asked for.
        journal: open for writing, and locked.
        lines: the ways out.
        clock: tells and passes the time.
        limit: letters this time, at most; None for no limit.
    """

    counter: Counter
    journal: Journal
    lines: Lines
    clock: Clock
    limit: int | None = None

    def note(self, plan: Plan, drafting: Drafting) -> None:
        """Keep the texts, and write the plan into the journal: nothing leaves before that.

        Raises:
            PlaintError: it cannot be written.
        """
        letters = (*(envelope.composed.letter for envelope in plan.envelopes), *drafting.plain_letters())
        for version in dict.fromkeys(map(Version.of, letters)):
            self.counter.versions.keep(version)
        self.journal.cancel(plan.stale, CHANGED)
        self.journal.replan([envelope.delivery for envelope in plan.envelopes])

    def send_letters(self, plan: Plan, build: Callable[[Envelope], Parcel]) -> Iterator[Step]:
        """Hand the letters over, and yield what happens; errors as in `Outbox.run`."""
        consignments = tuple(
            Consignment(envelope.delivery.key.digest, envelope.desk, partial(build, envelope), _closing(envelope))
            for envelope in plan.envelopes
        )
        return self._run(consignments, self.limit)

    def plan_copies(self, plan: Plan) -> tuple[CopyPlan, ...]:
        """Write down which copies are due now; take back those that must not go as they were planned.

        Returns:
            The copies that the plan called due and that must wait all the same.
        """
        run = frozenset(envelope.delivery.key.digest for envelope in plan.envelopes)
        for digest, reason in self.counter.copy_desk(self.journal, run).unfit():
            self.journal.cancel((digest,), reason)
        desk = self.counter.copy_desk(self.journal, run)
        self.journal.replan(desk.deliveries())
        due = {copy.to for copy in plan.copies if copy.due}
        return tuple(one for one in desk.plans() if one.to in due and one.letters and one.reason)

    def copies(self, way: Way) -> tuple[Entry, ...]:
        """Return the copies that are planned on a channel."""
        planned = self.journal.entries(self.counter.order.campaign.id, ("planned",), "copy")
        return tuple(one for one in planned if one.key.way == way)

    def send_copies(self, consignments: tuple[Consignment, ...]) -> Iterator[Step]:
        """Hand copies over, and yield what happens; errors as in `Outbox.run`."""
        return self._run(consignments, None)

    def _run(self, consignments: tuple[Consignment, ...], limit: int | None) -> Iterator[Step]:
        return hand_over(consignments, self.journal, self.lines, replace(self._pace, limit=limit), self.clock)

    @property
    def _stops_from(self) -> int:
        """From where on stops count: who tells organisers what went out in a campaign that is over, knows of that."""
        is_over = self.counter.order.campaign.status in ("stopped", "won")
        return self.journal.stops.length if is_over and self.counter.wish.only_copies else 0

    @property
    def _pace(self) -> Pace:
        settings = self.counter.workspace.data.settings
        return Pace(
            rate=settings.rate, cap=settings.daily_cap, day=self.counter.midnight, stops_from=self._stops_from
        )


def hand_over(
    consignments: tuple[Consignment, ...], journal: Journal, lines: Lines, pace: Pace, clock: Clock
) -> Iterator[Step]:
    """Hand over what is planned, each by its own account, and yield what happens; errors as in `Outbox.run`."""
    desks = {journal.marks.tag(one.digest): one.desk for one in consignments}

    def switch(way: Way) -> Transport:
        return Switch(lines, way, desks)

    outbox = Outbox(journal, switch, pace, clock)
    return outbox.run(Job(one.digest, one.build, one.closes) for one in consignments)


def _closing(envelope: Envelope) -> float:
    return envelope.opening.end.timestamp() if envelope.opening else 0.0
