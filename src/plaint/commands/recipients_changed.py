"""`plaint recipients changed`: what was printed, planned, sent and told with data that are old by now."""

from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Leave out what is known to have changed before that day, as 2026-11-22."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: each recipient, and what is to be done.")] = False,
) -> None:
    """List what to see to after a new holder of an office, or a new address.

    Letters of the journal are compared with what would be printed today, and files in output/ are searched for names
    and addresses that are old: what waits, what has gone, what to make anew, which members to tell. Nothing is changed.

    Examples:

      plaint recipients changed

      plaint recipients changed --since 2026-11-01
    """
    from plaint.commands.recipients_report import changes_json, say_changes
    from plaint.deliver.journal import NAME, read_journal
    from plaint.orders import checked_day, sender_zone
    from plaint.outdated.changes import Look

    session: Session = ctx.obj
    workspace = session.open()
    zone = sender_zone(workspace, workspace.data.settings.country, session.now.date())
    now = session.now_in(zone)

    with read_journal(workspace.root / NAME) as record:
        look = Look(
            workspace=workspace,
            record=record,
            today=now.date(),
            day_of=partial(_day_of, now),
            since=checked_day(since, "--since"),
        )
        changes = tuple(look.changes())
    if json:
        from plaint import console

        console.result(changes_json(changes))
        return
    say_changes(changes)


def _day_of(now: datetime, moment: float) -> date:
    """Return the day of a moment by the clocks of where it is `now`."""
    return datetime.fromtimestamp(moment, UTC).astimezone(now.tzinfo).date()
