"""A real mailbox is read without a trace: Dovecot with TLS. Needs apt's dovecot-imapd."""

import os
from datetime import UTC, date, datetime

import pytest
from tests.answers.conftest import sent, world
from tests.answers.test_corpus import TRUTHS
from tests.integration.dovecot import PASSWORD, dovecot

from plaint.answers.fetching import Fetching
from plaint.deliver.imap.mailbox import Mailbox
from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record import diary
from plaint.errors import PlaintError

sent, world = sent, world
CAME = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def server():
    with dovecot() as server:
        yield server


@pytest.fixture
def access(server):
    """A user with a mailbox of his own for each test."""
    return server.access(user=f"ruth-{os.urandom(4).hex()}")


def lay(access, messages, name="INBOX", came=CAME):
    box = Mailbox(access)
    for one in messages:
        assert box._line.append(name, None, came, one)[0] == "OK"
    box.close()


def state(access):
    """Return flags and bytes of all messages."""
    box = Mailbox(access)
    box._line.select("INBOX", readonly=True)
    _, answer = box._line.uid("FETCH", "1:*", "(FLAGS BODY.PEEK[])")
    box.close()
    return [part for part in answer if isinstance(part, tuple)]


def fetched(access, since=date(2026, 11, 1), known=(), folder="INBOX"):
    wanted = Fetching(
        access=access, account="branch", folder=folder, since=since, is_known=lambda message_id: message_id in known
    )
    return [piece.content for piece in wanted.pieces()]


def corpus(world):
    with world.journal() as journal:
        return [world.message(truth.name, journal).replace(b"\n", b"\r\n") for truth in TRUTHS]


def test_all_come_byte_for_byte_and_nothing_is_marked(access, world):
    messages = corpus(world)
    lay(access, messages)
    before = state(access)
    assert fetched(access) == messages
    assert state(access) == before
    assert not [head for head, _ in before if b"\\Seen" in head]


def test_only_what_came_since_a_day_and_is_not_known(access, world):
    first, second, third = corpus(world)[:3]
    lay(access, [first], came=datetime(2026, 10, 1, tzinfo=UTC))
    lay(access, [second, third])
    assert fetched(access) == [second, third]
    with world.journal() as journal:
        name = world.filled(second.decode().partition("Message-Id: ")[2].partition("\r\n")[0], journal)
    assert fetched(access, known=(name,)) == [third]


def test_another_folder_and_one_that_is_not_there(access, world):
    messages = corpus(world)[:2]
    lay(access, messages, "Sent")
    assert fetched(access, folder="sent") == messages
    with pytest.raises(PlaintError, match="no folder 'Nowhere'"):
        fetched(access, folder="Nowhere")


def test_the_whole_verb(run, access, server, world, monkeypatch):
    monkeypatch.setenv("PLAINT_BRANCH_IMAP_PASSWORD", PASSWORD)
    ca = world.root / "ca.pem"
    ca.write_bytes((server.folder / "ca.pem").read_bytes())
    settings = world.root / "settings.yaml"
    line = f"host: 127.0.0.1, port: {server.tls}, user: {access.server.user}, ca: ca.pem"
    settings.write_text(settings.read_text("utf-8").replace("host: 127.0.0.1, port: 1, security: none", line), "utf-8")
    lay(access, corpus(world))
    before = state(access)
    assert run("inbox", "--write", folder=world.root).code == 0
    assert state(access) == before
    with read_journal(world.root / NAME) as record:
        answers = record.read(diary.answers_to())
    kinds = [truth.what for truth in TRUTHS]
    assert sum(one.kind == "answer" for one in answers) == kinds.count("answer")
