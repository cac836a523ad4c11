"""Logging in to a mail server (RFC 4954): one way, tried once, so that a typing error locks no account."""

from __future__ import annotations

import hmac
import re
import smtplib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from plaint.deliver.mail.replies import one_line, refuse
from plaint.deliver.mail.troubles import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.deliver.transport import Handover
    from plaint.model.accounts import Smtp

_APP_PASSWORD = re.compile(r"app(?:lication)?[- ]?(?:specific )?password|5\.7\.9|InvalidSecondFactor", re.IGNORECASE)
_BROWSER = re.compile(r"web ?browser|5\.7\.14", re.IGNORECASE)
_BASIC_OFF = re.compile(r"5\.7\.139|SmtpClientAuthentication is disabled|basic auth\w* is disabled", re.IGNORECASE)


def log_in(link: smtplib.SMTP, server: Smtp, secret: Callable[[], str]) -> None:
    """Log in as settings.yaml says; `login: none` does nothing.

    Raises:
        Refused: the server does not take it, or knows no way that we know.
        PlaintError: the secret cannot be had.
    """
    if server.login == "none":
        return
    if not server.user:
        raise Refused(refuse("login", "nobody is named to log in as", "write `user:` as the provider says"))
    mechanism = choose_mechanism(link.esmtp_features.get("auth", ""), token=server.login == "xoauth2")
    if not mechanism:
        raise Refused(_no_way(link.esmtp_features.get("auth", ""), server))
    value = secret()
    try:
        code, text = _converse(link, mechanism, server.user, value)
    except (smtplib.SMTPException, OSError):
        remedy = "check the network, then run it again"
        raise Refused(refuse("login", "the connection was lost while logging in", remedy)) from None
    if code not in (235, 503):
        raise Refused(explain_refusal(code, without(text, value), server.login))


def choose_mechanism(offered: str, *, token: bool) -> str:
    """Return the way to log in among those that a server offers, or "".

    PLAIN goes before CRAM-MD5: it carries passwords in any script, and TLS hides it.
    """
    known = set(offered.upper().replace("=", " ").split())
    wanted = ("XOAUTH2",) if token else ("PLAIN", "LOGIN", "CRAM-MD5")
    return next((one for one in wanted if one in known), "")


def _converse(link: smtplib.SMTP, mechanism: str, user: str, secret: str) -> tuple[int, bytes]:
    answers = _answers(mechanism, user, secret)
    first = next(answers)(b"")
    code, text = link.docmd("AUTH", f"{mechanism} {_coded(first)}" if first else mechanism)
    for answer in answers:
        if code != 334:
            break
        code, text = link.docmd(_coded(answer(_challenge(text))))
    if code == 334:  # XOAUTH2 tells why in a challenge, which wants an empty answer
        return link.docmd("")
    return code, text


def _answers(mechanism: str, user: str, secret: str) -> Iterator[Callable[[bytes], bytes]]:
    """Yield how to answer each challenge; the first answer goes with AUTH itself, where it is not empty."""
    if mechanism == "PLAIN":
        yield lambda _: f"\0{user}\0{secret}".encode()
    elif mechanism == "XOAUTH2":
        yield lambda _: f"user={user}\x01auth=Bearer {secret}\x01\x01".encode()
    elif mechanism == "LOGIN":
        yield lambda _: b""
        yield lambda _: user.encode()
        yield lambda _: secret.encode()
    else:
        yield lambda _: b""
        yield lambda challenge: f"{user} {hmac.new(secret.encode(), challenge, 'md5').hexdigest()}".encode()


def _coded(answer: bytes) -> str:
    return b64encode(answer).decode()


def _challenge(text: bytes) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""


def without(text: bytes, secret: str) -> str:
    """Return a server's words without the secret, plain or as it went over the line."""
    line = one_line(text)
    telling = (secret, _coded(secret.encode()))
    return "refused" if secret and any(one in line for one in telling) else line


def _no_way(offered: str, server: Smtp) -> Handover:
    if not offered:
        reply = "the server offers no login"
        remedy = "write `login: none` if it wants none; else check port and security: 587 and 465 are for logging in"
    else:
        reply = f"the server offers no login that we know, but {one_line(offered)}"
        remedy = "write `login: xoauth2` or `login: password` as the provider says"
    return refuse("login", reply, remedy)


def explain_refusal(code: int, reply: str, login: str) -> Handover:
    """Say what a refused login means, and what providers want instead.

    Args:
        code: of the reply.
        reply: its words.
        login: password or xoauth2.
    """
    if 400 <= code < 500:
        remedy = "the server cannot check logins now: wait some minutes, then run it again"
    elif login == "xoauth2":
        remedy = "the access token is refused or has expired: `password_command` must print a new one"
    elif _BASIC_OFF.search(reply):
        remedy = "the provider takes no passwords from programs: write `login: xoauth2`, or have it allow SMTP AUTH"
    elif _APP_PASSWORD.search(reply) or _BROWSER.search(reply):
        remedy = "the provider wants an app password: make one in the account's security settings, and give that here"
    else:
        remedy = (
            "check `user` and the password; providers with a second factor, as Gmail, Yahoo or iCloud, want an app "
            "password made in the account's security settings"
        )
    known = code if code > 0 else None
    return refuse("login", reply or "refused", remedy, known)
