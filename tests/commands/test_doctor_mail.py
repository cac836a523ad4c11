"""`plaint doctor --mail`: each account looked at step by step, and nothing sent to anybody."""

import json
import shutil

import pytest
from tests.deliver import conftest as servers

from plaint.deliver.mail.connection import Limits

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

SECRET = "s3cret-of-the-day"
VARIABLE = "PLAINT_UNION_SMTP_PASSWORD"


@pytest.fixture
def account(workspace, ca_file, monkeypatch):
    """Write settings.yaml with an account: account(server, security="tls", user="ruth")."""
    shutil.copy(ca_file, workspace / "ca.pem")
    monkeypatch.setenv(VARIABLE, SECRET)

    def write(server, more="", **keys):
        usual = {"host": "localhost", "port": server.port, "security": "tls", "ca": "ca.pem"}
        lines = "".join(f"      {name}: {value}\n" for name, value in {**usual, **keys}.items() if value is not None)
        settings = f"accounts:\n  union:\n    email: union@example.org\n    smtp:\n{lines}{more}"
        (workspace / "settings.yaml").write_text(settings, "utf-8")
        return workspace

    return write


def test_an_account_that_works(run, account, mail_server):
    server = mail_server("tls", login=("union@example.org", SECRET), enable_SMTPUTF8=True)
    done = run("doctor", "--mail", folder=account(server))
    assert (done.code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert all(line.startswith("ok       union, mail: ") for line in lines)
    assert [line.split(": ")[1] for line in lines] == ["name", "connection", "encryption", "login"]
    place = f"localhost, port {server.port}, answers; "
    assert f"connection: {place}takes up to 34 MB, 8BITMIME, SMTPUTF8 (addresses in any script)\n" in done.stdout
    assert "encryption: TLSv1.3, trustme" in done.stdout
    assert "login: as union@example.org\n" in done.stdout
    assert server.box == []
    assert {one.partition(" ")[0] for one in server.commands} == {"EHLO", "AUTH", "QUIT"}
    assert SECRET not in done.stdout + done.stderr


def test_a_server_without_login_on_this_machine(run, account, mail_server):
    server = mail_server()
    folder = account(server, security="none", host="127.0.0.1", ca=None, login="none")
    done = run("doctor", "--mail", "union", folder=folder)
    assert (done.code, done.stderr) == (0, "")
    assert "encryption: none: this machine itself\n" in done.stdout
    assert "login: none wanted\n" in done.stdout


def test_for_programs(run, account, mail_server):
    server = mail_server("starttls", login=("ruth", "other"))
    done = run("doctor", "--mail", "--json", folder=account(server, security="starttls", user="ruth"))
    assert (done.code, done.stderr) == (1, "")
    found = json.loads(done.stdout)
    assert [one["what"] for one in found] == [
        f"union, mail: {step}" for step in ("name", "connection", "encryption", "login")
    ]
    assert [one["good"] for one in found] == [True, True, True, False]
    assert "app password" in found[-1]["remedy"]
    assert SECRET not in done.stdout


@pytest.mark.parametrize(
    ("certificate", "keys", "step", "words", "remedy"),
    [
        ("good", {"ca": None}, "encryption", "nobody known vouches", "`ca:`"),
        ("expired", {}, "encryption", "has expired", "date and time"),
        ("other", {}, "encryption", "is for another name", "write `host` as the provider does"),
        ("good", {"security": "starttls"}, "connection", "gave no answer", "port 465"),
        ("good", {"port": 9}, "connection", "takes no connections", "port 587"),
        ("good", {"ca": "nowhere.pem"}, "encryption", "nowhere.pem cannot be read", "PEM"),
    ],
)
def test_what_is_wrong_is_named_with_a_remedy(
    run, account, mail_server, monkeypatch, certificate, keys, step, words, remedy
):
    monkeypatch.setitem(Limits.__init__.__kwdefaults__, "answer", 1.0)
    server = mail_server("tls", certificate)
    done = run("doctor", "--mail", folder=account(server, **keys))
    assert done.code == 1
    last = done.stdout.splitlines()[-1]
    assert last.startswith(f"fails    union, mail: {step}: ")
    assert words in last
    assert remedy in done.stderr
    assert server.box == []


def test_tls_on_a_port_that_speaks_none(run, account, mail_server):
    done = run("doctor", "--mail", folder=account(mail_server()))
    assert done.code == 1
    assert "does not speak TLS" in done.stdout
    assert "`security: starttls` on port 587" in done.stderr


def test_without_a_password(run, account, mail_server, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("plaint.deliver.secrets.desktop_keyring", lambda: None)
    server = mail_server("tls", login=("union@example.org", SECRET))
    done = run("doctor", "--mail", folder=account(server))
    assert done.code == 1
    assert "login: no password for the account 'union' (smtp)" in done.stdout
    assert VARIABLE in done.stderr


def test_a_mailbox_that_cannot_be_reached(run, account, mail_server):
    server = mail_server()
    imap = f"    imap:\n      host: localhost\n      port: {server.port}\n      security: none\n"
    server.stop()
    folder = account(mail_server(), imap, security="none", ca=None, login="none")
    done = run("doctor", "--mail", folder=folder)
    assert done.code == 1
    assert "fails    union, drafts: connection" in done.stdout


def test_without_accounts(run, workspace):
    done = run("doctor", "--mail", folder=workspace)
    assert done.code == 1
    assert "no account that sends mail" in done.stderr
    assert "settings.yaml" in done.stderr


def test_an_account_that_is_not_there(run, account, mail_server):
    done = run("doctor", "--mail", "unoin", folder=account(mail_server()))
    assert done.code == 1
    assert "did you mean 'union'?" in done.stderr


def test_an_account_without_mail_is_not_asked_for(run, workspace):
    done = run("doctor", "union", folder=workspace)
    assert done.code == 2
    assert "--mail" in done.stderr
