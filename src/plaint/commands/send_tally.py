"""What `plaint send --really` says: each letter as it goes, and how it ended."""

from __future__ import annotations

import json
from collections import Counter as Count
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from plaint import console
from plaint.commands.send_report import counted, how_to_resolve, say_all
from plaint.commands.tell import shown, step_line
from plaint.deliver.delivery import TO_MEMBERS

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from plaint.compose.letters import Order
    from plaint.deliver.delivery import Entry
    from plaint.deliver.outbox import Step, What
    from plaint.errors import PlaintError

SOME_NOT_SENT = 3
STOPPED_BY_YOU = 130
_STYLE = {"failed": "error", "unknown": "warning", "put off": "warning", "given up": "warning", "theirs": "warning"}
_IS_SETTLED = ("sent", "failed", "unknown", "theirs")


def say_recovered(entries: tuple[Entry, ...]) -> None:
    """Say what an earlier run left in the middle."""
    doubtful = [entry for entry in entries if entry.state == "unknown"]
    if entries:
        again = len(entries) - len(doubtful)
        words = f"an earlier run broke off; {again} planned again, {len(doubtful)} may have arrived"
        console.say(step_line("note", words), "warning")


def say_proved(entry: Entry, words: str) -> None:
    """Say what became of a letter whose fate was not known."""
    what = "has gone" if entry.state == "sent" else "has not gone, and is planned again"
    console.say(step_line("note", f"{_name(entry)}: it is known by now that it {what}; {words}"), "warning")


def _name(entry: Entry) -> str:
    return entry.key.office if entry.delivery.kind in TO_MEMBERS else entry.delivery.target


def say_copy_to_post(entry: Entry, path: Path, *, as_json: bool) -> None:
    """Name a copy that is to be printed and posted."""
    (console.say if as_json else console.result)(shown(path))
    console.say(step_line("copy", f"print and post this to {entry.delivery.printed_office}; then:"))
    console.say(step_line("", f'plaint resolve {entry.short} sent --note "posted"'))


class Here(Protocol):
    """Where and when something is sent."""

    @property
    def order(self) -> Order:
        """With the campaign."""

    @property
    def now(self) -> datetime:
        """Aware, in the sender's zone."""

    @property
    def today(self) -> date:
        """By the sender's clock."""


@dataclass
class Tally:
    """What happened in a run, said as it happens.

    Args:
        counter: for the sender's clock.
        total: letters that were to go.
    """

    counter: Here
    total: int
    letters: dict[str, Step] = field(default_factory=dict)
    copies: dict[str, Step] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)
    refused_copies: int = 0
    is_interrupted: bool = False
    _last: str = ""

    def take(self, step: Step) -> None:
        """Note one thing that happened, and say it."""
        if step.entry is None or step.what == "stopped":
            self.ends.append(step.what)
            self._say_end(step)
            return
        kept = self.copies if step.entry.delivery.kind == "copy" else self.letters
        kept[step.entry.digest] = step
        self._say_step(step, step.entry)

    def refuse_copy(self, entry: Entry, error: PlaintError) -> None:
        """Note a copy that cannot go, and say why."""
        self.refused_copies += 1
        words = "; ".join(filter(None, (error.message, error.hint)))
        console.say(step_line("failed", f"copy to {entry.key.office}: {words}"), "error")

    @property
    def is_stopped(self) -> bool:
        """Whether nothing will be taken now, or the campaign was stopped."""
        return "stopped" in self.ends or "ended" in self.ends

    # --- as it happens --------------------------------------------------------------------------

    def _say_step(self, step: Step, entry: Entry) -> None:
        reply = step.handover.reply if step.handover and step.what != "sent" else ""
        told = [self._what(entry), reply, step.words, self._until(step)]
        self._last = step.words
        console.say(step_line(_label(step, entry), "; ".join(filter(None, told))), _STYLE.get(step.what, ""))
        if step.what == "unknown":
            say_all(how_to_resolve(entry)[bool(step.words) :])

    def _what(self, entry: Entry) -> str:
        if entry.delivery.kind == "copy":
            return f"copy to {entry.delivery.target} by {entry.key.way} ({entry.key.address})"
        number = f"{[*self.letters].index(entry.digest) + 1:,}/{self.total:,}" if self.total > 1 else ""
        if entry.delivery.kind in TO_MEMBERS:
            words = f"{entry.key.office} by {entry.key.way} to {entry.key.address}"
        elif entry.key.way == "drafts":
            words = f"{entry.delivery.target}: in your drafts, for {entry.key.address}"
        else:
            words = f"{entry.delivery.target} by {entry.key.way} to {entry.key.address}"
        return f"{number} {words}".lstrip()

    def _until(self, step: Step) -> str:
        if not step.until:
            return "the office is closed by now: run this again when it is open" if step.what == "later" else ""
        from datetime import UTC, datetime

        at = datetime.fromtimestamp(step.until, UTC).astimezone(self.counter.now.tzinfo)
        when = f"{at:%H:%M}" if at.date() == self.counter.today else f"{at:%H:%M} on {at.day} {at:%B}"
        if step.what != "later":
            return f"again at {when}"
        is_closed = step.entry is not None and step.entry.key.way == "fax" and not step.entry.attempts
        return f"the office opens at {when}: run this again then" if is_closed else f"not before {when}: run this again"

    def _say_end(self, step: Step) -> None:
        told = [step.words, step.handover.reply if step.handover else ""]
        words = "; ".join(one for one in told if one and one != self._last)
        console.say(step_line(step.what, words or "nothing more will be taken now"), "warning")

    # --- at the end -----------------------------------------------------------------------------

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        if self.is_interrupted:
            return STOPPED_BY_YOU
        bad = ("failed", "unknown", "given up")
        is_bad = any(step.what in bad for step in (*self.letters.values(), *self.copies.values()))
        return SOME_NOT_SENT if is_bad or self.is_stopped or self.refused_copies else 0

    def say(self, as_json: bool) -> None:
        """Say how it ended."""
        if as_json:
            steps = (*self.letters.values(), *self.copies.values())
            counts = Count(step.what for step in steps) + Count(self.ends)
            letters = [_entry_json(step.entry) for step in steps if step.entry]
            console.result(json.dumps({"counts": dict(counts), "letters": letters}, ensure_ascii=False, indent=2))
        words = ["Stopped."] if self.is_interrupted else []
        console.say(" ".join((*words, self._sum(), *self._rest())), "strong")

    def _sum(self) -> str:
        """Return how many letters and copies went, and how many did not."""
        letters = Count(step.what for step in self.letters.values())
        copies = Count(step.what for step in self.copies.values())
        told = [f"{letters['sent']:,} of {self.total:,} {self._verb()}"] if self.total else []
        told += [f"{letters[what]:,} {word}" for what, word in _WORDS.items() if letters[what]]
        if copies["sent"]:
            told.append(f"{counted(copies['sent'], 'copy')} sent")
        lost = sum(copies.values()) - copies["sent"] + self.refused_copies
        if lost:
            told.append(f"{counted(lost, 'copy')} NOT sent")
        return (", ".join(told) or "Nothing was sent") + "."

    def _verb(self) -> str:
        ways = {step.entry.key.way for step in self.letters.values() if step.entry and step.what == "sent"}
        if ways == {"drafts"}:
            return "laid into your drafts: look at them there and send them"
        return "taken by the fax server" if ways == {"fax"} else "sent"

    @property
    def _gets(self) -> str:
        entries = (step.entry for step in self.letters.values() if step.entry)
        return "a message" if any(entry.delivery.kind in TO_MEMBERS for entry in entries) else "a letter"

    def _rest(self) -> list[str]:
        left = self.total - sum(1 for step in self.letters.values() if step.what in _IS_SETTLED)
        if left <= 0 or "ended" in self.ends:
            doubtful = any(step.what in ("failed", "unknown") for step in self.letters.values())
            return [f"See: plaint status {self.counter.order.campaign.id}"] if doubtful else []
        when = " tomorrow" if "cap" in self.ends else ""
        return [f"Run the same again{when} for the rest: nobody gets {self._gets} twice."]


_WORDS: dict[What, str] = {"failed": "refused", "unknown": "unknown", "theirs": "had it already"}


def _label(step: Step, entry: Entry) -> str:
    if entry.delivery.kind == "copy" and step.what == "sent":
        return "copy"
    return step.what


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.short,
        "kind": entry.delivery.kind,
        "target": entry.delivery.target,
        "member": entry.key.office if entry.delivery.kind in TO_MEMBERS else None,
        "by": entry.key.way,
        "to": entry.key.address,
        "state": entry.state,
        "reply": entry.reply or None,
    }
