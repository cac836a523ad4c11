"""Forgetting who signed and who was told, while nobody gets a letter twice."""

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deliver.deliveries import CAMPAIGN, NOON, Counter, Hands, copy_of, delivery, journal_in, refused, send_all

from plaint.deliver.act import Act
from plaint.deliver.journal import NAME, AlreadyTheirs, read_journal
from plaint.deliver.record import diary
from plaint.deliver.record.marks import Marks, is_mark
from plaint.errors import PlaintError

SECRETS = ("ruth-secret", "kim-secret", "reply-secret", "queue-secret", "note-secret")
OF_COPIES = ("organiser-1", "org-1@example.org", "Organiser 1")
ADDRESSEE = "1 Example Street"


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def journal(tmp_path, hands):
    with journal_in(tmp_path, hands) as journal:
        letters = [
            delivery(1, signers=SECRETS[:2], signatory=SECRETS[0]),
            delivery(2, signers=SECRETS[:1]),
            delivery(3, signers=SECRETS[1:2], signatory=SECRETS[1]),
            delivery(4, way="post", address=""),
        ]
        digests = journal.plan(letters)
        (copy,) = journal.plan([copy_of(digests[:2])])
        for digest in (digests[0], copy):
            journal.begin(digest)
            journal.hand(digest)
            journal.settle(digest, "sent", "250 reply-secret", "queue-secret")
        journal.begin(digests[1])
        journal.settle(digests[1], "failed", "550 reply-secret")
        journal.cancel([digests[3]], "note-secret")
        yield journal


def content_of(folder):
    """Return every byte of the journal's files."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_no_byte_of_what_is_forgotten_stays(journal, tmp_path):
    everything = (*SECRETS, *OF_COPIES, ADDRESSEE)
    assert [word for word in everything if word.encode() not in content_of(tmp_path)] == []
    third = journal.entries()[2]
    journal.begin(third.digest)
    journal.settle(third.digest, "failed")
    assert journal.scrub(NOON + 1) == 5
    assert [word for word in everything if word.encode() in content_of(tmp_path)] == []
    journal.close()
    assert [word for word in everything if word.encode() in content_of(tmp_path)] == []


def test_what_proves_that_it_was_sent_stays(journal):
    before = journal.entries()
    journal.scrub(NOON + 1)
    after = journal.entries()
    for old, new in zip(before[:2], after[:2], strict=True):
        assert new.digest == old.digest
        assert new.short == old.short
        assert (new.state, new.since, new.attempts) == (old.state, old.since, old.attempts)
        assert (new.reply, new.reference, new.delivery.addressee, new.delivery.signers) == ("", "", (), ())
        assert new.delivery.printed_holder == old.delivery.printed_holder
        assert (new.key.office, new.key.holder, new.key.address) == (old.key.office, old.key.holder, old.key.address)
        assert is_mark(new.key.signatory)
        assert [event.detail for event in journal.events(new.digest)] == [""] * len(journal.events(new.digest))
        assert journal.events(new.digest)[0].state == "planned"
    copy = after[4]
    assert all(map(is_mark, (copy.key.office, copy.key.holder, copy.key.address)))
    assert (copy.delivery.target, copy.delivery.printed_office, copy.delivery.printed_holder) == ("", "", "")
    assert copy.delivery.covers == before[4].delivery.covers


def test_what_is_not_done_with_stays_whole(journal):
    before = journal.entries()[2]
    journal.scrub(NOON + 1)
    assert journal.entries()[2] == before


def test_what_is_not_old_enough_stays_whole(journal, hands):
    before = journal.entries()
    assert journal.scrub(NOON) == 0
    assert journal.entries() == before
    hands.at += 10
    failed = before[1].digest
    journal.retry([failed])
    journal.begin(failed)
    journal.settle(failed, "failed", "again")
    assert journal.scrub(NOON + 5) == 3
    assert journal.entries()[1].delivery.signers == SECRETS[:1]


def test_scrubbing_again_changes_nothing(journal):
    journal.scrub(NOON + 1)
    once = journal.entries()
    assert journal.scrub(NOON + 1) == 0
    assert journal.entries() == once


def test_the_same_name_gets_the_same_mark_but_not_in_another_workspace(journal):
    journal.scrub(NOON + 1)
    first, second = (entry.key.signatory for entry in journal.entries()[:2])
    assert first == second == journal.marks.mark(SECRETS[0])
    assert Marks(bytes(32)).mark(SECRETS[0]) != first
    assert len({journal.marks.mark(name) for name in (*SECRETS, "", "value")}) == len(SECRETS) + 2
    assert journal.marks.mark("ruth")[1:] != journal.marks.claim("ruth").hex() != journal.marks.mark("")[1:]
    assert [is_mark(word) for word in (first, first[:-1], first[1:] + "#", "", "ruth")] == [True] + [False] * 4


def test_who_has_a_letter_is_known_after_it(journal):
    before = journal.taken(CAMPAIGN)
    journal.scrub(NOON + 1)
    after = journal.taken(CAMPAIGN)
    for signer in SECRETS[:2]:
        asked = ("office-1", "Holder 1", signer)
        assert after.by_office(*asked) == before.by_office(*asked) is not None
        assert after.by_text("office-1@example.org", "plain v1", signer) == before.by_office(*asked)
    assert after.by_office("office-2", "Holder 2", SECRETS[0]) is None


def test_what_organisers_were_told_is_known_after_it(journal):
    before = journal.covered(CAMPAIGN, "organiser-1")
    journal.scrub(NOON + 1)
    assert journal.covered(CAMPAIGN, "organiser-1") == before
    assert len(before.letters) == 2
    (again,) = journal.plan([copy_of([journal.entries()[0].digest])])
    with pytest.raises(AlreadyTheirs):
        journal.begin(again)


def test_nobody_is_written_to_again_after_it(journal):
    journal.scrub(NOON + 1)
    assert journal.plan([delivery(1, signers=SECRETS[:2], signatory=SECRETS[0])]) == ()
    (other,) = journal.plan([delivery(1, signers=SECRETS[1:2], version="v2")])
    with pytest.raises(AlreadyTheirs):
        journal.begin(other)


def test_what_failed_can_still_be_sent_after_it(journal):
    journal.scrub(NOON + 1)
    (digest,) = journal.replan([delivery(2, signers=SECRETS[:1])])
    journal.begin(digest)
    journal.hand(digest)
    assert journal.settle(digest, "sent").state == "sent"


def test_the_journal_is_sound_after_it(journal, tmp_path):
    journal.scrub(NOON + 1)
    journal.close()
    with journal_in(tmp_path) as again, again.locked():
        assert again.recover() == ()


def test_a_reader_in_the_way_is_told_of(journal, tmp_path):
    with read_journal(tmp_path / NAME) as record:
        journal.begin(journal.entries()[2].digest)
        reading = record._database.execute("select * from delivery")
        reading.fetchone()
        journal._database.execute("pragma busy_timeout = 10")
        with pytest.raises(PlaintError) as error:
            journal.scrub(NOON + 1)
        assert error.value.message == "another program reads journal.db: what was scrubbed still lies on the disk"
        assert error.value.hint == "close it and scrub again"
        reading.close()
    assert b"ruth-secret" in content_of(tmp_path)
    assert journal.scrub(NOON + 1) == 0
    assert b"note-secret" not in content_of(tmp_path)


def test_the_key_of_the_marks_is_random(tmp_path):
    keys = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with journal_in(tmp_path / name) as journal:
            keys.add(journal.marks.key)
    assert len(keys) == 2
    assert {len(key) for key in keys} == {32}


STATES = ("planned", "sent", "failed", "unknown", "cancelled")
PEOPLE = st.sampled_from(("ruth", "kim", "ann"))
LETTERS = st.lists(
    st.tuples(st.integers(1, 3), st.sets(PEOPLE, min_size=1).map(sorted), st.sampled_from(STATES)), max_size=6
)


@given(letters=LETTERS, older_than=st.sampled_from((NOON - 1, NOON + 3, NOON + 100)))
@settings(max_examples=40, deadline=None)
def test_every_question_is_answered_alike_before_and_after(tmp_path_factory, letters, older_than):
    folder = tmp_path_factory.mktemp("scrub")
    hands = Hands()
    with journal_in(folder, hands) as journal:
        for number, (office, signers, state) in enumerate(letters):
            hands.at += 1
            (digest,) = journal.plan([delivery(office, signers=tuple(signers), version=f"v{number}")])
            try:
                walk(journal, digest, state)
            except AlreadyTheirs:
                continue

        def asked():
            taken = journal.taken(CAMPAIGN)
            return [
                (
                    taken.by_office(f"office-{office}", f"Holder {office}", who),
                    taken.by_text(f"office-{office}@example.org", f"plain {version}", who),
                )
                for office in (1, 2, 3)
                for who in ("ruth", "kim", "ann")
                for version in ("v0", "v1", "v2", "v3", "v4", "v5")
            ]

        before = asked()
        journal.scrub(older_than)
        assert asked() == before


def walk(journal, digest, state):
    if state == "cancelled":
        journal.cancel([digest], "no")
    elif state != "planned":
        journal.begin(digest)
        journal.hand(digest)
        journal.settle(digest, state)


def test_letters_that_failed_leave_no_words_behind(tmp_path, hands):
    """What the other side says of a mailbox is as telling as the mailbox."""
    with journal_in(tmp_path, hands) as journal:
        journal.plan([delivery()])
        assert send_all(journal, Counter(refused(reply="550 telling words")), hands) == ["failed"]
        journal.scrub(NOON + 1)
        assert b"telling words" not in content_of(tmp_path)


def test_a_scrub_is_one_step(journal, monkeypatch):
    """A crash in the middle leaves everything, or nothing, of it."""
    before = journal.entries()
    journal._database.execute("create trigger late before update on signer begin select raise(abort, 'crash'); end")
    with pytest.raises(sqlite3.IntegrityError):
        journal.scrub(NOON + 1)
    assert journal.entries() == before


def test_who_did_what_by_hand_is_forgotten_and_still_not_written_for(journal, tmp_path):
    office = {"office": "office-3", "holder": "Holder 3", "day": date(2026, 11, 2)}
    act = Act(campaign=CAMPAIGN, how="posted", person="ida-secret", note="ida-secret told it", **office)
    numbers = [journal.write(diary.note_act(act, ("mailto:ida@example.org",))).number for _ in range(2)]
    journal.write(diary.withdraw_act(numbers[1], "ida-secret said it twice"))
    journal.scrub(NOON - 1)
    assert b"ida-secret" in content_of(tmp_path)
    journal.scrub(NOON + 1)
    assert b"ida-secret" not in content_of(tmp_path)
    kept, withdrawn = journal.read(diary.acts_of(CAMPAIGN))
    assert (kept.person, kept.note, kept.withdrawn, withdrawn.withdrawn) == ("", "", "", "withdrawn")
    for name in ("ida-secret", "mailto:ida@example.org"):
        assert journal.read(diary.has_written(CAMPAIGN, "office-3", "Holder 3", name))
    assert journal.scrub(NOON + 1) == 0
