"""`plaint call --as pdf`: packets to be posted, printed and noted in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.call_report import call_json
from plaint.commands.send_report import counted
from plaint.commands.tell import shown, step_line

if TYPE_CHECKING:
    from plaint.calls.muster import Muster
    from plaint.calls.plan import CallPlan
    from plaint.commands.call_round import Round
    from plaint.deliver.journal import Journal


def print_packets(call: Round, muster: Muster, journal: Journal, plan: CallPlan) -> None:
    """Note packets as planned by post, then print them; one that is not known to be posted is printed again each time.

    Raises:
        RenderError: something cannot be put on paper.
        PlaintError: a file or the journal cannot be written.
    """
    from plaint.calls.deeds import Deeds
    from plaint.calls.handing import note
    from plaint.calls.packets import PacketRoom
    from plaint.make import Workshop

    workspace = muster.workspace
    workshop = Workshop(workspace, call.output(workspace.root), muster.order)
    dossiers = muster.dossiers(Deeds.of(journal, muster.order.campaign.id))
    room = PacketRoom(workshop, dossiers, muster.clerk(), journal.marks)
    note(plan, muster, journal)
    written = tuple(room.write(plan))
    for one in written:
        (console.say if call.json else console.result)(shown(one.path))
        console.say(step_line("pdf", counted(one.pages, "page")))
    if call.json:
        console.result(call_json(plan, tuple(one.path for one in written)))
    console.say(f"{counted(len(plan.messages), 'packet')}, in the order of the post.", "strong")
    console.say("Print one-sided, at 100 %: each cover's address stands in the window of the envelope.")
    console.say("These files are private: they name people. Once posted, for each:")
    for message in plan.messages[:1]:
        console.say(step_line("", f'plaint resolve {message.delivery.key.short} sent --note "posted"'))
    if len(plan.messages) > 1:
        console.say(step_line("", f"the others' keys: plaint status {plan.order.campaign.id}"))
