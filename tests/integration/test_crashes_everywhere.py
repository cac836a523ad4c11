"""kill -9 at every call of a run: no letter twice, none lost, `unknown` only where nobody can know."""

from collections import Counter
from functools import partial

import pytest
from tests.deliver.deliveries import deliveries
from tests.integration.killing import CALLS, Program, Sink, kill_everywhere
from tests.integration.send_by_mail import LETTERS, send

from plaint.deliver.journal import NAME, open_journal, read_journal

ADDRESSES = {letter.key.address for letter in deliveries(LETTERS)}


@pytest.fixture
def sinks():
    """A mail server for each run: what arrives at one was sent by one."""
    opened = {}

    def sink_of(folder):
        if folder.name not in opened:
            opened[folder.name] = Sink().__enter__()
        return opened[folder.name]

    yield sink_of
    for sink in opened.values():
        sink.__exit__()


def states_in(folder):
    with read_journal(folder / NAME) as record:
        return {entry.key.address: entry.state for entry in record.entries()}


def recovered_in(folder):
    with open_journal(folder / NAME, lambda: 0.0) as journal, journal.locked():
        journal.recover()
    return states_in(folder)


def check(sinks, folder, trace):
    """Look at what is left, run it again, and look at what has come of it all."""
    sink = sinks(folder)
    sink.settle()
    taken = Counter(sink.taken)
    witnessed = trace.count("pwrite64", f"{NAME}-handed>")
    recorded = sum(state == "sent" for state in states_in(folder).values())
    states = recovered_in(folder)
    unknown = [address for address, state in states.items() if state == "unknown"]
    # no letter arrives that is not written down, and only the one in the window is unknown
    assert {states[address] for address in taken} <= {"sent", "unknown"}, trace.point
    assert len(unknown) == witnessed - recorded <= 1, trace.point
    assert {address for address, state in states.items() if state == "sent"} <= set(taken), trace.point
    send(folder, sink.port)
    sink.settle()
    after, arrived = states_in(folder), Counter(sink.taken)
    assert set(arrived.values()) <= {1}, trace.point
    assert set(after) == ADDRESSES, trace.point
    assert {address for address, state in after.items() if state == "unknown"} == set(unknown), trace.point
    assert {address for address, state in after.items() if state == "sent"} == ADDRESSES - set(unknown), trace.point
    assert ADDRESSES - set(unknown) <= set(arrived), trace.point
    sink.__exit__()
    return "unknown" if unknown else "known", set(unknown) <= set(arrived)


def test_killed_at_every_call_of_a_run_by_mail(tmp_path, sinks):
    program = Program(
        module="tests.integration.send_by_mail",
        words=lambda folder: (str(folder), str(sinks(folder).port)),
        check=partial(check, sinks),
    )
    found = kill_everywhere(program, tmp_path)
    by_call = Counter(point.call for point in found)
    assert {"pwrite64", "fdatasync", "sendto", "flock", "connect"} <= set(by_call) <= set(CALLS)
    assert by_call["sendto"] == 5 * LETTERS + 2  # MAIL, RCPT, DATA, message, dot; EHLO, QUIT
    # in the window: from the witness's line on, over the dot, until the result stands in the journal
    unknown = [arrived for state, arrived in found.values() if state == "unknown"]
    assert 0 < len(unknown) < len(found) / 2
    assert {True, False} == set(unknown)  # some had arrived and some had not: it cannot be guessed
