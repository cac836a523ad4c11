"""`plaint show`: one campaign, whom it addresses, how and when each is reached."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands.options import CampaignName

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    origin: Annotated[
        str | None, typer.Option("--from", metavar="CC", help="The country you write from, as GB.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="As of this day, as 2026-11-22. Default: today.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print for programs, as JSON.")] = False,
) -> None:
    """Show a campaign: targets, what to dial, best hours, demands, who gets copies.

    Examples:

      plaint show karaganda-2003

      plaint show karaganda-2003 --from GB
    """
    from plaint.commands.show_campaign import Display

    session: Session = ctx.obj
    display = Display.of(session, campaign, origin, on)
    if json:
        from json import dumps

        console.result(dumps(display.as_json(), ensure_ascii=False, indent=2))
        return
    for line in display.lines():
        console.result(line)
