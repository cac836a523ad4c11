"""`plaint call`: each member gets her own letters, in her language, once."""

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
    """What a member gets."""

    letter = "letter"
    sheet = "sheet"
    page_link = "page-link"


class Form(StrEnum):
    """How it reaches her."""

    mail = "mail"
    pdf = "pdf"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    to: Members,
    what: Annotated[
        What,
        typer.Option(
            metavar="WHAT", help="letter: her own with the sheet; sheet: that alone; page-link: a few words and --page."
        ),
    ] = What.letter,
    page: Annotated[
        str | None, typer.Option(metavar="URL", help="The campaign's page on the web, for --what page-link.")
    ] = None,
    really: Really = False,
    to_me: ToMe = False,
    yes: Yes = False,
    form: Annotated[
        Form,
        typer.Option(
            "--as", metavar="FORM", help="mail; or pdf: packets to post, for those who have no mailbox."
        ),
    ] = Form.mail,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="With --as pdf: packets for those too who have a mailbox.")
    ] = False,
    instead: Annotated[
        bool,
        typer.Option("--instead", help="Mail to those too for whom a packet was printed, and not posted."),
    ] = False,
    text: OwnWords = None,
    account: ByAccount = None,
    limit: Limit = None,
    after_deadline: Annotated[
        bool, typer.Option("--after-deadline", help="Call although the campaign's deadline is past.")
    ] = False,
    retry_failed: RetryFailed = False,
    skip_bad: SkipBad = False,
    json: ForPrograms = False,
) -> None:
    """Write to your members: each gets, in her language, her own letters, the sheet, and how to say that it is done.

    Nothing leaves this machine without --really or --to-me. Each member is called once; run it again after a crash or
    on the next day, and the rest gets what the campaign says then. Nobody sees who else is called.

    Examples:

      plaint call port-aurora --to all                         the plan

      plaint call port-aurora --to members.csv --to-me         a sample in each language, to yourself

      plaint call port-aurora --to members.csv --really        send, after one question

      plaint call port-aurora --to members.csv --as pdf --really     packets for those who have no mailbox
    """
    from plaint.calls.clearance import require_page
    from plaint.calls.wish import CallWish
    from plaint.commands.call_round import Round, play, words_by_language
    from plaint.errors import PlaintError

    if what is What.page_link and not page:
        raise PlaintError("--what page-link without a page", "add --page https://…, where the campaign's page is")
    if page and what is not What.page_link:
        raise PlaintError("--page without --what page-link", "add --what page-link, or leave --page out")
    if page:
        require_page(page)
    if form is Form.pdf and what is not What.letter:
        raise PlaintError("packets hold letters", "leave --what out")
    if form is Form.pdf and to_me:
        raise PlaintError("--to-me is for mail", "leave it out: packets are for you to look at")
    if everybody and form is not Form.pdf:
        raise PlaintError("--everybody is for packets", "add --as pdf")
    wish = CallWish(
        occasion="call",
        what=what.value,
        page=page or "",
        words=words_by_language(text),
        way="post" if form is Form.pdf else "email",
        account=account,
        everybody=everybody,
        instead=instead,
        after_deadline=after_deadline,
        retry_failed=retry_failed,
    )
    call = Round(session=ctx.obj, campaign=campaign, to=to, wish=wish, limit=limit, skip_bad=skip_bad, json=json)
    play(call, really=really, to_me=to_me, yes=yes)
