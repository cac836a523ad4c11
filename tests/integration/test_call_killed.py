"""`plaint call` killed (SIGKILL) in the middle, again and again: nobody is called twice, nobody is forgotten."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from tests.commands.calling import CALLED, lay_out_members
from tests.deliver import conftest as servers

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server
WORDS = ("call", "port-aurora", "--to", "members.csv", "--what", "sheet", "--really", "--yes")


@pytest.fixture
def plaint(tmp_path, workspace):
    environ = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}

    def begin(*words):
        command = [sys.executable, "-m", "plaint", *words]
        return subprocess.Popen(command, cwd=workspace, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    return begin


def wait_for(server, number, run):
    """Wait until so many mails have come, or the run is over."""
    while len(server.box) < number and run.poll() is None:
        time.sleep(0.001)


@pytest.mark.parametrize("step", [1, 2, 4])
def test_killed_and_run_again_until_all_have_it(plaint, workspace, mail_server, step):
    server = mail_server()
    lay_out_members(workspace, server)
    for _ in range(2 * len(CALLED)):
        run = plaint(*WORDS)
        wait_for(server, len(server.box) + step, run)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        if run.returncode == 0:
            break
    last = plaint(*WORDS)
    last.communicate()
    out, _ = plaint("status", "--json").communicate()
    entries = json.loads(out)
    assert Counter(one["member"] for one in entries) == dict.fromkeys(CALLED, 1)
    assert {one["state"] for one in entries} <= {"sent", "unknown"}
    come = Counter(to for got in server.box for to in got.to)
    assert max(come.values()) == come["twins@example.org"] == 2  # two who share a mailbox
    assert all(number == 1 for to, number in come.items() if to != "twins@example.org")
    sent = Counter(one["to"] for one in entries if one["state"] == "sent")
    assert sent <= come  # what is unknown had come, or had not
