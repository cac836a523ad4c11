"""Taking one person out of the journal, and nobody else."""

from dataclasses import replace
from datetime import date

import pytest
from tests.deliver.deliveries import CAMPAIGN, Hands, delivery, journal_in

from plaint.deliver.act import Act, Answer, Approval
from plaint.deliver.journal import AlreadyTheirs
from plaint.deliver.record import diary
from plaint.deliver.record.forgetting import Forgotten, acts_by, deliveries_of, forget, lift
from plaint.deliver.record.marks import is_mark

DAY = date(2026, 11, 2)
RUTH, BOX, NAME = "ruth-secret", "ruth-box@example.org", "Ruth Secret"
WHO = Forgotten(
    ids=(RUTH,),
    mailboxes=(BOX,),
    is_named=lambda text: NAME in text or BOX in text,
    files=frozenset({"replies/answer.eml"}),
)


def act(**given):
    usual = {"campaign": CAMPAIGN, "office": "office-9", "holder": "Holder 9", "how": "posted", "day": DAY}
    return Act(**(usual | given))


@pytest.fixture
def journal(tmp_path):
    with journal_in(tmp_path, Hands()) as journal:
        letters = [
            delivery(1, signers=(RUTH,), known_as=(BOX,)),
            delivery(2, signers=("kim", RUTH), signatory="joint-4711"),
            delivery(3, signers=("kim",)),
            delivery(4, signers=(RUTH,)),
        ]
        call = replace(
            delivery(5, kind="call", office=RUTH, holder=NAME, signatory="", signers=(), address=BOX),
            target="",
            printed_office="",
            printed_holder=NAME,
            addressee=(NAME, "1 Secret Street"),
        )
        journal.plan([*letters, call])
        for one in (*letters[:3], call):
            journal.begin(one.key.digest)
            journal.hand(one.key.digest)
            state = "unknown" if one is letters[0] else "sent"
            journal.settle(one.key.digest, state, f"250 queued for {NAME if one is not letters[2] else 'Kim'}", "q-1")
        told = {"note": "gave it to Ruth Secret", "source": "<ruth-secret@example.org>"}
        journal.write(diary.note_act(act(person=RUTH, **told)))
        journal.write(diary.note_act(act(office="office-8"), (BOX,)))
        journal.write(diary.withdraw_act(2, f"it was not {NAME}"))
        journal.write(diary.note_act(act(person="kim", note="with Ruth Secret", office="office-7")))
        answer = Answer(campaign=CAMPAIGN, target="t", office="o", day=DAY, file="replies/answer.eml", fingerprint="f")
        journal.write(diary.file_answer(replace(answer, subject=f"To {NAME}", sender="office@example.org")))
        journal.write(diary.note_approval(Approval(campaign=CAMPAIGN, fingerprint="0" * 64, who=NAME)))
        yield journal


def content_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def forgotten(journal):
    (planned,) = (one for one in journal.entries() if one.state == "planned")
    journal.cancel([planned.digest], "somebody asked to be forgotten")
    count = journal.write(forget(WHO))
    journal.write(diary.forget_names([RUTH, BOX, NAME]))
    journal.wipe()
    return count


def test_no_byte_of_her_stays(journal, tmp_path):
    for secret in (RUTH, BOX, NAME, "1 Secret Street"):
        assert secret.encode() in content_of(tmp_path)
    assert forgotten(journal) > 0
    for secret in (RUTH, BOX, NAME, "1 Secret Street"):
        assert secret.encode() not in content_of(tmp_path)
    with journal.locked():  # it is sound all the same
        assert len(journal.entries()) == 5


def test_what_is_hers_is_found(journal):
    digests = journal.read(deliveries_of(WHO))
    assert [journal.entry(one).delivery.kind for one in digests] == ["letter", "letter", "letter", "call"]
    assert journal.read(acts_by(WHO)) == (1, 2)


def test_nobody_else_is_touched(journal):
    (before,) = (one for one in journal.entries() if one.delivery.signers == ("kim",))
    forgotten(journal)
    assert journal.entry(before.digest) == before
    joint = next(one for one in journal.entries() if one.key.signatory == "joint-4711")
    assert joint.delivery.signers == ("kim",)
    kim = journal.read(diary.acts_of())[2]
    assert (kim.person, kim.note) == ("kim", "")
    assert journal.read(diary.answers_to())[0].sender == "office@example.org"
    assert (journal.read(diary.answers_to())[0].file, journal.read(diary.answers_to())[0].subject) == ("", "")


def test_that_it_was_sent_stays_known_and_nobody_writes_there_again(journal):
    forgotten(journal)
    first = journal.entries()[0]
    assert (first.state, is_mark(first.key.signatory), first.key.office) == ("unknown", True, "office-1")
    again = delivery(1, signers=(RUTH,), version="v2")
    journal.plan([again])
    with pytest.raises(AlreadyTheirs):
        journal.begin(again.key.digest)
    assert journal.taken(CAMPAIGN).by_member("call", "", RUTH) is not None
    assert journal.read(diary.has_written(CAMPAIGN, "office-9", "Holder 9", RUTH))


def test_what_told_of_her_act_is_not_noted_again(journal):
    forgotten(journal)
    with pytest.raises(diary.NotedAlready):
        journal.write(diary.note_act(act(person=RUTH, source="<ruth-secret@example.org>")))


def test_it_can_be_taken_back(journal):
    forgotten(journal)
    assert journal.read(diary.forgotten_among({"x": ("x", NAME.upper())})) == ("x",)
    assert journal.write(lift([RUTH, BOX, NAME])) == 2  # id and name have one mark
    assert journal.read(diary.forgotten_among({"x": ("x", NAME.upper())})) == ()
