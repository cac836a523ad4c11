"""Logging in: once, by one way, with nothing of the secret in what is said afterwards."""

import base64
import hashlib
import hmac

import pytest
from tests.deliver.parcels import Commits, parcel

from plaint.deliver.mail.connection import Limits
from plaint.deliver.mail.login import choose_mechanism, explain_refusal
from plaint.deliver.transport import Outcome
from plaint.errors import PlaintError

SECRET = "öffne dich ✊"
USER = "ruth@example.org"


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_logging_in(mail_server, transport, ca_file, security):
    server = mail_server(security, login=(USER, SECRET))
    ca = {} if security == "none" else {"ca": str(ca_file)}
    way = transport(server, secret=SECRET, security=security, login="password", user=USER, **ca)
    assert way.hand_over(parcel(), Commits()).outcome is Outcome.SENT
    assert server.box[0].user == USER


def test_the_secret_is_asked_for_at_each_login_and_not_without_one(mail_server, tmp_path):
    from plaint.deliver.mail.handover import open_transport
    from plaint.model.accounts import Smtp

    asked = []
    server = mail_server(login=(USER, SECRET))
    account = Smtp(host="127.0.0.1", port=server.port, security="none", user=USER)
    way = open_transport(account, lambda: asked.append(1) or SECRET, tmp_path, Limits(letters=2))
    assert asked == []
    for _ in range(3):
        assert way.hand_over(parcel(), Commits()).outcome is Outcome.SENT
    assert len(asked) == 2
    way.close()


def test_no_secret_is_our_own_trouble(mail_server, tmp_path):
    from plaint.deliver.mail.handover import open_transport
    from plaint.model.accounts import Smtp

    def nowhere():
        raise PlaintError("no password")

    server = mail_server(login=(USER, SECRET))
    account = Smtp(host="127.0.0.1", port=server.port, security="none", user=USER)
    way = open_transport(account, nowhere, tmp_path)
    with pytest.raises(PlaintError, match="no password"):
        way.hand_over(parcel(), Commits())
    assert server.box == []


def test_a_wrong_password_is_tried_once(mail_server, transport):
    server = mail_server(login=(USER, SECRET))
    commits = Commits()
    done = transport(server, secret="wrong", login="password", user=USER).hand_over(parcel(), commits)
    assert (done.outcome, done.stage, done.code, done.stops) == (Outcome.RETRY, "login", 535, True)
    assert "app password" in done.remedy
    assert commits.count == 0
    assert sum(one.startswith("AUTH") for one in server.commands) == 1


@pytest.mark.parametrize("echo", ["{secret}", "{coded}", "you said {secret}, no?"])
def test_a_server_that_repeats_the_secret_is_not_quoted(mail_server, transport, echo):
    secret = "open sesame"
    server = mail_server(login=(USER, SECRET))
    coded = base64.b64encode(secret.encode()).decode()
    server.faults.script("auth", "535 5.7.8 " + echo.format(secret=secret, coded=coded))
    done = transport(server, secret=secret, login="password", user=USER).hand_over(parcel(), Commits())
    assert done.reply == "refused"
    assert secret not in repr(done)
    assert coded not in repr(done)


@pytest.mark.parametrize("fault", ["drop", "hang", "421 4.7.0 bye", "454 4.7.0 later", "gibberish", "334 more", "235x"])
def test_faults_while_logging_in(mail_server, transport, fault):
    server = mail_server(login=(USER, SECRET))
    server.faults.script("auth", fault)
    limits = Limits(answer=0.3)
    done = transport(server, limits, secret=SECRET, login="password", user=USER).hand_over(parcel(), Commits())
    if fault != "235x":
        assert (done.outcome, done.stage, done.stops) == (Outcome.RETRY, "login", True)
        assert done.remedy
        assert server.box == []


def test_a_server_that_offers_no_login(mail_server, transport):
    done = transport(mail_server(), login="password", user=USER).hand_over(parcel(), Commits())
    # aiosmtpd offers one in clear text only where it is told to
    assert (done.stage, done.stops, done.reply) == ("login", True, "the server offers no login")
    assert "login: none" in done.remedy


def test_a_server_that_offers_other_logins_only(mail_server, transport):
    server = mail_server(login=(USER, SECRET))
    done = transport(server, login="xoauth2", user=USER).hand_over(parcel(), Commits())
    assert done.reply.startswith("the server offers no login that we know, but")
    assert "PLAIN" in done.reply
    assert [one for one in server.commands if one.startswith("AUTH")] == []


def test_where_nobody_is_named_the_server_is_not_asked(mail_server, transport):
    server = mail_server(login=(USER, SECRET))
    done = transport(server, secret=SECRET, login="password").hand_over(parcel(), Commits())
    assert (done.stage, done.stops) == ("login", True)
    assert "`user:`" in done.remedy
    assert [one for one in server.commands if one.startswith("AUTH")] == []


@pytest.mark.parametrize(
    ("offered", "token", "chosen"),
    [
        ("PLAIN LOGIN CRAM-MD5", False, "PLAIN"),
        ("LOGIN CRAM-MD5", False, "LOGIN"),
        ("=LOGIN", False, "LOGIN"),
        ("cram-md5", False, "CRAM-MD5"),
        ("GSSAPI NTLM XOAUTH2", False, ""),
        ("PLAIN XOAUTH2", True, "XOAUTH2"),
        ("PLAIN", True, ""),
        ("", False, ""),
    ],
)
def test_the_way_to_log_in(offered, token, chosen):
    assert choose_mechanism(offered, token=token) == chosen


class Script:
    """A server of which only the replies to AUTH matter."""

    def __init__(self, offered, *replies):
        self.esmtp_features = {"auth": offered}
        self.replies = list(replies)
        self.said = []

    def docmd(self, command, words=""):
        self.said.append(f"{command} {words}".strip())
        return self.replies.pop(0)


def log_in(script, login="password", secret=SECRET):
    from plaint.deliver.mail.login import log_in as enter
    from plaint.model.accounts import Smtp

    enter(script, Smtp(host="localhost", security="none", user=USER, login=login), lambda: secret)


def coded(text):
    return base64.b64encode(text.encode()).decode()


def test_what_goes_over_the_line():
    plain = Script("PLAIN", (235, b"ok"))
    log_in(plain)
    assert plain.said == [f"AUTH PLAIN {coded(chr(0) + USER + chr(0) + SECRET)}"]
    login = Script("LOGIN", (334, b"VXNlcm5hbWU6"), (334, b"UGFzc3dvcmQ6"), (235, b"ok"))
    log_in(login)
    assert login.said == ["AUTH LOGIN", coded(USER), coded(SECRET)]
    token = Script("XOAUTH2", (235, b"ok"))
    log_in(token, "xoauth2", "ya29.token")
    assert token.said == [f"AUTH XOAUTH2 {coded(f'user={USER}{chr(1)}auth=Bearer ya29.token{chr(1)}{chr(1)}')}"]
    challenge = b"<1896.697170952@mail.example.org>"
    cram = Script("CRAM-MD5", (334, base64.b64encode(challenge)), (235, b"ok"))
    log_in(cram)
    digest = hmac.new(SECRET.encode(), challenge, hashlib.md5).hexdigest()
    assert cram.said == ["AUTH CRAM-MD5", coded(f"{USER} {digest}")]


def test_a_token_that_is_refused_by_a_challenge():
    from plaint.deliver.mail.troubles import Refused

    script = Script("XOAUTH2", (334, b"eyJzdGF0dXMiOiI0MDAifQ=="), (535, b"5.7.8 not accepted"))
    with pytest.raises(Refused) as caught:
        log_in(script, "xoauth2", "ya29.token")
    assert script.said[1] == ""
    assert caught.value.handover.code == 535
    assert "`password_command` must print a new one" in caught.value.handover.remedy


@pytest.mark.parametrize(
    ("code", "reply", "login", "word"),
    [
        (535, "5.7.8 Username and Password not accepted", "password", "check `user` and the password"),
        (534, "5.7.9 Application-specific password required", "password", "wants an app password"),
        (534, "5.7.14 Please log in via your web browser", "password", "wants an app password"),
        (535, "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled", "password", "xoauth2"),
        (535, "5.7.8 not accepted", "xoauth2", "access token"),
        (454, "4.7.0 Temporary authentication failure", "password", "wait some minutes"),
    ],
)
def test_what_providers_want_instead(code, reply, login, word):
    done = explain_refusal(code, reply, login)
    assert word in done.remedy
    assert (done.outcome, done.stops, done.code) == (Outcome.RETRY, True, code)
