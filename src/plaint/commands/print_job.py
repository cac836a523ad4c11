"""What every job of `plaint print` begins with and ends in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import campaign_state, shown, step_line

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.compose.letters import Order
    from plaint.compose.mailing import NoMail
    from plaint.orders import Wish
    from plaint.printing import Printed, PrintRoom
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True)
class Job:
    """One print job: what was ordered, and the room that prints it.

    Attributes:
        signed_by: the id of the one signatory who was asked for, or whatever else stood there.
    """

    workspace: Workspace
    order: Order
    room: PrintRoom
    today: date
    signed_by: str | None

    @property
    def origin(self) -> str | None:
        """The sender's country, where it is known."""
        from plaint.compose.signing import country_of

        own = country_of(self.order.signatories, self.order.campaign.sender)
        return self.order.origin or own or self.workspace.data.settings.country

    @property
    def paper(self) -> str:
        """`A4` or `Letter`."""
        from plaint.printing import paper_for

        return paper_for(self.workspace.data.settings, self.origin)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a print job.

    Attributes:
        printed: the file; None where there was nothing to print.
        what: how many of what, as "3 envelopes".
        missing: who has no place in it, and why.
        advice: what to do with the paper, a line each.
    """

    printed: Printed | None
    what: str
    missing: tuple[NoMail, ...] = ()
    advice: tuple[str, ...] = ()


def open_job(session: Session, wish: Wish, output: Path | None) -> Job:
    """Open the workspace and place the order; errors as in `place_order`."""
    from plaint.orders import place_order, today_of
    from plaint.output import Output
    from plaint.printing import PrintRoom

    workspace = session.open()
    order = place_order(workspace, session, wish)
    folder = Output(output.absolute(), None) if output else Output(workspace.root / "output", workspace.root)
    return Job(workspace, order, PrintRoom(workspace, folder), today_of(workspace, session, order), wish.signed_by)


def say_result(job: Job, result: Result, *, as_json: bool) -> None:
    """Print the file's path on standard output, and on standard error what to know of it; or all of it as JSON."""
    if as_json:
        _print_json(job, result)
        return
    campaign = job.order.campaign
    console.say(f"{campaign.id}: {campaign.title}", "strong")
    for line in campaign_state(campaign, job.today):
        console.say(step_line("note", line), "warning")
    for one in result.missing:
        console.say(step_line("left out", f"{one.whose}: {one.reason}"), "warning")
    say_file(result)


def say_file(result: Result) -> None:
    """Print the file's path on standard output, and say what to do with the paper."""
    if result.printed is None:
        console.say("Nothing was printed.", "warning")
        return
    console.result(shown(result.printed.path))
    pages = result.printed.pages
    console.say(f"{result.what} on {pages} page{'s' if pages > 1 else ''}.")
    for line in result.advice:
        console.say(line)


def _print_json(job: Job, result: Result) -> None:
    import json

    campaign, printed = job.order.campaign, result.printed
    value = {
        "campaign": campaign.id,
        "status": campaign.status,
        "notes": list(campaign_state(campaign, job.today)),
        "path": str(printed.path) if printed else None,
        "pages": printed.pages if printed else None,
        "what": result.what,
        "left_out": [{"whose": one.whose, "reason": one.reason} for one in result.missing],
        "advice": list(result.advice),
    }
    console.result(json.dumps(value, ensure_ascii=False, indent=2))
