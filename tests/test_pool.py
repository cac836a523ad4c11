"""Letters in their turn, whoever prints them, and never too many at once."""

from concurrent.futures.process import BrokenProcessPool

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint import pool
from plaint.errors import RenderError
from plaint.pool import Pool, in_order, processes_for
from plaint.render.printer import Printed


class Press:
    """Prints what it is given, each letter once it has been asked for so many times."""

    ahead = 3

    def __init__(self, patience):
        self.patience = patience
        self.begun = self.finished = self.most = 0

    def submit(self, job):
        self.begun += 1
        self.most = max(self.most, self.begun - self.finished)
        return Sheet(self, job, self.patience)


class Sheet:
    def __init__(self, press, job, patience):
        self.press, self.job, self.patience = press, job, patience

    def done(self):
        self.patience -= 1
        return self.patience < 0

    def result(self):
        self.press.finished += 1
        return Printed(self.job)


@given(st.lists(st.none() | st.integers(1, 9), max_size=60), st.integers(0, 5), st.integers(1, 9))
def test_every_task_comes_in_its_turn(jobs, patience, most):
    press = Press(patience)
    taken = []

    def tasks():
        for number, job in enumerate(jobs):
            taken.append(number)
            yield number, job

    for count, turn in enumerate(in_order(tasks(), press, most)):
        assert turn.task == count
        assert (turn.printed and turn.printed.pages) == jobs[count]
        assert len(taken) - count <= most
    assert len(taken) == len(jobs)
    assert press.most <= Press.ahead


def test_few_letters_start_no_processes():
    assert processes_for(pool.POOL_AT - 1) == 1
    assert 1 <= processes_for(10_000) <= pool.MOST_PROCESSES


class Broken:
    def __init__(self, *_):
        pass

    def submit(self, *_):
        raise BrokenProcessPool

    def shutdown(self, **_):
        pass


def test_a_pool_that_is_gone_says_so(monkeypatch, workspace):
    from plaint.workspace import open_workspace

    monkeypatch.setattr(pool, "ProcessPoolExecutor", Broken)
    with Pool(open_workspace(workspace), 2) as processes, pytest.raises(RenderError) as raised:
        processes.submit(None)
    assert raised.value.message == "a process that printed letters was ended from outside"
    assert raised.value.hint


class Hired(Press):
    ahead = 7


@pytest.mark.parametrize(("expected", "alone"), [(0, pool.POOL_AT - 1), (pool.POOL_AT, 0)])
def test_others_are_called_in_when_there_is_much_to_print(expected, alone, monkeypatch):
    monkeypatch.setattr(pool.os, "cpu_count", lambda: 4)
    asked, hired, printed = [], Hired(0), []

    def call_in(processes):
        asked.append(processes)
        return hired

    one = pool.Alone(type("Printer", (), {"print": lambda _, job: printed.append(job) or Printed(job)})())
    staff = pool.Staff(one, call_in, expected)
    assert staff.ahead == 1
    pages = [turn.printed.pages for turn in in_order(((number, number + 1) for number in range(40)), staff)]
    assert pages == list(range(1, 41))
    assert asked == [4]
    assert len(printed) == alone
    assert staff.ahead == 7
