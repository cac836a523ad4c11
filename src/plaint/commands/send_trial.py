"""What `plaint send` does without --really: shows the plan, or tries it out on yourself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from plaint import console
from plaint.commands.send_report import plan_json, say_how_to_go_on, say_plan, say_refusals
from plaint.commands.send_tally import SOME_NOT_SENT
from plaint.commands.surroundings import running_clock, secret_ways
from plaint.commands.tell import step_line
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from plaint.commands.send_call import Call
    from plaint.deliver.transport import Handover
    from plaint.sending.plan import Envelope, Plan

TRIALS = 3  # letters to oneself, unless another number was asked for


def show_plan(call: Call) -> None:
    """Show what would be sent; nothing is written.

    Raises:
        PlaintError: the campaign does not send, or something that was asked for is not there.
    """
    from plaint.approvals.gate import Leaving, approval_gap
    from plaint.deliver.journal import NAME, read_journal

    counter = call.counter()
    with read_journal(counter.workspace.root / NAME) as record:
        plan = counter.plan(record, counter.drafting())
        leaving = Leaving(call.count(plan))
        gap = approval_gap(counter.workspace, counter.order.campaign, leaving, record, counter.today)
    if call.json:
        console.result(plan_json(plan))
        return
    say_plan(plan, counter)
    if gap:
        console.say(step_line("approval", f"{gap.message}: {gap.hint}"), "warning")
    say_how_to_go_on(plan)


def try_out(call: Call) -> None:
    """Send some letters to the sender's own mailbox, marked as a trial; the journal knows nothing of it.

    Raises:
        PlaintError: there is no account for mail, or nothing to try.
    """
    from plaint.deliver.journal import NAME, read_journal
    from plaint.sending.desks import Desks
    from plaint.sending.lines import Lines

    counter = call.counter()
    with read_journal(counter.workspace.root / NAME) as record:
        plan = counter.plan(record, counter.drafting())
    _require_letters(plan)
    chosen = plan.envelopes[: call.limit or TRIALS]
    desk = Desks(counter.workspace.data.settings, counter.wish.account).desk("email", chosen[0].signatories)
    own = desk.account.email or ""
    parcels = call.parcels(counter, running_clock(call.session), record)
    lines = Lines(counter.workspace.root, secret_ways())
    failed = 0
    try:
        for envelope in chosen:
            handover = lines.transport("email", desk).hand_over(parcels.trial(envelope, own), _nothing)
            failed += _say(handover, envelope, own)
            if handover.stops:
                break
    finally:
        lines.close()
    console.say("Not all of it was sent." if failed else "Nobody but you got anything.", "strong")
    if failed:
        raise typer.Exit(SOME_NOT_SENT)


def _require_letters(plan: Plan) -> None:
    if plan.envelopes:
        return
    say_refusals(plan.refusals)
    raise PlaintError("there is no letter to try out", "`plaint send` without --to-me shows what has gone already")


def _nothing() -> None:
    """Note nothing: a trial is no delivery."""


def _say(handover: Handover, envelope: Envelope, own: str) -> bool:
    """Say what became of a trial; return whether it failed."""
    from plaint.deliver.transport import Outcome

    if handover.outcome is Outcome.SENT:
        console.say(step_line("trial", f"{envelope.target}: to yourself, {own}"))
        return False
    told = "; ".join(filter(None, (f"{envelope.target}: to yourself, {own}", handover.reply, handover.remedy)))
    console.say(step_line("failed", told), "error")
    return True
