"""A person at a real terminal: asked once, Ctrl-C heeded, a password typed unseen."""

import json
import os
import pty
import re
import select
import signal
import sys
import time

import pytest
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

PATIENCE = 60
SEND = ("send", "port-aurora", "--signed-by", "bo", "--really", "--copies", "none")


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return write_accounts(workspace, server)


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, folder, state, *words):
        self.said = ""
        self.child, self.end = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
            kept |= {"XDG_STATE_HOME": str(state), "TERM": "xterm", "COLUMNS": "100"}
            os.execve(sys.executable, [sys.executable, "-I", "-m", "plaint", *words], kept)

    def wait_for(self, words):
        """Read until these words come."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.said:
            assert time.monotonic() < deadline, self.said
            ready, _, _ = select.select([self.end], [], [], 1)
            if ready:
                self.said += self._read()

    def type(self, words):
        os.write(self.end, f"{words}\n".encode())

    def finish(self):
        """Read to the end; return the exit code."""
        while more := self._read():
            self.said += more
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def _read(self):
        try:
            return os.read(self.end, 65536).decode("utf-8", "replace")
        except OSError:
            return ""


def states(run, post):
    return [one["state"] for one in json.loads(run("status", "--json", folder=post).stdout)]


def test_yes_sends(post, server, tmp_path):
    terminal = Terminal(post, tmp_path, *SEND)
    terminal.wait_for("Type yes:")
    assert server.sessions == 0
    terminal.type("yes")
    assert terminal.finish() == 0
    assert len(server.box) == 3
    assert "3 of 3 sent." in terminal.said


@pytest.mark.parametrize("answer", ["", "no", "n", "yess"])
def test_anything_else_does_not(post, server, tmp_path, answer):
    terminal = Terminal(post, tmp_path, *SEND)
    terminal.wait_for("Type yes:")
    terminal.type(answer)
    assert terminal.finish() == 1
    assert server.sessions == 0


def test_ctrl_c_stops_between_letters_and_the_rest_stays_planned(post, server, tmp_path, run):
    edit(post, "settings.yaml", "rate: 60000", "rate: 6")
    terminal = Terminal(post, tmp_path, *SEND, "--yes")
    terminal.wait_for("sent      1/3 weather-minister")
    os.kill(terminal.child, signal.SIGINT)
    assert terminal.finish() == 130
    assert "Stopped. 1 of 3 sent. Run the same again for the rest" in re.sub(r"\x1b\[[0-9;]*m", "", terminal.said)
    assert states(run, post) == ["sent", "planned", "planned"]


def test_a_password_is_typed_unseen(post, mail_server, ca_file, tmp_path):
    server = mail_server("tls", login=("branch@example.org", "hush now"))
    (post / "ca.pem").write_bytes(ca_file.read_bytes())
    settings = (post / "settings.yaml").read_text("utf-8")
    own = f"smtp: {{host: localhost, port: {server.port}, ca: ca.pem}}\n"
    (post / "settings.yaml").write_text(re.sub(r"smtp: \{.*\}\n", own, settings), "utf-8")
    terminal = Terminal(post, tmp_path, *SEND, "--yes")
    terminal.wait_for("Password of branch@example.org at localhost")
    terminal.type("hush now")
    assert terminal.finish() == 0
    assert "hush now" not in terminal.said
    assert len(server.box) == 3
    assert all(b"hush" not in path.read_bytes() for path in post.rglob("*") if path.is_file())
