"""What `plaint stop` says: what there is to stop, each thing as it is done, and what nobody can take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.send_report import counted
from plaint.commands.tell import step_line
from plaint.compose.discretion import names_contact

if TYPE_CHECKING:
    from plaint.stops.standing import Gone, Standing
    from plaint.stops.stopping import StopOrder, Told

_STYLES = {"undone": "error", "out of reach": "warning", "wait": "warning"}
_NOT_SHOWN = (
    "this reason seems to hold somebody's contact: pages and public reports leave it out; say it in other words, with "
    "--because"
)
_LABELS = {"out of reach": "beyond"}


def say_what_there_is(order: StopOrder, standing: Standing | None) -> None:
    """Say what a stop comes to."""
    console.say(f"{order.campaign}: {order.status} on {order.day}", "strong")
    console.say(step_line("reason", order.because))
    if names_contact(order.because, order.data):
        console.say(step_line("", _NOT_SHOWN), "warning")
    if standing is None:
        return
    things = (
        (len(standing.planned), "planned, to be cancelled"),
        (len(standing.drafts), "among drafts, to be removed unless sent or changed"),
        (len(standing.faxes), "taken by a fax server, to be taken back where it still can be"),
    )
    for count, words in things:
        if count:
            console.say(step_line("stop", f"{count:,} {words}"))


def say_told(told: Told) -> None:
    """Say one thing that was done, or could not be."""
    console.say(step_line(_LABELS.get(told.what, told.what), told.words), _STYLES.get(told.what, ""))


def say_out_of_reach(beyond: tuple[Gone, ...]) -> None:
    """Say what cannot be recalled."""
    if beyond:
        console.say("Out of reach:", "strong")
    for one in beyond:
        console.say(step_line(one.kind, one.words), "warning")


def say_after(order: StopOrder, standing: Standing | None, *, is_done: bool) -> None:
    """Say how to tell the members and the organisers."""
    if not is_done:
        console.say("Nothing was stopped. To stop it: the same again without --dry-run.", "strong")
        return
    notice = "won" if order.status == "won" else "stopped"
    told = len(standing.told) if standing else 0
    whom = f"the {counted(told, 'member')} who {'was' if told == 1 else 'were'} called or reminded, and" if told else ""
    console.say(f"{order.campaign} is {order.status}.", "strong")
    is_of_table = bool(standing and standing.told - order.data.signatories.keys())
    if is_of_table:
        console.say("Some of them are not in signatories.yaml: --to names the table that the call went to.")
    console.say(" ".join(("To tell", *filter(None, (whom,)), "the organisers:")))
    console.say(f"  plaint notify {order.campaign} --{notice}{' --to members.csv' if is_of_table else ''}")
    console.say(f"  plaint send {order.campaign} --copies only")
