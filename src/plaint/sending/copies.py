"""What organisers are told of the letters that went: to whom, when, by which channel, and of which letters."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from plaint.compose.copies import copy_lines
from plaint.deliver.delivery import TAKEN, Delivery, Key
from plaint.sending.plan import CopyPlan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from plaint.compose.copies import CopyLine
    from plaint.compose.letters import Order
    from plaint.deliver.delivery import Entry, State, Way
    from plaint.deliver.record.taken import Covered
    from plaint.reading.data import Data
    from plaint.sending.wish import SendWish

WEEK = timedelta(days=7)
CONTACT_IS_A_CRIME = "contact-is-a-crime"
WAYS: dict[str, Way] = {"email": "email", "fax": "fax", "post": "post"}


@dataclass(frozen=True, kw_only=True)
class CopyDesk:
    """Decides what organisers are told.

    Args:
        data: the address book.
        order: the campaign, and the day.
        wish: the options.
        entries: of the campaign, letters and copies.
        covered: returns of which letters an organiser was told, or will be.
        day_of: returns the sender's day of a moment in seconds since 1970.
        today: by the sender's clock.
        run: digests of the letters of this run, once it is over.
    """

    data: Data
    order: Order
    wish: SendWish
    entries: tuple[Entry, ...]
    covered: Callable[[str], Covered]
    today: date
    day_of: Callable[[float], date]
    run: frozenset[str] = frozenset()

    def plans(self, ahead: int = 0) -> tuple[CopyPlan, ...]:
        """Return what each organiser will be told.

        Args:
            ahead: letters that are about to go.
        """
        return tuple(self._plan(line, ahead) for line in self._lines())

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return the copies that are due now and not planned yet, each telling of letters that no other tells of."""
        return tuple(one for line in self._lines() for one in self._deliveries(line))

    def unfit(self) -> tuple[tuple[str, str], ...]:
        """Return the digests of copies that are planned and must not go as they are, each with the reason.

        What they tell of is told anew, to whom and where it may be told now.
        """
        lines = {line.to: line for line in self._lines()}
        planned = (one for one in self.entries if one.delivery.kind == "copy" and one.state == "planned")
        found = ((one.digest, self._unfitness(one, lines.get(one.key.office))) for one in planned)
        return tuple((digest, reason) for digest, reason in found if reason)

    def _unfitness(self, copy: Entry, line: CopyLine | None) -> str:
        if line is None or copy.key.way != WAYS.get(line.by):
            return "not among the copies of the campaign any more"
        if copy.key.address and copy.key.address != line.address.casefold():
            return "the address has changed"
        return self._barrier(line)

    def _lines(self) -> Iterator[CopyLine]:
        """Yield who is told of letters; somebody who is named twice, by the first way."""
        told: set[str] = set()
        for line in copy_lines(self.data, self.order):
            if "letter" in line.what and line.to not in told:
                told.add(line.to)
                yield line

    # --- what is still to be told ---------------------------------------------------------------

    def untold(self, line: CopyLine) -> tuple[Entry, ...]:
        """Return the letters that have gone and of which no copy to this organiser tells, the oldest first.

        A copy to the same address counts: an id in the address book may have been renamed.
        """
        told = self.covered(line.to).letters | self._told_at(line.address.casefold())
        return tuple(one for one in self.entries if _is_news(one) and one.digest not in told)

    def _told_at(self, address: str) -> frozenset[str]:
        if not address:
            return frozenset()
        there = (one.delivery for one in self.entries if one.key.address == address and one.state in TAKEN)
        return frozenset(letter for copy in there for letter in copy.covers)

    def _copies_to(self, to: str, *states: State) -> tuple[Entry, ...]:
        return tuple(
            one for one in self.entries if one.delivery.kind == "copy" and one.key.office == to and one.state in states
        )

    def _wait(self, line: CopyLine) -> str:
        """Return why the digest is not due yet, or ""."""
        if self.wish.copies == "now" or line.when == "each":
            return ""
        if line.when == "weekly" and self._has_more_to_go():
            return "told weekly: waits until the rest of the letters has gone"
        if line.when == "end":
            return "" if self._is_over() else "told at the end of the campaign; --copies now tells it now"
        told = self._copies_to(line.to, "sent", "unknown", "handing", "sending")
        last = max((self.day_of(one.since) for one in told), default=None)
        pause = WEEK if line.when == "weekly" else timedelta(days=1)
        if last is None or self.today >= last + pause:
            return ""
        return f"told {line.when}, last on {last}: the rest from {last + pause} on, by `plaint send` again"

    def _has_more_to_go(self) -> bool:
        return any(one.digest in self.run and one.state == "planned" for one in self.entries)

    def _is_over(self) -> bool:
        campaign = self.order.campaign
        return campaign.status in ("stopped", "won") or (campaign.until is not None and self.today > campaign.until)

    # --- whether it may go ----------------------------------------------------------------------

    def _barrier(self, line: CopyLine) -> str:
        """Return why nothing can go to an organiser, or ""."""
        if line.by not in WAYS:
            return f"by {line.by}: by hand"
        if line.gap or not line.address:
            return f"no address that can be used ({line.gap or 'none'}); see `plaint copies {self.order.campaign.id}`"
        if self._is_dangerous() and not self.is_locked(line) and line.to not in self.wish.in_clear:
            return (
                "contact with them is a crime there, and this would go unencrypted: give this recipient a `key:`, or "
                f"add --in-clear {line.to}"
            )
        return self._refused_before(line)

    def _refused_before(self, line: CopyLine) -> str:
        """Return that the last copy to this very address was refused for good, unless it is to be tried again."""
        ended = self._copies_to(line.to, "sent", "failed")
        if self.wish.retry_failed or not ended or ended[-1].state == "sent":
            return ""
        if ended[-1].key.address != line.address.casefold():
            return ""
        return f"refused before, for good ({ended[-1].reply}); correct the address, or add --retry-failed"

    def _is_dangerous(self) -> bool:
        return any(risk.id == CONTACT_IS_A_CRIME for risk in self.order.campaign.risks)

    def is_locked(self, line: CopyLine) -> bool:
        """Tell whether it is encrypted: mail to somebody with a key."""
        return line.by == "email" and self.data.recipients[line.to].key is not None

    def _plan(self, line: CopyLine, ahead: int) -> CopyPlan:
        pending = self._copies_to(line.to, "planned")
        letters = len(self.untold(line)) + sum(len(one.delivery.covers) for one in pending) + ahead
        reason = self._barrier(line) or ("" if pending else self._wait(line))
        if not letters:
            reason = "nothing new to tell"
        elif pending and line.by == "post":
            key = pending[-1].short
            reason = f'printed into output/, waits to be posted; then: plaint resolve {key} sent --note "posted"'
        return CopyPlan(
            to=line.to,
            name=line.name,
            by=line.by,
            when=line.when,
            address=line.address,
            letters=letters,
            due=not reason and letters > 0,
            reason=reason,
            is_locked=self.is_locked(line),
        )

    def _deliveries(self, line: CopyLine) -> Iterator[Delivery]:
        untold = self.untold(line)
        if not untold or self._barrier(line) or self._wait(line):
            return
        groups = [(one,) for one in untold] if line.when == "each" else [untold]
        for group in groups:
            yield self._delivery(line, tuple(one.digest for one in group))

    def _delivery(self, line: CopyLine, covers: tuple[str, ...]) -> Delivery:
        recipient = self.data.recipients[line.to]
        holder = recipient.holder_on(self.order.lookup_day)
        key = Key(
            campaign=self.order.campaign.id,
            office=line.to,
            holder=str(holder.name) if holder else "",
            signatory="",
            way=WAYS[line.by],
            version=hashlib.sha256("\x1f".join(sorted(covers)).encode()).hexdigest(),
            address="" if line.by == "post" else line.address.casefold(),
        )
        while self._is_forgotten(key.digest):
            key = replace(key, round=key.round + 1)
        return Delivery(key=key, kind="copy", target=line.to, printed_office=line.name, covers=covers)

    def _is_forgotten(self, digest: str) -> bool:
        """Tell whether a copy stands in the journal that was scrubbed: it is not known any more where it went."""
        return any(one.digest == digest != one.key.digest for one in self.entries)


def _is_news(entry: Entry) -> bool:
    """Tell whether a letter has gone: one that lies among somebody's drafts has not."""
    return entry.delivery.kind == "letter" and entry.state == "sent" and entry.key.way != "drafts"


def by_office(entries: Iterable[Entry]) -> dict[tuple[str, str, str], list[Entry]]:
    """Return letters by whom they are for and how they went."""
    found: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for one in entries:
        found[one.delivery.printed_office, one.delivery.printed_holder, one.key.way].append(one)
    return found
