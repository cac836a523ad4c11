"""`plaint notify`: those who were called or wrote hear that it is stopped, won, corrected; or are thanked."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands.options import (
    ByAccount,
    CampaignName,
    ForPrograms,
    Limit,
    Members,
    OwnWords,
    Really,
    RetryFailed,
    SkipBad,
    ToMe,
    Yes,
)

if TYPE_CHECKING:
    from plaint.calls.wish import Occasion


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    stopped: Annotated[bool, typer.Option("--stopped", help="The campaign is stopped: write no more.")] = False,
    won: Annotated[bool, typer.Option("--won", help="The campaign has won: write no more.")] = False,
    corrected: Annotated[
        bool, typer.Option("--corrected", help="The letters have changed: the new ones, to whoever has not written.")
    ] = False,
    thanks: Annotated[bool, typer.Option("--thanks", help="Thank them.")] = False,
    to: Members = "all",
    because: OwnWords = None,
    really: Really = False,
    to_me: ToMe = False,
    yes: Yes = False,
    account: ByAccount = None,
    limit: Limit = None,
    retry_failed: RetryFailed = False,
    skip_bad: SkipBad = False,
    json: ForPrograms = False,
) -> None:
    """Tell those members who were called or have written what has become of a campaign, each thing once.

    --stopped and --won need that status in campaigns.yaml; the reason that stands there is told. --to names the list
    that the call went to; where somebody who was called is on no list that is known, the exit code is 1.

    Examples:

      plaint notify port-aurora --stopped --really

      plaint notify port-aurora --corrected --because "The minister has a new name."

      plaint notify port-aurora --thanks --because "We were 212." --because "fr=Nous étions 212."
    """
    from plaint.calls.wish import CallWish
    from plaint.commands.call_round import Round, play, words_by_language
    from plaint.errors import PlaintError

    asked: dict[Occasion, bool] = {"stopped": stopped, "won": won, "corrected": corrected, "thanks": thanks}
    chosen: list[Occasion] = [name for name, is_asked in asked.items() if is_asked]
    if len(chosen) != 1:
        raise PlaintError(
            "what is to be told?" if not chosen else f"one thing at a time: {', '.join(chosen)}",
            "add one of --stopped, --won, --corrected, --thanks",
        )
    wish = CallWish(
        occasion=chosen[0], words=words_by_language(because), account=account, retry_failed=retry_failed
    )
    call = Round(session=ctx.obj, campaign=campaign, to=to, wish=wish, limit=limit, skip_bad=skip_bad, json=json)
    play(call, really=really, to_me=to_me, yes=yes)
