"""A run: letters are handed over one by one, each of them once, and what came of it is written down."""

from __future__ import annotations

import contextlib
import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plaint.deliver.interrupts import Interrupts
from plaint.deliver.journal import AlreadyTheirs, NotSo
from plaint.deliver.pace import BACK_OFF, IN_A_ROW, NEXT_RUN, PACED, wait_for
from plaint.deliver.transport import Handover, Outcome
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plaint.deliver.delivery import Entry, Way
    from plaint.deliver.journal import Journal
    from plaint.deliver.pace import Clock, Pace
    from plaint.deliver.transport import Finder, Parcel, Transport

What = Literal[
    "sent", "failed", "unknown", "put off", "given up", "later", "skipped", "theirs", "limit", "cap", "stopped", "ended"
]
TICK = 1.0  # seconds after which a wait looks whether the run is to end
_NONE_TAKEN = f"{IN_A_ROW} letters in a row were not taken; the rest stays planned: run it again later"
_STOPPED = "the campaign was stopped meanwhile: nothing more leaves"
_ENOUGH = "handed over today, as many as are allowed; the rest waits for tomorrow"
PATIENCE = BACK_OFF[-1]  # seconds that a run waits for a letter; what may leave only later is left to another run


@dataclass(frozen=True, slots=True)
class Job:
    """A letter to be handed over.

    Attributes:
        digest: of its key, planned in the journal.
        build: makes what is handed over, when its turn has come; may raise PlaintError.
        closes: not to be handed over from then on, in seconds since 1970 (UTC); 0 for never.
    """

    digest: str
    build: Callable[[], Parcel]
    closes: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing that happened in a run.

    Attributes:
        what: sent, failed, unknown: what came of a letter. put off: not taken, this run tries again. given up: not
            taken, a later run tries. later: not to be handed over yet. skipped: not planned any more.
            theirs: they have such a letter already; cancelled. The others end the run: limit, cap: as many as were
            allowed. stopped: nothing will be taken now. ended: as was asked.
        entry: the delivery, as the journal has it now; None for what is about the run.
        handover: what the other side said.
        until: when it is tried again or may be handed over, in seconds since 1970 (UTC); 0 where that is not known.
        words: what to say of it.
    """

    what: What
    entry: Entry | None = None
    handover: Handover | None = None
    until: float = 0.0
    words: str = ""


@dataclass(order=True)
class _Turn:
    """A job in the line, and when its turn comes (monotonic); `tried` counts how often it was not taken."""

    due: float
    number: int
    job: Job = field(compare=False)
    tried: int = field(default=0, compare=False)
    has_waited: bool = field(default=False, compare=False)


class Outbox:
    """What hands letters over.

    Args:
        journal: open for writing.
        transports: gives the way out for each channel.
        pace: what limits the run.
        clock: what tells and passes the time.
        stop: tells whether the run is to end; asked between letters and while waiting. So is whether a campaign was
            stopped: that ends the run, after the letter in hand at the latest; notices go out all the same.
    """

    def __init__(
        self,
        journal: Journal,
        transports: Callable[[Way], Transport],
        pace: Pace,
        clock: Clock,
        stop: Callable[[], bool] = bool,
    ) -> None:
        self.journal = journal
        self.pace = pace
        self.clock = clock
        self._transports = transports
        self._stop = stop
        self._campaigns: set[str] = set()
        self._waiting: list[_Turn] = []
        self._next_start = 0.0
        self._begun = 0
        self._handed = 0
        self._in_a_row = 0

    def run(self, jobs: Iterable[Job]) -> Iterator[Step]:
        """Hand over what is planned, in the order given, and yield what happens.

        Nothing else may write to the journal until it ends. Ctrl-C ends it: at once, or after the letter in hand.

        Raises:
            PlaintError: another process sends; or the journal cannot be written, in which case nothing more leaves.
        """
        with self.journal.locked():
            self._handed = self.journal.handed_since(self.pace.day)
            fresh = (_Turn(0.0, number, job) for number, job in enumerate(jobs))
            for turn in self._turns(fresh):
                interrupts = Interrupts()
                step = self._take(turn, interrupts)
                if step is None:
                    continue
                yield step
                interrupts.pass_on()
                if step.handover and step.handover.stops:
                    yield Step(what="stopped", handover=step.handover, words=step.handover.remedy)
                elif self._in_a_row >= IN_A_ROW:
                    yield Step(what="stopped", words=_NONE_TAKEN)
                elif step.what not in ("limit", "cap"):
                    continue
                break
            else:
                if self._is_over():
                    yield Step(what="ended", words=_STOPPED if self._is_stopped() else "")

    def _turns(self, fresh: Iterator[_Turn]) -> Iterator[_Turn]:
        """Yield whose turn it is, what has waited long enough first; end when nothing is left or the run is to end."""
        while not self._is_over():
            if self._waiting and self._waiting[0].due <= self.clock.monotonic():
                yield heapq.heappop(self._waiting)
            elif turn := next(fresh, None):
                yield turn
            elif self._waiting:
                self._rest_until(self._waiting[0].due)
            else:
                return

    def _take(self, turn: _Turn, interrupts: Interrupts) -> Step | None:
        """Hand one letter over; None where its turn comes again, or the run is to end."""
        entry = self.journal.entry(turn.job.digest)
        if entry is None or entry.state != "planned":
            return Step(what="skipped", entry=entry)
        if entry.delivery.kind != "notice":
            self._campaigns.add(entry.key.campaign)
        if self._is_over():
            return None
        wait = 0.0 if turn.has_waited else wait_for(entry, self.clock.now())
        if wait > PATIENCE:
            return Step(what="later", entry=entry, until=entry.not_before)
        if turn.job.closes and self.clock.now() + wait >= turn.job.closes:
            return Step(what="later", entry=entry)
        if wait:
            self._put_back(turn, wait)
            return None
        way = entry.key.way
        if bound := self._bound(turn, way):
            return bound
        self._rest_until(self._next_start)
        if self._is_over():
            return None
        self._next_start = self.clock.monotonic() + self.pace.spacing(way)
        self._begun += not turn.tried
        return self._send(turn, entry, interrupts)

    def _bound(self, turn: _Turn, way: Way) -> Step | None:
        if self.pace.limit is not None and self._begun >= self.pace.limit and not turn.tried:
            return Step(what="limit", words=f"{_letters(self.pace.limit)} tried, as you asked")
        if way in PACED and self._handed >= self.pace.cap:
            return Step(what="cap", words=f"{_letters(self.pace.cap)} {_ENOUGH}")
        return None

    def _send(self, turn: _Turn, entry: Entry, interrupts: Interrupts) -> Step:
        try:
            self.journal.begin(entry.digest)
        except AlreadyTheirs as error:
            cancelled = self.journal.cancel((entry.digest,), error.message)[0]
            return Step(what="theirs", entry=cancelled, words=error.message)
        try:
            return self._built_and_handed_over(turn, entry, interrupts)
        except BaseException:
            # what the journal cannot take down now, the next run recovers
            with contextlib.suppress(PlaintError):
                self.journal.recover()
            raise

    def _built_and_handed_over(self, turn: _Turn, entry: Entry, interrupts: Interrupts) -> Step:
        try:
            parcel = turn.job.build()
        except PlaintError as error:
            words = "; ".join(filter(None, (error.message, error.hint)))
            return Step(what="failed", entry=self.journal.settle(entry.digest, "failed", words), words=words)
        with interrupts:
            handing = _Handing(self.journal, entry.digest, interrupts)
            handover = self._transports(entry.key.way).hand_over(parcel, handing)
            if handover.outcome in (Outcome.SENT, Outcome.UNKNOWN):
                handing()
            self._handed += handing.is_done and entry.key.way in PACED
            return self._settle(turn, entry, handover)

    def _settle(self, turn: _Turn, entry: Entry, handover: Handover) -> Step:
        is_refused = handover.outcome is Outcome.FAILED
        if handover.outcome is Outcome.RETRY or (is_refused and handover.stops):  # then it is not the letter's fault
            self._in_a_row += 1
            return self._put_off(turn, entry, handover)
        self._in_a_row = 0
        what = _SETTLED[handover.outcome]
        settled = self.journal.settle(entry.digest, what, handover.reply, handover.reference)
        return Step(what=what, entry=settled, handover=handover, words=handover.remedy)

    def _put_off(self, turn: _Turn, entry: Entry, handover: Handover) -> Step:
        is_last = handover.stops or turn.tried >= len(BACK_OFF)
        wait = 0.0 if handover.stops else NEXT_RUN if is_last else BACK_OFF[turn.tried]
        until = self.clock.now() + wait if wait else 0.0
        settled = self.journal.settle(entry.digest, "planned", handover.reply, handover.reference, until)
        if not is_last:
            turn.tried += 1
            self._put_back(turn, wait)
        what: What = "given up" if is_last else "put off"
        return Step(what=what, entry=settled, handover=handover, until=until, words=handover.remedy)

    def _put_back(self, turn: _Turn, wait: float) -> None:
        turn.due = self.clock.monotonic() + wait
        turn.has_waited = True
        heapq.heappush(self._waiting, turn)

    def _rest_until(self, due: float) -> None:
        while (left := due - self.clock.monotonic()) > 0 and not self._is_over():
            self.clock.sleep(min(left, TICK))

    def _is_over(self) -> bool:
        return self._stop() or self._is_stopped()

    def _is_stopped(self) -> bool:
        return any(self.journal.stops.is_stopped(one, self.pace.stops_from) for one in self._campaigns)


class _Handing:
    """What a transport calls at the point of no return; a second call does nothing."""

    def __init__(self, journal: Journal, digest: str, interrupts: Interrupts) -> None:
        self.is_done = False
        self._journal = journal
        self._digest = digest
        self._interrupts = interrupts

    def __call__(self) -> None:
        if not self.is_done:
            self._interrupts.hold()
            self._journal.hand(self._digest)
            self.is_done = True


def _letters(number: int) -> str:
    return "1 letter was" if number == 1 else f"{number} letters were"


_SETTLED: dict[Outcome, Literal["sent", "failed", "unknown"]] = {
    Outcome.SENT: "sent",
    Outcome.FAILED: "failed",
    Outcome.UNKNOWN: "unknown",
}


def reconcile(journal: Journal, entry: Entry, finder: Finder, parcel: Parcel) -> Handover:
    """Ask the other side about a letter whose fate is not known, and write down what is proved.

    Args:
        journal: open for writing.
        entry: in the state `unknown`.
        finder: who may know: the way out that it was handed to, or the mailbox of its sender.
        parcel: by which it is found: `tag`, `to` and `message_id` count.

    Returns:
        What is known now: the letter is `sent`, planned again, or still `unknown`.

    Raises:
        NotSo: its fate is known already.
    """
    if entry.state != "unknown":
        raise NotSo(f"{entry.short} is {entry.state}", "only what is unknown can be looked for")
    found = finder.find(parcel)
    if found.outcome is Outcome.SENT:
        journal.prove(entry.digest, "sent", found.reply, found.reference)
    elif found.outcome is not Outcome.UNKNOWN:
        journal.prove(entry.digest, "planned", found.reply, found.reference)
    return found
