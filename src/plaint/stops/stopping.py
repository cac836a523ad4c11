"""A stop, step by step: first what keeps letters from leaving, then what brings back those that can be brought back.

Each step can be done again: what failed, as without a network, is finished by the next run.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plaint.deliver.journal import NAME, open_journal
from plaint.deliver.record.lock import Held
from plaint.deliver.record.stops import stops_beside
from plaint.errors import DataError, PlaintError
from plaint.sending.lines import Lines
from plaint.stops.pages import remake_pages
from plaint.stops.recalling import Recaller
from plaint.stops.standing import counted_kind, look
from plaint.stops.status import write_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from plaint.deliver.delivery import Way
    from plaint.deliver.journal import Journal
    from plaint.deliver.pace import Clock
    from plaint.deliver.secrets import Ways
    from plaint.reading.data import Data
    from plaint.stops.recalling import Recalled

Ending = Literal["stopped", "won"]
What = Literal["stop", "status", "page", "wait", "cancelled", "draft", "fax", "out of reach", "undone"]
PATIENCE = 90.0  # seconds to wait for the letter in hand of a run
TICK = 0.2
MOST_FAULTS = 5
SHORT_REASON = 200  # characters of a reason that the journal keeps
_AGAIN = "run `plaint stop` again when it has ended: it finishes what is left"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing that a stop did, or could not do.

    Attributes:
        what: which step. wait: a run is at its last letter. out of reach: it was sent, changed or taken for good.
            undone: it failed, and is to be done again.
        words: in a line.
        keys: of the deliveries that it is about, as people type them.
    """

    what: What
    words: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StopOrder:
    """What is to be stopped, and why.

    Attributes:
        data: of the workspace; what is wrong with files that are not needed does not matter.
        campaign: its id.
        status: that it gets.
        because: why, on one line; "" where it is stopped already and only the rest is to be done.
        day: on which it ended.
    """

    data: Data
    campaign: str
    status: Ending
    because: str
    day: date

    @property
    def why(self) -> str:
        """What the journal keeps of each delivery that is taken back."""
        return f"the campaign is {self.status}: {self.because}"[:SHORT_REASON].removesuffix(": ")


@dataclass(kw_only=True)
class Stopping:
    """Stops one campaign.

    Args:
        order: what, and why.
        clock: tells and passes the time.
        ways: that lead to passwords.
        patience: seconds to wait for a run that is under way.
    """

    order: StopOrder
    clock: Clock
    ways: Ways
    patience: float | None = None
    undone: list[Told] = field(default_factory=list)

    def steps(self) -> Iterator[Told]:
        """Do all of it, and yield what is done as it is done; what fails is yielded as `undone`, and kept.

        Raises:
            PlaintError: not even the mark that keeps letters from leaving can be written; nothing was done.
        """
        root, order = self.order.data.root, self.order
        stops = stops_beside(root / NAME)
        if not stops.is_stopped(order.campaign):
            stops.stop(order.campaign, order.day.isoformat())
        yield Told(what="stop", words="from now on nothing of it leaves from here, by no run that is under way either")
        yield from self._tried(self._write_status)
        yield from self._tried(self._remake_pages)
        if (root / NAME).exists():
            yield from self._tried(self._clear_journal)

    def _tried(self, step: Callable[[], Iterator[Told]]) -> Iterator[Told]:
        try:
            for told in step():
                self.undone += [told] if told.what == "undone" else []
                yield told
        except PlaintError as error:
            words = "; ".join(filter(None, _words_of(error)))
            self.undone.append(Told(what="undone", words=words))
            yield self.undone[-1]

    def _write_status(self) -> Iterator[Told]:
        order = self.order
        known = order.data.campaigns.get(order.campaign)
        is_so = known is not None and known.status == order.status
        if is_so and known is not None and (not order.because or str(known.reason) == order.because):
            yield Told(what="status", words=f"campaigns.yaml says {order.status} already")
            return
        changes = {"status": order.status, "reason": order.because, "ended": order.day.isoformat()}
        if is_so and known is not None and known.ended:
            del changes["ended"]
        write_status(order.data.root, order.campaign, changes)
        yield Told(what="status", words=f"campaigns.yaml says {order.status}, {order.day}, and why")

    def _remake_pages(self) -> Iterator[Told]:
        order = self.order
        if made := remake_pages(order.data.root, order.campaign, order.day):
            yield Told(what="page", words=f"made anew as {order.status}: {', '.join(made)}")

    def _clear_journal(self) -> Iterator[Told]:
        with ExitStack() as stack:
            journal = open_journal(self.order.data.root / NAME, self.clock.now)
            stack.callback(journal.close)
            yield from self._lock(journal, stack)
            journal.recover()
            yield from self._cancel(journal)
            yield from self._recall(journal)

    def _lock(self, journal: Journal, stack: ExitStack) -> Iterator[Told]:
        """Take the journal's lock when the run that holds it has ended.

        Raises:
            PlaintError: it has not in time; nothing more leaves by it all the same.
        """
        patience = PATIENCE if self.patience is None else self.patience
        until, has_waited = self.clock.monotonic() + patience, False
        while True:
            try:
                stack.enter_context(journal.locked())
            except Held as held:
                if self.clock.monotonic() >= until:
                    raise PlaintError(f"{held.message}; it sends no letter of this campaign any more", _AGAIN) from None
                if not has_waited:
                    yield Told(what="wait", words=f"{held.message}: waiting for the letter in hand")
                has_waited = True
                self.clock.sleep(TICK)
            else:
                return

    def _cancel(self, journal: Journal) -> Iterator[Told]:
        planned = look(journal, self.order.campaign).planned
        if not planned:
            return
        journal.cancel((one.digest for one in planned), self.order.why)
        kinds = dict.fromkeys(one.delivery.kind for one in planned)
        counts = (counted_kind(sum(one.delivery.kind == kind for one in planned), kind) for kind in kinds)
        words = f"{', '.join(counts)} that waited to be sent"
        yield Told(what="cancelled", words=words, keys=tuple(one.short for one in planned))

    def _recall(self, journal: Journal) -> Iterator[Told]:
        order = self.order
        standing = look(journal, order.campaign)
        lines = Lines(order.data.root, self.ways)
        recaller = Recaller(settings=order.data.settings, journal=journal, lines=lines, why=order.why)
        try:
            for entry in (*standing.drafts, *standing.faxes):
                yield _told_of(recaller.recall(entry))
        finally:
            lines.close()


def _told_of(recalled: Recalled) -> Told:
    entry = recalled.entry
    name = f"{entry.delivery.target or entry.key.office} ({entry.key.address})"
    if recalled.is_back:
        thing = "removed from the drafts" if entry.key.way == "drafts" else "taken out of the fax server's queue"
        return Told(what=_BACK[entry.key.way], words=f"{name}: {thing}", keys=(entry.short,))
    what: What = "out of reach" if recalled.is_final else "undone"
    kind = "draft" if entry.key.way == "drafts" else "fax"
    return Told(what=what, words=f"{kind} for {name}: {recalled.words}", keys=(entry.short,))


_BACK: dict[Way, What] = {"drafts": "draft", "fax": "fax"}


def _words_of(error: PlaintError) -> tuple[str, ...]:
    if isinstance(error, DataError):
        return (*map(str, error.problems[:MOST_FAULTS]), "mend that, then run this again")
    return (error.message, error.hint)
