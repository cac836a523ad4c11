"""kill -9 at every call of a run by drafts: none twice, none lost; `unknown` only what did not get there."""

import re
from collections import Counter
from contextlib import ExitStack
from functools import partial

import pytest
from tests.deliver.deliveries import deliveries
from tests.deliver.imap_server import imap_server
from tests.integration.killing import Program, kill_everywhere
from tests.integration.send_by_drafts import LETTERS, lay

from plaint.deliver.journal import NAME, open_journal, read_journal

ADDRESSES = {letter.key.address for letter in deliveries(LETTERS)}


@pytest.fixture
def mailboxes():
    """A mailbox for each run."""
    opened = {}
    with ExitStack() as stack:

        def mailbox_of(folder):
            if folder.name not in opened:
                opened[folder.name] = stack.enter_context(imap_server())
            return opened[folder.name]

        yield mailbox_of


def laid(mailbox):
    messages = mailbox.folders[b"Drafts"].messages.values()
    return Counter(re.search(rb"^To: (.*)\r$", raw, re.MULTILINE)[1].decode() for raw in messages)


def states_in(folder):
    with read_journal(folder / NAME) as record:
        return {entry.key.address: entry.state for entry in record.entries()}


def check(mailboxes, folder, trace):
    """Look at what is left, run it again, and look at what has come of it all."""
    mailbox = mailboxes(folder)
    mailbox.settle()
    there = laid(mailbox)
    with open_journal(folder / NAME, lambda: 0.0) as journal, journal.locked():
        journal.recover()
    states = states_in(folder)
    unknown = {address for address, state in states.items() if state == "unknown"}
    assert {states[address] for address in there} <= {"sent", "unknown"}, trace.point
    assert len(unknown) <= 1, trace.point
    lay(folder, mailbox.port)
    mailbox.settle()
    after, at_last = states_in(folder), laid(mailbox)
    lost = {address for address, state in after.items() if state == "unknown"}
    assert lost == unknown - set(there), trace.point
    assert at_last == Counter(ADDRESSES - lost), trace.point
    assert {address for address, state in after.items() if state == "sent"} == ADDRESSES - lost, trace.point
    return bool(unknown), bool(lost)


def test_killed_at_every_call_of_a_run_by_drafts(tmp_path, mailboxes):
    program = Program(
        module="tests.integration.send_by_drafts",
        words=lambda folder: (str(folder), str(mailboxes(folder).port)),
        check=partial(check, mailboxes),
    )
    found = kill_everywhere(program, tmp_path)
    by_call = Counter(point.call for point in found)
    unknown = [lost for was_unknown, lost in found.values() if was_unknown]
    assert by_call["sendto"] >= 8 * LETTERS
    assert set(unknown) == {True, False}  # some had got there, and were found; some had not
