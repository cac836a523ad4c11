"""Any story at all: plans, runs, faults, crashes, old copies, people who settle things. Nobody gets a letter twice."""

import contextlib
import shutil
import tempfile
from collections import Counter as Tally
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.deliver.deliveries import CAMPAIGN, Hands, copy_of, delivery, jobs_for, journal_in, outbox_for, parcel_to

from plaint.deliver.journal import NAME
from plaint.deliver.outbox import reconcile
from plaint.deliver.record.witness import Witness
from plaint.deliver.transport import Handover, Outcome
from plaint.errors import PlaintError

OFFICES = (1, 2, 3)
SIGNERS = st.sampled_from((("ruth",), ("kim",), ("ruth", "kim")))


class Killed(BaseException):
    """The process is dead; nothing of it runs on."""


class Way:
    """A way out, and the world behind it: what has arrived is never forgotten."""

    def __init__(self):
        self.arrived = []
        self.plays = []

    def hand_over(self, parcel, commit):
        play = self.plays.pop(0) if self.plays else "sent"
        return getattr(self, f"_{play}")(parcel, commit)

    def _sent(self, parcel, commit):
        commit()
        self.arrived.append(parcel.tag)
        return Handover(outcome=Outcome.SENT, stage="end")

    def _busy(self, parcel, commit):
        return Handover(outcome=Outcome.RETRY, stage="rcpt")

    def _busy_after_all(self, parcel, commit):
        commit()
        return Handover(outcome=Outcome.RETRY, stage="end")

    def _refused(self, parcel, commit):
        return Handover(outcome=Outcome.FAILED, stage="rcpt")

    def _refused_after_all(self, parcel, commit):
        commit()
        return Handover(outcome=Outcome.FAILED, stage="end")

    def _stop(self, parcel, commit):
        return Handover(outcome=Outcome.RETRY, stage="login", stops=True)

    def _lost(self, parcel, commit):
        commit()
        return Handover(outcome=Outcome.UNKNOWN, stage="end")

    def _lost_but_arrived(self, parcel, commit):
        commit()
        self.arrived.append(parcel.tag)
        return Handover(outcome=Outcome.UNKNOWN, stage="end")

    def _killed_before(self, parcel, commit):
        raise Killed

    def _killed_after(self, parcel, commit):
        commit()
        raise Killed

    def _killed_when_arrived(self, parcel, commit):
        commit()
        self.arrived.append(parcel.tag)
        raise Killed

    def find(self, parcel):
        found = Outcome.SENT if parcel.tag in self.arrived else Outcome.FAILED
        return Handover(outcome=found, stage="find")


NAMES = [name[1:] for name in vars(Way) if name.startswith("_") and not name.startswith("__")]
PLAYS = st.lists(st.sampled_from(NAMES), max_size=4)


def dead(*words):
    raise Killed


class Story(RuleBasedStateMachine):
    """What may happen to a journal, in any order."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(prefix="plaint-story-"))
        self.home = self.folder / "workspace"
        self.home.mkdir()
        self.hands = Hands()
        self.way = Way()
        self.letters = {}
        self.again = set()
        self.old = None
        self.open()

    def open(self):
        self.journal = journal_in(self.home, self.hands)

    def die(self):
        """End as kill -9 does: files stay as they lie on the disk, and no connection gets to tidy up."""
        left = self.folder / "left"
        shutil.copytree(self.home, left, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        self.journal.close()
        shutil.rmtree(self.home)
        left.rename(self.home)
        self.open()

    def plan(self, letters):
        for letter in letters:
            self.letters[letter.key.digest] = letter
        self.journal.plan(letters)

    @rule(offices=st.sets(st.sampled_from(OFFICES), min_size=1), signers=SIGNERS, version=st.sampled_from(("v1", "v2")))
    def plan_letters(self, offices, signers, version):
        self.plan([delivery(office, signers=signers, version=version) for office in sorted(offices)])

    @rule(office=st.sampled_from(OFFICES), signers=SIGNERS)
    def plan_again_on_purpose(self, office, signers):
        """Somebody has it sent once more, with a reason: a new round."""
        rounds = [0]
        for signer in signers:
            held = self.journal.taken(CAMPAIGN).by_office(f"office-{office}", f"Holder {office}", signer)
            rounds += [held.round + 1] if held else []
        letter = delivery(office, signers=signers, round=max(rounds))
        if max(rounds):
            self.again.add(letter.key.digest)
        self.plan([letter])

    @rule()
    def replan(self):
        self.journal.replan(self.letters.values())

    @rule()
    def tell_organisers(self):
        told = self.journal.covered(CAMPAIGN, "organiser-1").letters
        sent = [entry.digest for entry in self.journal.entries(states=["sent"], kind="letter")]
        new = [digest for digest in sent if digest not in told]
        if new:
            self.plan([copy_of(new, version="-".join(sorted(new)))])

    @rule(plays=PLAYS, limit=st.integers(1, 4))
    def run(self, plays, limit):
        self.way.plays = list(plays)
        outbox = outbox_for(self.journal, self.way, self.hands, rate=6000, limit=limit)
        jobs = [job for job in jobs_for(self.journal) if self.journal.entry(job.digest).state == "planned"]
        tagged = [type(job)(job.digest, lambda tag=job.digest: self.parcel(tag)) for job in jobs]
        recover, self.journal.recover = self.journal.recover, dead
        try:
            list(outbox.run(tagged))
        except Killed:
            self.die()
            self.journal.recover()
        else:
            self.journal.recover = recover

    def parcel(self, tag):
        parcel = parcel_to(self.letters[tag].key.address)
        return type(parcel)(tag=tag, to=parcel.to, content=b"", form="")

    @rule(stage=st.sampled_from(("begin", "hand", "settle")), is_done=st.booleans())
    def be_killed_while_writing(self, stage, is_done):
        """Before or after a commit; a letter arrives where `handing` was committed and the result was not."""
        real = getattr(self.journal, stage)

        def killed(*words):
            if is_done:
                real(*words)
            raise Killed

        setattr(self.journal, stage, killed)
        self.journal.recover = dead
        outbox = outbox_for(self.journal, self.way, self.hands)
        jobs = [job for job in jobs_for(self.journal) if self.journal.entry(job.digest).state == "planned"]
        tagged = [type(job)(job.digest, lambda tag=job.digest: self.parcel(tag)) for job in jobs]
        with contextlib.suppress(Killed):
            list(outbox.run(tagged))
        self.die()
        self.journal.recover()

    @rule()
    def be_killed_between_witness_and_journal(self):
        planned = self.journal.entries(states=["planned"])
        if not planned:
            return
        with contextlib.suppress(PlaintError):
            self.journal.begin(planned[0].digest)
            witness = Witness(self.home / f"{NAME}-handed")
            witness.note(self.journal._last_hand_over() + 1, planned[0].digest)
            witness.close()
        self.die()
        self.journal.recover()

    @rule()
    def keep_a_copy(self):
        """Somebody makes a backup of journal.db."""
        self.journal.fold()
        self.old = (self.home / NAME).read_bytes()

    @precondition(lambda self: self.old)
    @rule()
    def put_the_copy_back(self):
        """And puts it back, without the second witness: nothing is sent that could have been."""
        self.journal.close()
        for ending in ("-wal", "-shm"):
            (self.home / f"{NAME}{ending}").unlink(missing_ok=True)
        newest = (self.home / NAME).read_bytes()
        (self.home / NAME).write_bytes(self.old)
        self.open()
        try:
            self.journal.recover()
        except PlaintError as error:
            assert "nothing is sent" in str(error)  # noqa: PT017
            self.journal.close()
            (self.home / NAME).write_bytes(newest)
            self.open()
            self.journal.recover()
        self.journal.plan(list(self.letters.values()))

    @rule(is_told=st.booleans())
    def settle_by_hand(self, is_told):
        """A person knows: looks into the mailbox, and says what is so."""
        for entry in self.journal.entries(states=["unknown"])[:1]:
            self.journal.resolve(entry.digest, "I asked them", sent=entry.digest in self.way.arrived)

    @rule()
    def settle_by_proof(self):
        for entry in self.journal.entries(states=["unknown"])[:1]:
            reconcile(self.journal, entry, self.way, self.parcel(entry.digest))

    @rule()
    def retry(self):
        self.journal.retry([entry.digest for entry in self.journal.entries(states=["failed"])])

    @rule()
    def cancel(self):
        self.journal.cancel([entry.digest for entry in self.journal.entries(states=["planned"])][:2], "no")

    @rule(jump=st.sampled_from((-1e9, -4000.0, 5.0, 4000.0)))
    def let_time_pass(self, jump):
        self.hands.at += jump

    @rule()
    def scrub(self):
        self.journal.scrub(self.hands.at + 1)

    @rule()
    def start_anew(self):
        self.journal.close()
        self.open()
        self.journal.recover()

    @invariant()
    def nobody_gets_a_letter_twice(self):
        if not hasattr(self, "way"):
            return
        assert set(Tally(self.way.arrived).values()) <= {1}
        had = Tally(
            (letter.key.office, letter.key.holder, signer, letter.key.round)
            for letter in (self.letters[tag] for tag in self.way.arrived)
            for signer in letter.signers
        )
        assert set(had.values()) <= {1}

    @invariant()
    def no_second_round_but_on_purpose(self):
        if hasattr(self, "way"):
            rounds = {tag for tag in self.way.arrived if self.letters[tag].key.round}
            assert rounds <= self.again

    @invariant()
    def organisers_are_told_once(self):
        if hasattr(self, "way"):
            told = Tally(letter for tag in self.way.arrived for letter in self.letters[tag].covers)
            assert set(told.values()) <= {1}

    @invariant()
    def nothing_that_arrived_is_forgotten(self):
        if not hasattr(self, "way"):
            return
        states = {entry.digest: entry.state for entry in self.journal.entries()}
        for tag in self.way.arrived:
            assert states[tag] in ("handing", "sent", "unknown"), states[tag]

    @invariant()
    def what_is_sent_has_arrived(self):
        if hasattr(self, "way"):
            sent = {entry.digest for entry in self.journal.entries(states=["sent"])}
            assert sent <= set(self.way.arrived)

    @invariant()
    def nothing_is_left_in_the_middle(self):
        if hasattr(self, "way"):
            assert self.journal.entries(states=["sending", "handing"]) == ()

    def teardown(self):
        if hasattr(self, "journal"):
            self.journal.close()
            with journal_in(self.home, self.hands) as journal, journal.locked():
                journal.recover()
            shutil.rmtree(self.folder)


TestStory = Story.TestCase
TestStory.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_the_story_would_notice(monkeypatch):
    """Where unknown fates were planned again, as mailers do, the story finds a letter that arrives twice."""
    story = Story()
    story.begin()
    story.plan_letters({1}, ("ruth",), "v1")
    story.run(["lost_but_arrived"], 1)
    story.journal.prove(story.journal.entries()[0].digest, "planned")
    story.run([], 1)
    with pytest.raises(AssertionError):
        story.nobody_gets_a_letter_twice()
    story.teardown()
