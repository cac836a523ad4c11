"""The journal: what is planned, begun, handed over and settled, and how it is asked."""

import os
import shutil
import sqlite3
import stat
import time
from dataclasses import replace

import pytest
from tests.deliver.deliveries import CAMPAIGN, NOON, Hands, copy_of, deliveries, delivery, journal_in, states_of

from plaint.deliver.delivery import Key, message_id
from plaint.deliver.journal import NAME, AlreadyTheirs, NotSo, read_journal
from plaint.deliver.record import opening
from plaint.errors import PlaintError


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def journal(tmp_path, hands):
    with journal_in(tmp_path, hands) as journal:
        yield journal


def handed(journal, digest):
    journal.begin(digest)
    journal.hand(digest)


def brought(journal, digest, state):
    """Bring a planned delivery into a state."""
    if state == "cancelled":
        journal.cancel([digest], "no")
    elif state != "planned":
        journal.begin(digest)
    if state not in ("planned", "cancelled", "sending"):
        journal.hand(digest)
    if state in ("sent", "failed", "unknown"):
        journal.settle(digest, state)


def told_of(error):
    return f"{error.value.message}; {error.value.hint}"


def test_what_is_planned_comes_back_as_it_was(journal):
    letters = [delivery(1, signers=("ruth", "kim", "ann"), not_before=NOON + 5), delivery(2, way="fax", round=3)]
    digests = journal.plan(letters)
    assert digests == tuple(letter.key.digest for letter in letters)
    copy = copy_of(digests)
    journal.plan([copy])
    entries = journal.entries()
    assert [entry.delivery for entry in entries] == [*letters, copy]
    assert [entry.digest for entry in entries] == [*digests, copy.key.digest]
    assert {(entry.state, entry.attempts) for entry in entries} == {("planned", 0)}
    assert {entry.reply + entry.reference for entry in entries} == {""}
    assert [(entry.not_before, entry.since) for entry in entries[:2]] == [(NOON + 5, NOON), (0, NOON)]
    assert entries[0].short == digests[0][:10]


def test_why_it_is_planned_is_kept(journal):
    journal.plan([replace(delivery(), note="the fax was blank")])
    (entry,) = journal.entries()
    assert entry.reply == "the fax was blank"
    assert [event.detail for event in journal.events(entry.digest)] == ["the fax was blank"]


def test_planning_again_changes_nothing(journal):
    (first,) = journal.plan([delivery()])
    journal.begin(first)
    assert journal.plan([delivery(), delivery(2), delivery(2)]) == (delivery(2).key.digest,)
    assert states_of(journal) == ["sending", "planned"]


def test_a_plan_is_made_whole_or_not_at_all(journal):
    with pytest.raises(PlaintError) as error:
        journal.plan([delivery(), copy_of(["0" * 64])])
    assert told_of(error) == "a copy tells of a letter that is not in the journal; plan the letters first"
    assert journal.entries() == ()
    letter = delivery()
    journal.plan([copy_of([letter.key.digest]), letter])  # in whatever order
    assert len(journal.entries()) == 2


@pytest.mark.parametrize("field", ["campaign", "office", "holder", "signatory", "way", "version", "address", "round"])
def test_every_part_of_the_key_tells_deliveries_apart(journal, field):
    other = {"way": "fax", "round": 1}.get(field, "other")
    assert len(journal.plan([delivery(), delivery(**{field: other})])) == 2


def test_a_letter_on_its_way(journal, hands):
    (digest,) = journal.plan([delivery()])
    for step in (lambda: journal.begin(digest), lambda: journal.hand(digest)):
        hands.at += 1
        step()
    hands.at += 1
    entry = journal.settle(digest, "sent", "250 queued as 7", "7")
    assert (entry.state, entry.attempts, entry.reply, entry.reference) == ("sent", 1, "250 queued as 7", "7")
    assert entry.since == NOON + 3
    events = journal.events(digest)
    assert [(one.state, one.at - NOON, one.attempt, one.detail) for one in events] == [
        ("planned", 0, 0, ""),
        ("sending", 1, 1, ""),
        ("handing", 2, 1, ""),
        ("sent", 3, 1, "250 queued as 7"),
    ]
    assert [one.number for one in events] == sorted({one.number for one in events})


def test_what_is_not_said_is_not_noted(journal):
    digests = journal.plan(deliveries(2))
    handed(journal, digests[0])
    handed(journal, digests[1])
    journal.settle(digests[1], "unknown")
    for entry in (journal.settle(digests[0], "sent"), journal.prove(digests[1], "sent")):
        assert (entry.reply, entry.reference, entry.not_before) == ("", "", 0)


def test_what_was_not_taken_waits(journal):
    (digest,) = journal.plan([delivery()])
    journal.begin(digest)
    entry = journal.settle(digest, "planned", "451 later", not_before=NOON + 30)
    assert (entry.state, entry.attempts, entry.not_before, entry.reply) == ("planned", 1, NOON + 30, "451 later")
    journal.begin(digest)
    assert journal.entry(digest).attempts == 2
    assert journal.entry(digest).reply == ""


def test_a_reference_is_kept_until_there_is_another(journal):
    (digest,) = journal.plan([delivery()])
    handed(journal, digest)
    assert journal.settle(digest, "unknown", "no answer", "job 7").reference == "job 7"
    assert journal.prove(digest, "planned", "it failed").reference == "job 7"


def test_steps_out_of_turn_are_refused(journal):
    (digest,) = journal.plan([delivery()])
    for step in (
        lambda: journal.hand(digest),
        lambda: journal.settle(digest, "sent"),
        lambda: journal.prove(digest, "sent"),
        lambda: journal.retry([digest]),
        lambda: journal.begin("0" * 64),
    ):
        with pytest.raises(NotSo, match="any more"):
            step()
    with pytest.raises(NotSo) as error:
        journal.settle(digest, "sent")
    assert told_of(error) == (
        f"{digest[:10]} is not sending or handing any more; `plaint status` shows where it stands"
    )
    journal.begin(digest)
    with pytest.raises(NotSo, match=f"{digest[:10]} is not planned any more"):
        journal.begin(digest)
    assert [event.state for event in journal.events(digest)] == ["planned", "sending"]


def test_cancelled_and_failed_ones_are_planned_again_only_on_purpose(journal):
    letters = deliveries(4)
    digests = journal.plan(letters)
    journal.begin(digests[1])
    journal.settle(digests[1], "failed", "550 unknown")
    handed(journal, digests[2])
    (cancelled,) = journal.cancel([digests[0]], "the text has changed")
    assert (cancelled.state, cancelled.reply) == ("cancelled", "the text has changed")
    assert journal.plan(letters) == ()
    assert states_of(journal) == ["cancelled", "failed", "handing", "planned"]
    assert journal.replan([*letters, delivery(5)]) == (delivery(5).key.digest, digests[0], digests[1])
    assert states_of(journal) == ["planned", "planned", "handing", "planned", "planned"]
    assert journal.entry(digests[0]).reply == "planned again"


def test_what_failed_is_tried_again_or_taken_back(journal):
    digests = journal.plan(deliveries(2))
    for digest in digests:
        journal.begin(digest)
        journal.settle(digest, "failed", "550", not_before=NOON)
    (entry,) = journal.retry(digests[:1])
    assert (entry.state, entry.not_before, entry.attempts, entry.reply) == ("planned", 0, 1, "to be tried again")
    journal.cancel(digests[1:], "enough")
    assert states_of(journal) == ["planned", "cancelled"]


def test_many_are_moved_together_or_not_at_all(journal):
    digests = journal.plan(deliveries(2))
    journal.begin(digests[1])
    with pytest.raises(NotSo):
        journal.cancel(digests, "no")
    assert states_of(journal) == ["planned", "sending"]


def test_recovering(journal):
    digests = journal.plan(deliveries(4))
    journal.begin(digests[0])
    handed(journal, digests[1])
    handed(journal, digests[2])
    journal.settle(digests[2], "sent")
    entries = journal.recover()
    assert [(entry.digest, entry.state, entry.reply) for entry in entries] == [
        (digests[0], "planned", "ended before hand-over"),
        (digests[1], "unknown", "ended during hand-over"),
    ]
    assert states_of(journal) == ["planned", "unknown", "sent", "planned"]
    assert journal.recover() == ()


def test_proof_settles_what_was_not_known(journal):
    digests = journal.plan(deliveries(2))
    for digest in digests:
        handed(journal, digest)
    journal.recover()
    assert journal.prove(digests[0], "sent", "found in Sent", "uid 9").reference == "uid 9"
    assert journal.prove(digests[1], "planned", "the job failed").reply == "the job failed"
    assert states_of(journal) == ["sent", "planned"]


# nobody gets a letter twice


@pytest.mark.parametrize("state", ["sending", "handing", "sent", "unknown"])
@pytest.mark.parametrize(
    "other",
    [
        {"version": "v2"},
        {"way": "fax", "address": "+442079460301"},
        {"address": "else@example.org"},
        {"signers": ("kim", "ruth"), "signatory": "joint-1"},
    ],
)
def test_nobody_writes_twice_to_whoever_holds_an_office(journal, state, other):
    first, second = journal.plan([delivery(signers=("ruth", "ann")), delivery(**other)])
    brought(journal, first, state)
    with pytest.raises(AlreadyTheirs) as error:
        journal.begin(second)
    assert told_of(error) == "they have this letter already; `plaint status` shows it"
    assert journal.entry(second).state == "planned"


@pytest.mark.parametrize("state", ["planned", "failed", "cancelled"])
def test_what_never_arrived_keeps_nobody_from_writing(journal, state):
    first, second = journal.plan([delivery(), delivery(version="v2")])
    brought(journal, first, state)
    journal.begin(second)


@pytest.mark.parametrize(
    "other", [{"campaign": "other"}, {"office": "other"}, {"holder": "other"}, {"signers": ("kim",)}, {"round": 1}]
)
def test_other_letters_may_follow(journal, other):
    first, second = journal.plan([delivery(), delivery(**{"version": "v2", **other})])
    handed(journal, first)
    journal.settle(first, "sent")
    journal.begin(second)


@pytest.mark.parametrize("other", [{"campaign": "other"}, {"office": "other"}, {"round": 1}])
def test_the_same_text_never_goes_to_the_same_address_again(journal, other):
    """An id in the data may have been renamed."""
    first, second = journal.plan([delivery(), delivery(**other)])
    handed(journal, first)
    journal.settle(first, "sent")
    with pytest.raises(AlreadyTheirs):
        journal.begin(second)


def test_somebody_is_known_by_a_mailbox_too(journal):
    first, second = journal.plan(
        [
            delivery(signers=("ruth",), known_as=("mailto:ruth@example.org",)),
            delivery(signers=("r-example",), signatory="r-example", known_as=("mailto:ruth@example.org",)),
        ]
    )
    handed(journal, first)
    journal.settle(first, "sent")
    with pytest.raises(AlreadyTheirs):
        journal.begin(second)
    assert journal.entry(first).delivery.signers == ("ruth",)
    assert journal.taken(CAMPAIGN).by_office("office-1", "Holder 1", "mailto:ruth@example.org").digest == first


def test_a_draft_that_was_deleted_may_be_laid_down_again(journal):
    (draft,) = journal.plan([delivery(way="drafts")])
    handed(journal, draft)
    journal.settle(draft, "sent")
    assert journal.resolve(draft, "deleted by mistake", sent=False).state == "planned"


def test_a_fax_takes_the_hours_of_the_last_plan(journal):
    journal.plan([delivery(way="fax", not_before=100.0), delivery(office="other", not_before=100.0)])
    journal.replan([delivery(way="fax", account="new"), delivery(office="other", account="new")])
    assert [(one.not_before, one.delivery.account) for one in journal.entries()] == [(0.0, "new"), (100.0, "new")]


def test_an_earlier_round_does_not_follow_a_later_one(journal):
    first, second = journal.plan([delivery(), delivery(round=1)])
    handed(journal, second)
    with pytest.raises(AlreadyTheirs):
        journal.begin(first)


def test_an_organiser_is_told_of_a_letter_once(journal):
    letters = journal.plan(deliveries(3))
    first, second = journal.plan([copy_of(letters[:2]), copy_of(letters[1:])])
    (other,) = journal.plan([copy_of(letters, number=2)])
    (again,) = journal.plan([copy_of(letters[1:], round=1)])
    handed(journal, first)
    with pytest.raises(AlreadyTheirs, match="told of this letter already"):
        journal.begin(second)
    journal.begin(other)
    journal.begin(again)


# what people settle


@pytest.mark.parametrize(("is_sent", "state"), [(True, "sent"), (False, "planned")])
def test_a_person_settles_what_was_not_known(journal, is_sent, state):
    (digest,) = journal.plan([delivery()])
    handed(journal, digest)
    journal.recover()
    entry = journal.resolve(digest[:6], "I telephoned them", sent=is_sent)
    assert (entry.state, entry.reply) == (state, "I telephoned them")
    assert journal.events(digest)[-1].detail == "I telephoned them"


def test_what_is_posted_leaves_by_hand(journal):
    post, mail = journal.plan([delivery(1, way="post", address=""), delivery(2)])
    assert journal.resolve(post, "posted on Monday", sent=True).state == "sent"
    with pytest.raises(PlaintError) as error:
        journal.resolve(mail, "posted", sent=True)
    assert "is planned; it was not handed over; `plaint send` sends it" in told_of(error)


def test_what_is_not_posted_yet_has_nothing_to_settle(journal):
    (post,) = journal.plan([delivery(1, way="post", address="")])
    with pytest.raises(PlaintError, match="is planned"):
        journal.resolve(post, "not yet", sent=False)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("planned", "it was not handed over"),
        ("sending", "a run is at it"),
        ("handing", "a run is at it"),
        ("sent", "it was sent, and stays so"),
        ("failed", "it was refused, and certainly not taken"),
        ("cancelled", "it was taken back"),
    ],
)
def test_what_is_known_is_not_settled_again(journal, state, words):
    (digest,) = journal.plan([delivery()])
    brought(journal, digest, state)
    with pytest.raises(PlaintError) as error:
        journal.resolve(digest, "note", sent=True)
    assert told_of(error).startswith(f"{digest[:10]} (office-1, email) is {state}; {words}")
    assert journal.entry(digest).state == state


# asking


def test_finding_by_the_first_characters(journal):
    digests = journal.plan(deliveries(40))
    first = digests[0]
    assert journal.find(first[:8]).digest == first
    assert journal.find(first.upper()).digest == first
    assert journal.find(message_id(journal.marks.tag(first), "ruth@example.org")).digest == first
    with pytest.raises(PlaintError, match="no delivery has the Message-ID"):
        journal.find(message_id("f" * 40, "ruth@example.org"))
    for wrong in ("", "abc", "plaint", first[:6] + "z"):
        with pytest.raises(PlaintError) as error:
            journal.find(wrong)
        assert told_of(error) == f"'{wrong}' is no key of a delivery; `plaint status` shows them: the first column"
    unknown = "0000" if not first.startswith("0000") else "1111"
    with pytest.raises(PlaintError) as error:
        journal.find(unknown)
    assert told_of(error) == f"no delivery begins with '{unknown}'; `plaint status` shows the keys of all"


def test_too_few_characters_name_more_than_one(journal):
    alike = {}
    number = 0
    while True:
        number += 1
        letter = delivery(number)
        if other := alike.get(letter.key.digest[:4]):
            break
        alike[letter.key.digest[:4]] = letter
    journal.plan([other, letter])
    prefix = letter.key.digest[:4]
    with pytest.raises(PlaintError) as error:
        journal.find(prefix)
    assert told_of(error) == (
        f"2 deliveries begin with '{prefix}'; write more of it: {other.key.short}, {letter.key.short}"
    )


def test_entries_are_chosen(journal):
    letters = journal.plan([delivery(1), delivery(2), delivery(3, campaign="other")])
    copies = journal.plan([copy_of(letters[:1])])
    journal.begin(letters[0])

    def chosen(*asked, **given):
        return tuple(entry.digest for entry in journal.entries(*asked, **given))

    assert chosen() == (*letters, *copies)
    assert chosen(CAMPAIGN) == (*letters[:2], *copies)
    assert chosen(states=("sending",)) == letters[:1]
    assert chosen(states=("planned", "sent"), kind="letter") == letters[1:]
    assert chosen("other", {"planned"}, "letter") == letters[2:]
    assert chosen(states=()) == ()
    assert journal.entry("0" * 64) is None
    assert journal.events("0" * 64) == ()


def test_who_has_a_letter(journal, hands):
    v1, v2, planned = journal.plan([delivery(1, signers=("ruth", "kim")), delivery(2), delivery(3)])
    handed(journal, v1)
    hands.at += 7
    journal.settle(v1, "sent")
    handed(journal, v2)
    taken = journal.taken(CAMPAIGN)
    for signer in ("ruth", "kim"):
        assert taken.by_office("office-1", "Holder 1", signer) == (v1, "sent", NOON + 7, "email", "v1", 0)
        assert taken.by_text("office-1@example.org", "plain v1", signer).digest == v1
    assert taken.by_office("office-2", "Holder 2", "ruth").state == "handing"
    for asked in (("office-3", "Holder 3", "ruth"), ("office-1", "Holder 1", "ann"), ("office-1", "Holder 2", "ruth")):
        assert taken.by_office(*asked) is None
    for text in (("office-1@example.org", "plain v2", "ruth"), ("office-3@example.org", "plain v1", "ruth")):
        assert taken.by_text(*text) is None
    assert journal.taken("other").by_office("office-1", "Holder 1", "ruth") is None
    assert journal.entry(planned).state == "planned"


def test_the_last_round_answers(journal):
    rounds = journal.plan([delivery(round=number, version=f"v{number}") for number in (0, 1, 2)])
    for digest in (rounds[0], rounds[1]):
        handed(journal, digest)
        journal.settle(digest, "sent")
    assert journal.taken(CAMPAIGN).by_office("office-1", "Holder 1", "ruth").round == 1


def test_what_an_organiser_was_told(journal, hands):
    letters = journal.plan(deliveries(4))
    first, failed = journal.plan([copy_of(letters[:2]), copy_of(letters[2:3])])
    journal.begin(failed)
    journal.settle(failed, "failed")
    hands.at += 60
    (second,) = journal.plan([copy_of(letters[3:])])
    journal.plan([copy_of(letters[2:3], number=2)])
    assert journal.covered(CAMPAIGN, "organiser-1") == ({*letters[:2], letters[3]}, NOON + 60)
    journal.cancel([second], "no")
    assert journal.covered(CAMPAIGN, "organiser-1") == (set(letters[:2]), NOON)
    assert journal.covered("other", "organiser-1") == (frozenset(), 0)
    assert journal.entry(first).delivery.covers == letters[:2]


def test_how_many_were_handed_over_today(journal, hands):
    ways = [delivery(1), delivery(2, way="fax"), delivery(3, way="drafts"), delivery(4), delivery(5), delivery(6)]
    digests = journal.plan(ways)
    hands.at = NOON - 1
    handed(journal, digests[4])
    hands.at = NOON
    for digest in digests[:3]:
        handed(journal, digest)
    journal.begin(digests[3])
    hands.at = NOON + 26 * 3600
    handed(journal, digests[5])
    journal.recover()
    assert journal.handed_since(NOON) == 2
    assert journal.handed_since(NOON - 1) == 3
    assert journal.handed_since(NOON + 25 * 3600) == 1


def test_each_attempt_counts(journal):
    (digest,) = journal.plan([delivery()])
    for _ in range(3):
        handed(journal, digest)
        journal.settle(digest, "planned", "421 after all")
    assert journal.handed_since(NOON) == 3


def test_a_clock_that_jumped_back_is_told_of(journal, hands):
    assert journal.clock_warning(NOON - 1e9) == ""
    journal.plan([delivery()])
    assert journal.clock_warning(NOON) == journal.clock_warning(NOON - 59) == journal.clock_warning(NOON + 9) == ""
    warning = journal.clock_warning(NOON - 86400)
    then, last = (time.strftime("%H:%M on %-d %B %Y", time.localtime(at)) for at in (NOON - 86400, NOON))
    assert warning == (
        f"this machine's clock says {then}, but the journal's last entry is of {last}; "
        "set the clock: the daily limit and waiting times go by it"
    )
    assert journal.clock_warning(NOON - 60) == ""
    assert journal.clock_warning(NOON - 61)
    hands.at = NOON - 86400
    journal.begin(delivery().key.digest)
    assert [event.state for event in journal.events(delivery().key.digest)] == ["planned", "sending"]


# the file


def test_the_file_is_its_owners_only(tmp_path):
    earlier = os.umask(0)
    try:
        with journal_in(tmp_path) as journal:
            (digest,) = journal.plan([delivery()])
            handed(journal, digest)
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(earlier)
    assert modes == {NAME + end: 0o600 for end in ("", "-wal", "-shm", "-handed", ".lock")}


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path):
    journal_in(tmp_path).close()
    (tmp_path / NAME).chmod(0o644)
    journal_in(tmp_path).close()
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal", "-handed", ".lock"])
def test_links_are_refused(tmp_path, ending):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    home = tmp_path / "home"
    home.mkdir()
    (home / f"{NAME}{ending}").symlink_to(elsewhere / "stolen")
    for door in (journal_in, lambda folder: read_journal(folder / NAME)):
        with pytest.raises(PlaintError) as error:
            door(home)
        assert told_of(error) == (
            f"{NAME}{ending} is a link; move it away: the journal is a file of the workspace itself"
        )
    assert list(elsewhere.iterdir()) == []


def test_a_fault_of_ours_is_not_called_damage(journal):
    journal.close()
    with pytest.raises(sqlite3.ProgrammingError):
        journal.entries()


def test_a_folder_in_its_place_is_refused(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(PlaintError, match=r"journal\.db is no file"):
        journal_in(tmp_path)


def test_reading_makes_nothing(tmp_path):
    with read_journal(tmp_path / NAME) as record:
        assert record.entries() == ()
        assert record.taken(CAMPAIGN).by_office("office-1", "Holder 1", "ruth") is None
        assert record.handed_since(0) == 0
        assert record.clock_warning(0) == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_emptied", [True, False])
def test_reading_what_a_killed_run_has_left(tmp_path, is_emptied):
    """The log is still there, and the file that readers share is not."""
    home = tmp_path / "home"
    home.mkdir()
    with journal_in(home) as journal:
        (digest,) = journal.plan([delivery()])
        if not is_emptied:
            journal.begin(digest)
        left = shutil.copytree(home, tmp_path / "left", ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    with read_journal(left / NAME) as record:
        assert states_of(record) == ["planned" if is_emptied else "sending"]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            record._database.execute("update delivery set reply = 'x'")


def test_a_journal_that_was_only_begun_is_an_empty_one(tmp_path):
    """What made the file was killed before it made the tables."""
    with sqlite3.connect(tmp_path / NAME) as database:
        database.execute("pragma journal_mode = wal").fetchall()
    database.close()
    assert (tmp_path / NAME).stat().st_size
    with read_journal(tmp_path / NAME) as record:
        assert record.entries() == ()
    with journal_in(tmp_path) as journal:
        assert journal.plan([delivery()])


def test_reading_while_another_writes(journal, tmp_path):
    (digest,) = journal.plan([delivery()])
    with read_journal(tmp_path / NAME) as record:
        with journal.locked():
            journal.begin(digest)
            assert record.entry(digest).state == "sending"
            journal.hand(digest)
            assert record.entry(digest).state == "handing"
        journal.settle(digest, "sent")
        assert record.entry(digest).state == "sent"


def test_reading_in_a_folder_that_cannot_be_written(tmp_path, monkeypatch):
    with journal_in(tmp_path) as journal:
        journal.plan([delivery()])
    assert not (tmp_path / f"{NAME}-wal").exists()
    connect = opening._connect

    class Refusing:
        """Does as SQLite does where it cannot make the file that readers share; root could make it anywhere."""

        def execute(self, statement):
            raise sqlite3.OperationalError("unable to open database file")

        def close(self):
            pass

    monkeypatch.setattr(opening, "_connect", lambda path, mode: Refusing() if mode == "ro" else connect(path, mode))
    with read_journal(tmp_path / NAME) as record:
        assert states_of(record) == ["planned"]
    (tmp_path / f"{NAME}-wal").touch()  # there may be more than the file tells
    with pytest.raises(PlaintError):
        read_journal(tmp_path / NAME)


def test_an_old_result_does_not_hide_in_the_log(tmp_path):
    """What is folded into the journal stands in its file, and the log beside it is empty."""
    with journal_in(tmp_path) as journal:
        journal.plan([delivery()])
        assert (tmp_path / f"{NAME}-wal").stat().st_size == 0
        journal.begin(delivery().key.digest)
        assert (tmp_path / f"{NAME}-wal").stat().st_size > 0
        journal.fold()
        assert (tmp_path / f"{NAME}-wal").stat().st_size == 0


def test_a_long_run_folds_its_log_now_and_then(tmp_path, monkeypatch):
    monkeypatch.setattr("plaint.deliver.journal.OFTEN", 4)
    with journal_in(tmp_path) as journal:
        sizes = []
        for digest in journal.plan(deliveries(9)):
            handed(journal, digest)
            journal.settle(digest, "sent")
            sizes.append((tmp_path / f"{NAME}-wal").stat().st_size)
    assert [not size for size in sizes] == [False, False, False, True] * 2 + [False]


class Failing:
    """A database on a disk that fails at one statement."""

    def __init__(self, database, statement):
        self._database = database
        self._statement = statement

    def execute(self, statement, values=()):
        if statement.startswith(self._statement):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR"
            raise error
        return self._database.execute(statement, values)

    def __getattr__(self, name):
        return getattr(self._database, name)


@pytest.mark.parametrize(
    ("statement", "step"),
    [
        ("pragma wal_checkpoint", lambda journal: journal.fold()),
        ("vacuum", lambda journal: journal.scrub(NOON)),
        ("pragma integrity_check", lambda journal: journal.recover()),
        ("select", lambda journal: journal.entries()),
        ("select claim", lambda journal: journal.taken(CAMPAIGN)),
        ("select letter", lambda journal: journal.covered(CAMPAIGN, "organiser-1")),
        ("begin", lambda journal: journal.plan([delivery()])),
    ],
)
def test_what_the_disk_does_is_told_in_words(journal, monkeypatch, statement, step):
    monkeypatch.setattr(journal, "_database", Failing(journal._database, statement))
    with pytest.raises(PlaintError) as error:
        step(journal)
    assert str(error.value) == "journal.db cannot be written: disk I/O error; nothing more is sent"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "another program holds journal.db"),
        ("SQLITE_LOCKED", "another program holds journal.db"),
        *(
            (name, "journal.db cannot be written: so it is; nothing more is sent")
            for name in ("SQLITE_FULL", "SQLITE_IOERR_READ", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
        ),
        ("SQLITE_CORRUPT", "journal.db is damaged (so it is); nothing is sent and nothing was changed"),
        ("", "journal.db is damaged (so it is); nothing is sent and nothing was changed"),
    ],
)
def test_what_sqlite_says_is_put_into_words(tmp_path, name, words):
    error = sqlite3.OperationalError("so it is")
    if name:
        error.sqlite_errorname = name
    with pytest.raises(PlaintError) as told, opening.named(tmp_path / NAME):
        raise error
    assert told.value.message == words


def test_keys_of_the_same_words_in_other_places_differ():
    given = {"signatory": "", "way": "email", "version": "", "address": ""}
    assert (
        Key(campaign="a", office="bc", holder="", **given).digest
        != Key(campaign="ab", office="c", holder="", **given).digest
    )


def test_what_failed_is_planned_again_with_the_hours_and_the_account_of_today(journal):
    first = delivery(1, way="fax", account="union")
    (digest,) = journal.plan([first])
    journal.begin(digest)
    journal.settle(digest, "failed", "no")
    journal.replan([delivery(1, way="fax", account="other", not_before=NOON + 3600)])
    entry = journal.entry(digest)
    assert (entry.state, entry.delivery.account, entry.not_before) == ("planned", "other", NOON + 3600)


def test_a_message_id_is_whole_or_none(journal):
    (digest,) = journal.plan([delivery(1)])
    tag = journal.marks.tag(digest)
    assert journal.find(f"<{tag[:40]}@example.org>").digest == digest
    for part in (tag[:39], tag[:1], ""):
        with pytest.raises(PlaintError, match="no delivery has the Message-ID"):
            journal.find(f"{part}@example.org")
