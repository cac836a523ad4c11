"""What `plaint call`, `plaint remind` and `plaint notify` say of the plan: who gets what, and who is left out."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import typer

from plaint import console
from plaint.calls.wording import letter_file
from plaint.commands.send_report import MOST, SEEN, counted, how_to_resolve, say_all, say_refusals
from plaint.commands.tell import step_line
from plaint.compose.signing import shown_name
from plaint.sending.reckoning import say_reckoning

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.calls.muster import Muster
    from plaint.calls.plan import CallPlan, Message


def say_call(plan: CallPlan, muster: Muster) -> None:
    """Say who gets what, who has had it, who is left out and why."""
    campaign = plan.order.campaign
    console.say(f"{campaign.id}: {campaign.title}", "strong")
    for risk in campaign.risks:
        console.say(step_line("risk", str(risk.text)), "warning")
    for message in plan.messages[:MOST]:
        _say_message(message)
    _say_more(len(plan.messages), "messages like these")
    _say_taken(plan, muster)
    say_refusals(plan.refusals)
    for line in (*plan.warnings, *_unasked(plan)):
        console.say(step_line("warning", line), "warning")
    _say_sum(plan)


def _say_sum(plan: CallPlan) -> None:
    if not plan.messages:
        return
    counts = Counter(message.dossier.language for message in plan.messages)
    told = ", ".join(f"{number:,} in '{language}'" for language, number in counts.most_common())
    console.say(step_line("in all", f"{counted(len(plan.messages), _what(plan))}: {told}"))
    first = plan.messages[0]
    if first.writer and first.desk:
        console.say(step_line("from", f"{first.writer.name} <{first.writer.address}>; account {first.desk.id}"))
    if plan.reckoning:
        for line in say_reckoning(plan.reckoning, "message"):
            console.say(step_line("pace", line))


def _what(plan: CallPlan) -> str:
    return "packet" if plan.wish.way == "post" else "message"


def _say_message(message: Message) -> None:
    dossier = message.dossier
    where = ", ".join(message.mail.lines[1:]) if message.mail else dossier.member.email
    country = f", in {dossier.origin}" if dossier.origin else ""
    label = "packet" if message.mail else message.delivery.kind
    words = f"{dossier.member.id}: to {where}, in '{dossier.language}'{country}"
    console.say(step_line(label, words))
    if message.has_letters:
        targets = ", ".join(one.letter.target for one in dossier.letters)
        console.say(step_line("", f"{counted(len(dossier.letters), 'letter')}: {targets}"))


def _say_taken(plan: CallPlan, muster: Muster) -> None:
    for entry in plan.taken[:MOST]:
        state = SEEN.get(entry.state, entry.state)
        words = f"{entry.key.office}: {_had(entry.delivery.kind)}, on {muster.day_of(entry.since)}"
        console.say(step_line(state, words), "warning" if entry.state != "sent" else "faint")
        if entry.state == "unknown":
            say_all(how_to_resolve(entry))
    _say_more(len(plan.taken), "that have gone")


def _had(kind: str) -> str:
    return {"call": "was called", "reminder": "was reminded"}.get(kind, "was told")


def _say_more(count: int, what: str) -> None:
    if count > MOST:
        console.say(step_line("", f"and {count - MOST:,} more {what}"))


def _unasked(plan: CallPlan) -> tuple[str, ...]:
    if not plan.unasked:
        return ()
    words = f"of {counted(plan.unasked, 'member')} it is not recorded that they agreed to be contacted (be-contacted)"
    return (f"{words}: write to those alone who know that you have their addresses",)


def say_how_to_call(plan: CallPlan) -> None:
    """Say what to type next.

    Raises:
        Exit: nobody can be written to at all.
    """
    if not plan.messages:
        console.say("There is nothing to send.", "strong")
        if plan.wish.occasion == "call" and plan.refusals and not plan.taken:
            raise typer.Exit(1)
        return
    if plan.wish.way == "post":
        console.say("Nothing was printed. To print it, after one more question: the same with --really.", "strong")
        return
    console.say(
        "Nothing was sent. To send it, after one more question: the same again with --really.", "strong"
    )
    console.say("To see it in your own mailbox first: the same again with --to-me.")


def require_all_told(plan: CallPlan) -> None:
    """Say that a notice leaves out people who were called, where their list was not named.

    Raises:
        Exit: it does.
    """
    if plan.wish.kind != "notice" or not plan.strangers:
        return
    they = "1 member who was called is" if plan.strangers == 1 else f"{plan.strangers:,} members who were called are"
    console.say(f"{they} NOT told: name the list that the call went to: --to members.csv", "error")
    raise typer.Exit(1)


def call_json(plan: CallPlan, files: tuple[Path, ...] = ()) -> str:
    """Return the plan for programs."""
    reckoning = plan.reckoning
    value = {
        "campaign": plan.order.campaign.id,
        "status": plan.order.campaign.status,
        "occasion": plan.wish.occasion,
        "risks": [str(risk.text) for risk in plan.order.campaign.risks],
        "messages": [_message_json(message) for message in plan.messages],
        "taken": [{"key": one.short, "member": one.key.office, "state": one.state} for one in plan.taken],
        "left_out": [
            {"who": one.who, "reason": one.reason, "remedy": one.remedy or None, "flag": one.flag or None}
            for one in plan.refusals
        ],
        "without_consent": plan.unasked,
        "warnings": list(plan.warnings),
        "last_day": str(reckoning.last) if reckoning and reckoning.last else None,
        "late": reckoning.late if reckoning else 0,
        "files": [str(path) for path in files],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _message_json(message: Message) -> dict[str, Any]:
    key, dossier = message.delivery.key, message.dossier
    return {
        "key": key.short,
        "member": key.office,
        "name": shown_name(dossier.member),
        "by": key.way,
        "to": dossier.member.email if key.way == "email" else None,
        "address": list(message.mail.lines) if message.mail else [],
        "language": dossier.language,
        "from_country": dossier.origin,
        "letters": [
            {"target": one.letter.target, "language": one.letter.language, "file": letter_file(one.letter)}
            for one in dossier.letters
            if message.has_letters
        ],
        "occasion": message.delivery.target or None,
        "version": key.version,
        "account": message.desk.id if message.desk else None,
        "from": message.writer.address if message.writer else None,
        "state": message.state or None,
        "subject": message.circular.subject,
    }
