"""`plaint inbox`: what came back is sorted: answers, failures, members' messages; plan first."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands import complete

if TYPE_CHECKING:
    from plaint.session import Session


class Means(StrEnum):
    """As what "done" counts where it is not said how."""

    posted = "posted"
    handed_in = "handed-in"
    called = "called"
    faxed = "faxed"
    emailed = "emailed"
    web_form = "web-form"
    picket = "picket"


def run(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACCOUNT|FILE|DIR|MBOX]",
            autocompletion=complete.mailboxes,
            help="An account with imap:, or mail on this disk: a message, an mbox, a Maildir, a folder of .eml files. "
            "Default: the account of settings.yaml.",
            show_default=False,
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="File and note what the plan says. Without it nothing is written.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="IMAP: mail of this day and later. Default: since the first letter left."),
    ] = None,
    folder: Annotated[str, typer.Option(metavar="NAME", help="IMAP: which folder.")] = "INBOX",
    members: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Members from a table (CSV, .xlsx) besides those of signatories.yaml."),
    ] = None,
    done_means: Annotated[
        Means | None,
        typer.Option(metavar="HOW", help="As what “done” counts where it is not said how. Default: the first channel."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Name the messages too that are left alone.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: each message, and what is done with it.")] = False,
) -> None:
    """Sort what came back: answers are filed, delivery failures noted, members' “done” becomes an act.

    A plan at first; --write acts. Whoever asks for no more mail is not called again. The mailbox is only read: nothing
    is marked, moved or deleted there. Attachments are stored within their message and never opened. Read again, nothing
    is noted twice.

    Examples:

      plaint inbox                       the account's mailbox: the plan

      plaint inbox --write               the same, and do it

      plaint inbox returned.mbox --write
    """
    from plaint.commands.inbox_run import Call, sort_inbox

    session: Session = ctx.obj
    call = Call(
        session=session,
        source=source,
        is_writing=write,
        since=since,
        folder=folder,
        members=members,
        default=done_means.value if done_means else None,
    )
    sort_inbox(call, is_whole=every, as_json=json)
