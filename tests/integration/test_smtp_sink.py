"""Letters to a mail server that we did not write (smtp-sink, of Postfix): what it has is what we say it has."""

import pytest
from tests.deliver.parcels import CONTENT, Commits, parcel
from tests.integration.post_office import await_that, smtp_sink

from plaint.deliver.mail.connection import Limits
from plaint.deliver.mail.handover import open_transport
from plaint.deliver.transport import Outcome
from plaint.model.accounts import Smtp

COUNT = 120


def way_to(port, tmp_path, **limits):
    account = Smtp(host="127.0.0.1", port=port, security="none", login="none")
    return open_transport(account, str, tmp_path, Limits(**limits))


def hand_over(way, count=COUNT):
    commits = Commits()
    outcomes = [way.hand_over(parcel(to=f"court-{number}@example.org"), commits).outcome for number in range(count)]
    way.close()
    return outcomes, commits.count


def test_all_arrive_once_and_in_order(tmp_path):
    with smtp_sink() as sink:
        outcomes, committed = hand_over(way_to(sink.port, tmp_path))
        assert outcomes == [Outcome.SENT] * COUNT
        assert committed == COUNT
        await_that(lambda: len(sink.recipients()) >= COUNT, "all have arrived")
        assert sink.recipients() == [f"court-{number}@example.org" for number in range(COUNT)]


def test_messages_arrive_as_they_were(tmp_path):
    with smtp_sink() as sink:
        hand_over(way_to(sink.port, tmp_path), 1)
        await_that(lambda: b"..dots" in (sink.dump.read_bytes() if sink.dump.exists() else b""), "it has arrived")
        kept = sink.dump.read_bytes().replace(b"\r\n", b"\n")
        assert CONTENT.replace(b"\r\n", b"\n") in kept


@pytest.mark.parametrize(
    ("options", "outcome", "committed"),
    [
        (("-q", "connect"), Outcome.RETRY, 0),
        (("-q", "ehlo"), Outcome.RETRY, 0),
        (("-q", "mail"), Outcome.RETRY, 0),
        (("-q", "rcpt"), Outcome.RETRY, 0),
        (("-q", "data"), Outcome.RETRY, 0),
        (("-q", "."), Outcome.UNKNOWN, 3),
        (("-Q", "rcpt"), Outcome.RETRY, 0),
        (("-Q", "."), Outcome.RETRY, 3),
        (("-r", "rcpt"), Outcome.RETRY, 0),
        (("-r", "data"), Outcome.RETRY, 0),
        (("-r", "."), Outcome.RETRY, 3),
        (("-f", "rcpt"), Outcome.FAILED, 0),
        (("-f", "data"), Outcome.FAILED, 0),
        (("-f", "."), Outcome.FAILED, 3),
    ],
)
def test_faults(tmp_path, options, outcome, committed):
    with smtp_sink(*options) as sink:
        assert hand_over(way_to(sink.port, tmp_path), 3) == ([outcome] * 3, committed)


def test_a_server_too_slow_to_ask_for_the_message(tmp_path):
    with smtp_sink("-w", "2") as sink:
        way = way_to(sink.port, tmp_path, answer=0.3)
        assert hand_over(way, 1) == ([Outcome.RETRY], 0)
