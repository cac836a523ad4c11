"""The record of what was sent: each delivery once, where it stands, and all that happened to it."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.delivery import BY_HAND, SHORT
from plaint.deliver.record.lock import Lock
from plaint.deliver.record.opening import named, open_file, open_to_read
from plaint.deliver.record.reading import Record
from plaint.deliver.record.refusals import not_planned, nothing_to_settle
from plaint.deliver.record.rows import insert, insert_covers
from plaint.deliver.record.scrubbing import scrub, wipe
from plaint.deliver.record.soundness import OLDER, missed_by, require_sound
from plaint.deliver.record.witness import Witness
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import Self, TypeVar

    from plaint.deliver.delivery import Delivery, Entry, State
    from plaint.deliver.record.marks import Marks

    T = TypeVar("T")

NAME = "journal.db"
BEFORE = "ended before hand-over"
DURING = "ended during hand-over"
OFTEN = 500  # results after which the journal is folded


class AlreadyTheirs(PlaintError):
    """Whoever a letter is for has one of the same signatory already, or may have."""


class NotSo(PlaintError):
    """A delivery is not in the state that this step begins from."""


@dataclass(frozen=True)
class _Move:
    """From which states into which, and what else is noted of it."""

    origins: tuple[State, ...]
    state: State
    reply: str = ""
    reference: str = ""
    not_before: float = 0.0
    begun: int = 0
    handed: int = 0

    @property
    def values(self) -> tuple[str | float, ...]:
        """What is written, in the order of the statement."""
        reference = (self.reference, self.reference)
        return (self.state, self.reply, *reference, self.not_before, self.begun, self.handed)


class Journal(Record):
    """The journal, to be read and written; what writes holds the lock.

    Args:
        database: open for writing.
        path: of its file.
        now: tells the time in seconds since 1970 (UTC).
    """

    def __init__(self, database: sqlite3.Connection, path: Path, now: Callable[[], float]) -> None:
        super().__init__(database, path)
        self._now = now
        self._lock = Lock(path.with_name(f"{path.name}.lock"))
        self._witness = Witness(path.with_name(f"{path.name}-handed"))
        self._is_sound = False
        self._settled = 0
        self._torn: list[str] = []

    @contextlib.contextmanager
    def locked(self) -> Iterator[Self]:
        """Keep every other process from writing, for the length of a block; it may be nested.

        The first time, the whole journal is looked through. Each time, hand-overs that only the second witness knows of
        become `unknown`.

        Raises:
            Held: another process sends; PlaintError: the journal is damaged, or older than what was handed over.
        """
        is_outermost = not self._lock.is_held
        with self._lock.held(self._now()):
            if is_outermost:
                self._look_through()
            yield self

    def recover(self) -> tuple[Entry, ...]:
        """Settle what an earlier run left in the middle, and return it.

        What was not handed over yet is planned again; what may have been is `unknown`, as is what only the second
        witness knows of.
        """
        with self._writing():
            begun = self._digests("sending"), self._digests("handing")
            for digest in begun[0]:
                self._move(digest, _Move(("sending",), "planned", BEFORE))
            for digest in begun[1]:
                self._move(digest, _Move(("handing",), "unknown", DURING))
        digests = (*begun[0], *begun[1], *self._torn)
        self._torn = []
        return tuple(entry for entry in map(self.entry, digests) if entry)

    def plan(self, deliveries: Iterable[Delivery]) -> tuple[str, ...]:
        """Note what is to be delivered, all of it or nothing; what is there already stays as it is.

        Returns:
            The digests of those that are new.

        Raises:
            PlaintError: a copy tells of a letter that is not in the journal.
        """
        try:
            with self._writing():
                new = {one.key.digest: one for one in deliveries if self._is_missing(one)}
                for one in new.values():
                    insert(self._database, one, self.marks, self._now())
                for one in new.values():
                    insert_covers(self._database, one, self.marks)
        except sqlite3.IntegrityError as error:
            raise not_planned(error) from None
        if new:
            self.fold()
        return tuple(new)

    def replan(self, deliveries: Iterable[Delivery]) -> tuple[str, ...]:
        """Plan deliveries, and plan those again that failed or were cancelled; return the digests of all that moved.

        What was there already takes the new account, and a fax the new hours.
        """
        wanted = tuple(deliveries)
        with self.locked():
            new = self.plan(wanted)
            found = (self.entry(delivery.key.digest) for delivery in wanted)
            again = [entry.digest for entry in found if entry and entry.state in ("failed", "cancelled")]
            self._move_all(again, _Move(("failed", "cancelled"), "planned", "planned again"))
            self._renew(one for one in wanted if one.key.digest not in new)
        return (*new, *again)

    def retry(self, digests: Iterable[str]) -> tuple[Entry, ...]:
        """Plan again what failed.

        Raises:
            NotSo: one of them did not fail.
        """
        return self._move_all(digests, _Move(("failed",), "planned", "to be tried again"))

    def cancel(self, digests: Iterable[str], why: str) -> tuple[Entry, ...]:
        """Take back what is planned or failed.

        Raises:
            NotSo: one of them is neither.
        """
        return self._move_all(digests, _Move(("planned", "failed"), "cancelled", why))

    def begin(self, digest: str) -> None:
        """Begin a delivery. A crash of the machine may lose this note, and no harm is done.

        Raises:
            AlreadyTheirs: they have such a letter, or may have.
            NotSo: it is not planned any more.
        """
        self._database.execute("pragma synchronous = normal")
        try:
            with self._writing():
                self._move(digest, _Move(("planned",), "sending", begun=1))
        except sqlite3.IntegrityError as error:
            raise AlreadyTheirs(str(error), "`plaint status` shows it") from None
        finally:
            self._database.execute("pragma synchronous = full")

    def hand(self, digest: str) -> None:
        """Note that a delivery is about to be handed over. Once this returns, no crash can lose it.

        Raises:
            PlaintError: it cannot be written down: the letter must not leave.
            NotSo: it was not begun.
        """
        number = 0
        try:
            with self._writing():
                number = self._last_hand_over() + 1
                self._move(digest, _Move(("sending",), "handing", handed=number))
                self._witness.note(number, digest)
        except BaseException:
            if number:
                with contextlib.suppress(OSError):
                    self._witness.withdraw(number)
            raise

    def settle(self, digest: str, state: State, reply: str = "", reference: str = "", not_before: float = 0.0) -> Entry:
        """Note what came of a delivery that was begun, or of one that was handed over.

        Raises:
            NotSo: it was neither.
        """
        with self._writing():
            self._move(digest, _Move(("sending", "handing"), state, reply, reference, not_before))
        self._settled += 1
        if self._settled % OFTEN == 0:
            self.fold()
        return self._there(digest)

    def prove(self, digest: str, state: State, reply: str = "", reference: str = "") -> Entry:
        """Note what proof says of a delivery whose fate was not known.

        Args:
            digest: of its key.
            state: `sent`, or `planned` where it certainly was not taken.
            reply: the proof, in one line.
            reference: by which the other side knows it.

        Raises:
            NotSo: its fate is known.
        """
        with self._writing():
            self._move(digest, _Move(("unknown",), state, reply, reference))
        return self._there(digest)

    def resolve(self, prefix: str, note: str, *, sent: bool) -> Entry:
        """Note what a person found out of a delivery whose fate was not known, or did with one by post.

        Args:
            prefix: the first characters of its digest, or its Message-ID.
            note: how it is known.
            sent: whether it has arrived, or is certain to.

        Raises:
            PlaintError: nothing begins so, or more than one; or there is nothing to settle about it.
        """
        with self.locked():
            entry = self.find(prefix)
            step = (entry.state, "sent" if sent else "planned")
            if entry.state != "unknown" and step != BY_HAND.get(entry.key.way):
                raise nothing_to_settle(entry)
            with self._writing():
                self._move(entry.digest, _Move((entry.state,), "sent" if sent else "planned", note))
            return self._there(entry.digest)

    def scrub(self, older_than: float) -> int:
        """Forget who signed, and whom organisers' copies went to, of all that is long done with; return how many.

        That a letter was sent stays known, and that nobody gets it twice. No byte of what is forgotten stays in the
        journal's files.

        Args:
            older_than: in seconds since 1970: nothing has happened to it since.

        Raises:
            PlaintError: another program reads the journal, so that old pages cannot be removed yet.
        """
        with self.locked():
            with self._writing():
                count = scrub(self._database, self.marks, older_than)
            self.wipe()
        return count

    def wipe(self) -> None:
        """Leave no byte of what was blanked in the journal's files.

        Raises:
            PlaintError: another program reads the journal, so that old pages cannot be removed yet.
        """
        with self.locked(), named(self.path):
            wipe(self._database, self.path)

    def write(self, step: Callable[[sqlite3.Connection, Marks, float], T]) -> T:
        """Take a step of `record.diary` that writes, all of it or nothing; errors as the step's.

        Raises:
            PlaintError: another process sends; it cannot be written.
        """
        with self._writing():
            return step(self._database, self.marks, self._now())

    def fold(self) -> None:
        """Write what lies in `journal.db-wal` into `journal.db`, and empty it.

        SQLite would leave old pages in it that are in the journal already: torn there, they would undo newer ones.
        """
        with named(self.path):
            self._database.execute("pragma wal_checkpoint(truncate)").fetchall()

    def close(self) -> None:
        """Close all files."""
        super().close()
        self._witness.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self.locked(), named(self.path):
            self._database.execute("begin immediate")
            try:
                yield
                self._database.execute("commit")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("rollback")
                raise

    def _look_through(self) -> None:
        with named(self.path):
            if not self._is_sound:
                require_sound(self._database, self.path, self.marks)
                self._is_sound = True
            missed = missed_by(self._database, self._witness, self.path)
        if missed:
            self._heed(missed)

    def _heed(self, missed: tuple[tuple[int, str], ...]) -> None:
        with self._writing():
            for number, digest in missed:
                self._database.execute(
                    "update delivery set state = 'unknown', handed = ?, reply = ?, since = ? where digest = ?",
                    (number, OLDER, self._now(), digest),
                )
        self._torn += dict.fromkeys(digest for _, digest in missed)

    def _move(self, digest: str, move: _Move) -> None:
        moved = self._database.execute(
            f"""update delivery set state = ?, reply = ?, reference = iif(? = '', reference, ?), not_before = ?,
            attempts = attempts + ?, handed = max(handed, ?), since = ?
            where digest = ? and state in ({", ".join("?" * len(move.origins))})""",  # noqa: S608
            (*move.values, self._now(), digest, *move.origins),
        ).rowcount
        if moved != 1:
            words = f"{digest[:SHORT]} is not {' or '.join(move.origins)} any more"
            raise NotSo(words, "`plaint status` shows where it stands")

    def _move_all(self, digests: Iterable[str], move: _Move) -> tuple[Entry, ...]:
        wanted = tuple(digests)
        with self._writing():
            for digest in wanted:
                self._move(digest, move)
        return tuple(map(self._there, wanted))

    def _renew(self, deliveries: Iterable[Delivery]) -> None:
        with self._writing():
            for one in deliveries:
                self._database.execute(
                    """update delivery set account = ?, not_before = iif(way = 'fax', ?, not_before)
                    where digest = ? and state = 'planned'""",
                    (one.account, one.not_before, one.key.digest),
                )

    def _is_missing(self, delivery: Delivery) -> bool:
        return not self._ask("select 1 from delivery where digest = ?", (delivery.key.digest,))

    def _digests(self, state: State) -> tuple[str, ...]:
        return tuple(row[0] for row in self._ask("select digest from delivery where state = ? order by id", (state,)))

    def _last_hand_over(self) -> int:
        return int(self._ask("select coalesce(max(sequence), 0) from event")[0][0])

    def _there(self, digest: str) -> Entry:
        found = self.entry(digest)
        assert found is not None, "a delivery is never removed"
        return found


def open_journal(path: Path, now: Callable[[], float], key: bytes | None = None) -> Journal:
    """Open the journal for writing, making it where it is missing.

    Args:
        path: of `journal.db`, in the workspace's root.
        now: tells the time in seconds since 1970 (UTC).
        key: of all marks, where it is made; None makes one.

    Raises:
        PlaintError: it is damaged, of a newer Plaint, a link, of another program; or its place cannot be written.
    """
    return Journal(open_file(path, key), path, now)


def read_journal(path: Path) -> Record:
    """Open the journal so that nothing of it can change, even while another process sends.

    Raises:
        PlaintError: as in `open_journal`.
    """
    return Record(open_to_read(path), path)
