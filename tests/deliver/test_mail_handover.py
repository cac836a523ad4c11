"""Handing letters to a mail server: at every stage at which things go wrong, what is known afterwards is right."""

import pytest

from plaint.deliver.mail.connection import Limits
from plaint.deliver.mail.handover import open_transport
from plaint.deliver.transport import Outcome, Parcel
from plaint.model.accounts import Smtp

CONTENT = b"From: ruth@example.org\r\nTo: court@example.org\r\n\r\nOpen the gates.\r\n.\r\n..dots\r\nend\r\n"
LIMITS = Limits(answer=2.0, last_answer=0.4, letters=50)


def parcel(**keys):
    usual = {
        "tag": "0" * 64,
        "to": "court@example.org",
        "content": CONTENT,
        "form": "message",
        "sender": "ruth@example.org",
    }
    return Parcel(**{**usual, **keys})


class Commits:
    """Counts, and fails if told to."""

    def __init__(self, error=None):
        self.count = 0
        self.error = error

    def __call__(self):
        self.count += 1
        if self.error:
            raise self.error


@pytest.fixture
def transport(tmp_path):
    """transport(server, **settings): a way out to it."""
    opened = []

    def make(server, limits=LIMITS, secret="open sesame", **settings):
        usual = {"host": "127.0.0.1", "port": server.port, "security": "none", "login": "none"}
        account = Smtp.model_validate({**usual, **settings})
        opened.append(open_transport(account, lambda: secret, tmp_path, limits))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_a_letter_arrives_as_it_was(mail_server, transport):
    server, commits = mail_server(), Commits()
    done = transport(server).hand_over(parcel(), commits)
    assert (done.outcome, done.stage, done.code, done.reply) == (Outcome.SENT, "dot", 250, "2.0.0 queued")
    assert (done.stops, done.remedy, commits.count) == (False, "", 1)
    (got,) = server.box
    assert (got.sender, got.to, got.content) == ("ruth@example.org", ("court@example.org",), CONTENT)


def test_the_server_is_told_nothing_of_this_machine(mail_server, transport):
    server = mail_server()
    transport(server).hand_over(parcel(), Commits())
    assert server.names == ["[127.0.0.1]"]
