"""Torn journals, old copies, and the second witness that knows better."""

import os
import shutil
import sqlite3
from collections import Counter as Tally

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deliver.deliveries import (
    Counter,
    busy,
    deliveries,
    delivery,
    journal_in,
    lost,
    send_all,
    states_of,
)

from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record.witness import LENGTH, Witness
from plaint.errors import PlaintError

HANDED = f"{NAME}-handed"
OLDER = "journal.db is older than what was handed over"


@pytest.fixture
def journal(tmp_path):
    with journal_in(tmp_path) as journal:
        yield journal


def send(journal, digest, state="sent"):
    journal.begin(digest)
    journal.hand(digest)
    return journal.settle(digest, state)


def lines(folder):
    return (folder / HANDED).read_bytes()


def snapshot(folder, name):
    """Copy the journal's files as they lie on the disk, in the middle of a run."""
    there = folder.parent / name
    shutil.copytree(folder, there, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    return there


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


def test_one_line_a_hand_over(journal, tmp_path):
    digests = journal.plan(deliveries(2))
    send(journal, digests[0], "planned")
    send(journal, digests[1])
    send(journal, digests[0])
    found = lines(tmp_path).decode().splitlines()
    assert [line.split()[:2] for line in found] == [
        [f"{number:012}", digest] for number, digest in enumerate((digests[0], digests[1], digests[0]), 1)
    ]
    assert {len(line) + 1 for line in found} == {LENGTH}


def test_the_witness_has_it_before_the_journal(journal, tmp_path, monkeypatch):
    """Nothing is committed before the line is on the disk."""
    (digest,) = journal.plan([delivery()])
    journal.begin(digest)
    seen = []
    fdatasync = os.fdatasync

    def looking(file):
        with read_journal(tmp_path / NAME) as record:
            seen.append((len(lines(tmp_path)), record.entry(digest).state))
        fdatasync(file)

    monkeypatch.setattr(os, "fdatasync", looking)
    journal.hand(digest)
    assert seen == [(LENGTH, "sending")]


def test_a_hand_over_that_cannot_be_witnessed_is_none(journal, tmp_path, monkeypatch):
    (digest,) = journal.plan([delivery()])
    journal.begin(digest)

    def failing(file):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", failing)
    with pytest.raises(PlaintError, match=r"journal\.db cannot be written: input/output error; nothing more is sent"):
        journal.hand(digest)
    monkeypatch.undo()
    assert lines(tmp_path) == b""
    assert journal.entry(digest).state == "sending"
    assert [entry.state for entry in journal.recover()] == ["planned"]
    send(journal, digest)
    assert len(lines(tmp_path)) == LENGTH


def test_a_line_that_is_written_in_parts_is_whole(journal, tmp_path, monkeypatch):
    digests = journal.plan(deliveries(2))
    pwrite = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda file, content, at: pwrite(file, content[:7], at))
    for digest in digests:
        send(journal, digest)
    monkeypatch.undo()
    assert Witness(tmp_path / HANDED).read().digests == digests


def test_a_full_disk_loses_nothing(journal, tmp_path):
    """Whatever step the last page is missing for, witness and journal agree, and the letter has not left."""
    digests = journal.plan(deliveries(40))
    pages = journal._database.execute("pragma page_count").fetchone()[0]
    journal._database.execute(f"pragma max_page_count = {pages}")
    left = []

    def fill():
        for digest in digests:
            journal.begin(digest)
            journal.hand(digest)
            left.append(digest)
            journal.settle(digest, "unknown", "x" * 500)

    with pytest.raises(PlaintError) as error:
        fill()
    assert str(error.value) == "journal.db cannot be written: database or disk is full; nothing more is sent"
    assert error.value.hint.startswith("make room on the disk")
    assert len(lines(tmp_path)) == journal._last_hand_over() * LENGTH == len(left) * LENGTH
    journal._database.execute(f"pragma max_page_count = {pages * 10}")
    journal.recover()
    states = dict(zip(digests, states_of(journal), strict=True))
    assert {states[digest] for digest in left} == {"unknown"}
    assert {states[digest] for digest in digests if digest not in left} == {"planned"}


def test_a_commit_that_fails_is_withdrawn(journal, tmp_path, monkeypatch):
    (digest,) = journal.plan([delivery()])
    journal.begin(digest)
    real = journal._database

    class Failing:
        """SQLite on a disk that fills up at the worst moment."""

        def execute(self, statement, values=()):
            if statement == "commit":
                real.execute("rollback")
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorname = "SQLITE_FULL"
                raise error
            return real.execute(statement, values)

        def __getattr__(self, name):
            return getattr(real, name)

    monkeypatch.setattr(journal, "_database", Failing())
    with pytest.raises(PlaintError, match="database or disk is full"):
        journal.hand(digest)
    monkeypatch.undo()
    assert lines(tmp_path) == b""
    assert journal.entry(digest).state == "sending"


def test_an_old_copy_of_the_journal_knows_less_than_the_witness(folder):
    with journal_in(folder) as journal:
        digests = journal.plan(deliveries(5))
        send(journal, digests[0])
        journal.begin(digests[1])
        old = snapshot(folder, "old")
        journal.hand(digests[1])
        journal.settle(digests[1], "sent")
        send(journal, digests[2], "planned")
        send(journal, digests[2])
        journal.cancel(digests[4:], "no")
        newest = lines(folder)
    (old / HANDED).write_bytes(newest)
    with journal_in(old) as journal:
        assert states_of(journal) == ["sent", "sending", "planned", "planned", "planned"]
        entries = journal.recover()
        assert {(entry.digest, entry.state, entry.reply) for entry in entries} == {
            (digest, "unknown", OLDER) for digest in digests[1:3]
        }
        assert states_of(journal) == ["sent", "unknown", "unknown", "planned", "planned"]
        assert [event.state for event in journal.events(digests[2])] == ["planned", "unknown", "unknown"]
        assert journal.recover() == ()
        send(journal, digests[3])
        assert len(lines(old)) == 5 * LENGTH
    with journal_in(old) as journal, journal.locked():
        assert journal.recover() == ()


def test_a_cancelled_or_failed_one_may_have_been_handed_over_too(folder):
    with journal_in(folder) as journal:
        digests = journal.plan(deliveries(2))
        journal.cancel(digests[:1], "no")
        journal.begin(digests[1])
        journal.settle(digests[1], "failed")
        old = snapshot(folder, "old")
        journal.replan(deliveries(2))
        for digest in digests:
            send(journal, digest)
        newest = lines(folder)
    (old / HANDED).write_bytes(newest)
    with journal_in(old) as journal:
        journal.recover()
        assert states_of(journal) == ["unknown", "unknown"]


def test_planning_is_enough_to_learn_of_it(folder):
    """Whoever writes first, by whatever verb, heeds the witness."""
    with journal_in(folder) as journal:
        (digest,) = journal.plan([delivery()])
        old = snapshot(folder, "old")
        send(journal, digest)
        newest = lines(folder)
    (old / HANDED).write_bytes(newest)
    with journal_in(old) as journal:
        assert journal.plan([delivery(2)])
        assert states_of(journal) == ["unknown", "planned"]
        assert [entry.reply for entry in journal.recover()] == [OLDER]


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_journal_that_lacks_what_was_handed_over_sends_nothing(folder, is_gone):
    with journal_in(folder) as journal:
        journal.plan([delivery()])
        old = snapshot(folder, "old")
        digests = journal.plan(deliveries(3))
        for digest in digests:
            send(journal, digest)
        newest = lines(folder)
    (old / HANDED).write_bytes(newest)
    if is_gone:
        for path in old.glob(f"{NAME}*"):
            if path.name != HANDED:
                path.unlink()
    with pytest.raises(PlaintError) as error, journal_in(old) as journal:
        journal.plan([delivery(9)])
    assert error.value.message.startswith(f"{HANDED} tells of 2 hand-overs that {NAME} does not know of")
    assert error.value.message.endswith("made anew; nothing is sent, since somebody could get a letter twice")
    assert f"put the newest {NAME} back" in error.value.hint
    assert (old / HANDED).read_bytes() == newest
    with read_journal(old / NAME) as record:
        assert [entry.key.office for entry in record.entries()] == ([] if is_gone else ["office-1"])
    assert (old / NAME).exists() is not is_gone


def test_files_of_two_workspaces_are_told_apart(tmp_path):
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        with journal_in(folder) as journal:
            (digest,) = journal.plan([delivery(1 if name == "one" else 2)])
            send(journal, digest)
        found.append(folder)
    (found[0] / HANDED).write_bytes(lines(found[1]))
    with journal_in(found[0]) as journal, pytest.raises(PlaintError) as error:
        journal.recover()
    assert error.value.message == f"{NAME} and {HANDED} do not belong together; nothing is sent"
    assert error.value.hint == "put back the two of one workspace and one day, from your last backup"


def test_what_was_sent_is_not_handed_over_again_in_any_history(folder):
    with journal_in(folder) as journal:
        (digest,) = journal.plan([delivery()])
        send(journal, digest)
    witness = Witness(folder / HANDED)
    witness.note(2, digest)
    witness.close()
    with journal_in(folder) as journal, pytest.raises(PlaintError, match="do not belong together"):
        journal.recover()


def test_a_missing_witness_is_made_anew(folder):
    with journal_in(folder) as journal:
        digests = journal.plan(deliveries(3))
        for digest in digests[:2]:
            send(journal, digest)
        whole = lines(folder)
    (folder / HANDED).unlink()
    with journal_in(folder) as journal:
        journal.recover()
        assert lines(folder) == whole
        send(journal, digests[2])
        assert lines(folder)[: len(whole)] == whole


@pytest.mark.parametrize("length", [1, LENGTH - 1, LENGTH, LENGTH + 1, 2 * LENGTH - 1])
def test_a_short_witness_is_mended(folder, length):
    with journal_in(folder) as journal:
        for digest in journal.plan(deliveries(2)):
            send(journal, digest)
    whole = lines(folder)
    (folder / HANDED).write_bytes(whole[:length])
    with journal_in(folder) as journal:
        assert journal.recover() == ()
        assert lines(folder) == whole


@pytest.mark.parametrize("torn", [b"0", b"000000000003 ", b"x" * (LENGTH - 1), b"\0" * LENGTH, b"\0" * (LENGTH + 9)])
def test_a_torn_last_line_says_nothing(folder, torn):
    with journal_in(folder) as journal:
        for digest in journal.plan(deliveries(2)):
            send(journal, digest)
    whole = lines(folder)
    (folder / HANDED).write_bytes(whole + torn)
    if len(torn) > LENGTH:
        with journal_in(folder) as journal, pytest.raises(PlaintError) as error:
            journal.recover()
        assert error.value.message == (
            f"{HANDED} is damaged where it tells of letters that the journal does not know of; nothing is sent"
        )
        assert error.value.hint == "put your last backup of the journal's files back, all of them together"
        return
    with journal_in(folder) as journal:
        assert journal.recover() == ()
        assert lines(folder) == whole


@given(at=st.integers(0, 3 * LENGTH - 1), value=st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_flipped_byte_of_the_witness_unsays_nothing(tmp_path_factory, at, value):
    """What the journal knows is mended from there; what only the witness knows is refused or heeded."""
    folder = tmp_path_factory.mktemp("flip") / "workspace"
    folder.mkdir()
    with journal_in(folder) as journal:
        digests = journal.plan(deliveries(3))
        send(journal, digests[0])
        old = snapshot(folder, "old")
        send(journal, digests[1])
        send(journal, digests[2])
        whole = lines(folder)
    changed = bytearray(whole)
    changed[at] = value
    (folder / HANDED).write_bytes(changed)
    with journal_in(folder) as journal:
        journal.recover()
        assert states_of(journal) == ["sent"] * 3
        assert lines(folder) == whole
    (old / HANDED).write_bytes(changed)
    is_refused = changed != whole and LENGTH <= at < 2 * LENGTH
    with journal_in(old) as journal:
        if is_refused:
            with pytest.raises(PlaintError, match="is damaged where it tells of letters"):
                journal.recover()
            return
        journal.recover()
        last = "unknown" if changed == whole or at < 2 * LENGTH else "planned"
        assert states_of(journal) == ["sent", "unknown", last]


def test_a_log_torn_at_any_byte_doubles_and_loses_nothing(folder, tmp_path):
    """Cut `journal.db-wal` where you like in the middle of a run: at most one letter a target, and none forgotten."""
    way_out = Counter(None, lost, busy(), None)
    with journal_in(folder) as journal:
        journal.plan(deliveries(4))
        send_all(journal, way_out, limit=3)
        log = (folder / f"{NAME}-wal").read_bytes()
        run = snapshot(folder, "run")
    arrived = set(way_out.arrived) | {"office-2@example.org"}
    frame = 24 + 4096
    cuts = {0, 31, 32, *range(32, len(log) + 1, frame), *range(33, len(log), frame), *range(0, len(log), 4099)}
    for cut in sorted(cuts):
        torn = tmp_path / f"torn-{cut}"
        shutil.copytree(run, torn)
        os.truncate(torn / f"{NAME}-wal", cut)
        again = Counter()
        with journal_in(torn) as journal, journal.locked():
            journal.recover()
            before = {entry.key.address: entry.state for entry in journal.entries()}
            send_all(journal, again)
            after = Tally(states_of(journal))
        assert not arrived & set(again.arrived), cut
        assert all(before[address] in ("sent", "unknown") for address in arrived), cut
        assert max(Tally(again.arrived).values(), default=0) <= 1, cut
        assert after["sent"] + after["unknown"] == 4, cut
        shutil.rmtree(torn)


def test_an_untorn_log_is_read_whole(folder):
    way_out = Counter()
    with journal_in(folder) as journal:
        journal.plan(deliveries(3))
        send_all(journal, way_out, limit=2)
        run = snapshot(folder, "run")
    with journal_in(run) as journal:
        assert journal.recover() == ()
        assert states_of(journal) == ["sent", "sent", "planned"]
