"""Runs in processes of their own: the same letters as one process makes, and what happens when one is ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path

import pypdfium2
import pytest

import plaint
from plaint import pool
from plaint.errors import RenderError
from plaint.make import choose_layout
from plaint.orders import Wish, place_order
from plaint.pool import Alone, Pool, in_order
from plaint.render.pdf import Press
from plaint.render.printer import Job, Printer
from plaint.session import Session

STARTER = Path(plaint.__file__).parent / "starter"
LETTERS = 60


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "workspace"
    shutil.copytree(STARTER, folder)
    for path in folder.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"@TODAY@", b"2026-11-22"))
    rows = (f"Example Person {number},GB,My sentence number {number} is my own.\n" for number in range(LETTERS))
    (folder / "members.csv").write_text("name,country,personal\n" + "".join(rows), encoding="utf-8")
    return folder


def jobs_of(root, count, *, bound):
    from plaint.compose.batches import compose_batches

    session = Session(root, datetime(2026, 11, 22, 12, tzinfo=UTC), root / "key")
    workspace = session.open()
    wish = Wish(campaign="port-aurora", signed_by=str(root / "members.csv"), to=("weather-minister",), origin="GB")
    order = place_order(workspace, session, wish)
    letters, _ = compose_batches(workspace.data, workspace.library("port-aurora"), order)
    layout = choose_layout(workspace.data.settings, "GB", None)
    jobs = [Job(one.letter, layout, bound) for one in letters.composed()]
    return workspace, list(enumerate(jobs[:count]))


@pytest.mark.parametrize("bound", [True, False])
def test_other_processes_print_the_same_bytes(bound, root):
    workspace, jobs = jobs_of(root, 5, bound=bound)
    templates = workspace.templates()
    alone = Alone(Printer(templates, Press(workspace.open_picture, templates.place_of)))
    own = [turn.printed for turn in in_order(jobs, alone)]
    with Pool(workspace, 2) as processes:
        assert [turn.printed for turn in in_order(jobs, processes)] == own


def test_a_letter_that_cannot_be_printed_says_why(root):
    from dataclasses import replace

    workspace, jobs = jobs_of(root, 2, bound=True)
    number, job = jobs[1]
    spoilt = replace(job, letter=replace(job.letter, signatory="kim", closing="\u6f22"))
    with Pool(workspace, 2) as processes, pytest.raises(RenderError, match="signed by kim: no font here has") as raised:
        tuple(in_order([jobs[0], (number, spoilt)], processes))
    assert "Latin, Greek or Cyrillic" in raised.value.hint


def test_a_process_that_is_killed_is_told_of(root):
    workspace, jobs = jobs_of(root, LETTERS, bound=True)
    with Pool(workspace, 2) as processes:
        turns = in_order(jobs, processes)
        next(turns)
        active_children()[0].kill()
        with pytest.raises(RenderError, match="ended from outside"):
            tuple(turns)


def children_of(process):
    """Return the processes that print for one."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


def begin(root, *words):
    command = [sys.executable, "-m", "plaint", "letter", "port-aurora", "--signed-by", "members.csv", *words]
    environment = {**os.environ, "PYTHONPATH": str(STARTER.parents[1])}
    return subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_run_ends_cleanly(told, root):
    output = root / "output" / "port-aurora"
    running = begin(root, "--split", "4", "--render", "full", "--to", "weather-minister")
    wait_for(lambda: list(output.glob("*-001.pdf")))
    children = children_of(running.pid)
    if told == signal.SIGINT:
        os.killpg(running.pid, told)
    else:
        running.send_signal(told)
    stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in stderr
    assert "before that" in stderr
    assert [(root / line).name for line in stdout.splitlines()] == sorted(path.name for path in output.iterdir())
    assert {len(pypdfium2.PdfDocument(path)) for path in output.iterdir()} == {4}
    wait_for(lambda: not any(map(is_there, children)))


def test_a_run_whose_process_is_killed_leaves_nothing_half_written(root):
    output = root / "output" / "port-aurora"
    running = begin(root, "--one-file", "--render", "full")
    wait_for(lambda: any(path.stat().st_size for path in output.glob(".*")))
    for child in children_of(running.pid):
        os.kill(child, signal.SIGKILL)
    stdout, stderr = running.communicate(timeout=60)
    assert (running.returncode, stdout) == (1, "")
    assert "a process that printed letters was ended from outside" in stderr
    assert "Traceback" not in stderr
    assert list(output.iterdir()) == []


def test_a_machine_of_one_core_needs_no_processes(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert pool.processes_for(10_000) == 1
