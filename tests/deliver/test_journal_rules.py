"""What the database itself refuses, whoever writes to it and however."""

import itertools
import sqlite3

import pytest
from tests.deliver.deliveries import copy_of, delivery, journal_in

from plaint.deliver.delivery import BY_HAND, TRANSITIONS
from plaint.deliver.journal import NAME
from plaint.deliver.record.migrating import APPLICATION, MIGRATIONS
from plaint.deliver.record.soundness import require_sound

STATES = ("planned", "sending", "handing", "sent", "failed", "unknown", "cancelled")
# One of the shortest ways into each state.
WAYS = {
    "planned": (),
    "sending": ("sending",),
    "handing": ("sending", "handing"),
    "sent": ("sending", "handing", "sent"),
    "failed": ("sending", "failed"),
    "unknown": ("sending", "handing", "unknown"),
    "cancelled": ("cancelled",),
}
MARK = "#" + "0123456789abcdef" * 2


@pytest.fixture
def journal(tmp_path):
    with journal_in(tmp_path) as journal:
        yield journal


@pytest.fixture
def raw(journal, tmp_path):
    """A connection of somebody who knows nothing of Plaint."""
    letters = [delivery(1, signers=("ruth", "kim")), delivery(2, way="post", address="")]
    digests = journal.plan(letters)
    journal.plan([copy_of(digests)])
    database = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    yield database
    database.close()


def move(raw, number, state):
    handed = raw.execute("select coalesce(max(sequence), 0) + 1 from event").fetchone()[0] if state == "handing" else 0
    raw.execute("update delivery set state = ?, handed = max(handed, ?) where id = ?", (state, handed, number))


def bring(raw, number, state):
    for step in WAYS[state]:
        move(raw, number, step)


def refused(raw, statement, *values):
    with pytest.raises(sqlite3.IntegrityError) as error:
        raw.execute(statement, values)
    return str(error.value)


@pytest.mark.parametrize(("before", "after"), list(itertools.permutations(STATES, 2)))
@pytest.mark.parametrize("number", [1, 2, 3])
def test_states_change_only_as_they_may(raw, before, after, number):
    bring(raw, number, before)
    (way,) = raw.execute("select way from delivery where id = ?", (number,)).fetchone()
    allowed = (before, after) in TRANSITIONS or (before, after) == BY_HAND.get(way)
    if allowed:
        move(raw, number, after)
    else:
        with pytest.raises(sqlite3.IntegrityError):
            move(raw, number, after)
    found = raw.execute("select state from delivery where id = ?", (number,)).fetchone()[0]
    assert found == (after if allowed else before)


@pytest.mark.parametrize("state", STATES)
def test_every_change_of_state_is_an_event(raw, state):
    bring(raw, 1, state)
    rows = raw.execute("select state, sequence from event where delivery = 1 order by id").fetchall()
    assert [row[0] for row in rows] == ["planned", *WAYS[state]]
    assert [row[1] for row in rows] == [None if row[0] != "handing" else 1 for row in rows]


def test_a_reply_alone_is_no_event(raw):
    raw.execute("update delivery set reply = 'x', not_before = 5 where id = 1")
    assert raw.execute("select count(*) from event where delivery = 1").fetchone() == (1,)


@pytest.mark.parametrize("state", ["planned", "sending", "handing", "failed", "unknown", "cancelled"])
def test_what_the_second_witness_saw_makes_anything_unknown(raw, state):
    bring(raw, 1, state)
    raw.execute("update delivery set state = 'unknown', handed = 7 where id = 1")
    events = raw.execute("select state, sequence from event where delivery = 1 order by id").fetchall()
    assert events[-1] == ("unknown", 7)


def test_even_the_second_witness_changes_nothing_of_what_was_sent(raw):
    bring(raw, 1, "sent")
    assert "sent stays sent" in refused(raw, "update delivery set state = 'unknown', handed = 7 where id = 1")


@pytest.mark.parametrize("change", ["attempts = 9", "handed = 9", "since = 9", "state = 'planned'"])
def test_what_was_sent_stays_sent(raw, change):
    bring(raw, 1, "sent")
    refused(raw, f"update delivery set {change} where id = 1")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "column",
    ["id", "digest", "campaign", "office", "holder", "signatory", "way", "version", "address", "round", "kind"],
)
@pytest.mark.parametrize("number", [1, 3])
def test_a_delivery_keeps_its_key(raw, state, column, number):
    bring(raw, number, state)
    value = {"id": 9, "digest": "0" * 64, "round": 9, "way": "fax", "kind": "copy" if number == 1 else "letter"}
    assert "key" in refused(raw, f"update delivery set {column} = ? where id = {number}", value.get(column, "x"))


@pytest.mark.parametrize("column", ["language", "plain", "target", "printed_office", "printed_holder", "addressee"])
@pytest.mark.parametrize("state", STATES)
def test_what_was_printed_is_kept(raw, column, state):
    bring(raw, 1, state)
    refused(raw, f"update delivery set {column} = 'x' where id = 1")


@pytest.mark.parametrize(
    "change", ["signatory = '{}'", "target = ''", "printed_office = ''", "printed_holder = ''", "addressee = '[]'"]
)
@pytest.mark.parametrize("state", STATES)
def test_names_go_only_out_of_what_nothing_is_under_way_of(raw, change, state):
    bring(raw, 1, state)
    statement = f"update delivery set {change.format(MARK)} where id = 1"
    if state in ("sent", "failed", "cancelled", "unknown"):
        raw.execute(statement)
    else:
        refused(raw, statement)


@pytest.mark.parametrize("column", ["office", "holder", "address"])
def test_whom_an_official_s_letter_was_for_is_never_scrubbed(raw, column):
    bring(raw, 1, "sent")
    bring(raw, 3, "sent")
    refused(raw, f"update delivery set {column} = ? where id = 1", MARK)
    raw.execute(f"update delivery set {column} = ? where id = 3", (MARK,))


@pytest.mark.parametrize("wrong", ["#", MARK[:-1], MARK + "0", "0" + MARK[1:], "#" + "X" * 32])
def test_a_mark_is_a_mark(raw, wrong):
    bring(raw, 1, "sent")
    refused(raw, "update delivery set signatory = ? where id = 1", wrong)


@pytest.mark.parametrize("table", ["delivery", "signer", "cover", "event", "transition", "meta"])
def test_nothing_is_ever_removed(raw, table):
    before = raw.execute(f"select count(*) from {table}").fetchone()
    assert before[0] > 0
    refused(raw, f"delete from {table}")
    assert raw.execute(f"select count(*) from {table}").fetchone() == before


@pytest.mark.parametrize(
    "values",
    ["'sent', 0, 0", "'unknown', 0, 0", "'planned', 1, 0", "'planned', 0, 1", "'sending', 0, 0"],
)
def test_a_delivery_begins_as_planned(raw, values):
    columns = "digest, campaign, office, holder, signatory, way, version, address, round, kind, target,"
    columns += " printed_office, printed_holder, addressee, language, plain, account, not_before, reply, reference,"
    columns += " since"
    given = (
        f"'{'f' * 64}', 'c', 'o', 'h', 's', 'email', 'v', 'a', 0, 'letter', '', '', '', '[]', '', '', '', 0, '', '',"
    )
    given += " 0"
    statement = f"insert into delivery ({columns}, state, attempts, handed) values ({given}, {{}})"
    assert "begins as planned" in refused(raw, statement.format(values))
    raw.execute(statement.format("'planned', 0, 0"))


@pytest.mark.parametrize("verb", ["insert", "insert or replace", "replace"])
@pytest.mark.parametrize("change", ["id = 1", "digest", "key"])
def test_a_delivery_is_not_replaced(raw, verb, change):
    bring(raw, 1, "sent")
    columns = [row[1] for row in raw.execute("pragma table_info(delivery)")]
    row = dict(zip(columns, raw.execute("select * from delivery where id = 1").fetchone(), strict=True))
    row |= {"state": "planned", "attempts": 0, "handed": 0}
    if change != "id = 1":
        row["id"] = None
    if change != "digest":
        row["digest"] = "f" * 64
    if change == "id = 1":
        row["office"] = "other"
    names, values = ", ".join(row), tuple(row.values())
    refused(raw, f"{verb} into delivery ({names}) values ({', '.join('?' * len(row))})", *values)
    assert raw.execute("select state from delivery where id = 1").fetchone() == ("sent",)


@pytest.mark.parametrize(
    "change", ["id = 99", "delivery = 2", "at = 0", "state = 'sent'", "attempt = 9", "detail = 'x'", "sequence = 9"]
)
def test_an_event_is_not_changed(raw, change):
    refused(raw, f"update event set {change} where id = 1")
    raw.execute("update event set detail = '' where id = 1")


def test_an_event_is_not_made_up_or_replaced(raw):
    columns = "(id, delivery, at, state, attempt, detail, sequence)"
    bring(raw, 1, "handing")
    for values in ("(null, 1, 0, 'sent', 0, '', null)", "(null, 99, 0, 'sent', 0, '', null)"):
        assert "an event tells what happened" in refused(raw, f"insert into event {columns} values {values}")
    for values in ("(1, 1, 0, 'handing', 0, '', null)", "(null, 1, 0, 'handing', 0, '', 1)"):
        assert "there already" in refused(raw, f"insert or replace into event {columns} values {values}")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("update signer set claim = x'00'", "a signer is not changed"),
        ("update signer set text_claim = x'00'", "a signer is not changed"),
        ("update signer set signatory = 'eve'", "a signer is not changed"),
        ("update signer set delivery = 2", "a signer is not changed"),
        ("insert or replace into signer select delivery, claim, x'00', 'eve' from signer", "there already"),
        ("update cover set letter = 'x'", "no copy forgets"),
        ("insert or replace into cover select copy, letter, x'00' from cover", "already"),
        ("insert into transition values ('sent', 'planned', '')", "the rules are not changed"),
        ("update transition set way = ''", "the rules are not changed"),
        ("insert or replace into meta values ('key', x'00')", "the rules are not changed"),
        ("update meta set value = x'00'", "the rules are not changed"),
    ],
)
def test_rules_signers_and_covers_stay(raw, statement, words):
    assert words in refused(raw, statement)


def test_signers_are_forgotten_by_being_blanked(raw):
    raw.execute("update signer set signatory = ''")


def test_a_hand_over_has_a_number_of_its_own(raw):
    bring(raw, 1, "sending")
    for handed in (0, -1):
        refused(raw, f"update delivery set state = 'handing', handed = {handed} where id = 1")
    move(raw, 1, "handing")
    bring(raw, 2, "sending")
    assert "number of its own" in refused(raw, "update delivery set state = 'handing', handed = 1 where id = 2")
    for change in ("handed = 0", "attempts = -1"):
        assert "number of its own" in refused(raw, f"update delivery set {change} where id = 1")


@pytest.mark.parametrize("change", ["state = 'gone'", "way = 'pigeon'", "kind = 'x'", "round = -1"])
def test_values_are_of_their_kind(raw, change):
    refused(raw, f"update delivery set {change} where id = 1")


def test_only_the_database_begins_a_letter(raw, journal):
    """The same signatory's other text to the same office: raw SQL cannot begin it either."""
    journal.plan([delivery(1, version="v2")])
    bring(raw, 1, "handing")
    assert "they have this letter already" in refused(raw, "update delivery set state = 'sending' where id = 4")


def test_the_file_says_what_it_is(raw):
    assert raw.execute("pragma application_id").fetchone() == (APPLICATION,)
    assert raw.execute("pragma user_version").fetchone() == (len(MIGRATIONS),)
    assert raw.execute("pragma journal_mode").fetchone() == ("wal",)


def test_the_journal_is_opened_for_safety(journal):
    asked = {
        name: journal._database.execute(f"pragma {name}").fetchone()[0]
        for name in ("synchronous", "foreign_keys", "secure_delete", "temp_store", "wal_autocheckpoint")
    }
    assert asked == {
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "wal_autocheckpoint": 0,
    }


def test_handing_is_durable_and_beginning_need_not_be(journal):
    """Only a beginning is written without waiting for the disk."""
    (digest,) = journal.plan([delivery()])
    seen = []
    journal._database.set_trace_callback(seen.append)
    journal.begin(digest)
    assert seen[0] == "pragma synchronous = normal"
    assert seen[-1] == "pragma synchronous = full"
    seen.clear()
    journal.hand(digest)
    journal.settle(digest, "sent")
    assert not [statement for statement in seen if "synchronous" in statement]
    assert journal._database.execute("pragma synchronous").fetchone() == (2,)


def test_the_journal_finds_itself_sound(journal, raw, tmp_path):
    for number, state in ((1, "unknown"), (2, "sent"), (3, "failed")):
        bring(raw, number, state)
    require_sound(raw, tmp_path / NAME, journal.marks)
