"""Looking at accounts: what is said of a server that works, and of a certificate that will not for long."""

import time

import pytest
from tests.deliver.imap_server import PASSWORD, USER, imap_server

from plaint.deliver.imap.link import Access
from plaint.deliver.mail.connection import Link
from plaint.deliver.probing import Check, SmtpProbe, describe_features, probe_imap
from plaint.errors import PlaintError
from plaint.model.accounts import Imap, Smtp


@pytest.fixture
def look(tmp_path, ca_file):
    """Return look(server, secret=…): all that was found."""

    def found(server, secret=lambda: "open sesame", **keys):
        usual = {"host": "localhost", "port": server.port, "ca": str(ca_file), "login": "none"}
        account = Smtp.model_validate({**usual, **keys})
        return list(SmtpProbe(server=account, secret=secret, root=tmp_path, now=time.time()).look())

    return found


def test_a_certificate_that_runs_out(mail_server, look):
    checks = {check.what: check for check in look(mail_server("tls", "soon"))}
    encryption = checks["mail: encryption"]
    assert encryption.good
    assert encryption.detail.endswith("vouches for it for 5 more days")
    assert "runs out" in encryption.remedy


def test_a_certificate_that_does_not(mail_server, look):
    checks = {check.what: check for check in look(mail_server("tls"))}
    assert checks["mail: encryption"].remedy == ""
    assert all(check.good for check in checks.values())


def test_it_says_goodbye_and_sends_nothing(mail_server, look):
    server = mail_server("starttls")
    look(server, security="starttls")
    assert [one.partition(" ")[0] for one in server.commands] == ["EHLO", "STARTTLS", "EHLO", "QUIT"]


def test_a_password_that_cannot_be_had(mail_server, look):
    def nowhere():
        raise PlaintError("no password", "set it")

    server = mail_server("tls", login=("ruth", "open sesame"))
    assert look(server, nowhere, login="password", user="ruth")[-1] == Check(
        "mail: login", False, "no password", "set it"
    )


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ({"size": "35882577", "8bitmime": ""}, "takes up to 36 MB, 8BITMIME"),
        ({"size": "0"}, "names no limit of size"),
        ({"size": ""}, "names no limit of size"),
        ({"size": "9" * 5000}, "names no limit of size"),
        ({"size": "-5"}, "names no limit of size"),
        ({}, "names no limit of size"),
        ({"smtputf8": ""}, "names no limit of size, SMTPUTF8 (addresses in any script)"),
    ],
)
def test_what_a_server_can_do(features, words):
    link = Link(Smtp(host="localhost", security="none"), None, 1.0)
    link.does_esmtp = True
    link.esmtp_features = features
    assert describe_features(link) == words


class Box:
    """A mailbox of which only the folders matter."""

    def __init__(self, folders):
        self._folders = folders
        self.closed = False

    def folders(self):
        return self._folders

    def close(self):
        self.closed = True


def folder(name, *uses):
    from plaint.deliver.imap.folders import Folder

    return Folder(wire=name.encode(), name=name, uses=frozenset(uses), mark="/")


@pytest.mark.parametrize(
    ("folders", "settings", "found"),
    [
        ((folder("Entwürfe", "\\drafts"), folder("Post", "\\sent")), {}, ("Entwürfe", "Post")),
        ((folder("Drafts"), folder("Sent")), {}, ("Drafts", "Sent")),
        ((folder("A"), folder("B")), {"drafts": "A", "sent": "B"}, ("A", "B")),
        ((folder("A"), folder("B")), {}, ("", "")),
    ],
)
def test_the_folders_of_a_mailbox(monkeypatch, folders, settings, found):
    box = Box(folders)
    monkeypatch.setattr("plaint.deliver.probing.Mailbox", lambda access: box)
    access = Access(server=Imap(host="mail.example.org", user="ruth", **settings), secret=str)
    login, *rest = probe_imap(access)
    assert login == Check("drafts: login", True, "mail.example.org, as ruth")
    assert [check.good for check in rest] == [bool(name) for name in found]
    for check, name, key in zip(rest, found, ("drafts", "sent"), strict=True):
        if name:
            assert (check.what, check.detail, check.remedy) == (f"drafts: folder {key}", name, "")
        else:
            assert f"`{key}:`" in check.remedy
            assert "A, B" in check.remedy
    assert box.closed


def imap_access(server, secret):
    account = Imap.model_validate({"host": "127.0.0.1", "port": str(server.port), "security": "none", "user": USER})
    return Access(server=account, secret=lambda: secret, timeout=5.0)


def test_a_mailbox_that_works_is_only_looked_at():
    with imap_server() as server:
        checks = list(probe_imap(imap_access(server, PASSWORD)))
    assert [(check.what, check.good, check.detail) for check in checks] == [
        ("drafts: login", True, f"127.0.0.1, as {USER}"),
        ("drafts: folder drafts", True, "Drafts"),
        ("drafts: folder sent", True, "Sent"),
    ]
    assert [folder for folder in server.folders.values() if folder.messages] == []


@pytest.mark.parametrize(
    ("stage", "fault", "step"),
    [
        ("login", "TAG NO [AUTHENTICATIONFAILED] wrong", "login"),
        ("greeting", "drop", "connection"),
        ("list", "drop", "list"),
    ],
)
def test_a_mailbox_that_does_not(stage, fault, step):
    with imap_server() as server:
        server.faults[stage].append(fault)
        last = list(probe_imap(imap_access(server, PASSWORD)))[-1]
    assert not last.good
    assert last.what.startswith(f"drafts: {step}")
    assert last.remedy
    assert PASSWORD not in f"{last}"


def test_a_mailbox_whose_password_cannot_be_had():
    def nowhere():
        raise PlaintError("no password", "set it")

    with imap_server() as server:
        account = Imap.model_validate({"host": "127.0.0.1", "port": str(server.port), "security": "none", "user": USER})
        checks = list(probe_imap(Access(server=account, secret=nowhere, timeout=5.0)))
    assert checks == [Check("drafts: login", False, "no password", "set it")]
