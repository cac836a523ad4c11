"""Ctrl-C in the middle of a hand-over."""

import os
import signal
import threading

import pytest
from tests.deliver.deliveries import Counter, deliveries, jobs_for, journal_in, outbox_for, sent, states_of

from plaint.deliver.interrupts import Interrupts


@pytest.fixture
def journal(tmp_path):
    with journal_in(tmp_path) as journal:
        journal.plan(deliveries(3))
        yield journal


@pytest.fixture(autouse=True)
def _usual():
    """Begin and end with what Python does on Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.signal(signal.SIGINT, before) is signal.default_int_handler


def press():
    os.kill(os.getpid(), signal.SIGINT)


def pressing(before=0, after=0):
    """Return what presses Ctrl-C so often before and after the point of no return."""

    def hand_over(parcel, commit):
        for _ in range(before):
            press()
        commit()
        for _ in range(after):
            press()
        return sent()

    return hand_over


def run(journal, play):
    steps = []
    with pytest.raises(KeyboardInterrupt):
        steps.extend(outbox_for(journal, Counter(None, play)).run(jobs_for(journal)))
    return [step.what for step in steps]


def test_before_the_point_of_no_return_it_ends_the_run_at_once(journal):
    assert run(journal, pressing(before=1)) == ["sent"]
    assert states_of(journal) == ["sent", "planned", "planned"]


def test_after_it_the_letter_in_hand_is_finished(journal):
    assert run(journal, pressing(after=1)) == ["sent", "sent"]
    assert states_of(journal) == ["sent", "sent", "planned"]


def test_the_second_time_it_does_not_wait(journal):
    assert run(journal, pressing(after=2)) == ["sent"]
    assert states_of(journal) == ["sent", "unknown", "planned"]


def test_while_handing_is_written_down_it_waits(journal, monkeypatch):
    hand = journal.hand

    def handing(digest):
        press()
        hand(digest)

    monkeypatch.setattr(journal, "hand", handing)
    assert run(journal, None) == ["sent"]
    assert states_of(journal) == ["sent", "planned", "planned"]


def test_while_the_result_is_written_down_it_waits(journal, monkeypatch):
    settle = journal.settle

    def settling(*words):
        press()
        return settle(*words)

    monkeypatch.setattr(journal, "settle", settling)
    assert run(journal, None) == ["sent"]
    assert states_of(journal) == ["sent", "planned", "planned"]


def test_whoever_listens_to_ctrl_c_hears_of_it_afterwards(journal):
    """A command that ends on Ctrl-C by a flag of its own goes on to do so."""
    heard = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(len(states_of(journal))))
    outbox = outbox_for(journal, Counter(pressing(after=1)), stop=lambda: bool(heard))
    steps = [step.what for step in outbox.run(jobs_for(journal))]
    signal.signal(signal.SIGINT, before)
    assert steps == ["sent", "ended"]
    assert heard == [3]


def test_it_is_told_where_it_was_pressed(journal):
    """As Python tells every listener: by the frame."""
    heard = []
    before = signal.signal(signal.SIGINT, lambda number, frame: heard.append((number, frame)))
    list(outbox_for(journal, Counter(pressing(before=1))).run(jobs_for(journal)))
    signal.signal(signal.SIGINT, before)
    assert [number for number, _ in heard] == [signal.SIGINT]
    assert heard[0][1] is not None


def test_whoever_ignores_ctrl_c_goes_on_ignoring_it(journal):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    outbox = outbox_for(journal, Counter(pressing(before=1, after=2)))
    assert [step.what for step in outbox.run(jobs_for(journal))] == ["sent"] * 3
    assert signal.signal(signal.SIGINT, before) is signal.SIG_IGN


def test_in_another_thread_nothing_is_changed(tmp_path):
    found = []

    def inside():
        with Interrupts() as interrupts:
            interrupts.hold()
            found.append(signal.getsignal(signal.SIGINT))
        interrupts.pass_on()

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    assert found == [signal.default_int_handler]


def test_nothing_is_passed_on_twice():
    interrupts = Interrupts()
    with interrupts:
        interrupts.hold()
        press()
    with pytest.raises(KeyboardInterrupt):
        interrupts.pass_on()
    interrupts.pass_on()
