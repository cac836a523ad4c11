"""`plaint list`: the campaigns of a workspace."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print for programs, as JSON.")] = False,
) -> None:
    """Name the campaigns of this workspace, with status and deadline.

    Example:

      plaint list
    """
    session: Session = ctx.obj
    campaigns = session.headings()
    if json:
        from json import dumps

        rows = [
            {
                "id": c.id,
                "title": str(c.title),
                "country": c.country,
                "status": c.status,
                "published": str(c.published) if c.published else None,
                "until": str(c.until) if c.until else None,
            }
            for c in campaigns
        ]
        console.result(dumps(rows, ensure_ascii=False, indent=2))
        return
    if not campaigns:
        console.say("No campaign yet: write one in campaigns.yaml.")
    width = max((len(campaign.id) for campaign in campaigns), default=0)
    for campaign in campaigns:
        until = f"until {campaign.until}" if campaign.until else ""
        console.result(f"{campaign.id:<{width}}  {campaign.status:<8} {until:<17} {campaign.title}".rstrip())
