"""What a fax service on the web answers: what its status means for a fax, and where its JSON says something."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from plaint.deliver.mail.replies import one_line
from plaint.deliver.transport import Handover, Outcome

MOST = 1_000_000  # bytes of an answer that are read
_LONGEST = 200  # characters of a message or an id that are kept
_ACCOUNT = {401, 402, 403, 407}
_WRONG_PLACE = {404, 405, 410, 411, 415}
_NOT_NOW = {408, 425, 429, 503}
_MOVED = {301, 307, 308}
_LOGIN = "check `user` and the secret of the account's `fax:`, and at your provider whether the account has credit"
_ADDRESS = "correct `url`, `body` and `attach` under `fax:` of the account in settings.yaml, as your provider says"
_ASK = "look into your list of faxes at the provider, then tell by `plaint resolve`"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of HTTP: its status, the words beside it, and its body."""

    status: int
    reason: str
    body: bytes = b""

    def at(self, path: str | None) -> str:
        """Return what stands in the body's JSON at the end of a path, as `data.0.id`; "" where nothing does."""
        found = self._content()
        for step in path.split(".") if path else ():
            found = _step(found, step)
        if path is None or found is None or isinstance(found, dict | list):
            return ""
        return one_line(str(found))[:_LONGEST]

    def line(self) -> str:
        """Return it in a line: status, and the message that services put into their JSON."""
        paths = ("message", "error.message", "error", "detail", "errors.0.message", "errors.0.detail", "title")
        message = next(filter(None, map(self.at, paths)), "")
        head = " ".join(filter(None, ("HTTP", str(self.status), self.reason)))
        return one_line(f"{head}: {message}" if message else head)

    def _content(self) -> Any:
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


def _step(found: Any, step: str) -> Any:
    if isinstance(found, list):
        return found[int(step)] if step.isdecimal() and int(step) < len(found) else None
    return found.get(step) if isinstance(found, dict) else None


def judge_answer(answer: Answer, id_path: str | None) -> Handover:
    """Say what the answer to a posted fax means (RFC 9110, 15).

    Args:
        answer: the answer.
        id_path: where a service that took it says by what it knows it; None where it does not.
    """
    status, reply = answer.status, answer.line()
    if 200 <= status < 300:
        reference = answer.at(id_path)
        if id_path is None or reference:
            return Handover(outcome=Outcome.SENT, stage="accepted", code=status, reply=reply, reference=reference)
        return unknown("answer", f"{reply}, but nothing at `{id_path}`", status)
    if status in _NOT_NOW:
        return Handover(outcome=Outcome.RETRY, stage="answer", code=status, reply=reply)
    if status in _ACCOUNT or status in _MOVED or status in _WRONG_PLACE:
        remedy = _LOGIN if status in _ACCOUNT else _ADDRESS
        return Handover(outcome=Outcome.RETRY, stage="answer", code=status, reply=reply, remedy=remedy, stops=True)
    if 400 <= status < 500:
        remedy = "see what it says of the number and the file; correct them, then plan the fax anew"
        return Handover(outcome=Outcome.FAILED, stage="answer", code=status, reply=reply, remedy=remedy)
    return unknown("answer", reply, status)


def unknown(stage: str, reply: str, code: int | None = None) -> Handover:
    """Say that a fax may have been taken."""
    return Handover(outcome=Outcome.UNKNOWN, stage=stage, code=code, reply=one_line(reply), remedy=_ASK)
