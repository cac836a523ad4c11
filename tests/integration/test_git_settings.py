"""The mail server that git send-email uses, and the password that git has; apt package git: a bare machine has none."""

import os
import subprocess

import pytest

from plaint.deliver.git_settings import fill_from_git, read_git_settings
from plaint.errors import PlaintError

TOLD = "s3cret-of-the-day"


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Settings of git that are nobody's: git(smtpserver="…")."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def write(text="", **keys):
        lines = "".join(f"\t{name} = {value}\n" for name, value in keys.items())
        (home / ".gitconfig").write_text(f"[sendemail]\n{lines}{text}", "utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {"smtpServer": "mail.example.org", "smtpEncryption": "ssl", "smtpUser": "ruth"},
            ("mail.example.org", None, "tls", "ruth", "password"),
        ),
        (
            {"smtpServer": "mail.example.org", "smtpEncryption": "tls", "smtpServerPort": 587, "smtpUser": "ruth"},
            ("mail.example.org", 587, "starttls", "ruth", "password"),
        ),
        ({"smtpServer": "localhost", "smtpServerPort": 1025}, ("localhost", 1025, "none", None, "none")),
    ],
)
def test_the_server_that_git_uses(git, keys, expected):
    found = read_git_settings(git(**keys))
    assert (found.host, found.port, found.security, found.user, found.login) == expected


def test_settings_for_one_of_gits_identities_are_left_alone(git):
    folder = git('[sendemail "other"]\n\tsmtpserver = other.example.org\n', smtpserver="localhost")
    assert read_git_settings(folder).host == "localhost"


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({}, "says nothing of a mail server"),
        ({"smtpserver": "/usr/bin/msmtp"}, "names a program instead of a server"),
        ({"smtpserver": "mail.example.org"}, "everybody on the way could read"),
        ({"smtpserver": "mail.example.org", "smtpencryption": "ssl", "smtpserverport": "none"}, "no whole number"),
        ({"smtpserver": "ma il", "smtpencryption": "ssl"}, "no name of a server"),
    ],
)
def test_settings_of_git_that_cannot_be_used(git, keys, reason):
    with pytest.raises(PlaintError, match=reason) as caught:
        read_git_settings(git(**keys))
    assert "git help send-email" in caught.value.hint


def test_without_git(git, monkeypatch):
    folder = git(smtpserver="localhost")
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(PlaintError, match="git is not installed"):
        read_git_settings(folder)


def environ(folder):
    return {**os.environ, "HOME": str(folder / "home")}


def test_the_password_that_git_has(git):
    helper = '[credential]\n\thelper = "!f() { cat > %s; echo password=s3cret-of-the-day; }; f"\n'
    folder = git(smtpserver="mail.example.org", smtpencryption="ssl", smtpuser="ruth", smtpserverport=465)
    asked = folder / "asked"
    git(helper % asked, smtpserver="mail.example.org", smtpencryption="ssl", smtpuser="ruth", smtpserverport=465)
    assert fill_from_git(folder, read_git_settings(folder), environ(folder)) == TOLD
    assert {"protocol=smtp", "host=mail.example.org:465", "username=ruth"} <= set(asked.read_text().split("\n"))


def test_git_asks_nobody(git, monkeypatch):
    folder = git(smtpserver="mail.example.org", smtpencryption="ssl", smtpuser="ruth")
    server, seen = read_git_settings(folder), {}
    assert fill_from_git(folder, server, environ(folder)) is None

    def run(call, **options):
        seen.update(options)
        return subprocess.CompletedProcess(call, 0, stdout=b"")

    monkeypatch.setattr(subprocess, "run", run)
    assert fill_from_git(folder, server, {"LANG": "C"}) is None
    asking = {"GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS": "true"}
    assert seen["env"] == {"LANG": "C", **asking}


def test_settings_of_git_that_say_nothing(run, workspace, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = "accounts:\n  union:\n    email: union@example.org\n    git: yes\n"
    (workspace / "settings.yaml").write_text(settings, "utf-8")
    done = run("doctor", "--mail", folder=workspace)
    assert (done.code, "git says nothing of a mail server" in done.stdout) == (1, True)
