"""Drafts in a real mailbox: Dovecot with TLS. Needs apt's dovecot-imapd."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
import trustme
from tests.integration.dovecot import PASSWORD, dovecot

from plaint.deliver.drafts import DraftsTransport, find_sent
from plaint.deliver.imap.mailbox import Mailbox
from plaint.deliver.transport import Outcome, Parcel

ID = f"<{'a1' * 20}@example.org>"
CYRILLIC = "Черновики кампании & «друзей»"
# Lays a letter down and dies: `commit`, right before the line that ends it; `answer`, when the server has it.
DOOMED = """\
import os, signal, sys
from pathlib import Path
from plaint.deliver.drafts import Access, DraftsTransport
from plaint.deliver.transport import Parcel
from plaint.model.accounts import Imap

port, ca, secret, message_id, at = sys.argv[1:]
server = Imap.model_validate({"host": "127.0.0.1", "port": port, "user": "ruth"})
transport = DraftsTransport(Access(server=server, secret=lambda: secret, ca=Path(ca)))
content = sys.stdin.buffer.read()
die = lambda: os.kill(os.getpid(), signal.SIGKILL)
parcel = Parcel(tag="t", to="court@example.org", content=content, form="message", message_id=message_id)
transport.hand_over(parcel, die if at == "commit" else lambda: None)
die()
"""


def message(message_id=ID):
    """Return a mail with lines that servers and protocols like to change."""
    head = "From: ruth@example.org\r\nTo: court@example.org\r\nDate: Sun, 22 Nov 2026 12:00:00 +0500\r\n"
    subject = "Subject: =?utf-8?b?0J/RgNC+0YLQtdGB0YI=?=\r\n"
    body = f".\r\nFrom here\r\n..\r\n \r\n{'x' * 900}\r\n\r\n\r\n"
    return f"{head}{subject}Message-ID: {message_id}\r\n\r\n{body}".encode()


def draft(message_id=ID):
    """Return a mail as it is laid down."""
    return f"References: {message_id}\r\n".encode() + message(message_id)


def parcel(message_id=ID):
    content = message(message_id)
    return Parcel(tag="t", to="court@example.org", content=content, form="message", message_id=message_id)


def nothing():
    pass


def hand_over(access, message_id=ID):
    transport = DraftsTransport(access)
    try:
        return transport.hand_over(parcel(message_id), nothing)
    finally:
        transport.close()


def fetch(access, name):
    """Return flags, date and bytes of each message in a folder, as a mail program would get them."""
    box = Mailbox(access)
    line = box._line
    box._select(next(folder for folder in box.folders() if folder.name == name), readonly=True)
    _, answer = line.uid("FETCH", "1:*", "(FLAGS INTERNALDATE BODY.PEEK[])")
    box.close()
    return [part for part in answer if isinstance(part, tuple)]


@pytest.fixture(scope="module")
def server():
    with dovecot() as server:
        yield server


@pytest.fixture
def access(server):
    """A user with a mailbox of his own for each test."""
    user = f"ruth-{os.urandom(4).hex()}"
    return server.access(user=user)


def test_repeated_runs_lay_a_letter_down_once_and_byte_for_byte(access):
    outcomes = [hand_over(access) for _ in range(3)]
    assert [(one.outcome, one.stage) for one in outcomes] == [
        (Outcome.SENT, "append"),
        (Outcome.SENT, "search"),
        (Outcome.SENT, "search"),
    ]
    ((head, content),) = fetch(access, "Drafts")
    assert content == draft()
    assert rb"\Draft" in head
    assert rb"\Seen" in head
    assert b'"22-Nov-2026 07:00:00 +0000"' in head
    assert outcomes[0].reference.endswith(":1"), "APPENDUID"


def test_a_letter_that_was_sent_from_the_mail_program_is_not_laid_down_again(access):
    box = Mailbox(access)
    sent = next(folder for folder in box.folders() if folder.name == "Sent")
    box.append(sent, message(), nothing)
    box.close()
    assert hand_over(access).stage == "search"
    assert find_sent(access, ID).outcome is Outcome.SENT
    assert find_sent(access, "<other@example.org>").outcome is Outcome.UNKNOWN


def test_a_draft_that_was_sent_under_another_message_id_is_known_by_its_references(access):
    box = Mailbox(access)
    sent = next(folder for folder in box.folders() if folder.name == "Sent")
    box.append(sent, f"Message-ID: <other@example.org>\r\nReferences: {ID}\r\n\r\nx\r\n".encode(), nothing)
    box.close()
    assert hand_over(access).stage == "search"


def test_a_draft_is_withdrawn_and_no_other(access):
    references = [hand_over(access, f"<{number}@example.org>").reference for number in range(3)]
    transport = DraftsTransport(access)
    assert transport.withdraw("<1@example.org>", references[0]).outcome is Outcome.UNKNOWN, "that is another one"
    assert transport.withdraw("<1@example.org>", references[1]).outcome is Outcome.RETRY
    assert transport.withdraw("<1@example.org>", references[1]).outcome is Outcome.UNKNOWN
    transport.close()
    assert [content for _, content in fetch(access, "Drafts")] == [draft(f"<{n}@example.org>") for n in (0, 2)]


@pytest.mark.parametrize(("at", "count", "found"), [("commit", 0, Outcome.UNKNOWN), ("answer", 1, Outcome.SENT)])
def test_after_kill_9_the_mailbox_tells_what_became_of_it(access, at, count, found):
    words = (access.port, access.ca, access.secret(), ID, at)
    script = DOOMED.replace('"ruth"', repr(access.server.user))
    died = subprocess.run([sys.executable, "-c", script, *map(str, words)], input=message(), timeout=60)
    assert died.returncode == -signal.SIGKILL
    transport = DraftsTransport(access)
    assert transport.find(parcel()).outcome is found
    transport.close()
    assert hand_over(access).outcome is Outcome.SENT
    assert [content for _, content in fetch(access, "Drafts")] == [draft()]
    assert count == (found is Outcome.SENT)


def test_starttls_is_spoken(server, access):
    way = server.access(user=access.server.user, security="starttls", port=str(server.starttls))
    assert hand_over(way).outcome is Outcome.SENT


def test_a_wrong_authority_is_refused(access, tmp_path):
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    for ca in (None, tmp_path / "other.pem"):
        handover = hand_over(replace(access, ca=ca))
        assert (handover.outcome, handover.stage, handover.stops) == (Outcome.RETRY, "tls", True)


def test_a_wrong_password_is_refused(access):
    handover = hand_over(replace(access, secret=lambda: "wrong"))
    assert (handover.outcome, handover.stage, handover.stops) == (Outcome.RETRY, "login", True)
    assert "AUTHENTICATIONFAILED" in handover.reply


@pytest.mark.parametrize("name", [CYRILLIC, 'My "own" drafts', "Q&A/Entwürfe"])
def test_folders_of_any_name_are_written_to(access, name):
    from plaint.deliver.imap.names import encode_name, quote

    box = Mailbox(access)
    box._line.create(quote(encode_name(name)))
    box.close()
    settings = access.server.model_copy(update={"drafts": name})
    assert hand_over(replace(access, server=settings)).outcome is Outcome.SENT
    assert [content for _, content in fetch(access, name)] == [draft()]


def test_a_folder_is_known_by_its_use_and_not_by_its_name():
    with dovecot(mailboxes=(("Sketches", "\\Drafts"), ("Posted", "\\Sent"), ("Drafts", ""))) as server:
        assert hand_over(server.access()).outcome is Outcome.SENT
        assert len(fetch(server.access(), "Sketches")) == 1
        assert fetch(server.access(), "Drafts") == []


def test_a_hundred_letters_go_by_one_connection(server, access):
    transport = DraftsTransport(access)
    for number in range(100):
        assert transport.hand_over(parcel(f"<{number}@example.org>"), nothing).outcome is Outcome.SENT
    transport.close()
    assert len(fetch(access, "Drafts")) == 100


SETTINGS = """\
country: GB
timezone: Europe/London
accounts:
  alma:
    email: alma@example.org
    imap: {{host: 127.0.0.1, port: {port}, ca: ca.pem, password_env: DRAFTS_PASSWORD}}
"""


def test_plaint_send_lays_letters_into_the_drafts_once(server, workspace, run, monkeypatch):
    monkeypatch.setenv("DRAFTS_PASSWORD", PASSWORD)
    (workspace / "signatories.yaml").write_bytes((workspace / "signatories.example.yaml").read_bytes())
    (workspace / "settings.yaml").write_text(SETTINGS.format(port=server.tls))
    shutil.copy(server.folder / "ca.pem", workspace)
    words = ("send", "port-aurora", "--by", "drafts", "--signed-by", "alma-quill", "--copies", "none", "--really")
    first, second = (run(*words, "--yes", folder=workspace) for _ in range(2))
    assert (first.code, second.code) == (0, 0), first.stderr + second.stderr
    there = fetch(server.access(user="alma@example.org"), "Drafts")
    mails = [message_from_bytes(raw, policy=policy.default) for _, raw in there]
    assert sorted(str(mail["To"]).partition("<")[2] for mail in mails) == [
        "director@example.org>",
        "embassy@example.com>",
        "minister@example.org>",
    ]
    for mail in mails:
        assert (mail["References"], mail["Bcc"], mail["X-Unsent"]) == (mail["Message-ID"], None, None)
        assert [part.get_content_type() for part in mail.iter_attachments()] == ["application/pdf"]
