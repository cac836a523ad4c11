"""Acts, answers, approvals and those forgotten, as the journal keeps them."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from tests.deliver.deliveries import CAMPAIGN, NOON, Hands, delivery, journal_in

from plaint.deliver.act import Act, Answer, Approval
from plaint.deliver.journal import NAME, AlreadyTheirs
from plaint.deliver.record import diary
from plaint.errors import PlaintError

DAY = date(2026, 11, 2)
POSTED = Act(campaign=CAMPAIGN, target="target-1", office="office-1", holder="Holder 1", how="posted", day=DAY)
ANSWER = Answer(
    campaign=CAMPAIGN,
    target="target-1",
    office="office-1",
    day=DAY,
    file="replies/one.eml",
    fingerprint="f" * 64,
    source="<one@example.org>",
    sender="office-1@example.org",
    subject="Your letter",
)


@pytest.fixture
def journal(tmp_path):
    with journal_in(tmp_path, Hands()) as journal:
        yield journal


@pytest.fixture
def raw(journal, tmp_path):
    database = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    yield database
    database.close()


def refused(raw, statement, *values):
    with pytest.raises(sqlite3.IntegrityError) as error:
        raw.execute(statement, values)
    return str(error.value)


def test_an_act_comes_back_as_it_was_noted(journal):
    act = replace(POSTED, person="ruth", count=3, proof="proofs/receipt.jpg", note="stamped", code="A1B2C3")
    noted = journal.write(diary.note_act(act))
    assert noted == replace(act, number=1, at=NOON)
    assert journal.read(diary.acts_of(CAMPAIGN)) == (noted,)
    assert journal.read(diary.acts_of("another")) == ()


def test_an_answer_and_an_approval_come_back(journal):
    filed = replace(ANSWER, number=1, at=NOON, source=journal.marks.mark(ANSWER.source))
    assert journal.write(diary.file_answer(ANSWER)) == filed
    approval = Approval(campaign=CAMPAIGN, fingerprint="0" * 64, who="ruth")
    journal.write(diary.note_approval(approval))
    assert journal.read(diary.answers_to()) == (filed,)
    assert journal.read(diary.knows_source(ANSWER.source))
    assert not journal.read(diary.knows_source("<another@example.org>"))
    assert journal.read(diary.approvals_of(CAMPAIGN)) == (replace(approval, number=1, at=NOON),)


@pytest.mark.parametrize("step", [diary.note_act(replace(POSTED, source="row 4")), diary.file_answer(ANSWER)])
def test_the_same_source_is_noted_once(journal, step):
    journal.write(step)
    with pytest.raises(diary.NotedAlready):
        journal.write(step)
    assert len(journal.read(diary.acts_of())) + len(journal.read(diary.answers_to())) == 1


def test_a_withdrawn_act_stays_and_counts_no_more(journal):
    journal.write(diary.note_act(replace(POSTED, person="ruth")))
    assert journal.read(diary.has_written(CAMPAIGN, "office-1", "Holder 1", "ruth"))
    assert journal.write(diary.withdraw_act(1, "typed twice")).withdrawn == "typed twice"
    assert not journal.read(diary.has_written(CAMPAIGN, "office-1", "Holder 1", "ruth"))
    with pytest.raises(PlaintError):
        journal.write(diary.withdraw_act(1, "again"))


@pytest.mark.parametrize(
    ("known", "person", "is_hers"), [((), "ruth", True), ((), "kim", False), (("kim",), "r", True)]
)
def test_who_has_posted_a_letter_is_not_written_for_again(journal, known, person, is_hers):
    letter = delivery(1, signers=("kim",) if known else ("ruth",))
    journal.plan([letter])
    journal.write(diary.note_act(replace(POSTED, person=person), known))
    if is_hers:
        with pytest.raises(AlreadyTheirs):
            journal.begin(letter.key.digest)
    else:
        journal.begin(letter.key.digest)
        assert journal.entries()[0].state == "sending"


@pytest.mark.parametrize("how", ["refused", "bounced", "called", "picket"])
def test_what_is_no_letter_keeps_nobody_from_writing(journal, how):
    letter = delivery(1)
    journal.plan([letter])
    journal.write(diary.note_act(replace(POSTED, person="ruth", how=how)))
    journal.begin(letter.key.digest)
    assert not journal.read(diary.has_written(CAMPAIGN, "office-1", "Holder 1", "ruth"))


def test_on_purpose_somebody_may_be_written_for_again(journal):
    again = delivery(1, round=1)
    journal.plan([again])
    journal.write(diary.note_act(replace(POSTED, person="ruth")))
    journal.begin(again.key.digest)
    assert journal.entries()[0].state == "sending"


def test_a_member_gets_a_message_of_a_kind_once(journal):
    message = delivery(1, kind="call", office="ruth", holder="", signatory="", signers=(), address="ruth@example.org")
    call = replace(message, target="")
    journal.plan([call])
    journal.begin(call.key.digest)
    corrected = replace(call, key=replace(call.key, version="v2"), plain="")
    reminder = replace(corrected, kind="reminder", target="1", key=replace(call.key, version="v3"))
    journal.plan([corrected, reminder])
    with pytest.raises(AlreadyTheirs):
        journal.begin(corrected.key.digest)
    journal.begin(reminder.key.digest)
    taken = journal.taken(CAMPAIGN)
    assert taken.by_member("call", "", "ruth").digest == call.key.digest
    assert taken.by_member("reminder", "1", "ruth").digest == reminder.key.digest
    assert taken.by_member("reminder", "2", "ruth") is None


def test_those_forgotten_are_known_again_by_a_mark_alone(journal, tmp_path):
    assert journal.write(diary.forget_names(["Ruth Example", "ruth@example.org"])) == 2
    assert journal.write(diary.forget_names(["ruth@example.org"])) == 0
    assert journal.read(diary.is_forgotten("RUTH@example.org"))
    assert not journal.read(diary.is_forgotten("kim@example.org"))
    assert b"ruth" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()


def test_those_who_want_no_mail_are_known_by_a_mark_alone(journal, tmp_path):
    journal.write(diary.note_silence(["ruth", "Ruth@example.org"], "one@x"))
    assert journal.read(diary.is_silent("RUTH"))
    assert journal.read(diary.is_silent("kim", "ruth@example.org"))
    assert not journal.read(diary.is_silent("kim", "", "one@x"))
    assert b"ruth" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()


def test_no_mail_is_taken_back_whole_by_one_name_and_not_noted_again_from_the_same_message(journal):
    journal.write(diary.note_silence(["ruth", "ruth@example.org"], "one@x"))
    journal.write(diary.note_silence(["ruth", "old@example.org"], "two@x"))
    journal.write(diary.note_silence(["kim"], "three@x"))
    assert journal.write(diary.lift_silence(["ruth"])) == 4
    assert not journal.read(diary.is_silent("ruth", "ruth@example.org", "old@example.org"))
    assert journal.read(diary.is_silent("kim"))
    assert journal.read(diary.knows_source("one@x"))
    with pytest.raises(diary.NotedAlready):
        journal.write(diary.note_silence(["ruth"], "one@x"))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("delete from act", "no act is ever removed"),
        ("delete from answer", "no answer is ever removed"),
        ("update act set count = 9", "an act is not changed, only forgotten"),
        ("update act set person = 'kim'", "an act is not changed, only forgotten"),
        ("update act set how = 'called'", "an act is not changed, only forgotten"),
        ("update answer set file = 'elsewhere'", "an answer is not changed, only forgotten"),
        ("update actor set claim = x'00'", "an actor is not changed"),
        ("delete from actor", "no actor is ever removed"),
    ],
)
def test_the_database_itself_refuses_changes(journal, raw, statement, words):
    journal.write(diary.note_act(replace(POSTED, person="ruth")))
    journal.write(diary.file_answer(ANSWER))
    assert refused(raw, statement) == words


def test_what_was_witnessed_stays_so(journal, raw):
    journal.write(diary.note_act(POSTED))
    raw.execute("update act set standing = 'witnessed'")
    assert refused(raw, "update act set standing = 'claimed'") == "what was witnessed stays so"


def test_a_code_is_the_same_each_time_and_tells_nobody_who(journal):
    code = journal.marks.code(CAMPAIGN, "target-1", "ruth")
    assert code == journal.marks.code(CAMPAIGN, "target-1", "ruth")
    assert len(code) == 6
    assert set(code) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert len({journal.marks.code(CAMPAIGN, "target-1", f"member-{number}") for number in range(1000)}) > 997


def test_who_did_what_is_known_by_marks_alone(journal):
    journal.write(diary.note_act(replace(POSTED, person="ruth"), ["mailto:ruth@example.org"]))
    journal.write(diary.note_act(replace(POSTED, person="kim")))
    journal.write(diary.note_act(replace(POSTED, campaign="another", person="ann")))
    journal.write(diary.withdraw_act(2, "typed twice"))
    claims = journal.read(diary.actors_of(CAMPAIGN))
    names = ("ruth", "mailto:ruth@example.org")
    assert claims == {(1, journal.marks.claim(CAMPAIGN, "office-1", "Holder 1", name)) for name in names}


def test_a_scrubbed_message_names_no_member_and_its_occasion_stays(journal):
    key = {"office": "ruth", "holder": "", "signatory": "", "address": "ruth@example.org"}
    message = delivery(1, kind="reminder", signers=(), known_as=("mailto:ruth@example.org",), **key)
    message = replace(message, target="1")
    (digest,) = journal.plan([message])
    journal.begin(digest)
    journal.hand(digest)
    journal.settle(digest, "sent")
    assert journal.scrub(NOON * 2) == 1
    (entry,) = journal.entries()
    assert (entry.delivery.target, entry.digest) == ("1", digest)
    assert "ruth" not in repr(entry)
    taken = journal.taken(CAMPAIGN)
    assert taken.by_member("reminder", "1", "ruth").digest == digest
    assert taken.by_member("reminder", "1", "mailto:ruth@example.org").digest == digest
