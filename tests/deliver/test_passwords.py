"""Secrets: found in the order that is promised, and told nowhere."""

import pickle
import subprocess
import sys

import pytest

from plaint.deliver import secrets
from plaint.deliver.secrets import Hidden, SecretSource, Wanted, Ways, desktop_keyring, run_password_command
from plaint.errors import PlaintError
from plaint.model.accounts import Secret

WANTED = Wanted(account="union-mail", kind="smtp", user="ruth", host="mail.example.org")
TOLD = "s3cret-of-the-day"


def source(ways=None, wanted=WANTED, **where):
    return SecretSource(wanted, Secret.model_validate(where), ways or Ways(environ={}))


def test_the_order_of_the_ways():
    def ways(**found):
        environ = {"PLAINT_UNION_MAIL_SMTP_PASSWORD": found["environ"]} if "environ" in found else {}
        asking = {name: (lambda *_, name=name: found.get(name)) for name in ("fill", "keyring", "prompt")}
        return Ways(environ=environ, **asking)

    found = {"prompt": "p"}
    assert source(ways(**found))() == "p"
    found["keyring"] = "k"
    assert source(ways(**found))() == "k"
    found["fill"] = "g"
    assert source(ways(**found))() == "g"
    assert source(ways(**found), password_command="echo c")() == "c"
    found["environ"] = "e"
    assert source(ways(**found), password_command="echo c")() == "e"


def test_a_variable_of_a_name_of_its_own():
    environ = {"MY_MAIL": TOLD, "PLAINT_UNION_MAIL_SMTP_PASSWORD": "other"}
    assert source(Ways(environ=environ), password_env="MY_MAIL")() == TOLD
    assert source(Ways(environ=environ))() == "other"


def test_an_empty_variable_is_none():
    environ = {"PLAINT_UNION_MAIL_SMTP_PASSWORD": ""}
    assert source(Ways(environ=environ, prompt=lambda question: TOLD))() == TOLD


@pytest.mark.parametrize(
    ("kind", "variable"),
    [
        ("smtp", "PLAINT_A_B_1_SMTP_PASSWORD"),
        ("imap", "PLAINT_A_B_1_IMAP_PASSWORD"),
        ("fax", "PLAINT_A_B_1_FAX_PASSWORD"),
    ],
)
def test_the_usual_variable(kind, variable):
    assert Wanted(account="a-b-1", kind=kind).variable == variable


def test_where_no_way_leads_to_it_all_are_named():
    with pytest.raises(PlaintError, match=r"no password for the account 'union-mail' \(smtp\)") as caught:
        source()()
    ways = ("PLAINT_UNION_MAIL_SMTP_PASSWORD", "password_command", "keyring set smtp://mail.example.org ruth", "termi")
    assert [way for way in ways if way not in caught.value.hint] == []


def test_what_a_person_types_is_asked_for_once_and_a_command_each_time(tmp_path):
    asked = []
    typed = source(Ways(environ={}, prompt=lambda question: asked.append(question) or TOLD))
    assert [typed(), typed()] == [TOLD, TOLD]
    assert asked == ["Password of ruth at mail.example.org"]
    count = tmp_path / "count"
    command = source(password_command=f"echo x >> {count}; wc -l < {count}")
    assert [command().strip(), command().strip()] == ["1", "2"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("printf 'first\\nurl: x\\n'", "first"),
        ("printf 'crlf\\r\\n'", "crlf"),
        ("printf 'no end'", "no end"),
        ("printf ' spaces '", " spaces "),
        ("printf 'ключ ✊'", "ключ ✊"),
        (["printf", "a b; $HOME"], "a b; $HOME"),
        ([sys.executable, "-c", "print('own'); print('x' * 100000)"], "own"),
    ],
)
def test_a_command(words, line):
    assert source(password_command=words)() == line


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("echo s3cret-of-the-day; exit 3", "failed with exit code 3"),
        ("true", "printed nothing"),
        ("printf '\\ns3cret-of-the-day'", "printed nothing"),
        ("kill -9 $$", "failed with exit code -9"),
        (["/no/such/program", "s3cret-of-the-day"], "cannot be run"),
        ("printf '\\377s3cret-of-the-day'", "can be no password"),
        ("printf 's3cret-of-the-day\\001'", "can be no password"),
    ],
)
def test_a_command_that_fails(words, reason):
    with pytest.raises(PlaintError, match=reason) as caught:
        source(password_command=words)()
    assert TOLD not in f"{caught.value} {caught.value.hint} {caught.value.__cause__!r}"
    assert caught.value.hint


def test_a_command_that_takes_too_long(monkeypatch):
    monkeypatch.setattr(secrets, "PATIENCE", 0.1)
    with pytest.raises(PlaintError, match="took longer than") as caught:
        run_password_command(("exec sleep 5",))
    assert caught.value.__cause__ is None


def test_a_command_may_ask_on_the_terminal(monkeypatch):
    """Its standard input and error are ours."""
    seen = {}

    def run(call, **options):
        seen.update(options)
        return subprocess.CompletedProcess(call, 0, stdout=b"x\n")

    monkeypatch.setattr(subprocess, "run", run)
    run_password_command(("pass show mail",))
    assert set(seen) == {"stdout", "timeout", "check"}


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "a\0b", "x" * 20_000])
def test_what_can_be_no_password(value):
    ways = Ways(environ={"PLAINT_UNION_MAIL_SMTP_PASSWORD": value})
    with pytest.raises(PlaintError, match="can be no password") as caught:
        source(ways)()
    assert value not in str(caught.value)


def test_a_secret_tells_itself_nowhere():
    hidden = Hidden(TOLD)
    assert hidden.reveal() == TOLD
    shown = f"{hidden} {hidden!r} {hidden!s} {[hidden]} {vars(secrets)}"
    assert TOLD not in shown
    assert not hasattr(hidden, "__dict__")
    with pytest.raises(TypeError):
        pickle.dumps(hidden)


def test_neither_does_what_finds_it():
    found = source(Ways(environ={"PLAINT_UNION_MAIL_SMTP_PASSWORD": TOLD}, prompt=lambda question: TOLD))
    assert found() == TOLD
    assert TOLD not in f"{found!r} {vars(found)} {found.find()!r}"


def test_a_keyring_that_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert desktop_keyring() is None


def test_a_keyring_without_a_desktop(monkeypatch):
    import keyring
    import keyring.backends.fail

    monkeypatch.setattr(keyring.core, "_keyring_backend", keyring.backends.fail.Keyring())
    ask = desktop_keyring()
    assert ask(WANTED.service, "ruth") is None


def test_a_keyring(monkeypatch):
    import keyring
    import keyring.backend

    class Ring(keyring.backend.KeyringBackend):
        priority = 1

        def set_password(self, service, username, password):
            raise AssertionError("nothing is kept")

        def get_password(self, service, username):
            return TOLD if (service, username) == ("smtp://mail.example.org", "ruth") else None

    monkeypatch.setattr(keyring.core, "_keyring_backend", Ring())
    assert source(Ways(environ={}, keyring=desktop_keyring()))() == TOLD
