"""Asking the journal; nothing here changes it."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import TYPE_CHECKING

from plaint.deliver.delivery import SHORT, message_id
from plaint.deliver.record.marks import Marks
from plaint.deliver.record.opening import DamagedJournal, named
from plaint.deliver.record.rows import COLUMNS, entry_from, event_from
from plaint.deliver.record.stops import stops_beside
from plaint.deliver.record.taken import read_covered, read_taken
from plaint.errors import PlaintError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Any, Self, TypeVar

    from plaint.deliver.delivery import Entry, Event, Kind, State
    from plaint.deliver.record.taken import Covered, Taken

    T = TypeVar("T")

LEAST = 4  # characters of a digest that name a delivery
DAY = 25 * 3600  # the longest that a day can be, in seconds
SLACK = 60.0  # seconds by which clocks are set right all the time


class Record:
    """The journal, to be read.

    Args:
        database: open.
        path: of its file, for messages.
    """

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.stops = stops_beside(path)
        self._database = database
        key = self._ask("select value from meta where name = 'key'")
        if not key:
            raise DamagedJournal(path, "its key is missing")
        self.marks = Marks(key[0][0])

    def entries(
        self, campaign: str | None = None, states: Iterable[State] | None = None, kind: Kind | None = None
    ) -> tuple[Entry, ...]:
        """Return deliveries in the order in which they were planned, all or those of a campaign, states, a kind."""
        wanted, values = ["true"], list[str]()
        if campaign is not None:
            wanted.append("campaign = ?")
            values.append(campaign)
        if states is not None:
            listed = sorted(states)
            wanted.append(f"state in ({', '.join('?' * len(listed))})")
            values += listed
        if kind is not None:
            wanted.append("kind = ?")
            values.append(kind)
        return self._entries(" and ".join(wanted), values)

    def entry(self, digest: str) -> Entry | None:
        """Return the delivery of a key's digest; None where there is none."""
        found = self._entries("digest = ?", (digest,))
        return found[0] if found else None

    def find(self, prefix: str) -> Entry:
        """Return the delivery that people name by the first characters of its digest, or by its Message-ID.

        Raises:
            PlaintError: nothing begins so, or more than one.
        """
        if "@" in prefix:
            return self._named(prefix.strip("<> ").partition("@")[0])
        sought = prefix.strip("<> ").partition("@")[0].casefold()
        if len(sought) < LEAST or set(sought) - set("0123456789abcdef"):
            raise PlaintError(f"'{prefix}' is no key of a delivery", "`plaint status` shows them: the first column")
        found = self._entries("digest >= ? and digest < ?", (sought, f"{sought}g"))
        if not found:
            raise PlaintError(f"no delivery begins with '{sought}'", "`plaint status` shows the keys of all")
        if len(found) > 1:
            length = max(SHORT, len(sought) + 2)
            likely = ", ".join(entry.digest[:length] for entry in found[:5])
            raise PlaintError(f"{len(found)} deliveries begin with '{sought}'", f"write more of it: {likely}")
        return found[0]

    def _named(self, tag: str) -> Entry:
        """Return the delivery with this tag, left of the @ in its Message-ID."""
        digests = (row[0] for row in self._ask("select digest from delivery"))
        found = next((digest for digest in digests if message_id(self.marks.tag(digest), "@") == f"<{tag}@>"), None)
        entry = self.entry(found) if found else None
        if entry is None:
            raise PlaintError(f"no delivery has the Message-ID '{tag[:60]}@…'", "`plaint status` shows the keys of all")
        return entry

    def events(self, digest: str) -> tuple[Event, ...]:
        """Return all that happened to a delivery, first things first."""
        rows = self._ask(
            """select event.id, at, event.state, attempt, detail from event join delivery on delivery.id = delivery
            where digest = ? order by event.id""",
            (digest,),
        )
        return tuple(event_from(row) for row in rows)

    def taken(self, campaign: str) -> Taken:
        """Return who has a letter of a campaign already, or may have."""
        with named(self.path):
            return read_taken(self._database, campaign, self.marks)

    def covered(self, campaign: str, office: str) -> Covered:
        """Return of which letters an organiser was told, or will be."""
        with named(self.path):
            return read_covered(self._database, campaign, office, self.marks)

    def read(self, step: Callable[[sqlite3.Connection, Marks], T]) -> T:
        """Take a step of `record.diary` that reads."""
        with named(self.path):
            return step(self._database, self.marks)

    def handed_since(self, start: float) -> int:
        """Count the e-mails and faxes that were handed over, or may have been, in a day.

        Args:
            start: of the sender's day, in seconds since 1970.
        """
        rows = self._ask(
            """select count(*) from event join delivery on delivery.id = event.delivery
            where sequence is not null and at >= ? and at < ? and way in ('email', 'fax')""",
            (start, start + DAY),
        )
        return int(rows[0][0])

    def clock_warning(self, now: float) -> str:
        """Return what to say where the clock is behind what the journal last noted; "" where it is not."""
        last = self._ask("select at from event order by id desc limit 1")
        if not last or now >= last[0][0] - SLACK:
            return ""
        return (
            f"this machine's clock says {_local(now)}, but the journal's last entry is of {_local(last[0][0])}; "
            "set the clock: the daily limit and waiting times go by it"
        )

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with named(self.path):
            return self._database.execute(question, values).fetchall()

    def _entries(self, where: str, values: Sequence[Any]) -> tuple[Entry, ...]:
        rows = self._ask(f"select {COLUMNS} from delivery where {where} order by id", values)  # noqa: S608
        signers = self._lists(
            f"select delivery, signatory from signer where delivery in (select id from delivery where {where})"  # noqa: S608
            " and signatory <> '' order by rowid",
            values,
        )
        covers = self._lists(
            f"select copy, letter from cover where copy in (select id from delivery where {where}) order by rowid",  # noqa: S608
            values,
        )
        try:
            return tuple(entry_from(row, signers, covers) for row in rows)
        except ValueError:
            raise DamagedJournal(self.path, "an addressee cannot be read") from None

    def _lists(self, question: str, values: Sequence[Any]) -> dict[int, tuple[str, ...]]:
        lists = defaultdict[int, list[str]](list)
        for number, value in self._ask(question, values):
            lists[number].append(value)
        return {number: tuple(found) for number, found in lists.items()}


def _local(at: float) -> str:
    return time.strftime("%H:%M on %-d %B %Y", time.localtime(at))
