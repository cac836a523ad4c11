"""What a mail server's reply means for a letter: the table by which outcomes are judged."""

from __future__ import annotations

import re

from plaint.deliver.transport import Handover, Outcome

MOST = 500  # characters of a reply that are kept
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]+")
_ENHANCED = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})\b")
_QUOTA = re.compile(
    r"\brate\b|quota|too many (?:messages|e?-?mails|connections|recipients)|limit|throttl|slow(?:ing)? down|too fast",
    re.IGNORECASE,
)
_GREY = re.compile(r"gr[ea]y-?list", re.IGNORECASE)
_RELAY = re.compile(
    r"relay|authentication (?:is )?required|must (?:authenticate|log ?in)|not (?:logged in|authenticated)",
    re.IGNORECASE,
)
_WAIT = "wait, then run it again: nothing is lost; a lower `rate` or `daily_cap` in settings.yaml keeps within it"
_ACCOUNT = "the provider does not let this account send so: check its `email`, `user` and `login`, or ask why"


def one_line(text: bytes | str) -> str:
    """Return a server's words in one line of at most 500 characters, none of which steers anything."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    line = " ".join(_UNSEEN.sub(" ", words).split())
    return line if len(line) <= MOST else f"{line[: MOST - 1]}…"


def judge(stage: str, code: int, text: bytes | str) -> Handover:
    """Say what a reply other than the one hoped for means.

    Args:
        stage: mail, rcpt, data, message or dot.
        code: of the reply; -1 where what came was none.
        text: of the reply.

    Returns:
        RETRY for 4xx, FAILED for 5xx (RFC 5321, 4.2.1); but what concerns the account and not the letter leaves the
        letter as it is and stops the run. After the dot a reply that is none of these leaves the letter unknown.
    """
    reply = one_line(text)
    if code // 100 not in (4, 5):
        outcome = Outcome.UNKNOWN if stage == "dot" else Outcome.RETRY
        return Handover(outcome=outcome, stage=stage, code=_known(code), reply=reply or "an answer that is none")
    reply = reply or "no reason given"
    if _is_quota(code, reply):
        return refuse(stage, reply, _WAIT, code)
    if _concerns_account(stage, code, reply):
        return refuse(stage, reply, _ACCOUNT, code)
    outcome = Outcome.RETRY if code < 500 else Outcome.FAILED
    return Handover(outcome=outcome, stage=stage, code=code, reply=reply, remedy=_remedy(code, reply))


def refuse(stage: str, reply: str, remedy: str, code: int | None = None) -> Handover:
    """Say that nothing can be sent from here now; the letter stays as it is."""
    return Handover(outcome=Outcome.RETRY, stage=stage, code=code, reply=reply, remedy=remedy, stops=True)


def _known(code: int) -> int | None:
    return code if 100 <= code <= 599 else None


def _enhanced(reply: str) -> tuple[int, int]:
    """Return subject and detail of the enhanced status (RFC 3463), or (0, 0)."""
    found = _ENHANCED.match(reply)
    return (int(found[2]), int(found[3])) if found else (0, 0)


def _is_quota(code: int, reply: str) -> bool:
    """Whether the server takes no more for now from this account, as opposed to for this mailbox."""
    subject, detail = _enhanced(reply)
    if _GREY.search(reply):
        return False
    if code in (421, 454) and subject == 7:
        return True
    if (subject, detail) in ((7, 28), (4, 5)):
        return True
    return code < 500 and subject in (0, 3, 4, 7) and _QUOTA.search(reply) is not None


def _concerns_account(stage: str, code: int, reply: str) -> bool:
    """Whether a refusal is of the sender, or of this login, rather than of the letter or its recipient."""
    if code in (530, 535) or (code >= 500 and stage == "mail" and _enhanced(reply) != (3, 4) and code != 552):
        return True
    return code >= 500 and stage == "rcpt" and _RELAY.search(reply) is not None


def _remedy(code: int, reply: str) -> str:
    subject, detail = _enhanced(reply)
    if code < 500:
        return ""
    if (subject, detail) == (3, 4) or code == 552:
        return "the message is too large for it: make the PDF smaller, with fewer or smaller pictures"
    if subject == 1 or (subject == 0 and code in (550, 551, 553)):
        return "check the address with the office; mark it `status: dead` in recipients.yaml if it is"
    if subject == 2:
        return "that mailbox takes nothing now: mark it `status: bouncing`, and use another channel"
    if subject == 7 or code == 554:
        return "the server takes it for unwanted mail, or may not take it: use another channel, or ask your provider"
    return "use another channel, or ask your provider what that means"
