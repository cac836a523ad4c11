"""What `plaint send` says: the plan, each letter as it goes, and how it ended."""

from __future__ import annotations

import json
from collections import Counter as Count
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import typer

from plaint import console
from plaint.commands.tell import shown, step_line
from plaint.sending.reckoning import say_reckoning

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plaint.deliver.delivery import Entry
    from plaint.deliver.outbox import Step
    from plaint.errors import PlaintError
    from plaint.sending.counter import Counter
    from plaint.sending.plan import Change, CopyPlan, Envelope, Plan

MOST = 20  # envelopes, or people left out, on the screen
SOME_NOT_SENT = 3
STOPPED_BY_YOU = 130
SEEN = {"sent": "sent", "unknown": "unknown", "sending": "in work", "handing": "in work"}


# --- the plan ------------------------------------------------------------------------------------


def say_plan(plan: Plan, counter: Counter) -> None:
    """Say what goes out, what has gone, who is left out and why."""
    campaign = plan.order.campaign
    console.say(f"{campaign.id}: {campaign.title}", "strong")
    for risk in campaign.risks:
        console.say(step_line("risk", str(risk.text)), "warning")
    for envelope in plan.envelopes[:MOST]:
        _say_envelope(envelope)
    _say_more(len(plan.envelopes), "letters like these")
    _say_taken(plan, counter)
    for refusal in plan.refusals[:MOST]:
        console.say(step_line("left out", str(refusal)), "warning")
    _say_more(len(plan.refusals), "left out")
    for change in plan.changes:
        _say_change(change)
    for copy in plan.copies:
        _say_copy(copy)
    for warning in plan.warnings:
        console.say(step_line("warning", warning), "warning")
    if plan.reckoning:
        for line in say_reckoning(plan.reckoning):
            console.say(step_line("pace", line))


def _say_more(count: int, what: str) -> None:
    if count > MOST:
        console.say(step_line("", f"and {count - MOST:,} more {what}"))


def _say_envelope(envelope: Envelope) -> None:
    delivery, letter = envelope.delivery, envelope.composed.letter
    whom = ", ".join(filter(None, (letter.holder, letter.office)))
    way = "into your drafts for" if delivery.key.way == "drafts" else f"by {delivery.key.way} to"
    console.say(step_line("send", f"{envelope.target}: {way} {envelope.to} ({whom}), in '{letter.language}'"))
    for line in _details(envelope):
        console.say(step_line("", line))
    for remark in envelope.remarks:
        console.say(step_line("", remark), "warning")


def _details(envelope: Envelope) -> Iterable[str]:
    signers = envelope.delivery.signers
    named = ", ".join(signers[:3]) + (f" and {len(signers) - 3} more" if len(signers) > 3 else "")
    yield f"signed by {named}; account {envelope.desk.id}"
    writer = envelope.writer
    if writer:
        answers = writer.reply_to or writer.address
        yield f"From: {writer.name} <{writer.address}>; answers go to {answers}"
        if enclosed := envelope.composed.letter.enclosures:
            yield f"enclosed: {'; '.join(enclosed)}"


def _say_taken(plan: Plan, counter: Counter) -> None:
    for entry in plan.taken[:MOST]:
        state = SEEN.get(entry.state, entry.state)
        words = f"{entry.delivery.target}: a letter of {_signed(entry)}, on {counter.day_of(entry.since)}"
        console.say(step_line(state, words), "warning" if entry.state != "sent" else "faint")
        if entry.state == "unknown":
            console.say(step_line("", how_to_resolve(entry)), "warning")
    _say_more(len(plan.taken), "that have gone")


def _signed(entry: Entry) -> str:
    number = len(entry.delivery.signers)
    if number > 1:
        return f"{number} people"
    return entry.delivery.signers[0] or "one person" if number else "one person"


def how_to_resolve(entry: Entry) -> str:
    """Return what to do about a letter of which nobody knows whether it arrived."""
    return (
        f"nobody knows whether it arrived. Look into your sent mail, or ask them; then: plaint resolve {entry.short} "
        "sent --note WHY, or not-sent, and it is sent again"
    )


def _say_change(change: Change) -> None:
    how = f"{change.sent} letter{'s' if change.sent > 1 else ''}"
    console.say(step_line("text", f"{change.target}: changed since {how} in '{change.language}' went out:"), "warning")
    console.say(step_line("", change.words or "the old text is not kept in versions/"))


def _say_copy(copy: CopyPlan) -> None:
    locked = ", encrypted" if copy.is_locked else ""
    number = f"{copy.letters} letter{'' if copy.letters == 1 else 's'}"
    words = f"{copy.name} by {copy.by}{locked}, {copy.when}: {number}" + (" after this" if copy.due else "")
    console.say(step_line("copy", f"{words}; {copy.reason}" if copy.reason else words), "" if copy.due else "faint")


def say_how_to_go_on(plan: Plan) -> None:
    """Say what to type next.

    Raises:
        Exit: nothing can be sent at all.
    """
    if plan.is_something:
        console.say("Nothing was sent. To send it, after one more question: the same again with --really.", "strong")
        if plan.envelopes:
            console.say("To see it in your own mailbox first: the same again with --to-me.")
        return
    console.say("There is nothing to send.", "strong")
    if plan.refusals and not plan.taken:
        raise typer.Exit(1)


def plan_json(plan: Plan) -> str:
    """Return the plan for programs."""
    reckoning = plan.reckoning
    value = {
        "campaign": plan.order.campaign.id,
        "status": plan.order.campaign.status,
        "risks": [str(risk.text) for risk in plan.order.campaign.risks],
        "letters": [_envelope_json(envelope) for envelope in plan.envelopes],
        "taken": [{"key": one.short, "target": one.delivery.target, "state": one.state} for one in plan.taken],
        "left_out": [
            {"who": one.who, "reason": one.reason, "remedy": one.remedy or None, "flag": one.flag or None}
            for one in plan.refusals
        ],
        "changes": [
            {"target": one.target, "language": one.language, "sent": one.sent, "words": one.words}
            for one in plan.changes
        ],
        "copies": [
            {"to": one.to, "by": one.by, "when": one.when, "letters": one.letters, "due": one.due, "reason": one.reason}
            for one in plan.copies
        ],
        "warnings": list(plan.warnings),
        "last_day": str(reckoning.last) if reckoning and reckoning.last else None,
        "late": reckoning.late if reckoning else 0,
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _envelope_json(envelope: Envelope) -> dict[str, Any]:
    key, writer = envelope.delivery.key, envelope.writer
    return {
        "key": key.short,
        "target": envelope.target,
        "by": key.way,
        "to": envelope.to,
        "language": envelope.delivery.language,
        "signed_by": list(envelope.delivery.signers),
        "account": envelope.desk.id,
        "from": writer.address if writer else None,
        "reply_to": (writer.reply_to or None) if writer else None,
        "version": key.version,
        "state": envelope.state or None,
        "notes": list(envelope.remarks),
    }


# --- the run -------------------------------------------------------------------------------------


def say_recovered(entries: tuple[Entry, ...]) -> None:
    """Say what an earlier run left in the middle."""
    doubtful = [entry for entry in entries if entry.state == "unknown"]
    if entries:
        again = len(entries) - len(doubtful)
        words = f"an earlier run broke off; {again} will be sent now, {len(doubtful)} may have arrived"
        console.say(step_line("note", words), "warning")


def say_proved(entry: Entry, words: str) -> None:
    """Say what became of a letter whose fate was not known."""
    what = "has gone" if entry.state == "sent" else "has not gone, and will be sent now"
    console.say(step_line("note", f"{entry.delivery.target}: it is known by now that it {what}; {words}"), "warning")


def say_copy_to_post(entry: Entry, path: Path) -> None:
    """Name a copy that is to be printed and posted."""
    console.result(shown(path))
    then = f"plaint resolve {entry.short} sent --note posted"
    console.say(step_line("copy", f"print and post this to {entry.delivery.printed_office}; then: {then}"))


@dataclass
class Tally:
    """What happened in a run, said as it happens.

    Args:
        counter: for the sender's clock.
        total: letters that were to go.
    """

    counter: Counter
    total: int
    entries: list[Entry] = field(default_factory=list)
    counts: Count[str] = field(default_factory=Count)
    is_stopped: bool = False
    is_interrupted: bool = False

    def take(self, step: Step) -> None:
        """Note one thing that happened, and say it."""
        self.counts[step.what] += 1
        if step.entry is None or step.what == "stopped":
            self.is_stopped |= step.what == "stopped"
            self._say_end(step)
            return
        self.entries.append(step.entry)
        self._say_letter(step, step.entry)

    def refuse_copy(self, entry: Entry, error: PlaintError) -> None:
        """Note a copy that cannot go, and say why."""
        self.counts["failed"] += 1
        console.say(step_line("copy", f"{entry.key.office}: {error.message}; {error.hint}"), "error")

    def _say_letter(self, step: Step, entry: Entry) -> None:
        label = "copy" if entry.delivery.kind == "copy" else step.what
        words = f"{entry.delivery.target} by {entry.key.way} to {entry.key.address}"
        reply = step.handover.reply if step.handover and step.what != "sent" else ""
        told = [words, reply, step.words, self._until(step)]
        console.say(step_line(label, "; ".join(filter(None, told))), _STYLE.get(step.what, ""))
        if step.what == "unknown":
            console.say(step_line("", how_to_resolve(entry)), "warning")

    def _until(self, step: Step) -> str:
        if not step.until:
            return ""
        from datetime import UTC, datetime

        at = datetime.fromtimestamp(step.until, UTC).astimezone(self.counter.now.tzinfo)
        when = f"{at:%H:%M}" if at.date() == self.counter.today else f"{at:%H:%M on %d %B}"
        return {"later": f"the office opens at {when}: run this again then"}.get(step.what, f"again at {when}")

    def _say_end(self, step: Step) -> None:
        told = (step.words, step.handover.reply if step.handover else "")
        console.say(step_line(step.what, "; ".join(filter(None, told))), "warning")

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        if self.is_interrupted:
            return STOPPED_BY_YOU
        bad = ("failed", "unknown", "given up", "stopped")
        return SOME_NOT_SENT if any(self.counts[what] for what in bad) else 0

    def say(self, as_json: bool) -> None:
        """Say how it ended."""
        if as_json:
            value = {"counts": dict(self.counts), "letters": [*map(_entry_json, self.entries)]}
            console.result(json.dumps(value, ensure_ascii=False, indent=2))
        sent = sum(1 for entry in self.entries if entry.state == "sent" and entry.delivery.kind == "letter")
        words = f"{sent} of {self.total} sent."
        if self.is_interrupted:
            words = f"Stopped. {words}"
        left = self.total - sent - self.counts["failed"] - self.counts["unknown"]
        if left > 0:
            words += " Run the same again for the rest: nobody gets a letter twice."
        console.say(words, "strong")


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.short,
        "kind": entry.delivery.kind,
        "target": entry.delivery.target,
        "by": entry.key.way,
        "to": entry.key.address,
        "state": entry.state,
        "reply": entry.reply or None,
    }


_STYLE = {"failed": "error", "unknown": "warning", "put off": "warning", "given up": "warning", "theirs": "warning"}
