"""A journal that is damaged, newer, foreign or has no room: clear words, and nothing is lost or sent."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deliver.deliveries import Counter, deliveries, delivery, journal_in, send_all, states_of

from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record import migrating
from plaint.deliver.record.export import export
from plaint.errors import PlaintError

ROOT = Path(__file__).resolve().parents[2]


def told_of(error):
    return f"{error.value.message}; {error.value.hint}"


@pytest.fixture(scope="module")
def sent_from(tmp_path_factory):
    """A workspace whose letters were sent, all but one."""
    folder = tmp_path_factory.mktemp("sent")
    with journal_in(folder) as journal:
        journal.plan([*deliveries(6), delivery(7, version="v2", signers=("kim", "ann"))])
        assert send_all(journal, Counter(), limit=6)[-1] == "limit"
    return folder


@pytest.fixture
def folder(sent_from, tmp_path):
    return shutil.copytree(sent_from, tmp_path / "workspace")


def raw(folder):
    return sqlite3.connect(folder / NAME, isolation_level=None)


def refusal(folder):
    with pytest.raises(PlaintError) as error, journal_in(folder) as journal, journal.locked():
        journal.recover()
    return told_of(error)


def test_a_newer_journal_is_left_alone(folder):
    with raw(folder) as database:
        database.execute("pragma user_version = 3")
    database.close()
    before = (folder / NAME).read_bytes()
    words = f"{NAME} was written by a newer Plaint; use that one; nothing was changed"
    assert refusal(folder) == words
    with pytest.raises(PlaintError) as error:
        read_journal(folder / NAME)
    assert told_of(error) == words
    assert (folder / NAME).read_bytes() == before


def test_a_migration_that_fails_changes_nothing(folder, monkeypatch):
    def fail(database):
        database.execute("create table more (x)")
        database.execute("insert into nowhere values (1)")

    monkeypatch.setattr(migrating, "MIGRATIONS", (*migrating.MIGRATIONS, fail))
    monkeypatch.setattr("plaint.deliver.record.opening.MIGRATIONS", migrating.MIGRATIONS)
    with pytest.raises(PlaintError):
        journal_in(folder)
    monkeypatch.undo()
    with journal_in(folder) as journal:
        journal.recover()
        assert states_of(journal) == ["sent"] * 6 + ["planned"]


def test_another_program_s_database_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("create table theirs (x)")
    database.close()
    before = (tmp_path / NAME).read_bytes()
    assert refusal(tmp_path) == f"{NAME} is no journal of Plaint; move it away; nothing was changed"
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear Sir or Madam,\n" * 400, b"x", b"SQLite format 3\0", b"\0" * 8192])
def test_no_database_is_refused(tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    words = refusal(tmp_path)
    assert words.startswith(f"{NAME} is damaged (") or words.startswith(f"{NAME} is no journal of Plaint")
    assert "nothing" in words
    assert (tmp_path / NAME).read_bytes() == content


def test_what_to_do_about_damage(folder):
    os.truncate(folder / NAME, (folder / NAME).stat().st_size - 4096)
    words = refusal(folder)
    assert words.startswith(f"{NAME} is damaged (")
    assert "; nothing is sent and nothing was changed; keep journal.db and the files beside it" in words
    assert words.endswith("`plaint journal export` shows what can still be read")


@pytest.mark.parametrize("share", [0, 0.01, 0.2, 0.5, 0.9, 0.999])
def test_a_cut_journal_sends_nothing(folder, share):
    before = (folder / NAME).read_bytes()
    cut = int(len(before) * share)
    os.truncate(folder / NAME, cut)
    assert "nothing is sent" in refusal(folder)
    assert (folder / NAME).read_bytes() == before[:cut]


def test_every_page_counts(folder):
    """A page of zeros anywhere: refused, or nothing of what was sent is planned."""
    content = (folder / NAME).read_bytes()
    for page in range(len(content) // 4096):
        torn = shutil.copytree(folder, folder.parent / f"page-{page}")
        with (torn / NAME).open("r+b") as file:
            file.seek(page * 4096)
            file.write(b"\0" * 4096)
        expect_no_doubles(torn)


def expect_no_doubles(folder):
    way_out = Counter()
    said = ""
    try:
        with journal_in(folder) as journal, journal.locked():
            journal.recover()
            journal.plan([*deliveries(7, version="v3"), *deliveries(6)])
            send_all(journal, way_out)
    except PlaintError as error:
        said = f"{error.message}; {error.hint}"
    assert not said or "nothing" in said
    assert not {f"office-{number}@example.org" for number in range(1, 7)} & set(way_out.arrived)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_flipped_bytes_double_nothing(sent_from, tmp_path_factory, data):
    """Some bytes are changed at random: the journal is refused, or nobody is written to again."""
    folder = shutil.copytree(sent_from, tmp_path_factory.mktemp("flip") / "workspace")
    content = bytearray((folder / NAME).read_bytes())
    used = [at for at, byte in enumerate(content) if byte]
    flips = data.draw(st.dictionaries(st.sampled_from(used), st.integers(0, 255), min_size=1, max_size=3))
    for at, value in flips.items():
        content[at] = value
    (folder / NAME).write_bytes(content)
    expect_no_doubles(folder)
    shutil.rmtree(folder.parent)


def sql(folder, *statements):
    """Change what the rules forbid, as damage would: without them."""
    database = raw(folder)
    rules = database.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for name, _ in rules:
        database.execute(f"drop trigger {name}")
    for statement in statements:
        database.execute(statement)
    for _, statement in rules:
        database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("update delivery set state = 'planned' where id = 1", "states and events do not agree"),
        ("update delivery set handed = 0 where id = 1", "states and events do not agree"),
        ("update event set state = 'planned' where state = 'sent'", "states and events do not agree"),
        ("update event set sequence = sequence + 1 where sequence = 6", "states and events do not agree"),
        ("delete from event where delivery = 2", "states and events do not agree"),
        ("update delivery set address = 'x@example.org' where id = 1", "keys and digests do not agree"),
        ("update delivery set campaign = 'other' where id = 1", "keys and digests do not agree"),
        ("update signer set claim = x'00' where delivery = 6", "keys and digests do not agree"),
        ("update signer set text_claim = x'00' where delivery = 7", "keys and digests do not agree"),
        ("update signer set signatory = 'eve' where signatory = 'ann'", "keys and digests do not agree"),
        ("delete from signer where delivery = 1", "keys and digests do not agree"),
        ("update meta set value = x'00'", "keys and digests do not agree"),
        ("update transition set way = 'email' where way = 'post'", "its rules were changed"),
        ("insert into transition values ('sent', 'planned', '')", "its rules were changed"),
        ("drop index signer_by_claim", "its rules were changed"),
        ("insert into signer values (99, x'00', x'00', 'eve')", "entries of other entries are missing"),
        ("delete from delivery where id = 6", "entries of other entries are missing"),
    ],
)
def test_what_does_not_agree_is_damage(folder, statement, words):
    sql(folder, statement)
    assert refusal(folder).startswith(f"{NAME} is damaged ({words}); nothing is sent and nothing was changed; ")


def test_a_rule_that_is_missing_is_damage(folder):
    database = raw(folder)
    database.execute("drop trigger letter_once")
    database.close()
    assert "its rules were changed" in refusal(folder)


def test_a_hand_over_that_is_missing_is_damage(folder):
    (folder / f"{NAME}-handed").unlink()
    sql(folder, "update event set sequence = 9 where sequence = 6", "update delivery set handed = 9 where handed = 6")
    assert "hand-overs are missing" in refusal(folder)


def test_the_journal_without_damage_is_sound(folder):
    sql(folder, "update delivery set reply = reply")
    with journal_in(folder) as journal:
        assert journal.recover() == ()


def test_what_can_be_read_is_shown(folder):
    sql(folder, "update delivery set state = 'planned' where id = 1")
    refusal(folder)
    with read_journal(folder / NAME) as record:
        assert len(list(export(record))) == 7


def test_a_journal_without_its_key_is_damage(folder):
    sql(folder, "delete from meta")
    assert f"{NAME} is damaged (its key is missing)" in refusal(folder)


def test_an_addressee_that_cannot_be_read_is_damage(folder):
    sql(folder, "update delivery set addressee = '[' where id = 1")
    with read_journal(folder / NAME) as record, pytest.raises(PlaintError, match=r"\(an addressee cannot be read\)"):
        record.entries()


def test_a_database_browser_that_holds_the_journal(folder, monkeypatch):
    monkeypatch.setattr("plaint.deliver.record.opening.PATIENCE", 0.01)
    other = raw(folder)
    other.execute("begin immediate")
    with journal_in(folder) as journal, pytest.raises(PlaintError) as error:
        journal.plan([delivery(8)])
    other.execute("rollback")
    other.close()
    assert told_of(error) == f"another program holds {NAME}; close it, as a database browser, and try again"


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.deliver.deliveries import Counter, deliveries, journal_in, send_all, states_of
from plaint.errors import PlaintError
folder, room = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
way_out = Counter()
try:
    with journal_in(folder) as journal, journal.locked():
        journal.plan(deliveries(4))
        send_all(journal, way_out)
except PlaintError as error:
    print(error)
print(*way_out.arrived)
"""


def test_a_disk_without_room_sends_nothing_that_is_not_written_down(tmp_path):
    """The size of files is limited, in steps, so that each write in turn is the one that fails."""
    told = set()
    for room in (*range(0, 120_000, 9_973), 10_000_000):
        folder = tmp_path / str(room)
        folder.mkdir()
        command = [sys.executable, "-c", FULL, str(folder), str(room)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        *words, arrived = ended.stdout.splitlines()
        told |= set(words)
        way_out = Counter()
        with journal_in(folder) as journal, journal.locked():
            journal.recover()
            journal.plan(deliveries(4))
            states = {entry.key.address: entry.state for entry in journal.entries()}
            send_all(journal, way_out)
        assert {states[address] for address in arrived.split()} <= {"sent", "unknown"}, room
        assert sorted([*arrived.split(), *way_out.arrived]) == sorted(set(arrived.split()) | set(way_out.arrived)), room
        assert len({*arrived.split(), *way_out.arrived}) == 4, room
    assert told
    assert all(word.startswith(f"{NAME}") and "cannot be written: " in word for word in told), told
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
