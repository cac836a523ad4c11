"""Stops noted beside the journal: what a run looks at before every letter."""

import stat
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.deliver.deliveries import (
    CAMPAIGN,
    Counter,
    Hands,
    copy_of,
    deliveries,
    delivery,
    jobs_for,
    journal_in,
    outbox_for,
    sent,
    states_of,
)

from plaint.deliver.record.stops import Stops, stops_beside
from plaint.errors import PlaintError

MEMBERS = ("call", "reminder", "notice")


@pytest.fixture
def stops(tmp_path):
    return Stops(tmp_path / "journal.db-stopped")


def test_a_campaign_is_stopped_from_its_line_on(stops):
    assert (stops.is_stopped("gates"), stops.length) == (False, 0)
    stops.stop("gates", "2026-11-26")
    assert [stops.is_stopped(name) for name in ("gates", "gate", "gates-2", "")] == [True, False, False, False]
    stops.reopen("gates", "2026-11-27")
    assert not stops.is_stopped("gates")
    assert stops.path.read_text() == "stopped gates 2026-11-26\nreopened gates 2026-11-27\n"
    assert stat.S_IMODE(stops.path.stat().st_mode) == 0o600


def test_who_knows_of_a_stop_need_not_heed_it(stops):
    stops.stop("gates", "2026-11-26")
    since = stops.length
    assert not stops.is_stopped("gates", since)
    stops.stop("gates", "2026-11-27")
    assert stops.is_stopped("gates", since)


def test_what_tells_of_stops_must_be_readable(stops, tmp_path):
    stops.path.symlink_to(tmp_path / "elsewhere")
    for act in (lambda: stops.is_stopped("gates"), lambda: stops.stop("gates", "2026-11-26")):
        with pytest.raises(PlaintError, match="cannot be"):
            act()
    assert not (tmp_path / "elsewhere").exists()
    stops.path.unlink()
    stops.path.mkdir()
    with pytest.raises(PlaintError, match="cannot be read"):
        stops.is_stopped("gates")


@given(
    some.lists(some.tuples(some.sampled_from(["stop", "reopen"]), some.sampled_from(["a", "b"])), max_size=6),
    some.binary(max_size=20),
)
def test_the_last_line_of_a_campaign_counts_whatever_was_torn_before(tmp_path_factory, acts, torn):
    stops = Stops(tmp_path_factory.mktemp("stops") / "journal.db-stopped")
    stops.path.write_bytes(b"\0" + torn.replace(b"stopped", b"").replace(b"reopened", b""))
    for what, whose in acts:
        getattr(stops, what)(whose, "2026-11-26")
    for name in ("a", "b"):
        last = [what for what, whose in acts if whose == name][-1:]
        assert stops.is_stopped(name) == (last == ["stop"])


# --- a run ---------------------------------------------------------------------------------------


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def journal(tmp_path, hands):
    journal = journal_in(tmp_path, hands)
    yield journal
    journal.close()


def stopping(journal, *, after=0):
    """Return a way out in whose letter of that number a stop comes."""

    def play(parcel, commit):
        commit()
        stops_beside(journal.path).stop(CAMPAIGN, "2026-11-26")
        return sent()

    return Counter(*[None] * after, play)


def test_a_stop_ends_a_run_after_the_letter_in_hand(journal, hands):
    journal.plan(deliveries(4))
    steps = list(outbox_for(journal, way_out := stopping(journal, after=1), hands).run(jobs_for(journal)))
    assert [step.what for step in steps] == ["sent", "sent", "ended"]
    assert "stopped meanwhile" in steps[-1].words
    assert (len(way_out.asked), states_of(journal)) == (2, ["sent", "sent", "planned", "planned"])


def test_a_stop_ends_a_run_that_waits(journal, hands):
    journal.plan(deliveries(2))
    way_out = Counter(None)
    for step in outbox_for(journal, way_out, hands, rate=1).run(jobs_for(journal)):
        if step.what == "sent":
            stops_beside(journal.path).stop(CAMPAIGN, "2026-11-26")
    assert (len(way_out.asked), step.what, hands.passed) == (1, "ended", 0)


def test_nothing_of_a_campaign_that_is_stopped_leaves_but_notices(journal, hands):
    letter = delivery(1)
    journal.plan([letter])
    kinds = [replace(delivery(number, signers=()), kind=kind) for number, kind in enumerate(MEMBERS, 2)]
    journal.plan([*kinds, copy_of([letter.key.digest])])
    journal.stops.stop(CAMPAIGN, "2026-11-26")
    way_out = Counter()
    for entry in journal.entries():
        list(outbox_for(journal, way_out, hands).run(jobs_for(journal, {entry.digest})))
    assert [entry.delivery.kind for entry in journal.entries(states=("sent",))] == ["notice"]


def test_another_campaign_is_not_concerned(journal, hands):
    journal.plan(deliveries(2))
    journal.stops.stop("another", "2026-11-26")
    assert [step.what for step in outbox_for(journal, Counter(), hands).run(jobs_for(journal))] == ["sent", "sent"]


def test_a_run_that_knows_of_the_stop_goes_on_until_the_next(journal, hands):
    journal.plan(deliveries(3))
    journal.stops.stop(CAMPAIGN, "2026-11-25")
    outbox = outbox_for(journal, stopping(journal, after=1), hands, stops_from=journal.stops.length)
    assert [step.what for step in outbox.run(jobs_for(journal))] == ["sent", "sent", "ended"]


def test_what_cannot_be_read_lets_nothing_out(journal, hands):
    journal.plan(deliveries(1))
    journal.stops.path.mkdir()
    way_out = Counter()
    with pytest.raises(PlaintError, match="cannot be read"):
        list(outbox_for(journal, way_out, hands).run(jobs_for(journal)))
    assert way_out.asked == []
