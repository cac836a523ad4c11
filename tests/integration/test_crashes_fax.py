"""kill -9 at every call of a run by fax: none twice, none lost; `unknown` only where nobody can know."""

import re
import shutil
from collections import Counter
from contextlib import ExitStack
from functools import partial

import pytest
from tests.deliver.fax_service import FaxService
from tests.integration import killing
from tests.integration.killing import Program, kill_everywhere
from tests.integration.send_by_fax import LETTERS, TAKEN, faxes, plan, send, tags

from plaint.deliver.journal import NAME, open_journal, read_journal

NUMBERS = {one.key.address for one in faxes()}


class Services:
    """A fax service for each run: what arrives at one was sent by one."""

    def __init__(self, stack):
        self.stack = stack
        self.opened = {}

    def port(self, folder):
        if folder.name not in self.opened:
            service = FaxService(answers=[partial(self.answer, folder)])
            self.opened[folder.name] = self.stack.enter_context(service)
        return int(self.opened[folder.name].url.rpartition(":")[2])

    def answer(self, folder, request):
        if request.method == "POST":
            return 201, {"id": len(self.posted(folder))}
        return 200, [{"id": 1}] if request.path.rpartition("=")[2] in self.posted(folder) else []

    def posted(self, folder):
        posts = [one for one in self.opened[folder.name].taken if one.method == "POST"]
        return [re.search(rb'name="label"\r\n\r\n(\w+)', one.body)[1].decode() for one in posts]

    def arrived(self, folder):
        """Return to which numbers a fax was taken, each time; ends the service, so that nothing is still under way."""
        self.opened[folder.name].settle()
        return Counter(tags()[tag] for tag in self.posted(folder))


class Programs:
    """The program that is run leaves a file for each fax."""

    def port(self, folder):
        return 0

    def arrived(self, folder):
        return Counter(tags()[path.name.partition(".")[0]] for path in (folder / TAKEN).glob("*"))


@pytest.fixture
def services():
    with ExitStack() as stack:
        yield Services(stack)


def states_in(folder):
    with read_journal(folder / NAME) as record:
        return {entry.key.address: entry.state for entry in record.entries()}


def check(far, can_ask, folder, trace):
    """Look at what is left, run it again, and look at what has come of it all."""
    there = far.arrived(folder)
    with open_journal(folder / NAME, lambda: 0.0) as journal, journal.locked():
        journal.recover()
    states = states_in(folder)
    unknown = {number for number, state in states.items() if state == "unknown"}
    assert {states[number] for number in there} <= {"sent", "unknown"}, trace.point
    assert len(unknown) <= 1, trace.point
    send(folder, far.port(folder))
    after, at_last = states_in(folder), far.arrived(folder)
    still = {number for number, state in after.items() if state == "unknown"}
    assert still == (unknown - set(there) if can_ask else unknown), trace.point
    assert set(at_last.values()) <= {1}, trace.point
    assert {number for number, state in after.items() if state == "sent"} == NUMBERS - still, trace.point
    assert NUMBERS - still <= set(at_last), trace.point
    assert set(at_last) - set(there) <= NUMBERS - unknown, trace.point
    return bool(unknown), unknown <= set(there)


def kill(far, can_ask, folder):
    """Kill a run everywhere, from a journal in which all is planned; return how often at which calls."""
    planned = folder / "planned"
    planned.mkdir()
    plan(planned)

    def words(place):
        shutil.copytree(planned, place, dirs_exist_ok=True)
        return str(place), str(far.port(place))

    program = Program(module="tests.integration.send_by_fax", words=words, check=partial(check, far, can_ask))
    found = kill_everywhere(program, folder)
    unknown = [had_arrived for was_unknown, had_arrived in found.values() if was_unknown]
    assert 0 < len(unknown) < len(found)
    assert set(unknown) == {True, False}  # it cannot be guessed
    return Counter(point.call for point in found)


def test_killed_at_every_call_of_a_run_by_command(tmp_path, monkeypatch):
    # the program that is run opens files too, and strace counts each process by itself
    monkeypatch.setattr(killing, "CALLS", tuple(call for call in killing.CALLS if call != "openat"))
    by_call = kill(Programs(), False, tmp_path)
    assert by_call["mkdir"] >= LETTERS


def test_killed_at_every_call_of_a_run_by_http(tmp_path, services):
    by_call = kill(services, True, tmp_path)
    assert by_call["connect"] == LETTERS
    assert by_call["sendto"] >= 2 * LETTERS
