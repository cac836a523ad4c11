"""`plaint resolve`: settle a letter of which nobody knew whether it arrived."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session


_PLANNED = {
    "email": "was not sent: the next `plaint send` sends it",
    "drafts": "is not in your drafts any more: the next `plaint send` may write it again, by drafts or by mail",
    "fax": "did not arrive: the next `plaint send` faxes it again",
}


class Verdict(StrEnum):
    """What was found out."""

    sent = "sent"
    not_sent = "not-sent"


def run(
    ctx: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="The letter's key, from `plaint status`; or its Message-ID.")
    ],
    verdict: Annotated[
        Verdict | None,
        typer.Argument(
            metavar="[sent|not-sent]", help="What you found out. Left out, the server is asked.", show_default=False
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="How you know; kept in the journal.")] = None,
) -> None:
    """Settle a letter that is `unknown`: it arrived, or it did not and is sent again by the next `plaint send`.

    Without a verdict, the folder of sent mail (IMAP) or the fax server is asked; only what it proves counts. A copy
    that goes by post is settled by `sent` once it is posted. A fax that the server took and never delivered, and a
    draft that you threw away, count as sent until you say not-sent.

    Examples:

      plaint resolve 4f1c09ab22 sent --note "they answered on Tuesday"

      plaint resolve 4f1c09ab22 not-sent --note "not in the sent mail, and the provider's log has no trace of it"

      plaint resolve 4f1c09ab22
    """
    from plaint.commands.surroundings import running_clock, secret_ways
    from plaint.deliver.journal import NAME, open_journal, read_journal
    from plaint.errors import PlaintError

    session: Session = ctx.obj
    if verdict is not None and not (note or "").strip():
        raise PlaintError("--note is missing", "say how you know, in a few words; it is kept in the journal")
    workspace = session.open()
    with read_journal(workspace.root / NAME) as record:
        record.find(key)
    journal = open_journal(workspace.root / NAME, running_clock(session).now)
    try:
        if verdict is None:
            from plaint.sending.proof import look_for

            entry, words = look_for(key, journal, workspace, secret_ways())
        else:
            entry, words = journal.resolve(key, (note or "").strip(), sent=verdict is Verdict.sent), ""
    finally:
        journal.close()
    said = {"sent": "counts as sent", "planned": _PLANNED.get(entry.key.way, _PLANNED["email"])}
    shown = f"{entry.short} {entry.delivery.target}: {said.get(entry.state, 'is still unknown')}"
    console.say("; ".join(filter(None, (shown, words))), "strong")
    if entry.state == "unknown":
        raise typer.Exit(1)
