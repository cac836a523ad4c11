"""What `plaint inbox` says: what becomes of each message and why, and what is left to a person."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from plaint import console
from plaint.answers.finding import WRITES
from plaint.answers.mail import one_line
from plaint.commands.send_report import counted
from plaint.commands.tell import step_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.answers.finding import Finding, What
    from plaint.answers.suggestions import Suggestion
    from plaint.deliver.act import Act

_SHOWN: dict[What, str] = {
    "answer": "answer",
    "automatic": "automatic",
    "bounced": "returned",
    "done": "done",
    "stop": "no mail",
    "asks": "look",
    "known": "known",
    "left": "left",
}
_DEEDS = {"bounced": "came back from", "refused": "refused by", "called": "called"}
_DEEDS_TO_ALL = {"bounced": "came back"}
_COUNTED: dict[What, tuple[str, str]] = {
    "answer": ("answer", "answers"),
    "automatic": ("automatic answer", "automatic answers"),
    "bounced": ("delivery failure", "delivery failures"),
    "done": ("member says it is done", "members say it is done"),
    "stop": ("wants no more mail", "want no more mail"),
    "asks": ("for a person to look at", "for a person to look at"),
    "known": ("noted before", "noted before"),
    "left": ("left alone", "left alone"),
}


class Row(NamedTuple):
    """A message: where it lies, what becomes of it, and whether that was written down now."""

    name: str
    finding: Finding
    is_written: bool


class Tally:
    """Counts what was found, and keeps what is suggested.

    Args:
        is_writing: things are done, not only planned.
    """

    def __init__(self, *, is_writing: bool) -> None:
        self._is_writing = is_writing
        self._counts: Counter[What] = Counter()
        self._suggestions: dict[tuple[str, str, str], Suggestion] = {}

    def take(self, row: Row) -> None:
        """Count a message."""
        self._counts[row.finding.what] += 1
        for one in row.finding.suggestions:
            self._suggest(one)

    def _suggest(self, one: Suggestion) -> None:
        """Keep one suggestion of a kind for each entry, the gravest."""
        name = (one.place, one.who, one.change.partition(":")[0])
        if name not in self._suggestions or one.is_grave:
            self._suggestions[name] = one

    def say(self) -> None:
        """Say how many of each there are, what to write into the data, and how to go on."""
        if self._suggestions:
            console.say("To be written into your data:", "strong")
            for one in self._suggestions.values():
                console.say(step_line("", str(one)))
        words = (_number(what, self._counts[what]) for what in _COUNTED if self._counts[what])
        total = sum(self._counts.values())
        line = f"{counted(total, 'message')}: {', '.join(words) or 'nothing'}."
        console.say(textwrap.fill(line, console.width()), "strong")
        if not self._is_writing and any(self._counts[what] for what in WRITES):
            console.say("Nothing was written. To file and note this: the same command with --write.")


def say_row(row: Row) -> None:
    """Say what becomes of a message, and why."""
    finding, mail = row.finding, row.finding.mail
    sender = finding.sender or mail.sender or "nobody"
    subject = one_line(finding.subject or mail.subject, 60) or "(no subject)"
    where = " ".join(filter(None, (finding.campaign, finding.target)))
    line = f"{_SHOWN[finding.what]:<9}  {mail.day or 'no date'!s:<10}  {sender}  “{subject}”"
    console.result(line + (f"  {where}" if where else ""))
    for words in (*_deeds(finding), finding.why, finding.remedy):
        if words:
            console.say(step_line("", one_line(words, 400)))


def _deeds(finding: Finding) -> Iterable[str]:
    for act in finding.acts:
        who = f"{act.person}: " if act.person else ""
        deed = _DEEDS.get(act.how, f"{act.how} to") if act.target else _DEEDS_TO_ALL.get(act.how, act.how)
        yield f"{who}{deed}{f' {act.target}' if act.target else ''} on {act.day}" + _shown_note(act)


def _shown_note(act: Act) -> str:
    return f" ({act.note})" if act.note else ""


def _number(what: What, count: int) -> str:
    one, many = _COUNTED[what]
    return f"{count:,} {one if count == 1 else many}"


def rows_json(rows: Iterable[Row]) -> str:
    """Return the messages for programs."""
    return json.dumps([_row_json(row) for row in rows], ensure_ascii=False, indent=2)


def _row_json(row: Row) -> dict[str, Any]:
    finding, mail = row.finding, row.finding.mail
    return {
        "message": row.name,
        "id": mail.source,
        "from": finding.sender or mail.sender or None,
        "subject": finding.subject or mail.subject or None,
        "day": str(mail.day) if mail.day else None,
        "what": finding.what,
        "why": finding.why,
        "campaign": finding.campaign or None,
        "target": finding.target or None,
        "acts": [_act_json(act) for act in finding.acts],
        "suggestions": [str(one) for one in finding.suggestions],
        "remedy": finding.remedy or None,
        "written": row.is_written,
    }


def _act_json(act: Act) -> dict[str, Any]:
    return {
        "how": act.how,
        "target": act.target or None,
        "by": act.person or None,
        "day": str(act.day),
        "standing": act.standing,
        "delivery": act.delivery[:10] or None,
        "note": act.note or None,
    }
