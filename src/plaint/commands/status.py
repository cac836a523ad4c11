"""`plaint status`: what was sent, what was not, and what nobody knows."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands import complete

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    campaign: Annotated[
        str | None,
        typer.Argument(
            metavar="[CAMPAIGN]",
            autocompletion=complete.campaigns,
            help="Only this campaign. Default: all.",
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Name every letter and act, what was sent too.")] = False,
    look: Annotated[
        bool, typer.Option("--look", help="Ask the fax servers what became of the faxes that they have taken.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: every letter, with its key and state.")] = False,
) -> None:
    """Say what stands in the journal: how many letters were sent, which were refused, which may have arrived.

    What people did by hand stands beside it, claimed and witnessed apart, and is never added to it. The first column
    is a letter's key, for `plaint resolve`, or an act's number, for `plaint done --undo`.

    Examples:

      plaint status

      plaint status port-aurora --all
    """
    from plaint.commands.answers_report import say_answers
    from plaint.commands.status_report import say_fates, say_status, status_json
    from plaint.deliver.journal import NAME, read_journal
    from plaint.deliver.record import diary
    from plaint.reading.root import find_root

    session: Session = ctx.obj
    root = find_root(session.folder)
    with read_journal(root / NAME) as record:
        entries, acts = record.entries(campaign), record.read(diary.acts_of(campaign))
        if campaign is not None and not (entries or acts):
            session.open().campaign(campaign)
        if json:
            console.result(status_json(entries, acts))
            return
        if warning := record.clock_warning(session.now.timestamp()):
            console.say(warning, "warning")
        say_status(entries, acts, session, is_whole=every)
        say_answers(record, campaign)
        if look:
            say_fates(entries, session)
