"""One process at a time."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter as Tally
from pathlib import Path

import pytest
from tests.deliver.deliveries import NOON, Hands, deliveries, delivery, journal_in, states_of

from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record.lock import Lock
from plaint.errors import PlaintError

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from tests.deliver.deliveries import journal_in
with journal_in(Path(sys.argv[1])) as journal, journal.locked():
    print("held", flush=True)
    sys.stdin.readline()
"""
SEND = """
import sys
from pathlib import Path
from tests.deliver.deliveries import Handover, journal_in, send_all, sent
from plaint.errors import PlaintError

class File:
    def hand_over(self, parcel, commit):
        commit()
        with open(sys.argv[2], "a") as file:
            file.write(parcel.to + "\\n")
        return sent()

try:
    with journal_in(Path(sys.argv[1])) as journal, journal.locked():
        send_all(journal, File())
except PlaintError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def start(program, *words):
    command = [sys.executable, "-c", program, *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock until its input ends."""
    journal_in(tmp_path).close()
    with start(HOLD, tmp_path) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def refusal(journal):
    with pytest.raises(PlaintError) as error:
        journal.plan([delivery()])
    return f"{error.value.message}; {error.value.hint}"


def test_a_second_process_is_told_at_once_who_sends(holder, tmp_path):
    since = time.strftime("%H:%M", time.localtime(NOON))
    with journal_in(tmp_path) as journal:
        words = f"another plaint is sending from this workspace (process {holder.pid}, since {since})"
        assert refusal(journal) == f"{words}; wait for it or end it"
        with pytest.raises(PlaintError), journal.locked():
            pass
    with read_journal(tmp_path / NAME) as record:
        assert record.entries() == ()


def test_the_lock_dies_with_its_holder(holder, tmp_path):
    holder.kill()
    holder.wait()
    with journal_in(tmp_path) as journal:
        assert journal.plan([delivery()])


def test_processes_at_once_send_each_letter_once(tmp_path):
    with journal_in(tmp_path) as journal:
        journal.plan(deliveries(20))
    arrived = tmp_path / "arrived.txt"
    processes = [start(SEND, tmp_path, arrived) for _ in range(3)]
    codes = [process.wait() for process in processes]
    for process in processes:
        process.communicate()
    assert 0 in codes
    assert set(codes) <= {0, 1}
    tally = Tally(arrived.read_text().split())
    assert len(tally) == 20
    assert set(tally.values()) == {1}
    with read_journal(tmp_path / NAME) as record:
        assert set(states_of(record)) == {"sent"}


@pytest.mark.parametrize(
    "write",
    [
        lambda journal, digest: journal.plan([delivery(2)]),
        lambda journal, digest: journal.replan([delivery(2)]),
        lambda journal, digest: journal.cancel([digest], "no"),
        lambda journal, digest: journal.retry([digest]),
        lambda journal, digest: journal.begin(digest),
        lambda journal, digest: journal.hand(digest),
        lambda journal, digest: journal.settle(digest, "sent"),
        lambda journal, digest: journal.prove(digest, "sent"),
        lambda journal, digest: journal.resolve(digest, "note", sent=True),
        lambda journal, digest: journal.recover(),
        lambda journal, digest: journal.scrub(NOON + 9),
    ],
)
def test_whatever_writes_takes_the_lock(tmp_path, write):
    with journal_in(tmp_path) as journal, journal_in(tmp_path) as other:
        (digest,) = journal.plan([delivery()])
        with other.locked(), pytest.raises(PlaintError, match="another plaint is sending"):
            write(journal, digest)
        assert states_of(journal) == ["planned"]


def test_who_may_not_write_takes_nothing_back(tmp_path):
    """A hand-over that is refused by the lock leaves the second witness as it is."""
    with journal_in(tmp_path) as journal, journal_in(tmp_path) as other:
        sent, waiting = journal.plan(deliveries(2))
        journal.begin(sent)
        journal.hand(sent)
        journal.begin(waiting)
        before = (tmp_path / f"{NAME}-handed").read_bytes()
        with other.locked(), pytest.raises(PlaintError, match="another plaint is sending"):
            journal.hand(waiting)
        assert (tmp_path / f"{NAME}-handed").read_bytes() == before != b""


def test_the_lock_may_be_nested_and_ends_with_the_outermost(tmp_path):
    lock, other = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert not lock.is_held
    with lock.held(NOON):
        with lock.held(NOON):
            assert lock.is_held
        assert lock.is_held
        with pytest.raises(PlaintError), other.held(NOON):
            pass
        assert not other.is_held
    assert not lock.is_held
    with other.held(NOON):
        pass


def test_the_lock_ends_with_an_error(tmp_path):
    lock = Lock(tmp_path / "lock")
    with pytest.raises(RuntimeError), lock.held(NOON), lock.held(NOON):
        raise RuntimeError
    assert not lock.is_held
    with Lock(tmp_path / "lock").held(NOON):
        pass


@pytest.mark.parametrize("words", [b"", b"\xff\xfe", b"12", b"12 noon", b"twelve 12"])
def test_a_lock_without_words_is_told_of_too(tmp_path, words):
    lock, other = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    with lock.held(NOON):
        (tmp_path / "lock").write_bytes(words)
        with pytest.raises(PlaintError) as error, other.held(NOON):
            pass
    assert error.value.message == "another plaint is sending from this workspace"


def test_programs_that_are_started_do_not_keep_the_lock(tmp_path):
    """A fax program that goes on in the background must not keep the next run out."""
    with Lock(tmp_path / "lock").held(NOON):
        child = subprocess.Popen(["sleep", "60"], close_fds=False)
    try:
        with Lock(tmp_path / "lock").held(NOON):
            pass
    finally:
        child.kill()
        child.wait()


def test_a_process_that_was_forked_meanwhile_does_not_keep_it(tmp_path):
    """Between fork and exec a program has all files open."""
    with Lock(tmp_path / "lock").held(NOON):
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
    try:
        with Lock(tmp_path / "lock").held(NOON):
            pass
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_a_place_that_cannot_be_written(tmp_path):
    lock = Lock(tmp_path / "nowhere" / "lock")
    with pytest.raises(PlaintError, match="lock cannot be written: no such file or directory"), lock.held(NOON):
        pass
    with pytest.raises(PlaintError) as error:
        journal_in(tmp_path / "nowhere")
    assert error.value.message == "journal.db cannot be written: no such file or directory; nothing more is sent"


def test_the_time_is_the_holders(tmp_path):
    hands = Hands()
    with journal_in(tmp_path, hands) as journal, journal.locked():
        assert (tmp_path / f"{NAME}.lock").read_text() == f"{os.getpid()} {NOON:.0f}\n"
