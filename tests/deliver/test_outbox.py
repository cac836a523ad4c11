"""A run of the outbox: each letter once, in order, at its pace, and what happens when it is not taken."""

import pytest
from tests.deliver.deliveries import (
    CAMPAIGN,
    NOON,
    Counter,
    Hands,
    busy,
    deliveries,
    delivery,
    jobs_for,
    journal_in,
    lost,
    outbox_for,
    parcel_to,
    refused,
    send_all,
    sent,
    states_of,
)

from plaint.deliver.journal import AlreadyTheirs, NotSo
from plaint.deliver.outbox import Job, reconcile
from plaint.deliver.pace import BACK_OFF, IN_A_ROW, NEXT_RUN, wait_for
from plaint.deliver.transport import Handover, Outcome
from plaint.errors import PlaintError

QUICK = {"rate": 6000}


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def journal(tmp_path, hands):
    with journal_in(tmp_path, hands) as journal:
        yield journal


def steps_of(journal, way_out, hands, **pace):
    return list(outbox_for(journal, way_out, hands, **pace).run(jobs_for(journal)))


def shown(steps):
    return [(step.what, step.entry.key.office[7:] if step.entry else "") for step in steps]


def test_letters_leave_in_the_order_given(journal, hands):
    journal.plan(deliveries(3))
    way_out = Counter()
    jobs = jobs_for(journal)
    steps = list(outbox_for(journal, way_out, hands).run([jobs[2], jobs[0], jobs[1]]))
    assert shown(steps) == [("sent", "3"), ("sent", "1"), ("sent", "2")]
    assert way_out.arrived == [f"office-{number}@example.org" for number in (3, 1, 2)]
    assert states_of(journal) == ["sent"] * 3
    assert steps[0].entry.reply == "250 queued"
    assert steps[0].handover == sent()


def test_the_way_out_is_chosen_by_channel(journal, hands):
    journal.plan([delivery(1), delivery(2, way="fax", address="+442079460301"), delivery(3, way="drafts")])
    asked = []
    way_out = Counter()
    outbox = outbox_for(journal, way_out, hands)
    outbox._transports = lambda way: asked.append(way) or way_out
    list(outbox.run(jobs_for(journal)))
    assert asked == ["email", "fax", "drafts"]


def test_the_journal_has_it_before_it_leaves(journal, hands):
    (digest,) = journal.plan([delivery()])
    seen = []

    def looking(parcel, commit):
        seen.append(journal.entry(digest).state)
        commit()
        seen.append(journal.entry(digest).state)
        commit()  # called once too often, it does nothing
        seen.append(len(journal.events(digest)))
        return sent(reference="job 7", reply="250 as 7", remedy="look")

    (step,) = steps_of(journal, Counter(looking), hands)
    assert seen == ["sending", "handing", 3]
    assert (step.entry.state, step.entry.reference, step.entry.reply) == ("sent", "job 7", "250 as 7")
    assert step.words == "look"


def test_a_run_holds_the_lock_until_it_ends(journal, hands, tmp_path):
    journal.plan(deliveries(2))
    steps = outbox_for(journal, Counter(), hands).run(jobs_for(journal))
    next(steps)
    with journal_in(tmp_path, hands) as other, pytest.raises(PlaintError, match="another plaint is sending"):
        other.plan([])
    assert list(steps)
    journal.plan([])


def test_what_is_refused_is_not_tried_again(journal, hands):
    journal.plan(deliveries(2))
    way_out = Counter(refused(remedy="correct the address"))
    steps = steps_of(journal, way_out, hands)
    assert shown(steps) == [("failed", "1"), ("sent", "2")]
    assert (steps[0].entry.state, steps[0].entry.reply, steps[0].words) == (
        "failed",
        "550 unknown",
        "correct the address",
    )
    assert send_all(journal, way_out, hands) == []
    assert len(way_out.asked) == 2


def test_what_may_have_arrived_is_left_alone(journal, hands):
    journal.plan(deliveries(2))
    way_out = Counter(lost)
    steps = steps_of(journal, way_out, hands)
    assert shown(steps) == [("unknown", "1"), ("sent", "2")]
    assert steps[0].entry.reply == "no answer"
    assert send_all(journal, way_out, hands) == []


@pytest.mark.parametrize("outcome", [Outcome.SENT, Outcome.UNKNOWN])
def test_what_was_there_already_counts_as_handed_over(journal, hands, outcome):
    """As a draft that is found in its folder: the way out does nothing more, and never calls commit."""
    (digest,) = journal.plan([delivery()])
    steps = steps_of(journal, Counter(Handover(outcome=outcome, stage="search")), hands)
    assert [step.what for step in steps] == [outcome.value]
    assert [event.state for event in journal.events(digest)] == ["planned", "sending", "handing", outcome.value]


@pytest.mark.parametrize("given", [busy(), refused()])
def test_what_was_not_taken_was_not_handed_over(journal, hands, given):
    (digest,) = journal.plan([delivery()])
    steps_of(journal, Counter(given), hands)
    assert journal.events(digest)[2].state == ("planned" if given.outcome is Outcome.RETRY else "failed")


def test_a_letter_that_cannot_be_made_is_left_out(journal, hands):
    digests = journal.plan(deliveries(2))

    def unable():
        raise PlaintError("no glyph for that", "use another font")

    way_out = Counter()
    jobs = [Job(digests[0], unable), Job(digests[1], lambda: parcel_to("two@example.org"))]
    steps = list(outbox_for(journal, way_out, hands).run(jobs))
    assert shown(steps) == [("failed", "1"), ("sent", "2")]
    assert steps[0].words == steps[0].entry.reply == "no glyph for that; use another font"
    assert way_out.asked == ["two@example.org"]


def test_it_is_made_only_when_its_turn_has_come(journal, hands):
    digests = journal.plan(deliveries(3))
    journal.cancel(digests[:1], "no")
    made = []
    jobs = [Job(digest, lambda digest=digest: made.append(digest) or parcel_to("x")) for digest in digests]
    steps = outbox_for(journal, Counter(), hands).run(jobs)
    assert shown([next(steps), next(steps)]) == [("skipped", "1"), ("sent", "2")]
    assert made == [digests[1]]


@pytest.mark.parametrize("state", ["cancelled", "failed", "sent", "unknown"])
def test_what_is_not_planned_any_more_is_skipped(journal, hands, state):
    (digest,) = journal.plan([delivery()])
    if state == "cancelled":
        journal.cancel([digest], "no")
    else:
        journal.begin(digest)
        journal.hand(digest)
        journal.settle(digest, state)
    way_out = Counter()
    (step,) = steps_of(journal, way_out, hands)
    assert (step.what, step.entry.state) == ("skipped", state)
    assert way_out.asked == []


def test_what_is_not_in_the_journal_is_skipped(journal, hands):
    steps = list(outbox_for(journal, Counter(), hands).run([Job("0" * 64, lambda: parcel_to("x"))]))
    assert [(step.what, step.entry) for step in steps] == [("skipped", None)]


def test_who_has_it_already_does_not_get_it_again(journal, hands):
    journal.plan([delivery(), delivery(version="v2"), delivery(2)])
    way_out = Counter()
    steps = steps_of(journal, way_out, hands)
    assert shown(steps) == [("sent", "1"), ("theirs", "1"), ("sent", "2")]
    assert steps[1].words == steps[1].entry.reply == "they have this letter already"
    assert states_of(journal) == ["sent", "cancelled", "sent"]
    assert len(way_out.asked) == 2


# trying again


def test_soft_errors_are_tried_again_while_others_go_on(journal, hands):
    journal.plan(deliveries(3))
    way_out = Counter(busy(remedy="wait"))
    steps = steps_of(journal, way_out, hands, **QUICK)
    assert shown(steps) == [("put off", "1"), ("sent", "2"), ("sent", "3"), ("sent", "1")]
    assert (steps[0].until, steps[0].words) == (NOON + 30, "wait")
    entry = steps[0].entry
    assert (entry.state, entry.reply, entry.not_before) == ("planned", "451 later", NOON + 30)
    assert hands.passed == pytest.approx(30)
    assert states_of(journal) == ["sent"] * 3
    assert journal.entries()[0].attempts == 2


def test_each_wait_is_longer_and_the_last_one_is_left_to_another_run(journal, hands):
    journal.plan([delivery()])
    way_out = Counter(*[busy()] * 9)
    steps = steps_of(journal, way_out, hands, **QUICK)
    assert [step.what for step in steps] == ["put off"] * 3 + ["given up"]
    starts = [NOON, NOON + 30, NOON + 150, NOON + 750]
    assert [step.until - start for step, start in zip(steps, starts, strict=True)] == [*BACK_OFF, NEXT_RUN]
    assert hands.at == NOON + 750
    assert journal.entries()[0].attempts == 4
    assert [step.what for step in steps_of(journal, way_out, hands)] == ["later"]
    hands.at += NEXT_RUN
    assert [step.what for step in steps_of(journal, way_out, hands)] == ["put off"] * 3 + ["given up"]


def test_waiting_ones_come_back_before_new_ones(journal, hands):
    """At three seconds a letter, the first one's wait ends with the eleventh, whose turn had come already."""
    journal.plan(deliveries(12))
    steps = steps_of(journal, Counter(busy()), hands)
    assert [office for _, office in shown(steps)] == [*map(str, range(1, 12)), "1", "12"]


def test_two_that_wait_come_back_in_turn(journal, hands):
    journal.plan(deliveries(2))
    steps = steps_of(journal, Counter(busy(), busy(), busy()), hands, **QUICK)
    assert shown(steps) == [
        ("put off", "1"),
        ("put off", "2"),
        ("put off", "1"),
        ("sent", "2"),
        ("sent", "1"),
    ]


def test_two_that_wait_for_the_same_moment_come_back_in_turn(journal, hands):
    journal.plan(deliveries(3, way="drafts"))
    steps = steps_of(journal, Counter(busy(), busy(), busy()), hands)
    assert shown(steps)[3:] == [("sent", "1"), ("sent", "2"), ("sent", "3")]


def test_many_that_are_not_taken_in_a_row_end_the_run(journal, hands):
    journal.plan(deliveries(IN_A_ROW + 5))
    way_out = Counter(*[busy()] * 99)
    steps = steps_of(journal, way_out, hands, **QUICK)
    assert [step.what for step in steps] == ["put off"] * IN_A_ROW + ["stopped"]
    words = f"{IN_A_ROW} letters in a row were not taken; the rest stays planned: run it again later"
    assert steps[-1].words == words
    assert set(states_of(journal)) == {"planned"}


@pytest.mark.parametrize("between", [None, refused(), lost])
def test_one_that_is_taken_or_refused_breaks_the_row(journal, hands, between):
    journal.plan(deliveries(IN_A_ROW + 1))
    for script in ([*[busy()] * (IN_A_ROW - 1), between, busy()], [between, *[busy()] * (IN_A_ROW - 1)]):
        assert "stopped" not in send_all(journal, Counter(*script), hands, **QUICK)
        journal.plan(deliveries(IN_A_ROW + 1, version="v2", signers=("kim",)))


@pytest.mark.parametrize("given", [busy, refused])
def test_a_stop_ends_the_run_and_the_letter_stays_planned(journal, hands, given):
    """As where a login is refused: it is not the letter's fault."""
    journal.plan(deliveries(3))
    way_out = Counter(None, given(stops=True, reply="535 no", remedy="change the password"))
    steps = steps_of(journal, way_out, hands, **QUICK)
    assert shown(steps) == [("sent", "1"), ("given up", "2"), ("stopped", "")]
    assert steps[2].words == "change the password"
    assert steps[2].handover.reply == "535 no"
    assert (steps[1].until, steps[1].entry.not_before, steps[1].entry.reply) == (0, 0, "535 no")
    assert states_of(journal) == ["sent", "planned", "planned"]
    assert hands.passed < 1
    assert send_all(journal, Counter(), hands) == ["sent", "sent"]


def test_the_last_letter_of_a_quota_is_sent_and_ends_the_run(journal, hands):
    journal.plan(deliveries(2))

    def last(parcel, commit):
        commit()
        return sent(stops=True, remedy="go on tomorrow")

    steps = steps_of(journal, Counter(last), hands)
    assert shown(steps) == [("sent", "1"), ("stopped", "")]
    assert steps[1].words == "go on tomorrow"


# not before


def test_what_is_not_due_yet_waits_or_is_left_to_another_run(journal, hands):
    journal.plan([delivery(1, not_before=NOON + 601), delivery(2, not_before=NOON + 600), delivery(3)])
    steps = steps_of(journal, Counter(), hands)
    assert shown(steps) == [("later", "1"), ("sent", "3"), ("sent", "2")]
    assert steps[0].until == NOON + 601
    assert hands.at == NOON + 600


def test_a_clock_that_jumps_back_puts_no_letter_out_of_reach(journal, hands):
    """Waiting is measured by what passes, not by what the clock shows."""
    journal.plan(deliveries(2))
    way_out = Counter(busy(), None)
    steps = outbox_for(journal, way_out, hands).run(jobs_for(journal))
    assert next(steps).what == "put off"
    hands.at -= 400 * 86400
    assert [step.what for step in steps] == ["sent", "sent"]
    assert hands.passed == 30


def test_a_clock_that_was_ahead_in_an_earlier_run(journal, hands):
    journal.plan([delivery()])
    hands.at += 400 * 86400
    steps = outbox_for(journal, Counter(busy()), hands).run(jobs_for(journal))
    next(steps)
    steps.close()
    hands.at -= 400 * 86400
    before = hands.passed
    assert send_all(journal, Counter(), hands) == ["sent"]
    assert hands.passed - before == 30


def test_how_long_to_wait(journal, hands):
    (digest,) = journal.plan([delivery(not_before=NOON + 100)])
    entry = journal.entry(digest)
    waits = {at: wait_for(entry, NOON + at) for at in (-1e9, 0, 40, 100, 1e9)}
    assert waits == {-1e9: 100, 0: 100, 40: 60, 100: 0, 1e9: 0}


# the pace


@pytest.mark.parametrize(("rate", "gap"), [(20, 3), (60, 1), (0.5, 120)])
def test_letters_are_evenly_spaced(journal, hands, rate, gap):
    journal.plan(deliveries(4))
    starts = []

    def slow(parcel, commit):
        starts.append(hands.passed)
        hands.sleep(gap / 2)
        commit()
        return sent()

    steps_of(journal, Counter(*[slow] * 4), hands, rate=rate)
    assert starts == pytest.approx([0, gap, 2 * gap, 3 * gap])


def test_a_slow_hand_over_is_not_made_up_for(journal, hands):
    journal.plan(deliveries(3))
    starts = []

    def slow(parcel, commit):
        starts.append(hands.passed)
        hands.sleep(10 if len(starts) == 1 else 0)
        commit()
        return sent()

    steps_of(journal, Counter(*[slow] * 3), hands)
    assert starts == [0, 10, 13]


def test_drafts_are_laid_as_fast_as_they_can(journal, hands):
    journal.plan(deliveries(5, way="drafts"))
    steps = steps_of(journal, Counter(), hands, cap=2)
    assert [step.what for step in steps] == ["sent"] * 5
    assert hands.passed == 0


def test_no_more_a_day_than_allowed(journal, hands):
    journal.plan(deliveries(6))
    way_out = Counter(None, lost, refused())
    steps = steps_of(journal, way_out, hands, cap=3)
    assert [step.what for step in steps] == ["sent", "unknown", "failed", "sent", "cap"]
    assert steps[-1].words == (
        "3 letters were handed over today, as many as are allowed; the rest waits for tomorrow"
    )
    assert steps[-1].entry is None
    assert send_all(journal, way_out, hands, cap=3) == ["cap"]
    assert send_all(journal, way_out, hands, cap=4) == ["sent", "cap"]
    tomorrow = NOON + 86400
    hands.at = tomorrow
    assert send_all(journal, way_out, hands, cap=2, day=tomorrow - 3600) == ["sent"]


def test_no_more_a_run_than_asked_for(journal, hands):
    journal.plan(deliveries(5))
    steps = steps_of(journal, Counter(busy(), refused()), hands, limit=3, **QUICK)
    assert [step.what for step in steps] == ["put off", "failed", "sent", "limit"]
    assert steps[-1].words == "3 letters were tried, as you asked"


def test_a_limit_counts_a_letter_once_however_often_it_is_tried(journal, hands):
    journal.plan(deliveries(2))
    assert send_all(journal, Counter(busy(), busy()), hands, limit=2, **QUICK) == ["put off", "put off", "sent", "sent"]


def test_a_limit_of_none_at_all(journal, hands):
    journal.plan([delivery()])
    way_out = Counter()
    assert send_all(journal, way_out, hands, limit=0) == ["limit"]
    assert way_out.asked == []


# ending


def test_the_run_ends_when_asked(journal, hands):
    journal.plan(deliveries(3))
    way_out = Counter()
    steps = list(outbox_for(journal, way_out, hands, stop=lambda: len(way_out.asked) == 2).run(jobs_for(journal)))
    assert [step.what for step in steps] == ["sent", "sent", "ended"]
    assert states_of(journal) == ["sent", "sent", "planned"]


def test_it_ends_while_it_waits(journal, hands):
    journal.plan(deliveries(2))
    steps = list(
        outbox_for(journal, Counter(), hands, rate=1, stop=lambda: hands.passed >= 5).run(jobs_for(journal))
    )
    assert [step.what for step in steps] == ["sent", "ended"]
    assert hands.passed == 5
    assert states_of(journal) == ["sent", "planned"]
    assert [event.state for event in journal.events(journal.entries()[1].digest)] == ["planned"]


def test_it_ends_while_it_waits_to_try_again(journal, hands):
    journal.plan([delivery()])
    outbox = outbox_for(journal, Counter(busy()), hands, stop=lambda: hands.passed >= 7)
    assert [step.what for step in outbox.run(jobs_for(journal))] == ["put off", "ended"]
    assert hands.passed == 7
    assert max(hands.slept) <= 1


def test_nothing_to_do(journal, hands):
    assert list(outbox_for(journal, Counter(), hands).run([])) == []


@pytest.mark.parametrize("is_committed", [False, True])
@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_an_unexpected_error_goes_on(journal, hands, is_committed, error):
    digests = journal.plan(deliveries(2))

    def broken(parcel, commit):
        if is_committed:
            commit()
        raise error

    with pytest.raises(error):
        steps_of(journal, Counter(broken), hands)
    assert states_of(journal) == ["unknown" if is_committed else "planned", "planned"]
    assert journal.events(digests[0])[-1].detail == f"ended {'during' if is_committed else 'before'} hand-over"
    journal.plan([])  # the lock is free


def test_an_unexpected_error_of_what_makes_letters_goes_on(journal, hands):
    (digest,) = journal.plan([delivery()])
    with pytest.raises(ZeroDivisionError):
        list(outbox_for(journal, Counter(), hands).run([Job(digest, lambda: 1 // 0)]))
    assert states_of(journal) == ["planned"]


def test_nothing_leaves_when_the_journal_cannot_be_written(journal, hands, monkeypatch):
    journal.plan(deliveries(2))
    way_out = Counter()

    def failing(digest):
        raise PlaintError("journal.db cannot be written", "make room")

    monkeypatch.setattr(journal, "hand", failing)
    with pytest.raises(PlaintError, match=r"journal\.db cannot be written"):
        steps_of(journal, way_out, hands)
    assert way_out.arrived == []
    assert len(way_out.asked) == 1
    assert states_of(journal) == ["planned", "planned"]


def test_a_result_that_cannot_be_written_down_is_unknown(journal, hands, monkeypatch):
    journal.plan([delivery()])

    def failing(*words):
        raise PlaintError("journal.db cannot be written", "make room")

    monkeypatch.setattr(journal, "settle", failing)
    with pytest.raises(PlaintError):
        steps_of(journal, Counter(), hands)
    assert states_of(journal) == ["unknown"]


def test_the_first_error_is_the_one_that_is_told(journal, hands, monkeypatch):
    journal.plan([delivery()])

    def failing(*words):
        raise PlaintError("the second")

    def broken(parcel, commit):
        raise PlaintError("the first")

    monkeypatch.setattr(journal, "recover", failing)
    with pytest.raises(PlaintError, match="the first"):
        steps_of(journal, Counter(broken), hands)


# finding out


class Finder(Counter):
    def __init__(self, found):
        super().__init__(lost)
        self.found = found

    def find(self, parcel):
        self.parcel = parcel
        return self.found


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (sent(reply="in Sent", reference="uid 9"), "sent"),
        (refused(reply="the job failed", reference="uid 9"), "planned"),
        (busy(reply="never came"), "planned"),
        (Handover(outcome=Outcome.UNKNOWN, stage="find", reply="not there"), "unknown"),
    ],
)
def test_the_other_side_is_asked(journal, hands, found, state):
    (digest,) = journal.plan([delivery()])
    finder = Finder(found)
    steps_of(journal, finder, hands)
    parcel = parcel_to("office-1@example.org")
    assert reconcile(journal, journal.entry(digest), finder, parcel) == found
    assert finder.parcel is parcel
    entry = journal.entry(digest)
    assert entry.state == state
    assert entry.reply == ("no answer" if state == "unknown" else found.reply)
    assert entry.reference == found.reference


def test_what_is_known_is_not_looked_for(journal, hands):
    (digest,) = journal.plan([delivery()])
    finder = Finder(sent())
    with pytest.raises(NotSo) as error:
        reconcile(journal, journal.entry(digest), finder, parcel_to("x"))
    assert (error.value.message, error.value.hint) == (
        f"{digest[:10]} is planned",
        "only what is unknown can be looked for",
    )
    assert states_of(journal) == ["planned"]


def test_a_plan_of_another_text_after_an_unknown_fate(journal, hands):
    """The text changes while nobody knows whether the old one arrived: the new one waits for somebody to find out."""
    old, new = journal.plan([delivery(), delivery(version="v2")])
    list(outbox_for(journal, Counter(lost), hands).run(jobs_for(journal, [old])))
    with pytest.raises(AlreadyTheirs):
        journal.begin(new)
    journal.resolve(old, "they say it never came", sent=False)
    assert journal.taken(CAMPAIGN).by_office("office-1", "Holder 1", "ruth") is None
    journal.cancel([old], "the text has changed")
    assert send_all(journal, Counter(), hands) == ["sent"]
