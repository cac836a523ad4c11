"""`plaint stop`: no more letters of a campaign, from this moment; or, with a reason, letters again."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands.options import CampaignName

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why; it stands in campaigns.yaml, and people are shown it.")
    ] = None,
    won: Annotated[bool, typer.Option("--won", help="It has reached what it asked for: won, not stopped.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open it again, and keep the earlier reason.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; for scripts.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it comes to, and do nothing.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: what was done, what is out of reach.")] = False,
) -> None:
    """Stop a campaign at once, after one question.

    A run that is sending ends after the letter in hand. Letters, copies, calls and reminders that wait are cancelled,
    drafts that nobody has changed are removed from your mailbox, faxes in the queue of HylaFAX are taken back;
    campaigns.yaml says stopped or won, why, and since when. What cannot be recalled is named, as packets that may have
    been posted. Run it again when something failed, as without a network: it does the rest.

    Examples:

      plaint stop port-aurora --because "the family asks for silence"

      plaint stop port-aurora --won --because "the archive is open to everybody"

      plaint stop port-aurora --reopen --because "arrested again on Monday"
    """
    from plaint.commands.stop_run import StopWish, reopen_campaign, stop_campaign
    from plaint.errors import PlaintError

    session: Session = ctx.obj
    if won and reopen:
        raise PlaintError("both --won and --reopen", "keep one of them")
    wish = StopWish(
        campaign=campaign, because=" ".join((because or "").split()), won=won, yes=yes, dry_run=dry_run, json=json
    )
    (reopen_campaign if reopen else stop_campaign)(session, wish)
