"""What a mail server answers: one clean line, and what a refusal means for the letter."""

from __future__ import annotations

import re
from typing import NamedTuple

from plaint.deliver.transport import Handover, Outcome

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


def code_of(reply: str) -> tuple[str, str]:
    """Return a response code (RFC 3501, 7.1) in capitals and what belongs to it; "" where there is none."""
    match = _CODE.match(reply.lstrip())
    return (match[1].upper(), match[2] or "") if match else ("", "")


def refuse_letter(stage: str, reply: str) -> Handover:
    """Return what a tagged NO or BAD means: the server has certainly not done what it was asked for.

    Only where it was given the letter itself is the letter at fault.
    """
    meaning = _MEANINGS.get(code_of(reply)[0], _UNSAID)
    if stage != "append" and meaning.outcome is Outcome.FAILED:
        meaning = _Meaning(Outcome.RETRY, meaning.remedy)
    return Handover(outcome=meaning.outcome, stage=stage, reply=reply, remedy=meaning.remedy, stops=meaning.stops)


def refuse_login(reply: str) -> Handover:
    """Return what a login that was refused means: no letter is at fault."""
    code = code_of(reply)[0]
    remedy = _MEANINGS[code].remedy if code in _MEANINGS else _LOGIN
    return stop("login", reply, remedy)


def stop(stage: str, reply: str, remedy: str) -> Handover:
    """Return that nothing can be done in this mailbox now; no letter is at fault."""
    return Handover(outcome=Outcome.RETRY, stage=stage, reply=reply, remedy=remedy, stops=True)
