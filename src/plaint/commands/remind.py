"""`plaint remind`: those who were called and of whom nothing is known yet, twice at most."""

from enum import StrEnum
from typing import Annotated

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


class What(StrEnum):
    """What a member gets once more."""

    letter = "letter"
    sheet = "sheet"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    to: Members = "all",
    what: Annotated[
        What, typer.Option(metavar="WHAT", help="Her own letters with the sheet, or the sheet alone: letter, sheet.")
    ] = What.letter,
    really: Really = False,
    to_me: ToMe = False,
    yes: Yes = False,
    soon: Annotated[
        bool, typer.Option("--soon", help="Remind although the last message is of yesterday or today.")
    ] = False,
    text: OwnWords = None,
    account: ByAccount = None,
    limit: Limit = None,
    retry_failed: RetryFailed = False,
    skip_bad: SkipBad = False,
    json: ForPrograms = False,
) -> None:
    """Remind those members who were called and have not said that they have done it.

    Nobody is reminded more than twice, after the deadline, after a stop, or for whom a letter was sent. --to names the
    list that the call went to.

    Examples:

      plaint remind port-aurora                          the plan

      plaint remind port-aurora --to members.csv --really
    """
    from plaint.calls.wish import CallWish
    from plaint.commands.call_round import Round, play, words_by_language

    wish = CallWish(
        occasion="reminder",
        what=what.value,
        words=words_by_language(text),
        account=account,
        soon=soon,
        retry_failed=retry_failed,
    )
    call = Round(session=ctx.obj, campaign=campaign, to=to, wish=wish, limit=limit, skip_bad=skip_bad, json=json)
    play(call, really=really, to_me=to_me, yes=yes)
