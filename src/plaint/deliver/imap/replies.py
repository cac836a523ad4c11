"""What a mail server answers: one clean line, and what a refusal means for the letter."""

from __future__ import annotations

import re
from typing import NamedTuple

from plaint.deliver.transport import Handover, Outcome

LONGEST = 500
_UNSEEN = re.compile(r"[^\S ]+|[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_CODE = re.compile(r"\[([A-Z][A-Z0-9-]*)(?: ([^\]]*))?\]", re.IGNORECASE)


class _Meaning(NamedTuple):
    outcome: Outcome
    remedy: str
    stops: bool = True


_LOGIN = "check user and password; many providers want a password for programs (an app password) instead of your own"
_FULL = "delete mail there or have the quota raised, then run it again"
_FOLDER = "write the name of your folder of drafts under `drafts:` of the account's `imap:` in settings.yaml"
_ASK = "ask your provider, who has the rest in the server's log"
_LATER = "run it again later"
# RFC 5530; TRYCREATE from RFC 3501; TOOBIG from RFC 7889.
_MEANINGS = {
    "UNAVAILABLE": _Meaning(Outcome.RETRY, _LATER),
    "AUTHENTICATIONFAILED": _Meaning(Outcome.RETRY, _LOGIN),
    "AUTHORIZATIONFAILED": _Meaning(Outcome.RETRY, _LOGIN),
    "EXPIRED": _Meaning(Outcome.RETRY, "your password there has expired: set a new one at your provider"),
    "PRIVACYREQUIRED": _Meaning(Outcome.RETRY, "write security: tls under `imap:` of the account in settings.yaml"),
    "CONTACTADMIN": _Meaning(Outcome.RETRY, _ASK),
    "NOPERM": _Meaning(Outcome.RETRY, "you may not write there: " + _FOLDER),
    "INUSE": _Meaning(Outcome.RETRY, "another program holds the mailbox: run it again later", stops=False),
    "EXPUNGEISSUED": _Meaning(Outcome.RETRY, _LATER, stops=False),
    "CORRUPTION": _Meaning(Outcome.RETRY, _ASK),
    "SERVERBUG": _Meaning(Outcome.RETRY, _LATER, stops=False),
    "CLIENTBUG": _Meaning(Outcome.FAILED, _ASK, stops=False),
    "CANNOT": _Meaning(Outcome.FAILED, _ASK, stops=False),
    "LIMIT": _Meaning(Outcome.RETRY, _LATER),
    "OVERQUOTA": _Meaning(Outcome.RETRY, _FULL),
    "NONEXISTENT": _Meaning(Outcome.RETRY, _FOLDER),
    "TRYCREATE": _Meaning(Outcome.RETRY, _FOLDER),
    "TOOBIG": _Meaning(Outcome.FAILED, "the server takes no message of this size: make it smaller", stops=False),
}
_UNSAID = _Meaning(Outcome.FAILED, _ASK, stops=False)


def one_line(words: object) -> str:
    """Return a server's words in one line that nothing can hide in, at most 500 characters."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(_UNSEEN.sub(" ", text).split())[:LONGEST]


def code_of(reply: str) -> tuple[str, str]:
    """Return a response code (RFC 3501, 7.1) in capitals and what belongs to it; "" where there is none."""
    match = _CODE.match(reply.lstrip())
    return (match[1].upper(), match[2] or "") if match else ("", "")


def refuse_letter(stage: str, reply: str) -> Handover:
    """Return what a tagged NO or BAD means: the server has certainly not done what it was asked for."""
    meaning = _MEANINGS.get(code_of(reply)[0], _UNSAID)
    return Handover(outcome=meaning.outcome, stage=stage, reply=reply, remedy=meaning.remedy, stops=meaning.stops)


def refuse_login(reply: str) -> Handover:
    """Return what a login that was refused means: no letter is at fault."""
    code = code_of(reply)[0]
    remedy = _MEANINGS[code].remedy if code in _MEANINGS else _LOGIN
    return Handover(outcome=Outcome.RETRY, stage="login", reply=reply, remedy=remedy, stops=True)
