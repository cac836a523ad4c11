"""What `plaint send` says of the plan: who gets what, who has it, who is left out, and how long it takes."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from plaint import console
from plaint.commands.tell import step_line
from plaint.sending.reckoning import say_reckoning
from plaint.sending.signers import SENDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plaint.deliver.delivery import Entry
    from plaint.sending.counter import Counter
    from plaint.sending.plan import Change, CopyPlan, Envelope, Plan, Refusal

MOST = 20  # envelopes, or people left out, on the screen
NAMED = 3  # of those who are left out for one and the same reason
SEEN = {"sent": "sent", "unknown": "unknown", "sending": "in work", "handing": "in work"}


def say_plan(plan: Plan, counter: Counter, *, is_asked: bool = False) -> None:
    """Say what goes out, what has gone, who is left out and why.

    Args:
        plan: to say.
        counter: for the sender's clock.
        is_asked: which text goes out is asked next.
    """
    campaign = plan.order.campaign
    console.say(f"{campaign.id}: {campaign.title}", "strong")
    for risk in campaign.risks:
        console.say(step_line("risk", str(risk.text)), "warning")
    for envelope in plan.envelopes[:MOST]:
        _say_envelope(envelope)
    _say_more(len(plan.envelopes), "letters like these")
    _say_taken(plan, counter)
    _say_by_hand(plan)
    say_refusals(plan.refusals)
    _say_changes(plan, is_asked=is_asked)
    for copy in plan.copies:
        say_copy(copy, is_ahead=bool(plan.envelopes))
    for warning in plan.warnings:
        console.say(step_line("warning", warning), "warning")
    if plan.reckoning:
        for line in say_reckoning(plan.reckoning):
            console.say(step_line("pace", line))


def say_all(lines: Iterable[str]) -> None:
    """Say what to do, under what was said before."""
    for line in lines:
        console.say(step_line("", line), "warning")


def _say_more(count: int, what: str) -> None:
    if count > MOST:
        console.say(step_line("", f"and {count - MOST:,} more {what}"))


def say_refusals(refusals: Iterable[Refusal]) -> None:
    """Say who is left out, and why; those with the same reason together."""
    alike: dict[tuple[str, str, str, bool], list[Refusal]] = defaultdict(list)
    for one in refusals:
        alike[one.reason, one.remedy, one.flag, one.is_rule].append(one)
    for group in list(alike.values())[:MOST]:
        console.say(step_line("left out", str(replace(group[0], who=_some([one.who for one in group])))), "warning")
    _say_more(len(alike), "reasons")


def _some(names: Sequence[str]) -> str:
    """Return the first names and how many others there are."""
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest:,} more" if rest > 0 else "")


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
    yield f"signed by {_some(envelope.delivery.signers)}; account {envelope.desk.id}"
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
            say_all(how_to_resolve(entry))
    _say_more(len(plan.taken), "that have gone")


def _say_by_hand(plan: Plan) -> None:
    """Say who has written by hand, and is not written for again."""
    for act in plan.by_hand[:MOST]:
        shown = "" if act.standing == "witnessed" else ", as was said"
        words = f"{act.target}: {act.how} by {_named(act.person)} on {act.day}{shown} (act {act.number})"
        console.say(step_line("by hand", words), "faint")
    _say_more(len(plan.by_hand), "that were written by hand")


def _named(person: str) -> str:
    return "your organisation" if person == SENDER else person or "one person"


def _signed(entry: Entry) -> str:
    number = len(entry.delivery.signers)
    if number > 1:
        return f"{number} people"
    first = entry.delivery.signers[0] if number else ""
    return _named(first)


def how_to_resolve(entry: Entry) -> tuple[str, ...]:
    """Return what to do about a letter of which nobody knows whether it arrived: a sentence, and two commands."""
    return (
        "nobody knows whether it arrived. Look into your sent mail, or ask them; then one of these (the second sends "
        "it again):",
        f'plaint resolve {entry.short} sent --note "how you know"',
        f'plaint resolve {entry.short} not-sent --note "how you know"',
    )


def _say_changes(plan: Plan, *, is_asked: bool) -> None:
    """Show how texts have changed since some were sent, each difference once."""
    alike: dict[tuple[str, str | None], list[Change]] = defaultdict(list)
    for change in plan.changes:
        alike[change.language, change.words].append(change)
    for (language, words), changes in alike.items():
        targets, sent = ", ".join(one.target for one in changes), sum(one.sent for one in changes)
        how = counted(sent, "letter")
        console.say(step_line("text", f"{targets}: changed since {how} in '{language}' went out:"), "warning")
        console.say(step_line("", words or "the old text is not kept in versions/"))
    if alike and plan.envelopes and not is_asked:
        console.say(step_line("", "--texts chooses: new or old for the rest, or again for all"))


def say_copy(copy: CopyPlan, *, is_ahead: bool = False) -> None:
    """Say what an organiser will be told.

    Args:
        copy: to say.
        is_ahead: letters are to go before.
    """
    locked = ", encrypted" if copy.is_locked else ""
    number = counted(copy.letters, "letter") + (" after this" if copy.due and is_ahead else "") if copy.letters else ""
    told = "; ".join(filter(None, (number, copy.reason)))
    words = f"{copy.name} by {copy.by}{locked}, {copy.when}: {told}"
    console.say(step_line("copy", words), "" if copy.due else "faint")


def counted(number: int, what: str) -> str:
    """Return a number of things, as `2 letters`."""
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number:,} {what if number == 1 else plural}"


def say_how_to_go_on(plan: Plan) -> None:
    """Say what to type next.

    Raises:
        Exit: nothing can be sent at all.
    """
    if not plan.is_something:
        console.say("There is nothing to send.", "strong")
        if plan.refusals and not (plan.taken or plan.by_hand):
            raise typer.Exit(1)
        return
    ways = {envelope.delivery.key.way for envelope in plan.envelopes}
    if ways == {"drafts"}:
        words = "Nothing was laid into your drafts. To do it, after one more question"
    else:
        words = "Nothing was sent. To send it, after one more question"
    console.say(f"{words}: the same again with --really.", "strong")
    if "email" in ways:
        console.say("To see it in your own mailbox first: the same again with --to-me.")


def plan_json(plan: Plan) -> str:
    """Return the plan for programs."""
    reckoning = plan.reckoning
    value = {
        "campaign": plan.order.campaign.id,
        "status": plan.order.campaign.status,
        "risks": [str(risk.text) for risk in plan.order.campaign.risks],
        "letters": [_envelope_json(envelope) for envelope in plan.envelopes],
        "taken": [{"key": one.short, "target": one.delivery.target, "state": one.state} for one in plan.taken],
        "by_hand": [
            {"act": one.number, "target": one.target, "how": one.how, "on": str(one.day), "by": one.person or None}
            for one in plan.by_hand
        ],
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
